"""The Pareto frontier of all packages, and how many packages reach which worths. The packages are never listed to find them.

Issue by issue, the sums so far are folded with the options of the next one, and what another sum beats is dropped at once: since
worths add up, what is beaten now stays beaten whatever follows. Which packages make a point is found by walking back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd, prod
from operator import is_

from negotui.analysis.latest import Latest
from negotui.analysis.packages.grid import Choice, Grid, grid_of
from negotui.analysis.packages.model import Game
from negotui.analysis.work import checkpoint

MOST_WORK = 600_000
"""The most sums that a fold may look at: some 0.2 s here, beyond which nobody should wait for a key."""

MOST_SUMS = 200_000
"""The most different sums that are counted."""


def best(packed: Iterable[int], mask: int) -> list[int]:
    """The packed worths that no other beats, best for me first, each once. packed: any, in runs from high to low where fast."""
    kept, most = [], -1
    for point in sorted(packed, reverse=True):
        if (theirs := point & mask) > most:
            most = theirs
            kept.append(point)
    return kept


def fold(front: Sequence[int], steps: Sequence[int], mask: int) -> list[int]:
    """The frontier of the sums of one of `front` and one of `steps`, all packed."""
    return best([point + step for step in steps for point in front], mask)


@dataclass(frozen=True, slots=True)
class Frontier:
    """The packages of which none is better for one side and as good for the other.

    grid: the whole numbers.  points: the different worths of these packages, packed, best for me first.  work: how many sums were
    looked at.
    """

    grid: Grid
    points: tuple[int, ...]
    work: int
    # Per issue in the order of the fold: its number, the options behind each step, and the sums before it.
    _stages: tuple[tuple[int, Mapping[int, Sequence[int]], frozenset[int]], ...]

    def packages(self) -> tuple[int, ...]:
        """How many packages there are at each point, from the sums that lead there."""
        ways = {0: 1}
        fronts = [before for _, _, before in self._stages[1:]] + [frozenset(self.points)]
        # As many sums as the fold itself looked at: the way to a point of the frontier leads over those of its parts.
        for (_, steps, _), front in zip(self._stages, fronts, strict=True):
            checkpoint()
            found = dict.fromkeys(front, 0)
            for step, options in steps.items():
                for point, count in ways.items():
                    if point + step in found:
                        found[point + step] += count * len(options)
            ways = found
        return tuple(ways[point] for point in self.points)

    def first(self, point: int) -> Choice:
        """One package at a point of the frontier."""
        choice = [0] * len(self._stages)
        for number, steps, before in reversed(self._stages):
            step = next(_last_steps(point, steps, before))
            choice[number] = steps[step][0]
            point -= step
        return tuple(choice)

    def at(self, point: int) -> Iterator[Choice]:
        """Every package at a point of the frontier, as it is asked for: there may be very many."""
        for chosen in self._back(point, len(self._stages)):
            choice = dict(chosen)
            yield tuple(choice[number] for number in range(len(choice)))

    def every(self) -> Iterator[Choice]:
        """Every package of the frontier, best for me first, as it is asked for."""
        for point in self.points:
            yield from self.at(point)

    def _back(self, point: int, stage: int) -> Iterator[tuple[tuple[int, int], ...]]:
        if not stage:
            yield ()
            return
        number, steps, before = self._stages[stage - 1]
        for step in _last_steps(point, steps, before):
            for chosen in self._back(point - step, stage - 1):
                for option in steps[step]:
                    yield (*chosen, (number, option))


def _last_steps(point: int, steps: Mapping[int, Sequence[int]], before: frozenset[int]) -> Iterator[int]:
    """The steps that lead to a point from the sums before, whichever of both are fewer looked through."""
    if len(steps) <= len(before):
        return (step for step in steps if point - step in before)
    return (point - sum_ for sum_ in sorted(before, reverse=True) if point - sum_ in steps)


def frontier_of(grid: Grid) -> Frontier | None:
    """The frontier of a game; None where it takes more than MOST_WORK, as fine steps on several issues of pure conflict do."""
    front, work = [0], 0
    stages: list[tuple[int, Mapping[int, Sequence[int]], frozenset[int]]] = []
    for number in _order(grid):
        kept = best(grid.steps[number], grid.mask)
        options: dict[int, list[int]] = {step: [] for step in kept}
        for option, step in enumerate(grid.steps[number]):
            if step in options:
                options[step].append(option)
        checkpoint()
        work += len(front) * len(kept)
        if work > MOST_WORK:
            return None
        stages.append((number, options, frozenset(front)))
        front = fold(front, kept, grid.mask)
    return Frontier(grid, tuple(front), work, tuple(stages))


_latest: Latest[Game, Frontier | None] = Latest(is_)


def recommended(game: Game) -> Frontier | None:
    """The frontier over what could be recommended: nothing past a limit of mine, nor past their softest.

    None where their values are unknown or it takes too much; that of the game that was asked for last is not folded again.
    """
    return _latest.get(game, lambda: frontier_of(grid_of(game.signable())) if game.is_known else None)


def is_folded(game: Game) -> bool:
    """Whether what `recommended` gives is at hand."""
    return _latest.holds(game)


def _order(grid: Grid) -> list[int]:
    """The issues, those with few options first, in the same order however they are listed."""
    return sorted(range(len(grid.steps)), key=lambda number: (len(grid.steps[number]), sorted(grid.steps[number])))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many packages there are at each point. sums: by packed worths.  bits: as in the grid."""

    sums: Mapping[int, int]
    bits: int

    def at_least(self, mine: int, theirs: int) -> tuple[int, int]:
        """How many packages, at how many points, have worths above the floor of at least these."""
        mask = (1 << self.bits) - 1
        least = max(mine, 0) << self.bits
        found = [count for point, count in self.sums.items() if point >= least and point & mask >= theirs]
        return sum(found), len(found)


def counts_of(grid: Grid) -> Counts | None:
    """How many packages there are at each point; None where more than MOST_SUMS points are to be expected."""
    tallies = [_tally(grid.steps[number]) for number in _order(grid)]
    if min(prod(len(tally) for tally in tallies), _cells(grid)) > MOST_SUMS:
        return None
    sums, work = {0: 1}, 0
    for tally in tallies:
        checkpoint()
        work += len(sums) * len(tally)
        if work > MOST_WORK:
            return None
        found: dict[int, int] = {}
        for step, times in tally.items():
            for point, count in sums.items():
                found[point + step] = found.get(point + step, 0) + times * count
        sums = found
    return Counts(sums, grid.bits)


def _tally(steps: Iterable[int]) -> dict[int, int]:
    tally: dict[int, int] = {}
    for step in steps:
        tally[step] = tally.get(step, 0) + 1
    return tally


def _cells(grid: Grid) -> int:
    """How many different points there can be at most, from the spans of both worths and what divides all steps."""
    cells = 1
    for shift, mask in ((grid.bits, -1), (0, grid.mask)):
        worths = [[step >> shift & mask for step in steps] for steps in grid.steps]
        # From 0: each issue has an option at its floor.
        largest = sum(max(row) for row in worths)
        cells *= largest // (gcd(*(worth for row in worths for worth in row)) or 1) + 1
    return cells
