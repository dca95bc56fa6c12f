"""At the table: the page to speak from, the log, and what each offer means. It gathers and hands down; it values nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from negotui.analysis.offers.board import Board
from negotui.domain.blocks import Block
from negotui.domain.guide import TABLE, Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import harmless
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.dialogs.pages import Page
from negotui.tui.drawing.blocks import draw
from negotui.tui.screens.editing import EditingScreen
from negotui.tui.screens.summaries import READ_ONLY, talk_heading
from negotui.tui.screens.talk_asking import Asking
from negotui.tui.screens.talk_rows import COLUMNS, OPEN_COLUMNS, happened, talk_row
from negotui.tui.widgets.bars import KeyBar, TopLine
from negotui.tui.widgets.blocks_view import BlocksView
from negotui.tui.widgets.rows_view import Row, RowsView

TABLE_NEEDS = ("offers", "name", "side", "terms", "at")
"""The sheet and fields that a guide must have for a table."""

_WIDE = 76
"""From so many columns on the page stands beside the log."""


class Table(EditingScreen):
    """The table. hidden: whether what others must not see is left out."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("table")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    hidden: var[bool] = var(False, init=False)

    def __init__(self, workspace: Workspace, guide: Guide, negotiation: Negotiation, entry: str = "") -> None:
        """entry: the id of what is logged to begin at, or empty for the newest."""
        super().__init__(workspace)
        self.guide, self._begin_at = guide, entry
        self.set_reactive(Table.negotiation, negotiation)
        self.board: Board | None = None
        self._logged: tuple[Entry, ...] = ()
        # What others with the same counterpart or of the same kind have taught; nothing of it changes during a talk.
        self._earlier: tuple[Block, ...] = ()
        self.asking = Asking(self)

    def compose(self) -> ComposeResult:
        """Page, and beside it what an offer means over the log."""
        yield TopLine(id="top")
        with Horizontal(id="body"):
            yield BlocksView(id="page")
            with Vertical(id="left"):
                yield BlocksView(id="score")
                yield RowsView(COLUMNS, self._fetch, id="log")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what is there, and look each second at the clock and at other windows."""
        try:
            self._earlier = self.workspace.lessons.blocks(self.kept)
        except NegotuiError as error:
            self.say(error)
        self.log_rows.focus()
        self.refill(self._begin_at)
        self.set_interval(1.0, self._look_around)

    def on_resize(self, event: events.Resize) -> None:
        """On a narrow screen one of the two is seen at a time: the one with the focus."""
        self._share(event.size.width)

    def _share(self, width: int) -> None:
        page, left = self.query_one("#page"), self.query_one("#left")
        narrow = width < _WIDE
        page.display = not narrow or page.has_focus
        left.display = not narrow or not page.display

    # What is shown

    @property
    def log_rows(self) -> RowsView:
        """The log."""
        return self.query_one(RowsView)

    def context(self) -> Context:
        """What texts in this negotiation may refer to."""
        return self.workspace.context(self.kept)

    def watch_negotiation(self) -> None:
        """Show what has changed."""
        if self.is_mounted:
            self.refill()

    def watch_status(self) -> None:
        """Say whether all is saved."""
        if self.is_mounted:
            self._draw_top()

    def watch_hidden(self) -> None:
        """Leave out what others must not see, or show it again."""
        self.log_rows.show_columns(OPEN_COLUMNS if self.hidden else COLUMNS)
        self.refill()

    def refill(self, at: str = "") -> None:
        """Hand everything down again. at: the id of what the cursor is to stand on; without it, it stays on what it is on."""
        rows, talk = self.log_rows, self.workspace.talk
        current = at or (rows.current.id if self._logged and rows.current else "")
        self.board = talk.board(self.kept, self.board)
        self._scores = {one.offer.entry.id: one for one in self.board.scores}
        self._logged = happened(self.kept, talk.LOG)
        ids = [entry.id for entry in self._logged]
        rows.refill(len(ids), ids.index(current) if current in ids else 0)
        self._draw_page()
        self._draw_score()
        self._draw_top()

    def _fetch(self, start: int, stop: int) -> Sequence[Row]:
        board, context = self.board, self.context()
        if board is None:
            return ()
        return [talk_row(entry, board, self._scores, context, self.hidden) for entry in self._logged[start:stop]]

    def _draw_page(self) -> None:
        page = self.workspace.talk.page(self.kept)
        shown = page.open if self.hidden else (*page.secret, *page.open, *self._earlier)
        view = self.query_one("#page", BlocksView)
        if view.blocks != shown:
            view.blocks = shown

    def _draw_score(self) -> None:
        view = self.query_one("#score", BlocksView)
        blocks = self._meaning()
        if view.blocks != blocks:
            view.blocks = blocks

    def _meaning(self) -> tuple[Block, ...]:
        """What the line under the cursor means, or how one begins."""
        if self.board is None:
            return ()
        return self.workspace.talk.meaning(self.kept, self.board, self.logged_at_cursor(), self.hidden)

    def _draw_top(self) -> None:
        status = READ_ONLY if self.workspace.read_only else self.status
        heading = talk_heading(self.kept, self.workspace.talk.minute(), status, self.hidden)
        top = self.query_one(TopLine)
        if top.heading != heading:
            top.heading = heading

    def _look_around(self) -> None:
        """Follow the clock, and what another window has changed."""
        try:
            if self.is_current and self.workspace.changed_elsewhere():
                self.reload()
        except NegotuiError as error:
            self.status = error.message
        self._draw_top()

    # The cursor

    def logged_at_cursor(self) -> Entry | None:
        """What is logged on the line under the cursor."""
        row = self.log_rows.current
        return self.kept.entry(row.id) if row else None

    def on_rows_view_seen(self) -> None:
        """Other lines are in sight."""
        self._draw_score()

    def on_rows_view_pointed(self) -> None:
        """The cursor stands on another line."""
        self._draw_score()

    async def on_rows_view_opened(self) -> None:
        """A click on the line under the cursor edits it."""
        await self.action_edit()

    # Keys

    def action_offer(self, side: str) -> None:
        """Log an offer."""
        self.asking.offer(side)

    def action_note(self) -> None:
        """Log a note."""
        self.asking.note()

    def action_signal(self) -> None:
        """Log a signal."""
        self.asking.signal()

    def action_answer(self) -> None:
        """Log an answer."""
        self.asking.answer()

    def action_promise(self) -> None:
        """Log a promise."""
        self.asking.promise()

    def action_tell(self) -> None:
        """Log that something was told."""
        self.asking.tell()

    def action_close_talk(self) -> None:
        """End the talk."""
        self.asking.close()

    async def action_edit(self) -> None:
        """Edit what is logged under the cursor."""
        entry = None if self.query_one("#page").has_focus else self.logged_at_cursor()
        if entry is not None:
            sheet = self.guide.sheet(entry.sheet)
            await self.open_form(f"Edit · {sheet.title}", entry, sheet, frozenset(), self.query_one("#left", Vertical))

    def form_closed(self, entry: Entry | None) -> None:
        """Back to the log, on what was edited."""
        self.log_rows.focus()
        self.refill(entry.id if entry else "")

    def action_delete(self) -> None:
        """Delete what is logged under the cursor."""
        entry = self.logged_at_cursor()
        if entry is None or not self.close_form():
            return
        name = self.context().name(entry)
        try:
            self.workspace.entries.delete(entry)
        except NegotuiError as error:
            self.say(error)
            return
        self.reload()
        self.done(f"Deleted “{harmless(name)[:60]}”. u brings it back.")

    def action_hide(self) -> None:
        """Hide what others must not see, or show it again."""
        self.hidden = not self.hidden

    def action_ways_out(self) -> None:
        """Show ways out of an impasse."""
        if self.board is None:
            return
        if self.hidden:
            self.done("Ways out name your packages and alternatives: h shows what is hidden first.")
            return
        blocks = self.workspace.talk.ways_out(self.kept, self.board)
        self.app.push_screen(Page("Ways out", partial(draw, blocks)))

    def action_switch(self) -> None:
        """From the log to the page, and back."""
        page = self.query_one("#page", BlocksView)
        if page.has_focus:
            self.query_one("#left").display = True
            self.log_rows.focus()
        else:
            page.display = True
            page.focus()
        self.call_after_refresh(self._share, self.app.size.width)

    def action_help(self) -> None:
        """Show the guidance for the talk."""
        room = self.guide.section(TABLE)
        self.app.push_screen(Page(room.title, partial(draw, room.guidance)))

    def action_method(self) -> None:
        """Show how offers are valued."""
        panel = self.workspace.analysis.panel(self.kept, TABLE)
        if panel is not None:
            self.app.push_screen(Page("How it is worked out", partial(draw, panel.method)))

    def action_back(self) -> None:
        """Leave, one thing at a time: the form, then the table."""
        if self.form is not None:
            self.close_form()
        elif self.hidden:
            self.done("The workbook shows what is hidden here: h shows it, then esc leaves.")
        else:
            self.dismiss(None)
