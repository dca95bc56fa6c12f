"""The columns of a list of any length: how wide each is, and a row or a heading laid out in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from negotui.domain.layout import shares
from negotui.tui.drawing.cells import clipped, fit
from negotui.tui.drawing.literal import literal

Cell = tuple[str, str]
"""A text and its ink."""

_WIDEST = 48
"""No column asks for more cells: a title of a thousand letters leaves the others their room."""
_EDGE = 4
"""The cells before the first column, where the cursor's mark stands, and after the last."""
_GAP = 2


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list, as wide as what stands in it; where there is no room for all, the widest texts are cut first.

    title: its heading.  from_width: the least width of the list, in cells, at which it is shown.  right: if it is right-aligned.
    whole: whether it is never cut, as figures and days are not.  wraps: whether what is cut goes on below, where a row has several
    lines; in one column at most.
    """

    title: str
    from_width: int = 0
    right: bool = False
    whole: bool = False
    wraps: bool = False


class Columns:
    """Columns that have grown with what was shown in them. They never shrink, so that nothing jumps as one scrolls or filters."""

    def __init__(self, columns: Sequence[ListColumn]) -> None:
        self._columns = tuple(columns)
        self._needed = [0] * len(self._columns)
        # The column that says what a row is: the one that wraps, else the first.
        self._main = next((number for number, column in enumerate(self._columns) if column.wraps), 0)

    def make_room(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Grow by what these rows need."""
        for row in rows:
            self._needed = [
                max(need, min(cell_len(text), _WIDEST)) for need, (text, _) in zip(self._needed, row, strict=True)
            ]

    def heading(self, width: int, sorted_by: tuple[int, bool] | None = None) -> Content:
        """The titles, with a mark at the column that the rows are sorted by. sorted_by: its number, and whether descending."""
        column_sorted, downwards = sorted_by or (-1, False)
        mark = " ▼" if downwards else " ▲"
        titles = [column.title + mark * (number == column_sorted) for number, column in enumerate(self._columns)]
        cells = [(title, "muted") for title in titles]
        # Room for the mark is kept in the columns from the first time on that it is shown.
        self._needed = [max(need, cell_len(title)) for need, title in zip(self._needed, titles, strict=True)]
        return self.line(cells, width)

    def line(self, cells: Sequence[Cell], width: int, mark: str = " ", goes_on: bool = False) -> Content:
        """Cells side by side, each in its column. mark: what stands before them.  goes_on: whether there is a line below."""
        parts = []
        for (text, ink), size, column in zip(cells, self._sizes(width), self._columns, strict=True):
            if size:
                content = _in_two(text, ink, size)[0] if goes_on and column.wraps else literal(text, ink)
                parts.append(fit(content, size, column.right))
        return Content(f" {mark} ") + Content(" " * _GAP).join(parts)

    def below(self, cells: Sequence[Cell], width: int) -> Content:
        """What had no room in the first line of a row, with all the room to the right of where it began."""
        sizes = self._sizes(width)
        indent = _EDGE - 1 + sum(size + _GAP for size in sizes[: self._main] if size)
        _, rest = _in_two(*cells[self._main], sizes[self._main])
        return Content(" " * indent) + clipped(rest, max(width - indent - 1, 1))

    def _sizes(self, width: int) -> list[int]:
        """The width of each column, 0 for one that this width has no room for.

        The main column shrinks only where it is twice as wide as any other, and takes what is left over.
        """
        main = self._main
        needed = [max(cell_len(column.title), need) for column, need in zip(self._columns, self._needed, strict=True)]
        shown = [n for n, column in enumerate(self._columns) if width >= column.from_width and n != main]
        sizes = [need if number in shown else 0 for number, need in enumerate(needed)]
        room = width - _EDGE - _GAP * len(shown)
        cut = [number for number in shown if not self._columns[number].whole]
        half, more = needed[main] // 2, -(-needed[main] // 2)
        texts = [half, more, *(needed[number] for number in cut)]
        half, more, *texts = shares(texts, room - sum(sizes[number] for number in shown if number not in cut))
        for number, size in zip(cut, texts, strict=True):
            sizes[number] = size
        sizes[main] = max(half + more, room - sum(sizes))
        return sizes


def _in_two(text: str, ink: str, first: int) -> tuple[Content, Content]:
    """A text as what fits into the first `first` cells by whole words, and the rest."""
    content = literal(text, ink)
    if content.cell_length <= first:
        return content, Content("")
    head = content.wrap(max(first, 1))[0].rstrip()
    rest = content[len(head.plain) :]
    return head, rest[len(rest.plain) - len(rest.plain.lstrip()) :]
