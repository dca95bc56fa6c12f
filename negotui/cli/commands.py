"""The command line itself and the commands that change something. Each makes one call to the workspace and prints the result.

What only one command needs is imported where it is used.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui import __version__
from negotui.cli.output import say, say_json
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.domain.negotiation import Negotiation
    from negotui.services.workspace import Workspace

json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--file",
    "-f",
    type=click.Path(path_type=Path),
    help="The workbook file (default: NEGOTUI_FILE, else one in your data folder).",
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="negotui")
@click.pass_context
def cli(ctx: click.Context, file: Path | None) -> None:
    """A workbook for negotiations: prepare, run and learn, offline and by keyboard. Without a command it opens."""
    ctx.obj = file
    if ctx.invoked_subcommand is None:
        _open(file)


@contextlib.contextmanager
def opened(ctx: click.Context) -> Iterator[Workspace]:
    """Opens the workbook that the command line names, and closes it when the command is done."""
    from negotui.config import find_places, open_workspace

    workspace = open_workspace(find_places(ctx.find_object(Path)))
    try:
        yield workspace
    finally:
        workspace.close()


def _open(file: Path | None, ref: str = "", create: Callable[[Workspace], Negotiation] | None = None) -> None:
    """Open the app, at a negotiation if one is named or created."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NegotuiError(
            "negotui needs a terminal to open in.", "`negotui list` and the other commands work without one."
        )
    from functools import partial

    from negotui.config import find_places, open_workspace, read_settings, write_settings

    places = find_places(file)
    workspace = open_workspace(places)
    try:
        negotiation = workspace.lookup.negotiation(ref) if ref else create(workspace) if create else None
        from negotui.tui.app import run

        remember = partial(write_settings, places.config_folder)
        failure = run(workspace, read_settings(places.config_folder), remember, negotiation)
    finally:
        workspace.close()
    if failure:
        raise NegotuiError(
            failure, "Everything marked “saved” is safe. Please report this and what you did just before."
        )


@cli.command("open")
@click.argument("ref", metavar="ID")
@click.pass_context
def open_(ctx: click.Context, ref: str) -> None:
    """Open a negotiation. ID may be cut short, or be its title."""
    _open(ctx.find_object(Path), ref)


@cli.command()
def example() -> None:
    """Open the worked example in a scratch file that is gone afterwards."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="negotui-") as folder:
        _open(
            Path(folder) / "example.db",
            create=lambda workspace: workspace.negotiations.create(
                "", template=workspace.negotiations.example_template()
            ),
        )


@cli.command()
@click.argument("title")
@click.option("--with", "counterpart", default="", help="With whom.")
@click.option("--kind", default="", help="What kind of negotiation it is.")
@click.option("--deadline", default="", help="By when it must be settled, such as 27 Nov or in 3 days.")
@click.option("--template", default="", help="A starting point; --template help lists them.")
@click.option("--guide", default="leverage", show_default=True, help="The guide to work by.")
@click.pass_context
def new(ctx: click.Context, title: str, counterpart: str, kind: str, deadline: str, template: str, guide: str) -> None:
    """Begin a negotiation and print its id."""
    from negotui.domain.text import suggestion
    from negotui.errors import NotFound

    with opened(ctx) as workspace:
        templates = {one.id: one for one in workspace.negotiations.templates()} if template else {}
        if template and template not in templates:
            raise NotFound(f"There is no template {template!r}.", suggestion(template, templates))
        negotiation = workspace.negotiations.create(title, counterpart, templates.get(template), kind, deadline, guide)
        say(negotiation.id)


@cli.command()
@click.argument("ref", metavar="ID")
@click.argument("sheet")
@click.argument("values", metavar="FIELD=VALUE …", nargs=-1, required=True)
@click.pass_context
def add(ctx: click.Context, ref: str, sheet: str, values: Sequence[str]) -> None:
    """Add an entry to a SHEET and print its id. A link takes an id or the name of the entry it points to."""
    with opened(ctx) as workspace:
        say(workspace.entries.add(workspace.lookup.negotiation(ref), sheet, _pairs(values)).id)


@cli.command()
@click.argument("entry", metavar="ENTRY")
@click.argument("values", metavar="FIELD=VALUE …", nargs=-1, required=True)
@click.pass_context
def edit(ctx: click.Context, entry: str, values: Sequence[str]) -> None:
    """Change fields of an entry, or of a negotiation (title, counterpart, kind, stage, deadline, result)."""
    with opened(ctx) as workspace:
        workspace.entries.edit(entry, _pairs(values))


@cli.command()
@click.argument("entry", metavar="ENTRY")
@click.pass_context
def delete(ctx: click.Context, entry: str) -> None:
    """Delete an entry; `negotui undo` brings it back."""
    with opened(ctx) as workspace:
        negotiation, found = workspace.lookup.entry(entry)
        if found.id == negotiation.id:
            raise NegotuiError(
                f"{entry} is a whole negotiation, not an entry.", "Delete it in the app: d in the library."
            )
        workspace.entries.delete(found)


@cli.command()
@click.argument("ref", metavar="ID")
@click.pass_context
def undo(ctx: click.Context, ref: str) -> None:
    """Take back the last change to a negotiation."""
    with opened(ctx) as workspace:
        say(workspace.history.undo(workspace.lookup.negotiation(ref).id))


@cli.command()
@json_option
@click.pass_context
def where(ctx: click.Context, as_json: bool) -> None:
    """Say where the workbook file, the settings and guides of your own are."""
    from negotui.config import find_places

    places = find_places(ctx.find_object(Path))
    paths = {
        "file": str(places.data_file),
        "settings": str(places.config_folder),
        "guides": str(places.config_folder / "guides"),
        "cache": str(places.cache_folder),
    }
    if as_json:
        say_json(paths)
    else:
        for name, path in paths.items():
            say(f"{name:<9} {path}")


@cli.group()
def guide() -> None:
    """Check a guide of your own, or read one."""


@guide.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
def guide_check(folder: Path) -> None:
    """Say what is wrong in a guide's pages, with file and line; exit code 1 if something is."""
    from negotui.services.guides import check

    problems = check(folder)
    for problem in problems:
        say(f"{problem.message}\n  {problem.hint}" if problem.hint else problem.message)
    if problems:
        raise NegotuiError(f"{len(problems)} thing{'s' * (len(problems) > 1)} to put right in {folder}.")
    say(f"The guide in {folder} has no mistakes.")


@guide.command("show")
@click.argument("section", default="")
@click.option("--guide", "id_", default="leverage", show_default=True, help="The guide.")
@click.pass_context
def guide_show(ctx: click.Context, section: str, id_: str) -> None:
    """Print a SECTION of the guide, or the list of sections."""
    from negotui.services.guides import guide_page

    with opened(ctx) as workspace:
        say(guide_page(workspace.guide(id_), section))


def _pairs(values: Sequence[str]) -> dict[str, str]:
    """FIELD=VALUE arguments as a mapping."""
    pairs: dict[str, str] = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise NegotuiError(
                f"“{value[:40]}” has no =.", "Write each as field=value, in quotes if the value has spaces."
            )
        pairs[name.strip()] = text
    return pairs
