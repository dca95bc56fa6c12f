"""How a sheet is drawn cell by cell: columns that scroll with the cursor, the cell under it, and the hint below."""

from __future__ import annotations

from textual.content import Content

from negotui.domain.cells import CellCursor, CellText
from negotui.domain.fields import spec_of
from negotui.domain.text import harmless
from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.cells_data import SheetCells
from negotui.tui.widgets.fields.table import hint_of

HEAD = 2
"""How many lines stand above the rows: the title and the headings."""
_LEAST, _MOST, _NAME = 9, 30, 18
_GAP, _MARK = 2, 3


def widths(cells: SheetCells, cursor: CellCursor, width: int) -> dict[int, int]:
    """The width of each column in sight, by its number: the name always, and round the cursor as many as fit."""
    sizes = []
    for field in cells.fields:
        longest = max((len(cells.shown(row, field)) for row in range(cells.count)), default=0)
        sizes.append(max(_LEAST, min(longest + 1, _MOST), min(len(field.heading) + 1, _MOST)))
    sizes[0] = min(max(sizes[0], _NAME), max(width // 3, _LEAST))
    room = width - _MARK - sizes[0] - 1
    seen = {0: sizes[0]}
    # From the cursor to the left as far as there is room, then to the right: the one under the cursor is always there.
    for number in (*range(cursor.column, 0, -1), *range(cursor.column + 1, len(sizes))):
        size = sizes[number] if number != cursor.column else min(sizes[number], max(room - _GAP, 1))
        if size + _GAP > room:
            break
        seen[number] = size
        room -= size + _GAP
    return dict(sorted(seen.items()))


def title_line(cells: SheetCells, cursor: CellCursor, width: int) -> Content:
    """What is edited, and where one is in it."""
    row = f"{cursor.row + 1} of {cells.count - 1}" if cursor.row < cells.count - 1 else "a new one"
    right = literal(f"{row} · column {cursor.column + 1} of {len(cells.fields)} ", "muted")
    return fit(literal(f" {cells.view.title}", "title"), max(width - right.cell_length, 4)) + right


def heading_line(cells: SheetCells, cursor: CellCursor, sizes: dict[int, int]) -> Content:
    """The headings; the one of the cursor stands out. sizes: as `widths` gives them."""
    parts = [
        fit(
            literal(cells.fields[number].heading, "key" if number == cursor.column else "muted"),
            size,
            spec_of(cells.fields[number]).is_figure,
        )
        for number, size in sizes.items()
    ]
    return Content(" " * _MARK) + Content(" " * _GAP).join(parts)


def row_line(
    cells: SheetCells, cursor: CellCursor, typing: CellText | None, row: int, sizes: dict[int, int]
) -> Content:
    """A row, with a mark before the one that the cursor is in. sizes: as `widths` gives them."""
    parts = []
    for number, size in sizes.items():
        here = (row, number) == (cursor.row, cursor.column)
        if here and typing is not None:
            parts.append(_typed(typing, size))
        else:
            cell = _cell(cells, row, number, size)
            parts.append(literal(cell.plain, "chosen") if here else cell)
    return literal(" ▸ " if row == cursor.row else "   ", "key") + Content(" " * _GAP).join(parts)


def _cell(cells: SheetCells, row: int, number: int, size: int) -> Content:
    """A cell; what could not be read is marked, what is required and missing is a question mark."""
    field, entry = cells.fields[number], cells.entry(row)
    right, text = spec_of(field).is_figure, cells.shown(row, field)
    if cells.problem(row, field):
        return fit(literal(f"! {text}", "bad"), size, right)
    if text:
        return fit(literal(text), size, right)
    if entry is None:
        return fit(literal("" if number else "+", "muted"), size, right)
    needed = entry.needs(field)
    return fit(literal("?" if needed else "·", "warn" if needed else "faint"), size, right)


def _typed(typing: CellText, size: int) -> Content:
    """The text that is typed, scrolled so that the place of the next letter is in sight."""
    first = max(0, typing.at - size + 1)
    text = harmless(typing.text.replace("\n", "⏎").replace("\t", " "))
    seen = literal(text[first : first + size].ljust(size), "cursor")
    at = typing.at - first
    return seen.stylize("chosen", at, at + 1)


def cells_hint(cells: SheetCells, cursor: CellCursor, is_typing: bool, width: int) -> Content:
    """Why the cell could not be read, or what it asks and takes."""
    field = cells.fields[cursor.column]
    problem = cells.problem(cursor.row, field)
    if problem and not is_typing:
        return fit(literal(f" ! {problem}", "bad"), width)
    how = "space and letters choose" if cells.options(cursor.row, field) else hint_of(field)
    if cells.editable(cursor.row, field) and not how.startswith("space"):
        how = f"{how}; a key replaces it, F2 edits it".removeprefix("; ")
    return fit(literal(" " + " · ".join(part for part in (field.ask or field.heading, how) if part), "muted"), width)
