"""The picture and the tables of packages. Must not work anything out: what they show is in the answers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.figures import show_percent
from negotui.analysis.packages.answers import Answers, Standing
from negotui.analysis.packages.model import HUNDRED, Game, Package, Side
from negotui.analysis.packages.moves import Trade
from negotui.analysis.packages.words import figure, terms, theirs, trade, worths
from negotui.domain.blocks import (
    Block,
    Bullets,
    Column,
    Guideline,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Scatter,
    Table,
    plain,
)
from negotui.domain.text import listed, plural, quoted

NAMES = {
    "nash": "best for both in product (Nash)",
    "most_equal": "most equal gain",
    "kalai_smorodinsky": "equal share of the possible (Kalai–Smorodinsky)",
    "largest_total": "largest total",
}
"""The points of reference in plain words, by what they are called in the answers."""

_MOST_MARKS, _MOST_TIED, _MOST_TRADES, _MOST_OFFERS = 80, 3, 5, 3
_WORTHS = (Column("You", right=True), Column("Them, about", right=True))


def blocks(game: Game, answers: Answers, focus: str = "") -> tuple[Block, ...]:
    """What stands below the verdict: the picture first, then the figures."""
    return (
        _picture(game, answers),
        *_standing(game, answers),
        *_singled_out(game, answers),
        *_trades(game, answers, focus),
        *_offers(game, answers),
        *_counted(game, answers),
    )


def listed_alone(game: Game) -> tuple[Block, ...]:
    """The listed packages by what they are worth to me, where nothing more is known."""
    rows = tuple((plain(each.name), plain(figure(each.package.mine, game))) for each in game.listed)
    return (Table((Column("Package"), _WORTHS[0]), rows),) if rows else ()


def _picture(game: Game, answers: Answers) -> Scatter:
    """My worth against theirs: the frontier, what stands out on it, the listed packages, and no deal of both."""
    points = answers.frontier.points
    marks = [_mark("", answers.at(point), "frontier", game) for point in points[:: -(-len(points) // _MOST_MARKS)]]
    for package, names in _by_package(answers):
        marks.append(_mark(listed(names), package, "reference", game))
    marks += [_mark(each.listed.name, each.listed.package, "package", game) for each in answers.standings]
    lines = [
        Guideline(label, axis, _scaled(side.reservation, game))
        for label, axis, side in (("your no deal", "across", game.mine), ("their no deal", "up", game.theirs or Side()))
        if side.reservation is not None
    ]
    return Scatter("Packages", "Worth to you", "Worth to them, as a guess", tuple(marks), tuple(lines))


def _mark(label: str, package: Package, kind: str, game: Game) -> Mark:
    up = package.theirs or Fraction(0)
    return Mark(label, _scaled(package.mine, game), _scaled(up, game), kind, worths(package, game))


def _scaled(value: Fraction, game: Game) -> Fraction:
    return value * HUNDRED if game.weighted else value


def _by_package(answers: Answers) -> list[tuple[Package, list[str]]]:
    """What stands out, a package with all the names that it has; of many that tie, the first."""
    names: dict[int, list[str]] = {}
    for key, name in NAMES.items():
        points: Sequence[int] = getattr(answers.references, key)
        for number, point in enumerate(points[:_MOST_TIED]):
            more = f", with {len(points) - 1:,} more as good" if len(points) > 1 and not number else ""
            names.setdefault(point, []).append(name + more)
    return [(answers.at(point), said) for point, said in names.items()]


def _singled_out(game: Game, answers: Answers) -> list[Block]:
    rows = [
        (plain(listed(names)), plain(terms(package, game)), *_both(package, game), plain(_holds(package, answers)))
        for package, names in _by_package(answers)
    ]
    if not rows:
        return []
    columns = (Column("On the frontier"), Column("Terms"), *_WORTHS, Column("Holds if a weight is off by"))
    return [Heading(3, plain("What stands out")), Table(columns, tuple(rows))]


def _both(package: Package, game: Game) -> tuple[Inline, Inline]:
    return plain(figure(package.mine, game)), plain(theirs(package, game))


def _holds(package: Package, answers: Answers) -> str:
    """By how many points one of their weights may be wrong until the package leaves the frontier."""
    if answers.robust is None:
        return ""
    held = [points for points, packages in answers.robust.items() if package in packages]
    return f"{max(held)} points" if held else "less than 10 points"


def _standing(game: Game, answers: Answers) -> list[Block]:
    """Where the listed packages stand, and what beats each."""
    if not answers.standings:
        return []
    rows = tuple(
        (plain(each.listed.name), *_both(each.listed.package, game), plain(_beaten(each, game, answers)))
        for each in answers.standings
    )
    return [Heading(3, plain("Your packages")), Table((Column("Package"), *_WORTHS, Column("What beats it")), rows)]


def _beaten(standing: Standing, game: Game, answers: Answers) -> str:
    package, better = standing.listed.package, standing.better
    said = []
    short = [
        whom
        for whom, worth, side in (("you", package.mine, game.mine), ("them", package.theirs, game.theirs))
        if side and side.reservation is not None and worth is not None and worth < side.reservation
    ]
    if short:
        said.append(f"no deal is better for {listed(short)}")
    if better.points:
        best = answers.at(better.points[0])
        others = [
            quoted(each.listed.name)
            for each in answers.standings
            if each.listed.package.mine >= package.mine
            and (each.listed.package.theirs or 0) >= (package.theirs or 0)
            and each.listed.package != package
            and (each.listed.package.mine, each.listed.package.theirs) != (package.mine, package.theirs)
        ]
        count = f", the best of {better.packages:,}" if (better.packages or 0) > 1 else ""
        said += [listed(others)] if others else []
        said.append(f"{terms(best, game, package)} ({worths(best, game)}{count})")
    elif not short:
        said.append("nothing")
    return "; ".join(said)


def _trades(game: Game, answers: Answers, focus: str) -> list[Block]:
    """The best trade of each two issues, and changes that cost nobody anything.

    focus: the id of the listed package to start from; without one it is the first listed package that has any.
    """
    start, free, trades = "the middle of every issue", answers.free, answers.trades
    looked_at = [each for each in answers.standings if each.listed.id == focus]
    for each in looked_at or answers.standings:
        if looked_at or each.trades or each.free:
            start, free, trades = quoted(each.listed.name), each.free, each.trades
            break
    best: dict[frozenset[str], Trade] = {}
    for found in (*free, *trades):
        best.setdefault(frozenset(change.issue.id for change in found.changes), found)
    if not best:
        said = "any of these packages" if answers.standings and not looked_at else start
        return [Paragraph(plain(f"From {said} no trade between two issues helps one of you at no cost to the other."))]
    items = [(Paragraph(plain(trade(found, game))),) for found in list(best.values())[:_MOST_TRADES]]
    return [Heading(3, plain(f"Trades from {start}")), Bullets(tuple(items))]


def _offers(game: Game, answers: Answers) -> list[Block]:
    """Offers that are worth the same to me."""
    offers = answers.offers[:_MOST_OFFERS]
    if answers.level is None:
        return []
    near = f"worth about {figure(answers.level, game)} to you"
    if len(offers) < _MOST_OFFERS:
        count = (
            "no package is" if not offers else "only one package is" if len(offers) == 1 else "only two packages are"
        )
        return [
            Paragraph(plain(f"There are no three offers to put side by side: {count} {near} and different enough."))
        ]
    rows = tuple((plain(terms(offer, game)), *_both(offer, game)) for offer in offers)
    heading = Heading(3, plain(f"Three equal offers, {near}, best for them first"))
    return [heading, Table((Column("Terms"), *_WORTHS), rows)]


def _counted(game: Game, answers: Answers) -> list[Block]:
    """How many packages there are, on the frontier and in the zone, and what the figures rest on."""
    frontier, references = answers.frontier, answers.references
    points = plural(len(frontier.points), "point")
    said = [
        f"There are {plural(game.count, 'package')}; {sum(answers.at_points):,} of them, at {points}, "
        "are on the frontier: no other is better for one of you and as good for the other."
    ]
    if answers.inside is not None:
        share = show_percent(Fraction(answers.inside, game.count))
        said.append(f"{answers.inside:,} ({share}) are at least as good for both of you as no deal.")
    elif references.zone:
        said.append("How many are better for both of you than no deal is left out: that would take too long to count.")
    if references.zone and not any(_gains(point, game, answers) for point in references.zone):
        said.append("Nothing is left to share: no package is better than no deal for both of you.")
    if answers.robust:
        holds = " and ".join(
            f"{len(packages):,} hold by {points} points" for points, packages in answers.robust.items()
        )
        said.append(f"If your guess of one of their weights is off, {holds}.")
    return [Paragraph(plain(" ".join(said))), *_weights(game)]


def _gains(point: int, game: Game, answers: Answers) -> bool:
    """Whether both gain."""
    worths_there = answers.grid.worths(point)
    sides = (game.mine, game.theirs or Side())
    return all(worth > (side.reservation or 0) for worth, side in zip(worths_there, sides, strict=True))


def _weights(game: Game) -> list[Block]:
    if not game.weighted:
        return [Paragraph(plain("No issue has a weight, so the points add up as they stand."))]
    odd = [
        f"{whose} weights add up to {figure(side.weighed / HUNDRED, game)}"
        for whose, side in (("your", game.mine), ("their", game.theirs))
        if side and side.weighed is not None and side.weighed != HUNDRED
    ]
    if not odd:
        return []
    words = listed(odd)
    return [Paragraph(plain(f"{words[0].upper()}{words[1:]} instead of 100: each counts as its share of that."))]
