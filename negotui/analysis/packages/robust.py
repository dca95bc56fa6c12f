"""Packages that stay good when the guess about their weights is wrong. Must not move a weight that nobody gave.

Each of their weights in turn is moved up and down by some points of 100, never below 0, and all are made shares again. Making them
shares multiplies all their worths by the same number, which changes no frontier: only the worths on the moved issue are new. So the
frontier of all other issues is folded once for each issue, and each moved one is then folded in.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.packages.frontier import MOST_WORK, Frontier, best, fold
from negotui.analysis.packages.grid import Choice, Grid

SHIFTS = (10, 20)
"""By how many points of 100 their weights are moved."""

_TIMES = 10
"""How much more is looked at than for the frontier itself, about."""


def robust(frontier: Frontier, packages: Sequence[Choice]) -> dict[int, list[Choice]] | None:
    """Those of the packages of a frontier that stay on it when any one of their weights is wrong by so many points, by points.

    Each of SHIFTS has its list, and a list holds those of the next one too. None where weights do not tell issues apart, or where
    it would take too long.
    """
    grid = frontier.grid
    if not grid.game.weighted or frontier.work * _TIMES > MOST_WORK:
        return None
    moved = {points: [_moved(grid, number, points) for number in range(len(grid.steps))] for points in SHIFTS}
    rows = [[step & grid.mask for step in row] for row in grid.steps]
    most = [
        max(max(row), *(max(each) for variants in moved.values() for each in variants[number]))
        for number, row in enumerate(rows)
    ]
    bits = sum(most).bit_length() + 1
    mask = (1 << bits) - 1
    mine = [[step >> grid.bits << bits for step in row] for row in grid.steps]
    steps = [_packed(here, there) for here, there in zip(mine, rows, strict=True)]
    others = _without_each([best(row, mask) for row in steps], mask)
    stay: dict[int, list[Choice]] = {}
    left = list(packages)
    for points in SHIFTS:
        for number, front in enumerate(others):
            for variant in moved[points][number]:
                row = _packed(mine[number], variant)
                points_left = set(fold(front, best(row, mask), mask))
                left = [choice for choice in left if _rest(steps, choice, number) + row[choice[number]] in points_left]
        stay[points] = list(left)
    return stay


def _moved(grid: Grid, number: int, points: int) -> list[list[int]]:
    """Their worths of an issue's options above the least one, in units, with its share moved up, and down."""
    share = grid.theirs.shares[number]
    shift = sum(grid.theirs.shares) * points // 100
    worths = [grid.theirs.units(option.theirs or Fraction(0)) for option in grid.game.issues[number].options]
    variants = [[moved * worth for worth in worths] for moved in (share + shift, max(share - shift, 0))]
    return [[worth - min(row) for worth in row] for row in variants]


def _packed(mine: Sequence[int], theirs: Sequence[int]) -> list[int]:
    return [here + there for here, there in zip(mine, theirs, strict=True)]


def _rest(steps: Sequence[Sequence[int]], choice: Choice, without: int) -> int:
    """The worths of a package without one of its issues, packed."""
    total = sum(row[option] for row, option in zip(steps, choice, strict=True))
    return total - steps[without][choice[without]]


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
                folded = fold(folded, steps[number], mask)
            split(start, end, folded)

    split(0, len(steps), [0])
    return found
