"""The packages that no other beats in two measures at once, without listing them: the fold of the frontier, for any two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from negotui.analysis.packages.frontier import best, fold
from negotui.analysis.packages.grid import Choice

_BITS = 32
_MASK = (1 << _BITS) - 1

Measures = Sequence[Sequence[tuple[int, int]]]
"""Per issue, for each of its options what it adds in both measures, whole numbers from 0."""


@dataclass(frozen=True, slots=True)
class Front:
    """The sums that none beats, the greatest first measure first. points: packed.  stages: per issue its steps with an option each,
    and the sums before it."""

    points: tuple[int, ...]
    stages: tuple[tuple[dict[int, int], frozenset[int]], ...]

    def at_least(self, first: int) -> int | None:
        """The point with the greatest second measure among those with so much of the first; None where there is none."""
        found = None
        for point in self.points:
            if point >> _BITS < first:
                break
            found = point
        return found

    def choice(self, point: int) -> Choice:
        """A package at a point."""
        found: list[int] = []
        for steps, before in reversed(self.stages):
            step = next(step for step in steps if point - step in before)
            found.append(steps[step])
            point -= step
        return tuple(reversed(found))


def worths(point: int) -> tuple[int, int]:
    """Both measures of a point."""
    return point >> _BITS, point & _MASK


def front_of(measures: Measures) -> Front:
    """The front of all packages. There are at most as many points as the smaller of both measures has values."""
    points = [0]
    stages = []
    for row in measures:
        steps: dict[int, int] = {}
        for number, (first, second) in enumerate(row):
            steps.setdefault(first << _BITS | second, number)
        kept = best(steps, _MASK)
        stages.append(({step: steps[step] for step in kept}, frozenset(points)))
        points = fold(points, kept, _MASK)
    return Front(tuple(points), tuple(stages))
