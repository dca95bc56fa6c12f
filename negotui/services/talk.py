"""The talk itself: offers, notes, signals, answers, promises, disclosures, and how it ends. The analyses value the offers.

Everything that one event at the table changes is one step, which one undo takes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from negotui.analysis.gaps import paragraph
from negotui.analysis.offers import board as boards
from negotui.analysis.offers import impasse, meaning, page, words
from negotui.analysis.offers.board import Board
from negotui.analysis.offers.cost import cost as offers_cost
from negotui.analysis.offers.offers import ACCEPTED, MINE, THEIRS, in_time, last_of
from negotui.analysis.offers.page import NEVER, TELL, TOLD, SpeakingPage
from negotui.analysis.packages.reading import AMOUNT
from negotui.domain.blocks import Block
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.pledges import Pledge, read_pledge
from negotui.domain.references import entry_named, linked_name, read_changes, term_name, terms_of, terms_text
from negotui.domain.sentences import as_plain_text
from negotui.domain.sheets import COMMITMENTS, LOG, OFFERS, QUESTIONS, SIGNALS
from negotui.domain.stages import CLOSED, Stage
from negotui.domain.text import clean, listed, one_line, quoted
from negotui.domain.times import show_time
from negotui.domain.values import Context
from negotui.errors import AmbiguousName, NotFound, ValueRefused
from negotui.services.session import Session
from negotui.services.talk_log import Logged, TalkLog, unwritten
from negotui.services.task import Task

_NOTE, _SIGNAL, _ANSWER, _PROMISE, _TOLD, _SLIP = "note", "signal", "answer", "promise", "told", "slip"
# A slip is something that was told although it was marked never to be told.
_OFF_THE_TABLE = ("refused", "withdrawn")
"""The states of an offer that can no longer be agreed on."""
ExtraFields = Mapping[str, str] | None
"""Other fields of a logged entry, as typed: `at`, `by`, `channel`, `until`, `words`."""


class Talk:
    """What can be done at the table, for one workbook file. All methods raise only NegotuiError."""

    LOG, QUESTIONS, SIGNALS = LOG, QUESTIONS, SIGNALS
    ENDINGS = (*CLOSED, Stage.POSTPONED, Stage.PAUSED)
    """How a talk may end: closed, or to go on another day."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._log = TalkLog(session)

    # What is shown

    def board(self, negotiation: Negotiation) -> Board:
        """The offers with what each means; what has not changed since this was last asked is not worked out again."""
        return boards.latest_board(negotiation, self._session.context(negotiation))

    def board_task(self, negotiation: Negotiation) -> Task[Board]:
        """The same as work that is still to be done."""
        context = self._session.context(negotiation)
        return Task(partial(boards.latest_board, negotiation, context), offers_cost(negotiation, context))

    def unscored(self, negotiation: Negotiation) -> Board:
        """The offers as they can be shown while their values are worked out."""
        return boards.unscored(negotiation, self._session.context(negotiation))

    def page(self, negotiation: Negotiation) -> SpeakingPage:
        """The page to speak from."""
        return page.speaking_page(negotiation, self._session.context(negotiation))

    def marked(self, negotiation: Negotiation) -> tuple[Entry, ...]:
        """The entries that say whether they may be told, those that must be told first."""
        return page.marked(negotiation, self._session.context(negotiation))

    def ways_out(self, negotiation: Negotiation, board: Board) -> tuple[Block, ...]:
        """What may help in an impasse."""
        return impasse.ways_out(negotiation, self._session.context(negotiation), board)

    def meaning(self, negotiation: Negotiation, board: Board, entry: Entry | None, hidden: bool) -> tuple[Block, ...]:
        """What a line of the log means. entry: None for an empty log.  hidden: whether to leave out what others must not see."""
        return meaning.meaning(negotiation, self._session.context(negotiation), board, entry, hidden)

    def preview(self, negotiation: Negotiation, board: Board, side: str, typed: str, hidden: bool) -> tuple[Block, ...]:
        """What an offer would mean if it were logged as typed so far, or how to type it."""
        carried = self.carried_over_terms(negotiation, side)
        try:
            terms = self.terms(negotiation, side, typed) if typed.strip() else {}
        except ValueRefused as problem:
            return (paragraph(problem.message, " ", problem.hint),)
        context = self._session.context(negotiation)
        return meaning.preview(context, board, last_of(negotiation, side), side, terms, carried, hidden)

    def sentence(self, negotiation: Negotiation, offer: Entry) -> str:
        """What an offer is worth and how it differs from the one before, in a sentence."""
        board = self.board(negotiation)
        found = board.of(offer.id)
        return as_plain_text(words.sentence(found, board.rating, self._session.context(negotiation))) if found else ""

    def pledge(self, text: str) -> Pledge:
        """A promise from a line such as `Maja: send the draft by Friday`."""
        return read_pledge(text, self._session.today())

    def offers_with_terms(self, negotiation: Negotiation) -> tuple[Entry, ...]:
        """The offers whose terms can be read, in chronological order: those that could be agreed on."""
        return tuple(entry for entry in in_time(negotiation.of(OFFERS)) if entry.get("terms"))

    def minute(self) -> str:
        """The user's local time, as the log stores it."""
        return self._log.minute()

    # Offers

    def terms(self, negotiation: Negotiation, side: str, typed: str) -> dict[str, str]:
        """The terms of an offer: those typed, and the rest carried over from that side's last offer.

        Raises ValueRefused for an unknown issue or term, and if nothing was typed.
        """
        changes = read_changes(typed, self._session.context(negotiation))
        if not changes:
            raise ValueRefused(
                "An offer needs at least one term.", "Write an issue and a figure, such as `salary 118k`."
            )
        return {**self.carried_over_terms(negotiation, side), **changes}

    def carried_over_terms(self, negotiation: Negotiation, side: str) -> dict[str, str]:
        """The terms that a side's next offer starts with: those of its last offer."""
        last = last_of(negotiation, side)
        known = {entry.id for entry in negotiation.entries}
        # An option, or an issue, that was deleted since leaves its id behind.
        return {
            issue: value
            for issue, value in (terms_of(last.get("terms")) if last else ())
            if issue in known and (value in known or AMOUNT.fullmatch(value))
        }

    def offer(
        self, negotiation: Negotiation, side: str, typed: str, more: ExtraFields = None, as_typed: bool = False
    ) -> Logged:
        """Logs an offer. typed: what changes, as in `base 118k; remote 2`.

        as_typed: whether terms that cannot be read are kept as a draft. Raises ValueRefused.
        """
        negotiation = self._log.latest(negotiation)
        # A guide without terms has no place for an offer. Raises NotFound.
        self._session.context(negotiation).sheet(OFFERS).field("terms")
        entry = self._log.new_entry(negotiation, OFFERS, {"side": side, **(more or {})})
        try:
            entry = entry.put("terms", terms_text(self.terms(negotiation, side, typed)))
        except ValueRefused:
            if not as_typed or not typed.strip():
                raise
            entry = entry.put("terms", one_line(clean(typed)), sound=False)
        if not entry.get("name"):
            entry = entry.put("name", offer_name(negotiation, side))
        return self._log.save(negotiation, entry)

    # What else is said

    def note(self, negotiation: Negotiation, text: str, kind: str = _NOTE, more: ExtraFields = None) -> Logged:
        """Logs something that was said or done. kind: as in the sheet."""
        negotiation = self._log.latest(negotiation)
        return self._log.save(negotiation, self._log.event(negotiation, text, kind, more))

    def answer(self, negotiation: Negotiation, question: Entry | str, text: str, more: ExtraFields = None) -> Logged:
        """Logs an answer, and adds it to the question; a question that is not in its sheet yet is added there."""
        if not text.strip():
            raise ValueRefused("There is no answer to log.", "Write what they said.")
        negotiation = self._log.latest(negotiation)
        entry = self._log.named_entry(negotiation, self.QUESTIONS, question)
        after = entry.put("answer", "\n\n".join(filter(None, (entry.get("answer"), clean(text).strip()))))
        context = self._session.context(negotiation)
        name = replace(context, entries=(*context.entries, entry)).name(entry)
        event = self._log.event(negotiation, f"{name} {text}", _ANSWER, {"side": THEIRS, **(more or {})})
        return self._log.save(negotiation, event, (entry, after))

    def signal(self, negotiation: Negotiation, cue: Entry | str, text: str = "", more: ExtraFields = None) -> Logged:
        """Logs a signal, and that it was seen; one that is not in its sheet yet is added there."""
        negotiation = self._log.latest(negotiation)
        signal = self._log.named_entry(negotiation, self.SIGNALS, cue)
        cue_and_note = ": ".join(filter(None, (signal.get("cue"), one_line(text))))
        event = self._log.event(negotiation, cue_and_note, _SIGNAL, {"side": THEIRS, **(more or {})})
        # The field may be read in another year, so the day is written with its year.
        when = f"{show_time(event.get('at'))} {one_line(text)}".strip()
        after = signal.put("seen", "; ".join(filter(None, (signal.get("seen"), when))))
        return self._log.save(negotiation, event, (signal, after))

    def promise(self, negotiation: Negotiation, what: str, who: str, due: str = "", more: ExtraFields = None) -> Logged:
        """Logs a promise and adds it to the commitments. who: who made it, in any words.  due: a day, as typed."""
        if not what.strip():
            raise ValueRefused("There is no promise to log.", "Write what was promised.")
        negotiation = self._log.latest(negotiation)
        pledge = self._log.new_entry(negotiation, COMMITMENTS, {"what": what, "who": who, "due": due})
        by = f" (by {show_time(pledge.get('due'))})" if pledge.get("due") else ""
        text = ": ".join(filter(None, (one_line(who), f"{one_line(what)}{by}")))
        event = self._log.event(negotiation, text, _PROMISE, more)
        return self._log.save(negotiation, event, (unwritten(pledge), pledge))

    def tell(self, negotiation: Negotiation, entry: Entry, more: ExtraFields = None) -> Logged:
        """Logs that something was told, as a slip if it was never to be told, and marks the entry as told."""
        negotiation = self._log.latest(negotiation)
        entry = negotiation.entry(entry.id) or entry
        name = self._session.context(negotiation).name(entry)
        kind = _SLIP if entry.get(TELL) == NEVER else _TOLD
        event = self._log.event(negotiation, name, kind, {"side": MINE, **(more or {})})
        return self._log.save(negotiation, event, (entry, entry.put(TOLD, event.get("at"))))

    # How it ends

    def close(self, negotiation: Negotiation, ending: str, offer: Entry | None = None, result: str = "") -> Logged:
        """Ends the talk, or pauses it. offer: the one that was agreed on, by default the last one.

        result: the outcome in words, by default the terms of that offer. Raises ValueRefused for an agreement without an offer.
        """
        if ending not in self.ENDINGS:
            raise ValueRefused(f"A talk can’t end in {quoted(ending)}.", f"Write {listed(self.ENDINGS, 'or')}.")
        negotiation = self._log.latest(negotiation)
        if offer is not None:
            offer = negotiation.entry(offer.id)
            if offer is None:
                raise NotFound("This offer was deleted in another window.", "u brings it back, or choose another one.")
        elif ending == Stage.AGREED and not result.strip():
            standing = [one for one in self.offers_with_terms(negotiation) if one.get("state") not in _OFF_THE_TABLE]
            if not standing:
                hint = "Log it first, or say in words what came of it."
                raise ValueRefused("You logged no offer that you could have agreed on.", hint)
            offer = standing[-1]
        context = self._session.context(negotiation)
        details, sentence = negotiation.details.put("stage", str(ending)), f"{ending[:1].upper()}{ending[1:]}"
        others: list[tuple[Entry, Entry]] = []
        # An earlier ending no longer holds: its result, its day, and the offer that was accepted.
        agreed = _terms_in_words(offer, context) if offer and ending == Stage.AGREED else ""
        before = "" if negotiation.stage == Stage.AGREED else details.get("result")
        details = details.put("closed", self._session.today().isoformat() if ending in CLOSED else "")
        details = details.put("result", one_line(clean(result)) or agreed or before)
        accepted = [one for one in negotiation.of(OFFERS) if one.get("state") == ACCEPTED]
        others += [(one, one.put("state", "")) for one in accepted if not offer or one.id != offer.id]
        if ending == Stage.AGREED and offer is not None:
            others.append((offer, offer.put("state", ACCEPTED)))
            sentence = f"{sentence}: {context.name(offer)}"
        event = self._log.event(negotiation, sentence, _NOTE)
        return self._log.save(negotiation, event, (negotiation.details, details), *others)

    def ties(self, negotiation: Negotiation) -> str:
        """In which other negotiations this one is an alternative, as a sentence; empty if in none."""
        titles = [quoted(talk.title) for talk in self._session.context(negotiation).tied]
        return f"It is an alternative in {listed(titles)}: look at it there." if titles else ""

    def offer_named(self, negotiation: Negotiation, text: str) -> Entry:
        """The offer with this id, name or beginning of a name. Raises ValueRefused."""
        return entry_named(text, negotiation.of(OFFERS), OFFERS, self._session.context(negotiation))

    def marked_entry(self, negotiation: Negotiation, text: str) -> Entry:
        """The marked entry with this id, name or beginning of a name. Raises ValueRefused."""
        marked = self.marked(negotiation)
        try:
            return entry_named(text, marked, "those you marked", self._session.context(negotiation))
        except AmbiguousName:
            raise
        except ValueRefused as problem:
            hint = "Edit the entry first: tell=must tell, may tell, careful or never."
            raise ValueRefused(f"You marked nothing called {quoted(text)}.", hint) from problem


def offer_name(negotiation: Negotiation, side: str) -> str:
    """A new, unused name for an offer, such as `their offer 3`."""
    whose = {MINE: "my", THEIRS: "their"}.get(side, "joint")
    made = negotiation.of(OFFERS)
    names = {entry.get("name") for entry in made}
    number = sum(entry.get("side") == side for entry in made) + 1
    while f"{whose} offer {number}" in names:
        number += 1
    return f"{whose} offer {number}"


def _terms_in_words(offer: Entry, context: Context) -> str:
    """The terms of an offer as the text of a result, such as `Base salary 124,000, Remote days 3`."""
    terms = terms_of(offer.get("terms"))
    return ", ".join(f"{linked_name(issue, context)} {term_name(value, context)}" for issue, value in terms)
