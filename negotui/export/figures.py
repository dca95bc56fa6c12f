"""Pictures in words, for formats that cannot draw: what a reader would take from them, and nothing of how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from negotui.domain.blocks import (
    Bars,
    Block,
    Bullets,
    Column,
    Inline,
    Lane,
    Mark,
    Paragraph,
    Range,
    Ranges,
    Scatter,
    Series,
    Span,
    Table,
    plain,
)
from negotui.domain.text import listed

_UNKNOWN = "–"


def in_words(picture: Bars | Ranges | Scatter | Series) -> tuple[Block, ...]:
    """The figures and labels of a picture: bars and series as a small table, number lines and charts as a list."""
    match picture:
        case Bars():
            return (_bars(picture),)
        case Ranges(figures=False):  # a table beside it lists them
            return ()
        case Ranges():
            return _listed(picture.title, (_range(row) for row in picture.rows))
        case Scatter():
            # Its lines are there to compare points with by eye; what they stand for is said beside the chart.
            return _listed(picture.title, tuple(filter(None, map(_mark, picture.points))))
        case Series():
            return (_series(picture),)


def _bars(bars: Bars) -> Table:
    """One column per series, and one for the marks if there are any."""
    marked = any(bar.mark for bar in bars.bars)
    columns = (
        Column(bars.title),
        *(Column(name, right=True) for name in bars.series),
        *([Column("")] if marked else []),
    )
    rows = (
        (plain(bar.label), *(plain(shown or _UNKNOWN) for shown in bar.shown), *([plain(bar.mark)] if marked else []))
        for bar in bars.bars
    )
    return Table(columns, tuple(rows))


def _listed(title: str, items: Iterator[Inline] | Sequence[Inline]) -> tuple[Block, ...]:
    bullets = tuple((Paragraph(item),) for item in items)
    head: tuple[Block, ...] = (Paragraph((Span(title, strong=True),)),) if title else ()
    return (*head, Bullets(bullets)) if bullets else head


def _range(row: Range) -> Inline:
    """A number line as a sentence: what it measures, then lane by lane what lies on it."""
    notes = ", ".join(text for text in (row.unit, row.mark) if text)
    said = "; ".join(filter(None, map(_lane, row.lanes)))
    head = (Span(row.label, strong=True), *plain(f" ({notes})" if notes else ""))
    return (*head, *plain(f": {said}" if said else ""))


def _lane(lane: Lane) -> str:
    parts = [(part.label or part.kind.value, part.shown) for part in lane.legend]
    said = ", ".join(
        f"{name} {listed(shown for _, shown in group)}" for name, group in groupby(parts, lambda part: part[0])
    )
    return f"{lane.label}: {said}" if lane.label and said else said


def _mark(mark: Mark) -> Inline:
    """A point of a chart; one without a name stands for the shape of the whole, which words cannot give."""
    if not mark.label:
        return ()
    return (Span(mark.label, strong=True), *plain(f": {mark.shown}" if mark.shown else ""))


def _series(series: Series) -> Table:
    """One row per step, one column per line of the series."""
    columns = (Column(series.title), *(Column(course.name, right=True) for course in series.lines))
    rows = (
        (step, *(course.shown[number] if number < len(course.shown) else "" for course in series.lines))
        for number, step in enumerate(series.steps)
    )
    return Table(columns, tuple(tuple(plain(text or _UNKNOWN) for text in row) for row in rows))
