"""The talk itself: offers, notes, signals, answers, promises, what was told, and how it ends. Must not value an offer.

Whatever happens at the table is one step, which one undo takes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from negotui.analysis.table import board as boards
from negotui.analysis.table import impasse, page
from negotui.analysis.table.board import Board
from negotui.analysis.table.offers import ACCEPTED, MINE, OFFERS, THEIRS, last_of
from negotui.analysis.table.page import NEVER, TELL, TOLD, SpeakingPage
from negotui.domain.blocks import Block
from negotui.domain.negotiation import CLOSED, DETAILS, STAGES, Entry, Negotiation
from negotui.domain.references import entry_named, linked_name, read_changes, term_name, terms_of, written_terms
from negotui.domain.text import clean, listed, one_line, quoted
from negotui.domain.times import show_time
from negotui.domain.values import Context, parse
from negotui.errors import ValueRefused
from negotui.services.arranging import new_entry
from negotui.services.desk import Desk
from negotui.services.editing import save_all

LOG, QUESTIONS, SIGNALS, PROMISES = "log", "questions", "signals", "commitments"
"""The sheets that the talk writes into, besides the offers."""
NOTE, SIGNAL, ANSWER, PROMISE, TELLING, SLIP = "note", "signal", "answer", "promise", "told", "slip"
"""The kinds of what is logged; a slip is something told that was never to be told."""
PAUSED, AGREED, TALKING = STAGES[2], STAGES[3], STAGES[1]
ENDINGS = (*CLOSED, STAGES[6], PAUSED)
"""How a talk may end: closed, or to go on another day."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged. entry: it.  negotiation: with it and all that follows from it."""

    entry: Entry
    negotiation: Negotiation


