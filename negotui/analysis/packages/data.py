"""Packages as plain data, for `negotui analyse --json`. Must not round: every worth is an exact text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from negotui.analysis.packages.answers import MOST_PACKAGES, Answers, Standing, answers_of, crowd
from negotui.analysis.packages.model import Game, Package, exact
from negotui.analysis.packages.moves import Trade
from negotui.analysis.packages.reading import game_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context

_LISTS = (
    *("frontier", "packages", "nash", "most_equal", "kalai_smorodinsky", "largest_total"),
    *("trades", "free_gains", "equal_offers", "listed"),
)


def packages_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """What the packages of a negotiation come to, fit for JSON.

    scale: `shares` where worths run from 0 to 1 by weights, `points` where points add up as they stand.  count: of all packages.
    inside: how many are at least as good for both as no deal.  points: how many different worths there are.  reservations: mine
    and theirs.  Each of these is null where it is unknown, or too much to count.
    frontier: one package a point, best for me first, with `packages`, how many there are at the point.  packages: all of the
    frontier, at most MOST_PACKAGES; packages_count: how many there are.  nash, most_equal, kalai_smorodinsky, largest_total: lists.
    trades, free_gains: from `start`, each with its changes and what both sides gain.  equal_offers: worth the same to me.
    robust: packages that stay on the frontier when one of their weights is wrong by 10 and by 20 points, null where left out.
    listed: the packages of the sheet with what beats them, and trades from each.
    gaps: what is missing, with the link to where it goes.

    A package is {terms: {issue: option}, mine, theirs}, and theirs_low and theirs_high where they rest on a range. Worths are
    texts: decimals where they end, else fractions such as 2/3.
    """
    game = game_of(negotiation, context)
    gaps = game.gaps if isinstance(game, Game) else game
    answers = answers_of(game) if isinstance(game, Game) else None
    if isinstance(game, Game) and game.is_known and not answers:
        gaps = (*gaps, crowd(game))
    data: dict[str, object] = {
        "scale": None,
        **dict.fromkeys(("count", "inside", "points", "reservations", "packages_count", "start", "robust")),
        **{key: [] for key in _LISTS},
        "gaps": [{"about": gap.about, "text": gap.text, "link": gap.link} for gap in gaps],
    }
    if isinstance(game, Game):
        data |= {
            "scale": "shares" if game.weighted else "points",
            "count": game.count,
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
    references, frontier = answers.references, answers.frontier
    return {
        "inside": answers.inside,
        "points": None if answers.counts is None else len(answers.counts.sums),
        "frontier": [
            {**_package(game, answers.at(point)), "packages": packages}
            for point, packages in zip(frontier.points, answers.at_points, strict=True)
        ],
        "packages": _packages(game, answers.packages),
        "packages_count": sum(answers.at_points),
        "nash": _all_at(game, answers, references.nash),
        "most_equal": _all_at(game, answers, references.most_equal),
        "kalai_smorodinsky": _all_at(game, answers, references.kalai_smorodinsky),
        "largest_total": _all_at(game, answers, references.largest_total),
        "start": _package(game, answers.start),
        "trades": [_trade(trade) for trade in answers.trades],
        "free_gains": [_trade(trade) for trade in answers.free],
        "equal_offers": _packages(game, answers.offers),
        "robust": None
        if answers.robust is None
        else {str(points): _packages(game, packages) for points, packages in answers.robust.items()},
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
    return data


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
