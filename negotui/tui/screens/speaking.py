"""The page for the room, the night before: as it will be on paper. At the table a fuller page stands beside the log."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from negotui.domain.blocks import Paragraph, Rule, Span
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.clipboard import copy
from negotui.tui.commands import bindings
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.headings import workbook_heading
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.widgets.bars import KeyBar, TopLine
from negotui.tui.widgets.blocks_view import BlocksView

WORKBOOK, TABLE, QUESTIONS = "workbook", "table", "questions"
_NEXT = (
    "This is your page. The workbook has room for the rest: esc opens it, and you can add to everything here. "
    "When the talk begins, t goes to the table. e asks the questions again."
)
_MINE = "For your eyes. v shows the page for a table where others see it, p prints it, x writes it to a file."
_THEIRS = "Without limits, alternatives, guesses and what you keep back. v shows your own page again."


class SpeakingScreen(NegotiationScreen):
    """The page for the room. leads_to: where the user goes from here, once it is dismissed.

    for_table: whether it is the page that others may see.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    for_table: var[bool] = var(False, init=False)

    def __init__(
        self, workspace: Workspace, guide: Guide, negotiation: Negotiation, after_questions: bool = False
    ) -> None:
        """after_questions: whether the five minutes led here."""
        super().__init__(workspace, guide, negotiation)
        self.leads_to = WORKBOOK
        self._after_questions = after_questions

    def compose(self) -> ComposeResult:
        """Top line, page, keys."""
        yield TopLine(id="top")
        yield BlocksView(id="speaking")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(BlocksView).focus()
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The questions are asked again only where they were asked before."""
        return self._after_questions or parameters != (QUESTIONS,)

    def redraw(self) -> None:
        """Show the page as it is now."""
        said = _THEIRS if self.for_table else _NEXT if self._after_questions else _MINE
        page = self.workspace.brief.page(self.negotiation, self.for_table)
        self.query_one(BlocksView).blocks = (*page.blocks, Rule(), Paragraph((Span(said, emphasis=True),)))
        self.draw_top()

    def draw_top(self) -> None:
        """Say what is open, and whether all is saved."""
        self.query_one(TopLine).heading = workbook_heading(self.opened)

    def watch_for_table(self) -> None:
        """Another page."""
        self.redraw()

    def action_variant(self) -> None:
        """Turn the page over: mine, or the one that others may see."""
        self.for_table = not self.for_table

    def action_export(self) -> None:
        """Write the page to a file."""
        from negotui.tui.screens.export_file import ask_and_export_page

        ask_and_export_page(self, self.workspace, lambda: self.workspace.brief.page(self.negotiation, self.for_table))

    def action_copy(self) -> None:
        """Copy the page."""
        copy(self.app, self.workspace.brief.page(self.negotiation, self.for_table).text, "the page")

    def action_print(self) -> None:
        """Send the page to the printer; it may take its time."""
        self._print(self.workspace.brief.page(self.negotiation, self.for_table).text)

    @work(thread=True, exclusive=True)
    def _print(self, text: str) -> None:
        from negotui.services.printing import print_page

        try:
            print_page(text)
        except NegotuiError as error:
            self.app.call_from_thread(show_error, self, error)
        else:
            self.app.call_from_thread(partial(show_notice, self, "The page is on its way to the printer."))

    def action_lead(self, to: str) -> None:
        """Leave, to one of the places that are named above."""
        self.leads_to = to
        self.dismiss(None)
