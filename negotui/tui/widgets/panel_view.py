"""A panel over a whole screen: its sentence, then its blocks, to be scrolled through."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var

from negotui.domain.blocks import Panel
from negotui.tui.drawing.blocks import draw, inline, wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.widgets.lines_view import LinesView


class PanelView(LinesView):
    """Draws a panel in its own width. panel: what it draws, None for nothing yet."""

    DEFAULT_CSS = """
    PanelView { height: 1fr; }
    """

    panel: var[Panel | None] = var(None, init=False)

    def watch_panel(self) -> None:
        """Draw it."""
        self.lay_out()

    def lay_out(self) -> None:
        """Lay it out for the width of now."""
        self.refresh()
        width = self.text_width
        if self.panel is None or not width:
            return
        verdict = [Line(line) for line in wrapped(inline(self.panel.headline), width - 2, " ", " ")]
        blocks = [Line(Content(" ") + line.text) for line in draw(self.panel.blocks, width - 2)]
        self.show([*verdict, BLANK, *blocks])
