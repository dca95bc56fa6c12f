"""From what someone types to what they mean: negotiations and entries. Must not guess between two."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import clean, folded, listed, quoted, suggestion
from negotui.errors import NotFound
from negotui.services.session import Session
from negotui.store import entries, listing, negotiations
from negotui.store.ids import ALPHABET
from negotui.store.listing import short_id

_SHORTEST_REF = 4
_NAMED = 5
"""How many candidates a hint names."""
_NAMES_IDS = (
    "`negotui search WORDS` finds entries with their ids, `negotui show ID --json` names those of a negotiation."
)


def negotiation(session: Session, ref: str) -> Negotiation:
    """The negotiation meant by an id, its beginning, a title, its beginning or a part of it. Raises NotFound."""
    id = _negotiation_id(session, ref)
    if not id:
        titles = [summary.title for summary in listing.summaries(session.database, stop=200)]
        hint = suggestion(ref, titles) if len(titles) <= _NAMED else _close(ref, titles)
        raise NotFound(f"There is no negotiation {quoted(ref)}.", hint)
    return negotiations.load(session.database, id)


def _negotiation_id(session: Session, ref: str) -> str:
    """The id of the one that is meant, empty where none is. Raises NotFound where several may be."""
    ref = clean(ref).strip()
    wanted = folded(ref)
    by_id = listing.beginning(session.database, ref) if _maybe_id(ref) else []
    if len(by_id) == 1:
        return by_id[0][0]
    titled = listing.titled(session.database, ref) if wanted else []
    for found in (
        [(id, title) for id, title in titled if folded(title) == wanted],
        [(id, title) for id, title in titled if folded(title).startswith(wanted)],
        titled,
        by_id,
    ):
        if len(found) == 1:
            return found[0][0]
        if found:
            which = [f"{quoted(title)} ({short_id(session.database, id)})" for id, title in found[:_NAMED]]
            raise NotFound(f"{quoted(ref)} means several negotiations.", _which(which, len(found)))
    return ""


def _which(named: list[str], count: int) -> str:
    """The first of so many candidates as a question, and how many more there are."""
    if count <= len(named):
        return f"Did you mean {listed(named, 'or')}?"
    return f"Did you mean one of {', '.join(named)} and {count - len(named)} more?"


def _close(ref: str, titles: Iterable[str]) -> str:
    hint = suggestion(ref, titles)
    return hint if hint.startswith("Did") else "`negotui list` shows them all."


def entry(session: Session, ref: str) -> tuple[Negotiation, Entry]:
    """The entry meant by an id or its beginning, or the details of the negotiation meant by an id or a title. Raises NotFound."""
    id, owner = _entry_ids(session, clean(ref).strip())
    whole = negotiations.load(session.database, owner)
    return whole, whole.entry(id) or whole.details


def _entry_ids(session: Session, ref: str) -> tuple[str, str]:
    """The ids of the entry that is meant and of its negotiation; of details both are the same."""
    found: list[tuple[str, str]] = []
    if _maybe_id(ref):
        found += entries.beginning(session.database, ref)
        found += [(id, id) for id, _ in listing.beginning(session.database, ref)]
    exact = [pair for pair in found if pair[0] == ref] or found
    if len(exact) > 1:
        which = [short_id(session.database, id) for id, _ in exact[:_NAMED]]
        raise NotFound(f"{quoted(ref)} means several entries.", _which(which, len(exact)))
    if exact:
        return exact[0]
    id = _negotiation_id(session, ref)
    if not id:
        raise NotFound(f"There is no entry or negotiation {quoted(ref)}.", _NAMES_IDS)
    return id, id


def _maybe_id(ref: str) -> bool:
    return len(ref) >= _SHORTEST_REF and set(ref) <= set(ALPHABET)
