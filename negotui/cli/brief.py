"""The page for the room, on the terminal, in a file or on paper."""

from __future__ import annotations

from pathlib import Path

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import say, say_aside, say_json


@cli.command()
@negotiation_argument
@click.option(
    "--table",
    "for_table",
    is_flag=True,
    help="For a table where others see it: no limits, no alternatives, no guesses.",
)
@click.option(
    "--output", "-o", "path", type=click.Path(path_type=Path), help="The file to write (default: the terminal)."
)
@click.option("--format", "format_", default="", help="The format of the file (default: by its name).")
@click.option("--force", is_flag=True, help="Replace a file that is there without asking.")
@click.option("--print", "printed", is_flag=True, help="Send it to the system’s printer.")
@json_option
@click.pass_context
def brief(
    ctx: click.Context,
    ref: str,
    for_table: bool,
    path: Path | None,
    format_: str,
    force: bool,
    printed: bool,
    as_json: bool,
) -> None:
    """Write the page to take into the room: 60 lines of 80 letters, or one sheet of paper."""
    with opened(ctx) as workspace:
        page = workspace.brief.page(workspace.lookup.negotiation(ref), for_table)
        if path is not None:
            from negotui.cli.writing import may_replace

            if not may_replace(path, force):
                say("Nothing was written.")
                return
            say(str(workspace.export.to_file(page, path, format_)))
        if printed:
            from negotui.services.printing import print_page

            print_page(page.text)
            say_aside("The page is on its way to the printer.")
        if as_json:
            say_json(page.data)
        elif path is None and not printed:
            say(page.text.rstrip("\n"))
