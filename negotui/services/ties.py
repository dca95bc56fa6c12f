"""Talks in parallel: what stands on the table in those that a negotiation points to, and where it is an alternative itself."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from threading import get_ident

from negotui.analysis.offers.offers import ACCEPTED, THEIRS, in_time
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import Context, linked_name, term_name, terms_of
from negotui.domain.sheets import ALTERNATIVES, ISSUES, OFFERS, OPTIONS, TALK
from negotui.domain.talks import OtherTalk
from negotui.domain.text import clean, folded, listed, one_line, quoted
from negotui.errors import NegotuiError, ValueRefused
from negotui.store import listing, negotiations
from negotui.store.database import Database
from negotui.store.ties import tied_to

_GONE = frozenset(["refused", "withdrawn"])
"""The states of an offer that no longer stands."""
_NAMES_IN_HINT = 5
_ITSELF, _OTHER = "That is this negotiation itself.", "Choose another one."
_DAY = len("2026-11-27")
_OFFERED = 50
"""So many negotiations, those that were changed last, a form offers to choose from."""


class Ties:
    """What one file knows of talks that are each other's alternatives. What was read once is kept until it changes.

    A file belongs to one thread: another one, in which an export or an analysis is worked out, is given what was known last. So is
    everybody while the file cannot be read: what is asked for at every key must not fail over another talk.
    """

    def __init__(self, database: Database) -> None:
        self._database, self._thread = database, get_ident()
        self._talks: dict[str, dict[str, OtherTalk]] = {}
        self._tied: dict[str, tuple[OtherTalk, ...]] = {}
        self._read: dict[str, tuple[tuple[int, str, int], OtherTalk]] = {}

    def talks(self, negotiation: Negotiation, guide: Guide, today: date) -> dict[str, OtherTalk]:
        """The negotiations that its alternatives point to, by their ids; those that are gone are left out."""
        if get_ident() == self._thread:
            ids = dict.fromkeys(filter(None, (entry.get(TALK) for entry in negotiation.of(ALTERNATIVES))))
            with suppress(NegotuiError):
                self._talks[negotiation.id] = {one.id: one for one in self._all(ids, guide, today)}
        return self._talks.get(negotiation.id, {})

    def tied(self, negotiation: Negotiation, guide: Guide, today: date) -> tuple[OtherTalk, ...]:
        """The negotiations in which this one is an alternative."""
        if get_ident() == self._thread:
            with suppress(NegotuiError):
                self._tied[negotiation.id] = tuple(self._all(tied_to(self._database, negotiation.id), guide, today))
        return self._tied.get(negotiation.id, ())

    def choices(self, negotiation: Negotiation) -> tuple[tuple[str, str], ...]:
        """Other negotiations to choose from, each with its title, those that were changed last first."""
        found = listing.summaries(self._database, stop=_OFFERED + 1)
        return tuple((one.id, one.title) for one in found if one.id != negotiation.id)[:_OFFERED]

    def find(self, typed: str, own: str) -> str:
        """The id of the negotiation, not that of the id `own`, that somebody typed: its id or title, or a part of the title.

        Raises ValueRefused where it is none, or several.
        """
        text = one_line(clean(typed))
        if text == own:
            raise ValueRefused(_ITSELF, _OTHER)
        if negotiations.exists(self._database, text):
            return text
        wanted = folded(text)
        every = listing.with_title_words(self._database, text) if wanted else []
        titled = [one for one in every if one[0] != own]
        for found in ([one for one in titled if folded(one[1]) == wanted], titled):
            if len(found) == 1:
                return found[0][0]
            if found:
                names = listed([quoted(title) for _, title in found[:_NAMES_IN_HINT]], "or")
                raise ValueRefused(f"{quoted(text)} fits several negotiations.", f"Did you mean {names}?")
        if every:
            raise ValueRefused(_ITSELF, _OTHER)
        raise ValueRefused(
            f"There is no other negotiation {quoted(text)} in this file.", "Begin it first, then name it here."
        )

    def _all(self, ids: Iterable[str], guide: Guide, today: date) -> list[OtherTalk]:
        wanted = list(ids)
        if not wanted:
            return []
        known = negotiations.fingerprints(self._database, wanted)
        stale = [id for id in known if self._read.get(id, (None,))[0] != known[id]]
        for other in negotiations.load_all(self._database, stale) if stale else ():
            self._read[other.id] = known[other.id], talk_of(other, Context(today, guide, other.entries))
        return [self._read[id][1] for id in wanted if id in known and id in self._read]


def talk_of(negotiation: Negotiation, context: Context) -> OtherTalk:
    """A negotiation as another one sees it. context: of the one that is looked at."""
    theirs = [entry for entry in in_time(negotiation.of(OFFERS)) if entry.get("terms")]
    standing = [one for one in theirs if one.get("side") == THEIRS and one.get("state") not in _GONE]
    accepted = [one for one in theirs if one.get("state") == ACCEPTED]
    offer = next(iter([*accepted[-1:], *standing[-1:]]), None)
    title = one_line(negotiation.title) or "(no title yet)"
    if offer is None:
        return OtherTalk(negotiation.id, title, str(negotiation.stage))
    names = {entry.id: entry for entry in negotiation.entries if entry.sheet in {ISSUES, OPTIONS}}
    terms = tuple(
        (linked_name(issue, context), term_name(value, context) if value in names else value)
        for issue, value in terms_of(offer.get("terms"))
        if issue in names
    )
    until = offer.get("until")[:_DAY]
    lapsed = bool(until) and until < context.today.isoformat() and offer.get("state") != ACCEPTED
    return OtherTalk(negotiation.id, title, str(negotiation.stage), _name(offer), terms, lapsed)


def _name(offer: Entry) -> str:
    return one_line(offer.get("name")) or "their last offer"
