"""What I have without a deal, in words and as a figure of one issue: the one place where plans and offers ask the alternatives."""

from __future__ import annotations

from negotui.analysis.figures import of_mine, show
from negotui.analysis.issues import Issue
from negotui.analysis.worths import READS, Measure, best, measure, priced
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context


def as_figure(negotiation: Negotiation, issues: tuple[Issue, ...], context: Context) -> Measure | None:
    """My best alternative as a figure of the one issue that measures the same; None where there is no such issue."""
    if not context.guide.has(READS[0], *READS[1]):
        return None
    return measure(priced(of_mine(negotiation.of(READS[0])), context)[0], issues)


def in_words(negotiation: Negotiation, context: Context) -> tuple[str, ...]:
    """My alternatives, the best first, such as `Stay, 94,400`; none where they cannot be ranked."""
    ranked = priced(of_mine(negotiation.of(READS[0])), context)[0]
    if best(ranked) is None:
        return ()
    return tuple(f"{context.name(one.entry)}, {'at most ' * one.free}{show(one.expected, one.unit)}" for one in ranked)
