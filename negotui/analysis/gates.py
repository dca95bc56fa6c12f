"""The five gates of readiness: what nobody can invent in the room. Each that is shut says what opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.alternatives.reading import priced
from negotui.analysis.alternatives.scale import points_of
from negotui.analysis.figures import number, of_mine
from negotui.analysis.gaps import entry_link, sheet_link, title_of
from negotui.analysis.issues import Issue, begun, issues_of
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ALTERNATIVES, FACTS, INTERESTS, ISSUES, MESSAGES, PACKAGES
from negotui.domain.text import plural
from negotui.domain.values import Context

_MINE, _THEIRS, _SHARED = SIDES
_OWN = "mine"
"""The kind of a fact that holds my own figure, on which no target can rest."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate. id: for data.  name: what is needed.  is_open: whether it is there.  detail: what is there, or what opens it.

    link: where that is done.
    """

    id: str
    name: str
    is_open: bool
    detail: str
    link: str


def gates(negotiation: Negotiation, context: Context) -> tuple[Gate, ...]:
    """The gates in their order: those for which the guide has the sheets, all five in the built-in one."""
    return tuple(gate(negotiation, context) for gate, sheet, fields in _GATES if context.guide.has(sheet, *fields))


def _limit(negotiation: Negotiation, context: Context) -> Gate:
    """Open where every issue with a figure of mine has a limit, and one has."""
    issues = begun(issues_of(negotiation, context))
    if issues and all(issue.worded for issue in issues):
        return _limit_in_points(negotiation, context)
    link = sheet_link(context.guide, ISSUES)
    shut = next((issue for issue in issues if issue.limit is None and (issue.figures or len(issues) == 1)), None)
    if shut is not None:
        detail = f"write down at which figure on {as_name(shut.name)} you walk away"
        return Gate("limit", "Your limit", False, detail, entry_link(shut.entry, "limit"))
    limits = sum(issue.limit is not None for issue in issues)
    detail = f"on {plural(limits, 'issue')}" if limits else "write down at which figure you walk away"
    return Gate("limit", "Your limit", bool(limits), detail, link)


def _limit_in_points(negotiation: Negotiation, context: Context) -> Gate:
    """Where every issue is settled by options in words, the limit is what walking away scores."""
    link = sheet_link(context.guide, ALTERNATIVES, _MINE)
    scored = [
        one for one in of_mine(negotiation.of(ALTERNATIVES)) if number(one, "points") is not None or one.get("terms")
    ]
    detail = "walking away has a score" if scored else "score your best alternative: a package below it is worse"
    return Gate("limit", "Your limit", bool(scored), detail, link)


def _alternative(negotiation: Negotiation, context: Context) -> Gate:
    """Open where one alternative of mine has a value: in money with its chance, in points, or by terms on every issue."""
    entries = of_mine(negotiation.of(ALTERNATIVES))
    link = sheet_link(context.guide, ALTERNATIVES, _MINE)
    valued = {one.entry.id for one in priced(entries, context)[0]}
    valued |= {entry.id for entry in entries if number(entry, "points") is not None}
    if any(entry.get("terms") for entry in entries):
        valued |= {one.entry.id for one in points_of(_MINE, negotiation, context).scores if one.prospect}
    if valued:
        detail = f"{plural(len(valued), 'alternative has', 'alternatives have')} one"
        return Gate("alternative", "An alternative with a value", True, detail, link)
    if entries:
        detail = f"say what {as_name(title_of(entries[0], context))} is worth, and how likely it is"
        return Gate(
            "alternative", "An alternative with a value", False, detail, entry_link(entries[0], "worth", "chance")
        )
    detail = "write what you would do if this fell through, and what it is worth"
    return Gate("alternative", "An alternative with a value", False, detail, link)


def _target(negotiation: Negotiation, context: Context) -> Gate:
    """Open where what matters most has a target, and a figure of others with its source stands behind it."""
    name, facts = "A target with a source", sheet_link(context.guide, FACTS)
    issues = _most(begun(issues_of(negotiation, context)))
    aimed = [issue for issue in issues if issue.target is not None]
    if issues and all(issue.worded for issue in issues):
        return _target_package(negotiation, context)
    if not aimed:
        link = entry_link(issues[0].entry, "target") if issues else sheet_link(context.guide, ISSUES)
        about = f" on {as_name(issues[0].name)}" if issues else ""
        return Gate("target", name, False, f"write down what a good result would be{about}", link)
    for issue in aimed:
        bearing = [fact for fact in negotiation.of(FACTS) if _bears(fact, issue)]
        if bearing:
            detail = f"{as_name(issue.name)}, {issue.show(issue.target or Fraction(0))}{_short(bearing, issue)}"
            return Gate("target", name, True, detail, entry_link(issue.entry))
    detail = f"find a figure that others got on {as_name(aimed[0].name)}, and write down who says so"
    return Gate("target", name, False, detail, facts)


def _target_package(negotiation: Negotiation, context: Context) -> Gate:
    """Where what matters most is settled by options in words, the target is a package, and a fact with its source speaks for it."""
    name, facts = "A target with a source", sheet_link(context.guide, FACTS)
    packages = [one for one in negotiation.of(PACKAGES) if one.get("terms")]
    if not packages:
        detail, link = "write down a package that you would be glad to sign", sheet_link(context.guide, PACKAGES)
        return Gate("target", name, False, detail, link)
    if not any(fact.get("source") for fact in negotiation.of(FACTS)):
        return Gate("target", name, False, "write down one fact that speaks for your package, and who says so", facts)
    return Gate("target", name, True, title_of(packages[0], context), entry_link(packages[0]))


def _sentence(negotiation: Negotiation, context: Context) -> Gate:
    """Open where there are words for the first moment."""
    link, first = sheet_link(context.guide, MESSAGES), context.guide.sheet(MESSAGES).field("moment").choices[:1]
    said = [entry for entry in negotiation.of(MESSAGES) if entry.get("moment") in first and entry.get("words")]
    if said:
        return Gate("sentence", "Your first sentence", True, title_of(said[0], context), entry_link(said[0]))
    detail = "write how you will begin, word for word"
    return Gate("sentence", "Your first sentence", False, detail, link)


def _interest(negotiation: Negotiation, context: Context) -> Gate:
    """Open where one interest of theirs is named, or one that both share, with why or how much it matters."""
    link, name = sheet_link(context.guide, INTERESTS, _THEIRS), "Their likely interest"
    named = [one for one in negotiation.of(INTERESTS) if one.get("what")]
    found = [one for side in (_THEIRS, _SHARED) for one in named if one.get("side") == side]
    # A template only names what is likely: it counts once somebody has thought about it for this case.
    for one in found:
        if one.get("why") or one.get("importance"):
            return Gate("interest", name, True, title_of(one, context), entry_link(one))
    if found:
        detail = f"say why this matters to them: {title_of(found[0], context)}"
        return Gate("interest", name, False, detail, entry_link(found[0]))
    return Gate("interest", name, False, "write what they need, as far as you can guess", link)


def _most(issues: tuple[Issue, ...]) -> list[Issue]:
    """The issues of the greatest weight; all of them where none has a weight."""
    top = max((issue.weight for issue in issues if issue.weight is not None), default=None)
    return [issue for issue in issues if issue.weight == top]


def _bears(fact: Entry, issue: Issue) -> bool:
    """Whether a fact gives a figure of others on the issue, with its source."""
    if fact.get("issue") != issue.entry.id or fact.get("kind") == _OWN:
        return False
    return bool(fact.get("source")) and number(fact, "figure") is not None


def _short(facts: Sequence[Entry], issue: Issue) -> str:
    """`; the best figure you found is 18,000` where none reaches my target, so that nobody takes the target for the source’s."""
    found = [figure for fact in facts if (figure := number(fact, "figure")) is not None]
    if issue.target is None or issue.more is None or not found:
        return ""
    best = max(found) if issue.more else min(found)
    return f"; the best figure you found is {issue.show(best)}" if issue.gain(best, issue.target) > 0 else ""


_Made = Callable[[Negotiation, Context], Gate]
_GATES: tuple[tuple[_Made, str, tuple[str, ...]], ...] = (
    (_limit, ISSUES, ("name", "better", "limit")),
    (_alternative, ALTERNATIVES, ("what", "side", "worth", "chance")),
    (_target, FACTS, ("claim", "source", "figure", "issue")),
    (_sentence, MESSAGES, ("words", "moment")),
    (_interest, INTERESTS, ("what", "side")),
)
