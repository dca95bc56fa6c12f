"""Packages: `python -m benchmarks.folding` prints samples as JSON, milliseconds by name. Must not check what is worked out.

`ours` is what a user waits for: the frontier with a package for every point, the four reference points and the trades.
`bare` is the same fold over plain integers without packages, and `listed` the frontier of all packages listed one by one.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import product
from time import perf_counter

from negotui.analysis.packages.frontier import frontier_of
from negotui.analysis.packages.grid import grid_of
from negotui.analysis.packages.model import Game, Side, middle
from negotui.analysis.packages.moves import trades_from
from negotui.analysis.packages.reading import game_of
from negotui.analysis.packages.reference import references_of
from tests.analysis.packages.build import book, case_entries, game_from
from tests.cases import Case
from tests.cases.employment import EMPLOYMENT
from tests.cases.new_recruit import NEW_RECRUIT

Points = list[list[tuple[int, int]]]
_TIMES, _LISTED = 15, 400_000


def ours(game: Game) -> None:
    """What the win-win tab needs before it can draw."""
    grid = grid_of(game)
    frontier = frontier_of(grid)
    if frontier is not None:
        references_of(frontier)
        for point in frontier.points:
            frontier.first(point)
    trades_from(game.package([middle(issue) for issue in game.issues]), grid)


def bare(points: Points) -> None:
    """The fold alone, over pairs of integers."""
    front = [(0, 0)]
    for options in points:
        sums = sorted({(a + c, b + d) for a, b in front for c, d in options}, reverse=True)
        front, best = [], None
        for mine, theirs in sums:
            if best is None or theirs > best:
                front.append((mine, theirs))
                best = theirs


def listed(points: Points) -> None:
    """Every package, and which of them nothing beats."""
    sums = sorted({(sum(a for a, _ in one), sum(b for _, b in one)) for one in product(*points)}, reverse=True)
    best = None
    for _, theirs in sums:
        if best is None or theirs > best:
            best = theirs


def _case(case: Case) -> Game:
    game = game_of(*book(*case_entries(case)))
    if not isinstance(game, Game):
        raise TypeError("a published case lacks nothing")
    return game


def conflict() -> Game:
    """Ten issues of ten options on which what is good for one is bad for the other: the hard kind, 10^10 packages."""
    draw = random.Random(1)
    issues = []
    for _ in range(10):
        mine = sorted(draw.randint(0, 100) for _ in range(10))
        theirs = sorted((draw.randint(0, 100) for _ in range(10)), reverse=True)
        issues.append(list(zip(mine, theirs, strict=True)))
    return game_from(issues)


def _integers(game: Game) -> Points:
    """The worths of a game as whole numbers, shares counted in."""
    worths = [
        [
            (option.mine * _share(game.mine, n), (option.theirs or Fraction(0)) * _share(game.theirs, n))
            for option in issue.options
        ]
        for n, issue in enumerate(game.issues)
    ]
    return [[(int(a * 1_000_000), int(b * 1_000_000)) for a, b in options] for options in worths]


def _share(side: Side | None, number: int) -> Fraction:
    """The share of an issue for a side, 1 where points add up as they stand."""
    return side.shares[number] if side is not None and side.shares else Fraction(1)


def timed(work: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        begun = perf_counter()
        work()
        found.append((perf_counter() - begun) * 1000)
    return found


def main() -> None:
    """Work each out a few times."""
    samples: dict[str, list[float]] = {}
    for name, game in (("3,125", _case(EMPLOYMENT)), ("390,625", _case(NEW_RECRUIT)), ("10^10", conflict())):
        points = _integers(game)
        samples[f"ours {name}"] = timed(partial(ours, game), _TIMES)
        samples[f"bare {name}"] = timed(partial(bare, points), _TIMES)
        if game.count <= _LISTED:
            samples[f"listed {name}"] = timed(partial(listed, points), 3)
    print(json.dumps(samples))


if __name__ == "__main__":
    main()
