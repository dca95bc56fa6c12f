"""The page to speak from, the night before: over the whole width. At the table the same page stands beside the log."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from negotui.domain.blocks import Paragraph, Rule, Span
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.screens.headings import workbook_heading
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.widgets.bars import KeyBar, TopLine
from negotui.tui.widgets.blocks_view import BlocksView

WORKBOOK, TABLE, QUESTIONS = "workbook", "table", "questions"
_NEXT = (
    "This is your page. The workbook has room for the rest: esc opens it, and you can add to everything here. "
    "When the talk begins, t goes to the table. e asks the questions again."
)


class SpeakingScreen(NegotiationScreen):
    """The page to speak from. leads_to: where the user goes from here, once it is dismissed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, workspace: Workspace, guide: Guide, negotiation: Negotiation) -> None:
        super().__init__(workspace, guide, negotiation)
        self.leads_to = WORKBOOK

    def compose(self) -> ComposeResult:
        """Top line, page, keys."""
        yield TopLine(id="top")
        yield BlocksView(id="speaking")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(BlocksView).focus()
        self.redraw()

    def redraw(self) -> None:
        """Show the page as it is now."""
        blocks = self.workspace.quick.page(self.negotiation)
        self.query_one(BlocksView).blocks = (*blocks, Rule(), Paragraph((Span(_NEXT, emphasis=True),)))
        self.draw_top()

    def draw_top(self) -> None:
        """Say what is open, and whether all is saved."""
        self.query_one(TopLine).heading = workbook_heading(self.opened)

    def action_lead(self, to: str) -> None:
        """Leave, to one of the places that are named above."""
        self.leads_to = to
        self.dismiss(None)
