"""The picture and the tables of packages: they show what is in the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from negotui.analysis.figures import show_percent
from negotui.analysis.gaps import paragraph
from negotui.analysis.limits import CROSS
from negotui.analysis.packages.answers import Answers, Standing
from negotui.analysis.packages.equal import equal_blocks
from negotui.analysis.packages.gaps import named
from negotui.analysis.packages.model import HUNDRED, Game, Package, Side
from negotui.analysis.packages.moves import Trade
from negotui.analysis.packages.robust import SHIFTS
from negotui.analysis.packages.verdicts import beaten, limits_together
from negotui.analysis.packages.words import ALIKE, mine, points, terms, theirs, trade, whole, worths
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
    Span,
    Table,
    plain,
    styled,
)
from negotui.domain.sentences import as_name
from negotui.domain.text import listed, plural

NAMES = {
    "nash": ("most balanced", "Nash"),
    "most_equal": ("most equal gain", ""),
    "kalai_smorodinsky": ("equal share of what is possible", "Kalai–Smorodinsky"),
    "largest_total": ("largest total", ""),
}
"""The points of reference in plain words and after whom, by what they are called in the answers."""

_MOST_MARKS, _MOST_SAID, _MOST_TIED, _MOST_TRADES = 80, 12, 3, 5
VALUES = (Column("You", right=True), Column("Them, about", right=True))


def blocks(game: Game, answers: Answers, focus: str = "") -> tuple[Block, ...]:
    """What stands below the verdict: what all limits together mean, the zone of whole packages, the picture, then the figures."""
    together = limits_together(game)
    if game.no_room:
        return (*_weights(game),)
    return (
        *([Paragraph((Span(together, strong=True),))] if together else []),
        *_counted(game, answers),
        _picture(game, answers),
        *_standing(game, answers),
        *_singled_out(game, answers),
        *_trades(game, answers, focus),
        *equal_blocks(game, answers, VALUES),
        *_weights(game),
    )


def listed_alone(game: Game) -> tuple[Block, ...]:
    """The listed packages by what they are worth to me, where nothing more is known."""
    rows = tuple((plain(each.name), plain(mine(each.package, game))) for each in game.listed)
    return (Table((Column("Package"), VALUES[0]), rows),) if rows else ()


def _picture(game: Game, answers: Answers) -> Scatter:
    """My value against theirs: the frontier, what stands out on it, the listed packages, and no deal of both."""
    at = answers.frontier.points
    marks = [_mark("", answers.at(point), "frontier", game) for point in at[:: -(-len(at) // _MOST_MARKS)]]
    # All are drawn, and a few are put in words.
    every = max(-(-len(marks) // _MOST_SAID), 1)
    marks = [mark if not number % every else replace(mark, shown="") for number, mark in enumerate(marks)]
    for point, names in _by_point(answers):
        marks.append(_mark(listed(names), answers.at(point), "reference", game))
    marks += [_mark(_named(each), each.listed.package, "package", game) for each in answers.standings]
    lines = [
        Guideline(label, axis, points(side.reservation, game))
        for label, axis, side in (
            ("you walk away", "across", game.mine),
            ("they walk away", "up", game.theirs or Side()),
        )
        if side.reservation is not None
    ]
    return Scatter("Packages", "Value to you", "Value to them, as a guess", tuple(marks), tuple(lines))


def _named(standing: Standing) -> str:
    return standing.listed.name + CROSS * standing.listed.package.past_theirs


def _mark(label: str, package: Package, kind: str, game: Game) -> Mark:
    return Mark(label, _on_scale(package.mine, game), _on_scale(package.theirs, game), kind, worths(package, game))


def _on_scale(value: Fraction | None, game: Game) -> Fraction:
    found = points(value or Fraction(0), game)
    return min(max(found, Fraction(0)), Fraction(HUNDRED)) if game.weighted else found


def _by_point(answers: Answers) -> list[tuple[int, list[str]]]:
    """What stands out, a point of the frontier with all the names that it has; of many that tie, the first."""
    names: dict[int, list[str]] = {}
    for key, (name, after) in NAMES.items():
        # Without walking away on the scale the largest total lies where one side gets next to nothing.
        if answers.references.zone is None:
            break
        found: Sequence[int] = getattr(answers.references, key)
        for number, point in enumerate(found[:_MOST_TIED]):
            ties = f"tied with {plural(len(found) - 1, 'other')}" if len(found) > 1 and not number else ""
            more = ", ".join(filter(None, (after, ties)))
            names.setdefault(point, []).append(f"{name} ({more})" if more else name)
    return list(names.items())


def _singled_out(game: Game, answers: Answers) -> list[Block]:
    rows = [
        (plain(listed(names)), plain(terms(package, game)), *_both(package, game), plain(_holds(point, answers)))
        for point, names in _by_point(answers)
        for package in (answers.at(point),)
    ]
    if not rows:
        return []
    columns = (Column("Deal"), Column("Terms"), *VALUES, Column("Still stands if a weight is off by"))
    found: list[Block] = [Heading(3, plain("What stands out")), Table(columns, tuple(rows))]
    if game.theirs and game.theirs.unknown:
        unsaid = listed([as_name(game.issues[number].name) for number in game.theirs.unknown], "or")
        text = f"You haven’t guessed how much {unsaid} matters to them, so I took the middle. Guess it before you rely on this."
        found.insert(1, paragraph(text))
    return found


def _both(package: Package, game: Game) -> tuple[Inline, Inline]:
    return plain(mine(package, game)), plain(theirs(package, game))


def _holds(point: int, answers: Answers) -> str:
    """By how many points one of their weights may be wrong until the package leaves the frontier."""
    falls = answers.fall_of(point)
    if falls is None:
        return ""
    held = [by for by in SHIFTS if all(least > by for least in falls.values())]
    return f"{max(held)} points" if held else f"less than {SHIFTS[0]} points"


def _standing(game: Game, answers: Answers) -> list[Block]:
    """Where the listed packages stand, and what beats each."""
    if not answers.standings:
        return []
    rows = tuple(
        (plain(_named(each)), *_both(each.listed.package, game), styled(_beaten(each, game, answers)))
        for each in answers.standings
    )
    return [Heading(3, plain("Your packages")), Table((Column("Package"), *VALUES, Column("What beats it")), rows)]


def _beaten(standing: Standing, game: Game, answers: Answers) -> str:
    package, better = standing.listed.package, standing.better
    said = []
    for is_past, what in ((_past_mine, "past your limit on"), (_past_theirs, "× more than they can give on")):
        if found := is_past(package, game):
            said.append(f"{what} {listed(map(as_name, found))}")
    short = [
        who
        for who, worth, side in (("you", package.mine, game.mine), ("they", package.theirs, game.theirs))
        if side and side.reservation is not None and worth is not None and worth < side.reservation
    ]
    if short:
        said.append(f"{listed(short)} would be better off without a deal")
    if better.points and standing.listed.id in beaten(answers):
        best = answers.at(better.points[0])
        others = [
            as_name(each.listed.name)
            for each in answers.standings
            if each.listed.package.mine >= package.mine
            and (each.listed.package.theirs or 0) >= (package.theirs or 0)
            and (each.listed.package.mine, each.listed.package.theirs) != (package.mine, package.theirs)
        ]
        count = f", the best of {better.packages:,}" if (better.packages or 0) > 1 else ""
        said += [listed(others)] if others else []
        # Where the best of them is listed too, its name says enough.
        if all(each.listed.package.options != best.options for each in answers.standings):
            said.append(f"{terms(best, game, package)} ({worths(best, game)}{count})")
    elif not said and not game.left:
        said.append("nothing by 3 points or more" if better.points else "nothing")
    return "; ".join(said)


def _past_mine(package: Package, game: Game) -> list[str]:
    pairs = zip(game.issues, package.options, strict=True)
    return [issue.name for issue, option in pairs if option.past_mine]


def _past_theirs(package: Package, game: Game) -> list[str]:
    pairs = zip(game.issues, package.options, strict=True)
    return [issue.name for issue, option in pairs if option.past_theirs]


def _trades(game: Game, answers: Answers, focus: str) -> list[Block]:
    """The best swap of each two issues, and changes that cost nobody anything.

    focus: the id of the listed package to start from; without one it is the first listed package that has any.
    """
    start, free, trades = "the middle of every issue", answers.free, answers.trades
    looked_at = [each for each in answers.standings if each.listed.id == focus]
    for each in looked_at or answers.standings:
        if looked_at or each.trades or each.free:
            start, free, trades = as_name(each.listed.name), each.free, each.trades
            break
    least = ALIKE if game.weighted else Fraction(0)
    best: dict[frozenset[str], Trade] = {}
    for found in (*free, *trades):
        if max(found.mine, found.theirs) >= least:
            best.setdefault(frozenset(change.issue.id for change in found.changes), found)
    if not best:
        said = "any of these packages" if answers.standings and not looked_at else start
        least_said = "3 points or more" if game.weighted else "anything"
        return [
            paragraph(f"From {said}, no swap of two issues gains {least_said} for one of you at no cost to the other.")
        ]
    items = [(paragraph(trade(found, game)),) for found in list(best.values())[:_MOST_TRADES]]
    return [Heading(3, styled(f"Swaps from {start}")), Bullets(tuple(items))]


def _counted(game: Game, answers: Answers) -> list[Block]:
    """How many packages there are in the zone and on the frontier, and what the figures rest on."""
    references, count = answers.references, answers.game.count
    parts = [plural(count, "combination")]
    if answers.inside is not None:
        share = show_percent(Fraction(answers.inside, count), 0).removeprefix("~")
        verb = "is" if answers.inside == 1 else "are"
        parts.append(f"{answers.inside:,} ({share}) {verb} at least as good as walking away for both of you")
    parts.append(f"{sum(answers.at_points):,} can’t be improved for one of you without hurting the other")
    said = [f"{'; '.join(parts)}."]
    if answers.inside is None and references.zone:
        said.append("There are too many to count those that are at least as good as walking away.")
    if references.zone and not any(_gains(point, game, answers) for point in references.zone):
        said.append("Nothing is left to share: no package is better than walking away for both of you.")
    if answers.held:
        ten, twenty = answers.held.values()
        stand = "stands" if ten == 1 else "stand"
        misjudged = "if you misjudged one of their priorities by 10 points"
        said.append(f"{ten:,} of them still {stand} {misjudged}, {twenty:,} if by 20.")
    said += _left_out(game, answers)
    return [paragraph(" ".join(said))]


def _left_out(game: Game, answers: Answers) -> list[str]:
    """Options that are past a limit and so in none of these packages."""
    said = []
    for issue, could_be in zip(game.issues, answers.game.issues, strict=True):
        kept = {option.id for option in could_be.options}
        out = [option for option in issue.options if option.id not in kept]
        mine_ = [option.name for option in out if option.past_mine]
        theirs_ = [option.name for option in out if not option.past_mine]
        if mine_:
            said.append(f"{as_name(issue.name)} {named(mine_)} (past your limit)")
        if theirs_:
            said.append(
                f"{as_name(issue.name)} {named(theirs_)} (× more than they can give, even on your most hopeful guess)"
            )
    return [f"Left out: {'; '.join(said)}."] if said else []


def _gains(point: int, game: Game, answers: Answers) -> bool:
    """Whether both gain."""
    worths_there = answers.grid.worths(point)
    sides = (game.mine, game.theirs or Side())
    return all(worth > (side.reservation or 0) for worth, side in zip(worths_there, sides, strict=True))


def _weights(game: Game) -> list[Block]:
    if not game.weighted:
        return [paragraph("You gave no weights, so the points are simply added up.")]
    odd = [
        f"{whose} weights add up to {whole(side.weighed):,}"
        for whose, side in (("your", game.mine), ("their", game.theirs))
        if side and side.weighed is not None and not side.unknown and whole(side.weighed) != HUNDRED
    ]
    if not odd:
        return []
    words = listed(odd)
    without = f" Not counted: {listed(map(as_name, game.left))}." if game.left else ""
    return [paragraph(f"{words[0].upper()}{words[1:]}, not to 100; each counts as its share of that.{without}")]
