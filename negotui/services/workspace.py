"""A workbook file as the screen and the command line use it: one object for each capability.

All methods raise only NegotuiError. A Workspace belongs to one thread; another thread needs a `twin`. A capability is imported when
it is first used, here and nowhere else: all of them together cost 30 ms, and `negotui list` needs only one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from negotui.services.session import DEFAULT_GUIDE, GuideSource, Session
from negotui.store.engine import Key
from negotui.store.ids import Ids
from negotui.store.opening import connect, connect_to_nothing

if TYPE_CHECKING:
    from negotui.domain.guide import Guide
    from negotui.domain.negotiation import Negotiation
    from negotui.domain.values import Context
    from negotui.services.agenda import Agenda
    from negotui.services.analysis import Analysis
    from negotui.services.brief import Brief
    from negotui.services.checkup import Checkup
    from negotui.services.completion import Completion
    from negotui.services.entries import Entries
    from negotui.services.export import Export
    from negotui.services.history import History
    from negotui.services.imports import Imports
    from negotui.services.lessons import Lessons
    from negotui.services.library import Library
    from negotui.services.lookup import Lookup
    from negotui.services.negotiations import Negotiations
    from negotui.services.played import PlayedPractice
    from negotui.services.practice import Practising
    from negotui.services.quick import Quick
    from negotui.services.readings import Readings
    from negotui.services.rescue import Rescue
    from negotui.services.review import Review
    from negotui.services.rows import SheetRows
    from negotui.services.safety import Safety
    from negotui.services.search import Search
    from negotui.services.simulation import Simulation
    from negotui.services.talk import Talk
    from negotui.services.weights import Weights


T_co = TypeVar("T_co", covariant=True)


class Capability(Generic[T_co]):
    """What a workspace can do, in one object of a class in the module that has the attribute's name. It is made when first used."""

    def __init__(self, kind: str) -> None:
        """kind: the name of the class."""
        self._kind, self._name = kind, ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, workspace: None, owner: type) -> Self: ...

    @overload
    def __get__(self, workspace: Workspace, owner: type) -> T_co: ...

    def __get__(self, workspace: Workspace | None, owner: type) -> Self | T_co:
        if workspace is None:
            return self
        # Without a `__set__` what is kept in the instance is found before this is asked again.
        made: T_co = getattr(import_module(f"negotui.services.{self._name}"), self._kind)(workspace._session)
        vars(workspace)[self._name] = made
        return made


class Workspace:
    """Everything that can be done with the negotiations in one file.

    path: the file.  scratch: whether the file is gone afterwards.
    """

    # The capabilities, each in the module of its name

    library: Capability[Library] = Capability("Library")
    """The list of all negotiations."""
    search: Capability[Search] = Capability("Search")
    """The search over every word."""
    agenda: Capability[Agenda] = Capability("Agenda")
    """What is due in all negotiations."""
    completion: Capability[Completion] = Capability("Completion")
    """What was used before."""
    imports: Capability[Imports] = Capability("Imports")
    """What comes in from a JSON file or another workbook."""
    lookup: Capability[Lookup] = Capability("Lookup")
    """Finds the negotiation, entry or counterpart that a typed text refers to."""
    negotiations: Capability[Negotiations] = Capability("Negotiations")
    """Whole negotiations: created, copied, archived, deleted."""
    quick: Capability[Quick] = Capability("Quick")
    """Five minutes: a few questions that lead to a page to speak from."""
    entries: Capability[Entries] = Capability("Entries")
    """The entries of a negotiation."""
    history: Capability[History] = Capability("History")
    """Undo and redo."""
    analysis: Capability[Analysis] = Capability("Analysis")
    """What a negotiation adds up to."""
    brief: Capability[Brief] = Capability("Brief")
    """The page for the room."""
    export: Capability[Export] = Capability("Export")
    """Exports of the notes."""
    rows: Capability[SheetRows] = Capability("SheetRows")
    """Rows of a file as entries of a sheet."""
    talk: Capability[Talk] = Capability("Talk")
    """What is done at the table."""
    practice: Capability[Practising] = Capability("Practising")
    """Practising with a counterpart who answers."""
    readings: Capability[Readings] = Capability("Readings")
    """What their offers say."""
    rescue: Capability[Rescue] = Capability("Rescue")
    """Words that could not be saved when the program had to end."""
    checkup: Capability[Checkup] = Capability("Checkup")
    """What is wrong with the file."""
    safety: Capability[Safety] = Capability("Safety")
    """Damage, and backups."""
    review: Capability[Review] = Capability("Review")
    """Looking back at negotiations that are over."""
    lessons: Capability[Lessons] = Capability("Lessons")
    """What earlier negotiations left for a later one."""
    weights: Capability[Weights] = Capability("Weights")
    """Weights by questions."""
    simulation: Capability[Simulation] = Capability("Simulation")
    """The plan tried in many talks."""

    def __init__(self, session: Session, timeout: float, scratch: bool = False) -> None:
        self._session = session
        self._timeout = timeout
        self.scratch = scratch
        self._version_seen = session.database.data_version()
        self.path = session.database.path

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
        key: Key | None = None,
    ) -> Workspace:
        """Opens or creates a file. Raises StoreError, StoreBusy, WrongPassphrase.

        now: in UTC.  timeout: seconds to wait for another program.  read_only: only to look into a file that is there.
        scratch: whether whoever opens it removes it afterwards.  key: what opens a locked one.
        """
        database = connect(path, timeout=timeout, read_only=read_only, key=key)
        return cls(Session(database, guides, Ids(), today, now), timeout, scratch)

    @classmethod
    def empty(
        cls, path: Path, guides: GuideSource, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> Workspace:
        """A workbook without a negotiation, in place of a file that is not there. Nothing can be saved in it."""
        return cls(Session(connect_to_nothing(path), guides, Ids(), today, now), 0)

    @classmethod
    def of_practice(cls, played: PlayedPractice) -> Workspace:
        """The workbook in memory in which a practice is played."""
        workspace = cls(played.session, 0)
        # Found before the capabilities of these names are asked for: nobody takes a reading over from a practice.
        vars(workspace).update(talk=played.talk, readings=played.readings)
        return workspace

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, as a sentence, or empty."""
        return self._session.database.read_only

    @property
    def key(self) -> Key | None:
        """What opens the file; None for one that is not locked."""
        return self._session.database.key

    def before_first_write(self, call: Callable[[], None]) -> None:
        """Calls this once before anything is written to the file, and never if nothing is."""
        self._session.database.before_first_write = call

    def twin(self) -> Workspace:
        """The same workbook over a connection of its own, for another thread, which must call this itself and close the twin."""
        session = self._session
        return Workspace.open(
            self.path, session.guides, today=session.today, now=session.now, timeout=self._timeout, key=self.key
        )

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

    def guide_for(self, negotiation: Negotiation) -> Guide:
        """The guide of a negotiation, with the sheets and fields that were written in and that it no longer has."""
        return self._session.guide_for(negotiation)

    def guide_trouble(self, negotiation: Negotiation) -> str:
        """Why the guide of a negotiation cannot be used, with what to do; empty where it can."""
        return self._session.guide_trouble(negotiation)

    def context(self, negotiation: Negotiation) -> Context:
        """What texts of this negotiation may refer to."""
        return self._session.context(negotiation)
