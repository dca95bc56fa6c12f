"""The page for the room, on the terminal, in a file or on paper."""

from __future__ import annotations

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import say, say_aside, say_json
from negotui.cli.writing import Output, no_json, output_options, write


@cli.command()
@negotiation_argument
@click.option(
    "--table",
    "for_table",
    is_flag=True,
    help="For a table where others see it: no limits, no alternatives, no guesses.",
)
@output_options
@click.option("--print", "printed", is_flag=True, help="Send it to the system’s printer.")
@json_option
@click.pass_context
def brief(ctx: click.Context, ref: str, for_table: bool, printed: bool, as_json: bool, output: Output) -> None:
    """Write the page to take into the room: 60 lines of 80 letters, or one sheet of paper."""
    no_json(output, as_json)
    with opened(ctx) as workspace:
        page = workspace.brief.page(workspace.lookup.negotiation(ref), for_table)
        if output.is_wanted:
            write(workspace, page, output)
        elif as_json:
            say_json(page.data)
        elif not printed:
            say(page.text.rstrip("\n"))
        if printed:
            from negotui.services.printing import print_page

            print_page(page.text)
            say_aside("The page is on its way to the printer.")
