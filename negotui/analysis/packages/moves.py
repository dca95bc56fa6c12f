"""From one package to better ones: what both would gain, and trades between two issues. Must not call free what costs someone.

A trade gives on one issue and takes on another (logrolling: Raiffa 1982): each of its two changes alone helps one side and hurts
the other, both together hurt nobody and help somebody. A change that hurts nobody by itself is no trade but a free gain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nlargest
from math import ceil, floor
from typing import TypeVar

from negotui.analysis.packages.frontier import Counts, Frontier
from negotui.analysis.packages.grid import Grid, Worths
from negotui.analysis.packages.model import Issue, Option, Package

MOST_TRADES = 50
"""The most trades that are named, those of the largest joint gain."""

MOST_OPTIONS = 40
"""The most options of an issue that are tried; of an issue in finer steps every so many-th."""


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Better:
    """What beats a package: as good for both and better for one.

    points: on the frontier, packed, the largest joint gain first; empty where the package is on the frontier itself.
    gain: the most that both together can gain while neither loses, in package worth; 0 on the frontier.
    packages, at_points: how many packages, at how many points, beat it.  strictly: how many are better for both. None: not counted.
    """

    points: tuple[int, ...]
    gain: Fraction
    packages: int | None
    at_points: int | None
    strictly: int | None


def better_than(package: Package, frontier: Frontier, counts: Counts | None) -> Better:
    """What beats a package of a game of which both sides' worths are known."""
    grid = frontier.grid
    mine = package.mine * grid.mine.unit - grid.floor[0]
    theirs = (package.theirs or Fraction(0)) * grid.theirs.unit - grid.floor[1]
    least = ceil(mine), ceil(theirs)
    gains = sorted(
        (
            (((point >> grid.bits) - mine) / grid.mine.unit + ((point & grid.mask) - theirs) / grid.theirs.unit, point)
            for point in frontier.points
            if point >> grid.bits >= least[0] and point & grid.mask >= least[1]
        ),
        reverse=True,
    )
    points = tuple(point for gain, point in gains if gain)
    gain = gains[0][0] if gains else Fraction(0)
    if counts is None:
        return Better(points, gain, None, None, None)
    packages, at_points = counts.at_least(*least)
    on_grid = mine == least[0] and theirs == least[1] <= grid.mask
    same = counts.sums.get((least[0] << grid.bits) + least[1], 0) if on_grid else 0
    strictly, _ = counts.at_least(floor(mine) + 1, floor(theirs) + 1)
    return Better(points, gain, packages - same, at_points - bool(same), strictly)


@dataclass(frozen=True, slots=True)
class Swap:
    """Another option on one issue. issue: which.  before, after: from which option to which."""

    issue: Issue
    before: Option
    after: Option


@dataclass(frozen=True, slots=True)
class Trade:
    """Changes that hurt nobody and help somebody. changes: two for a trade, one for a free gain.

    mine, theirs: what each side gains, in package worth, not below 0.
    """

    changes: tuple[Swap, ...]
    mine: Fraction
    theirs: Fraction


def trades_from(package: Package, grid: Grid, most: int = MOST_TRADES) -> tuple[Trade, ...]:
    """The trades between two issues that better a package, the largest joint gain first."""
    moves = _moves(package, grid)
    here, there = grid.theirs.unit, grid.mine.unit
    takes = [(number, worths, after) for number, worths, after in moves if worths[0] > 0 > worths[1]]
    gives = [(number, worths, after) for number, worths, after in moves if worths[0] < 0 < worths[1]]
    found = []
    for taken, (up, down), take in takes:
        for given, (cost, gift), give in gives:
            mine, theirs = up + cost, down + gift
            if mine >= 0 and theirs >= 0 and taken != given and (mine or theirs):
                found.append((mine * here + theirs * there, -taken, -given, mine, theirs, take, give))
    best = nlargest(most, found, key=lambda trade: trade[:5])
    return tuple(
        Trade(
            (_change(package, grid, -taken, take), _change(package, grid, -given, give)),
            Fraction(mine, grid.mine.unit),
            Fraction(theirs, grid.theirs.unit),
        )
        for _, taken, given, mine, theirs, take, give in best
    )


def free_gains(package: Package, grid: Grid) -> tuple[Trade, ...]:
    """The best single change of each issue that hurts nobody and helps somebody, the largest joint gain first."""
    here, there = grid.theirs.unit, grid.mine.unit
    best: dict[int, tuple[int, Worths, Option]] = {}
    for number, (mine, theirs), after in _moves(package, grid):
        gain = mine * here + theirs * there
        if mine >= 0 and theirs >= 0 and gain > (best[number][0] if number in best else 0):
            best[number] = (gain, (mine, theirs), after)
    ordered = sorted(best.items(), key=lambda item: -item[1][0])
    return tuple(
        Trade(
            (_change(package, grid, number, after),),
            Fraction(worths[0], grid.mine.unit),
            Fraction(worths[1], grid.theirs.unit),
        )
        for number, (_, worths, after) in ordered
    )


def sampled(options: Sequence[_T], most: int = MOST_OPTIONS) -> Sequence[_T]:
    """The options, or every so many-th of them where there are more than `most`, the last among them."""
    wide = -(-len(options) // most)
    return options if wide <= 1 else (*options[:-1:wide], options[-1])


def _moves(package: Package, grid: Grid) -> list[tuple[int, Worths, Option]]:
    """Every change of one option: the number of its issue, what each side gains by it in units, and the new option."""
    moves = []
    for number, (issue, before) in enumerate(zip(grid.game.issues, package.options, strict=True)):
        mine, theirs = grid.option(number, before)
        for after in sampled(issue.options):
            worths = grid.option(number, after)
            moves.append((number, (worths[0] - mine, worths[1] - theirs), after))
    return moves


def _change(package: Package, grid: Grid, number: int, after: Option) -> Swap:
    return Swap(grid.game.issues[number], package.options[number], after)
