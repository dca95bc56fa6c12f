"""Renders the rows of a document as a spreadsheet (.xlsx): one sheet a table, figures as figures, no formula, no link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from negotui.domain.amounts import plain_decimal
from negotui.domain.documents import Cell, Document, Records
from negotui.domain.layout import cells
from negotui.domain.text import harmless_lines
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""The letters that a cell holds. What is longer goes on in the row's next column, since nothing may be lost."""
_NAME = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\]")
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The same for every file: when it was written is nobody's business, and the same notes make the same file."""
_DIGITS = 15
"""The digits that a spreadsheet keeps of a figure; one with more is written as text."""
_FIRST_DAY = date(1900, 3, 1)
"""Days before it are others in some programs."""
_NARROWEST, _WIDEST = 8, 60


def render(document: Document) -> bytes:
    """The tables of a document. Raises NegotuiError where it has none."""
    if not document.records:
        raise NegotuiError("There is no table here to write as a spreadsheet.", "Choose another format.")
    from xlsxwriter import Workbook

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        book.set_properties({"title": harmless_lines(document.title)[:255], "created": _MADE})
        looks = _Looks(book)
        for records, name in zip(document.records, _names(document.records), strict=True):
            _fill(book.add_worksheet(name), records, looks)
    return content.getvalue()


class _Looks:
    """How cells look. head, text, day, time: formats of the book."""

    def __init__(self, book: Workbook) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.figure = book.add_format({"valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.time = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"})


def _names(records: Iterable[Records]) -> list[str]:
    """Titles as names of sheets: short, without signs that stand for something else, no two alike."""
    names: list[str] = []
    for one in records:
        name = _ILLEGAL.sub(" ", harmless_lines(one.title).replace("\n", " ")).strip(" '")[:_NAME] or one.id[:_NAME]
        name = "Log" if name.casefold() == "history" else name  # a name of the program's own
        number, taken = 2, {other.casefold() for other in names}
        while name.casefold() in taken:
            ending = f" {number}"
            name, number = f"{name[: _NAME - len(ending)].rstrip()}{ending}", number + 1
        names.append(name)
    return names


def _fill(sheet: Worksheet, records: Records, looks: _Looks) -> None:
    widths = [_NARROWEST] * len(records.columns)
    for at, column in enumerate(records.columns):
        sheet.write_string(0, at, harmless_lines(column.title)[:_LONGEST], looks.head)
        widths[at] = max(widths[at], cells(column.title) + 2)
    for number, row in enumerate(records.rows, 1):
        for at, cell in enumerate(row):
            shown = _write(sheet, number, at, cell, looks)
            longest = max((cells(line) for line in shown.split("\n")), default=0)
            widths[at] = max(widths[at], min(longest + 1, _WIDEST))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(width, _WIDEST))
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, row: int, at: int, cell: Cell, looks: _Looks) -> str:
    """Write a cell, and say what it shows."""
    match cell:
        case None:
            return ""
        case bool():
            sheet.write_string(row, at, "yes" if cell else "no", looks.text)
            return "yes"
        case Decimal() if len(cell.as_tuple().digits) <= _DIGITS and Decimal(float(cell)).is_finite():
            sheet.write_number(row, at, float(cell), looks.figure)
            return plain_decimal(cell)
        case Decimal():
            sheet.write_string(row, at, plain_decimal(cell), looks.text)
            return plain_decimal(cell)
        case datetime() if cell.date() >= _FIRST_DAY:
            sheet.write_datetime(row, at, cell.replace(tzinfo=None), looks.time)
            return "0000-00-00 00:00"
        case date() if not isinstance(cell, datetime) and cell >= _FIRST_DAY:
            sheet.write_datetime(row, at, datetime.combine(cell, time()), looks.day)
            return "0000-00-00"
        case date():
            sheet.write_string(row, at, cell.isoformat(), looks.text)
            return cell.isoformat()
    text = harmless_lines(cell)
    sheet.write_string(row, at, text[:_LONGEST], looks.text)
    if len(text) > _LONGEST:
        sheet.write_comment(row, at, text[_LONGEST : 2 * _LONGEST])
    return text[:_WIDEST]
