"""What becomes of what is being typed when the program has to end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App

from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.screens.form_session import FormColumn

UNSAVED = NegotuiError(
    "Something is not saved yet.",
    "ctrl+e takes the text to your editor. ctrl+q leaves and keeps it in a file for the next start.",
)
UNSAVED_LOCKED = NegotuiError(UNSAVED.message, "ctrl+q leaves and keeps it in a locked file for the next start.")
SAFE = "Everything marked “saved” is safe."


def columns(app: App[Any]) -> list[FormColumn]:
    """All parts of all screens in which something may be typed."""
    return [column for screen in app.screen_stack for column in screen.query(FormColumn)]


def rescued(workspace: Workspace, columns: Iterable[FormColumn]) -> NegotuiError:
    """Keeps what could not be saved in a file of its own, locked if the workbook is. Returns what to say of it."""
    texts = [one for column in columns for one in column.forms.unsaved()]
    try:
        path = workspace.rescue.keep(texts)
    except NegotuiError as error:
        return NegotuiError(f"What you typed last could not be saved. {error.message}", SAFE)
    return NegotuiError(
        f"What you typed last could not be saved. It is in {path}.", f"negotui offers it at the next start. {SAFE}"
    )
