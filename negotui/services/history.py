"""Undo and redo. What a step contains is only known to the store."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from negotui.errors import NegotuiError
from negotui.services.labels import words_of
from negotui.services.session import Session
from negotui.store import changes, negotiations
from negotui.store.changes import Words
from negotui.store.database import Database
from negotui.store.listing import LIBRARY


class History:
    """Undo and redo in the scopes of one file: the id of a negotiation, or LIBRARY."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin_visit(self) -> None:
        """From now on what was done before counts as earlier than this visit."""
        self._session.visit = self._session.stamp()

    def earlier(self, scope: str) -> str:
        """What an undo takes back where that was done before this visit, such as `deleted “Rent”`; else empty."""
        step = changes.next_undo(self._session.database, scope)
        return step[1] if step is not None and step[0] < self._session.visit else ""

    def undo(self, scope: str) -> str:
        """Undoes the last step in a scope and returns what it was. Raises NegotuiError if there is none."""
        return f"Undid: {self._turn(scope, changes.undo)}."

    def redo(self, scope: str) -> str:
        """Redoes the step undone last, unless something was changed since. Raises NegotuiError if there is none."""
        return f"Redid: {self._turn(scope, changes.redo)}."

    def _turn(self, scope: str, turn: Callable[[Database, str, str, Words], str]) -> str:
        session = self._session
        if scope != LIBRARY:
            # Read now, because it cannot be read in a transaction. A missing guide must not prevent an undo.
            with suppress(NegotuiError):
                session.guide(negotiations.guide_of(session.database, scope))
        with session.database.write():
            return turn(session.database, scope, session.stamp(), partial(words_of, session))
