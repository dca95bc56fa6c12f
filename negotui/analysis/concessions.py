"""How to move from the opening: ladders of offers, and where a step goes too far. Must not plan a step without a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.bargaining import (
    ackerman_ladder,
    distinct,
    even_ladder,
    is_round,
    shrinking_ladder,
    to_step,
    unround,
)
from negotui.analysis.figures import of_mine
from negotui.analysis.gaps import (
    entry_link,
    formula,
    missing,
    paragraph,
    short,
    worries,
    worry,
)
from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.guesses import Zones, guesses, same_way, zones
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, issues_of, lacks, shares
from negotui.analysis.worths import READS as WORTH_READS
from negotui.analysis.worths import Measure, measure, priced
from negotui.domain.amounts import fraction_of, parse_amount
from negotui.domain.blocks import Block, Check, Column, Lane, Panel, Point, Range, Ranges, Role, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ALTERNATIVES
from negotui.domain.text import plural, quoted
from negotui.domain.values import Context
from negotui.errors import ValueRefused

READS = (ISSUE_READS,)
"""The sheet and fields that the plans rest on; limits and alternatives are used where the guide has them."""

METHOD = formula(
    "shrinking: from opening to target after 4/7, 6/7 and all of the way\n"
    "even: from opening to limit in three steps of one length\n"
    "Ackerman, to pay: 65, 85, 95 and 100 % of the target; to be paid: 135, 115, 105 and 100 %",
    "Figures are moved to the nearest whole step of the issue; opening, target and limit stay as they are.",
    "The plan of Mike Ackerman stands in Chris Voss, Never Split the Difference (2016), for a buyer; the way up for a seller is "
    "its mirror image. Shrinking steps, each half the one before, are its lesson between figures of your own.",
    "A step outside of the zone is one that they could not take even on the softest guess of their limit.",
)

_RUNGS, _MOST_STEPS = 4, 8
_OUTSIDE = " ×"
_OWN = "Own"


@dataclass(frozen=True, slots=True)
class Plan:
    """A ladder of offers. name: of its kind.  steps: the offers in their order, exact."""

    name: str
    steps: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Ladders:
    """The plans of one issue, and what bounds them. zones: with theirs, None where not guessed.  floor: of my best alternative."""

    issue: Issue
    plans: tuple[Plan, ...]
    zones: Zones | None
    floor: Measure | None


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Ladders of every issue that has an opening, a target and a limit, on a line and in figures, with what goes too far."""
    issues = issues_of(negotiation, context)
    if not issues:
        return Panel("No concessions to plan yet: an issue needs an opening, a target and a limit.", method=METHOD)
    share = shares(issues)
    ranked = sorted(issues, key=lambda issue: -share.get(issue.entry.id, Fraction(0)))
    gaps = [check for issue in ranked for check in lacks(issue, "better", "opening", "target", "limit")]
    guessed, floor = _guessed(negotiation, issues, context), _floor(negotiation, issues, context)
    ladders = [found for issue in ranked if (found := _ladders(issue, guessed.get(issue.entry.id), floor))]
    moving = [one for one in ladders if len(one.plans[0].steps) > 1]
    blocks: list[Block] = []
    if moving:
        title = "Steps from your opening: 1, 2, 3, 4 (L limit, T target, O opening)"
        blocks.append(Ranges(title, tuple(map(_line, moving)), figures=False))
        blocks.append(_table(moving))
        if any(_is_outside(one, step) for one in moving for plan in one.plans for step in plan.steps):
            blocks.append(paragraph("× lies outside of the zone, even on the softest guess of their limit."))
        blocks += [paragraph(last)] if (last := _last(moving)) else []
    blocks += worries([check for one in ladders for check in _warnings(one)])
    blocks += missing(gaps)
    return Panel(_verdict(moving, ladders, len(gaps)), tuple(blocks), METHOD)


def _guessed(negotiation: Negotiation, issues: tuple[Issue, ...], context: Context) -> dict[str, Zones]:
    """The zones that are guessed, by the issue's id; none where both want the same, nor where the guide asks for no guess."""
    if not context.guide.has(*_needs(GUESS_READS)):
        return {}
    found = guesses(negotiation, issues, context)[0]
    pairs = ((issue, found[issue.entry.id]) for issue in issues if issue.entry.id in found)
    drawn = ((issue, zones(issue, guess)) for issue, guess in pairs if not same_way(issue, guess))
    return {issue.entry.id: of for issue, of in drawn if of}


def _floor(negotiation: Negotiation, issues: tuple[Issue, ...], context: Context) -> Measure | None:
    """My best alternative as a figure of one issue, where the guide asks for alternatives."""
    if not context.guide.has(*_needs(WORTH_READS)):
        return None
    return measure(priced(of_mine(negotiation.of(ALTERNATIVES)), context)[0], issues)


def _ladders(issue: Issue, of: Zones | None, floor: Measure | None) -> Ladders | None:
    """The plans of an issue; None where one of its figures or its direction is missing."""
    if issue.more is None or issue.opening is None or issue.target is None or issue.limit is None:
        return None
    plans = [
        Plan("Shrinking", shrinking_ladder(issue.opening, issue.target, issue.step)),
        Plan("Even", even_ladder(issue.opening, issue.limit, issue.step, _RUNGS)),
    ]
    if issue.target > 0:
        rungs = ackerman_ladder(issue.target, seller=issue.more)
        stepped = (to_step(issue.target, rung, Fraction(1), issue.step) for rung in rungs)
        plans.append(Plan("Ackerman", distinct(stepped)))
    if own := own_steps(issue.entry.get("plan"))[0]:
        plans.append(Plan(_OWN, own))
    return Ladders(issue, tuple(plans), of, floor if floor and floor.issue.entry.id == issue.entry.id else None)


