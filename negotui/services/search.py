"""Places where words occur. Must not read a guide for who asks for no names: that costs more than the search."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.summaries import Hit
from negotui.services.session import Session
from negotui.store.search import Found, find


def search(session: Session, words: str, limit: int, named: bool) -> tuple[Hit, ...]:
    """The best places for what was typed.  named: whether each hit says what its entry is called, and where it stands."""
    found = find(session.database, words, limit, session.today().isoformat())
    names = _names(session, found) if named else {}
    hits = []
    for one in found:
        name, section, place = names.get(one.id, ("", "", ""))
        hits.append(Hit(one.negotiation, one.title, one.sheet, one.id, name, one.snippet, section, place))
    return tuple(hits)


def _names(session: Session, found: Iterable[Found]) -> dict[str, tuple[str, str, str]]:
    """Of each its name, the id of its section, and what its place is called."""
    from negotui.domain.negotiation import DETAILS  # what the module must not cost everyone
    from negotui.services.labels import places_of
    from negotui.store import entries

    names = {one.id: (one.title, "", DETAILS.title) for one in found if one.is_details}
    read = entries.load_all(session.database, [one.id for one in found if not one.is_details])
    return {**names, **places_of(session, read.values())}
