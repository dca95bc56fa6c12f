"""Packages and their figures as people read them. Must not work anything out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.figures import show
from negotui.analysis.gaps import formula
from negotui.analysis.packages.model import HUNDRED, Game, Listed, Package
from negotui.analysis.packages.moves import Trade
from negotui.domain.text import listed, quoted

METHOD = formula(
    "worth of a package = Σ share of the issue × worth of its option ÷ 100",
    "Shares are weights divided by their sum. Where no issue has a weight, the worths are points and are added up as they stand "
    "(additive worth: Keeney and Raiffa 1976). An issue in figures is worth 0 at the limit and 100 at the target, in a straight "
    "line; beyond the target it goes on to the opening and no further, and below the limit it falls under 0.",
    "No deal is worth the points of the best alternative. A gain is what a package is worth beyond that. Packages that no other "
    "beats form the Pareto frontier. Best for both in product: the largest product of both gains (Nash 1950). Most equal gain: the "
    "largest smaller gain (egalitarian: Kalai 1977). Equal share of the possible: the largest smaller share of what each could "
    "gain at most (Kalai and Smorodinsky 1975). Largest total: the largest sum of both worths.",
    "A trade gives on one issue and takes on another, so that nobody loses (logrolling: Raiffa 1982). Offers are equal when their "
    "worth to you differs by no more than a hundredth of the scale. A package holds when it stays on the frontier however one of "
    "their weights is moved by so many points.",
)
"""How it is worked out, and after whom."""


def figure(value: Fraction, game: Game) -> str:
    """TEMP."""
    points = round(value * HUNDRED if game.weighted else value)
    if game.weighted and not 0 <= points <= 100:
        return "under 0" if points < 0 else "over 100"
    return show(Fraction(points))


def alike(one: Fraction, other: Fraction, game: Game) -> bool:
    """TEMP."""
    return abs(one - other) * (HUNDRED if game.weighted else 1) < 3


def gain(value: Fraction, game: Game) -> str:
    """What somebody gains: `+5`, or `nothing`."""
    return f"+{figure(value, game)}" if value else "nothing"


def theirs(package: Package, game: Game) -> str:
    """What a package is worth to them, as a range where the guess is one: `67 (55 to 70)`."""
    if package.theirs is None:
        return "not known"
    likely = figure(package.theirs, game)
    if package.low is None or package.high is None or package.low == package.high:
        return likely
    return f"{likely} ({figure(package.low, game)} to {figure(package.high, game)})"


def worths(package: Package, game: Game) -> str:
    """What a package is worth to both."""
    return f"{figure(package.mine, game)} for you, about {theirs(package, game)} for them"


def terms(package: Package, game: Game, besides: Package | None = None) -> str:
    """The options of a package by issue; beside another one only those that differ."""
    pairs = zip(game.issues, package.options, besides.options if besides else package.options, strict=True)
    said = [f"{issue.name} = {option.name}" for issue, option, other in pairs if besides is None or option != other]
    return "; ".join(said)


def trade(found: Trade, game: Game) -> str:
    """A trade as a sentence: what changes, and who gains how much."""
    changes = [f"{change.issue.name} {change.after.name} for {change.before.name}" for change in found.changes]
    return f"{listed(changes)}: {gain(found.mine, game)} for you, {gain(found.theirs, game)} for them."


def names(packages: Sequence[Listed]) -> str:
    """The names of packages in a sentence, at most three."""
    said = [quoted(package.name) for package in packages[:3]]
    if len(packages) > 3:
        said.append(f"{len(packages) - 3:,} more")
    return listed(said)