def next_steps(
    negotiation: Negotiation, context: Context, offered: Mapping[str, Fraction]
) -> tuple[tuple[Issue, Fraction], ...]:
    """The next figure of each issue's plan, the issue that weighs most first; an issue whose plan is at its end is left out.

    The plan is one's own where there is one, else the shrinking steps.  offered: the figure that I offered last, by the issue's id.
    """
    issues = issues_of(negotiation, context)
    share = shares(issues)
    found = []
    for issue in sorted(issues, key=lambda issue: -share.get(issue.entry.id, Fraction(0))):
        ladders = _ladders(issue, None, None)
        if ladders is None:
            continue
        own = [plan for plan in ladders.plans if plan.name == _OWN]
        steps, last = (own or ladders.plans)[0].steps, offered.get(issue.entry.id)
        # A figure such as 29 1/7 months is nothing that anybody could say aloud: without a step only whole ones are.
        said = [step for step in steps if issue.step is not None or step.denominator == 1]
        ahead = [step for step in said if last is None or issue.gain(last, step) < 0]
        if ahead and len(steps) > 1:
            found.append((issue, ahead[0]))
    return tuple(found)


def own_steps(text: str) -> tuple[tuple[Fraction, ...], str]:
    """The steps of a plan of one's own, written apart by semicolons, and the first of them that is no amount, or empty."""
    steps: list[Fraction] = []
    for part in filter(str.strip, text.split(";")):
        try:
            steps.append(fraction_of(parse_amount(part)))
        except ValueRefused:
            return (), part.strip()
    return tuple(steps[:_MOST_STEPS]), ""


def _needs(reads: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (reads[0], *reads[1])


def _is_outside(ladders: Ladders, step: Fraction) -> bool:
    """Whether they could not take a figure even on the softest guess; not known where nothing is guessed."""
    return ladders.zones is not None and ladders.issue.gain(ladders.zones.softest.theirs, step) > 0


def _line(ladders: Ladders) -> Range:
    issue = ladders.issue
    lanes = [Lane("Mine", issue.lane("").stretches, issue.lane("").points)]
    for plan in ladders.plans[:2]:
        points = tuple(
            Point(step, Role.PLAIN, issue.show(step), str(number)) for number, step in enumerate(plan.steps, 1)
        )
        lanes.append(Lane(plan.name, (), points))
    return Range(issue.name, tuple(lanes), issue.counted)


def _table(moving: Sequence[Ladders]) -> Table:
    most = max(_RUNGS, *(len(plan.steps) for one in moving for plan in one.plans))
    columns = (Column("Issue"), Column("Plan"), *(Column(str(number), right=True) for number in range(1, most + 1)))
    rows = []
    for one in moving:
        for number, plan in enumerate(one.plans):
            cells = [one.issue.show(step) + _OUTSIDE * _is_outside(one, step) for step in plan.steps]
            cells += [""] * (most - len(cells))
            name = one.issue.name if number == 0 else ""
            rows.append((plain(name), plain(plan.name), *map(plain, cells)))
    return Table(columns, tuple(rows))


def _warnings(ladders: Ladders) -> list[Check]:
    """Where a step crosses a limit, the alternative or the zone, and where the last figure is round."""
    issue, link = ladders.issue, entry_link(ladders.issue.entry)
    found = []
    limit = issue.limit
    if limit is None:
        return []
    if unread := own_steps(issue.entry.get("plan"))[1]:
        found.append(worry(issue.name, f"{quoted(unread)} in your own plan is no amount", link))
    for plan in ladders.plans:
        last = plan.steps[-1]
        crossed = next((step for step in plan.steps if issue.gain(limit, step) < 0), None)
        if crossed is not None:
            detail = f"{plan.name}: {issue.show(crossed)} crosses your limit, {issue.show(limit)}"
            found.append(worry(issue.name, detail, link))
        floor = ladders.floor
        if floor and crossed is None and issue.gain(floor.floor, last) < 0:
            detail = f"{plan.name}: {issue.show(last)} is worse than your best alternative, {issue.show(floor.floor)}"
            found.append(worry(issue.name, detail, link))
        if _is_outside(ladders, last):
            detail = f"{plan.name} ends at {issue.show(last)}, which lies outside the zone on any guess"
            found.append(worry(issue.name, detail, link))
    return found


def _last(moving: Sequence[Ladders]) -> str:
    """What to make of a last figure that is round, for the first issue that has one."""
    for one in moving:
        issue, last = one.issue, one.plans[0].steps[-1]
        if is_round(last):
            odd = issue.show(unround(last, bool(issue.more)))
            return (
                f"End on a figure that is not round: on {short(issue.name)}, {odd} looks worked out "
                f"where {issue.show(last)} looks like a stop on the way."
            )
    return ""


def _verdict(moving: Sequence[Ladders], ladders: Sequence[Ladders], gaps: int) -> str:
    if moving:
        first = moving[0]
        steps = ", ".join(first.issue.show(step) for step in first.plans[0].steps)
        text = f"On {short(first.issue.name, 24)} move in shrinking steps: {steps}."
        return text if len(text) <= 140 else f"Move on {short(first.issue.name)} in steps that shrink, and trade each."
    if ladders:
        return "Opening and target are the same on every issue: there is nothing to give before the target."
    return f"No ladder yet: {plural(gaps, 'issue lacks', 'issues lack')} an opening, a target or a limit."
