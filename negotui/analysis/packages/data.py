"""Packages as plain data, for `negotui analyse --json`: every value is an exact text, whatever the screen rounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from negotui.analysis.packages.answers import MOST_PACKAGES, Answers, Standing, crowd, worked_out
from negotui.analysis.packages.model import Game, Package, Side, exact
from negotui.analysis.packages.moves import Trade
from negotui.analysis.packages.verdicts import withheld
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.values import Context

_REFERENCES = ("nash", "most_equal", "kalai_smorodinsky", "largest_total")
_LISTS = ("frontier", "packages", *_REFERENCES, "trades", "free_gains", "equal_offers", "listed", "issues", "withheld")
_NUMBERS = (
    *("count", "signable_count", "inside", "points", "reservations", "packages_count", "start"),
    *("robust", "robust_counts", "limits_together"),
    *("equal_offers_level", *(f"{key}_count" for key in _REFERENCES)),
)


def packages_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """What the packages of a negotiation come to, fit for JSON.

    scale: `shares` where values run from 0 to 1 by weights, `points` where points add up as they stand.
    issues: each with its shares, mine and theirs, those of theirs with their range; `counted`, whether my score counts it; and how
    many of its options are past my limit and past their softest.  withheld: why the verdict says no more, in clauses.
    count: of all packages.  signable_count: of those without options past a limit; all that follows is about them.
    inside: how many of them are at least as good for both as no deal.  points: how many different values there are.
    reservations: mine and theirs.  limits_together: what all my limits at once are worth.  Each of these is null where it is
    unknown, or too much to count.
    frontier: one package a point, best for me first, with `packages`, how many there are at the point.  packages: all of the
    frontier; nash, most_equal, kalai_smorodinsky, largest_total: all of each.  These lists end after MOST_PACKAGES;
    `packages_count`, `nash_count` and so on say how many there are.
    trades, free_gains: from `start`, each with its changes and what both sides gain.
    equal_offers: worth `equal_offers_level` to me, each with the issue that it leads with.
    robust: packages that stay on the frontier when one of their weights is wrong by 10 and by 20 points, at most MOST_PACKAGES, and
    how many in robust_counts; null where left out.
    listed: the packages of the sheet with what beats them, and trades from each.
    gaps: what is missing, with the link to where it goes.

    A package is {terms: {issue: option}, mine, theirs}, with theirs_low and theirs_high, or mine_low and mine_high, where they are
    a range, and past_limit or past_their_limit, issues, where it is. Values are texts: decimals where they end, else fractions
    such as 2/3.
    """
    game, answers = worked_out(negotiation, context)
    gaps = game.gaps if isinstance(game, Game) else game
    if isinstance(game, Game) and game.is_known and not answers and not game.is_blocked:
        gaps = (*gaps, crowd(game))
    data: dict[str, object] = {
        "scale": None,
        **dict.fromkeys(_NUMBERS),
        **{key: [] for key in _LISTS},
        "withheld": ["I can’t work out any packages yet"],
        "gaps": [{"about": gap.about, "text": gap.text, "link": gap.link} for gap in gaps],
    }
    if isinstance(game, Game):
        data |= {
            "scale": "shares" if game.weighted else "points",
            "count": game.count,
            "signable_count": game.signable().count,
            "issues": issues_data(game),
            "withheld": list(map(as_plain_text, withheld(game, answers))),
            "limits_together": _maybe(game.limits_together),
            "reservations": {
                "mine": _maybe(game.mine.reservation),
                "theirs": _maybe(game.theirs.reservation if game.theirs else None),
            },
            "listed": [{"name": listed.name, **_package(game, listed.package)} for listed in game.listed],
        }
        if answers:
            data |= _answers(game, answers)
    return data


def _answers(game: Game, answers: Answers) -> dict[str, object]:
    references, frontier, robust = answers.references, answers.frontier, answers.robust
    at = dict(zip(frontier.points, answers.at_points, strict=True))
    return {
        "inside": answers.inside,
        "points": None if answers.counts is None else len(answers.counts.sums),
        "frontier": [
            {**_package(game, answers.at(point)), "packages": packages}
            for point, packages in zip(frontier.points[:MOST_PACKAGES], answers.at_points, strict=False)
        ],
        "frontier_count": len(frontier.points),
        "packages": _packages(game, answers.packages),
        "packages_count": sum(answers.at_points),
        **{key: _all_at(game, answers, getattr(references, key)) for key in _REFERENCES},
        **{f"{key}_count": sum(at[point] for point in getattr(references, key)) for key in _REFERENCES},
        "start": _package(game, answers.start),
        "trades": [_trade(trade) for trade in answers.trades],
        "free_gains": [_trade(trade) for trade in answers.free],
        "equal_offers": [
            {**_package(game, answers.grid.package(offer.choice)), "lead": game.issues[offer.lead].name}
            for offer in answers.equal.offers
        ],
        "equal_offers_level": _maybe(answers.equal.level),
        "robust": None
        if robust is None
        else {str(points): _packages(game, packages[:MOST_PACKAGES]) for points, packages in robust.items()},
        "robust_counts": None
        if robust is None
        else {str(points): len(packages) for points, packages in robust.items()},
        "listed": [_standing(game, answers, standing) for standing in answers.standings],
    }


def _all_at(game: Game, answers: Answers, points: Sequence[int]) -> list[dict[str, Any]]:
    choices = (choice for point in points for choice in answers.frontier.at(point))
    return _packages(game, (answers.grid.package(choice) for choice in islice(choices, MOST_PACKAGES)))


def _packages(game: Game, packages: Iterable[Package]) -> list[dict[str, Any]]:
    return [_package(game, package) for package in packages]


def _package(game: Game, package: Package) -> dict[str, Any]:
    terms = {issue.name: option.name for issue, option in zip(game.issues, package.options, strict=True)}
    data: dict[str, Any] = {"terms": terms, "mine": exact(package.mine), "theirs": _maybe(package.theirs)}
    if package.low is not None and package.high is not None:
        data |= {"theirs_low": exact(package.low), "theirs_high": exact(package.high)}
    if package.least is not None and package.most is not None:
        data |= {"mine_low": exact(package.least), "mine_high": exact(package.most)}
    for key, is_past in (("past_limit", "past_mine"), ("past_their_limit", "past_theirs")):
        pairs = zip(game.issues, package.options, strict=True)
        if past := [issue.name for issue, option in pairs if getattr(option, is_past)]:
            data[key] = past
    return data


def issues_data(game: Game) -> list[dict[str, Any]]:
    """Each issue: shares of 1, theirs with the range that unknown weights leave; whether it counts; options past the limits."""
    return [
        {
            "name": issue.name,
            "counted": issue.name not in game.left,
            "mine": None if game.mine.shares is None else exact(game.mine.shares[number]),
            "theirs": _share(game.theirs, number),
            "options": len(issue.options),
            "past_limit": sum(option.past_mine for option in issue.options),
            "past_their_limit": sum(option.past_theirs for option in issue.options),
        }
        for number, issue in enumerate(game.issues)
    ] + [{"name": name, "counted": False} for name in game.left if name not in {issue.name for issue in game.issues}]


def _share(side: Side | None, number: int) -> dict[str, str | bool] | None:
    """The share of an issue in their weights: the least, the most, and whether somebody guessed it."""
    if side is None or side.shares is None:
        return None
    others = [share for place, share in enumerate(side.shares) if place != number and place not in side.unknown]
    unknown = side.most * sum(place != number for place in side.unknown)
    known = sum(others, Fraction(0))
    if number in side.unknown:
        ends = Fraction(0), side.most / (side.most + known) if known else Fraction(1)
    else:
        share = side.shares[number]
        ends = share / (share + known + unknown) if share else share, share / (share + known) if share else share
    return {"low": exact(ends[0]), "high": exact(ends[1]), "guessed": number not in side.unknown}


def _standing(game: Game, answers: Answers, standing: Standing) -> dict[str, Any]:
    better = standing.better
    return {
        "name": standing.listed.name,
        **_package(game, standing.listed.package),
        "gain_left": exact(better.gain),
        "better": _packages(game, (answers.at(point) for point in better.points)),
        "better_packages": better.packages,
        "better_points": better.at_points,
        "better_for_both": better.strictly,
        "trades": [_trade(trade) for trade in standing.trades],
        "free_gains": [_trade(trade) for trade in standing.free],
    }


def _trade(trade: Trade) -> dict[str, Any]:
    return {
        "changes": {
            change.issue.name: {"before": change.before.name, "after": change.after.name} for change in trade.changes
        },
        "mine": exact(trade.mine),
        "theirs": exact(trade.theirs),
        "joint": exact(trade.mine + trade.theirs),
    }


def _maybe(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)
