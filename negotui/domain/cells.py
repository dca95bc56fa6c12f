"""A sheet edited like a table: which fields are its columns, and what a spreadsheet puts on the clipboard."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from negotui.domain.guide import Field, Sheet, View
from negotui.domain.text import clean

MOST_ROWS = 500
"""The most rows of one paste."""


def columns_of(sheet: Sheet, view: View) -> tuple[Field, ...]:
    """The fields that are columns: the name, those with a heading and those that are required, except what the view fixes."""
    return tuple(
        field
        for field in sheet.fields
        if field is sheet.naming or ((field.column or field.required) and field.name not in view.fixed_fields)
    )


def pasted_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a paste, row by row: separated by tabs, in quotation marks where a cell has lines of its own."""
    lines = clean(text).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    # The quotation mark of a spreadsheet stands at both ends of a cell; an odd number of them is somebody's text.
    whole = text.count('"') % 2 == 0
    rows = csv.reader(
        [f"{line}\n" for line in lines], delimiter="\t", quoting=csv.QUOTE_MINIMAL if whole else csv.QUOTE_NONE
    )
    return tuple(tuple(cell.strip() for cell in row) for row in rows)


@dataclass(frozen=True, slots=True)
class CellCursor:
    """A cell. row, column: from 0.  back: the column in which tabs began, to which enter returns; -1 where there were none."""

    row: int
    column: int
    back: int = -1

    def within(self, rows: int, columns: int) -> CellCursor:
        """The nearest cell of a table of that size."""
        return CellCursor(max(0, min(self.row, rows - 1)), max(0, min(self.column, columns - 1)), self.back)

    def beside(self, by: int) -> CellCursor:
        """A cell to the right, or to the left where negative."""
        return CellCursor(self.row, self.column + by)

    def along(self, by: int, rows: int, columns: int) -> CellCursor:
        """The next cell, or the one before where negative, round the ends of the rows."""
        place = max(0, min(self.row * columns + self.column + by, rows * columns - 1))
        return CellCursor(*divmod(place, columns), self.column if self.back < 0 else self.back)

    def down(self, rows: int, columns: int) -> CellCursor:
        """The cell below, after tabs below the one where they began; from the last entry on to the top of the next column.

        In the first column the empty row comes last, so that names can be written one after the other.
        """
        column = self.column if self.back < 0 else self.back
        if self.row + 1 >= rows - 1 and 0 < column < columns - 1:
            return CellCursor(0, column + 1)
        return CellCursor(self.row + 1, column)


@dataclass(frozen=True, slots=True)
class CellText:
    """A text that is being typed into a cell. at: where the next letter goes."""

    text: str
    at: int

    @classmethod
    def of(cls, text: str) -> CellText:
        """A text, with the cursor behind it."""
        return cls(text, len(text))

    def insert(self, more: str) -> CellText:
        """With more at the cursor."""
        return CellText(self.text[: self.at] + more + self.text[self.at :], self.at + len(more))

    def move(self, by: int) -> CellText | None:
        """With the cursor so many letters on; None where that is outside of the text."""
        return CellText(self.text, self.at + by) if 0 <= self.at + by <= len(self.text) else None

    def end(self, last: bool) -> CellText:
        """With the cursor at an end."""
        return CellText(self.text, len(self.text) if last else 0)

    def delete(self, before: bool) -> CellText:
        """Without the letter before the cursor, or the one at it."""
        first = self.at - 1 if before else self.at
        if first < 0:
            return self
        return CellText(self.text[:first] + self.text[first + 1 :], first)
