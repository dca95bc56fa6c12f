"""A list of any length: rows are fetched a window at a time as they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style

from negotui.tui.commands import bindings
from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.pane import Pane, rendered


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list. title: its heading.  width: in cells, 0 for the rest.  from_width: the least width of the list, in
    cells, at which it is shown.  right: whether it is right-aligned.
    """

    title: str
    width: int
    from_width: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. id: what it stands for.  cells: one a column, with its ink."""

    id: str
    cells: tuple[tuple[str, str], ...]


Fetch = Callable[[int, int], Sequence[Row]]
_WINDOW = 64


class RowsView(Pane):
    """Rows below a fixed heading. `fetch` returns the rows of a window; `refill` sets their number and fetches them again.

    nothing: the text for an empty list.  sorted_by: the number of the column that rows are sorted by, and whether descending.
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

    def __init__(self, columns: Sequence[ListColumn], fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns, self._fetch = tuple(columns), fetch
        self._count = 0
        self._windows: dict[int, Sequence[Row]] = {}

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Other columns from now on; the rows have a cell for each."""
        self._columns = tuple(columns)
        self.fetch_again()

    def refill(self, count: int, cursor: int | None = None) -> None:
        """There are `count` rows now, and those that were fetched may have changed."""
        self._count = count
        self._windows.clear()
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        self.top = self.validate_top(self.top)
        self.bring_into_sight(self.cursor, self.cursor)
        self.refresh()
        self.post_message(self.SightChanged())

    def watch_top(self) -> None:
        """Tell that other rows are in sight."""
        self.post_message(self.SightChanged())

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first row in sight, and the one after the last."""
        return self.top, min(self.top + self.room, self._count)

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self._count

    def row(self, number: int) -> Row | None:
        """The row of that number, fetched with its window when it is first asked for."""
        if not 0 <= number < self._count:
            return None
        window, place = divmod(number, _WINDOW)
        if window not in self._windows:
            self._windows[window] = self._fetch(window * _WINDOW, (window + 1) * _WINDOW)
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
        self.bring_into_sight(new, new)
        if self.top == top:
            for number in (old, new):
                self.refresh(Region(0, number - top + self.HEAD, self.size.width, 1))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + by, self._count - 1))

    def action_page(self, by: int) -> None:
        """Move by a page."""
        self.action_move(by * max(self.room - 2, 1))

    def action_ends(self, last: bool) -> None:
        """Move to an end."""
        self.cursor = max(self._count - 1, 0) if last else 0

    def on_click(self, event: events.Click) -> None:
        """Put the cursor there; a click on the cursor's row opens it."""
        number = event.y - 1 + self.top
        if event.y == 0 or not 0 <= number < self._count:
            return
        if number == self.cursor:
            self.post_message(self.Opened())
        self.cursor = number

    # Drawing

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.top = self.validate_top(self.top)
        self.bring_into_sight(self.cursor, self.cursor)
        self.post_message(self.SightChanged())

    def render_line(self, y: int) -> Strip:
        """A line; the first one says why there are no rows."""
        if self._count or y != self.HEAD or not self.nothing:
            return super().render_line(y)
        strip = rendered(literal(f"   {self.nothing}", "muted"), self.visual_style, self.resolve)
        return strip.crop_extend(0, self.size.width, self.visual_style.rich_style)

    def line(self, number: int, width: int, base: Style) -> Strip:
        """A row, or the heading above them all."""
        row = self.row(number)
        at_cursor = number == self.cursor
        style = base + self.resolve("cursor" if self.has_focus else "rest") if at_cursor and row else base
        if number < 0:
            text = _line(" ", _headings(self._columns, self.sorted_by), self._columns, width)
        elif row is None:
            return Strip.blank(width, base.rich_style)
        else:
            text = _line("▸" if at_cursor else " ", row.cells, self._columns, width)
        return rendered(text, style, self.resolve).crop_extend(0, width, style.rich_style)

    def fetch_again(self) -> None:
        """Draw the rows in sight again, such as when a figure of theirs has come."""
        self._windows.clear()
        self.refresh()


def _headings(columns: Sequence[ListColumn], sorted_by: tuple[int, bool] | None) -> tuple[tuple[str, str], ...]:
    """The heading of each column, with a mark at the one that the rows are sorted by."""
    column_sorted, downwards = sorted_by or (-1, False)
    mark = " ▼" if downwards else " ▲"
    return tuple((column.title + mark * (number == column_sorted), "muted") for number, column in enumerate(columns))


def _sizes(columns: Sequence[ListColumn], width: int) -> list[int]:
    """The width of each column, 0 for one that this width has no room for."""
    sizes = [column.width if width >= column.from_width else -1 for column in columns]
    used = sum(size + 2 for size in sizes if size > 0)
    return [max(width - used - 4, 8) if size == 0 else max(size, 0) for size in sizes]


def _line(mark: str, cells: Sequence[tuple[str, str]], columns: Sequence[ListColumn], width: int) -> Content:
    """Cells side by side, each in its column. mark: what stands before them."""
    parts = [
        fit(literal(text, ink), size, column.right)
        for (text, ink), size, column in zip(cells, _sizes(columns, width), columns, strict=True)
        if size
    ]
    return Content(f" {mark} ") + Content("  ").join(parts)


class LibraryRows(RowsView):
    """The list of negotiations, with the keys of the library."""

    BINDINGS = bindings("library")
