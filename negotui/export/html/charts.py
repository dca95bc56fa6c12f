"""Pictures as drawings in SVG, inside of the page. Each has a title and a description; colours and fonts are the page's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from negotui.domain.amounts import show_fraction
from negotui.domain.blocks import Bar, Bars, Lane, Mark, Point, Range, Ranges, Role, Scatter, Series, Shape, words_of
from negotui.domain.layout import cells
from negotui.domain.scales import ticks
from negotui.export.html.elements import element, empty, wrap

_WIDTH = 720
_LETTER = 7
"""About the width of a letter, in the drawing's own units."""
_LINE = 22
_SHAPES = {
    Shape.MINE: "mine",
    Shape.THEIRS: "theirs",
    Shape.ZONE: "zone",
    Shape.CERTAIN: "zone",
    Shape.LIKELY: "likely",
    Shape.POSSIBLE: "possible",
}
_ROLES = {Role.OPENING: "O", Role.TARGET: "T", Role.LIMIT: "L", Role.BATNA: "B", Role.BENCHMARK: "x"}
_FRONTIER, _REFERENCE = "frontier", "reference"


def drawing(picture: Bars | Ranges | Scatter | Series, number: int) -> str:
    """The picture as an SVG element; empty where it shows nothing. number: its own on this page."""
    match picture:
        case Bars():
            parts, height = _bars(picture)
        case Ranges():
            parts, height = _ranges(picture)
        case Scatter():
            parts, height = _scatter(picture)
        case Series():
            parts, height = _series(picture)
    if not parts:
        return ""
    title, about = f"title-{number}", f"about-{number}"
    head = element("title", picture.title or "Chart", id=title) + element("desc", words_of((picture,)), id=about)
    return wrap(
        "svg",
        f"{head}\n{chr(10).join(parts)}\n",
        role="img",
        aria_labelledby=f"{title} {about}",
        viewBox=f"0 0 {_WIDTH} {height}",
    )


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    return element("text", words, x=_at(x), y=_at(y), class_=kind, text_anchor=anchor)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return empty("line", x1=_at(x1), y1=_at(y1), x2=_at(x2), y2=_at(y2), class_=kind)


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return empty("rect", x=_at(x), y=_at(y), width=_at(max(width, 1)), height=_at(height), rx="2", class_=kind)


