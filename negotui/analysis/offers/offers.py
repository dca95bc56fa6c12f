"""The offers of the log as values, in the order in which they were made; what they are worth is worked out elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import readable_changes, same_terms, terms_of
from negotui.domain.sheets import OFFERS
from negotui.domain.values import Context

READS = (OFFERS, ("name", "side", "terms", "words", "at", "state"))
"""The sheet and fields that an offer is made of."""

MINE, THEIRS, _ = SIDES
ACCEPTED = "accepted"
"""The state of the offer that an agreement rests on."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer. entry: where it is logged.  terms: by the id of the issue, the id of an option or a canonical amount.

    before: the one with sound terms that the same side made before it, None for its first.  facing: the last one of the other side
    at that time, None where it had made none.  unread: what was typed and cannot be read as a term.
    """

    entry: Entry
    terms: dict[str, str]
    before: Entry | None = None
    facing: Entry | None = None
    unread: tuple[str, ...] = ()

    @property
    def side(self) -> str:
        """Who made it: `mine` or `theirs`; what both made together, or nobody said, is neither."""
        return self.entry.get("side")

    @property
    def repeats(self) -> bool:
        """Whether it is the same offer again."""
        return (
            self.before is not None
            and not self.unread
            and same_terms(self.terms, dict(terms_of(self.before.get("terms"))))
        )


@dataclass(frozen=True, slots=True)
class Made:
    """An offer of the log in its place. entry: it.  before: the last of the same side.  facing: the last of the other side."""

    entry: Entry
    before: Entry | None
    facing: Entry | None

    def offer(self, context: Context | None = None) -> Offer:
        """It with its terms. context: reads those of a draft that can be read, on top of the terms before."""
        terms = dict(terms_of(self.entry.get("terms")))
        unread: tuple[str, ...] = ()
        if (draft := self.entry.draft("terms")) and context:
            found, unread = readable_changes(draft, context)
            terms = {**dict(terms_of(self.before.get("terms")) if self.before else ()), **found} if found else {}
        return Offer(self.entry, terms, self.before, self.facing, unread)


def in_time(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of the log by the time at which they happened, then by when they were written down.

    One without a time happened when the one before it was written down: ids sort by that.
    """
    times: dict[str, str] = {}
    last = ""
    for entry in sorted(entries, key=lambda entry: entry.id):
        last = times[entry.id] = entry.get("at") or last
    return sorted(entries, key=lambda entry: (times[entry.id], entry.id))


def made(negotiation: Negotiation) -> Iterator[Made]:
    """Every offer in the order of time, with those that it moved from and that it answers."""
    last: dict[str, Entry] = {}
    across = {MINE: THEIRS, THEIRS: MINE}
    for entry in in_time(negotiation.of(OFFERS)):
        side = entry.get("side")
        yield Made(entry, last.get(side), last.get(across.get(side, "")))
        if entry.get("terms"):
            last[side] = entry


def offers_of(negotiation: Negotiation) -> tuple[Offer, ...]:
    """All offers in the order of time, drafts without terms."""
    return tuple(each.offer() for each in made(negotiation))


def last_of(negotiation: Negotiation, side: str) -> Entry | None:
    """The last offer of a side whose terms can be read, None where it has made none."""
    sound = [entry for entry in in_time(negotiation.of(OFFERS)) if entry.get("side") == side and entry.get("terms")]
    return sound[-1] if sound else None
