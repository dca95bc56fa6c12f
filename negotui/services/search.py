"""The search over every word of a file. Names cost more than the search itself, so a guide is read only for who asks for them."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.summaries import Hit
from negotui.services.session import Session
from negotui.store.search import Match, find


class Search:
    """Places where words occur."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, limit: int = 50, named: bool = True) -> tuple[Hit, ...]:
        """The best places for what is typed, which is never an error.

        named: whether each hit says what its entry is called, and where it stands.
        """
        found = find(self._session.database, words, limit, self._session.today().isoformat())
        names = self._names(found) if named else {}
        hits = []
        for one in found:
            name, section, place = names.get(one.id, ("", "", ""))
            hits.append(Hit(one.negotiation, one.title, one.sheet, one.id, name, one.snippet, section, place))
        return tuple(hits)

    def _names(self, found: Iterable[Match]) -> dict[str, tuple[str, str, str]]:
        """Of each its name, the id of its section, and what its place is called."""
        from negotui.domain.negotiation import DETAILS  # what the module must not cost everyone
        from negotui.services.labels import places_of
        from negotui.store import entries

        names = {one.id: (one.title, "", DETAILS.title) for one in found if one.is_details}
        read = entries.load_all(self._session.database, [one.id for one in found if not one.is_details])
        return {**names, **places_of(self._session, read.values())}
