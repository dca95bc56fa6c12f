"""One step back in the history, or forth again. Must not know what a step holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from negotui.errors import NegotuiError
from negotui.services.session import Session
from negotui.services.labels import words_of
from negotui.store import changes, negotiations
from negotui.store.changes import Words
from negotui.store.database import Database
from negotui.store.listing import LIBRARY


def undo(session: Session, scope: str) -> str:
    """Takes back the last step in a scope and says what it was. Raises NegotuiError where there is none."""
    return f"Undid: {_turned(session, scope, changes.undo)}."


def redo(session: Session, scope: str) -> str:
    """Does again what was undone last and says what it was. Raises NegotuiError where there is none."""
    return f"Did again: {_turned(session, scope, changes.redo)}."


def _turned(session: Session, scope: str, turn: Callable[[Database, str, str, Words], str]) -> str:
    if scope != LIBRARY:
        with suppress(
            NegotuiError
        ):  # read here, since it cannot be in a transaction; one that is gone keeps nobody from an undo
            session.guide(negotiations.guide_of(session.database, scope))
    with session.database.write():
        return turn(session.database, scope, session.stamp(), partial(words_of, session))
