"""The commands about guides: read one, list what its sheets ask, check one of your own."""

from __future__ import annotations

from pathlib import Path

import click

from negotui.cli.commands import cli, json_option, opened
from negotui.cli.completing import guide_parts
from negotui.cli.output import say, say_json
from negotui.errors import NegotuiError


@cli.group()
def guide() -> None:
    """Check a guide of your own, or read one."""


@guide.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
def guide_check(folder: Path) -> None:
    """Say what is wrong in a guide's pages, with file and line; exit code 1 where something is.

    It also checks a folder of your own pages for the practice.
    """
    from negotui.services.guides import check, practice_problems

    spoken = practice_problems(folder)
    problems = check(folder) if spoken is None else spoken
    for problem in problems:
        say(f"{problem.message}\n  {problem.hint}" if problem.hint else problem.message)
    if problems:
        raise NegotuiError(f"{len(problems)} thing{'s' * (len(problems) > 1)} to put right in {folder}.")
    say(f"{folder} is a sound guide." if spoken is None else f"Your pages for the practice in {folder} are sound.")


@guide.command("add")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the pages of a guide of that id.")
@click.pass_context
def guide_add(ctx: click.Context, folder: Path, force: bool) -> None:
    """Take the guide in FOLDER into your own guides, so that it is found at every start. Its pages are copied."""
    from negotui.cli.writing import may_replace
    from negotui.config import find_places
    from negotui.services.files import make_folder, replace_file
    from negotui.services.guides import check

    if problems := check(folder):
        raise problems[0]
    target = find_places(ctx.find_object(Path)).guides_folder / folder.resolve().name
    if not may_replace(target, force):
        say("Nothing was copied.")
        return
    make_folder(target)
    for page in sorted(folder.glob("*.md")):
        if page.is_file():  # a pipe that the guide doesn't name is none of its pages
            replace_file(target / page.name, page.read_bytes())
    say(str(target))


@guide.command("show")
@click.argument("section", default="", shell_complete=guide_parts)
@click.option("--guide", "id_", default="leverage", show_default=True, help="The guide.")
@click.option(
    "--sheets", is_flag=True, help="Only the sheets with their fields and what each takes. SECTION may be a sheet."
)
@json_option
@click.pass_context
def guide_show(ctx: click.Context, section: str, id_: str, sheets: bool, as_json: bool) -> None:
    """Print a SECTION of the guide, or the list of sections."""
    from negotui.services.guides import guide_page, sheets_data, sheets_of, sheets_text

    with opened(ctx, reads_words=False) as workspace:
        guide = workspace.guide(id_)
        if as_json:
            say_json(sheets_data(sheets_of(guide, section)))
        elif sheets:
            say(f"{sheets_text(sheets_of(guide, section))}\n\n* has to be filled in")
        else:
            say(guide_page(guide, section))


@guide.command("schema")
@click.argument("id_", metavar="GUIDE", default="leverage")
@click.pass_context
def guide_schema(ctx: click.Context, id_: str) -> None:
    """Print the JSON Schema of the files that `export --format json` writes and `import` reads, with this guide's sheets."""
    from negotui.services.json_file import schema

    with opened(ctx, reads_words=False) as workspace:
        say_json(schema(workspace.guide(id_)))