def _at(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _length(texts: Sequence[str], most: float) -> float:
    return min(max((cells(text) for text in texts), default=0) * _LETTER, most)


def _short(text: str, room: float) -> str:
    """A label in the room that it has."""
    most = max(int(room / _LETTER), 2)
    if cells(text) <= most:
        return text
    while text and cells(text) >= most:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _on(value: Fraction, low: Fraction, high: Fraction, start: float, length: float) -> float:
    """Where a value lies on a scale. Only here exact figures become lengths to draw."""
    return start + (float((value - low) / (high - low)) if high > low else 0.5) * length


# Bars


def _bars(bars: Bars) -> tuple[list[str], int]:
    if not bars.bars:
        return [], 0
    label = _length([bar.label for bar in bars.bars], _WIDTH * 0.4)
    figure = _length([_figure(bar, at) for bar in bars.bars for at in range(len(bar.shown))], _WIDTH * 0.4)
    room = max(_WIDTH - label - figure - 24, 40)
    largest = max((value for bar in bars.bars for value in bar.values if value is not None), default=Fraction(0))
    parts, y = [], 4.0
    if len(bars.series) > 1:
        x = label + 12
        for at, name in enumerate(bars.series):
            parts += [_rect(x, y + 3, 12, 12, _series_kind(at)), _text(x + 18, y + 14, name, "faint")]
            x += 40 + cells(name) * _LETTER
        y += _LINE + 4
    for bar in bars.bars:
        height = 18 if len(bar.values) == 1 else 12
        parts.append(_text(label, y + 14, _short(bar.label, label), anchor="end"))
        for at, value in enumerate(bar.values):
            length = float(value / largest) * room if value and largest else 0.0
            if length:
                parts.append(_rect(label + 12, y, length, height, _series_kind(at)))
            parts.append(_text(label + 18 + length, y + height - 3, _figure(bar, at), "faint"))
            y += height + 3
        y += 6
    return parts, round(y)


def _figure(bar: Bar, at: int) -> str:
    shown = bar.shown[at] if at < len(bar.shown) else ""
    return "  ".join(filter(None, (shown or "–", bar.mark if at == 0 else "")))


def _series_kind(at: int) -> str:
    return ("mine", "theirs", "zone")[at % 3]


# Number lines


def _ranges(ranges: Ranges) -> tuple[list[str], int]:
    parts: list[str] = []
    y = 6.0
    lanes = [lane.label for row in ranges.rows for lane in row.lanes]
    label = _length([*(row.label for row in ranges.rows if len(row.lanes) == 1), *lanes], _WIDTH * 0.3) + 12
    for row in ranges.rows:
        drawn, y = _range(row, label, y)
        parts += drawn
    return parts, round(y)


def _range(row: Range, label: float, y: float) -> tuple[list[str], float]:
    values = [end for lane in row.lanes for one in lane.stretches for end in (one.low, one.high)]
    values += [point.at for lane in row.lanes for point in lane.points]
    if not values:
        return [], y
    scale = (min(values), max(values))
    parts: list[str] = []
    lone = len(row.lanes) == 1 and not row.lanes[0].label
    if not lone:
        head = row.label + "".join(f" · {text}" for text in (row.unit, row.mark) if text)
        parts.append(_text(0, y + 14, _short(head, _WIDTH), "strong"))
        y += _LINE
    start, length = label + 8, _WIDTH - label - 28
    for lane in row.lanes:
        parts.append(_text(0, y + 15, _short(row.label if lone else lane.label, label - 4)))
        parts += _lane(lane, scale, start, length, y + 10)
        y += 28
    return [*parts, *_axis(scale, start, length, y)], y + 24


def _lane(lane: Lane, scale: tuple[Fraction, Fraction], start: float, length: float, y: float) -> Iterator[str]:
    yield _line(start, y, start + length, y, "rule")
    for stretch in reversed(lane.stretches):
        ends = sorted(_on(end, *scale, start, length) for end in (stretch.low, stretch.high))
        yield _rect(ends[0], y - 5, ends[1] - ends[0], 10, _SHAPES[stretch.kind])
    taken: list[float] = []
    for point in sorted(lane.points, key=lambda point: point.at):
        x = _on(point.at, *scale, start, length)
        yield empty("circle", cx=_at(x), cy=_at(y), r="8", class_=f"point {point.kind.value.lower()}")
        # Where several lie on each other, the first one's letter stands.
        if not any(abs(x - other) < 9 for other in taken):
            yield _text(x, y + 4, _letter(point), "letter", "middle")
        taken.append(x)


def _letter(point: Point) -> str:
    first = next((letter for letter in point.label if letter.isascii() and letter.isalnum()), "o")
    return _ROLES.get(point.kind, first.upper())


def _axis(scale: tuple[Fraction, Fraction], start: float, length: float, y: float) -> Iterator[str]:
    """Round figures along a scale."""
    for tick in ticks(*scale, 6):
        x = _on(tick, *scale, start, length)
        yield _line(x, y - 4, x, y, "rule")
        yield _text(x, y + 13, show_fraction(tick), "faint", "middle")


# Charts


def _ends(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    return (low, high) if low < high else (low - 1, high + 1)


def _scatter(chart: Scatter) -> tuple[list[str], int]:
    if not chart.points:
        return [], 0
    across = [mark.across for mark in chart.points] + [line.at for line in chart.lines if line.axis == "across"]
    up = [mark.up for mark in chart.points] + [line.at for line in chart.lines if line.axis == "up"]
    if chart.within:
        across += chart.within[:2]
        up += chart.within[2:]
    (left, right), (bottom, top) = _ends(across), _ends(up)
    start, length, floor, height = 52.0, _WIDTH - 72.0, 330.0, 300.0

    def place(mark: Mark) -> tuple[float, float]:
        return _on(mark.across, left, right, start, length), floor - _on(mark.up, bottom, top, 0, height)

    parts = [_line(start, floor, start + length, floor, "rule"), _line(start, floor - height, start, floor, "rule")]
    parts += _axis((left, right), start, length, floor + 5)
    for tick in ticks(bottom, top, 6):
        y = floor - _on(tick, bottom, top, 0, height)
        parts += [_line(start - 4, y, start, y, "rule"), _text(start - 8, y + 4, show_fraction(tick), "faint", "end")]
    for line in chart.lines:
        if line.axis == "across":
            x = _on(line.at, left, right, start, length)
            parts += [
                _line(x, floor - height, x, floor, "dashed"),
                _text(x + 4, floor - height + 10, line.label, "faint"),
            ]
        else:
            y = floor - _on(line.at, bottom, top, 0, height)
            parts += [
                _line(start, y, start + length, y, "dashed"),
                _text(start + length, y - 5, line.label, "faint", "end"),
            ]
    frontier = sorted(place(mark) for mark in chart.points if mark.kind == _FRONTIER)
    if len(frontier) > 1:
        points = " ".join(f"{_at(x)},{_at(y)}" for x, y in frontier)
        parts.append(empty("polyline", points=points, class_="frontier"))
    parts += _named(chart.points, place)
    parts.append(_text(start + length, floor + 36, chart.across, "faint", "end"))
    parts.append(_text(start - 8, floor - height - 12, chart.up, "faint"))
    return parts, 374


def _named(points: Sequence[Mark], place: object) -> Iterator[str]:
    """The points, each name beside its point where it meets no other name."""
    taken: list[tuple[float, float, float]] = []
    for mark in points:
        x, y = place(mark)  # type: ignore[operator]
        kind = mark.kind if mark.kind in {_FRONTIER, _REFERENCE} else "mine"
        yield empty("circle", cx=_at(x), cy=_at(y), r="3" if kind == _FRONTIER else "6", class_=f"dot {kind}")
        if not mark.label:
            continue
        label = _short(mark.label, 180)
        width = cells(label) * _LETTER
        before = x + 10 + width > _WIDTH
        left = x - 10 - width if before else x + 10
        if all(abs(y - other) > 13 or left > end or left + width < begin for begin, end, other in taken):
            yield _text(x - 10 if before else x + 10, y + 4, label, "", "end" if before else "")
            taken.append((left, left + width, y))


def _series(series: Series) -> tuple[list[str], int]:
    values = [value for course in series.lines for value in course.values if value is not None]
    if not series.steps or not values:
        return [], 0
    low = min(values) if series.low is None else series.low
    high = max(values) if series.high is None else series.high
    low, high = _ends((low, high))
    start, length, floor, height = 52.0, _WIDTH - 72.0, 200.0, 160.0
    parts = [_line(start, floor, start + length, floor, "rule")]
    for tick in ticks(low, high, 6):
        y = floor - _on(tick, low, high, 0, height)
        parts += [
            _line(start, y, start + length, y, "grid"),
            _text(start - 8, y + 4, show_fraction(tick), "faint", "end"),
        ]
    step = length / len(series.steps)
    every = max(1, -(-max(cells(text) for text in series.steps) * _LETTER // max(int(step), 1)))
    parts += [
        _text(start + (at + 0.5) * step, floor + 16, text, "faint", "middle")
        for at, text in enumerate(series.steps)
        if at % every == 0
    ]
    for at, course in enumerate(series.lines):
        kind = _series_kind(at)
        drawn = [
            (start + (number + 0.5) * step, floor - _on(value, low, high, 0, height))
            for number, value in enumerate(course.values[: len(series.steps)])
            if value is not None
        ]
        if len(drawn) > 1:
            parts.append(
                empty("polyline", points=" ".join(f"{_at(x)},{_at(y)}" for x, y in drawn), class_=f"course {kind}")
            )
        parts += [empty("circle", cx=_at(x), cy=_at(y), r="4", class_=f"dot {kind}") for x, y in drawn]
        parts.append(_rect(start + at * 160, 8, 12, 12, kind))
        parts.append(_text(start + at * 160 + 18, 18, _short(course.name, 130), "faint"))
    return parts, 228
