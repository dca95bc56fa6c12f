"""Other windows and programs: asks each second whether one has changed the file, and tells every open screen that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace

INTERVAL = 1.0
"""Seconds between two looks."""


@runtime_checkable
class ShowsFile(Protocol):
    """A screen that shows something of the file."""

    def reload(self) -> None:
        """Another window has changed the file: show it, without moving the cursor or touching what is being typed."""

    def look_failed(self, error: NegotuiError) -> None:
        """Whether something has changed could not be asked."""


def look(workspace: Workspace, screens: Sequence[Screen[Any]]) -> None:
    """Ask once, for all screens: asking takes the answer, so that the screens cannot ask for themselves. screens: the open ones."""
    shown = [screen for screen in screens if isinstance(screen, ShowsFile) and screen.is_mounted]
    try:
        if workspace.changed_elsewhere():
            for screen in shown:
                screen.reload()
    except NegotuiError as error:
        for screen in shown[-1:]:
            screen.look_failed(error)
