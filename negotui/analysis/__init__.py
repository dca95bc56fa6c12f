"""What a negotiation adds up to: (negotiation, context) -> panel; one module an analysis, ANALYSES lists them.

Must not invent a number that is missing, nor read a sheet that it does not name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from negotui.analysis import balance, readiness
from negotui.domain.blocks import Panel
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class Analysis:
    """One way to look at a negotiation.

    id: what the command line calls it.  title: what people call it.  section: the id of the section in which it stands.
    reads: the sheets and fields that it needs; a guide without one of them has no such panel.  panel: works it out.
    """

    id: str
    title: str
    section: str
    reads: tuple[tuple[str, tuple[str, ...]], ...]
    panel: Callable[[Negotiation, Context], Panel]


ANALYSES = (
    Analysis("balance", "Balance of leverage", "leverage", balance.READS, balance.panel),
    Analysis("readiness", "Readiness", "wrap-up", (), readiness.panel),
)
"""Every analysis, in the order of the sections."""


def panel_for(section: str, negotiation: Negotiation, context: Context) -> Panel | None:
    """What is worked out in a section; None where nothing is, or where the guide lacks what it would rest on."""
    for analysis in ANALYSES:
        if analysis.section == section and all(context.guide.has(sheet, *fields) for sheet, fields in analysis.reads):
            return analysis.panel(negotiation, context)
    return None
