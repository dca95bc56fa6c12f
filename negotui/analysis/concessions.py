"""Concession plans as a panel and as data: the steps of every issue, what to ask in return, and what stays in reserve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from negotui.analysis.bargaining import ackerman_ladder, distinct, to_step
from negotui.analysis.gaps import entry_link, fits, formula, missing, paragraph, worries, worry
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, begun, issues_of, lacks, waiting, waiting_gap
from negotui.analysis.ladders import Ladder, ladders
from negotui.analysis.limits import crossed
from negotui.analysis.packages.model import exact
from negotui.analysis.packages.reading import game_of
from negotui.analysis.swaps import asked_in_return
from negotui.domain.blocks import (
    Block,
    Check,
    Column,
    Lane,
    Panel,
    Point,
    Range,
    Ranges,
    Role,
    Shape,
    Stretch,
    Table,
    plain,
)
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.text import plural, quoted
from negotui.domain.values import Context

READS = (ISSUE_READS,)
"""The sheet and fields that the plans rest on; limits, alternatives and options are used where the guide has them."""

METHOD = formula(
    "from opening to target in steps of about 4/7, 2/7 and 1/7 of the way",
    "Every step is shorter than the one before, so that they can feel the end coming. Figures lie on whole steps of the issue; an "
    "issue without a step gets a round one. The plan ends at your target. What lies between target and limit is a reserve, "
    "for when a good deal depends on it.",
    "× marks a figure that they could not give even on your most hopeful guess. Such a step is left out of the plan.",
    "What to ask in return comes from the trades in the tab Win-win: something that is worth more to you than it costs them.",
    "A figure such as 126,370 convinces only with a reason behind it. Without one it can put off people who know the subject "
    "(Loschelder, Friese, Schaerer and Galinsky, The Too-Much-Precision Effect, 2016). So I make none up.",
)

_ARROW = " → "


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The steps of every issue with an opening, a target and a limit, what to ask for them, and the reserve behind the target."""
    issues = issues_of(negotiation, context)
    if not issues:
        return Panel("No steps to plan yet: an issue needs an opening, a target and a limit.", method=METHOD)
    found = ladders(negotiation, context)
    lacking = [check for issue in begun(issues) for check in lacks(issue, "better", "opening", "target", "limit")]
    idle = [issue for issue in waiting(issues) if not issue.worded]
    moving = [one for one in found if len(one.steps) > 1]
    blocks: list[Block] = []
    if moving:
        title = "Your steps: 1 is your opening, T your target, L your limit; T to L is your reserve"
        blocks.append(Ranges(title, tuple(map(_line, moving)), figures=False))
        blocks.append(_table(moving, _asked(negotiation, context)))
        if any(one.is_outside(step) for one in moving for step in one.steps):
            blocks.append(paragraph("× = more than they can give, even on your most hopeful guess."))
    blocks += worries([check for one in found for check in _warnings(one)])
    blocks += missing([*lacking, *waiting_gap(idle, context)])
    return Panel(_verdict(moving, found, len(lacking) + len(idle)), tuple(blocks), (*METHOD, *_ackerman(issues)))


def concessions_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """Every issue's steps as exact texts, which of them are outside, what to ask in return, its reserve, and why it has none."""
    found = {one.issue.entry.id: one for one in ladders(negotiation, context)}
    asked = _asked(negotiation, context)
    return {"issues": [_data(issue, found.get(issue.entry.id), asked) for issue in issues_of(negotiation, context)]}


def _asked(negotiation: Negotiation, context: Context) -> dict[str, str]:
    game = game_of(negotiation, context)
    return asked_in_return(None if isinstance(game, tuple) else game)


def _data(issue: Issue, ladder: Ladder | None, asked: Mapping[str, str]) -> dict[str, object]:
    lacking = lacks(issue, "better", "opening", "target", "limit")
    if ladder is None:
        return {
            "id": issue.entry.id,
            "name": issue.name,
            "steps": None,
            "withheld": lacking[0].detail if lacking else "is settled by options",
        }
    reserve = ladder.reserve
    return {
        "id": issue.entry.id,
        "name": issue.name,
        "steps": [exact(step) for step in ladder.steps],
        "own": ladder.own,
        "outside": [exact(step) for step in ladder.steps if ladder.is_outside(step)],
        "past_limit": [exact(step) for step in ladder.steps if ladder.is_past_limit(step)],
        "in_return": asked.get(issue.entry.id),
        "reserve": [exact(end) for end in reserve] if reserve else None,
        "withheld": ladder.withheld or None,
    }


