"""A workbook file as the screen and the command line use it: one object for each capability.

All methods raise only NegotuiError. A Workspace belongs to one thread; another thread needs a `twin`. A capability is imported when
it is first used, here and nowhere else: all of them together cost 30 ms, and `negotui list` needs only one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from negotui.services.session import DEFAULT_GUIDE, GuideSource, Session
from negotui.store.ids import Ids
from negotui.store.opening import connect, connect_to_nothing

if TYPE_CHECKING:
    from negotui.domain.guide import Guide
    from negotui.domain.negotiation import Negotiation
    from negotui.domain.values import Context
    from negotui.services.agenda import Agenda
    from negotui.services.analysis import Analysis
    from negotui.services.completion import Completion
    from negotui.services.entries import Entries
    from negotui.services.export import Export
    from negotui.services.history import History
    from negotui.services.lessons import Lessons
    from negotui.services.library import Library
    from negotui.services.lookup import Lookup
    from negotui.services.negotiations import Negotiations
    from negotui.services.quick import Quick
    from negotui.services.review import Review
    from negotui.services.search import Search
    from negotui.services.talk import Talk
    from negotui.services.weights import Weights


class Workspace:
    """Everything that can be done with the negotiations in one file.

    path: the file.  read_only: why nothing can be saved, as a sentence, or empty.  scratch: whether the file is gone afterwards.
    """

    def __init__(self, session: Session, timeout: float, scratch: bool = False) -> None:
        self._session = session
        self._timeout = timeout
        self.scratch = scratch
        self._version_seen = session.database.data_version()
        self.path = session.database.path
        self.read_only = session.database.read_only

    @classmethod
    def open(
        cls,
        path: Path,
        guides: GuideSource,
        *,
        today: Callable[[], date],
        now: Callable[[], datetime],
        timeout: float = 5.0,
        read_only: bool = False,
        scratch: bool = False,
    ) -> Workspace:
        """Opens or creates a file. Raises StoreError, StoreBusy.

        now: in UTC.  timeout: seconds to wait for another program.  read_only: only to look into a file that is there.
        scratch: whether whoever opens it removes it afterwards.
        """
        return cls(
            Session(connect(path, timeout=timeout, read_only=read_only), guides, Ids(), today, now), timeout, scratch
        )

    @classmethod
    def empty(
        cls, path: Path, guides: GuideSource, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> Workspace:
        """A workbook without a negotiation, in place of a file that is not there. Nothing can be saved in it."""
        return cls(Session(connect_to_nothing(path), guides, Ids(), today, now), 0)

    def twin(self) -> Workspace:
        """The same workbook over a connection of its own, for another thread, which must call this itself and close the twin."""
        session = self._session
        return Workspace.open(self.path, session.guides, today=session.today, now=session.now, timeout=self._timeout)

    def wait_at_most(self, seconds: float) -> None:
        """Sets how long calls wait for another program's lock: a screen must stay responsive, and can try again."""
        self._session.database.wait_at_most(seconds)

    def close(self) -> None:
        """Closes the file. Everything is saved already."""
        self._session.database.close()

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has changed the file since the last call; changes made here do not count."""
        before, self._version_seen = self._version_seen, self._session.database.data_version()
        return before != self._version_seen

    def today(self) -> date:
        """The user's date, from which texts such as `in 3 days` are read."""
        return self._session.today()

    def guide(self, id: str = DEFAULT_GUIDE) -> Guide:
        """The guide of that id. Raises NotFound or GuideError."""
        return self._session.guide(id)

    def context(self, negotiation: Negotiation) -> Context:
        """What texts of this negotiation may refer to."""
        return self._session.context(negotiation)

    # The capabilities, each in the module of its name

    @cached_property
    def library(self) -> Library:
        """The list of all negotiations."""
        from negotui.services.library import Library

        return Library(self._session)

    @cached_property
    def search(self) -> Search:
        """The search over every word."""
        from negotui.services.search import Search

        return Search(self._session)

    @cached_property
    def agenda(self) -> Agenda:
        """What is due in all negotiations."""
        from negotui.services.agenda import Agenda

        return Agenda(self._session)

    @cached_property
    def completion(self) -> Completion:
        """What was used before."""
        from negotui.services.completion import Completion

        return Completion(self._session)

    @cached_property
    def lookup(self) -> Lookup:
        """Finds the negotiation, entry or counterpart that a typed text refers to."""
        from negotui.services.lookup import Lookup

        return Lookup(self._session)

    @cached_property
    def negotiations(self) -> Negotiations:
        """Whole negotiations: created, copied, archived, deleted."""
        from negotui.services.negotiations import Negotiations

        return Negotiations(self._session)

    @cached_property
    def quick(self) -> Quick:
        """Five minutes: a few questions that lead to a page to speak from."""
        from negotui.services.quick import Quick

        return Quick(self._session)

    @cached_property
    def entries(self) -> Entries:
        """The entries of a negotiation."""
        from negotui.services.entries import Entries

        return Entries(self._session)

    @cached_property
    def history(self) -> History:
        """Undo and redo."""
        from negotui.services.history import History

        return History(self._session)

    @cached_property
    def analysis(self) -> Analysis:
        """What a negotiation adds up to."""
        from negotui.services.analysis import Analysis

        return Analysis(self._session)

    @cached_property
    def export(self) -> Export:
        """Exports of the notes."""
        from negotui.services.export import Export

        return Export(self._session)

    @cached_property
    def talk(self) -> Talk:
        """What is done at the table."""
        from negotui.services.talk import Talk

        return Talk(self._session)

    @cached_property
    def review(self) -> Review:
        """Looking back at negotiations that are over."""
        from negotui.services.review import Review

        return Review(self._session)

    @cached_property
    def lessons(self) -> Lessons:
        """What earlier negotiations left for a later one."""
        from negotui.services.lessons import Lessons

        return Lessons(self._session)

    @cached_property
    def weights(self) -> Weights:
        """Weights by questions."""
        from negotui.services.weights import Weights

        return Weights(self._session)
