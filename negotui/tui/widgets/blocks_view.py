"""A page of blocks that is laid out for its width and scrolls."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var

from negotui.domain.blocks import Block
from negotui.tui.drawing.blocks import draw
from negotui.tui.drawing.lines import Line
from negotui.tui.widgets.lines_view import LinesView


class BlocksView(LinesView):
    """Draws blocks, with a blank on their left. blocks: what is on the page."""

    blocks: var[tuple[Block, ...]] = var((), init=False)

    def watch_blocks(self) -> None:
        """Draw the page from its top."""
        self.lay_out()
        self.top = 0

    def lay_out(self) -> None:
        """Lay the page out anew."""
        width = self.text_width - 2
        if width > 0:
            self.show([Line(Content(" ") + line.text) for line in draw(self.blocks, width)])
