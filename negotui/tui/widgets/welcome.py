"""What a first start shows: what this is and the ways to begin."""

from __future__ import annotations

from textual.content import Content

from negotui.tui.commands import bindings
from negotui.tui.drawing.blocks import wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.lines_view import LinesView

WAYS = (
    ("screen.begin('quick')", "N", "Prepare in five minutes", "eight questions, then a page to speak from"),
    ("screen.begin('new')", "n", "Begin your own workbook", "from a template, or empty"),
    ("screen.begin('example')", "o", "Look at a worked example", "a salary negotiation, every sheet filled in"),
    ("screen.begin('tour')", "t", "Take the tour", "one minute, over that example"),
)
"""The ways to begin: the action, its key, what it is called, and more where there is room."""


class Welcome(LinesView):
    """The ways to begin; enter takes the one under the cursor."""

    BINDINGS = bindings("library")

    def lay_out(self) -> None:
        """Lay it out for the width."""
        width = max(self.text_width, 20)
        about = (
            "A workbook for the talk ahead: prepare it section by section, see what it adds up to, keep what you learn."
        )
        lines = [
            BLANK,
            Line(literal("  negotui", "title")),
            BLANK,
            *(Line(line) for line in wrapped(literal(about), min(width - 2, 76), "  ", "  ")),
            BLANK,
        ]
        for action, key, title, more in WAYS:
            line = Content("   ") + literal(key, "key") + literal(f"  {title}")
            if width > 70:
                line = line + literal(f", {more}", "muted")
            lines.append(Line(line, action))
        about = "Everything stays in one file on this machine. Nothing leaves it unless you export it."
        lines += [BLANK, *(Line(line) for line in wrapped(literal(about, "muted"), min(width - 2, 76), "  ", "  "))]
        self.show(lines)

    def action_page(self, by: int) -> None:
        """To the first or the last."""
        self.action_ends(by > 0)
