"""A page of blocks that is laid out for its width and scrolls. Must not know where the blocks come from, nor lead anywhere."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var

from negotui.domain.blocks import Block
from negotui.tui.commands import bindings
from negotui.tui.draw import draw
from negotui.tui.widgets.lines import Line, LinesView


class BlocksView(LinesView):
    """Draws blocks, with a blank on their left. blocks: what is on the page."""

    BINDINGS = bindings("list")

    blocks: var[tuple[Block, ...]] = var((), init=False)

    def watch_blocks(self) -> None:
        """Draw the page from its top."""
        self.relaid()
        self.top = 0

    def relaid(self) -> None:
        """Lay the page out anew."""
        width = self.text_width - 2
        if width > 0:
            self.show([Line(Content(" ") + line.text) for line in draw(self.blocks, width)])

    def action_move(self, by: int) -> None:
        """Scroll by a line."""
        self.move(by)

    def action_page(self, by: int) -> None:
        """Scroll by a page."""
        self.page(by)

    def action_ends(self, last: bool) -> None:
        """Scroll to an end."""
        self.ends(last)
