"""What each side has without a deal. Their money and mine are set against each other only where one issue measures both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from negotui.analysis.alternatives.fallback import Fallback, best_alternative
from negotui.analysis.balance import READS as LEVERAGE_READS
from negotui.analysis.balance import sources_of, strongest_words
from negotui.analysis.bargaining import Zone, zone
from negotui.analysis.figures import one_unit
from negotui.analysis.gaps import paragraph
from negotui.analysis.issues import Issue
from negotui.domain.blocks import Block, Column, Inline, Table, plain, styled
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.values import Context

_MINE, _THEIRS, _ = SIDES


@dataclass(frozen=True, slots=True)
class WithoutDeal:
    """What both sides would do without a deal.

    mine, theirs: the names of the best alternatives, empty where none has a value.  issue: the one that measures both, None where
    there is none.  zone: between the two on it, None without an issue.  unlike: why the two cannot be compared, else empty.
    """

    mine: str
    theirs: str
    issue: Issue | None
    zone: Zone | None
    unlike: str = "they aren’t measured on the same issue"


def without_deal(negotiation: Negotiation, context: Context) -> WithoutDeal:
    """The best alternatives of both sides, as figures of one issue where that is certain.

    The one place in which the zones ask what alternatives are worth.
    """
    mine, theirs = (best_alternative(side, negotiation, context) for side in (_MINE, _THEIRS))
    first, other = (one.best.name if isinstance(one, Fallback) and one.best else "" for one in (mine, theirs))
    unlike = WithoutDeal(first, other, None, None)
    if not (isinstance(mine, Fallback) and isinstance(theirs, Fallback) and first and other):
        return unlike
    issue = mine.issue
    if issue is None or theirs.issue is None or theirs.issue.entry.id != issue.entry.id:
        return unlike
    # Who pays loses what the other gains: with both on one side of the figure there is nothing between them.
    if mine.pays is theirs.pays or one_unit((mine.unit, theirs.unit)) is None:
        return unlike
    for whose, one in (("yours", mine), ("theirs", theirs)):
        if one.bound():
            return replace(unlike, unlike=f"{whose} stays rough while a cost, or what is left if all fails, is missing")
    return WithoutDeal(first, other, issue, zone(mine.average, theirs.average, bool(issue.more)), "")


def without_deal_blocks(negotiation: Negotiation, issues: Sequence[Issue], context: Context) -> tuple[Block, ...]:
    """The best alternatives side by side, where each side is strongest, and the zone that the alternatives alone leave."""
    found = without_deal(negotiation, context)
    rows: list[tuple[Inline, ...]] = []
    if found.mine or found.theirs:
        rows.append((plain("First choice"), *(plain(name or "–") for name in (found.mine, found.theirs))))
    if context.guide.has(LEVERAGE_READS[0][0], *LEVERAGE_READS[0][1]):
        sources = sources_of(negotiation, context)
        strongest = [strongest_words(sources, side) for side in (_MINE, _THEIRS)]
        if any(strongest):
            rows.append((plain("Strongest in"), *(styled(words or "–") for words in strongest)))
    if not rows:
        return ()
    table = Table((Column("Without a deal"), Column("You"), Column("They, as you guess")), tuple(rows))
    if found.issue is not None and found.zone is not None:
        return (table, paragraph(_between(found.issue, found.zone, alone=len(issues) == 1)))
    if found.mine and found.theirs:
        text = f"I don’t compare the value of your alternative with theirs: {found.unlike}."
        return (table, paragraph(text))
    return (table,)


def _between(issue: Issue, of: Zone, alone: bool) -> str:
    """The zone that the alternatives alone leave; how it would be halved only where there is nothing else to trade."""
    name = as_name(issue.name)
    if not of.is_open:
        return f"Going by both sides’ alternatives, you are {issue.show(-of.width)} apart on {name}."
    text = f"Going by both sides’ alternatives, {name} could end anywhere from {issue.between(of.low, of.high)}"
    if not alone:
        return f"{text}, taken alone."
    return f"{text}: {issue.show(of.width)} to share, and half each would be {issue.show(of.midpoint)}."
