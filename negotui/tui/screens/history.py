"""Undo and redo on a screen."""

from __future__ import annotations

from textual.widget import Widget

from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_notice


def undo(widget: Widget, workspace: Workspace, id: str) -> None:
    """Undo the last change and say which. id: of the negotiation, or that of the library, whose changes these are."""
    _say(widget, workspace, id, back=True)


def redo(widget: Widget, workspace: Workspace, id: str) -> None:
    """Do again what was undone, and say what that was. id: as for `undo`."""
    _say(widget, workspace, id, back=False)


def _say(widget: Widget, workspace: Workspace, id: str, back: bool) -> None:
    try:
        sentence = workspace.history.undo(id) if back else workspace.history.redo(id)
    except NegotuiError as error:
        sentence = f"{error.message} {error.hint}".strip()
    show_notice(widget, sentence)
