"""Renders the rows of a document as CSV (RFC 4180, UTF-8 with a mark): one table to a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from negotui.domain.amounts import plain_decimal
from negotui.domain.documents import Cell, Document, Records
from negotui.domain.text import harmless_lines, listed
from negotui.errors import NegotuiError

MARK = "\ufeff"
"""Tells a spreadsheet program that the letters are UTF-8: without it umlauts come out as two signs."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a text begins with that a spreadsheet program would work out."""
DEFUSED = "'"
_NAMED = 8


def render(document: Document) -> bytes:
    """The only table of a document. Raises NegotuiError for one with several, or none."""
    records = document.records
    if len(records) > 1:
        names = [one.id for one in records[:_NAMED]]
        names += [f"{len(records) - _NAMED} more"] if len(records) > _NAMED else []
        raise NegotuiError(
            f"A CSV file holds one table, and there are {len(records)} here: {listed(names)}.",
            "For a file for each name a folder, such as -o rent --format csv; or take the spreadsheet (.xlsx).",
        )
    if not records:
        raise NegotuiError("There is no table here to write as CSV.", "Choose another format.")
    return _table(records[0])


def render_files(document: Document) -> Mapping[str, bytes]:
    """Every table of a document, by the name of its file."""
    if not document.records:
        raise NegotuiError("There is no table here to write as CSV.", "Choose another format.")
    return {f"{one.id}.csv": _table(one) for one in document.records}


def _table(records: Records) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_text(column.title) for column in records.columns])
    writer.writerows([_shown(cell) for cell in row] for row in records.rows)
    return (MARK + text.getvalue()).encode()


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case Decimal():
            return plain_decimal(cell)
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date():
            return cell.isoformat()
    return _text(cell)


def _text(text: str) -> str:
    """A text that no spreadsheet program takes for a formula; an apostrophe before it is how these mark a text."""
    clean = harmless_lines(text)
    return DEFUSED + clean if text.startswith(_FORMULA) or clean.startswith(_FORMULA) else clean
