"""What a locked workbook changes on the screen: its text goes to no other program unless somebody insists."""

from __future__ import annotations

from typing import Any, Protocol, cast

from textual.app import App

from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace

NOT_LOCKED = "The file will not be locked: whoever gets it can read it."
COPIED_INSIDE = "Copied for pasting within negotui. y copies an entry for other programs."
COPY_AGAIN = "A clipboard is not locked, and some keep all that they ever got. The same key again copies."
NO_EDITOR = NegotuiError(
    "The text of a locked workbook doesn’t go to an editor.",
    "Editors leave plain copies behind: temporary files, swap files, histories. Write it here.",
)


class _Holder(Protocol):
    """An app that holds a workbook."""

    workspace: Workspace


def is_locked(app: App[Any]) -> bool:
    """Whether the app holds a locked workbook."""
    return cast("_Holder", app).workspace.key is not None
