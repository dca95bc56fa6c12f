"""Several offers worth the same to me, the best for them first (MESO: Medvec and Galinsky 2005). Must not list every package.

Issue by issue, packages are begun and kept while what is open can still bring them to the wanted worth. Where that makes more than
a few hundred, those best for them are kept at each level of my worth. So the offers of a small game are the best there are; of a
large one the first is where the frontier reaches the wanted worth, and the others are near it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import merge
from itertools import islice
from math import ceil, floor

from negotui.analysis.packages.frontier import Frontier
from negotui.analysis.packages.grid import Choice, Grid
from negotui.analysis.packages.moves import sampled

TOLERANCE = Fraction(1, 100)
"""How far from the wanted worth an offer may lie, as a part of the scale."""

DIFFERENT = 2
"""On how many issues two offers have to differ."""

_LEVELS, _KEPT = 70, 10
_MOST_TIED = 200

_Ranked = tuple[int, int, Choice]


def tolerance_of(grid: Grid) -> Fraction:
    """A hundredth of the scale: of 1 where weights tell issues apart, else of the way from my worst package to my best."""
    if grid.game.weighted:
        return TOLERANCE
    return TOLERANCE * Fraction(sum(max(row) >> grid.bits for row in grid.steps), grid.mine.unit)


def equal_offers(frontier: Frontier, worth: Fraction, most: int = 3, tolerance: Fraction | None = None) -> list[Choice]:
    """Up to `most` packages worth that much to me, each unlike the others on two issues or more, the best for them first.

    worth, tolerance: in package worth; the tolerance is a hundredth of the scale unless said.
    """
    grid = frontier.grid
    within = tolerance_of(grid) if tolerance is None else tolerance
    low = ceil((worth - within) * grid.mine.unit) - grid.floor[0]
    high = floor((worth + within) * grid.mine.unit) - grid.floor[0]
    streams = (_on(frontier, low, high), _built(grid, low, high))
    chosen: list[Choice] = []
    for _, _, choice in merge(*streams, key=lambda ranked: ranked[:2]):
        if all(_differences(choice, other) >= DIFFERENT for other in chosen):
            chosen.append(choice)
            if len(chosen) == most:
                break
    return chosen


def _differences(one: Choice, other: Choice) -> int:
    return sum(left != right for left, right in zip(one, other, strict=True))


def _on(frontier: Frontier, low: int, high: int) -> Iterator[_Ranked]:
    """Packages of the frontier worth `low` to `high` to me in units above the floor, the best for them first."""
    bits, mask = frontier.grid.bits, frontier.grid.mask
    for point in reversed(frontier.points):
        if low <= point >> bits <= high:
            for choice in islice(frontier.at(point), _MOST_TIED):
                yield -(point & mask), -(point >> bits), choice


def _built(grid: Grid, low: int, high: int) -> Iterator[_Ranked]:
    """Packages worth that much, the best for them first: all of a small game, of a large one those that come near."""
    order = sorted(range(len(grid.steps)), key=lambda number: (len(grid.steps[number]), sorted(grid.steps[number])))
    rows = [sampled(tuple(enumerate(steps))) for steps in grid.steps]
    peaks = [max(step for _, step in row) >> grid.bits for row in rows]
    # A package begun is one number: their worth, then mine, then which options, so that one addition adds all three.
    places, codes = [0] * len(rows), 1
    for number in order:
        places[number], codes = codes, codes * len(rows[number])
    tail, mine = codes.bit_length(), sum(peaks).bit_length()
    mask = (1 << mine) - 1
    begun, reach = [0], sum(peaks)
    for number in order:
        steps = [
            ((step & grid.mask) << mine + tail) + (step >> grid.bits << tail) + place * places[number]
            for place, (_, step) in enumerate(rows[number])
        ]
        reach -= peaks[number]
        sums = [one + step for one in _thinned(begun, tail, mask) for step in steps]
        begun = [one for one in sums if low - reach <= one >> tail & mask <= high]
    for one in sorted(begun, reverse=True):
        code = one & (1 << tail) - 1
        choice = tuple(row[code // place % len(row)][0] for row, place in zip(rows, places, strict=True))
        yield -(one >> mine + tail), -(one >> tail & mask), choice


def _thinned(begun: list[int], tail: int, mask: int) -> list[int]:
    """What is carried on: all of it, or at each level of my worth those best for them."""
    if len(begun) <= _LEVELS * _KEPT:
        return begun
    worths = [one >> tail & mask for one in begun]
    least, span = min(worths), max(worths) - min(worths) + 1
    counts = [0] * _LEVELS
    kept = []
    for one in sorted(begun, reverse=True):
        level = ((one >> tail & mask) - least) * _LEVELS // span
        if counts[level] < _KEPT:
            counts[level] += 1
            kept.append(one)
    return kept
