"""The command that tries a plan in many talks."""

from __future__ import annotations

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import say, say_json


@cli.command()
@negotiation_argument
@click.option("--talks", default=1000, show_default=True, type=click.IntRange(30, 100_000), help="How many talks.")
@click.option(
    "--rounds",
    default=10,
    show_default=True,
    type=click.IntRange(2, 50),
    help="How many offers each side has time for.",
)
@click.option("--seed", default=0, show_default=True, help="The same seed draws the same counterparts.")
@json_option
@click.pass_context
def simulate(ctx: click.Context, ref: str, talks: int, rounds: int, seed: int, as_json: bool) -> None:
    """Try your plan in a thousand talks with counterparts drawn from your guesses.

    You open, give way and stop as you planned; they are firm, even, eager, mirror you or go step by step. Nothing is saved.
    """
    with opened(ctx) as workspace:
        trial = workspace.simulation.task(workspace.lookup.negotiation(ref), talks, rounds, seed).work()
        if as_json:
            say_json(workspace.simulation.data(trial))
        else:
            say(workspace.simulation.page(trial))
