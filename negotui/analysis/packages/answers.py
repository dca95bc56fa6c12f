"""Everything that is worked out of a game of packages, once, for the panel and for data. Must not put it into words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from negotui.analysis.packages.frontier import Counts, Frontier, counts_of, frontier_of
from negotui.analysis.packages.grid import Grid, grid_of
from negotui.analysis.packages.model import Game, Gap, Listed, Package, middle
from negotui.analysis.packages.moves import Better, Trade, better_than, free_gains, trades_from
from negotui.analysis.packages.offers import equal_offers
from negotui.analysis.packages.reference import References, inside, references_of
from negotui.analysis.packages.robust import robust
from negotui.domain.links import Link
from negotui.domain.text import quoted

MOST_PACKAGES = 1_000
"""The most packages of a frontier that are named, of the points best for me first."""

OFFERS = 5
"""The most equal offers that are looked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a package that was written down stands. listed: it.  better: what beats it.  trades, free: from there."""

    listed: Listed
    better: Better
    trades: tuple[Trade, ...]
    free: tuple[Trade, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a game comes to, where both sides' worths are known and its frontier could be folded.

    grid, frontier, references: as they are.  counts: None where not counted.  inside: how many packages are at least as good for
    both as no deal, None where unknown or not counted.  at_points: how many packages there are at each point of the frontier.
    packages: of the frontier, MOST_PACKAGES at most.  standings: of the listed ones.  start: the first of them, or the middle of
    every issue where there is none.  trades, free: from the start.
    level: my worth of the best in product, else of the largest total; None where there is neither.  offers: worth that to me.
    robust: packages of the frontier, by the points by which a weight may be wrong; None where left out.
    """

    grid: Grid
    frontier: Frontier
    references: References
    counts: Counts | None
    inside: int | None
    at_points: tuple[int, ...]
    packages: tuple[Package, ...]
    standings: tuple[Standing, ...]
    start: Package
    trades: tuple[Trade, ...]
    free: tuple[Trade, ...]
    level: Fraction | None
    offers: tuple[Package, ...]
    robust: dict[int, tuple[Package, ...]] | None

    def at(self, point: int) -> Package:
        """One package at a point of the frontier."""
        return self.grid.package(self.frontier.first(point))


def crowd(game: Game) -> Gap:
    """What to mend where there is too much to look at."""
    widest = max(game.issues, key=lambda issue: len(issue.options))
    return Gap(
        "Issues",
        f"There are too many packages to compare: widen the step of {quoted(widest.name)}, or list a few options for it.",
        str(Link.entry(widest.id)),
    )


def answers_of(game: Game) -> Answers | None:
    """Everything that follows from a game; None where their worths are unknown, or where there is too much to look at."""
    if not game.is_known:
        return None
    grid = grid_of(game)
    frontier = frontier_of(grid)
    if frontier is None:
        return None
    references, counts = references_of(frontier), counts_of(grid)
    choices = list(islice(frontier.every(), MOST_PACKAGES))
    package = {choice: grid.package(choice) for choice in choices}
    stay = robust(frontier, choices)
    standings = tuple(_standing(listed, frontier, counts) for listed in game.listed)
    start = game.listed[0].package if game.listed else game.package([middle(issue) for issue in game.issues])
    single_out = references.nash or references.largest_total
    level = grid.worths(single_out[0])[0] if single_out else None
    offers = [] if level is None else equal_offers(frontier, level, OFFERS)
    return Answers(
        grid,
        frontier,
        references,
        counts,
        inside(grid, counts),
        frontier.packages(),
        tuple(package.values()),
        standings,
        start,
        standings[0].trades if standings else trades_from(start, grid),
        standings[0].free if standings else free_gains(start, grid),
        level,
        tuple(grid.package(choice) for choice in offers),
        None if stay is None else {by: tuple(package[choice] for choice in of) for by, of in stay.items()},
    )


def _standing(listed: Listed, frontier: Frontier, counts: Counts | None) -> Standing:
    package, grid = listed.package, frontier.grid
    better = better_than(package, frontier, counts)
    return Standing(listed, better, trades_from(package, grid), free_gains(package, grid))
