"""Fits content into cells: wraps it, cuts it, divides it into columns, puts it at a position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content

from negotui.domain.layout import shares


def wrapped(content: Content, width: int, first: str = "", rest: str = "") -> list[Content]:
    """Content in lines of at most `width` cells. first, rest: prefixes of the first line and of all others."""
    indent = max(len(first), len(rest))
    lines: list[Content] = []
    for piece in content.split("\n", allow_blank=True):
        for line in piece.rstrip().wrap(max(width - indent, 4)) if piece.plain.strip() else [Content("")]:
            lines.append(Content(rest if lines else first) + line)
    return lines


def column_widths(
    rows: Sequence[Sequence[Content]], width: int, gap: int = 2, least: int = 6, first: int = 6
) -> list[int]:
    """The width of each column, such that all fit: the widest shrink first; if that is not enough, the last ones are dropped.

    least: the width in cells below which no column shrinks, unless its content is narrower.  first: the same for the first column.
    """
    count = max(map(len, rows), default=0)
    sizes = [max((row[i].cell_length for row in rows if i < len(row)), default=0) for i in range(count)]
    while count > 1 and _least(sizes[:count], least, first) + gap * (count - 1) > width:
        count -= 1
    return shares(sizes[:count], width - gap * max(count - 1, 0))


def _least(sizes: Sequence[int], least: int, first: int) -> int:
    """The minimal width of all columns together, without gaps."""
    return min(sizes[0], first) + sum(min(size, least) for size in sizes[1:])


def fit(content: Content, width: int, right: bool = False) -> Content:
    """Content padded or cut to exactly `width` cells; a cut one ends in an ellipsis."""
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    missing = width - content.cell_length
    return content.pad_left(missing) if right else content.pad_right(missing)


def clipped(content: Content, width: int) -> Content:
    """Content in at most `width` cells; a cut one ends in an ellipsis."""
    return content if content.cell_length <= width else content.truncate(width, ellipsis=True)


def flowed(parts: Sequence[Content], width: int, gap: int = 3) -> list[Content]:
    """Parts one behind the other in lines of at most `width` cells; a part is broken only where it has no room on a line."""
    lines: list[list[Content]] = []
    used = 0
    for part in parts:
        for piece in [part] if part.cell_length <= width else wrapped(part, width):
            if lines and used + gap + piece.cell_length <= width:
                lines[-1].append(piece)
                used += gap + piece.cell_length
            else:
                lines.append([piece])
                used = piece.cell_length
    return [Content(" " * gap).join(line) for line in lines]


class Cells:
    """A row of cells, each with a letter one cell wide and an ink. What is put outside of the row is ignored."""

    def __init__(self, width: int, letter: str = " ", ink: str = "") -> None:
        self._cells = [(letter, ink)] * max(width, 0)

    @property
    def width(self) -> int:
        """How many cells there are."""
        return len(self._cells)

    def put(self, at: int, letters: str, ink: str = "") -> None:
        """Write letters from that cell on."""
        for number, letter in enumerate(letters, at):
            if 0 <= number < len(self._cells):
                self._cells[number] = (letter, ink)

    def is_free(self, first: int, last: int) -> bool:
        """Whether nothing but blanks stands from one cell to another, both inside of the row."""
        return 0 <= first <= last < len(self._cells) and all(cell[0] == " " for cell in self._cells[first : last + 1])

    def content(self) -> Content:
        """The row as content, neighbours of one ink in one span."""
        return Content("").join(self._runs())

    def _runs(self) -> Iterator[Content]:
        for ink, run in groupby(self._cells, lambda cell: cell[1]):
            text = "".join(letter for letter, _ in run)
            yield Content.styled(text, ink) if ink else Content(text)
