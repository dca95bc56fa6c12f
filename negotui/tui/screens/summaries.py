"""How the library shows a negotiation and a found place. Must not ask the workspace for anything."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from negotui.domain.dates import show_date
from negotui.domain.negotiation import CLOSED, STAGES
from negotui.services.workspace import Hit, Summary
from negotui.tui.literal import literal
from negotui.tui.widgets.lines import Line
from negotui.tui.widgets.rows_view import Column, Row

COLUMNS = (
    Column("Negotiation", 0),
    Column("With", 18, 66),
    Column("Kind", 12, 96),
    Column("Stage", 12, 52),
    Column("Deadline", 11, 76),
    Column("Ready", 6, 36, right=True),
    Column("Result", 16, 114),
)


def summary_row(summary: Summary, ready: int | None, today: date) -> Row:
    """A negotiation as a row. ready: in percent, None before it has been worked out."""
    stage = summary.stage or STAGES[0]
    return Row(
        summary.id,
        (
            (f"example · {summary.title}" if summary.example else summary.title, ""),
            (summary.counterpart, "muted"),
            (summary.kind, "muted"),
            (stage, "muted" if stage in CLOSED else "accent"),
            (show_date(summary.deadline, today) if summary.deadline else "", ""),
            ("" if ready is None else f"{ready} %", "good" if ready == 100 else ""),
            (summary.result, ""),
        ),
    )


def hit_lines(target: str, hit: Hit) -> list[Line]:
    """A found place: negotiation, sheet, and the words with the match marked."""
    pieces = [literal(text, "found" if found else "") for text, found in hit.snippet]
    return [
        Line(literal(f"   {hit.title} · {hit.sheet}", "muted"), target),
        Line(Content("   ") + Content("").join(pieces), target),
    ]
