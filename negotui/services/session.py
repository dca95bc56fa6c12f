"""What every use case needs: the open file, the guides, ids and clocks."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from negotui.errors import StoreError
from negotui.store.database import Database
from negotui.store.ids import Ids

if TYPE_CHECKING:  # the list of negotiations does without a guide and a value, and without the cost of importing them
    from negotui.domain.guide import Guide
    from negotui.domain.negotiation import Negotiation
    from negotui.domain.values import Context
    from negotui.domain.workbooks import Template, Templates

DEFAULT_GUIDE = "leverage"


class GuideSource(Protocol):
    """Where guides and templates come from."""

    def guide(self, id: str) -> Guide:
        """The guide of that id. Raises NotFound or GuideError."""

    def templates(self) -> Templates:
        """The starting points for a new negotiation, and what is wrong with those of one's own that cannot be used."""

    def example(self) -> Template:
        """The worked example."""


class Session:
    """An open file with everything that is needed to work on it.

    database: the file.  guides: where guides and templates come from.  ids: generates ids.  today: returns the user's date.
    now: returns the time in UTC.  visit: when the screen was opened, as the file stores a time, or empty.
    """

    __slots__ = ("_guides_read", "database", "guides", "ids", "now", "today", "visit")

    def __init__(
        self, database: Database, guides: GuideSource, ids: Ids, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.guides = guides
        self.ids = ids
        self.today = today
        self.now = now
        self.visit = ""
        self._guides_read: dict[str, Guide] = {}

    def guide(self, id: str) -> Guide:
        """The guide of that id; also updates the SQL views to fit it. Not inside a transaction. Raises NotFound or GuideError."""
        if id not in self._guides_read:
            from negotui.store.views import sync_views

            self._guides_read[id] = guide = self.guides.guide(id)
            # Views are for other programs: a failure to create them must not keep anyone from the guide, nor must what another
            # program wrote where the file notes which views there are.
            with suppress(StoreError, ValueError, TypeError, LookupError, AttributeError):
                sync_views(self.database, id, guide.sheets)
        return self._guides_read[id]

    def context(self, negotiation: Negotiation) -> Context:
        """What texts of this negotiation may refer to."""
        from negotui.domain.values import Context

        return Context(self.today(), self.guide(negotiation.guide), negotiation.entries, now=self.local_time())

    def local_time(self) -> datetime:
        """The user's local date and time, to the minute, without a time zone."""
        # Not by a time zone, as `astimezone` has it: TZ may name one that no datetime can have.
        year, month, day, hour, minute, *_ = time.localtime(self.now().timestamp())
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001

    def stamp(self) -> str:
        """The time as the file stores it: UTC, ISO 8601, with milliseconds."""
        return self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
