"""The section of the workbook: one light widget with one cursor through everything."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import var

from negotui.domain.blocks import Panel
from negotui.domain.negotiation import Negotiation
from negotui.tui.commands import bindings
from negotui.tui.drawing.lines import Line
from negotui.tui.widgets.lines_view import LinesView, Strips
from negotui.tui.widgets.section_lines import SectionContent, figures_from, section_lines


class SectionView(LinesView):
    """Draws what it is given. content: a section, or None for nothing yet."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("figures")

    _drawn_width = 0
    _cache: dict[tuple[str, int], tuple[Negotiation, Panel | None, list[Line], Strips]]

    content: var[SectionContent | None] = var(None, init=False)

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._cache = {}

    def watch_content(self, old: SectionContent | None, new: SectionContent | None) -> None:
        """Draw it; another section starts at its first entry."""
        another = old is None or new is None or old.section.id != new.section.id
        if another:
            self.top = 0
        self._redraw("" if another else None)

    def action_to_figures(self) -> None:
        """Scroll to what the section adds up to; from there, back to the cursor."""
        figures = figures_from(self.lines, self.content) if self.content is not None else 0
        there = self.validate_top(figures)
        if not figures:
            self.notify("There are no figures here yet.", markup=False)
        elif self.top != there:
            self.top = there
        else:
            self.bring_into_sight(*self._stops.rows_to_show(self.target))

    def lay_out(self) -> None:
        """Lay the tables out anew."""
        if self.text_width != self._drawn_width:
            self._redraw(None)

    def _redraw(self, target: str | None) -> None:
        width = self._drawn_width = self.text_width
        if self.content is not None and width:
            lines, drawn = self._lines(self.content, width)
            self.show(lines, target, drawn)

    def _lines(self, content: SectionContent, width: int) -> tuple[list[Line], Strips]:
        """The lines, made and drawn once as long as nothing has changed: frozen values that are the same object are the same."""
        key = (content.section.id, width)
        cached = self._cache.get(key)
        if cached is None or cached[0] is not content.negotiation or cached[1] is not content.panel:
            cached = self._cache[key] = (content.negotiation, content.panel, section_lines(content, width), {})
        return cached[2:]
