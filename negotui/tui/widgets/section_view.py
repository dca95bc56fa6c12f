"""The section of the workbook: one light widget with one cursor through everything. Must not change a value itself."""

from __future__ import annotations

from textual.reactive import var

from negotui.domain.blocks import Panel
from negotui.domain.negotiation import Negotiation
from negotui.tui.commands import bindings
from negotui.tui.drawing.lines import Line
from negotui.tui.widgets.lines_view import LinesView
from negotui.tui.widgets.section_lines import Shown, section_lines


class SectionView(LinesView):
    """Draws what it is given; its keys are the screen's to act on."""

    BINDINGS = bindings("section")

    _laid = 0
    _made: dict[tuple[str, str, int], tuple[Negotiation, Panel | None, list[Line]]]

    shown: var[Shown | None] = var(None, init=False)

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._made = {}

    def watch_shown(self, old: Shown | None, new: Shown | None) -> None:
        """Draw it; another section starts at its first entry."""
        another = old is None or new is None or old.section.id != new.section.id
        if another:
            self.top = 0
        self._redraw("" if another else None)

    def relaid(self) -> None:
        """Lay the tables out anew."""
        if self.text_width != self._laid:
            self._redraw(None)

    def _redraw(self, target: str | None) -> None:
        width = self._laid = self.text_width
        if self.shown is not None and width:
            self.show(self._lines(self.shown, width), target)

    def _lines(self, shown: Shown, width: int) -> list[Line]:
        """The lines, made once as long as nothing has changed: frozen values that are the same object are the same."""
        key = (shown.section.id, shown.filter, width)
        made = self._made.get(key)
        if made is None or made[0] is not shown.negotiation or made[1] is not shown.panel:
            made = self._made[key] = (shown.negotiation, shown.panel, section_lines(shown, width))
        return made[2]
