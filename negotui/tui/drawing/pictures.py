"""Bars and number lines, drawn in letters that can be told apart without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from textual.content import Content

from negotui.domain.amounts import show_fraction
from negotui.domain.blocks import Bar, Bars, Lane, Point, Range, Ranges, Role, Shape, Stretch
from negotui.domain.scales import place, ticks
from negotui.tui.drawing.cells import Cells, clipped, fit, flowed, wrapped
from negotui.tui.drawing.literal import literal

READABLE = 84
"""The most cells that running text and bars take up in width."""

_EIGHTHS = " ▏▎▍▌▋▊▉"
_WIDEST = 110
_MOST_TICKS, _BETWEEN = 8, 3
_SHAPES = {
    Shape.MINE: ("━", "mine"),
    Shape.THEIRS: ("═", "theirs"),
    Shape.ZONE: ("█", "good"),
    Shape.CERTAIN: ("█", "good"),
    Shape.LIKELY: ("▓", "good"),
    Shape.POSSIBLE: ("░", "good"),
}
_ROLES = {Role.OPENING: "O", Role.TARGET: "T", Role.LIMIT: "L", Role.BATNA: "B", Role.BENCHMARK: "x"}
_SEVERAL = "*"


def bars(block: Bars, width: int) -> Iterator[Content]:
    """Bars to one scale: one series with its figures after it, two back to back, more one below the other."""
    if block.title:
        yield from wrapped(literal(block.title, "heading"), width)
    drawn = _side_by_side(block, width) if len(block.series) == 2 else _one_by_one(block, width)
    yield from (clipped(line, width) for line in drawn)


def _largest(block: Bars) -> Fraction:
    return max((value for bar in block.bars for value in bar.values if value is not None), default=Fraction(0))


def _labels(texts: Iterable[str], most: int) -> int:
    """How wide a column of labels is, in cells."""
    return min(max((literal(text).cell_length for text in texts), default=0), most)


def _one_by_one(block: Bars, width: int) -> Iterator[Content]:
    largest = _largest(block)
    several = len(block.series) > 1
    marks = max((literal(bar.mark).cell_length + 2 for bar in block.bars if bar.mark), default=0)
    figures = _labels((text for bar in block.bars for text in bar.shown), width)
    labels = _labels((bar.label for bar in block.bars), max(width // 3, 6))
    room = max(min(width, READABLE) - labels - figures - marks - 3, 4)
    for bar in block.bars:
        for number, (value, shown) in enumerate(zip(bar.values, bar.shown, strict=False)):
            name = fit(literal(bar.label if number == 0 else ""), labels) + "  "
            series = literal(f" {block.series[number]}", "muted") if several and number < len(block.series) else ""
            figure = literal(f" {shown}" if value else shown, "" if value is not None else "muted")
            mark = literal(f"  {bar.mark}", "good") if bar.mark and number == 0 else Content("")
            yield name + literal(_bar(value, largest, room), "mine") + figure + series + mark


def _side_by_side(block: Bars, width: int) -> Iterator[Content]:
    """Two series back to back, so that a glance tells where which side is longer; the letters differ, not only the inks."""
    largest = _largest(block)
    labels = _labels((bar.label for bar in block.bars), max(width // 3, 6))
    figure = max(_labels((text for bar in block.bars for text in bar.shown), width), 1)
    room = max((min(width, READABLE) - labels - 2 * figure - 9) // 2, 3)
    left, right = block.series
    yield (
        fit(Content(""), labels + 2)
        + fit(literal(left, "mine"), room + figure + 1, right=True)
        + Content.styled(" │ ", "faint")
        + literal(right, "theirs")
    )
    for bar in block.bars:
        yield fit(literal(bar.label), labels) + "  " + _halves(bar, largest, room, figure)


def _halves(bar: Bar, largest: Fraction, room: int, figure: int) -> Content:
    (mine, theirs), (shown_mine, shown_theirs) = bar.values, bar.shown
    mine_bar = literal("█" * _cells(mine, largest, room), "mine")
    theirs_bar = literal("▒" * _cells(theirs, largest, room), "theirs")
    return (
        fit(literal(shown_mine, "muted") + " " + mine_bar, room + figure + 1, right=True)
        + Content.styled(" │ ", "faint")
        + theirs_bar
        + literal(f" {shown_theirs}", "muted")
        + (literal(f"  {bar.mark}", "muted") if bar.mark else Content(""))
    )


def _cells(value: Fraction | None, largest: Fraction, room: int) -> int:
    return 0 if not value or not largest else max(1, round(value / largest * room))


def _bar(value: Fraction | None, largest: Fraction, room: int) -> str:
    """A bar in eighths of a cell."""
    if not value or not largest:
        return ""
    eighths = max(1, round(value / largest * room * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


# Number lines


def ranges(block: Ranges, width: int) -> Iterator[Content]:
    """Number lines, each with its figures below it, so that no letter needs another legend."""
    if block.title:
        yield from wrapped(literal(block.title, "heading"), width)
    labels = _labels((row.label for row in block.rows), max(width // 3, 8))
    for number, row in enumerate(block.rows):
        alone = len(row.lanes) == 1 and not row.lanes[0].label
        if number and not alone:
            yield Content("")
        yield from _alone(row, labels, width) if alone else _lanes(row, width, block.figures)


def _scale(row: Range) -> tuple[Fraction, Fraction]:
    values = [end for lane in row.lanes for one in lane.stretches for end in (one.low, one.high)]
    values += [point.at for lane in row.lanes for point in lane.points]
    return min(values, default=Fraction(0)), max(values, default=Fraction(0))


def _alone(row: Range, labels: int, width: int) -> Iterator[Content]:
    """One strip beside its label, its figures below."""
    indent = " " * (labels + 2)
    room = max(min(width, _WIDEST) - labels - 2, 4)
    line, letters = _strip(row.lanes[0], *_scale(row), room)
    yield clipped(fit(literal(row.label), labels) + "  " + line, width)
    notes = [literal(text, "muted") for text in (row.unit, row.mark) if text]
    yield from (
        Content(indent) + line for line in flowed([*_figures(row.lanes[0], letters), *notes], width - len(indent))
    )


def _lanes(row: Range, width: int, with_figures: bool) -> Iterator[Content]:
    """Strips under a heading, with a scale below them, then the figures of each."""
    head = literal(row.label, "strong") + (literal(f", {row.unit}", "muted") if row.unit else Content(""))
    mark = literal(row.mark, "muted") if row.mark else Content("")
    yield from wrapped(head + (Content("  ·  ") + mark if row.mark else mark), width)
    labels = _labels((lane.label for lane in row.lanes), max(width // 4, 4))
    room = max(min(width, _WIDEST) - labels - 4, 4)
    low, high = _scale(row)
    figures: list[Content] = []
    for lane in row.lanes:
        name = Content("  ") + fit(literal(lane.label), labels) + "  "
        line, letters = _strip(lane, low, high, room)
        yield clipped(name + line, width)
        blank = Content(" " * (labels + 4))
        below = flowed(_figures(lane, letters), width - labels - 4)
        figures += [(blank if number else name) + line for number, line in enumerate(below)]
    if low < high:
        indent = " " * (labels + 4)
        yield from (clipped(Content(indent) + line, width) for line in axis(low, high, room))
    if with_figures:
        yield from (clipped(line, width) for line in figures)


def _strip(lane: Lane, low: Fraction, high: Fraction, room: int) -> tuple[Content, dict[Point, str]]:
    """A strip of the line, and the letter that stands for each of its points."""
    cells = Cells(room, "·", "faint")
    for stretch in reversed(lane.stretches):
        glyph, ink = _SHAPES[stretch.kind]
        first, last = sorted(place(end, low, high, room) for end in (stretch.low, stretch.high))
        cells.put(first, glyph * (last - first + 1), ink)
    stops: dict[int, list[Point]] = {}
    for point in lane.points:
        stops.setdefault(place(point.at, low, high, room), []).append(point)
    letters: dict[Point, str] = {}
    for at, points in stops.items():
        drawn = {_letter(point) for point in points}
        letter = drawn.pop() if len(drawn) == 1 else _SEVERAL
        letters |= dict.fromkeys(points, letter)
        cells.put(at, letter, "strong")
    return cells.content(), letters


def _letter(point: Point) -> str:
    """One letter, one cell wide, for a point."""
    first = next((letter for letter in point.label if letter.isascii() and letter.isalnum()), "o")
    return _ROLES.get(point.kind, first.upper())


def _figures(lane: Lane, letters: dict[Point, str]) -> list[Content]:
    """What has to be said of a strip, each with the letter that it is drawn in; points of one name share it."""
    shown: dict[tuple[str, str, str], list[str]] = {}
    for part in lane.legend:
        glyph, ink = _SHAPES[part.kind] if isinstance(part, Stretch) else (letters[part], "strong")
        shown.setdefault((glyph, ink, part.label or part.kind.value), []).append(part.shown)
    return [
        literal(glyph, ink) + literal(f" {'' if name == glyph else f'{name} '}{', '.join(figures)}", "muted")
        for (glyph, ink, name), figures in shown.items()
    ]


def axis(low: Fraction, high: Fraction, room: int) -> Iterator[Content]:
    """A scale of `room` cells: a rule with ticks at round figures, and the figures below it."""
    rule, figures = Cells(room, "─", "faint"), Cells(room)
    for tick in _fitting(low, high, room):
        rule.put(place(tick, low, high, room), "┴", "faint")
        figures.put(_start(tick, low, high, room), show_fraction(tick), "muted")
    yield rule.content()
    yield figures.content().rstrip()


def _fitting(low: Fraction, high: Fraction, room: int) -> tuple[Fraction, ...]:
    """As many round figures as have room between them; none where not even one has."""
    for most in range(_MOST_TICKS, 0, -1):
        marks = ticks(low, high, most)
        starts = [_start(tick, low, high, room) for tick in marks]
        ends = [start + len(show_fraction(tick)) for start, tick in zip(starts, marks, strict=True)]
        free = all(start - end >= _BETWEEN for end, start in zip(ends, starts[1:], strict=False))
        if free and max(ends, default=0) <= room:
            return marks
    return ()


def _start(tick: Fraction, low: Fraction, high: Fraction, room: int) -> int:
    """Where the figure of a tick begins: below its middle, as far as the ends of the scale let it."""
    length = len(show_fraction(tick))
    return max(0, min(place(tick, low, high, room) - length // 2, room - length))