def _line(ladder: Ladder) -> Range:
    issue, reserve = ladder.issue, ladder.reserve
    points = tuple(
        Point(step, Role.PLAIN, issue.show(step), str(number)) for number, step in enumerate(distinct(ladder.steps), 1)
    )
    stretches: tuple[Stretch, ...] = ()
    if reserve:
        stretches = (Stretch(reserve[1], reserve[0], Shape.MINE, issue.between(*reserve), "reserve"),)
    mine = Lane("Yours", stretches, issue.lane("").points)
    return Range(issue.name, (mine, Lane("Steps", (), points)), issue.counted)


def _table(moving: Sequence[Ladder], asked: Mapping[str, str]) -> Table:
    returns = {one.issue.entry.id: asked.get(one.issue.entry.id, "") for one in moving}
    columns = [Column("Issue"), Column("Your steps"), Column("Ask in return"), Column("Reserve")]
    rows = []
    for one in moving:
        steps = _ARROW.join(crossed(one.issue.show(step), one.is_outside(step)) for step in one.steps)
        cells = (
            one.issue.name,
            f"{steps} (your own)" if one.own else steps,
            returns[one.issue.entry.id] or "their move",
            one.issue.between(*one.reserve) if one.reserve else "none",
        )
        rows.append(tuple(plain(cell) for cell in cells))
    return Table(tuple(columns), tuple(rows))


def _warnings(ladder: Ladder) -> list[Check]:
    """Why there are no steps, and where a step or the reserve goes too far."""
    issue, said = ladder.issue, []
    if ladder.withheld:
        said.append(f"no steps, since {ladder.withheld}")
    if ladder.unread:
        said.append(f"{quoted(ladder.unread)} in your own plan isn’t a number I can read")
    crossed = next((step for step in ladder.steps if ladder.is_past_limit(step)), None)
    if crossed is not None and issue.limit is not None:
        said.append(f"your own plan goes past your limit of {issue.show(issue.limit)}: {issue.show(crossed)}")
    beyond = next((step for step in ladder.steps if ladder.own and ladder.is_outside(step)), None)
    if beyond is not None and ladder.is_outside(ladder.steps[-1]):
        said.append("your own plan ends at more than they can give, even on your most hopeful guess")
    alone = ladder.floor.fallback if ladder.floor else None
    # An average is no limit: only what is worse than every way in which walking away can end is certainly wrong.
    if alone and not ladder.withheld and issue.target is not None and issue.limit is not None:
        worst = alone.show(alone.ends[0])
        if alone.is_dominated(issue.target):
            said.append(
                f"your target, {issue.show(issue.target)}, is worse than walking away, {worst}, however it ends"
            )
        elif alone.is_dominated(issue.limit):
            limit = issue.show(issue.limit)
            said.append(f"stop at {worst}: walking away is never worse than that, but your reserve goes on to {limit}")
    return [worry(issue.name, detail, entry_link(issue.entry)) for detail in said]


def _ackerman(issues: Sequence[Issue]) -> tuple[Block, ...]:
    """The plan of Mike Ackerman where one price is all there is to agree on; it stands with the method."""
    if len(issues) != 1 or issues[0].more is None or issues[0].target is None or issues[0].target <= 0:
        return ()
    (issue,) = issues
    rungs = ackerman_ladder(issues[0].target, seller=bool(issue.more))
    steps = distinct(to_step(issues[0].target, rung, Fraction(1), issue.step) for rung in rungs)
    parts = "135, 115, 105 and 100 %" if issue.more else "65, 85, 95 and 100 %"
    return (
        paragraph(
            f"For one price, a known pattern is Mike Ackerman’s: {parts} of your target, here "
            f"{_ARROW.join(issue.show(step) for step in steps)} (Chris Voss, Never Split the Difference, 2016). "
            "It knows nothing of their limit or of your reasons. To follow it, type these figures as your own plan."
        ),
    )


def _verdict(moving: Sequence[Ladder], found: Sequence[Ladder], gaps: int) -> str:
    if moving:
        first = moving[0]
        opening, *after = (first.issue.show(step) for step in first.steps)
        start = f"{as_name(first.issue.name)}: open at {opening}, then {', '.join(after)}."
        text = f"{start} Give each step only in return for something."
        return text if fits(text) else "Move in steps that shrink, and give each one only in return for something."
    if any(one.withheld for one in found):
        return "No steps to plan: check your opening, target and limit."
    if found:
        return "You open at your target everywhere, so you leave yourself nothing to give."
    if not gaps:
        return (
            "Your issues are settled by options, so there are no steps to plan: trade whole options instead (Win-win)."
        )
    return f"No steps to plan yet: {plural(gaps, 'issue lacks', 'issues lack')} an opening, a target or a limit."
