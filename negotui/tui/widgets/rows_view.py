"""A list of any length: rows are fetched a window at a time as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style

from negotui.tui.commands import bindings
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.columns import Cell, Columns, ListColumn
from negotui.tui.widgets.pane import Pane, rendered


@dataclass(frozen=True, slots=True)
class Row:
    """One row. id: what it stands for.  cells: one a column, with its ink."""

    id: str
    cells: tuple[Cell, ...]


Fetch = Callable[[int, int], Sequence[Row]]
_WINDOW = 64


class RowsView(Pane):
    """Rows below a fixed heading. `fetch` returns the rows of a window; `refill` sets their number and fetches them again.

    nothing: the text for an empty list.  sorted_by: the number of the column that rows are sorted by, and whether descending.
    two_from: the least height of the list, in lines, from which on a row has two lines; 0 for never.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    HEAD = 1

    cursor: var[int] = var(0, init=False)
    nothing: var[str] = var("", init=False)
    sorted_by: var[tuple[int, bool] | None] = var(None, init=False)

    class SightChanged(Message):
        """Other rows are in sight than before, or they may have changed."""

    class CursorMoved(Message):
        """The cursor stands on another row."""

    class Opened(Message):
        """The row under the cursor was clicked."""

    def __init__(
        self, columns: Sequence[ListColumn], fetch: Fetch, *, two_from: int = 0, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._columns, self._fetch = Columns(columns), fetch
        self._count, self._two_from = 0, two_from
        self._windows: dict[int, Sequence[Row]] = {}

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Other columns from now on; the rows have a cell for each."""
        self._columns = Columns(columns)
        self.fetch_again()

    def refill(self, count: int, cursor: int | None = None) -> None:
        """There are `count` rows now, and those that were fetched may have changed."""
        self._count = count
        self._windows.clear()
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        self.top = self.validate_top(self.top)
        _show_cursor(self)
        self.refresh()
        self.post_message(self.SightChanged())

    def watch_top(self) -> None:
        """Tell that other rows are in sight."""
        self.post_message(self.SightChanged())

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first row in sight, and the one after the last."""
        return self.top // self.each, min(-(-(self.top + self.room) // self.each), self._count)

    @property
    def each(self) -> int:
        """How many lines a row has."""
        return 2 if self._two_from and self.size.height >= self._two_from else 1

    @property
    def length(self) -> int:
        """How many lines there are."""
        return self._count * self.each

    def row(self, number: int) -> Row | None:
        """The row of that number, fetched with its window when it is first asked for."""
        if not 0 <= number < self._count:
            return None
        window, place = divmod(number, _WINDOW)
        if window not in self._windows:
            rows = self._windows[window] = self._fetch(window * _WINDOW, (window + 1) * _WINDOW)
            self._columns.make_room(row.cells for row in rows)
        rows = self._windows[window]
        return rows[place] if place < len(rows) else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    # The cursor

    def watch_cursor(self, old: int, new: int) -> None:
        """Bring the cursor into sight; where nothing scrolls only two lines are drawn anew."""
        top = self.top
        self.post_message(self.CursorMoved())
        _show_cursor(self)
        if self.top == top:
            for number in (old, new):
                self.refresh(Region(0, number * self.each - top + self.HEAD, self.size.width, self.each))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + by, self._count - 1))

    def action_page(self, by: int) -> None:
        """Move by a page."""
        self.action_move(by * max(self.room // self.each - 2, 1))

    def action_ends(self, last: bool) -> None:
        """Move to an end."""
        self.cursor = max(self._count - 1, 0) if last else 0

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a click on the cursor's row opens it."""
        number = (event.y - self.HEAD + self.top) // self.each
        if event.y < self.HEAD or not 0 <= number < self._count:
            return
        if number == self.cursor:
            self.post_message(self.Opened())
        self.cursor = number

    # Drawing

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.top = self.validate_top(self.top)
        _show_cursor(self)
        self.post_message(self.SightChanged())

    def render_line(self, y: int) -> Strip:
        """A line; the first one says why there are no rows."""
        if self._count or y != self.HEAD or not self.nothing:
            return super().render_line(y)
        strip = rendered(literal(f"   {self.nothing}", "muted"), self.visual_style, self.resolve)
        return strip.crop_extend(0, self.size.width, self.visual_style.rich_style)

    def line(self, number: int, width: int, base: Style) -> Strip:
        """A line of a row, or the heading above them all."""
        place, part = divmod(number, self.each)
        row = self.row(place) if number >= 0 else None
        at_cursor = place == self.cursor and row is not None
        style = base + self.resolve("cursor" if self.has_focus else "rest") if at_cursor else base
        if number < 0:
            for visible in range(*self.in_sight):  # what stands in them says how wide the columns are
                self.row(visible)
            text = self._columns.heading(width, self.sorted_by)
        elif row is None:
            return Strip.blank(width, base.rich_style)
        elif part:
            text = self._columns.below(row.cells, width)
        else:
            text = self._columns.line(row.cells, width, "▸" if at_cursor else " ", goes_on=self.each > 1)
        return rendered(text, style, self.resolve).crop_extend(0, width, style.rich_style)

    def fetch_again(self) -> None:
        """Draw the rows in sight again, such as when a figure of theirs has come."""
        self._windows.clear()
        self.refresh()


def _show_cursor(rows: RowsView) -> None:
    first = rows.cursor * rows.each
    rows.bring_into_sight(first, first + rows.each - 1)


class LibraryRows(RowsView):
    """The list of negotiations, with the keys of the library."""

    BINDINGS = bindings("library")
