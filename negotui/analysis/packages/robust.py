"""Packages that stay good when the guess about their weights is wrong.

Each of their weights in turn is moved up and down by some points of 100, never below 0, and all are made shares again; one that
nobody guessed is moved to the least and the most that it may be. Making them shares multiplies all their values by the same number,
which changes no frontier: only the values on the moved issue are new. So the frontier of all other issues is folded once for each
issue, and each moved one is then folded in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from negotui.analysis.packages.frontier import MOST_WORK, Frontier, best, fold
from negotui.analysis.packages.grid import Choice, Grid
from negotui.analysis.work import checkpoint

SHIFTS = (10, 20)
"""By how many points of 100 their weights are moved."""

MOST_CHECKED = 5_000
"""The most packages that are checked."""

_TIMES = 10
"""How much more is looked at than for the frontier itself, about."""

Falls = Mapping[Choice, Mapping[int, int]]
"""For each package, the issues by whose weight it falls off the frontier, with the points that are enough for it."""


def falls_of(frontier: Frontier, packages: Sequence[Choice]) -> Falls | None:
    """By which of their weights the packages of a frontier fall off it when it is wrong by 10 or 20 points of 100.

    packages: all of the frontier. None where weights do not tell issues apart, where there are more packages than MOST_CHECKED, or
    where it would take too long.
    """
    grid = frontier.grid
    too_much = frontier.work * _TIMES > MOST_WORK or len(packages) > MOST_CHECKED
    if not grid.game.weighted or too_much:
        return None
    rows = [[step & grid.mask for step in row] for row in grid.steps]
    moved = [{points: _moved(grid, number, points) for points in SHIFTS} for number in range(len(rows))]
    most = [
        max(max(row), *(max(variant) for variants in of.values() for variant in variants))
        for row, of in zip(rows, moved, strict=True)
    ]
    bits = sum(most).bit_length() + 1
    mask = (1 << bits) - 1
    mine = [[step >> grid.bits << bits for step in row] for row in grid.steps]
    steps = [_packed(here, there) for here, there in zip(mine, rows, strict=True)]
    totals = [sum(row[option] for row, option in zip(steps, choice, strict=True)) for choice in packages]
    found: dict[Choice, dict[int, int]] = {choice: {} for choice in packages}
    for number, front in enumerate(_without_each([best(row, mask) for row in steps], mask)):
        for points in SHIFTS:
            for variant in moved[number][points]:
                checkpoint()
                row = _packed(mine[number], variant)
                left = set(fold(front, best(row, mask), mask))
                for choice, total in zip(packages, totals, strict=True):
                    option = choice[number]
                    if total - steps[number][option] + row[option] not in left:
                        found[choice].setdefault(number, points)
    return found


def staying(falls: Falls) -> dict[int, list[Choice]]:
    """The packages that no single weight makes fall, by the points by which it may be wrong; those of 20 stand under 10 too."""
    return {
        points: [choice for choice, by in falls.items() if all(least > points for least in by.values())]
        for points in SHIFTS
    }


def _moved(grid: Grid, number: int, points: int) -> list[list[int]]:
    """Their values of an issue's options above the least one, in units, with its share moved up, and down."""
    share = grid.theirs.shares[number]
    theirs = grid.game.theirs
    if theirs is not None and number in theirs.unknown:
        # It stands at the middle of what it may be.
        shares = [2 * share, 0]
    else:
        shift = sum(grid.theirs.shares) * points // 100
        shares = [share + shift, max(share - shift, 0)]
    worths = [
        0 if option.theirs is None else grid.theirs.units(option.theirs) for option in grid.game.issues[number].options
    ]
    least = min(worths)
    return [[moved * (worth - least) for worth in worths] for moved in shares]


def _packed(mine: Sequence[int], theirs: Sequence[int]) -> list[int]:
    return [here + there for here, there in zip(mine, theirs, strict=True)]


def _without_each(steps: Sequence[Sequence[int]], mask: int) -> list[list[int]]:
    """Per issue the frontier of all others: halves are folded into one another, so that no issue is folded in for each."""
    found: list[list[int]] = [[] for _ in steps]

    def split(low: int, high: int, front: list[int]) -> None:
        if high - low == 1:
            found[low] = front
            return
        half = (low + high) // 2
        for start, end, others in ((low, half, range(half, high)), (half, high, range(low, half))):
            folded = front
            for number in others:
                checkpoint()
                folded = fold(folded, steps[number], mask)
            split(start, end, folded)

    split(0, len(steps), [0])
    return found
