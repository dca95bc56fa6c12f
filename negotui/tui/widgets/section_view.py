"""The section of the workbook: one light widget with one cursor through everything. Must not change a value itself."""

from __future__ import annotations

from textual import events
from textual.reactive import var

from negotui.tui.commands import bindings
from negotui.tui.widgets.lines import LinesView
from negotui.tui.widgets.section_lines import Shown, section_lines


class SectionView(LinesView):
    """Draws what it is given; its keys are the screen's to act on."""

    BINDINGS = bindings("list", "section")

    shown: var[Shown | None] = var(None, init=False)

    def watch_shown(self, old: Shown | None, new: Shown | None) -> None:
        """Draw it; another section starts at its first entry."""
        another = old is None or new is None or old.section.id != new.section.id
        if another:
            self.top = 0
        self._redraw("" if another else None)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the tables out anew."""
        self._redraw(None)

    def _redraw(self, target: str | None) -> None:
        width = self.text_width
        if self.shown is not None and width:
            self.show(section_lines(self.shown, width), target)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.page(by)

    def action_ends(self, last: bool) -> None:
        """Move the cursor to the first or the last."""
        self.ends(last)
