"""Packages and their figures as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from negotui.analysis.gaps import formula
from negotui.analysis.limits import crossed
from negotui.analysis.packages.model import HUNDRED, Game, Listed, Package
from negotui.analysis.packages.moves import Trade
from negotui.domain.sentences import as_name
from negotui.domain.text import listed

METHOD = formula(
    "value of a package = sum over its issues of share × value of the option ÷ 100",
    "Each issue runs from 0, the worst figure on the table (your limit, or a listed option that is worse), to 100, "
    "the best (your opening or the best option), and the same for them. A share is a weight divided by the sum of all "
    "weights; it counts for the whole way from worst to best (swing weights: von Winterfeldt and Edwards 1986). Other "
    "figures lie on the line through the options that you valued (additive value: Keeney and Raiffa 1976). Without "
    "weights the values are points and are added up.",
    "Points are whole; less than 3 apart counts as about the same. A weight of theirs that you have not guessed may be "
    "anything from 0 to what the others leave of 100, or as much as the heaviest of them: what rests on it is a "
    "range, and packages are compared at its middle. Options past your limit, and those marked × as past their "
    "softest limit, are never recommended.",
    "Walking away scores the points of the best alternative. A gain is what a package scores beyond that. Packages "
    "that no other beats form the Pareto frontier. Most balanced: the largest product of both gains (Nash 1950). Most "
    "equal gain: the largest smaller gain (egalitarian: Kalai 1977). Equal share of the possible: the largest smaller "
    "share of what each could gain at most (Kalai and Smorodinsky 1975). Largest total: the largest sum of both "
    "values.",
    "A swap gives on one issue and takes on another, so that nobody loses (logrolling: Raiffa 1982). Equal offers "
    "score about as much as your target package, and each leads with another issue (MESO: Leonardelli and others "
    "2019). A package still stands when it stays on the frontier however one of their weights is moved by so many "
    "points.",
)
"""How it is worked out, and after whom."""

ALIKE = Fraction(3, 100)
"""Values closer than this on a scale of 1 are about the same."""


def points(value: Fraction, game: Game) -> Fraction:
    """A package value in points: from 0 to 100 where weights tell issues apart, else as they stand."""
    return value * HUNDRED if game.weighted else value


def whole(value: Fraction) -> int:
    """The nearest whole number, halves up."""
    return floor(value + Fraction(1, 2))


def figure(value: Fraction, game: Game) -> str:
    """A value as it is read: whole points, and where it lies off the scale that it does."""
    found = points(value, game)
    if game.weighted and not 0 <= found <= HUNDRED:
        return "under 0" if found < 0 else f"over {HUNDRED}"
    return f"{whole(found):,}".replace("-", "−")


def apart(one: Fraction, other: Fraction, game: Game) -> str:
    """How far apart two package values are as they are read: the difference of the whole points that are shown."""
    return f"{abs(whole(points(one, game)) - whole(points(other, game))):,}"


def alike(one: Fraction, other: Fraction, game: Game) -> bool:
    """Whether two package values are about the same; without weights only equal ones are."""
    return abs(one - other) < ALIKE if game.weighted else one == other


def gain(value: Fraction, game: Game) -> str:
    """What somebody gains or loses: `+5`, `−2`, or `no change`."""
    found = whole(points(value, game))
    if not value:
        return "no change"
    if not found:
        return "less than a point"
    return f"{found:+,}".replace("-", "−")


def ends(low: Fraction | None, likely: Fraction | None, high: Fraction | None, game: Game) -> str:
    """A value with its range, `67 (55 to 70)`; only the range where nothing is likely, only the figure where it has none."""
    said = "" if likely is None else figure(likely, game)
    if low is None or high is None:
        return said
    between = (figure(low, game), figure(high, game))
    if between[0] == between[1]:
        return said or between[0]
    return f"{said} ({between[0]} to {between[1]})" if said else f"{between[0]} to {between[1]}"


def mine(package: Package, game: Game) -> str:
    """What a package is worth to me, as a range where one of its figures lies beyond those that I valued."""
    return ends(package.least, package.mine, package.most, game)


def theirs(package: Package, game: Game) -> str:
    """What a package is worth to them: `67`, `67 (55 to 70)`, or `55 to 70` where a weight is unknown."""
    if package.theirs is None:
        return "unknown"
    unsaid = game.theirs is not None and bool(game.theirs.unknown)
    return ends(package.low, None if unsaid else package.theirs, package.high, game)


def worths(package: Package, game: Game) -> str:
    """What a package is worth to both."""
    return f"{mine(package, game)} for you, about {theirs(package, game)} for them"


def terms(package: Package, game: Game, besides: Package | None = None) -> str:
    """The options of a package by issue, with × where they could not agree; beside another one only those that differ."""
    pairs = zip(game.issues, package.options, besides.options if besides else package.options, strict=True)
    said = [
        f"{issue.name} = {crossed(option.name, option.past_theirs)}"
        for issue, option, other in pairs
        if besides is None or option != other
    ]
    return "; ".join(said)


def trade(found: Trade, game: Game) -> str:
    """A trade as a sentence: what changes, and who gains how much."""
    changes = ", ".join(
        f"{as_name(change.issue.name)} {change.before.name} → {crossed(change.after.name, change.after.past_theirs)}"
        for change in found.changes
    )
    head = "Swap" if len(found.changes) > 1 else "Change"
    return f"{head}: {changes}. {gains(found.mine, found.theirs, game)}."


def gains(mine_: Fraction, theirs_: Fraction, game: Game) -> str:
    """What both sides gain: `You +5, about the same for them`."""
    said = ", ".join(_gains(who, gained, game) for who, gained in (("you", mine_), ("they", theirs_)))
    return f"{said[0].upper()}{said[1:]}"


def _gains(who: str, gained: Fraction, game: Game) -> str:
    """What a side gains: `you +5`, `no change for you`, or `about the same for them`."""
    whom = "them" if who == "they" else who
    if not gained:
        return f"no change for {whom}"
    return f"about the same for {whom}" if alike(gained, Fraction(0), game) else f"{who} {gain(gained, game)}"


def name(text: str, most: int = 24) -> str:
    """A name in a sentence, short enough for a verdict."""
    return as_name(text, most)


def names(packages: Sequence[Listed]) -> str:
    """The names of packages in a sentence, at most three."""
    said = [name(package.name) for package in packages[:3]]
    if len(packages) > 3:
        said.append(f"{len(packages) - 3:,} more")
    return listed(said)
