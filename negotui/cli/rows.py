"""Rows of another program's file as entries of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from negotui.cli.commands import cli, negotiation_argument, opened
from negotui.cli.completing import sheets
from negotui.cli.incoming import agreed
from negotui.cli.inputs import content_of
from negotui.cli.output import say
from negotui.domain.text import listed


@cli.command()
@negotiation_argument
@click.argument("sheet", shell_complete=sheets)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--map",
    "-m",
    "given",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Which field a column is; COLUMN= leaves it out.",
)
@click.option("--no-header", is_flag=True, help="The first line is a row: columns are the fields in their order.")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@click.option("--yes", "-y", is_flag=True, help="Do it without asking.")
@click.pass_context
def rows(
    ctx: click.Context,
    ref: str,
    sheet: str,
    path: Path,
    given: Sequence[str],
    no_header: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """Add the rows of a CSV or tab-separated FILE to a SHEET, each as an entry; - reads the standard input.

    Columns go by their titles. What is said with --map is remembered for files with the same titles.
    """
    from negotui.config import find_places, read_settings, remember_columns
    from negotui.domain.row_files import read_rows

    said = dict(_pair(ctx, text) for text in given)
    folder = find_places(ctx.find_object(Path)).config_folder
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        file = read_rows(content_of(path), not no_header)
        remembered = read_settings(folder).columns.get(sheet, {})
        plan = workspace.rows.plan(negotiation, sheet, file, said, remembered)
        for title, field in zip(file.header, plan.columns, strict=False):
            if field is not None:
                say(f"{title} → {field.name}")
        if plan.left_out:
            say(f"Left out: {listed(plan.left_out)}.")
        if plan.note:
            say(plan.note)
        say(plan.sentence)
        if dry_run or not (yes or agreed()):
            say("Nothing was changed.")
            return
        workspace.rows.take_over(negotiation, plan)
        if workspace.key is None:  # the settings are not locked
            remember_columns(folder, sheet, said, file.header)
        say("Done. `negotui undo ID` takes it all back.")


def _pair(ctx: click.Context, text: str) -> tuple[str, str]:
    title, equals, field = text.rpartition("=")
    if not equals:
        raise click.UsageError(f'“{text}” has no =. Write --map "Their title=field".', ctx)
    return title.strip(), field.strip()
