"""At the table: the page to speak from, the log, and what each offer means. It gathers and hands down; it values nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import var

from negotui.domain.blocks import WORKING, Block
from negotui.domain.guide import TABLE, Guide
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.talk_log import Logged
from negotui.services.workspace import Workspace
from negotui.tui.again import again_of
from negotui.tui.commands import bindings
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.drawing.blocks import draw
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.export_file import ask_and_export
from negotui.tui.screens.headings import talk_heading
from negotui.tui.screens.method import show_method
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.talk_log_pane import TalkLogPane
from negotui.tui.screens.talk_questions import QUESTIONS, TalkState
from negotui.tui.screens.talk_reading import TalkReading
from negotui.tui.widgets.bars import KeyBar, TopLine
from negotui.tui.widgets.blocks_view import BlocksView

_WIDE = 76
"""From so many columns on the page stands beside the log."""


class TalkScreen(NegotiationScreen):
    """The table. log: what was logged.  hidden: whether what others must not see is left out."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("table")
    ASKS_BEFORE_LEAVING = True
    EXPORTS = TABLE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]

    hidden: var[bool] = var(False, init=False)

    def __init__(self, workspace: Workspace, guide: Guide, negotiation: Negotiation, entry: str = "") -> None:
        """entry: the id of what is logged to begin at, or empty for the newest."""
        super().__init__(workspace, guide, negotiation)
        self._begin_at = entry
        self.log_pane = TalkLogPane(self.opened, guide)
        # What others with the same counterpart or of the same kind have taught; nothing of it changes during a talk.
        self._earlier: tuple[Block, ...] = ()
        self._reading = TalkReading(self, workspace, self.redraw)

    def compose(self) -> ComposeResult:
        """Page, and beside it what an offer means over the log."""
        yield TopLine(id="top")
        with Horizontal(id="body"):
            yield BlocksView(id="page")
            yield self.log_pane
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what is there, and follow the clock."""
        try:
            self._earlier = self.workspace.lessons.blocks(self.negotiation)
        except NegotuiError as error:
            show_error(self, error)
        self.log_pane.rows.focus()
        self.redraw(self._begin_at)
        self.set_interval(1.0, self.draw_top)

    def on_resize(self, event: events.Resize) -> None:
        """Share the width anew."""
        _share(self, event.size.width)

    # What is shown

    def redraw(self, at: str = "") -> None:
        """Show what has changed. at: the id of what the cursor is to stand on, or empty where it stays on what it is on."""
        self.log_pane.redraw(at)
        self._reading.read(self.negotiation)
        page, read = self.workspace.talk.page(self.negotiation), self._reading.blocks
        shown = page.open if self.hidden else (*read, *page.secret, *page.open, *page.ready, *self._earlier)
        view = self.query_one("#page", BlocksView)
        if view.blocks != shown:
            view.blocks = shown
        self.draw_top()

    def draw_top(self) -> None:
        """Say with whom one talks, when the last offer was made, and whether all is saved."""
        heading = talk_heading(self.opened, self.workspace.talk.minute(), self.hidden)
        top = self.query_one(TopLine)
        if top.heading != heading:
            top.heading = heading

    def watch_hidden(self) -> None:
        """Leave out what others must not see, or show it again."""
        self.log_pane.hide(self.hidden)
        self.redraw()

    # Keys

    def action_ask(self, what: str) -> None:
        """Ask for something to log. what: of QUESTIONS."""
        if self.workspace.read_only:
            show_error(self, NegotuiError("This file is read-only.", self.workspace.read_only))
        elif self.forms.close():
            state = TalkState(
                self, self.workspace, self.guide, self.negotiation, lambda: self.log_pane.board, self.hidden
            )
            QUESTIONS[what](state, self._log)

    def _log(self, log: Callable[[], Logged], notice: str = "", offered: bool = False) -> None:
        """Log something, show it and say so; a talk that stands still after an offer is shown its ways out."""
        try:
            logged = log()
        except NegotuiError as error:
            show_error(self, error)
            return
        self.opened.replace_silently(logged.negotiation)
        self.redraw(logged.entry.id)
        if notice:
            show_notice(self, notice)
        if offered and self.log_pane.board.stands_still and not self.hidden:
            self.action_ways_out()

    async def action_edit(self) -> None:
        """Edit what is logged under the cursor."""
        if not self.query_one("#page").has_focus:
            await self.log_pane.edit()

    def action_delete(self) -> None:
        """Delete what is logged under the cursor."""
        self.log_pane.delete()

    def action_hide(self) -> None:
        """Hide what others must not see, or show it again."""
        self.hidden = not self.hidden

    def action_ways_out(self) -> None:
        """Show ways out of an impasse."""
        if self.hidden:
            show_notice(self, "Ways out name your packages and alternatives: h shows what is hidden first.")
            return
        blocks = self.workspace.talk.ways_out(self.negotiation, self.log_pane.board)
        self.app.push_screen(PageDialog("Ways out", partial(draw, blocks)))

    def action_take_reading(self) -> None:
        """Take what their offers say over into the guesses of their limits."""
        self._reading.take_over(self.negotiation)
        self.reload()

    def action_switch(self) -> None:
        """From the log to the page, and back."""
        page = self.query_one("#page", BlocksView)
        if page.has_focus:
            self.log_pane.display = True
            self.log_pane.rows.focus()
        else:
            page.display = True
            page.focus()
        self.call_after_refresh(_share, self, self.app.size.width)

    def action_export(self) -> None:
        """Write the log and the offers to a file."""
        if self.hidden:
            show_notice(self, "What would be written is shown beforehand: h shows what is hidden first.")
        elif self.forms.flush():
            ask_and_export(self, self.workspace, self.negotiation, self.EXPORTS)

    def action_help(self) -> None:
        """Show the guidance for the talk."""
        room = self.guide.section(TABLE)
        self.app.push_screen(PageDialog(room.title, partial(draw, room.guidance)))

    def action_method(self) -> None:
        """Show how offers are valued."""
        task = self.workspace.analysis.task(self.negotiation, TABLE)
        show_method(self, WORKING if task.is_long else task.work())

    def action_back(self) -> None:
        """Leave, one thing at a time: the form, then the table."""
        if self.forms.surface is not None:
            if self.forms.close():
                again_of(self).step_closed()
        elif self.hidden:
            show_notice(self, "The workbook shows what is hidden here: h shows it, then esc leaves.")
        elif again_of(self).may_leave(self, "esc again leaves the table."):
            self.dismiss(None)


def _share(screen: TalkScreen, width: int) -> None:
    """On a narrow screen one of page and log is seen at a time: the one with the focus."""
    page = screen.query_one("#page")
    narrow = width < _WIDE
    page.display = not narrow or page.has_focus
    screen.log_pane.display = not narrow or not page.display
