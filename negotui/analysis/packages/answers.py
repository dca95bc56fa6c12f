"""Everything that is worked out of a game of packages, once, for the panel and for data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from operator import is_

from negotui.analysis.latest import Latest
from negotui.analysis.packages.frontier import Counts, Frontier, counts_of, recommended
from negotui.analysis.packages.grid import Grid
from negotui.analysis.packages.model import Game, Gap, Listed, Package, middle
from negotui.analysis.packages.moves import Better, Trade, better_than, free_gains, trades_from
from negotui.analysis.packages.offers import EqualOffer, equal_offers
from negotui.analysis.packages.reading import Read, game_of, known_game
from negotui.analysis.packages.reference import References, inside, references_of
from negotui.analysis.packages.robust import MOST_CHECKED, Falls, falls_of, staying
from negotui.domain.links import Link
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.values import Context

MOST_PACKAGES = 1_000
"""The most packages of a frontier that are named, of the points best for me first."""

TARGET = "target"
"""The level at which equal offers are made unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a package that was written down stands. listed: it.  better: what beats it.  trades, free: from there."""

    listed: Listed
    better: Better
    trades: tuple[Trade, ...]
    free: tuple[Trade, ...]


@dataclass(frozen=True, slots=True)
class EqualOffers:
    """Offers of the same value to me. level: which, None where nothing sets one.  of: what sets it.  offers: three at most."""

    level: Fraction | None
    of: str
    offers: tuple[EqualOffer, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a game comes to, where both sides' values are known and its frontier could be folded.

    grid, frontier, references: of the packages that could be recommended.  counts: None where not counted.  inside: how many
    packages are at least as good for both as no deal, None where unknown or not counted.  at_points: how many packages there are at
    each point of the frontier.  packages: of the frontier, MOST_PACKAGES at most.  standings: of the listed ones.  start: the first
    of them, or the middle of every issue where there is none.  trades, free: from the start.  equal: three offers of one value.
    falls: by which of their weights packages of the frontier fall off it, None where left out.
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
    equal: EqualOffers
    falls: Falls | None

    @property
    def game(self) -> Game:
        """The game of what could be recommended."""
        return self.grid.game

    @property
    def robust(self) -> dict[int, tuple[Package, ...]] | None:
        """The packages of the frontier that stay, by the points by which a weight may be wrong; None where left out."""
        if self.falls is None:
            return None
        return {by: tuple(map(self.grid.package, choices)) for by, choices in staying(self.falls).items()}

    @property
    def held(self) -> dict[int, int] | None:
        """How many packages of the frontier stay, by the points by which a weight may be wrong; None where left out."""
        return None if self.falls is None else {by: len(choices) for by, choices in staying(self.falls).items()}

    def at(self, point: int) -> Package:
        """One package at a point of the frontier."""
        return self.grid.package(self.frontier.first(point))

    def fall_of(self, point: int) -> dict[int, int] | None:
        """By which of their weights, and how many points, the package at a point falls; None where left out."""
        return None if self.falls is None else dict(self.falls[self.frontier.first(point)])


def crowd(game: Game) -> Gap:
    """What to mend where there is too much to look at."""
    widest = max(game.issues, key=lambda issue: len(issue.options))
    mend = f"{'take a wider step' if widest.scale else 'list fewer options'} for {as_name(widest.name)}"
    return Gap("Issues", f"There are too many combinations to compare: {mend}.", str(Link.entry(widest.id)))


def answers_of(game: Game, level: str = TARGET) -> Answers | None:
    """Everything that follows from a game; None where their values are unknown, or where there is too much to look at.

    None too where an issue has no option within my limit: then there is nothing to recommend.
    level: that of the equal offers, `target` or `opening`.
    """
    if not game.is_known or game.is_blocked:
        return None
    frontier = recommended(game)
    if frontier is None:
        return None
    grid = frontier.grid
    counts = counts_of(grid)
    choices = list(islice(frontier.every(), MOST_CHECKED + 1))
    standings = tuple(_standing(listed, frontier, counts) for listed in game.listed)
    start = game.listed[0].package if game.listed else game.package([middle(issue) for issue in grid.game.issues])
    return Answers(
        grid,
        frontier,
        references_of(frontier),
        counts,
        inside(grid, counts),
        frontier.packages(),
        tuple(map(grid.package, choices[:MOST_PACKAGES])),
        standings,
        start,
        standings[0].trades if standings else trades_from(start, grid),
        standings[0].free if standings else free_gains(start, grid),
        _equal(game, grid, level),
        falls_of(frontier, choices),
    )


Found = tuple[Read, Answers | None]

_latest: Latest[Read, Answers | None] = Latest(is_)


def worked_out(negotiation: Negotiation, context: Context) -> Found:
    """The game of a negotiation, or what it lacks, with its answers; what was asked for last is not worked out again."""
    game = game_of(negotiation, context)
    return game, _latest.get(game, lambda: answers_of(game) if isinstance(game, Game) else None)


def is_worked_out(negotiation: Negotiation, context: Context) -> bool:
    """Whether the answers are at hand."""
    game = known_game(negotiation, context)
    return game is not None and _latest.holds(game)


def equal_at(grid: Grid, level: Fraction | None, of: str) -> EqualOffers:
    """The equal offers at a level, such as the next step of a plan; none where it is unknown. of: what sets it, as it is called."""
    return EqualOffers(level, of, () if level is None else equal_offers(grid, level))


def _equal(game: Game, grid: Grid, name: str) -> EqualOffers:
    """The equal offers at the target, or without any target at the best package of mine that both could sign."""
    level = game.level(name)
    if level is not None:
        return equal_at(grid, level, f"your {name}")
    no_deal = game.mine.reservation
    could_be = [
        each
        for each in game.listed
        if not (each.package.past_mine or each.package.past_theirs)
        and (no_deal is None or each.package.mine >= no_deal)
        and _is_good_for_them(each.package, game)
    ]
    best = max(could_be, key=lambda each: each.package.mine, default=None)
    return equal_at(grid, best.package.mine, best.name) if best else EqualOffers(None, "", ())


def _is_good_for_them(package: Package, game: Game) -> bool:
    no_deal = game.theirs.reservation if game.theirs else None
    return no_deal is None or package.theirs is None or package.theirs >= no_deal


def _standing(listed: Listed, frontier: Frontier, counts: Counts | None) -> Standing:
    package, grid = listed.package, frontier.grid
    better = better_than(package, frontier, counts)
    return Standing(listed, better, trades_from(package, grid), free_gains(package, grid))
