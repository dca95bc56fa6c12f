"""The commands for past work: archive it, reuse it, look at it by counterpart."""

from __future__ import annotations

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.completing import counterparts
from negotui.cli.output import say, say_json, say_table


@cli.command()
@negotiation_argument
@click.option("--undo", is_flag=True, help="Take it out of the archive.")
@click.pass_context
def archive(ctx: click.Context, ref: str, undo: bool) -> None:
    """Hide a negotiation from the list; `negotui list is:archived` shows those that are hidden."""
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        if not workspace.negotiations.archive(negotiation.id, not undo):
            say(f"“{negotiation.title}” is {'not archived' if undo else 'archived already'}.")


@cli.command()
@negotiation_argument
@click.argument("title", default="")
@click.option(
    "--frame",
    is_flag=True,
    help="Keep only issues, options, interests, people, alternatives and questions, without figures.",
)
@click.pass_context
def duplicate(ctx: click.Context, ref: str, title: str, frame: bool) -> None:
    """Begin a negotiation from the notes of another one and print its id.

    The outcome is left out: offers, log, review, commitments, lessons, its stage, deadline and result.
    """
    with opened(ctx) as workspace:
        say(workspace.negotiations.duplicate(workspace.lookup.negotiation(ref), title, frame).id)


@cli.command("with")
@click.argument("name", shell_complete=counterparts)
@json_option
@click.pass_context
def with_(ctx: click.Context, name: str, as_json: bool) -> None:
    """Show all talks with a person or firm, what was learned in them and what is still open."""
    with opened(ctx) as workspace:
        counterpart = workspace.lookup.counterpart(name)
        if as_json:
            from negotui.services.library import summary_data

            talks = [summary_data(one) for one in counterpart.talks]
            lessons, open_ = ([one._asdict() for one in ones] for ones in (counterpart.lessons, counterpart.open))
            say_json({"counterpart": counterpart.name, "negotiations": talks, "lessons": lessons, "open": open_})
            return
        say(f"With {counterpart.name}")
        say_table(
            ("id", "title", "stage", "when", "result"),
            [
                (
                    workspace.library.short_id(one.id),
                    one.title,
                    one.stage or "preparing",
                    one.closed or one.deadline,
                    one.result,
                )
                for one in counterpart.talks
            ],
        )
        for heading, remarks in (("Learned", counterpart.lessons), ("Still open", counterpart.open)):
            if remarks:
                say(f"\n{heading}")
            for one in remarks:
                more = " · ".join(filter(None, (one.text, one.more, one.due, one.title)))
                say(f"{workspace.library.short_id(one.entry)}  {more}")
