"""What matters most: the issues by weight, each from limit to target."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.figures import scale, show
from negotui.analysis.gaps import entry_link, formula, missing, paragraph, sheet_link, worries, worry
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, begun, disorders, issues_of, lacks, shares, waiting, waiting_gap
from negotui.analysis.weighing.swings import changed_ranges, swings_of
from negotui.domain.blocks import Bar, Bars, Block, Check, Panel, Range, Ranges
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import INTERESTS, ISSUES
from negotui.domain.text import listed
from negotui.domain.values import YES, Context

READS = (ISSUE_READS,)
"""The sheet and fields that the priorities rest on."""

METHOD = formula(
    "share = 100 × weight ÷ sum of all weights",
    "Weights are compared with each other, so they need not add up to 100. Shares are whole points; the figures behind "
    "them are exact.",
    "Adding up what each issue is worth by its weight is the additive value model of Ralph Keeney and Howard Raiffa, "
    "Decisions with Multiple Objectives (1976). It holds as long as what one issue is worth to you does not depend on "
    "how another is settled.",
)

_ALL = 100
_BOTTOM = 4


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The issues by their share of all weights, each on a line from limit to target, and what is not weighed or out of order."""
    issues = issues_of(negotiation, context)
    if not issues:
        return Panel("No issues yet: write the first thing that has to be agreed.", method=METHOD)
    share = shares(issues)
    ranked = sorted(issues, key=lambda issue: -share.get(issue.entry.id, Fraction(-1)))
    blocks: list[Block] = []
    if share:
        blocks.append(_bars([issue for issue in ranked if issue.entry.id in share], share))
    lines = tuple(Range(issue.name, (issue.lane(""),), issue.counted) for issue in ranked if issue.figures)
    if lines:
        blocks.append(Ranges("From limit to target", lines))
    blocks += [paragraph(text) for text in (_total(issues), _deepest(negotiation, context)) if text]
    blocks += worries([*_changed(issues, negotiation, context), *disorders(issues), *_oddities(issues, context)])
    lacking = [check for issue in begun(issues) for check in lacks(issue, "better", "target", "limit", "weight")]
    blocks += missing([*lacking, *waiting_gap(waiting(issues), context)])
    return Panel(_verdict(ranked, share), tuple(blocks), METHOD)


def _bars(ranked: Sequence[Issue], share: dict[str, Fraction]) -> Bars:
    bars = tuple(
        Bar(
            issue.name,
            (share[issue.entry.id],),
            (_points(share[issue.entry.id]),),
            "must" if issue.entry.get("must") == YES else "",
        )
        for issue in ranked
    )
    return Bars("Shares of 100", ("Share",), bars)


def _verdict(ranked: Sequence[Issue], share: dict[str, Fraction]) -> str:
    if len(ranked) == 1:
        return f"{as_name(ranked[0].name)} is your only issue so far: what else could you agree on?"
    if not share:
        return (
            f"You have given no weights yet: how much do {as_name(ranked[0].name)} and the others matter, out of 100?"
        )
    first = ranked[0]
    most = share[first.entry.id]
    level = [issue for issue in ranked if share.get(issue.entry.id) == most]
    if len(level) > 1:
        return f"{listed(as_name(issue.name, 24) for issue in level[:3])} matter most, {_points(most)} of 100 each."
    others = [issue for issue in ranked[1:] if issue.entry.id in share]
    if others:
        then = f"then {as_name(others[0].name)}, {_points(share[others[0].entry.id])}"
        return f"{as_name(first.name)} matters most, {_points(most)} of 100; {then}."
    return f"Only {as_name(first.name)} has a weight so far: how much do the others matter beside it?"


def _points(share: Fraction) -> str:
    """A share in whole points."""
    return show(share * _ALL, places=0).removeprefix("~")


def _total(issues: Sequence[Issue]) -> str:
    """What is left of the 100 points, or over."""
    total = sum((issue.weight for issue in issues if issue.weight is not None), Fraction(0))
    if not total or total == _ALL:
        return ""
    rest = f"{show(_ALL - total)} points left to give out" if total < _ALL else f"{show(total - _ALL)} too many"
    return f"Your weights add up to {show(total)} of 100: {rest}. The shares follow the weights you gave."


def _deepest(negotiation: Negotiation, context: Context) -> str:
    """My interests that matter most, so that the issues are not taken for them."""
    if not context.guide.has(INTERESTS, "what", "side", "importance"):
        return ""
    mine = [entry for entry in negotiation.of(INTERESTS) if entry.get("side") != SIDES[1]]
    rated = [(scale(entry, "importance") or 0, entry) for entry in mine]
    top = max((grade for grade, _ in rated), default=0)
    deepest = [entry for grade, entry in rated if grade == top]
    if top < _BOTTOM or not deepest:
        return ""
    return f"Beneath the issues, this matters most to you: {listed(_name(entry, context) for entry in deepest[:3])}."


def _name(entry: Entry, context: Context) -> str:
    return as_name(context.name(entry), 60)


def _changed(issues: Sequence[Issue], negotiation: Negotiation, context: Context) -> list[Check]:
    """The issues whose range has changed since they were weighed: a weight holds for the range that it was given over."""
    if not context.guide.has(ISSUES, "span") or not any(issue.entry.get("span") for issue in issues):
        return []
    changed = changed_ranges((issue.entry for issue in issues), swings_of(negotiation, context)[0])
    found = []
    for issue in issues:
        if issue.entry.id in changed:
            then, now = changed[issue.entry.id]
            figures = f"{then} then, {now} now" if now else f"{then} then, none now"
            detail = f"the range has changed since you weighed it ({figures}): weigh again with w"
            found.append(worry(issue.name, detail, entry_link(issue.entry)))
    return found


def _oddities(issues: Sequence[Issue], context: Context) -> list[Check]:
    """What a coach would ask about."""
    found = []
    for issue in issues:
        if issue.target is not None and issue.target == issue.limit:
            detail = f"target and limit are both {issue.show(issue.target)}: is there nothing to gain here?"
            found.append(worry(issue.name, detail, entry_link(issue.entry)))
    link = sheet_link(context.guide, ISSUES)
    if len(issues) == 1:
        found.append(worry("One issue", "with only one issue, every step you give is a loss: look for another", link))
    elif all(issue.entry.get("must") == YES for issue in issues):
        found.append(worry("Musts", "every issue is a must-have: whoever needs everything has nothing to trade", link))
    return found
