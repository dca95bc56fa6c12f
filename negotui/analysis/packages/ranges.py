"""Issues that are counted in figures: a value for every figure from my limit to my opening, on a straight line."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from negotui.analysis.figures import amount, one_unit
from negotui.analysis.figures import number as figure
from negotui.analysis.limits import Limits
from negotui.analysis.packages.gaps import Gaps
from negotui.analysis.packages.options import Option, Scale, WorthLine
from negotui.domain.amounts import split_amount
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_name
from negotui.domain.sheets import LIMITS

MOST_STEPS = 2_000
"""The most steps that are looked at of the one issue in figures."""

_GUESSED = ("opening", "target", "low", "likely", "high")
_SHARED_STEPS = 600
_FEW_STEPS = 24
"""Into about so many steps an issue without a step of its own is cut."""


def scale_of(issue: Entry, limits: Iterable[Entry], gaps: Gaps) -> Scale | None:
    """What the figures of an issue are worth, mine from the issue and theirs from their limits; None where mine are not known.

    Mine run from my limit, 0, to my opening, 100, or to my target where that is better or the opening is missing.
    """
    name = as_name(gaps.name(issue))
    limit, target, opening = (figure(issue, field) for field in ("limit", "target", "opening"))
    aims = [aim for aim in (opening, target) if aim is not None]
    if limit is None or not aims:
        lacking = "a limit" if limit is None and aims else "a target or an opening" if limit is not None else ""
        gaps.of(
            issue, f"{name} is left out so far: list options for it, or give it {lacking or 'a limit and a target'}."
        )
        return None
    more = {"more": True, "less": False}.get(issue.get("better"), aims[-1] > limit)
    best = max(aims) if more else min(aims)
    if best == limit or (best > limit) != more:
        field = "target" if target is not None else "opening"
        reason = f"its {field} is its limit" if best == limit else f"its limit is better than its {field}"
        gaps.of(issue, f"{name} is left out, since {reason}.")
        return None
    mine = WorthLine(limit, best)
    theirs, guesses = _theirs(issue, mine, [entry for entry in limits if entry.get("issue") == issue.id], gaps)
    unit = next((unit for field in ("target", "opening", "limit") if (unit := _unit(issue, field))), "")
    written = (amount(issue, field) for field in ("target", "opening", "limit", "step"))
    return Scale(mine, theirs, guesses, unit, any(one.cents for one in written if one))


def _unit(entry: Entry, field: str) -> str:
    return split_amount(entry.get(field))[1] if figure(entry, field) is not None else ""


def _theirs(
    issue: Entry, mine: WorthLine, limits: list[Entry], gaps: Gaps
) -> tuple[WorthLine | None, tuple[WorthLine, ...]]:
    """Their line at the likely limit, and those at the lowest and the highest that make a difference.

    It runs from their limit, or the worst of my figures for them, to their opening or target, or the best of my figures for them.
    """
    name = as_name(gaps.name(issue))
    sound = [
        entry
        for entry in limits
        if figure(entry, "likely") is not None
        and any(figure(entry, field) is not None for field in ("target", "opening"))
    ]
    units = {unit for field in ("target", "opening", "limit") if (unit := _unit(issue, field))}
    foreign = [entry for entry in sound if one_unit((*units, *(_unit(entry, field) for field in _GUESSED))) is None]
    sound = [entry for entry in sound if entry not in foreign]
    if foreign and not sound:
        gaps.of(foreign[0], f"Your guess of their limit on {name} isn’t in the currency of the issue.")
        return None, ()
    if not sound:
        text = f"I can’t tell what {name} is worth to them: guess their target and their likely limit."
        if limits:
            gaps.of(limits[0], text)
        else:
            gaps.at(LIMITS, text)
        return None, ()
    if len(sound) > 1:
        gaps.of(sound[1], f"You guessed their limits on {name} more than once: the first guess counts.")
    likely = figure(sound[0], "likely") or Fraction(0)
    aims = [aim for field in ("target", "opening") if (aim := figure(sound[0], field)) is not None]
    if aims[0] == likely:
        gaps.of(sound[0], f"I can’t tell what {name} is worth to them, since their target is their limit.")
        return None, ()
    ends = [end for end in (figure(sound[0], "low"), figure(sound[0], "high")) if end is not None and end != likely]
    # A limit that would satisfy them, or more, is no limit: no line can be drawn through it.
    usable = [end for end in ends if (end - aims[0]) * (likely - aims[0]) > 0]
    if len(usable) < len(ends):
        end = "lowest" if aims[0] < likely else "highest"
        text = f"Your {end} guess of their limit on {name} is as good for them as their target, so it was ignored."
        gaps.of(sound[0], text)
    worse = max if likely > aims[0] else min
    better = min if likely > aims[0] else max
    best = better(*aims, mine.worst, mine.best)
    lines = {worse(end, mine.worst, mine.best): None for end in (likely, *usable)}
    drawn = [WorthLine(worst, best) for worst in lines]
    return drawn[0], tuple(drawn[1:])


def most_steps(ranges: int) -> int:
    """The most steps of each issue that are looked at where so many are in figures: all pairs of steps of two are compared."""
    return MOST_STEPS if ranges <= 1 else max(_SHARED_STEPS // ranges, 1)


def options_of(issue: Entry, scale: Scale, most: int, limits: Limits | None, gaps: Gaps) -> tuple[Option, ...]:
    """The figures from my limit to my opening by step, best last; target and both ends are always among them.

    most: the most steps; where there are more, the step is made so many times as wide. Without a step round figures are taken.
    """
    worst, best = scale.mine.worst, scale.mine.best
    way = 1 if best > worst else -1
    known = {
        aim for field in ("target", "opening") if (aim := figure(issue, field)) is not None and between(aim, scale)
    }
    step = abs(figure(issue, "step") or Fraction(0))
    if not step:
        figures = _round_figures(*sorted((worst, best)))
    else:
        steps = abs(best - worst) // step
        if steps > most:
            wider = -(-steps // most)
            gaps.of(issue, f"{as_name(gaps.name(issue))} has {steps:,} steps; packages use only one in {wider:,}.")
            step, steps = step * wider, steps // wider
        figures = {worst + way * step * number for number in range(steps + 1)}
    return tuple(scale.option(each, limits) for each in sorted(figures | known | {worst, best}, reverse=way < 0))


def between(aim: Fraction, scale: Scale) -> bool:
    """Whether a figure lies between my limit and my opening."""
    return min(scale.mine.worst, scale.mine.best) <= aim <= max(scale.mine.worst, scale.mine.best)


def _round_figures(low: Fraction, high: Fraction) -> set[Fraction]:
    """Round figures between two others, multiples of 1, 2 or 5 times a power of ten; whole ones between whole figures."""
    least = Fraction(1) if low.denominator == high.denominator == 1 else Fraction(0)
    wanted = max((high - low) / _FEW_STEPS, least)
    power = Fraction(1)
    while power > wanted:
        power /= 10
    while power * 10 <= wanted:
        power *= 10
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= wanted)
    return {step * number for number in range(-(-low // step), high // step + 1)}
