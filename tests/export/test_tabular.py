"""Rows and days: CSV, spreadsheet and calendar, read back by something that did not write them."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from negotui.domain.blocks import Column
from negotui.domain.documents import Appointment, Cell, FixedDocument, Records
from negotui.errors import NegotuiError
from negotui.export import FORMATS
from tests.hostile import HOSTILE_TEXTS

CSV, SHEET, CALENDAR = (FORMATS[name] for name in ("csv", "spreadsheet", "calendar"))
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0")


def _document(*cells: Cell, title: str = "Rent") -> FixedDocument:
    records = Records(
        "issues", "Issues", (Column("Name"), Column("Value", True)), tuple((cell, cell) for cell in cells)
    )
    return FixedDocument(title, (), (records,))


def _read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_holds_what_it_is_given() -> None:
    cells: tuple[Cell, ...] = (
        Decimal("-1234.50"),
        date(2026, 12, 1),
        datetime(2026, 12, 1, 14, 30),
        True,
        None,
        "Grüße 🙂, “x”\n2",
    )
    assert _read(CSV.render(_document(*cells)))[1:] == [
        ["-1234.5"] * 2,
        ["2026-12-01"] * 2,
        ["2026-12-01 14:30"] * 2,
        ["yes"] * 2,
        ["", ""],
        ["Grüße 🙂, “x”\n2"] * 2,
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text: str) -> None:
    ((cell, _),) = _read(CSV.render(_document(text)))[1:]
    assert cell.startswith("'")
    assert "<f>" not in _parts(SHEET.render(_document(text)))["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_hostile_text_breaks_a_table(text: str) -> None:
    (row,) = _read(CSV.render(_document(f"x{text}")))[1:]
    assert len(row) == 2
    assert not {"\x1b", "\u202e", "\x00"} & set("".join(row))
    for part in _parts(SHEET.render(_document(text, f"x{text}", title=text))).values():
        ElementTree.fromstring(part)


def test_several_tables_go_into_several_files() -> None:
    two = FixedDocument("x", (), tuple(Records(id, id, (Column("a"),), (("b",),)) for id in ("one", "two")))
    with pytest.raises(NegotuiError, match="there are 2 here: one and two"):
        CSV.render(two)
    assert CSV.files is not None
    assert {name: _read(content) for name, content in CSV.files(two).items()} == {
        "one.csv": [["a"], ["b"]],
        "two.csv": [["a"], ["b"]],
    }


@pytest.mark.parametrize("format", [CSV, SHEET, CALENDAR], ids=lambda one: one.name)
def test_a_document_without_rows_or_days_is_refused_in_a_sentence(format: object) -> None:
    with pytest.raises(NegotuiError) as refused:
        format.render(FixedDocument("x", ()))  # type: ignore[attr-defined]
    assert refused.value.hint


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _strings(parts: dict[str, str]) -> list[str]:
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return ["".join(one.itertext()) for one in ElementTree.fromstring(parts["xl/sharedStrings.xml"]).iter(f"{space}si")]


def test_a_spreadsheet_has_figures_as_figures_and_texts_whole() -> None:
    long = "wörd " * 9000
    parts = _parts(
        SHEET.render(
            _document(
                Decimal("0.1"), Decimal("12345678901234567890.5"), date(2026, 12, 1), date(1066, 1, 1), "ü🙂", long
            )
        )
    )
    sheet, strings = parts["xl/worksheets/sheet1.xml"], _strings(parts)
    assert "<v>0.1</v>" in sheet
    assert {"12345678901234567890.5", "1066-01-01", "ü🙂", long[:32_767]} <= set(strings)
    assert long[32_767:32_900].strip() in parts["xl/comments1.xml"]
    assert "2000-01-01" in parts["docProps/core.xml"]


def test_the_same_notes_make_the_same_spreadsheet() -> None:
    document = _document("a", Decimal(1))
    assert SHEET.render(document) == SHEET.render(document)


def test_sheets_have_names_that_every_program_takes() -> None:
    titles = ("a/b:c*d?e[f]", "x" * 40, "x" * 50, "X" * 40, "History", "'", "", "a\nb")
    document = FixedDocument(
        "x", (), tuple(Records(f"id{at}", title, (Column("a"),), (("b",),)) for at, title in enumerate(titles))
    )
    book = ElementTree.fromstring(_parts(SHEET.render(document))["xl/workbook.xml"])
    names = [one.attrib["name"] for one in book.iter() if one.tag.endswith("}sheet")]
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_days_are_whole_days_and_times_are_as_the_clock_says() -> None:
    days = (
        Appointment(
            "a@negotui",
            "Promise: mend; the, roof",
            date(2026, 12, 1),
            "Rent\nOkafor",
            changed="2026-11-01T10:00:00.000Z",
        ),
        Appointment("b@negotui", "Meeting", datetime(2026, 12, 1, 14, 30), changed="never"),
    )
    content = CALENDAR.render(FixedDocument("x", (), appointments=days))
    assert content == CALENDAR.render(FixedDocument("x", (), appointments=days))
    first, second = Calendar.from_ical(content).walk("VEVENT")
    assert (first["summary"], first["description"], first["uid"]) == (
        "Promise: mend; the, roof",
        "Rent\nOkafor",
        "a@negotui",
    )
    assert (first.decoded("dtstart"), second.decoded("dtstart")) == (date(2026, 12, 1), datetime(2026, 12, 1, 14, 30))
    assert b"DTSTART;VALUE=DATE:20261201" in content
    assert b"DTSTART:20261201T143000\r\n" in content  # floating: the same hour wherever one is
    assert b"DTSTAMP:20261101T100000Z" in content


@pytest.mark.parametrize("text", HOSTILE_TEXTS[::4])
def test_no_hostile_text_adds_a_line_to_a_calendar(text: str) -> None:
    hostile = f"x{text}\r\nEND:VEVENT\r\nBEGIN:VALARM"
    content = CALENDAR.render(
        FixedDocument("x", (), appointments=(Appointment("a", hostile, date(2026, 1, 1), hostile),))
    )
    assert content.count(b"\nEND:VEVENT") == 1
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 1
    assert max(map(len, content.split(b"\r\n"))) <= 75
