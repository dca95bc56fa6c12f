"""Five minutes: keeps the answers to a few questions as ordinary entries, and makes a page to speak from of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from negotui.analysis.offers.page import speaking_page
from negotui.domain.blocks import Block, Heading, Paragraph, plain
from negotui.domain.dates import show_date
from negotui.domain.guide import Guide
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.quick import QuickQuestion, better_by_figures, following, questions_for
from negotui.domain.sheets import ALTERNATIVES, ISSUES
from negotui.domain.values import shown, write
from negotui.errors import ValueRefused
from negotui.export.markdown import markdown_of
from negotui.services import saving
from negotui.services.entries import Entries
from negotui.services.session import DEFAULT_GUIDE, Session

NOTHING_YET = "Nothing to speak from yet."


class Quick:
    """The five minutes before a talk, for the negotiations in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entries = Entries(session)

    def begin(self, guide: str = DEFAULT_GUIDE) -> Negotiation:
        """A negotiation without a word in it, not stored yet: its first answer stores it. Raises NotFound, GuideError."""
        id = self._session.ids.new()
        return Negotiation(id, self._session.guide(guide).id, Entry(id, id, DETAILS.id))

    def questions(self, negotiation: Negotiation) -> tuple[QuickQuestion, ...]:
        """The questions that its guide has a place for."""
        return self.questions_of(negotiation.guide)

    def questions_of(self, guide: str) -> tuple[QuickQuestion, ...]:
        """The same for the guide of that id. Raises NotFound, GuideError."""
        return questions_for(self._session.guide(guide))

    def entry(self, negotiation: Negotiation, question: QuickQuestion) -> Entry:
        """The entry that holds the answer to a question: the first of its sheet that fits, or a new one, not stored yet."""
        if question.sheet == DETAILS.id:
            return negotiation.details
        found = self._stored(negotiation, question)
        return found or self._new(negotiation, question)

    def after(self, negotiation: Negotiation, questions: Sequence[QuickQuestion], at: int, by: int = 1) -> int | None:
        """The place of the next question to ask, or of the one before; None at the end. at: −1 before the first."""
        context = self._session.context(negotiation)

        def is_asked(question: QuickQuestion) -> bool:
            entry = self.entry(negotiation, question)
            return question.is_asked(entry, context.sheet(question.sheet).naming)

        return following(questions, at, by, is_asked)

    def answer(
        self, negotiation: Negotiation, question: QuickQuestion, field: str, text: str, step: str
    ) -> tuple[Negotiation, ValueRefused | None]:
        """Saves the answer to a part of a question; what cannot be read is kept as it was typed, and the reason returned.

        step: from `Entries.step()`. Raises NotFound, StoreError.
        """
        entry = self.entry(negotiation, question)
        saved, problem = self._entries.write_field(negotiation, entry, field, text, step)
        return negotiation.with_entry(saved.entry), problem

    def answered(self, negotiation: Negotiation, question: QuickQuestion) -> tuple[str, ...]:
        """What each part of a question has been answered with, for reading; empty where it has not."""
        context = self._session.context(negotiation)
        entry = self.entry(negotiation, question)
        sheet = context.sheet(question.sheet)
        return tuple(shown(entry, sheet.field(part.field), context) for part in question.parts)

    def settle(self, negotiation: Negotiation, step: str) -> Negotiation:
        """Saves what follows from the answers: which way an issue is better, and that the alternative is measured on it."""
        by_sheet = {one.sheet: self._stored(negotiation, one) for one in self.questions(negotiation)}
        pairs: list[tuple[Entry, Entry]] = []
        issue, alternative = by_sheet.get(ISSUES), by_sheet.get(ALTERNATIVES)
        if issue and (better := better_by_figures(issue)):
            pairs.append((issue, issue.put("better", better)))
        has_link = self._guide(negotiation).has(ALTERNATIVES, "issue", "worth")
        if issue and alternative and has_link and alternative.get("worth") and not alternative.typed("issue"):
            pairs.append((alternative, alternative.put("issue", issue.id)))
        return self._saved(negotiation, pairs, step)

    def finish(self, negotiation: Negotiation, step: str) -> Negotiation:
        """The same, and gives it a title where none was answered; does nothing where nothing was answered at all."""
        if not is_begun(negotiation):
            return negotiation
        negotiation = self.settle(negotiation, step)
        details = negotiation.details
        if details.typed("title"):
            return negotiation
        return self._saved(negotiation, [(details, details.put("title", self._title(negotiation)))], step)

    def page(self, negotiation: Negotiation) -> tuple[Block, ...]:
        """The page to speak from under its title, secrets first and what is only looked at when it is needed last."""
        page = speaking_page(negotiation, self._session.context(negotiation))
        counterpart = negotiation.details.get("counterpart")
        title = negotiation.title
        if counterpart and counterpart not in title:
            title = f"{title}, with {counterpart}"
        return (
            Heading(1, plain(title)),
            *((*page.secret, *page.open, *page.ready) or (Paragraph(plain(NOTHING_YET)),)),
        )

    def page_text(self, negotiation: Negotiation) -> str:
        """The same as Markdown."""
        return markdown_of(self.page(negotiation))

    def _guide(self, negotiation: Negotiation) -> Guide:
        return self._session.guide_for(negotiation)

    def _stored(self, negotiation: Negotiation, question: QuickQuestion) -> Entry | None:
        fixed = [(name, value) for name, value in question.fixed]
        fitting = (
            one for one in negotiation.of(question.sheet) if all(one.get(name) == value for name, value in fixed)
        )
        return next(fitting, None)

    def _new(self, negotiation: Negotiation, question: QuickQuestion) -> Entry:
        entry, context = self._entries.new(negotiation, question.sheet), self._session.context(negotiation)
        for name, value in question.fixed:
            entry, _ = write(entry, context.sheet(question.sheet).field(name), value, context)
        # A choice that a guide of one's own does not have is left out: it is no answer of the user's.
        return replace(entry, drafts=())

    def _saved(self, negotiation: Negotiation, pairs: Sequence[tuple[Entry, Entry]], step: str) -> Negotiation:
        for saved in saving.save_all(self._session, pairs, step) if pairs else ():
            negotiation = negotiation.with_entry(saved.entry)
        return negotiation

    def _title(self, negotiation: Negotiation) -> str:
        """A title from what was answered: with whom, else over what, else the day."""
        if counterpart := negotiation.details.get("counterpart"):
            return f"Talk with {counterpart}"
        issues = negotiation.of(ISSUES)
        if issues:
            return self._session.context(negotiation).name(issues[0])
        today = self._session.today()
        return f"Talk prepared on {show_date(today.isoformat(), today)}"


def is_begun(negotiation: Negotiation) -> bool:
    """Whether anything of it is stored."""
    return bool(negotiation.details.revision or negotiation.entries)
