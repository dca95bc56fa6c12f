"""How a negotiation is shown on one line, in the library and on top of its workbook, and how found places are.

Must not ask the workspace for anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from negotui.analysis.offers.offers import OFFERS
from negotui.domain.dates import show_date
from negotui.domain.negotiation import CLOSED, STAGES, Negotiation
from negotui.domain.summaries import Counterpart, Hit, Summary
from negotui.domain.times import moment_of
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.screens.editing import SAVED, SAVING
from negotui.tui.widgets.bars import Heading
from negotui.tui.widgets.rows_view import ListColumn, Row

READ_ONLY, _HIDDEN = "read-only", "hidden"

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
    stage = summary.stage or STAGES[0]
    ready, due = (figures.ready, figures.due) if figures else (None, 0)
    return Row(
        summary.id,
        (
            (f"example · {summary.title}" if summary.example else summary.title, ""),
            (summary.counterpart, "muted"),
            (summary.kind, "muted"),
            (stage, "muted" if stage in CLOSED else "accent"),
            (_day(summary.deadline, today), ""),
            ((str(due) if due < 100 else "99+") if due else "", "warn"),
            ("" if ready is None else f"{ready} %", "good" if ready == 100 else ""),
            (summary.result, ""),
        ),
    )


def hit_lines(target: str, hit: Hit) -> list[Line]:
    """A found place: negotiation, where in it, and the words with the match marked."""
    pieces = [literal(text, "found" if found else "") for text, found in hit.snippet]
    return [
        Line(literal(f"   {hit.title} · {hit.place}", "muted"), target),
        Line(Content("   ") + Content("").join(pieces), target),
    ]


def counterpart_lines(found: Counterpart, today: date) -> list[Line]:
    """The page on a counterpart: talks, lessons, what is open. A line's target is a negotiation, or one and an entry of it."""
    lines: list[Line] = []
    for talk in found.talks:
        stage = talk.stage or STAGES[0]
        over = f"over {_day(talk.closed, today)}" if talk.closed else ""
        when = over or (f"by {_day(talk.deadline, today)}" if talk.deadline else "")
        more = " · ".join(filter(None, (stage, when, talk.result, "archived" if talk.archived else "")))
        lines += [Line(literal(f"   {talk.title}"), talk.id), Line(literal(f"   {more}", "muted"), talk.id)]
    for heading, remarks in (("Learned", found.lessons), ("Still open", found.open)):
        if remarks:
            lines += [BLANK, Line(literal(f"   {heading}", "heading"))]
        for remark in remarks:
            target = f"{remark.negotiation} {remark.entry}"
            late = remark.due and remark.due <= today.isoformat()
            day = literal(f" · {_day(remark.due, today)}", "warn" if late else "muted") if remark.due else Content("")
            more = " · ".join(filter(None, (remark.more, remark.title)))
            lines += [
                Line(literal(f"   {remark.text}") + day, target),
                Line(literal(f"   {more}", "muted"), target),
            ]
    return lines


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
    if hidden and status == SAVED:
        # Where it is seen at every width.
        status = _HIDDEN
    return Heading(
        negotiation.title, tuple(facts), tuple(figures), status, trouble=status not in {SAVED, SAVING, _HIDDEN}
    )


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
