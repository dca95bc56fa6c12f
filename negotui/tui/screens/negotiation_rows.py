"""A negotiation as a row of the library, with what is worked out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from negotui.domain.dates import show_date
from negotui.domain.stages import CLOSED, stage_of
from negotui.domain.summaries import Summary
from negotui.tui.widgets.columns import ListColumn
from negotui.tui.widgets.rows_view import Row

COLUMNS = (
    ListColumn("Negotiation"),
    ListColumn("With", 60),
    ListColumn("Kind", 132),
    ListColumn("Stage", 52, whole=True),
    ListColumn("Deadline", 72, whole=True),
    ListColumn("Due", 36, right=True, whole=True),
    ListColumn("Filled in", 90, right=True, whole=True),
    ListColumn("Result", 112),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is worked out of a negotiation once it is in sight. filled_in: in percent, None once it is over.  due: how many."""

    filled_in: int | None
    due: int


def summary_row(summary: Summary, figures: Figures | None, today: date) -> Row:
    """A negotiation as a row. figures: None before they have been worked out."""
    stage = stage_of(summary.stage)
    filled_in, due = (figures.filled_in, figures.due) if figures else (None, 0)
    return Row(
        summary.id,
        (
            (f"example · {summary.title}" if summary.example else summary.title, ""),
            (summary.counterpart, "muted"),
            (summary.kind, "muted"),
            (stage, "muted" if stage in CLOSED else "accent"),
            _day(summary, today),
            ((str(due) if due < 100 else "99+") if due else "", "warn"),
            ("" if filled_in is None else f"{filled_in} %", "good" if filled_in == 100 else ""),
            (summary.result, ""),
        ),
    )


def _day(summary: Summary, today: date) -> tuple[str, str]:
    """The day by which it is to be settled, or when it was over: then the deadline matters no longer."""
    if stage_of(summary.stage) in CLOSED:
        return (f"over {day_shown(summary.closed, today)}", "muted") if summary.closed else ("", "")
    return day_shown(summary.deadline, today), ""


def day_shown(canonical: str, today: date) -> str:
    """A day for reading; what another program has written there and is none stands as it is."""
    try:
        return show_date(canonical, today) if canonical else ""
    except ValueError:
        return canonical
