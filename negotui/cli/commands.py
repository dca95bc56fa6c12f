"""The command line itself and the commands that change something. Each makes one call to the workspace and prints the result.

What only one command needs is imported where it is used.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui import __version__
from negotui.cli.completing import titles
from negotui.cli.output import say, say_json
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.config import Places
    from negotui.domain.negotiation import Negotiation
    from negotui.services.workspace import Workspace

json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
negotiation_argument = click.argument("ref", metavar="ID", shell_complete=titles)
"""The negotiation that a command is about: its id, the beginning of its id, or its title."""

_EPILOG = """
Exit codes: 0 it is done · 1 it couldn’t be done, and the error says why · 2 the command wasn’t understood · 130 interrupted.
"""


@click.group(
    invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG.strip()
)
@click.option(
    "--file",
    "-f",
    type=click.Path(path_type=Path),
    help="The workbook file (default: NEGOTUI_FILE, else one in your data folder).",
)
@click.option(
    "--log",
    type=click.Path(path_type=Path),
    help="Write what happens to the end of this file, without any text of yours: commands, screens, how long they took.",
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="negotui")
@click.pass_context
def cli(ctx: click.Context, file: Path | None, log: Path | None) -> None:
    """A workbook for negotiations: prepare, run and learn, offline and by keyboard. Without a command it opens."""
    ctx.obj = file
    if log is not None:
        _log(ctx, log)
    if ctx.invoked_subcommand is None:
        open_app(file)


def _log(ctx: click.Context, path: Path) -> None:
    """Write down which command runs, and how long."""
    import time

    from negotui.services.fault_report import LOG, begin_log

    begin_log(path)
    command, begun = ctx.invoked_subcommand or "open", time.monotonic()
    LOG.info("command %s", command)
    ctx.call_on_close(lambda: LOG.info("command %s ended, %d ms", command, (time.monotonic() - begun) * 1000))


@contextlib.contextmanager
def opened(ctx: click.Context, *, create: bool = False, reads_words: bool = True) -> Iterator[Workspace]:
    """Opens the workbook that the command line names, and closes it when the command is done.

    create: whether to make the file if there is none. Without it such a workbook is an empty one, and nothing is made on disk.
    reads_words: whether it needs what is in it; else no passphrase is asked for.
    """
    from negotui.cli.passphrase import key_ring
    from negotui.config import empty_workspace, find_places, is_locked, open_workspace

    places = find_places(ctx.find_object(Path))
    locked = is_locked(places)
    keys = key_ring(ctx) if locked else None
    workspace = (
        empty_workspace(places) if locked and not reads_words else open_workspace(places, create=create, keys=keys)
    )
    workspace.before_first_write(lambda: _keep_daily(ctx, workspace, places, lambda: open_workspace(places, keys=keys)))
    if workspace.key is not None:
        _say_what_is_left(workspace)
    try:
        yield workspace
    finally:
        workspace.close()


def _say_what_is_left(workspace: Workspace) -> None:
    """Of a locked workbook: which of its files an interrupted `lock` left plain."""
    from negotui.cli.output import note
    from negotui.services.locking import remark

    if sentence := remark(workspace.path, workspace.key):
        note(sentence)


def _keep_daily(ctx: click.Context, workspace: Workspace, places: Places, again: Callable[[], Workspace]) -> None:
    # What only the first change of a day needs costs no other.
    from negotui.cli.keeping import keep_daily

    keep_daily(ctx, workspace, places, again)


def open_app(
    file: Path | None, ref: str = "", create: Callable[[Workspace], Negotiation] | None = None, scratch: bool = False
) -> None:
    """Open the app, at a negotiation if one is named or created. scratch: whether the file is gone afterwards."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NegotuiError(
            "negotui needs a terminal to open in.", "`negotui list` and the other commands work without one."
        )
    from functools import partial

    from negotui.config import find_places, is_locked, open_workspace, read_settings, write_settings

    places = find_places(file)
    keys = None
    if is_locked(places):
        from negotui.cli.passphrase import app_keys

        if (keys := app_keys(places)) is None:
            return
    workspace = open_workspace(places, create=not ref, scratch=scratch, keys=keys)
    try:
        negotiation = workspace.lookup.negotiation(ref) if ref else create(workspace) if create else None
        from negotui.tui.app import run

        remember = partial(write_settings, places.config_folder)
        failure = run(workspace, read_settings(places.config_folder), remember, negotiation)
    finally:
        workspace.close()
    if failure:
        raise failure


@cli.command("open")
@negotiation_argument
@click.pass_context
def open_(ctx: click.Context, ref: str) -> None:
    """Open a negotiation. ID may be cut short, or be its title."""
    open_app(ctx.find_object(Path), ref)


@cli.command()
@json_option
@click.pass_context
def where(ctx: click.Context, as_json: bool) -> None:
    """Say where the workbook file, its backups, the settings, and guides, templates and practice pages of your own are."""
    from negotui.config import find_places

    places = find_places(ctx.find_object(Path))
    paths = {
        "file": str(places.data_file),
        "backups": str(places.backups_folder),
        "settings": str(places.config_folder),
        "guides": str(places.guides_folder),
        "templates": str(places.templates_folder),
        "practice": str(places.practice_folder),
        "cache": str(places.cache_folder),
    }
    if as_json:
        say_json(paths)
    else:
        for name, path in paths.items():
            say(f"{name:<9} {path}")
