"""The one thing to try next time. A rule speaks where a coach would; the first that applies is said, and often none does."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from negotui.analysis.packages.words import apart, figure, points
from negotui.analysis.practice.counterpart import Act
from negotui.analysis.practice.shown import Shown
from negotui.domain.sentences import as_name
from negotui.domain.text import plural

_MUCH = 5
"""So many points are worth another try."""
_REPEATS = 3
_BIG = Fraction(1, 2)
"""A step of more than this part of all that was given is a big one."""


def advice(shown: Shown) -> str:
    """The one thing to try next time, in a sentence or two with names marked; empty where there is nothing to say."""
    return next((said for rule in _RULES if (said := rule(shown))), "")


def _below_walking_away(shown: Shown) -> str:
    deal, alone = shown.outcome.deal, shown.game.mine.reservation
    if deal is None or alone is None or deal.mine >= alone or _few(alone - deal.mine, shown):
        return ""
    return (
        f"Before you say yes, compare the whole deal with walking away: this one is worth {apart(alone, deal.mine, shown.game)} "
        "points less to you than your best alternative."
    )


def _past_my_limit(shown: Shown) -> str:
    deal = shown.outcome.deal
    if deal is None or not deal.past_mine:
        return ""
    pairs = zip(shown.game.issues, deal.options, strict=True)
    issue = next(issue for issue, option in pairs if option.past_mine)
    return (
        f"You went past your own limit on {as_name(issue.name)}. Read your limits once more just before you sit down."
    )


def _left_too_soon(shown: Shown) -> str:
    alone, last = shown.game.mine.reservation, shown.theirs[-1] if shown.theirs else None
    if not shown.i_walked or alone is None:
        return ""
    if last is not None and last.mine > alone and not last.past_mine and not _few(last.mine - alone, shown):
        more = apart(last.mine, alone, shown.game)
        return f"Their last offer was worth {more} points more to you than walking away. Compare the two on paper before you leave."
    if shown.later and shown.later[0].mine > alone:
        return "They had more to give when you left. Before you walk away, say what would make you stay, and wait for the answer."
    return ""


def _could_not_sign(shown: Shown) -> str:
    """They left an offer that was good enough for them but for one thing that they cannot agree to."""
    asked = [turn.choice for turn in shown.turns if turn.by_me and turn.choice is not None]
    if (
        shown.deal is not None
        or shown.i_walked
        or not asked
        or shown.hidden.worth(asked[-1]) < shown.hidden.reservation
    ):
        return ""
    pairs = zip(shown.game.issues, asked[-1], shown.hidden.refused, strict=True)
    beyond = [(issue.name, issue.options[at].name) for issue, at, refused in pairs if at in refused]
    if len(beyond) != 1:
        return ""
    ((issue_name, option),) = beyond
    return (
        f"All but {as_name(issue_name)} {option} was fine with them. When they come back to one point again and again, ask what "
        "makes it hard, and give way there for something else."
    )


def _stood_still(shown: Shown) -> str:
    if shown.deal is not None or not shown.outcome.was_possible or shown.i_walked:
        return ""
    asked = [turn.choice for turn in shown.turns if turn.by_me and turn.act is Act.OFFER]
    repeated = 0
    for before, after in pairwise(asked):
        repeated = repeated + 1 if before == after else 0
    if repeated >= _REPEATS - 1:
        return (
            f"You made the same offer {plural(repeated + 1, 'time')} running and they left. A small step on something that costs "
            "you little keeps the talk alive, and asks for one in return."
        )
    last = asked[-1] if asked else None
    if last is not None and shown.hidden.worth(last) < shown.hidden.reservation:
        issue = _cheap(shown)
        more = f" {as_name(issue)} would have cost you least for what it is worth to them." if issue else ""
        return f"Your last offer was still worse for them than walking away.{more}"
    return ""


def _timid(shown: Shown) -> str:
    target = shown.game.level("target")
    if target is None or not shown.mine or shown.mine[0].mine >= target or _few(target - shown.mine[0].mine, shown):
        return ""
    less = apart(target, shown.mine[0].mine, shown.game)
    return f"You opened {less} points below your own target, and nobody offers more than is asked. Open above it."


def _too_soon(shown: Shown) -> str:
    deal = shown.outcome.deal
    if not shown.i_accepted or deal is None or shown.later is None or _few(shown.later[0].mine - deal.mine, shown):
        return ""
    more = apart(shown.later[0].mine, deal.mine, shown.game)
    return f"You said yes while they still had something to give: {more} points. Ask once more, and stay quiet, before you agree."


def _trade(shown: Shown) -> str:
    deal, better = shown.outcome.deal, shown.outcome.better
    if deal is None or better is None or _few(better.mine - deal.mine, shown):
        return ""
    shares = shown.game.mine.shares or (Fraction(1),) * len(shown.game.issues)
    pairs = [
        (share * (after.mine - before.mine), issue.name, after.name)
        for issue, share, before, after in zip(shown.game.issues, shares, deal.options, better.options, strict=True)
        if before != after
    ]
    gives, takes = [one for one in pairs if one[0] < 0], [one for one in pairs if one[0] > 0]
    if not gives or not takes:
        return ""
    give, take = min(gives), max(takes)
    return (
        f"Try a swap: give on {as_name(give[1])} ({give[2]}) and ask for {as_name(take[1])} ({take[2]}) in return. It would have "
        "brought you more and cost them nothing."
    )


def _first_step(shown: Shown) -> str:
    deal, most = shown.outcome.deal, shown.outcome.most
    if deal is not None and most is not None and _few(most.mine - deal.mine, shown):
        return ""
    mine = [package.mine for package in shown.mine]
    steps = [before - after for before, after in pairwise(mine)]
    given = sum((step for step in steps if step > 0), Fraction(0))
    if len(steps) < 2 or _few(given, shown) or steps[0] <= given * _BIG or _few(steps[0], shown):
        return ""
    return (
        f"Your first step gave away {figure(steps[0], shown.game)} of the {figure(given, shown.game)} points you gave. Begin "
        "with a small one, and tie each to something they give."
    )


def _cheap(shown: Shown) -> str:
    """The issue on which a step from my last offer brings them most for what it costs me; empty where none does."""
    asked = [turn.choice for turn in shown.turns if turn.by_me and turn.choice is not None]
    if not asked:
        return ""
    shares, best, name = shown.game.mine.shares, Fraction(0), ""
    for number, issue in enumerate(shown.game.issues):
        at = asked[-1][number]
        for other, option in enumerate(issue.options):
            gain = shown.hidden.points[number][other] - shown.hidden.points[number][at]
            cost = (issue.options[at].mine - option.mine) * (shares[number] if shares else 1)
            if gain > 0 and not option.past_mine and gain / max(cost, Fraction(1, 1000)) > best:
                best, name = gain / max(cost, Fraction(1, 1000)), issue.name
    return name


def _few(gap: Fraction, shown: Shown) -> bool:
    """Whether a difference is too small to speak of: fewer points than anybody would talk about again."""
    return points(gap, shown.game) < _MUCH if shown.game.weighted else gap <= 0


_RULES: tuple[Callable[[Shown], str], ...] = (
    _below_walking_away,
    _past_my_limit,
    _left_too_soon,
    _could_not_sign,
    _stood_still,
    _timid,
    _too_soon,
    _trade,
    _first_step,
)
