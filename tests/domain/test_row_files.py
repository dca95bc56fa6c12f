"""Rows of other programs' files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.guide import Field, FieldType, Sheet
from negotui.domain.row_files import MOST_ROWS, RowFile, mapping, read_rows, texts_of
from negotui.errors import NegotuiError, NotFound

SHEET = Sheet(
    "issues",
    "Issues",
    (
        Field("name", FieldType.TEXT, "What has to be agreed?", "Issue"),
        Field("unit", FieldType.TEXT, "Counted in what?", "Unit"),
        Field("at_most", FieldType.MONEY, "What is the most?", "Limit"),
    ),
)


@pytest.mark.parametrize("separator", list(",;\t|"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_parts_the_cells_is_found(separator: str, end: str) -> None:
    lines = [separator.join(row) for row in (("Name", "Unit"), ("Rent", "a month"), ('"a,b;c"', "x"))]
    assert read_rows(end.join(lines).encode()) == RowFile(("Name", "Unit"), (("Rent", "a month"), ("a,b;c", "x")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_by_their_mark_or_guessed_aloud(encoding: str) -> None:
    found = read_rows("Name,Unit\nMiete für Läden,€\n".encode(encoding))
    assert found.rows == (("Miete für Läden", "€"),)
    assert bool(found.note) == (encoding == "cp1252")


def test_our_own_csv_comes_back_as_it_was() -> None:
    assert read_rows(b"Name\n'=1+1\n'tis\n-5\n").rows == (("=1+1",), ("'tis",), ("-5",))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no rows"),
        (b"Name,Unit\n", "no rows"),
        (b"\n\n , \n", "no rows"),
        (b"a\n" * (MOST_ROWS + 2), "more than 10,000 rows"),
        (b"x," * 300 + b"\n" + b"x," * 300, "columns"),
    ],
)
def test_what_is_no_file_of_rows_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(NegotuiError, match=said) as refused:
        read_rows(content)
    assert refused.value.hint


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_sentence(content: bytes) -> None:
    try:
        found = read_rows(content)
    except NegotuiError:
        return
    assert found.rows


def _names(file: RowFile, given: dict[str, str] | None = None, remembered: dict[str, str] | None = None) -> list[str]:
    return [field.name if field else "" for field in mapping(SHEET, file, given or {}, remembered or {})]


def test_columns_go_by_name_heading_or_question_whatever_their_case() -> None:
    file = RowFile(("LIMIT", "What has to be agreed?", "at most", "unit ", "Other"), (("1",) * 5,))
    # at most is the name of the field that LIMIT is the heading of: the first column counts.
    assert _names(file) == ["at_most", "name", "", "unit", ""]


def test_what_is_said_goes_before_what_is_remembered_and_that_before_a_guess() -> None:
    file = RowFile(("Thing", "Unit", "Max"), (("a", "b", "c"),))
    remembered = {"thing": "unit", "max": "at_most", "unit": ""}
    assert _names(file, {}, remembered) == ["unit", "", "at_most"]
    assert _names(file, {"thing": "name", "2": "unit"}, remembered) == ["name", "unit", "at_most"]
    assert _names(file, {"Thing": "name", "Max": ""}) == ["name", "unit", ""]


def test_without_titles_columns_are_the_fields_in_their_order() -> None:
    assert _names(RowFile((), (("a", "b"), ("c", "d", "e", "f")))) == ["name", "unit", "at_most", ""]


def test_no_column_at_all_and_unknown_ones_are_said() -> None:
    file = RowFile(("x", "y"), (("1", "2"),))
    with pytest.raises(NotFound, match="No column"):
        _names(file)
    with pytest.raises(NotFound, match="no column “z”"):
        _names(file, {"z": "name"})
    with pytest.raises(NotFound, match="no field"):
        _names(file, {"x": "nothing"})


def test_empty_cells_are_left_out() -> None:
    assert texts_of(("a", "", "1", "more"), mapping(SHEET, RowFile((), (("a",),)), {}, {})) == {"name": "a"}
