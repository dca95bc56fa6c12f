"""What was logged at the table, and what the line under the cursor means; a form opens below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from negotui.analysis.offers.board import Board
from negotui.analysis.packages.reading import base_of
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry
from negotui.tui.screens.background import Background
from negotui.tui.screens.form_session import FormColumn
from negotui.tui.screens.open_negotiation import OpenNegotiation
from negotui.tui.screens.section_pane import delete_entry
from negotui.tui.screens.talk_rows import COLUMNS, OPEN_COLUMNS, logged_newest_first, talk_row
from negotui.tui.widgets.blocks_view import BlocksView
from negotui.tui.widgets.rows_view import Row, RowsView

_ROOMY = 9
"""From so many lines on the log has room for the terms of an offer in full."""


class TalkLogPane(FormColumn):
    """The log. board: the offers with what each means.  hidden: whether what others must not see is left out."""

    def __init__(self, opened: OpenNegotiation, guide: Guide) -> None:
        super().__init__(closed=self._form_closed)
        self.opened, self.guide, self.hidden = opened, guide, False
        self._background = Background(self)
        self.board: Board = opened.workspace.talk.unscored(opened.negotiation)
        self._logged: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """What an offer means, over the log."""
        yield BlocksView(id="score")
        yield RowsView(COLUMNS, self._fetch, two_from=_ROOMY, id="log")

    @property
    def rows(self) -> RowsView:
        """The log."""
        return self.query_one(RowsView)

    def redraw(self, at: str = "") -> None:
        """Show the negotiation as it is. at: the id of what the cursor is to stand on; without it, it stays on what it is on."""
        rows, negotiation = self.rows, self.opened.negotiation
        current = at or (rows.current.id if self._logged and rows.current else "")
        self._score()
        self._logged = logged_newest_first(negotiation, self.opened.workspace.talk.LOG)
        ids = [entry.id for entry in self._logged]
        rows.refill(len(ids), ids.index(current) if current in ids else 0)
        self._draw_meaning()

    def _score(self) -> None:
        """Score the offers: at once, or where that takes longer than a repaint, in a thread, and draw them again when it is done.

        What is logged meanwhile does not begin it anew, and is scored on top of the others.
        """
        talk, negotiation = self.opened.workspace.talk, self.opened.negotiation
        task = talk.board_task(negotiation)
        if task.is_long:
            self.board = talk.unscored(negotiation)
            self._background.ask(base_of(negotiation), task, lambda _: self.redraw())
        else:
            self._background.stop()
            self.board = task.work()

    def _fetch(self, start: int, stop: int) -> Sequence[Row]:
        context, scores = self.opened.context(), {one.offer.entry.id: one for one in self.board.scores}
        return [talk_row(entry, self.board, scores, context, self.hidden) for entry in self._logged[start:stop]]

    def _draw_meaning(self) -> None:
        """Show what the line under the cursor means, or how one begins."""
        talk, view = self.opened.workspace.talk, self.query_one("#score", BlocksView)
        blocks = talk.meaning(self.opened.negotiation, self.board, self.entry_at_cursor(), self.hidden)
        if view.blocks != blocks:
            view.blocks = blocks

    def hide(self, hidden: bool) -> None:
        """Leave out what others must not see from the next drawing on, or show it again."""
        self.hidden = hidden
        self.rows.show_columns(OPEN_COLUMNS if hidden else COLUMNS)

    # The cursor

    def entry_at_cursor(self) -> Entry | None:
        """What is logged on the line under the cursor."""
        row = self.rows.current
        return self.opened.negotiation.entry(row.id) if row else None

    def on_rows_view_sight_changed(self) -> None:
        """Other lines are in sight."""
        self._draw_meaning()

    def on_rows_view_cursor_moved(self) -> None:
        """The cursor stands on another line."""
        self._draw_meaning()

    async def on_rows_view_opened(self) -> None:
        """A click on the line under the cursor edits it."""
        await self.edit()

    # Changing what is logged

    async def edit(self) -> None:
        """Edit what is logged under the cursor."""
        entry = self.entry_at_cursor()
        if entry is not None:
            sheet = self.guide.sheet(entry.sheet)
            await self.forms.open(self.opened, f"Edit · {sheet.title}", entry, sheet)

    def delete(self) -> None:
        """Delete what is logged under the cursor."""
        entry = self.entry_at_cursor()
        if entry is not None and self.forms.close():
            delete_entry(self, self.opened, entry)

    def _form_closed(self, entry: Entry | None) -> None:
        """Back to the log, on what was edited."""
        self.rows.focus()
        self.redraw(entry.id if entry else "")
