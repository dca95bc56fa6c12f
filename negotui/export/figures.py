"""Pictures as tables of the figures that they show, for formats that cannot draw."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.domain.amounts import show_fraction
from negotui.domain.blocks import Bars, Column, Inline, Ranges, Scatter, Series, Table, plain

_UNKNOWN = "–"
_UNSAID = {"plain": ""}
"""Kinds that mean something to the eye only."""


def as_table(picture: Bars | Ranges | Scatter | Series) -> Table:
    """The figures and labels of a picture; its title becomes the heading of the first column."""
    match picture:
        case Bars():
            return _bars(picture)
        case Ranges():
            return _ranges(picture)
        case Scatter():
            return _scatter(picture)
        case Series():
            return _series(picture)


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


def _ranges(ranges: Ranges) -> Table:
    """One row per figure; the label of a line stands before the first of its figures."""
    has_labels = any(lane.label for row in ranges.rows for lane in row.lanes)
    columns = (Column(ranges.title), *([Column("")] if has_labels else []), Column(""), Column("", right=True))
    rows: list[tuple[Inline, ...]] = []
    for row in ranges.rows:
        head = ", ".join(text for text in (row.label, row.unit, row.mark) if text)
        for lane in row.lanes:
            side = lane.label
            for part in lane.legend:
                cells = (head, *([side] if has_labels else []), part.label or part.kind.value, part.shown)
                rows.append(tuple(map(plain, cells)))
                head = side = ""
        if head:
            rows.append((plain(head), *(() for _ in columns[1:])))
    return Table(columns, tuple(rows))


def _scatter(scatter: Scatter) -> Table:
    """One row per point that has a label, in whole figures as the text beside it has them, then one row per line."""
    columns = (
        *(Column(title) for title in (scatter.title, "")),
        *(Column(title, right=True) for title in (scatter.across, scatter.up)),
        Column(""),
    )
    points = (
        (mark.label, _UNSAID.get(mark.kind, mark.kind), _whole(mark.across), _whole(mark.up), mark.shown)
        for mark in scatter.points
        if mark.label or mark.shown
    )
    lines = ((line.label, "", *_on_axis(line.axis == "across", _whole(line.at)), "") for line in scatter.lines)
    return Table(columns, tuple(tuple(map(plain, row)) for row in (*points, *lines)))


def _whole(value: Fraction) -> str:
    return show_fraction(value, 0).removeprefix("~")


def _on_axis(across: bool, shown: str) -> Iterator[str]:
    yield from (shown, "") if across else ("", shown)


def _series(series: Series) -> Table:
    """One row per step, one column per line of the series."""
    columns = (Column(series.title), *(Column(course.name, right=True) for course in series.lines))
    rows = (
        (step, *(course.shown[number] if number < len(course.shown) else "" for course in series.lines))
        for number, step in enumerate(series.steps)
    )
    return Table(columns, tuple(tuple(plain(text or _UNKNOWN) for text in row) for row in rows))
