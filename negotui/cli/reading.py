"""The commands that only read."""

from __future__ import annotations

from collections.abc import Sequence

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.completing import sections
from negotui.cli.output import note, say, say_json, say_table


@cli.command("list")
@click.argument("words", nargs=-1)
@click.option(
    "--sort",
    default="",
    metavar="COLUMN",
    help="Sort by title, with, kind, stage, deadline, result, closed or updated; -COLUMN reverses the order.",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, words: Sequence[str], sort: str, as_json: bool) -> None:
    """List the negotiations, last changed first; WORDS keep those that contain them.

    \b
    WORDS may be:
      word pre* -word '"a phrase"'  in what the list shows (write -- before a minus)
      stage: kind: with: tag: year: such as with:okafor or 'stage:"walked away"'
      is:open is:closed is:due is:archived; archived ones are hidden otherwise
    """
    from negotui.services.library import NONE_YET, summary_data

    with opened(ctx) as workspace:
        summaries = workspace.library.summaries(" ".join(words), order=sort)
        due = workspace.library.due_of([one.id for one in summaries])
        if as_json:
            say_json([summary_data(one) | {"due": due.get(one.id, 0)} for one in summaries])
            return
        rows = [
            (
                *(
                    workspace.library.short_id(one.id),
                    one.title,
                    one.counterpart,
                    one.stage or "preparing",
                    one.deadline,
                ),
                *(str(due.get(one.id, "")), one.result),
            )
            for one in summaries
        ]
        if rows:
            say_table(("id", "title", "with", "stage", "deadline", "due", "result"), rows)
        elif not words and workspace.library.count("is:archived"):
            say("All negotiations are archived. `negotui list is:archived` shows them.")
        elif workspace.library.is_empty:
            say(NONE_YET)
        else:
            say(f"No negotiation contains “{' '.join(words)}”. `negotui search` looks through the notes as well.")


@cli.command()
@negotiation_argument
@click.option("--section", "-s", default="", help="Only this section, such as options.", shell_complete=sections)
@json_option
@click.pass_context
def show(ctx: click.Context, ref: str, section: str, as_json: bool) -> None:
    """Show the notes of a negotiation."""
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        if trouble := workspace.guide_trouble(negotiation):
            note(trouble)
        if as_json:
            say_json(workspace.export.data(negotiation, section))
        else:
            say(workspace.export.text(negotiation, "markdown", section))


@cli.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many results at most.")
@json_option
@click.pass_context
def search(ctx: click.Context, words: Sequence[str], limit: int, as_json: bool) -> None:
    """Search every word of every negotiation, archived ones too.

    \b
    WORDS may be:
      word pre* -word '"a phrase"'  (write -- before a minus)
      stage: kind: with: tag: year: sheet: such as sheet:lessons or with:okafor
      is:open is:closed is:due is:archived
    """
    text = " ".join(words)
    with opened(ctx) as workspace:
        found = workspace.search.find(text, limit + 1, named=as_json)
        hits = found[:limit]
        if as_json:
            from negotui.services.json_data import hit_data

            say_json([hit_data(hit) for hit in hits])
            return
        for hit in hits:
            around = "".join(f"[{piece}]" if marked else piece for piece, marked in hit.snippet)
            say(f"{workspace.library.short_id(hit.entry)}  {hit.title} · {hit.sheet} · {' '.join(around.split())}")
        if len(found) > limit:
            say(f"These are the best {limit:,}; use --limit to see more.")
        if not hits and workspace.library.is_empty:
            from negotui.services.library import NONE_YET

            say(NONE_YET)
        elif not hits and any(map(str.isalnum, text)):
            say("Nothing found. Fewer or shorter words find more.")
        elif not hits:
            say("Nothing found. Only letters and digits are searched.")


@cli.command()
@negotiation_argument
@click.argument("name", default="")
@json_option
@click.pass_context
def analyse(ctx: click.Context, ref: str, name: str, as_json: bool) -> None:
    """Say what a negotiation adds up to. NAME is one analysis, such as balance; without it, all of them."""
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        if as_json:
            say_json(workspace.analysis.data(negotiation, name))
        else:
            say(workspace.analysis.page(negotiation, name).rstrip("\n"))
