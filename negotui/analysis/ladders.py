"""The steps from opening to target on every issue, and which of them comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.alternatives.fallback import MINE, Measure, measured
from negotui.analysis.alternatives.fallback import READS as ALTERNATIVE_READS
from negotui.analysis.bargaining import shrinking_ladder, spoken_step
from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.issues import Issue, issues_of, shares
from negotui.analysis.limits import Limits, limits_of
from negotui.domain.amounts import fraction_of, parse_amount
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context
from negotui.errors import ValueRefused

_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one issue.

    steps: the opening and what comes after it, to the target; one's own where they are written; empty where `withheld` says why.
    own: whether they are one's own.  limits: how far each side goes, None where the guide asks for no guess.  floor: what my best
    alternative is as a figure of this issue, None where it cannot be compared.  unread: what of one's own plan is no figure.
    """

    issue: Issue
    steps: tuple[Fraction, ...]
    own: bool = False
    limits: Limits | None = None
    floor: Measure | None = None
    unread: str = ""
    withheld: str = ""

    def is_outside(self, figure: Fraction) -> bool:
        """Whether they could not take a figure even on my most hopeful guess; never where nothing is guessed."""
        return self.limits is not None and self.limits.is_past_theirs(figure)

    def is_past_limit(self, figure: Fraction) -> bool:
        """Whether a figure is worse for me than my limit."""
        return self.issue.limit is not None and self.issue.gain(self.issue.limit, figure) < 0

    @property
    def reserve(self) -> tuple[Fraction, Fraction] | None:
        """From target to limit, None where they are the same or not in that order."""
        target, limit = self.issue.target, self.issue.limit
        return (
            (target, limit) if target is not None and limit is not None and self.issue.gain(limit, target) > 0 else None
        )


def ladders(negotiation: Negotiation, context: Context) -> tuple[Ladder, ...]:
    """The steps of every issue with a direction, an opening, a target and a limit, the issue that weighs most first."""
    issues = issues_of(negotiation, context)
    share = shares(issues)
    limits = limits_of(negotiation, context) if context.guide.has(GUESS_READS[0], *GUESS_READS[1]) else {}
    asks = context.guide.has(ALTERNATIVE_READS[0], *ALTERNATIVE_READS[1])
    floor = measured(MINE, negotiation, context) if asks else None
    ranked = sorted(issues, key=lambda issue: -share.get(issue.entry.id, Fraction(0)))
    return tuple(found for issue in ranked if (found := _ladder(issue, limits.get(issue.entry.id), floor)))


def next_steps(
    negotiation: Negotiation,
    context: Context,
    mine: Mapping[str, Fraction],
    theirs: Mapping[str, Fraction],
) -> tuple[tuple[Issue, Fraction], ...]:
    """The next figure of each issue's plan, the issue that weighs most first; none before I have opened, nor at the plan's end.

    mine, theirs: the figures of the last offer of each side, by the issue's id. Nothing is proposed that they have offered
    already, that is past my limit, or that they could not take on any guess.
    """
    found = []
    for ladder in ladders(negotiation, context):
        issue, last, offered = ladder.issue, mine.get(ladder.issue.entry.id), theirs.get(ladder.issue.entry.id)
        if last is None:
            continue
        ahead = [
            step
            for step in ladder.steps
            if issue.gain(last, step) < 0
            and (offered is None or issue.gain(offered, step) > 0)
            and not ladder.is_outside(step)
            and not ladder.is_past_limit(step)
        ]
        if ahead and len(ladder.steps) > 1:
            found.append((issue, ahead[0]))
    return tuple(found)


def own_steps(text: str) -> tuple[tuple[Fraction, ...], str]:
    """The steps of a plan of one's own, separated by semicolons, and the first of them that is no amount, or empty."""
    steps: list[Fraction] = []
    for part in filter(str.strip, text.split(";")):
        try:
            steps.append(fraction_of(parse_amount(part)))
        except ValueRefused:
            return (), part.strip()
    return tuple(steps[:_MOST_STEPS]), ""


def _ladder(issue: Issue, of: Limits | None, floor: Measure | None) -> Ladder | None:
    """The steps of an issue; None where one of its figures or its direction is missing."""
    if issue.more is None or issue.opening is None or issue.target is None or issue.limit is None:
        return None
    own, unread = own_steps(issue.entry.get("plan"))
    floor = floor if floor and floor.issue.entry.id == issue.entry.id else None
    ladder = Ladder(issue, own, bool(own), of, floor, unread)
    if own:
        return ladder
    if issue.gain(issue.limit, issue.target) < 0:
        why = f"your target, {issue.show(issue.target)}, is past your limit, {issue.show(issue.limit)}"
    elif issue.gain(issue.target, issue.opening) < 0:
        why = (
            f"your opening, {issue.show(issue.opening)}, is worse for you than your target, {issue.show(issue.target)}"
        )
    elif ladder.is_outside(issue.target):
        why = f"your target, {issue.show(issue.target)}, is more than they can give, even on your most hopeful guess"
    else:
        step = issue.step or spoken_step(issue.opening, issue.target)
        steps = shrinking_ladder(issue.opening, issue.target, step)
        # The opening may be ambitious. What comes after it must be possible; leaving out the first steps keeps the rest shrinking.
        sound = tuple(one for one in steps[1:] if not ladder.is_outside(one))
        return Ladder(issue, (issue.opening, *sound), False, of, floor, unread)
    return Ladder(issue, (), False, of, floor, unread, why)
