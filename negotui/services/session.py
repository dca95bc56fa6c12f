"""What every use case needs: the open file, the guides, ids and clocks."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from negotui.errors import StoreError
from negotui.store.database import Database
from negotui.store.ids import Ids

if TYPE_CHECKING:  # the list of negotiations does without a guide and a value, and without the cost of importing them
    from negotui.domain.guide import Guide
    from negotui.domain.negotiation import Negotiation
    from negotui.domain.practice import PracticePages
    from negotui.domain.values import Context
    from negotui.domain.workbooks import Template, Templates
    from negotui.services.ties import Ties

DEFAULT_GUIDE = "leverage"


class GuideSource(Protocol):
    """Where guides and templates come from."""

    def guide(self, id: str) -> Guide:
        """The guide of that id. Raises NotFound or GuideError."""

    def ids(self) -> tuple[str, ...]:
        """The ids of all guides, the one that everything begins with first."""

    def templates(self) -> Templates:
        """The starting points for a new negotiation, and what is wrong with those of one's own that cannot be used."""

    def example(self) -> Template:
        """The worked example."""

    def practice(self) -> PracticePages:
        """What a practised counterpart says."""


class Session:
    """An open file with everything that is needed to work on it.

    database: the file.  guides: where guides and templates come from.  ids: generates ids.  today: returns the user's date.
    now: returns the time in UTC.  visit: when the screen was opened, as the file stores a time, or empty.
    """

    __slots__ = ("_fitted", "_guides_read", "_ties", "database", "guides", "ids", "now", "today", "visit")

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
        self._fitted: tuple[Negotiation, Guide] | None = None
        self._ties: Ties | None = None

    def over(self, database: Database) -> Session:
        """The same guides, ids and clocks over another file, whose talks point to those of this one.

        Its views are not made for the guides that were read already.
        """
        from negotui.services.ties import Ties

        self._ties = self._ties or Ties(self.database)
        other = Session(database, self.guides, self.ids, self.today, self.now)
        other._guides_read, other._ties = dict(self._guides_read), self._ties
        return other

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

    def guide_for(self, negotiation: Negotiation) -> Guide:
        """The guide of a negotiation, with what it was written in and the guide no longer has; of a guide that is gone or cannot be
        read only that. Not inside a transaction.
        """
        if self._fitted is None or self._fitted[0] is not negotiation:
            from negotui.domain.kept import no_guide, with_kept
            from negotui.errors import GuideError, NotFound

            try:
                guide = self.guide(negotiation.guide)
            except (NotFound, GuideError):
                guide = no_guide(negotiation.guide)
            # Asked for at every key, mostly for the same negotiation.
            self._fitted = (negotiation, with_kept(guide, negotiation.entries))
        return self._fitted[1]

    def guide_trouble(self, negotiation: Negotiation) -> str:
        """Why the guide of a negotiation cannot be used, with what to do; empty where it can."""
        from negotui.errors import GuideError, NotFound

        try:
            self.guide(negotiation.guide)
        except (NotFound, GuideError) as error:
            return f"{error.message} {error.hint}".strip()
        return ""

    def context(self, negotiation: Negotiation) -> Context:
        """What texts of this negotiation may refer to."""
        from negotui.domain.sheets import ALTERNATIVES, TALK
        from negotui.domain.values import Context

        guide = self.guide_for(negotiation)
        context = Context(self.today(), guide, negotiation.entries, now=self.local_time())
        return self._with_ties(context, negotiation) if guide.has(ALTERNATIVES, TALK) else context

    def _with_ties(self, context: Context, negotiation: Negotiation) -> Context:
        """The context with the other talks that this one points to or that point to it."""
        if self._ties is None:
            from negotui.services.ties import Ties

            self._ties = Ties(self.database)
        ties, guide, today = self._ties, context.guide, context.today
        return replace(
            context,
            talks=ties.talks(negotiation, guide, today),
            tied=ties.tied(negotiation, guide, today),
            find_talk=lambda typed: ties.find(typed, negotiation.id),
        )

    def local_time(self) -> datetime:
        """The user's local date and time, to the minute, without a time zone."""
        # Not by a time zone, as `astimezone` has it: TZ may name one that no datetime can have.
        year, month, day, hour, minute, *_ = time.localtime(self.now().timestamp())
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001

    def stamp(self) -> str:
        """The time as the file stores it: UTC, ISO 8601, with milliseconds."""
        return self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
