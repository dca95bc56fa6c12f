"""All negotiations of a file as the library and search use them. Must not hold a rule, nor know what one does inside a negotiation.

A part of Workspace, which is what is asked for; use cases are imported where they are asked for, as there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from negotui.domain.summaries import Counterpart, Hit, Summary
from negotui.services.session import DEFAULT_GUIDE, Session
from negotui.store import listing

if TYPE_CHECKING:
    from negotui.domain.negotiation import Entry, Negotiation
    from negotui.domain.workbooks import Template


class Bookshelf:
    """The negotiations of one file, listed, found, made, put away and deleted."""

    _session: Session

    def count(self, words: str = "") -> int:
        """How many negotiations the list has, filtered by words."""
        return listing.count(self._session.database, words, self._session.today().isoformat())

    def summaries(
        self, words: str = "", start: int = 0, stop: int | None = None, order: str = ""
    ) -> tuple[Summary, ...]:
        """A window of the list: every word occurs, case and accents aside, in what the list shows; keys as in domain.queries.

        order: one of ORDERS, with a minus the other way round; else last changed first. Raises NotFound for no such order.
        """
        return listing.summaries(self._session.database, words, start, stop, order, self._session.today().isoformat())

    def due(self, most: int = 1000) -> int:
        """How many things are due and not done in what the list shows by itself; not counted beyond `most`."""
        return listing.due(self._session.database, self._session.today().isoformat(), most)

    def due_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How many things are due and not done in these negotiations, by id; where it is any."""
        return listing.due_of(self._session.database, ids, self._session.today().isoformat())

    def readiness_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How ready these negotiations are, in percent by id; those whose guide cannot be read are left out."""
        from negotui.services import readings_tmp

        return readings_tmp.readiness_of(self._session, ids)

    def negotiation(self, ref: str) -> Negotiation:
        """The negotiation that an id, its beginning, a title, its beginning or a part of it means. Raises NotFound."""
        from negotui.services import lookup

        return lookup.negotiation(self._session, ref)

    def entry(self, ref: str) -> tuple[Negotiation, Entry]:
        """The entry meant by an id or its beginning, or the details of the one meant by that or a title. Raises NotFound."""
        from negotui.services import lookup

        return lookup.entry(self._session, ref)

    def short_id(self, id: str) -> str:
        """The shortest beginning of an id, of six letters at least, that means no other entry or negotiation."""
        return listing.short_id(self._session.database, id)

    def search(self, words: str, limit: int = 50, named: bool = True) -> tuple[Hit, ...]:
        """The best places for what is typed, which is never an error.  named: whether hits say their names and sections."""
        from negotui.services import search

        return searching.search(self._session, words, limit, named)

    def create(
        self,
        title: str,
        counterpart: str = "",
        template: Template | None = None,
        kind: str = "",
        deadline: str = "",
        guide: str = DEFAULT_GUIDE,
    ) -> Negotiation:
        """A new negotiation from values as typed; what is empty comes from the template. Raises ValueRefused, NotFound."""
        from negotui.services import library

        typed = {"title": title, "counterpart": counterpart, "kind": kind, "deadline": deadline}
        return library.create(self._session, typed, template, guide)

    def delete(self, negotiation_id: str) -> None:
        """Takes a negotiation out of the library; `undo(LIBRARY)` brings it back. Raises NotFound."""
        from negotui.services import library

        library.delete(self._session, negotiation_id)

    def archive(self, negotiation_id: str, archived: bool = True) -> bool:
        """Hides a negotiation from the list, or shows it again; False where it is so. `undo(LIBRARY)` too. Raises NotFound."""
        from negotui.services import shelving

        return shelving.archive(self._session, negotiation_id, archived)

    def duplicate(self, negotiation: Negotiation, title: str = "", frame: bool = False) -> Negotiation:
        """A new negotiation with the notes of another one, or with its bones only.  title: empty for `… (copy)`."""
        from negotui.services import duplicating

        return duplicating.duplicate(self._session, negotiation, title, frame)

    def counterpart(self, name: str) -> Counterpart:
        """All talks with a person or firm, what was learned in them and what is still open. Raises NotFound."""
        from negotui.services import counterparts

        return counterparts.counterpart(self._session, name)
