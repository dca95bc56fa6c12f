"""Scatter charts and series, drawn in letters that can be told apart without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from string import ascii_lowercase, ascii_uppercase, digits

from textual.content import Content

from negotui.domain.amounts import show_fraction
from negotui.domain.blocks import Course, Mark, Scatter, Series
from negotui.domain.scales import place, ticks
from negotui.domain.text import plural
from negotui.tui.drawing.cells import Cells, clipped, wrapped
from negotui.tui.drawing.literal import literal
from negotui.tui.drawing.pictures import axis

_WIDEST = 100
_FEWEST, _MOST = 7, 17
_FRONTIER, _REFERENCE, _PACKAGE = "frontier", "reference", "package"
_INKS = {_FRONTIER: "good", _REFERENCE: "accent", _PACKAGE: "mine"}
_DOT, _SEVERAL = "◇", "*"
_LISTED = 12
_GLYPHS = "○●◇◆△▲"
_BOTH = "◉"


def scatter(block: Scatter, width: int) -> Iterator[Content]:
    """A chart with one letter per point, diamonds for the frontier, and a legend below."""
    if block.title:
        yield from wrapped(literal(block.title, "heading"), width)
    if not block.points and block.within is None:
        yield literal("No points.", "muted")
        return
    left, right, bottom, top = _bounds(block)
    margin = _margin(bottom, top, width)
    room, height = _room(width, margin, top - bottom)
    grid = [Cells(room) for _ in range(height)]
    _draw_guidelines(block, grid, room, (left, right, bottom, top))
    letters = _letters(block.points)
    _draw_points(block.points, letters, grid, room, (left, right, bottom, top))
    yield from (clipped(line, width) for line in _framed(block, grid, margin, (left, right, bottom, top)))
    yield from _legend(block, letters, width)


_Bounds = tuple[Fraction, Fraction, Fraction, Fraction]


def _bounds(block: Scatter) -> _Bounds:
    """The least and most across and up, with everything inside of it."""
    across = [mark.across for mark in block.points] + [one.at for one in block.lines if one.axis == "across"]
    up = [mark.up for mark in block.points] + [one.at for one in block.lines if one.axis == "up"]
    if block.within:
        across += block.within[:2]
        up += block.within[2:]
    return (*_ends(across), *_ends(up))


def _ends(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    return (low, high) if low < high else (low - 1, high + 1)


def _room(width: int, margin: int, span: Fraction) -> tuple[int, int]:
    """The cells across and up that the chart itself has; a cell is about twice as high as it is wide.

    span: what it shows up; a scale of a few whole steps, such as 1 to 5, gets two lines a step.
    """
    room = max(min(width, _WIDEST) - margin - 1, 6)
    if span.denominator == 1 and span <= _MOST // 2:
        return room, max(2 * int(span), _FEWEST - 1) + 1
    return room, max(_FEWEST, min(_MOST, room // 4)) | 1


def _margin(bottom: Fraction, top: Fraction, width: int) -> int:
    """The cells left of the chart for the figures of its scale; none where they are so long that no chart would be left."""
    longest = max((len(show_fraction(tick)) for tick in ticks(bottom, top, _FEWEST)), default=0)
    return longest + 1 if longest < width // 3 else 0


def _draw_guidelines(block: Scatter, grid: Sequence[Cells], room: int, bounds: _Bounds) -> None:
    left, right, bottom, top = bounds
    height = len(grid)
    rows = {height - 1 - place(one.at, bottom, top, height) for one in block.lines if one.axis == "up"}
    columns = {place(one.at, left, right, room) for one in block.lines if one.axis == "across"}
    for row in rows:
        grid[row].put(0, "┈" * room, "faint")
    for column in columns:
        for number, line in enumerate(grid):
            line.put(column, "┼" if number in rows else "┊", "faint")


def _letters(points: Sequence[Mark]) -> dict[Mark, str]:
    """A letter for each point: digits for references, for the others the first letter of the name that is free."""
    letters: dict[Mark, str] = {}
    numbers = iter(digits[1:])
    spare = [*ascii_uppercase, *ascii_lowercase]
    for mark in points:
        if mark.kind == _REFERENCE:
            letters[mark] = next(numbers, _SEVERAL)
        elif mark.kind != _FRONTIER and mark not in letters:
            letter = next((wanted for wanted in mark.label.upper() if wanted in spare), next(iter(spare), _SEVERAL))
            if letter in spare:
                spare.remove(letter)
            letters[mark] = letter
    return letters


def _draw_points(
    points: Sequence[Mark], letters: dict[Mark, str], grid: Sequence[Cells], room: int, bounds: _Bounds
) -> None:
    """Dots first, so that letters are drawn over them; letters of one cell side by side where there is room, else a star."""
    left, right, bottom, top = bounds
    occupied: dict[tuple[int, int], Mark] = {}
    for mark in sorted(points, key=lambda one: one.kind != _FRONTIER):
        row = len(grid) - 1 - place(mark.up, bottom, top, len(grid))
        column = place(mark.across, left, right, room)
        if mark.kind == _FRONTIER:
            grid[row].put(column, _DOT, _INKS[_FRONTIER])
            continue
        near = (column, column + 1, column - 1, column + 2, column - 2)
        free = next((one for one in near if 0 <= one < room and (row, one) not in occupied), None)
        if free is None:
            grid[row].put(column, _SEVERAL, "strong")
            continue
        occupied[row, free] = mark
        grid[row].put(free, letters[mark], _INKS.get(mark.kind, "strong"))


def _framed(block: Scatter, grid: Sequence[Cells], margin: int, bounds: _Bounds) -> Iterator[Content]:
    """The chart with its two scales, and what they measure."""
    left, right, bottom, top = bounds
    height = len(grid)
    shown = {height - 1 - place(tick, bottom, top, height): show_fraction(tick) for tick in ticks(bottom, top, _FEWEST)}
    yield literal(f"{' ' * margin}↑ {block.up}", "muted")
    for number, line in enumerate(grid):
        figure = shown.get(number, "")
        name = f"{figure:>{margin - 1}} " if margin else ""
        yield literal(name, "muted") + literal("┤" if figure else "│", "faint") + line.content()
    scale = list(axis(left, right, grid[0].width))
    yield literal(f"{' ' * margin}└", "faint") + scale[0]
    yield Content(" " * (margin + 1)) + scale[1]
    yield literal(f"{' ' * (margin + 1)}→ {block.across}", "muted")


def _legend(block: Scatter, letters: dict[Mark, str], width: int) -> Iterator[Content]:
    """What the letters mean; a long frontier is only counted."""
    for mark, letter in letters.items():
        words = literal(f" {mark.label}") + literal(f"  {mark.shown}", "muted")
        yield from wrapped(literal(letter, _INKS.get(mark.kind, "strong")) + words, width, "", "  ")
    frontier = [mark for mark in block.points if mark.kind == _FRONTIER]
    if len(frontier) > _LISTED:
        count = literal(f" frontier, {plural(len(frontier), 'point')}", "muted")
        yield from wrapped(literal(_DOT, _INKS[_FRONTIER]) + count, width, "", "  ")
    else:
        for mark in frontier:
            words = literal(f" {mark.label}") + literal(f"  {mark.shown}", "muted")
            yield from wrapped(literal(_DOT, _INKS[_FRONTIER]) + words, width, "", "  ")
    for line in block.lines:
        glyph = "┊" if line.axis == "across" else "┈"
        yield from wrapped(literal(f"{glyph} {line.label} {show_fraction(line.at)}", "muted"), width, "", "  ")


# Courses


def series(block: Series, width: int) -> Iterator[Content]:
    """Courses over steps: a sign for each, the steps below, then the figures in words."""
    if block.title:
        yield from wrapped(literal(block.title, "heading"), width)
    values = [value for course in block.lines for value in course.values if value is not None]
    values += [end for end in (block.low, block.high) if end is not None]
    if block.steps and values:
        yield from (clipped(line, width) for line in _plot(block, *_ends(values), width))
    for number, course in enumerate(block.lines):
        glyph = literal(_glyph(number), _ink(number))
        figures = ", ".join(filter(None, course.shown))
        yield from wrapped(glyph + literal(f" {course.name}") + literal(f"  {figures}", "muted"), width, "", "  ")


def _glyph(number: int) -> str:
    return _GLYPHS[number % len(_GLYPHS)]


def _ink(number: int) -> str:
    return ("theirs", "mine", "accent", "good")[number % 4]


def _plot(block: Series, low: Fraction, high: Fraction, width: int) -> Iterator[Content]:
    marks = ticks(low, high, _FEWEST)
    # A scale of a few whole steps, such as 1 to 5, has a line for each.
    whole = high - low
    height = int(whole) + 1 if whole.denominator == 1 and 2 <= whole <= _FEWEST else _FEWEST
    margin = _margin(low, high, width)
    count = len(block.steps)
    step = max(literal(text).cell_length for text in block.steps) + 2
    room = max(min(width, _WIDEST) - margin - 1, 4)
    room = min(room, max(count * step, 8))
    grid = [Cells(room) for _ in range(height)]
    for number, course in enumerate(block.lines):
        _draw_course(course, number, grid, count, (low, high))
    shown = {height - 1 - place(mark, low, high, height): show_fraction(mark) for mark in marks}
    for number, line in enumerate(grid):
        figure = shown.get(number, "")
        name = f"{figure:>{margin - 1}} " if margin else ""
        yield literal(name, "muted") + literal("┤" if figure else "│", "faint") + line.content()
    rule, names = Cells(room, "─", "faint"), Cells(room)
    for number, text in enumerate(block.steps):
        at, label = _column(number, count, room), _one_cell(text)
        start = max(0, min(at - len(label) // 2, room - len(label)))
        if len(label) <= room and names.is_free(max(start - 1, 0), min(start + len(label), room - 1)):
            names.put(start, label, "muted")
            rule.put(at, "┴", "faint")
    yield literal(f"{' ' * margin}└", "faint") + rule.content()
    yield Content(" " * (margin + 1)) + names.content().rstrip()


def _one_cell(text: str) -> str:
    """The text where each of its letters takes one cell, so that it can be put into a row; else nothing."""
    plain = literal(text)
    return plain.plain if plain.cell_length == len(plain.plain) else ""


def _column(number: int, count: int, room: int) -> int:
    """The cell of a step: in the middle of its share of the room."""
    return min((2 * number + 1) * room // (2 * count), room - 1)


def _draw_course(
    course: Course, number: int, grid: Sequence[Cells], count: int, scale: tuple[Fraction, Fraction]
) -> None:
    """The signs of one course; where another stands already, a sign that means both."""
    height, room = len(grid), grid[0].width
    for at, value in enumerate(course.values[:count]):
        if value is None:
            continue
        row, column = height - 1 - place(value, *scale, height), _column(at, count, room)
        if grid[row].is_free(column, column):
            grid[row].put(column, _glyph(number), _ink(number))
        else:
            grid[row].put(column, _BOTH, "strong")
