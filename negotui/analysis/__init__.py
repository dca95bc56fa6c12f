"""What a negotiation adds up to: (negotiation, context) -> panel; one module an analysis, ANALYSES lists them.

No number that is missing is invented, and a sheet that is read is named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from negotui.analysis import (
    balance,
    benchmarks,
    concessions,
    confidence,
    guesses,
    people,
    priorities,
    readiness,
    running_order,
    signals,
    zones,
)
from negotui.analysis.alternatives import panel as alternatives
from negotui.analysis.alternatives.data import my_data, their_data
from negotui.analysis.offers import panel as table
from negotui.analysis.offers.cost import cost as offers_cost
from negotui.analysis.offers.cost import result_cost
from negotui.analysis.packages import panel as packages
from negotui.analysis.packages.cost import cost as packages_cost
from negotui.analysis.packages.cost import reading_cost
from negotui.analysis.packages.data import packages_data
from negotui.analysis.reading import panel as reading
from negotui.analysis.reading.belief import cost as belief_cost
from negotui.analysis.review import panel as review
from negotui.analysis.review import result
from negotui.analysis.review.data import review_data
from negotui.analysis.review.from_offers import review_cost
from negotui.domain.blocks import Block, Heading, Panel, Paragraph, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import slug
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class AnalysisSpec:
    """One way to look at a negotiation.

    id: what the command line calls it.  title: what people call it.  section: the id of the section in which it stands.
    reads: the sheets and fields that it needs; a guide without one of them has no such panel.  panel: works it out.
    data: the same as plain values for `negotui analyse`, None where the panel's text says it all.  follows: the sheet of whose
    entry under the cursor it says more, or empty.  cost: about how many steps of folding it takes, None where it takes none.
    """

    id: str
    title: str
    section: str
    reads: tuple[tuple[str, tuple[str, ...]], ...]
    panel: Callable[[Negotiation, Context], Panel]
    data: Callable[[Negotiation, Context], dict[str, object]] | None = None
    follows: str = ""
    cost: Callable[[Negotiation, Context], int] | None = None


ANALYSES = (
    AnalysisSpec("balance", "Balance of leverage", "leverage", balance.READS, balance.panel, balance.balance_data),
    AnalysisSpec("priorities", "Priorities", "interests", priorities.READS, priorities.panel),
    AnalysisSpec(
        "concessions",
        "Concession plans",
        "interests",
        concessions.READS,
        concessions.panel,
        concessions.concessions_data,
        cost=packages_cost,
    ),
    AnalysisSpec(
        "benchmarks", "Benchmarks", "research", benchmarks.READS, benchmarks.panel, benchmarks.benchmarks_data
    ),
    AnalysisSpec("people", "Who decides, who blocks", "people", people.READS, people.panel, people.people_data),
    AnalysisSpec(
        "alternatives",
        "If this falls through",
        "options",
        alternatives.READS,
        alternatives.mine,
        my_data,
        cost=reading_cost,
    ),
    AnalysisSpec(
        "running-order",
        "Running order",
        "message",
        running_order.READS,
        running_order.panel,
        running_order.running_order_data,
    ),
    AnalysisSpec("confidence", "Confidence", "poise", confidence.READS, confidence.panel),
    AnalysisSpec("signals", "Signals and triggers", "emotions", signals.READS, signals.panel),
    AnalysisSpec(
        "zones", "Zones of agreement", "theirs", zones.READS, zones.panel, zones.zones_data, cost=packages_cost
    ),
    AnalysisSpec(
        "their-alternatives",
        "What they do without you",
        "theirs",
        alternatives.READS,
        alternatives.theirs,
        their_data,
        cost=reading_cost,
    ),
    AnalysisSpec(
        "packages", "Packages", "win-win", packages.READS, packages.panel, packages_data, "packages", packages_cost
    ),
    AnalysisSpec("result", "Result", "wrap-up", result.READS, result.result, cost=result_cost),
    AnalysisSpec("readiness", "Readiness", "wrap-up", (), readiness.panel, readiness.readiness_data),
    AnalysisSpec("offers", "Offers", "table", (table.READS,), table.panel, table.offers_data, cost=offers_cost),
    AnalysisSpec(
        "reading",
        "What their offers say",
        "table",
        (reading.READS, guesses.READS),
        reading.panel,
        reading.reading_data,
        cost=belief_cost,
    ),
    AnalysisSpec("review", "Review", "review", result.READS, review.panel, review_data, cost=review_cost),
)
"""Every analysis, in the order of the sections."""


def cost_of(section: str, negotiation: Negotiation, context: Context) -> int:
    """About how many steps of folding `panel_for` takes for a section; above work.REPAINT it is more than a repaint of the tab.

    A screen then calls it in a worker, inside `work.cancellable(check)`, and gives `work.Stopped` no further thought.
    """
    costs = [analysis.cost for analysis in ANALYSES if analysis.section == section and analysis.cost]
    return sum(cost(negotiation, context) for cost in costs) + 1


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
        blocks += [heading, Paragraph(panel.headline), *panel.blocks]
        method += [heading, *panel.method] if panel.method else []
    return Panel(first.sentence, tuple(blocks), tuple(method))
