"""What somebody has just said, over the rest of the screen: as high as its words need, up to a few lines."""

from __future__ import annotations

from negotui.tui.widgets.blocks_view import BlocksView

_MOST = 4


class SpokenView(BlocksView, can_focus=False):
    """A paragraph that takes no more room than it needs."""

    def lay_out(self) -> None:
        """Lay it out anew, and follow its height."""
        super().lay_out()
        self.styles.height = min(max(self.length, 1), _MOST)
