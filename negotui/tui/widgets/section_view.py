"""The section of the workbook: one light widget with one cursor through everything."""

from __future__ import annotations

from textual.reactive import var

from negotui.domain.blocks import Panel
from negotui.domain.negotiation import Negotiation
from negotui.tui.drawing.lines import Line
from negotui.tui.widgets.lines_view import LinesView
from negotui.tui.widgets.section_lines import SectionContent, section_lines


class SectionView(LinesView):
    """Draws what it is given. content: a section, or None for nothing yet."""

    _drawn_width = 0
    _cache: dict[tuple[str, int], tuple[Negotiation, Panel | None, list[Line]]]

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

    def lay_out(self) -> None:
        """Lay the tables out anew."""
        if self.text_width != self._drawn_width:
            self._redraw(None)

    def _redraw(self, target: str | None) -> None:
        width = self._drawn_width = self.text_width
        if self.content is not None and width:
            self.show(self._lines(self.content, width), target)

    def _lines(self, content: SectionContent, width: int) -> list[Line]:
        """The lines, made once as long as nothing has changed: frozen values that are the same object are the same."""
        key = (content.section.id, width)
        cached = self._cache.get(key)
        if cached is None or cached[0] is not content.negotiation or cached[1] is not content.panel:
            cached = self._cache[key] = (content.negotiation, content.panel, section_lines(content, width))
        return cached[2]
