"""Places where words occur. Must not read a guide for who asks for no names: that costs more than the search."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.summaries import Hit
from negotui.services.desk import Desk
from negotui.store.search import Found, find


def search(desk: Desk, words: str, limit: int, named: bool) -> tuple[Hit, ...]:
    """The best places in which every word occurs.  named: whether each hit says what its entry is called."""
    found = find(desk.database, words, limit)
    names = _names(desk, found) if named else {}
    return tuple(
        Hit(one.negotiation, one.title, one.sheet, one.id, names.get(one.id, ""), one.snippet) for one in found
    )


def _names(desk: Desk, found: Iterable[Found]) -> dict[str, str]:
    from negotui.services.naming import name_of  # what the module must not cost everyone
    from negotui.store import entries

    names = {one.id: one.title for one in found if one.is_details}
    read = entries.load_all(desk.database, [one.id for one in found if not one.is_details])
    return {**names, **{id: name_of(desk, entry) for id, entry in read.items()}}
