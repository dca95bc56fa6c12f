"""What is due in all negotiations, and marking it done."""

from __future__ import annotations

from collections.abc import Sequence

import click

from negotui.cli.commands import cli, json_option, opened
from negotui.cli.output import say, say_json, say_table
from negotui.cli.writing import Output, no_json, output_options, write


@cli.command()
@click.option("--days", type=click.IntRange(0, 36_500), help="Only what is due within so many days; 0 is today.")
@click.option(
    "--done",
    "refs",
    multiple=True,
    metavar="ENTRY",
    help="Mark a promise or step done, by the id in front of it or by its words. May be given several times.",
)
@json_option
@output_options
@click.pass_context
def due(ctx: click.Context, days: int | None, refs: Sequence[str], as_json: bool, output: Output) -> None:
    """List what is due in all negotiations, by day: promises, steps, deadlines, offers that lapse.

    \b
    negotui due --days 7             the coming week, with what is overdue
    negotui due --done "send draft"  mark it done; `negotui undo ID` takes that back
    """
    from negotui.domain.agenda import by_span
    from negotui.domain.dates import show_date

    no_json(output, as_json)
    if refs and output.is_wanted:
        raise click.UsageError("--done marks things done; it doesn’t go with -o or --format.")
    with opened(ctx) as workspace:
        library = workspace.library
        if refs:
            # All are found before the first is marked: a name that is misread must not leave half of it done.
            for one in dict.fromkeys([workspace.agenda.find(ref) for ref in refs]):
                workspace.agenda.mark(one.entry)
                short = library.short_id(one.negotiation)
                say(f"Done: {one.what} · {one.title}. `negotui undo {short}` takes that back.")
            return
        today = workspace.today()
        items = workspace.agenda.items(days)
        if as_json or output.is_wanted:
            document = workspace.export.agenda(items)
            if as_json:
                say_json(document.data)
            else:
                write(workspace, document, output)
            return
        for number, (span, ones) in enumerate(by_span(items, today).items()):
            say(f"\n{span}" if number else str(span))
            say_table(
                ("id", "day", "what", "kind", "who", "negotiation"),
                [
                    (
                        library.short_id(one.entry),
                        show_date(one.day.isoformat(), today) if one.day else "",
                        *(one.what, one.kind, one.more, one.title),
                    )
                    for one in ones
                ],
            )
        if not items:
            within = "" if days is None else f" within {days} days" if days != 1 else " within a day"
            say(f"Nothing is due{within}.")
