"""What a negotiation adds up to: (negotiation, context) -> panel; one module an analysis, ANALYSES lists them.

Must not invent a number that is missing, nor read a sheet that it does not name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from negotui.analysis import (
    alternatives,
    balance,
    benchmarks,
    concessions,
    confidence,
    people,
    priorities,
    readiness,
    running_order,
    signals,
    zones,
)
from negotui.analysis.offers import panel as table
from negotui.analysis.packages import panel as packages
from negotui.analysis.packages.data import packages_data
from negotui.analysis.review import panel as review
from negotui.analysis.review import result
from negotui.analysis.review.data import review_data
from negotui.domain.blocks import Block, Heading, Panel, Paragraph, Span, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import slug
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class AnalysisSpec:
    """One way to look at a negotiation.

    id: what the command line calls it.  title: what people call it.  section: the id of the section in which it stands.
    reads: the sheets and fields that it needs; a guide without one of them has no such panel.  panel: works it out.
    data: the same as plain values for `negotui analyse`, None where the panel's text says it all.  follows: the sheet of whose
    entry under the cursor it says more, or empty.
    """

    id: str
    title: str
    section: str
    reads: tuple[tuple[str, tuple[str, ...]], ...]
    panel: Callable[[Negotiation, Context], Panel]
    data: Callable[[Negotiation, Context], dict[str, object]] | None = None
    follows: str = ""


ANALYSES = (
    AnalysisSpec("balance", "Balance of leverage", "leverage", balance.READS, balance.panel),
    AnalysisSpec("priorities", "Priorities", "interests", priorities.READS, priorities.panel),
    AnalysisSpec("concessions", "Concession plans", "interests", concessions.READS, concessions.panel),
    AnalysisSpec("benchmarks", "Benchmarks", "research", benchmarks.READS, benchmarks.panel),
    AnalysisSpec("people", "Who decides, who blocks", "people", people.READS, people.panel),
    AnalysisSpec("alternatives", "Best alternative", "options", alternatives.READS, alternatives.panel),
    AnalysisSpec("running-order", "Running order", "message", running_order.READS, running_order.panel),
    AnalysisSpec("confidence", "Confidence", "poise", confidence.READS, confidence.panel),
    AnalysisSpec("signals", "Signals and triggers", "emotions", signals.READS, signals.panel),
    AnalysisSpec("zones", "Zones of agreement", "theirs", zones.READS, zones.panel),
    AnalysisSpec("packages", "Packages", "win-win", packages.READS, packages.panel, packages_data, "packages"),
    AnalysisSpec("result", "Result", "wrap-up", result.READS, result.result),
    AnalysisSpec("readiness", "Readiness", "wrap-up", (), readiness.panel),
    AnalysisSpec("offers", "Offers", "table", (table.READS,), table.panel, table.offers_data),
    AnalysisSpec("review", "Review", "review", result.READS, review.panel, review_data),
)
"""Every analysis, in the order of the sections."""


def panel_for(section: str, negotiation: Negotiation, context: Context) -> Panel | None:
    """What is worked out in a section; None where nothing is, or where the guide lacks what it would rest on.

    Several analyses of a section become one panel: the first with something to show gives the verdict, each further one
    stands under its title where it has more to say than that there is nothing yet.
    """
    found = [
        (analysis, analysis.panel(negotiation, context))
        for analysis in ANALYSES
        if analysis.section == section and all(context.guide.has(sheet, *fields) for sheet, fields in analysis.reads)
    ]
    return _joined(found) if found else None


def _joined(found: Sequence[tuple[AnalysisSpec, Panel]]) -> Panel:
    """The panels as one: the first that has something to show gives the verdict, else the first."""
    first = next((panel for _, panel in found if panel.blocks), found[0][1])
    others = [(analysis, panel) for analysis, panel in found if panel is not first]
    blocks: list[Block] = list(first.blocks)
    method: list[Block] = list(first.method)
    for analysis, panel in others:
        if not panel.blocks:
            continue
        heading = Heading(3, plain(analysis.title), slug(analysis.title))
        blocks += [heading, Paragraph((Span(panel.verdict, strong=True),)), *panel.blocks]
        method += [heading, *panel.method] if panel.method else []
    return Panel(first.verdict, tuple(blocks), tuple(method))
