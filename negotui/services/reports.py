"""What is said of all negotiations together, as documents: insights and the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from negotui.analysis.insights.case import Case
from negotui.analysis.insights.panel import insights, insights_data
from negotui.domain.agenda import DueItem, by_span
from negotui.domain.blocks import Block, Column, Heading, Paragraph, Table, plain
from negotui.domain.documents import Cell, FixedDocument, Records
from negotui.domain.times import show_time
from negotui.services.panels import plain_data, titled
from negotui.services.records import appointments, records_of_page

_INSIGHTS, _AGENDA = "Insights", "What is due"
_COLUMNS = ("Day", "What", "Kind", "Who", "Negotiation", "With")


def insights_document(cases: Sequence[Case]) -> FixedDocument:
    """What all negotiations that are over have in common. Its rows are the tables on the page."""
    panel = insights(cases)
    blocks = titled(_INSIGHTS, panel)
    data = {"verdict": panel.verdict, **insights_data(cases), "blocks": plain_data(panel.blocks)}
    return FixedDocument(_INSIGHTS, blocks, records_of_page(blocks), data)


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
        appointments(listed),
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
