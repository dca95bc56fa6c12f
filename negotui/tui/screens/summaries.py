"""How a negotiation is shown on one line, in the library and on top of its workbook, and how a found place is.

Must not ask the workspace for anything.
"""

from __future__ import annotations

from datetime import date

from textual.content import Content

from negotui.analysis.table.offers import OFFERS
from negotui.domain.dates import show_date
from negotui.domain.negotiation import CLOSED, STAGES, Negotiation
from negotui.domain.times import moment_of
from negotui.services.workspace import Hit, Summary
from negotui.tui.literal import literal
from negotui.tui.screens.editing import SAVED, SAVING
from negotui.tui.widgets.bars import Heading
from negotui.tui.widgets.lines import Line
from negotui.tui.widgets.rows_view import Column, Row

READ_ONLY = "read-only"

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
            (_day(summary.deadline, today), ""),
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


def workbook_heading(negotiation: Negotiation, today: date, ready: int, balance: int | None, status: str) -> Heading:
    """What the top line of a workbook says. ready: in percent.  balance: of leverage, None where nothing is known."""
    details = negotiation.details
    facts = [f"with {counterpart}"] if (counterpart := details.get("counterpart")) else []
    if deadline := details.get("deadline"):
        facts.append(_day(deadline, today))
    elif unread := details.draft("deadline"):
        facts.append(f"! {unread}")
    if negotiation.is_closed:
        facts.append(negotiation.stage)
    figures = [f"ready {ready} %"]
    if balance is not None:
        figures.append(f"leverage {balance:+d}".replace("-", "−") if balance else "leverage 0")
    return Heading(negotiation.title, tuple(facts), tuple(figures), status, trouble=status not in {SAVED, SAVING})


def talk_heading(negotiation: Negotiation, now: str, status: str, hidden: bool) -> Heading:
    """What the top line says at the table. now: the local time, canonical.  hidden: whether secrets are left out."""
    facts = [f"with {counterpart}"] if (counterpart := negotiation.details.get("counterpart")) else []
    facts.append(negotiation.stage)
    figures = [now[11:]]
    made = max((entry.get("at") for entry in negotiation.of(OFFERS) if "T" in entry.get("at")), default="")
    since = moment_of(made) if made <= now else None
    if since is not None and (current := moment_of(now)) is not None:
        figures.append(f"last offer {_ago((current - since).total_seconds())}")
    if hidden:
        figures.append("hidden")
    return Heading(negotiation.title, tuple(facts), tuple(figures), status, trouble=status not in {SAVED, SAVING})


def _ago(seconds: float) -> str:
    """How long ago something was, in the largest unit that says enough."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // 1440} days ago"


def _day(canonical: str, today: date) -> str:
    """A day for reading; what another program has written there and is none stands as it is."""
    try:
        return show_date(canonical, today) if canonical else ""
    except ValueError:
        return canonical
