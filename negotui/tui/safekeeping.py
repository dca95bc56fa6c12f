"""Once the screen stands: looks in a thread whether the file is damaged, and makes the backup of the day."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.screen import Screen

from negotui.config import Settings
from negotui.errors import NegotuiError, StoreBusy
from negotui.services.workspace import Workspace
from negotui.tui.elsewhere import ShowsFile
from negotui.tui.notices import show_error, show_warning

_PAUSE = 1.0
"""Seconds before it begins: the first keys come first."""


def begin(workspace: Workspace, settings: Settings, screen: Screen[Any]) -> None:
    """Look after the file, a moment after this screen has been shown."""
    screen.set_timer(_PAUSE, lambda: screen.app.run_worker(look_after(screen, workspace, settings)))


async def look_after(screen: Screen[Any], workspace: Workspace, settings: Settings) -> None:
    """Say so if the file is damaged, which makes it read-only, or if no backup could be made. Nobody waits for this."""
    if workspace.scratch or workspace.read_only:
        return
    damaged, problem, left = await asyncio.to_thread(_looked, workspace, settings)
    workspace.safety.looked_through(damaged)
    if damaged:
        for shown in screen.app.screen_stack:
            if isinstance(shown, ShowsFile):
                shown.reload()
        way = "`negotui repair` saves what can be read to a new file, and `negotui restore` lists the backups."
        show_error(screen, NegotuiError("This file is damaged, so nothing more is written to it.", way))
    elif problem is not None and not isinstance(problem, StoreBusy):
        show_warning(screen, f"No backup was made today. {problem}")
    if left:
        show_warning(screen, left)


def _looked(workspace: Workspace, settings: Settings) -> tuple[bool, NegotuiError | None, str]:
    """Whether the file is damaged, why no backup was made, and what an interrupted `lock` left. It has its own connection."""
    from negotui.services.locking import remark

    try:
        twin = workspace.twin()
    except NegotuiError as problem:
        return False, problem, ""
    try:
        return *twin.safety.care(settings.backups_daily, settings.backups_weekly), remark(twin.path, twin.key)
    finally:
        twin.close()
