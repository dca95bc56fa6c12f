"""A sheet edited like a table, below the screen: its columns, pastes, and the text in a cell."""

from __future__ import annotations

import pytest

from negotui.domain.cells import CellText, columns_of, pasted_rows
from negotui.domain.guide import Condition, Field, FieldType, Sheet, View

SHEET = Sheet(
    "issues",
    "Issues",
    (
        Field("name", FieldType.TEXT, "What?"),
        Field("side", FieldType.SIDE, "Whose?", "Side"),
        Field("better", FieldType.CHOICE, "Which way?", required=True, choices=("more", "less")),
        Field("target", FieldType.NUMBER, "What?", "Target"),
        Field("remark", FieldType.NOTE, "What else?"),
    ),
)


def test_columns_are_the_name_headings_and_what_is_required_but_nothing_fixed() -> None:
    view = View("issues", "Issues", "", (Condition("side", ("mine",)),))
    assert [field.name for field in columns_of(SHEET, view)] == ["name", "better", "target"]
    both = View("issues", "Issues", "", (Condition("side", ("mine", "shared")),))
    assert [field.name for field in columns_of(SHEET, both)] == ["name", "side", "better", "target"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\nc\td\n", (("a", "b"), ("c", "d"))),
        ("a\tb\r\nc\td\r\n\r\n", (("a", "b"), ("c", "d"))),
        ("\tb\n\n c \t", (("", "b"), (), ("c", ""))),
        ('"two\nlines"\t1', (("two\nlines", "1"),)),
        ('say ""yes""\t1', (('say ""yes""', "1"),)),
        ('5" pipe\t1\nnext\t2', (('5" pipe', "1"), ("next", "2"))),
        ('"open\t1\nnext\t2', (('"open', "1"), ("next", "2"))),
        ("", ()),
    ],
)
def test_pastes(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert pasted_rows(text) == rows


def test_the_text_in_a_cell() -> None:
    text = CellText.of("120")
    assert text.insert("0") == CellText("1200", 4)
    assert text.move(1) is None
    left = text.move(-1)
    assert left == CellText("120", 2)
    assert left is not None
    assert left.insert("5") == CellText("1250", 3)
    assert left.delete(before=True) == CellText("10", 1)
    assert left.delete(before=False) == CellText("12", 2)
    assert text.end(last=False) == CellText("120", 0)
    assert text.end(last=False).delete(before=True) == CellText("120", 0)
