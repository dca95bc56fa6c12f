"""How much work the packages of a negotiation are, told without doing it: in steps of folding, some 3,000 a millisecond."""

from __future__ import annotations

from negotui.analysis.figures import number
from negotui.analysis.packages.answers import is_worked_out
from negotui.analysis.packages.frontier import MOST_WORK, is_folded
from negotui.analysis.packages.listing import is_listed
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.moves import MOST_OPTIONS
from negotui.analysis.packages.ranges import most_steps
from negotui.analysis.packages.reading import known_game
from negotui.analysis.untouched import untouched
from negotui.analysis.work import REPAINT
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ISSUES, OPTIONS, PACKAGES
from negotui.domain.values import Context

_OPTION, _TIMES, _FEW = 300, 8, 30
"""An option costs so many steps of folding to read and value; what is folded once is looked at so many times; the options of an
issue that has no step, about."""


def cost(negotiation: Negotiation, context: Context) -> int:
    """What it takes to answer for the packages; 1 where they are known."""
    if is_worked_out(negotiation, context):
        return 1
    counts = _counts(negotiation)
    # Each package that is written down is traded from: every pair of options is looked at.
    swaps = len(negotiation.of(PACKAGES)) * min(sum(counts), MOST_OPTIONS * len(counts)) ** 2
    return reading_cost(negotiation, context) + _fold(counts) * _TIMES + swaps


def folding_cost(negotiation: Negotiation, context: Context) -> int:
    """What it takes to read the game and to fold its frontier; 1 where both are known."""
    game = known_game(negotiation, context)
    if game is not None and (not isinstance(game, Game) or is_folded(game)):
        return 1
    return reading_cost(negotiation, context) + _fold(_counts(negotiation))


def placing_cost(negotiation: Negotiation) -> int:
    """What it takes to set one package beside all others once the game is known: its own figures may need a fold of their own."""
    counts = _counts(negotiation)
    return sum(counts) * _OPTION + min(_fold(counts), REPAINT)


def reading_cost(negotiation: Negotiation, context: Context) -> int:
    """What it takes to read the game; 1 where it is known."""
    return 1 if known_game(negotiation, context) is not None else sum(_counts(negotiation)) * _OPTION + 1


def _fold(counts: list[int]) -> int:
    """About how many sums a fold looks at, the issues with few options first."""
    sums, work = 1, 0
    for count in sorted(counts):
        work += sums * count
        sums = min(sums * count, MOST_WORK)
    return min(work, MOST_WORK)


def _counts(negotiation: Negotiation) -> list[int]:
    """How many options each issue has, about."""
    by_issue: dict[str, list[Entry]] = {}
    for option in negotiation.of(OPTIONS):
        by_issue.setdefault(option.get("issue"), []).append(option)
    bare = untouched(negotiation)
    issues = [(issue, by_issue.get(issue.id, [])) for issue in negotiation.of(ISSUES) if issue.id not in bare]
    listed = {issue.id: len(options) for issue, options in issues if is_listed(issue, options)}
    most = most_steps(len(issues) - len(listed))
    return [listed[issue.id] if issue.id in listed else min(_steps(issue), most) for issue, _ in issues]


def _steps(issue: Entry) -> int:
    """How many steps there are from the limit of an issue to its opening or target."""
    limit, step = number(issue, "limit"), number(issue, "step")
    aims = [aim for field in ("target", "opening") if (aim := number(issue, field)) is not None]
    if limit is None or not aims:
        return 1
    return int(max(abs(aim - limit) for aim in aims) / abs(step)) + 1 if step else _FEW
