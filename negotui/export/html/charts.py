"""Bars and number lines as drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from negotui.domain.amounts import show_fraction
from negotui.domain.blocks import Bars, Lane, Point, Range, Ranges, Role, Scatter, Series, words_of
from negotui.domain.layout import wrap as wrapped
from negotui.domain.scales import ticks
from negotui.domain.text import one_line
from negotui.export.figures import in_words
from negotui.export.html.elements import element, wrap
from negotui.export.html.plots import scatter, series
from negotui.export.html.svg import LETTER, WIDTH, along, box, label, length_of, line, picture, short

INKS = ("mine", "theirs", "third", "fourth")
"""The classes of the first, second … of several things of one kind."""
_LINE, _BAR = 18, 12
_MOST_LABEL = 200
_APART = 19
_MOST_TICKS = 6
_ROLES = {Role.OPENING: "O", Role.TARGET: "T", Role.LIMIT: "L", Role.BATNA: "B", Role.BENCHMARK: "x"}


def drawing(block: Bars | Ranges | Scatter | Series, number: int) -> str:
    """The drawing of a picture; empty if it has nothing to draw. number: its own on the page."""
    match block:
        case Bars():  # a table stands in its place for whoever cannot see it
            return _picture(*_bars(block), block.title, "", str(number))
        case Ranges():
            # One for each line, so that a page can end between two of them.
            lines = (
                (f"{number}-{at}", replace(block, rows=(row,), figures=True)) for at, row in enumerate(block.rows, 1)
            )
            return "\n".join(
                filter(None, (_picture(*_range(one.rows[0]), one.title, _said(one), id) for id, one in lines))
            )
        case Scatter():
            return _picture(*scatter(block), block.title, _said(block), str(number))
        case Series():
            return _picture(*series(block), block.title, _said(block), str(number))


def _picture(height: int, parts: list[str], title: str, words: str, id: str) -> str:
    return picture(height, [part for part in parts if part], title, words, id) if height else ""


def _said(block: Ranges | Scatter | Series) -> str:
    return one_line(words_of(in_words(block)))


def _bars(block: Bars) -> tuple[int, list[str]]:
    """A row for each bar: its label, in two lines if need be, then a bar for each series with its figure behind it."""
    if not block.bars:
        return 0, []
    largest = max((value for bar in block.bars for value in bar.values if value is not None), default=Fraction(0))
    left = min(max(length_of(bar.label) for bar in block.bars), _MOST_LABEL) + 14
    shown = [
        [f"{figure}  {bar.mark}" if bar.mark and not at else figure for at, figure in enumerate(bar.shown)]
        for bar in block.bars
    ]
    right = min(max((length_of(text) for row in shown for text in row), default=0), 220) + 12
    room = WIDTH - left - right
    parts, y = _legend(block.series) if len(block.series) > 1 else ([], 0)
    for bar, figures in zip(block.bars, shown, strict=True):
        names = wrapped(one_line(bar.label), left // LETTER)
        names = [*names[:1], short(" ".join(names[1:]), left - 14)] if len(names) > 1 else names
        step = _LINE if len(bar.values) == 1 else _BAR + 5
        height = max(len(names) * _LINE, len(bar.values) * step) + 6
        parts += [label(0, y + 14 + at * _LINE, name) for at, name in enumerate(names)]
        top = y + (height - 6 - len(bar.values) * step) // 2
        for at, value in enumerate(bar.values):
            long = along(value, Fraction(0), largest, room) if value and largest else 0
            parts.append(box(left, top + 3, room, _BAR, "track"))
            parts.append(box(left, top + 3, long, _BAR, INKS[at % 4]) if value else "")
            figure = (figures[at] if at < len(figures) else "") or ("–" if value is None else "")
            parts.append(label(left + room + 8, top + 14, short(figure, right), "number"))
            top += step
        y += height
    return y, parts


def _legend(names: tuple[str, ...]) -> tuple[list[str], int]:
    """What each ink stands for, side by side, in as many lines as that takes."""
    parts, x, y = [], 0, 0
    for number, name in enumerate(names):
        text = short(name, WIDTH - 40)
        if x and x + 20 + length_of(text) > WIDTH:
            x, y = 0, y + _LINE
        parts += [box(x, y + 3, _BAR, _BAR, INKS[number % 4]), label(x + 18, y + 14, text, "quiet")]
        x += length_of(text) + 40
    return parts, y + _LINE + 8


# Number lines


def _range(row: Range) -> tuple[int, list[str]]:
    """A number line: its name, a strip for each lane, the scale below."""
    values = [end for lane in row.lanes for one in lane.stretches for end in (one.low, one.high)]
    values += [point.at for lane in row.lanes for point in lane.points]
    if not values:
        return 0, []
    low, high = min(values), max(values)
    notes = " · ".join(text for text in (row.unit, row.mark) if text)
    room = max(WIDTH - length_of(row.label) - 20, WIDTH // 2)
    name = short(row.label, WIDTH - min(length_of(notes), room) - 20)
    parts = [label(0, 14, name, "strong"), label(WIDTH, 14, short(notes, room), "quiet", "end")]
    left = min(max(length_of(lane.label) for lane in row.lanes), _MOST_LABEL) + 20
    room = WIDTH - left - 12
    y = _LINE + 4
    for lane in row.lanes:
        height, drawn = _lane(lane, left, y, room, (low, high))
        parts += drawn
        y += height
    if low < high:
        parts += _axis(low, high, left, y, room)
        y += _LINE + 6
    return y, parts


def _lane(lane: Lane, left: int, y: int, room: int, scale: tuple[Fraction, Fraction]) -> tuple[int, list[str]]:
    """A strip: stretches as bars, the first on top; points as letters in circles, one above the other where they meet."""
    levels: dict[int, int] = {}
    placed: list[tuple[Point, int, int]] = []
    for point in sorted(lane.points, key=lambda one: one.at):
        x = left + along(point.at, *scale, room)
        level = next(number for number in range(len(levels) + 1) if x - levels.get(number, -_APART) >= _APART)
        levels[level] = x
        placed.append((point, x, level))
    middle = y + 12 + _APART * max(len(levels) - 1, 0)
    parts = [
        label(0, middle + 5, short(lane.label, left - 12), "quiet"),
        line(left, middle, left + room, middle, "rule"),
    ]
    for stretch in reversed(lane.stretches):
        first, last = sorted(along(end, *scale, room) for end in (stretch.low, stretch.high))
        drawn = box(left + first, middle - 6, last - first, _BAR, str(stretch.kind))
        parts.append(_told(drawn, f"{stretch.label or stretch.kind} {stretch.shown}"))
    for point, x, level in placed:
        at = middle - level * _APART
        parts.append(line(x, at, x, middle, "rule") if level else "")
        dot = wrap("circle", "", cx=str(x), cy=str(at), r="8", class_=f"point {point.kind.lower()}")
        letter = label(x, at + 4, _letter(point), "letter", "middle")
        parts.append(_told(dot + letter, f"{point.label or point.kind} {point.shown}"))
    return middle + 14 - y, parts


def _told(drawn: str, words: str) -> str:
    """A part that says what it is when a pointer rests on it."""
    return wrap("g", element("title", one_line(words)) + drawn)


def _letter(point: Point) -> str:
    first = next((letter for letter in point.label if letter.isascii() and letter.isalnum()), "")
    return _ROLES.get(point.kind, first.upper())


def _axis(low: Fraction, high: Fraction, left: int, y: int, room: int) -> Iterator[str]:
    yield line(left, y, left + room, y, "axis")
    end = 0
    for tick in ticks(low, high, _MOST_TICKS):
        x, text = left + along(tick, low, high, room), show_fraction(tick)
        half = length_of(text) // 2
        yield line(x, y, x, y + 4, "axis")
        middle = min(x, WIDTH - half)
        if middle - half > end:
            yield label(middle, y + 18, text, "quiet", "middle")
            end = middle + half + 10
