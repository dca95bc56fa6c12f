"""What comes in: negotiations from a JSON file, or from another workbook."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, opened
from negotui.cli.inputs import content_of
from negotui.cli.output import is_terminal, say, say_aside
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.domain.incoming import Incoming
    from negotui.services.imports import Imports

_MOST_LINES = 20
_SILENT = 1.0
"""Seconds after which progress is told."""

_dry = click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
_yes = click.option("--yes", "-y", is_flag=True, help="Do it without asking.")


@cli.command("import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@_dry
@_yes
@click.pass_context
def import_(ctx: click.Context, paths: Sequence[Path], dry_run: bool, yes: bool) -> None:
    """Take negotiations over from JSON files that negotui wrote; - reads the standard input.

    What is here already is merged by its ids: the newer state stands, and undo brings the other back.
    """
    _take_over(
        ctx, lambda imports: [one for path in paths for one in imports.read_json(content_of(path))], dry_run, yes
    )


@cli.command()
@click.argument("path", metavar="OTHER", type=click.Path(path_type=Path))
@_dry
@_yes
@click.pass_context
def merge(ctx: click.Context, path: Path, dry_run: bool, yes: bool) -> None:
    """Bring another workbook file into this one, so that laptop and desktop come together. OTHER is only read.

    The newer state of an entry stands. Where both have changed the same field, both versions stand side by side.
    """
    from negotui.cli.passphrase import key_ring

    # Before this workbook is opened, which the other one may turn out to be.
    key = key_ring(ctx).key(path)
    _take_over(ctx, lambda imports: imports.read_workbook(path, key), dry_run, yes)


def _take_over(ctx: click.Context, read: Callable[[Imports], Sequence[Incoming]], dry_run: bool, yes: bool) -> None:
    """Read, say what would be done, ask, do it. A workbook is made only once there is something to put into it."""
    with opened(ctx) as workspace:
        incoming = read(workspace.imports)
        planned = workspace.imports.summary(incoming)
    for line in planned.lines[:_MOST_LINES]:
        say(line)
    if len(planned.lines) > _MOST_LINES:
        say(f"… and {len(planned.lines) - _MOST_LINES:,} more")
    say(planned.sentence)
    if planned.is_empty:
        say("There is nothing to take over.")
    elif dry_run or not (yes or agreed()):
        say("Nothing was changed.")
    else:
        with opened(ctx, create=True) as workspace:
            workspace.imports.take_over(incoming, _progress())
        say("Done. `negotui undo ID` takes back what was merged; u in the library takes out what is new.")


def agreed() -> bool:
    """Whether somebody at the terminal says yes. Raises NegotuiError where nobody is there."""
    if not is_terminal():
        raise NegotuiError("Nobody is there to agree to this.", "Look with --dry-run, then add --yes.")
    return click.confirm("Take this over?", err=True)


def _progress() -> Callable[[int, int], None]:
    last = time.monotonic()

    def tell(done: int, count: int) -> None:
        nonlocal last
        if time.monotonic() - last > _SILENT:
            last = time.monotonic()
            say_aside(f"{done:,} of {count:,} …")

    return tell