class Talk:
    """What is done at the table of one workbook file. Every method raises nothing but NegotuiError."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # What is shown

    def board(self, negotiation: Negotiation, before: Board | None = None) -> Board:
        """The offers with what each means. before: those of a moment ago, of which what has not changed is kept."""
        return boards.board_of(negotiation, self._desk.context(negotiation), before)

    def page(self, negotiation: Negotiation) -> SpeakingPage:
        """The page to speak from."""
        return page.speaking_page(negotiation, self._desk.context(negotiation))

    def marked(self, negotiation: Negotiation) -> tuple[Entry, ...]:
        """The entries that say whether they may be told, those that must be told first."""
        return page.marked(negotiation, self._desk.context(negotiation))

    def ways_out(self, negotiation: Negotiation, board: Board) -> tuple[Block, ...]:
        """What may help where nothing moves."""
        return impasse.ways_out(negotiation, self._desk.context(negotiation), board)

    def minute(self) -> str:
        """The user's time, as the log keeps it."""
        return self._desk.here().isoformat(timespec="minutes")

    # Offers

    def terms(self, negotiation: Negotiation, side: str, typed: str) -> dict[str, str]:
        """The terms of an offer that changes what was typed and carries over the rest from that side's last one.

        Raises ValueRefused for an issue or a term that there is not, and where nothing was typed.
        """
        changes = read_changes(typed, self._desk.context(negotiation))
        if not changes:
            raise ValueRefused("An offer needs a term.", "Write an issue and a figure, such as `salary 118k`.")
        return {**self.carried(negotiation, side), **changes}

    def carried(self, negotiation: Negotiation, side: str) -> dict[str, str]:
        """The terms that a side's next offer begins with: those of its last one."""
        last = last_of(negotiation, side)
        return dict(terms_of(last.get("terms"))) if last else {}

    def offer(
        self,
        negotiation: Negotiation,
        side: str,
        typed: str,
        more: Mapping[str, str] | None = None,
        as_typed: bool = False,
    ) -> Logged:
        """Logs an offer. typed: what changes, as in `base 118k; remote 2`.  more: other fields of the offer, as typed.

        as_typed: whether terms that cannot be read are kept as they stand. Raises ValueRefused.
        """
        entry = self._fresh(negotiation, OFFERS, {"side": side, **(more or {})})
        try:
            entry = entry.put("terms", written_terms(self.terms(negotiation, side, typed)))
        except ValueRefused:
            if not as_typed or not typed.strip():
                raise
            entry = entry.put("terms", one_line(clean(typed)), sound=False)
        if not entry.get("name"):
            entry = entry.put("name", _offer_name(negotiation, side))
        return self._log(negotiation, entry)

    # What else is said

    def note(
        self, negotiation: Negotiation, text: str, kind: str = NOTE, more: Mapping[str, str] | None = None
    ) -> Logged:
        """Logs something that was said or done. more: other fields, such as `side` and `at`, as typed."""
        return self._log(negotiation, self._event(negotiation, text, kind, more))

    def answer(
        self, negotiation: Negotiation, question: Entry | str, text: str, more: Mapping[str, str] | None = None
    ) -> Logged:
        """Logs an answer, and writes it behind the question; a question that is not in its sheet yet is added there."""
        context = self._desk.context(negotiation)
        asked = self._meant(negotiation, QUESTIONS, question)
        answered = asked.put("answer", _appended(asked.get("answer"), clean(text)))
        name = one_line(replace(context, entries=(*context.entries, asked)).name(asked))
        said = {"side": THEIRS, **(more or {})}
        return self._log(negotiation, self._event(negotiation, f"{name} {text}", ANSWER, said), (asked, answered))

    def signal(
        self, negotiation: Negotiation, cue: Entry | str, text: str = "", more: Mapping[str, str] | None = None
    ) -> Logged:
        """Logs a signal, and that it was seen; one that is not in its sheet yet is added there."""
        seen = self._meant(negotiation, SIGNALS, cue)
        event = self._event(
            negotiation,
            ": ".join(filter(None, (seen.get("cue"), text.strip()))),
            SIGNAL,
            {"side": THEIRS, **(more or {})},
        )
        context = self._desk.context(negotiation)
        when = (
            f"{show_time(event.get('at')[:10])} {event.get('at')[11:]}".strip()
            if event.get("at")
            else context.today.isoformat()
        )
        after = seen.put("seen", "; ".join(filter(None, (seen.get("seen"), f"{when} {one_line(text)}".strip()))))
        return self._log(negotiation, event, (seen, after))

    def promise(
        self, negotiation: Negotiation, what: str, who: str, due: str = "", more: Mapping[str, str] | None = None
    ) -> Logged:
        """Logs a promise and makes a commitment of it. who: who made it, in any words.  due: a day, as typed."""
        pledge = self._fresh(negotiation, PROMISES, {"what": what, "who": who, "due": due})
        by = f" (by {show_time(pledge.get('due'))})" if pledge.get("due") else ""
        text = f"{one_line(who)}: {one_line(what)}{by}" if who.strip() else f"{one_line(what)}{by}"
        return self._log(negotiation, self._event(negotiation, text, PROMISE, more), (_before(pledge), pledge))

    def tell(self, negotiation: Negotiation, entry: Entry, more: Mapping[str, str] | None = None) -> Logged:
        """Logs that something was told, apart where it was never to be told, and marks it so."""
        context = self._desk.context(negotiation)
        kind = SLIP if entry.get(TELL) == NEVER else TELLING
        event = self._event(negotiation, context.name(entry), kind, {"side": MINE, **(more or {})})
        return self._log(negotiation, event, (entry, entry.put(TOLD, event.get("at") or self.minute())))

    # How it ends

    def close(self, negotiation: Negotiation, ending: str, offer: Entry | None = None, result: str = "") -> Logged:
        """Ends the talk, or pauses it. offer: the one that was agreed on, the last one where it is not said.

        result: what came of it, else the terms of that offer. Raises ValueRefused for an agreement without an offer.
        """
        if ending not in ENDINGS:
            raise ValueRefused(f"A talk does not end {quoted(ending)}.", f"Say {listed(ENDINGS, 'or')}.")
        context = self._desk.context(negotiation)
        made = [entry for entry in negotiation.of(OFFERS) if entry.get("terms")]
        if ending == AGREED and offer is None:
            offer = max(made, key=lambda entry: (entry.get("at"), entry.id), default=None)
        if ending == AGREED and offer is None and not result.strip():
            raise ValueRefused(
                "No offer is logged that could be agreed on.", "Log it first, or say in words what came of it."
            )
        details, pairs = negotiation.details, []
        details = details.put("stage", ending)
        said = f"{ending[:1].upper()}{ending[1:]}"
        if ending in CLOSED:
            details = details.put("closed", self._desk.today().isoformat())
            if text := one_line(clean(result)) or (_in_words(offer, context) if offer and ending == AGREED else ""):
                details = details.put("result", text)
        if ending == AGREED and offer is not None:
            pairs.append((offer, offer.put("state", ACCEPTED)))
            said = f"{said}: {context.name(offer)}"
        event = self._event(negotiation, said, NOTE, {})
        return self._log(negotiation, event, (negotiation.details, details), *pairs)

    def offer_named(self, negotiation: Negotiation, text: str) -> Entry:
        """The offer that an id, a name or its beginning means. Raises ValueRefused."""
        return entry_named(text, negotiation.of(OFFERS), OFFERS, self._desk.context(negotiation))

    def entry_to_tell(self, negotiation: Negotiation, text: str) -> Entry:
        """The entry with a mark that an id, a name or its beginning means. Raises ValueRefused."""
        return entry_named(text, self.marked(negotiation), "what may be told", self._desk.context(negotiation))

    # How it is kept

    def _fresh(self, negotiation: Negotiation, sheet_id: str, texts: Mapping[str, str]) -> Entry:
        """A new entry with these fields, all sound; the time is now where nothing is said. Raises ValueRefused, NotFound."""
        entry = new_entry(self._desk, negotiation, sheet_id)
        context = self._desk.context(negotiation)
        sheet = context.sheet(sheet_id)
        for name, text in texts.items():
            field = sheet.field(name)
            try:
                entry = entry.put(name, parse(field, text, context))
            except ValueRefused as problem:
                raise ValueRefused(f"{name}: {problem.message}", problem.hint) from problem
        if sheet_id in {OFFERS, LOG} and not entry.get("at"):
            entry = entry.put("at", self.minute())
        return entry

    def _event(self, negotiation: Negotiation, text: str, kind: str, more: Mapping[str, str] | None) -> Entry:
        if not text.strip():
            raise ValueRefused("There is nothing to log.", "Write what was said or done.")
        return self._fresh(negotiation, LOG, {"text": text, "kind": kind, **(more or {})})

    def _meant(self, negotiation: Negotiation, sheet: str, what: Entry | str) -> Entry:
        """The entry of a sheet that is meant, by itself or its name; a new one where no name fits."""
        if isinstance(what, Entry):
            return what
        try:
            return entry_named(what, negotiation.of(sheet), sheet, self._desk.context(negotiation))
        except ValueRefused as problem:
            if "several" in problem.message:
                raise
        context = self._desk.context(negotiation)
        return self._fresh(negotiation, sheet, {context.sheet(sheet).naming.name: what})

    def _log(self, negotiation: Negotiation, event: Entry, *others: tuple[Entry, Entry]) -> Logged:
        """Keeps what happened with all that follows from it; the first thing that happens opens the talk."""
        pairs = [
            (_before(event), event),
            *((_before(before) if not before.revision else before, after) for before, after in others),
        ]
        if negotiation.stage in {STAGES[0], PAUSED, STAGES[6]} and not any(
            after.sheet == DETAILS.id for _, after in others
        ):
            pairs.append((negotiation.details, negotiation.details.put("stage", TALKING)))
        saved = save_all(self._desk, pairs, self._desk.ids.new())
        for one in saved:
            negotiation = negotiation.with_entry(one.entry)
        return Logged(saved[0].entry, negotiation)


def _before(entry: Entry) -> Entry:
    """A new entry before anything was written in it."""
    return replace(entry, values=(), drafts=())


def _offer_name(negotiation: Negotiation, side: str) -> str:
    whose = {MINE: "my", THEIRS: "their"}.get(side, "joint")
    taken = {entry.get("name") for entry in negotiation.of(OFFERS)}
    number = sum(entry.get("side") == side for entry in negotiation.of(OFFERS)) + 1
    while f"{whose} offer {number}" in taken:
        number += 1
    return f"{whose} offer {number}"


def _appended(before: str, text: str) -> str:
    return f"{before}\n\n{text}" if before else text


def _in_words(offer: Entry, context: Context) -> str:
    """The terms of an offer as a result: `Base salary 124,000, Remote days 3`."""
    return ", ".join(
        f"{linked_name(issue, context)} {term_name(value, context)}" for issue, value in terms_of(offer.get("terms"))
    )
