"""A negotiation as a row of the library, with what is worked out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from negotui.domain.dates import show_date
from negotui.domain.stages import CLOSED, stage_of
from negotui.domain.summaries import Summary
from negotui.tui.widgets.rows_view import ListColumn, Row

COLUMNS = (
    ListColumn("Negotiation", 0),
    ListColumn("With", 16, 66),
    ListColumn("Kind", 12, 96),
    ListColumn("Stage", 12, 52),
    ListColumn("Deadline", 11, 76),
    ListColumn("Due", 3, 36, right=True),
    ListColumn("Ready", 5, 36, right=True),
    ListColumn("Result", 16, 114),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is worked out of a negotiation once it is in sight. ready: in percent, None once it is over.  due: how many things."""

    ready: int | None
    due: int


def summary_row(summary: Summary, figures: Figures | None, today: date) -> Row:
    """A negotiation as a row. figures: None before they have been worked out."""
    stage = stage_of(summary.stage)
    ready, due = (figures.ready, figures.due) if figures else (None, 0)
    return Row(
        summary.id,
        (
            (f"example · {summary.title}" if summary.example else summary.title, ""),
            (summary.counterpart, "muted"),
            (summary.kind, "muted"),
            (stage, "muted" if stage in CLOSED else "accent"),
            (day_shown(summary.deadline, today), ""),
            ((str(due) if due < 100 else "99+") if due else "", "warn"),
            ("" if ready is None else f"{ready} %", "good" if ready == 100 else ""),
            (summary.result, ""),
        ),
    )


def day_shown(canonical: str, today: date) -> str:
    """A day for reading; what another program has written there and is none stands as it is."""
    try:
        return show_date(canonical, today) if canonical else ""
    except ValueError:
        return canonical
