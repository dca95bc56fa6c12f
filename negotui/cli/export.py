"""The command that writes notes to files: of one negotiation, or of many, one file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, opened
from negotui.cli.completing import sections, titles
from negotui.cli.output import say, say_aside
from negotui.cli.writing import Output, confirmed, may_replace, output_options, say_not_locked, write
from negotui.domain.text import listed, plural
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.services.workspace import Workspace

_PATIENCE = 1.0
"""After so many seconds it is said how far it has come, and again each time as many have passed."""
_NAMED = 5


@cli.command()
@click.argument("words", nargs=-1, metavar="[ID]", shell_complete=titles)
@click.option(
    "--section", "-s", default="", help="Only this section, such as options, table or review.", shell_complete=sections
)
@click.option("--share", is_flag=True, help="Only what the other side may see; what is left out is said first.")
@click.option("--all", "all_", is_flag=True, help="All that `list` shows, one file each into the folder -o.")
@output_options
@click.pass_context
def export(ctx: click.Context, words: Sequence[str], section: str, share: bool, all_: bool, output: Output) -> None:
    """Write all notes of a negotiation. They contain your limits and alternatives, so keep them to yourself.

    \b
    negotui export rent -o rent.md               the format goes by the end of the name
    negotui export rent --share -o for-them.md   only what the guide marks as for other eyes
    negotui export --all -o notes                one file each into the folder notes
    negotui export --all with:okafor -o notes    of those that these words leave in the list
    """
    if not all_ and len(words) != 1:
        raise click.UsageError("Name one negotiation, or say --all.")
    with opened(ctx) as workspace:
        if all_:
            _write_all(workspace, " ".join(words), section, share, output)
            return
        document = workspace.export.notes(workspace.lookup.negotiation(words[0]), section, share)
        if share:
            say_aside("Left out, so that the other side doesn’t see it:")
            for line in document.left_out:
                say_aside(f"  {line}")
        write(workspace, document, output)


def _write_all(workspace: Workspace, words: str, section: str, share: bool, output: Output) -> None:
    """Write the notes of all that pass a filter into a folder."""
    from negotui.export import MARKDOWN, format_named
    from negotui.services.files import make_folder
    from negotui.services.library import NONE_YET

    folder = output.path
    format = format_named(output.format) if output.format else MARKDOWN
    if workspace.library.is_empty:
        raise NegotuiError(NONE_YET)
    if folder is None:
        raise NegotuiError("Several files need a folder.", "Name it with -o; it is made if it isn’t there.")
    many = workspace.export.many(words, folder, format.ending, with_days=not share)
    if not many:
        raise NegotuiError(f"No negotiation contains “{words}”.", "`negotui list` shows what there is.")
    if not _may_write(folder, [path for _, path in many if path.exists() or path.is_symlink()], output.force):
        say("Nothing was written.")
        return
    make_folder(folder)
    say_not_locked(workspace)
    left_out: dict[str, None] = {}
    said = monotonic()
    for number, (id, path) in enumerate(many, 1):
        document = workspace.export.notes(workspace.lookup.negotiation(id), section, share)
        left_out |= dict.fromkeys(line.partition(" (")[0] for line in document.left_out)
        say(str(workspace.export.to_file(document, path, format.name)))
        if monotonic() - said > _PATIENCE:
            said = monotonic()
            say_aside(f"{number:,} of {len(many):,} …")
    if share:
        say_aside(f"Left out, in whole or in part: {listed(left_out)}.")
    say(f"{plural(len(many), 'negotiation')}, one file each, in {folder}.")


def _may_write(folder: Path, there: Sequence[Path], force: bool) -> bool:
    if len(there) < 2:
        return not there or may_replace(there[0], force)
    more = [f"{len(there) - _NAMED:,} more"] * (len(there) > _NAMED)
    names = listed([*(path.name for path in there[:_NAMED]), *more])
    return force or confirmed(f"{names} already exist in {folder}.", "Replace them?")
