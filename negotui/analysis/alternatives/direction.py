"""Whether alternatives bring money or cost it, and on which issue their figures are measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.alternatives.reading import Alternative
from negotui.analysis.figures import linked, one_unit
from negotui.analysis.issues import Issue
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ISSUES
from negotui.domain.values import Context

ONLY = "the only issue"
_SPAN = 2
"""Figures are of the same size from half to twice of each other."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way the money goes.

    pays: whether the one whose alternatives they are pays, None where that is not certain.  issue: the one whose figures measure
    the same and run the same way, None where it is not certain which.  reason: why that issue, such as `the only issue`.
    because: how the direction follows from the issue, a whole sentence; empty where every entry says it.
    question: what to ask where pays is None, a sentence.  ask: what to do about it.  odd: what does not fit together, or empty.
    """

    pays: bool | None
    issue: Issue | None = None
    reason: str = ""
    because: str = ""
    question: str = ""
    ask: str = ""
    odd: str = ""


def direction(alternatives: Sequence[Alternative], issues: Sequence[Issue], mine: bool, context: Context) -> Direction:
    """The direction of alternatives in one currency: what `flow` says, else the direction of the issue they are measured on.

    Where more is better for me I get and they pay; where less is better it is the other way round. The issue is the one they name,
    else the one in the same currency, else the one whose figures are of the same size.
    """
    named = {of.id for one in alternatives if (of := linked(one.entry, "issue", ISSUES, context))}
    found = [issue for issue in issues if issue.entry.id in named]
    who = "you" if mine else "they"
    if len(found) > 1:
        names = f"{_name(found[0])} and {_name(found[1])}"
        question = f"The alternatives are measured on different issues, {names}, so I can’t rank them."
        return Direction(None, question=question, ask="name one issue for all of them, or compare them by points")
    flows = {one.pays for one in alternatives}
    typed = next(iter(flows)) if len(flows) == 1 else None
    picked, reason = (found[0], "the issue you named") if found else _inferred(alternatives, issues, mine, typed)
    if len(issues) == 1:
        reason = ONLY
    if {True, False} <= flows:
        return _mixed()
    unnamed = (one for one in alternatives if not linked(one.entry, "issue", ISSUES, context))
    if found and (stray := next((one for one in unnamed if not _fits(found[0], one)), None)):
        name = as_name(stray.name, 24)
        question = f"Which issue does {name} belong to? I can’t rank it with the others."
        return Direction(None, question=question, ask=f"name the issue that {name} belongs to")
    if picked is None:
        if typed is not None:
            return Direction(typed)
        question = f"Do {who} get this money or pay it? I can’t tell from your issues, so nothing is ranked yet."
        return Direction(None, question=question, ask="set “I get” or “I pay” on each, or name the issue it belongs to")
    return _from(picked, reason, alternatives, mine, typed, flows)


def _mixed() -> Direction:
    question = "Some alternatives bring money and others cost it, so I can’t rank them by one figure."
    return Direction(
        None, question=question, ask="set them all to “I get” or all to “I pay”, or compare them by points"
    )


def _from(
    issue: Issue,
    reason: str,
    alternatives: Sequence[Alternative],
    mine: bool,
    typed: bool | None,
    flows: set[bool | None],
) -> Direction:
    """The direction where the issue is certain."""
    follows = None if issue.more is None else issue.more is not mine
    pays = typed if typed is not None else follows
    name = _name(issue)
    if pays is None:
        question = f"Is more or less {name} better for you? I can’t rank the alternatives before you say so."
        return Direction(None, question=question, ask=f"say whether more or less {name} is better")
    if (not pays) in flows:
        return _mixed()
    compared = issue if follows is pays else None
    odd = ""
    if follows is None:
        odd = f"say whether more or less {name} is better for you, to compare them with it"
    elif compared is None:
        more = "more" if issue.more else "less"
        odd = f"{more} {name} is better for you, which doesn’t fit: check “I get” or “I pay”"
    elif one_unit((issue.unit, *(one.unit for one in alternatives))) is None:
        compared, odd = None, f"{name} is in {issue.unit}: write both in one currency to compare them"
    because = "" if typed is not None or follows is None else _because(issue, reason, mine, pays)
    return Direction(pays, compared, reason, because, odd=odd)


def _name(issue: Issue) -> str:
    return as_name(issue.name, 24)


def _because(issue: Issue, reason: str, mine: bool, pays: bool) -> str:
    """Such as `You pay here, since less Rent is better (the only issue).`"""
    who, more = "You" if mine else "They", "more" if issue.more else "less"
    does = "pay" if pays else "get money"
    return f"{who} {does} here, since {more} {_name(issue)} is better{'' if mine else ' for you'} ({reason})."


def _inferred(
    alternatives: Sequence[Alternative], issues: Sequence[Issue], mine: bool, typed: bool | None
) -> tuple[Issue | None, str]:
    """The issue in the same currency, else the one of the same size, with the reason; None where there is none or several.

    An issue of which every figure is of the same size goes before those of which only some are, such as a deposit from 0 up.
    """
    unit = one_unit(one.unit for one in alternatives) or ""
    ready = [issue for issue in issues if issue.more is not None and issue.figures and not issue.mixed]
    if typed is not None:
        ready = [issue for issue in ready if (issue.more is not mine) is typed]
    fitting = [issue for issue in ready if one_unit((issue.unit, unit)) is not None]
    signed = [issue for issue in fitting if unit and issue.unit == unit]
    sized = [issue for issue in fitting if _same_size(issue, alternatives)]
    whole = [issue for issue in sized if _same_size(issue, alternatives, every=True)]
    if signed:
        return (signed[0], f"the only issue in {unit}") if len(signed) == 1 else (None, "")
    for candidates in (sized, whole):
        if len(candidates) == 1:
            return candidates[0], "the only issue with figures of this size"
    return None, ""


def _fits(issue: Issue, one: Alternative) -> bool:
    """Whether an alternative that names no issue can be measured on the one that others name."""
    if one_unit((issue.unit, one.unit)) is None:
        return False
    return not issue.figures or bool(one.unit and one.unit == issue.unit) or _same_size(issue, (one,))


def _same_size(issue: Issue, alternatives: Sequence[Alternative], every: bool = False) -> bool:
    """Whether figures of the issue, or every one, and those of the alternatives are from half to twice of each other."""
    sizes = [abs(value) for _, value in issue.figures]
    worths: list[Fraction] = []
    for one in alternatives:
        worths += [abs(one.figure), abs(one.prospect(False).expected)]
    low, high = (min(sizes), max(sizes)) if every else (max(sizes), min(sizes))
    return low * _SPAN >= min(worths) and high <= max(worths) * _SPAN and max(sizes) > 0
