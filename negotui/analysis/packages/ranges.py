"""Issues that are counted in figures: a worth for every figure from limit to target. Must not invent a figure that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from negotui.analysis.figures import number as figure
from negotui.analysis.packages.gaps import Gaps
from negotui.analysis.packages.model import Option, Scale, WorthLine
from negotui.domain.amounts import split_amount
from negotui.domain.negotiation import Entry
from negotui.domain.sheets import LIMITS
from negotui.domain.text import listed, quoted

MOST_STEPS = 2_000
"""The most steps that are looked at of the one issue in figures."""

_SHARED_STEPS = 600


def scale_of(issue: Entry, limits: Iterable[Entry], gaps: Gaps) -> Scale | None:
    """What the figures of an issue are worth, mine from the issue and theirs from their limits; None where mine are not known."""
    lacking = [field for field in ("target", "limit", "step") if figure(issue, field) is None]
    name = quoted(gaps.name(issue))
    if lacking:
        gaps.of(issue, f"{name} is in no package yet: list its options, or give it {listed(lacking)}.")
        return None
    limit, target = figure(issue, "limit") or Fraction(0), figure(issue, "target") or Fraction(0)
    wrong = {"more": target < limit, "less": target > limit}.get(issue.get("better"), False)
    if wrong or limit == target or not figure(issue, "step"):
        reason = (
            f"{issue.get('better')} of it is better, but its limit is better than its target"
            if wrong
            else "its target is its limit"
            if limit == target
            else "its step is 0"
        )
        gaps.of(issue, f"{name} is in no package, since {reason}.")
        return None
    theirs, guesses = _theirs(issue, [entry for entry in limits if entry.get("issue") == issue.id], gaps)
    return Scale(_line(limit, target, figure(issue, "opening")), theirs, guesses, split_amount(issue.get("target"))[1])


def _theirs(issue: Entry, limits: list[Entry], gaps: Gaps) -> tuple[WorthLine | None, tuple[WorthLine, ...]]:
    """Their line at the likely limit, and those at the lowest and the highest where they make sense."""
    name = quoted(gaps.name(issue))
    sound = [entry for entry in limits if figure(entry, "target") is not None and figure(entry, "likely") is not None]
    if not sound:
        text = f"What {name} is worth to them is not known: it takes their target and their likely limit."
        if limits:
            gaps.of(limits[0], text)
        else:
            gaps.at(LIMITS, text)
        return None, ()
    if len(sound) > 1:
        gaps.of(sound[1], f"{name} has their limits more than once: the first entry counts.")
    target, likely = figure(sound[0], "target") or Fraction(0), figure(sound[0], "likely") or Fraction(0)
    if target == likely:
        gaps.of(sound[0], f"What {name} is worth to them is not known, since their target is their limit.")
        return None, ()
    ends = [end for end in (figure(sound[0], "low"), figure(sound[0], "high")) if end is not None and end != likely]
    # A limit that would satisfy them, or more, is no limit: no line can be drawn through it.
    usable = [end for end in ends if (end - target) * (likely - target) > 0]
    if len(usable) < len(ends):
        gaps.of(
            sound[0], f"One guess of their limit for {name} is no worse for them than their target: it is left out."
        )
    opening = figure(sound[0], "opening")
    return _line(likely, target, opening), tuple(_line(end, target, opening) for end in usable)


def _line(limit: Fraction, target: Fraction, opening: Fraction | None) -> WorthLine:
    """The line from limit to target, and on to an opening beyond it."""
    beyond = opening is not None and (opening - target) * (target - limit) > 0
    return WorthLine(limit, target, opening if beyond and opening is not None else target)


def most_steps(ranges: int) -> int:
    """The most steps of each issue that are looked at where so many are in figures: all pairs of steps of two are compared."""
    return MOST_STEPS if ranges <= 1 else max(_SHARED_STEPS // ranges, 1)


def options_of(issue: Entry, scale: Scale, most: int, gaps: Gaps) -> tuple[Option, ...]:
    """The figures from limit to target, and on to an opening beyond it, by step; target and end are always among them.

    most: the most steps; where there are more, the step is made so many times as wide.
    """
    limit, target, end = scale.mine.limit, scale.mine.target, scale.mine.end
    way = 1 if target > limit else -1
    step = abs(figure(issue, "step") or Fraction(1))
    steps = abs(end - limit) // step
    if steps > most:
        wider = -(-steps // most)
        gaps.of(issue, f"{quoted(gaps.name(issue))} has {steps:,} steps: every {wider:,} of them are taken as one.")
        step, steps = step * wider, steps // wider
    figures = {limit + way * step * number for number in range(steps + 1)} | {target, end}
    return tuple(scale.option(each) for each in sorted(figures, reverse=way < 0))
