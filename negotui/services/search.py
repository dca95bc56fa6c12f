"""Full-text search over a file. Names cost more than the search itself, so guides are read only if names are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from negotui.domain.summaries import Hit
from negotui.services.session import Session
from negotui.store.search import Match, find

if TYPE_CHECKING:
    from negotui.domain.finding import EntryText
    from negotui.domain.negotiation import Negotiation


class Search:
    """Places where words occur."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, limit: int = 50, named: bool = True) -> tuple[Hit, ...]:
        """The best matches for a typed query; no text is refused.

        named: whether each hit has the name of its entry and its place.
        """
        matches = find(self._session.database, words, limit, self._session.today().isoformat())
        names = self._names(matches) if named else {}
        hits = []
        for match in matches:
            name, section, place = names.get(match.id, ("", "", ""))
            hits.append(Hit(match.negotiation, match.title, match.sheet, match.id, name, match.snippet, section, place))
        return tuple(hits)

    def texts(self, negotiation: Negotiation, first: str = "") -> tuple[EntryText, ...]:
        """What can be found in the entries of a negotiation, tab by tab. first: the id of the section to begin with, or empty."""
        from negotui.domain.finding import EntryText  # imported here, as below
        from negotui.domain.sheets import NOTES, SECTION
        from negotui.domain.values import shown

        context = self._session.context(negotiation)
        views = sorted(context.guide.views(), key=lambda pair: pair[0].id != first)
        texts: dict[str, EntryText] = {}
        for section, view in views:
            for entry in negotiation.shown(view):
                _, *others = context.sheet(entry.sheet).fields
                more = (
                    (field.heading, shown(entry, field, context))
                    for field in others
                    if (entry.sheet, field.name) != (NOTES, SECTION)
                )
                fields = (("", context.name(entry)), *((heading, text) for heading, text in more if text))
                texts.setdefault(entry.id, EntryText.of(entry.id, section.tab, fields))
        return tuple(texts.values())

    def _names(self, matches: Iterable[Match]) -> dict[str, tuple[str, str, str]]:
        """By the id of each match: its name, the id of its section, and its place."""
        from negotui.domain.negotiation import DETAILS  # imported here, since a search without names does not need it
        from negotui.services.labels import places_of
        from negotui.store import entries

        names = {match.id: (match.title, "", DETAILS.title) for match in matches if match.is_details}
        by_id = entries.load_all(self._session.database, [match.id for match in matches if not match.is_details])
        return {**names, **places_of(self._session, by_id.values())}
