"""The commands that look back: review and insights."""

from __future__ import annotations

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import say, say_json
from negotui.cli.writing import Output, no_json, output_options, write
from negotui.errors import NegotuiError


@cli.command()
@negotiation_argument
@json_option
@output_options
@click.pass_context
def review(ctx: click.Context, ref: str, as_json: bool, output: Output) -> None:
    """Look back at a negotiation that is over: result, share of the range, what was left, which guesses were right."""
    no_json(output, as_json)
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        if as_json:
            say_json(workspace.analysis.data(negotiation, "review")["review"])
        elif negotiation.is_closed:
            write(workspace, workspace.export.notes(negotiation, "review"), output)
        else:
            close = f"`negotui close {workspace.library.short_id(negotiation.id)} agreed`"
            why, hint = (
                f"It isn’t over yet ({negotiation.stage}).",
                f'Close it with {close}, "walked away" or "no agreement".',
            )
            if output.is_wanted:
                raise NegotuiError(why, hint)
            say(f"{why} {hint}")


@cli.command()
@json_option
@output_options
@click.pass_context
def insights(ctx: click.Context, as_json: bool, output: Output) -> None:
    """Say what all negotiations that are over have in common, each figure with how many cases it rests on."""
    no_json(output, as_json)
    with opened(ctx) as workspace:
        document = workspace.export.insights(workspace.review.cases())
        if as_json:
            say_json(document.data)
        else:
            write(workspace, document, output)
