"""Rows from a file of another program: what its letters are, what parts its cells, and which column is which field."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from negotui.domain.guide import Field, Sheet
from negotui.domain.text import MAX_TEXT, clean, folded, one_line, quoted, suggestion
from negotui.errors import NegotuiError, NotFound

MOST_BYTES = 64 * 2**20
MOST_ROWS = 10_000
"""A sheet of more entries is no worksheet. A million rows are a database by mistake."""
_MOST_COLUMNS = 200
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = ",;\t|"
_DEFUSED = ("'=", "'+", "'-", "'@", "'＝", "'＋", "'－", "'＠")
"""What our own CSV puts before a text that a spreadsheet program would work out."""


@dataclass(frozen=True, slots=True)
class RowFile:
    """The rows of a file. header: the titles of its columns, empty where there are none.  rows: their cells.  note: a sentence on
    how it was read, where that was a guess.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def read_rows(content: bytes, has_header: bool = True) -> RowFile:
    """The rows of a file of comma-, semicolon- or tab-separated values. Raises NegotuiError for one with too many, or none."""
    if len(content) > MOST_BYTES:
        raise NegotuiError(f"This file is larger than {MOST_BYTES // 2**20} MB.", "Take a part of it.")
    text, note = _decoded(content)
    csv.field_size_limit(MAX_TEXT * 4)
    reader = csv.reader(text.replace("\0", "").splitlines(keepends=True), delimiter=_separator(text))
    try:
        found = [tuple(map(_cell, row)) for row in islice(reader, MOST_ROWS + 2) if any(cell.strip() for cell in row)]
    except csv.Error as problem:
        raise NegotuiError(
            f"Line {reader.line_num} can’t be read as a row: {problem}.", "Nothing was changed."
        ) from None
    header, rows = (found[0], found[1:]) if has_header and found else ((), found)
    if not rows:
        raise NegotuiError(
            "There are no rows in this file.", "Its first line holds the titles; --no-header says there are none."
        )
    if len(rows) > MOST_ROWS:
        raise NegotuiError(f"This file has more than {MOST_ROWS:,} rows.", "Take a part of it.")
    if max(map(len, found)) > _MOST_COLUMNS:
        raise NegotuiError(f"This file has more than {_MOST_COLUMNS} columns.", "Take a part of it.")
    return RowFile(header, tuple(rows), note)


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "I read its letters as Windows-1252: check the umlauts."


def _separator(text: str) -> str:
    """The sign that stands most evenly in the first lines; a comma where none does."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:10]
    counts = {sign: min((line.count(sign) for line in lines), default=0) for sign in _SEPARATORS}
    return max(_SEPARATORS, key=lambda sign: (counts[sign], lines[0].count(sign) if lines else 0))


def _cell(text: str) -> str:
    cell = clean(text).strip()
    return cell[1:] if cell.startswith(_DEFUSED) else cell


def key_of(header: str) -> str:
    """A title of a column, as it is remembered."""
    return folded(header)


def mapping(
    sheet: Sheet, file: RowFile, given: Mapping[str, str], remembered: Mapping[str, str]
) -> tuple[Field | None, ...]:
    """The field of each column, None for one that is left out.

    given: fields by the title of a column or its number from 1, as typed; an empty one leaves the column out.  remembered: the same
    from an earlier time, by `key_of`. Without a header columns are the fields in their order. Raises NotFound.
    """
    count = max(len(file.header), *(len(row) for row in file.rows))
    columns: list[Field | None] = [None] * count
    used: set[str] = set()
    said = _given(sheet, file, given, count)
    for at in range(count):
        title = file.header[at] if at < len(file.header) else ""
        if at in said:
            field = said[at]
        elif not file.header:
            field = sheet.fields[at] if at < len(sheet.fields) else None
        elif (name := remembered.get(key_of(title))) is not None:
            field = next((one for one in sheet.fields if one.name == name), None)
        else:
            field = _guessed(sheet, title)
        # Of two columns for one field the first counts, unless somebody said otherwise.
        if field is not None and field.name not in used:
            columns[at] = field
            used.add(field.name)
    if not any(columns):
        titles = ", ".join(quoted(title, 20) for title in file.header[:6])
        raise NotFound(
            f"No column of this file belongs to a field of {sheet.id}: {titles or 'they have no titles'}.",
            f'Say which is which: --map "Their title={sheet.naming.name}".',
        )
    return tuple(columns)


def _given(sheet: Sheet, file: RowFile, given: Mapping[str, str], count: int) -> dict[int, Field | None]:
    titles = [folded(title) for title in file.header]
    found: dict[int, Field | None] = {}
    for title, name in given.items():
        field = sheet.field(name.strip()) if name.strip() else None
        if folded(title) in titles:
            found[titles.index(folded(title))] = field
        elif title.isdecimal() and 0 < int(title) <= count:
            found[int(title) - 1] = field
        else:
            raise NotFound(f"There is no column {quoted(title)} in this file.", suggestion(title, file.header))
    return found


def _guessed(sheet: Sheet, title: str) -> Field | None:
    """The field whose name, heading or question a title is, in this order."""
    wanted = folded(title).replace("_", " ").rstrip("?")
    ways = [[(field, said) for field in sheet.fields] for said in range(3)]
    for way in ways:
        for field, said in way:
            names = (field.name.replace("_", " "), field.heading, field.ask.rstrip("?"))
            if wanted and folded(names[said]) == wanted:
                return field
    return None


def texts_of(row: Sequence[str], columns: Sequence[Field | None]) -> dict[str, str]:
    """The texts of a row by the names of fields, empty cells left out."""
    return {
        field.name: cell if "\n" in cell else one_line(cell)
        for field, cell in zip(columns, row, strict=False)
        if field is not None and cell
    }
