"""The offers of the log as values, in the order in which they were made. Must not value them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import terms_of
from negotui.domain.sheets import OFFERS as OFFERS

READS = (OFFERS, ("name", "side", "terms", "words", "at", "state"))
"""The sheet and fields that an offer is made of."""

MINE, THEIRS, _ = SIDES
ACCEPTED = "accepted"
"""The state of the offer that an agreement rests on."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer. entry: where it is logged.  terms: by the id of the issue, the id of an option or a canonical amount.

    before: the one with sound terms that the same side made before it, None for its first.
    """

    entry: Entry
    terms: dict[str, str]
    before: Entry | None = None

    @property
    def side(self) -> str:
        """Who made it: `mine` or `theirs`; what both made together, or nobody said, is neither."""
        return self.entry.get("side")


def in_time(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of the log by the time at which they happened, then by when they were written down.

    One without a time happened when the one before it was written down: ids sort by that.
    """
    times: dict[str, str] = {}
    last = ""
    for entry in sorted(entries, key=lambda entry: entry.id):
        last = times[entry.id] = entry.get("at") or last
    return sorted(entries, key=lambda entry: (times[entry.id], entry.id))


def offer_of(entry: Entry, before: Entry | None) -> Offer:
    """An entry of the log as an offer. before: the one that the same side made before it."""
    return Offer(entry, dict(terms_of(entry.get("terms"))), before)


def made(negotiation: Negotiation) -> Iterator[tuple[Entry, Entry | None]]:
    """Every offer in the order of time, with the one that it moved from."""
    last: dict[str, Entry] = {}
    for entry in in_time(negotiation.of(OFFERS)):
        side = entry.get("side")
        yield entry, last.get(side)
        if entry.get("terms"):
            last[side] = entry


def offers_of(negotiation: Negotiation) -> tuple[Offer, ...]:
    """All offers in the order of time, each with the one that it moved from."""
    return tuple(offer_of(entry, before) for entry, before in made(negotiation))


def last_of(negotiation: Negotiation, side: str) -> Entry | None:
    """The last offer of a side whose terms can be read, None where it has made none."""
    sound = [entry for entry in in_time(negotiation.of(OFFERS)) if entry.get("side") == side and entry.get("terms")]
    return sound[-1] if sound else None
