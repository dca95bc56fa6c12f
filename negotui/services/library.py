"""The list of all negotiations in a file. It reads no guide and no entry, which keeps `negotui list` fast."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.stages import stage_of
from negotui.domain.summaries import Summary
from negotui.services.session import Session
from negotui.store import listing
from negotui.store.listing import ARCHIVED as ARCHIVED
from negotui.store.listing import LIBRARY as LIBRARY
from negotui.store.listing import NEWEST as NEWEST
from negotui.store.listing import ORDERS as ORDERS

NONE_YET = "No negotiations yet. `negotui new TITLE` begins one, `negotui example` shows one."


def summary_data(summary: Summary) -> dict[str, object]:
    """A negotiation of the list as plain values, for JSON; its stage is the word that people read."""
    return {**summary._asdict(), "stage": str(stage_of(summary.stage))}


class Library:
    """The negotiations in one file as a list."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def count(self, words: str = "") -> int:
        """How many negotiations the list has, filtered by words."""
        return listing.count(self._session.database, words, self._today)

    @property
    def is_empty(self) -> bool:
        """Whether there is no negotiation at all, not even an archived one."""
        return not (self.count() or self.count("is:archived"))

    def summaries(
        self, words: str = "", start: int = 0, stop: int | None = None, order: str = ""
    ) -> tuple[Summary, ...]:
        """The negotiations from `start` to before `stop` of the list. words: a query, as in domain.queries, over what it shows.

        order: one of ORDERS, with a minus for descending; empty for last changed first. Raises NotFound for an unknown order.
        """
        return listing.summaries(self._session.database, words, start, stop, order, self._today)

    def due(self, most: int = 1000) -> int:
        """How many things are due and not done in what the unfiltered list shows; counting stops at `most`."""
        return listing.due(self._session.database, self._today, most)

    def due_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How many things are due and not done in these negotiations, by id; those with nothing due are left out."""
        return listing.due_of(self._session.database, ids, self._today)

    def short_id(self, id: str) -> str:
        """The shortest prefix of an id, at least six letters, that fits no other entry or negotiation."""
        return listing.short_id(self._session.database, id)

    @property
    def _today(self) -> str:
        return self._session.today().isoformat()
