"""From what someone types to what they mean: negotiations, entries, and places where words occur. Must not guess between two."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.summaries import Hit
from negotui.domain.text import clean, folded, listed, quoted, suggestion
from negotui.errors import NotFound
from negotui.services.desk import Desk
from negotui.services.naming import name_of
from negotui.store import entries, listing, negotiations
from negotui.store.ids import ALPHABET
from negotui.store.listing import short_id
from negotui.store.search import Found, find

_SHORTEST_REF = 4
_NAMED = 5
"""How many candidates a hint names."""


def negotiation(desk: Desk, ref: str) -> Negotiation:
    """The negotiation meant by an id, its beginning, a title, its beginning or a part of it. Raises NotFound."""
    return negotiations.load(desk.database, _negotiation_id(desk, ref))


def _negotiation_id(desk: Desk, ref: str) -> str:
    ref = clean(ref).strip()
    wanted = folded(ref)
    by_id = listing.beginning(desk.database, ref) if _maybe_id(ref) else []
    if len(by_id) == 1:
        return by_id[0][0]
    titled = listing.titled(desk.database, ref) if wanted else []
    for found in (
        [(id, title) for id, title in titled if folded(title) == wanted],
        [(id, title) for id, title in titled if folded(title).startswith(wanted)],
        titled,
        by_id,
    ):
        if len(found) == 1:
            return found[0][0]
        if found:
            which = [f"{quoted(title)} ({short_id(desk.database, id)})" for id, title in found[:_NAMED]]
            more = " or one of more" if len(found) > _NAMED else ""
            raise NotFound(f"{quoted(ref)} means several negotiations.", f"Did you mean {listed(which, 'or')}{more}?")
    titles = [summary.title for summary in listing.summaries(desk.database, stop=200)]
    hint = suggestion(ref, titles) if len(titles) <= _NAMED else _close(ref, titles)
    raise NotFound(f"There is no negotiation {quoted(ref)}.", hint)


def _close(ref: str, titles: Iterable[str]) -> str:
    hint = suggestion(ref, titles)
    return hint if hint.startswith("Did") else "`negotui list` shows them all."


def entry(desk: Desk, ref: str) -> tuple[Negotiation, Entry]:
    """The entry meant by an id or its beginning, or the details of the negotiation meant by one. Raises NotFound."""
    ref = clean(ref).strip()
    if not _maybe_id(ref):
        raise NotFound(f"{quoted(ref)} is no id of an entry.", "`negotui show` names the ids.")
    found = [(one.id, one.negotiation) for one in entries.beginning(desk.database, ref)]
    found += [(id, id) for id, _ in listing.beginning(desk.database, ref)]
    exact = [pair for pair in found if pair[0] == ref] or found
    if len(exact) != 1:
        which = [short_id(desk.database, id) for id, _ in exact[:_NAMED]]
        if which:
            raise NotFound(f"{quoted(ref)} means several entries.", f"Did you mean {listed(which, 'or')}?")
        raise NotFound(f"There is no entry {quoted(ref)}.", "`negotui show` names the ids.")
    id, owner = exact[0]
    whole = negotiations.load(desk.database, owner)
    return whole, whole.entry(id) or whole.details


def _maybe_id(ref: str) -> bool:
    return len(ref) >= _SHORTEST_REF and set(ref) <= set(ALPHABET)


def search(desk: Desk, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """The best places in which every word occurs, negotiations first."""
    return tuple(_hit(desk, found) for found in find(desk.database, words, limit))


def _hit(desk: Desk, found: Found) -> Hit:
    entry = found.entry
    name = found.title if entry.sheet == DETAILS.id else name_of(desk, entry)
    return Hit(entry.negotiation, found.title, entry.sheet, entry.id, name, found.snippet)
