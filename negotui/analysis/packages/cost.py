"""How much work the packages of a negotiation are, told without doing it."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.figures import number
from negotui.analysis.packages.answers import is_worked_out
from negotui.analysis.packages.frontier import MOST_WORK
from negotui.analysis.packages.moves import MOST_OPTIONS
from negotui.analysis.packages.ranges import most_steps
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ISSUES, OPTIONS, PACKAGES
from negotui.domain.values import Context

_OPTION, _TIMES, _FEW = 300, 8, 30
"""An option costs so many steps of folding to read and value; what is folded once is looked at so many times; the options of an
issue that has no step, about."""


def cost(negotiation: Negotiation, context: Context) -> int:
    """About how many steps of folding it takes to answer for the packages: some 3,000 a millisecond; 1 where they are known."""
    if is_worked_out(negotiation, context):
        return 1
    counts = sorted(_counts(negotiation))
    sums, work = 1, 0
    for count in counts:
        work += sums * count
        sums = min(sums * count, MOST_WORK)
    # Each package that is written down is traded from: every pair of options is looked at.
    swaps = len(negotiation.of(PACKAGES)) * min(sum(counts), MOST_OPTIONS * len(counts)) ** 2
    return sum(counts) * _OPTION + min(work, MOST_WORK) * _TIMES + swaps + 1


def _counts(negotiation: Negotiation) -> Iterator[int]:
    """How many options each issue has, about."""
    listed: dict[str, int] = {}
    for option in negotiation.of(OPTIONS):
        listed[option.get("issue")] = listed.get(option.get("issue"), 0) + 1
    issues = negotiation.of(ISSUES)
    most = most_steps(sum(issue.id not in listed for issue in issues))
    for issue in issues:
        yield listed[issue.id] if issue.id in listed else min(_steps(issue), most)


def _steps(issue: Entry) -> int:
    """How many steps there are from the limit of an issue to its opening or target."""
    limit, step = number(issue, "limit"), number(issue, "step")
    aims = [aim for field in ("target", "opening") if (aim := number(issue, field)) is not None]
    if limit is None or not aims:
        return 1
    return int(max(abs(aim - limit) for aim in aims) / abs(step)) + 1 if step else _FEW
