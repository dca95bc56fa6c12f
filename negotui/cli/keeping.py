"""The backup of the day on the command line: before the first change, or for a large file once the answer stands there."""

from __future__ import annotations

from collections.abc import Callable
from threading import Timer
from typing import TYPE_CHECKING

import click

from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.config import Places
    from negotui.services.workspace import Workspace

_LONG = 1.0
"""Seconds after which somebody who waits is told for what."""


def keep_daily(ctx: click.Context, workspace: Workspace, places: Places, again: Callable[[], Workspace]) -> None:
    """Before the first change of the day: look for damage and make a backup. That none could be made stops nobody, but is said.

    again: opens the workbook anew, for when the command has closed it.
    """
    from negotui.services.safety import MOST_AT_ONCE

    try:
        is_large = workspace.path.stat().st_size > MOST_AT_ONCE
    except OSError as problem:
        _say(problem)
        return
    if is_large:
        ctx.call_on_close(lambda: _at_the_end(places, again))
    else:
        _keep(workspace, places)


def _at_the_end(places: Places, again: Callable[[], Workspace]) -> None:
    """A large file takes seconds: whoever waits for the answer has it by now."""
    from negotui.cli.output import note

    told = Timer(_LONG, note, ("backing up the workbook; this happens once a day …",))
    told.daemon = True
    told.start()
    try:
        workspace = again()
        try:
            _keep(workspace, places)
        finally:
            workspace.close()
    except NegotuiError as problem:
        _say(problem)
    finally:
        told.cancel()


def _keep(workspace: Workspace, places: Places) -> None:
    from negotui.config import read_settings

    try:
        settings = read_settings(places.config_folder)
        workspace.safety.daily(settings.backups_daily, settings.backups_weekly)
    except (NegotuiError, OSError) as problem:
        _say(problem)


def _say(problem: Exception) -> None:
    from negotui.cli.output import note

    note(f"no backup was made. {problem}")
