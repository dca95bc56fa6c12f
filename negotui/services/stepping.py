"""One step back in the history, or forth again. Must not know what a step holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from negotui.errors import NegotuiError
from negotui.services.desk import Desk
from negotui.services.naming import words_of
from negotui.store import changes, negotiations
from negotui.store.changes import Words
from negotui.store.database import Database
from negotui.store.listing import LIBRARY


def undo(desk: Desk, scope: str) -> str:
    """Takes back the last step in a scope and says what it was. Raises NegotuiError where there is none."""
    return f"Undid: {_turned(desk, scope, changes.undo)}."


def redo(desk: Desk, scope: str) -> str:
    """Does again what was undone last and says what it was. Raises NegotuiError where there is none."""
    return f"Did again: {_turned(desk, scope, changes.redo)}."


def _turned(desk: Desk, scope: str, turn: Callable[[Database, str, str, Words], str]) -> str:
    if scope != LIBRARY:
        with suppress(
            NegotuiError
        ):  # read here, since it cannot be in a transaction; one that is gone keeps nobody from an undo
            desk.guide(negotiations.guide_of(desk.database, scope))
    with desk.database.write():
        return turn(desk.database, scope, desk.stamp(), partial(words_of, desk))
