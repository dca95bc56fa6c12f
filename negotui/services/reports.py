"""What is said of all negotiations together, as documents: insights and the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from negotui.analysis.insights.case import Case
from negotui.analysis.insights.panel import insights, insights_data
from negotui.domain.agenda import DueItem, by_span
from negotui.domain.blocks import Block, Column, Heading, Paragraph, Table, plain, text_of
from negotui.domain.documents import Appointment, Cell, FixedDocument, Records
from negotui.domain.times import show_time
from negotui.services.panels import plain_data, titled

_INSIGHTS, _AGENDA = "Insights", "What is due"
_COLUMNS = ("Day", "What", "Kind", "Who", "Negotiation", "With")


def insights_document(cases: Sequence[Case]) -> FixedDocument:
    """What all negotiations that are over have in common. Its rows are the tables on the page."""
    panel = insights(cases)
    blocks = titled(_INSIGHTS, panel)
    data = {"verdict": panel.verdict, **insights_data(cases), "blocks": plain_data(panel.blocks)}
    return FixedDocument(_INSIGHTS, blocks, tables_of(blocks), data)


def tables_of(blocks: Sequence[Block]) -> tuple[Records, ...]:
    """The tables of a page as rows of text, each under the heading above it."""
    found: list[Records] = []
    title = ""
    for block in blocks:
        if isinstance(block, Heading):
            title = text_of(block.text)
        elif isinstance(block, Table):
            rows = tuple(tuple(text_of(cell) for cell in row) for row in block.rows)
            found.append(Records(f"table_{len(found) + 1}", title, block.columns, rows))
    return tuple(found)


def agenda_document(items: Sequence[DueItem], today: date) -> FixedDocument:
    """What is due, by day; days stand with their year, since a page is read some other day."""
    spans = by_span(tuple(items), today)
    blocks: list[Block] = [Heading(1, plain(_AGENDA))]
    for span, ones in spans.items():
        blocks.append(Heading(2, plain(span.value)))
        rows = tuple(tuple(map(plain, (_day(one), *_words(one)))) for one in ones)
        blocks.append(Table(tuple(map(Column, _COLUMNS)), rows))
    if not items:
        blocks.append(Paragraph(plain("Nothing is due.")))
    listed = [one for ones in spans.values() for one in ones]
    records = Records("due", _AGENDA, tuple(map(Column, _COLUMNS)), tuple((_when(one), *_words(one)) for one in listed))
    return FixedDocument(
        _AGENDA,
        tuple(blocks),
        (records,),
        agenda_data(items, today),
        tuple(made for one in listed if (made := _appointment(one)) is not None),
    )


def agenda_data(items: Sequence[DueItem], today: date) -> list[dict[str, object]]:
    """The same as plain values, for JSON."""
    return [{"span": one.span(today).name.lower(), **one._asdict()} for one in items]


def _words(one: DueItem) -> tuple[str, ...]:
    return one.what, one.kind, one.more, one.title, one.counterpart


def _day(one: DueItem) -> str:
    try:
        return show_time(one.when) if one.when else ""
    except ValueError:
        return one.when


def _when(one: DueItem) -> Cell:
    """Its day, or its time where it has one; what another program wrote there as it stands."""
    try:
        return datetime.fromisoformat(one.when) if len(one.when) > len("2026-01-01") else one.day or one.when or None
    except ValueError:
        return one.when


def _appointment(one: DueItem) -> Appointment | None:
    at = _when(one)
    if not isinstance(at, date):  # which a datetime is too
        return None
    about = " · ".join(filter(None, (one.kind, one.more, one.title if one.what != one.title else "", one.counterpart)))
    return Appointment(one.entry, one.what, at, about)
