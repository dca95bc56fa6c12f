"""What came of trying a plan, kept for the panel beside the plan as long as nothing changes."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.blocks import Heading, Panel, Paragraph, plain
from negotui.domain.negotiation import Negotiation


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a plan. negotiation: as it was then.  section: where the plan stands.  panel: what there is to show."""

    negotiation: Negotiation
    section: str
    panel: Panel

    def beside(self, section: str, negotiation: Negotiation, found: Panel | None) -> Panel | None:
        """The panel of a section, with the result below it where the plan stands and nothing has changed since."""
        if found is None or section != self.section or negotiation != self.negotiation:
            return found
        title = Heading(3, plain("Your plan, tried"), "tried")
        below = (title, Paragraph(self.panel.headline), *self.panel.blocks)
        return Panel(found.sentence, (*found.blocks, *below), (*found.method, title, *self.panel.method))
