"""Points that single out a package: known answers to how a gain might be shared. No zone is claimed where one is not known.

Gains are over the reservations: the worths of no deal, not of the worst package. Every point lies on the frontier and is at least
as good as no deal for both; ties are all given; without a zone there are none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from negotui.analysis.packages.frontier import Counts, Frontier
from negotui.analysis.packages.grid import Grid, Worths


@dataclass(frozen=True, slots=True)
class References:
    """The points of reference, each as packed worths on the frontier, best for me first.

    zone: the part of the frontier that is at least as good as no deal for both, None where a reservation is unknown.
    nash: the largest product of both gains (Nash 1950).  most_equal: the largest smaller gain, then the larger other
    (Kalai 1977).  kalai_smorodinsky: the largest smaller share of the most that each could gain in the zone, then the larger
    other (Kalai and Smorodinsky 1975).  largest_total: the largest sum of both worths; a side whose reservation is unknown
    rules nothing out.  Where nobody can gain both products and shares tie, and all of the zone is given.
    """

    zone: tuple[int, ...] | None
    nash: tuple[int, ...]
    most_equal: tuple[int, ...]
    kalai_smorodinsky: tuple[int, ...]
    largest_total: tuple[int, ...]


def references_of(frontier: Frontier) -> References:
    """The points of reference of a game, from its frontier and both reservations."""
    grid = frontier.grid
    mine, theirs = reservations(grid)
    inside = [
        (point, units)
        for point, units in ((point, grid.units(point)) for point in frontier.points)
        if (mine is None or units[0] >= mine) and (theirs is None or units[1] >= theirs)
    ]
    # One unit of mine and one of theirs are not the same worth: each is counted in the other's.
    here, there = grid.theirs.unit, grid.mine.unit
    total = _largest(inside, lambda worths: worths[0] * here + worths[1] * there)
    if mine is None or theirs is None:
        return References(None, (), (), (), total)
    gains = [(point, (worths[0] - mine, worths[1] - theirs)) for point, worths in inside]
    most = max((gain[0] for _, gain in gains), default=0), max((gain[1] for _, gain in gains), default=0)
    return References(
        tuple(point for point, _ in inside),
        _largest(gains, lambda gain: gain[0] * gain[1]),
        _largest(gains, lambda gain: _evenly(gain[0] * here, gain[1] * there)),
        _largest(gains, lambda gain: _evenly(_share(gain[0], most[0]), _share(gain[1], most[1]))),
        total,
    )


def reservations(grid: Grid) -> tuple[int | None, int | None]:
    """Both reservations in units of the grid, None where unknown."""
    sides = ((grid.game.mine, grid.mine.unit), (grid.game.theirs, grid.theirs.unit))
    mine, theirs = (
        None if side is None or side.reservation is None else int(side.reservation * unit) for side, unit in sides
    )
    return mine, theirs


def inside(grid: Grid, counts: Counts | None) -> int | None:
    """How many packages are at least as good as no deal for both; None where it is not known, or not counted."""
    mine, theirs = reservations(grid)
    if mine is None or theirs is None or counts is None:
        return None
    return counts.at_least(mine - grid.floor[0], theirs - grid.floor[1])[0]


def _share(gain: int, most: int) -> Fraction:
    """The share of the possible: all of it where there is nothing to gain, so that the other side decides."""
    return Fraction(gain, most) if most else Fraction(1)


def _evenly(first: int | Fraction, second: int | Fraction) -> tuple[int | Fraction, int | Fraction]:
    """What puts the larger smaller one first, and among equals the larger other."""
    return (first, second) if first < second else (second, first)


def _largest(points: list[tuple[int, Worths]], value: Callable[[Worths], Any]) -> tuple[int, ...]:
    """The points of which the value is largest."""
    values = [(value(worths), point) for point, worths in points]
    most = max((found for found, _ in values), default=None)
    return tuple(point for found, point in values if found == most)
