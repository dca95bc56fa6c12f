"""Charts of points and courses as drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from negotui.domain.amounts import show_fraction
from negotui.domain.blocks import Scatter, Series
from negotui.domain.scales import ticks
from negotui.export.html.elements import element, wrap
from negotui.export.html.svg import LETTER, WIDTH, along, label, length_of, line, short, sign

_HEIGHT, _COURSE_HEIGHT = 300, 170
_TOP, _BOTTOM = 24, 44
_MOST_TICKS = 6
_INKS = ("mine", "theirs", "third", "fourth")
_KINDS = {"frontier": ("good", 2), "reference": ("theirs", 1), "package": ("mine", 0)}
_LINE = 18

_Ends = tuple[Fraction, Fraction]


def _ends(values: Sequence[Fraction]) -> _Ends:
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    return (low, high) if low < high else (low - 1, high + 1)


def scatter(block: Scatter) -> tuple[int, list[str]]:
    """A chart with two scales: a sign for each point, with its name beside it where there is room."""
    if not block.points and block.within is None:
        return 0, []
    across = [mark.across for mark in block.points] + [one.at for one in block.lines if one.axis == "across"]
    up = [mark.up for mark in block.points] + [one.at for one in block.lines if one.axis == "up"]
    wide, high = _ends([*across, *(block.within or ())[:2]]), _ends([*up, *(block.within or ())[2:]])
    left = _margin(high)
    room = WIDTH - left - 20
    foot = _TOP + _HEIGHT
    parts = [label(0, 13, f"↑ {short(block.up, WIDTH - 30)}", "quiet"), *_upward(high, left, foot, _HEIGHT, room)]
    parts += _across(wide, left, foot, room)
    parts.append(label(left + room, foot + 38, f"{short(block.across, room)} →", "quiet", "end"))
    for one in block.lines:
        if one.axis == "across":
            x = left + along(one.at, *wide, room)
            parts.append(line(x, _TOP, x, foot, "guide"))
            name, turned = short(one.label, 120), x + length_of(one.label) > WIDTH - 20
            parts.append(label(x + (-6 if turned else 6), foot - 7, name, "quiet", "end" if turned else ""))
        else:
            y = foot - along(one.at, *high, _HEIGHT)
            parts += [
                line(left, y, left + room, y, "guide"),
                label(left + room, y - 5, short(one.label, 120), "quiet", "end"),
            ]
    taken: list[tuple[int, int, int]] = []
    # The frontier first, so that what has a name is drawn over it.
    for mark in sorted(block.points, key=lambda one: one.kind != "frontier"):
        x, y = left + along(mark.across, *wide, room), foot - along(mark.up, *high, _HEIGHT)
        kind, shape = _KINDS.get(mark.kind, ("third", 0))
        words = " ".join(text for text in (mark.label, mark.shown) if text)
        drawn = sign(x, y, kind, shape)
        parts.append(wrap("g", (element("title", words) if words else "") + drawn))
        if name := _beside(short(mark.label, 170), x, y, taken):
            parts.append(name)
    return foot + _BOTTOM, parts


def _beside(name: str, x: int, y: int, taken: list[tuple[int, int, int]]) -> str:
    """The name of a point beside it, if no other stands there; the list below the chart has them all."""
    long = length_of(name)
    for start in (x + 10, x - 10 - long):
        free = all(abs(y - row) >= 14 or start + long < begin or start > end for begin, end, row in taken)
        if name and free and start >= 0 and start + long <= WIDTH:
            taken.append((start, start + long, y))
            return label(start, y + 5, name, "small")
    return ""


def _margin(scale: _Ends) -> int:
    return max((length_of(show_fraction(tick)) for tick in ticks(*scale, _MOST_TICKS)), default=0) + 12


def _upward(scale: _Ends, left: int, foot: int, height: int, room: int) -> Iterator[str]:
    """The scale at the left, and a faint line across for each of its figures."""
    for tick in ticks(*scale, _MOST_TICKS):
        y = foot - along(tick, *scale, height)
        yield line(left, y, left + room, y, "rule")
        yield label(left - 8, y + 5, show_fraction(tick), "quiet", "end")


def _across(scale: _Ends, left: int, foot: int, room: int) -> Iterator[str]:
    yield line(left, foot, left + room, foot, "axis")
    for tick in ticks(*scale, _MOST_TICKS):
        x = left + along(tick, *scale, room)
        yield line(x, foot, x, foot + 4, "axis")
        yield label(x, foot + 19, show_fraction(tick), "quiet", "middle")


def series(block: Series) -> tuple[int, list[str]]:
    """A line for each course over the steps, broken where a value is unknown; the names above it."""
    values = [value for course in block.lines for value in course.values if value is not None]
    if not block.steps or not values:
        return 0, []
    scale = _ends([*values, *(end for end in (block.low, block.high) if end is not None)])
    left, count = _margin(scale), len(block.steps)
    room = WIDTH - left - 20
    parts: list[str] = []
    x = top = 0
    for number, course in enumerate(block.lines):
        name = short(course.name, WIDTH - 40)
        if x and x + 20 + length_of(name) > WIDTH:
            x, top = 0, top + _LINE
        parts += [sign(x + 6, top + 9, _INKS[number % 4], number), label(x + 18, top + 14, name, "quiet")]
        x += length_of(name) + 40
    top += _LINE + 14
    foot = top + _COURSE_HEIGHT
    parts += _upward(scale, left, foot, _COURSE_HEIGHT, room)
    parts.append(line(left, foot, left + room, foot, "axis"))
    at = [left + (2 * number + 1) * room // (2 * count) for number in range(count)]
    for number, course in enumerate(block.lines):
        places = [
            None if value is None else (x, foot - along(value, *scale, _COURSE_HEIGHT))
            for x, value in zip(at, course.values, strict=False)
        ]
        ink = _INKS[number % 4]
        for before, after in pairwise(places):
            if before and after:
                parts.append(line(*before, *after, f"course {ink}"))
        parts += [sign(*place, ink, number) for place in places if place]
    return foot + 30, [*parts, *_names(block.steps, at, foot)]


def _names(steps: Sequence[str], at: Sequence[int], foot: int) -> Iterator[str]:
    """The steps below the courses, those left out that have no room; the table below has them all."""
    end = 0
    for x, name in zip(at, steps, strict=True):
        text = short(name, 130)
        half = length_of(text) // 2
        middle = max(half, min(x, WIDTH - half))
        yield line(x, foot, x, foot + 4, "axis")
        if middle - half >= end:
            yield label(middle, foot + 19, text, "quiet", "middle")
            end = middle + half + 2 * LETTER
