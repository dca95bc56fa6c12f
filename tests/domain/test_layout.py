"""Text in lines of a given width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.domain.layout import cells, padded, shares, wrap
from tests.hostile import texts


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    assert [cells(text) for text in ("", "abc", "漢字", "é", "e\u0301", "ﾊ", "\u200b")] == [0, 3, 4, 1, 1, 1, 0]


def test_lines_end_between_words_and_within_one_that_has_no_room() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("漢字とかな", 4) == ["漢字", "とか", "な"]
    assert wrap("abcdefghij k", 4) == ["abcd", "efgh", "ij k"]
    assert wrap("a\n\nb", 9, "- ", "  ") == ["- a", "", "  b"]
    assert wrap("", 9) == [""]


def test_a_line_is_filled_up_by_what_it_takes() -> None:
    assert padded("漢", 4) == "漢  "
    assert padded("5", 3, right=True) == "  5"
    assert padded("long", 2) == "long"


def test_the_widest_shrinks_first() -> None:
    assert shares([10, 4, 2], 12) == [6, 4, 2]
    assert shares([3, 3], 100) == [3, 3]
    assert shares([5, 5], 0) == [1, 1]


@settings(max_examples=60)
@given(texts(), st.integers(4, 30))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(cells, lines)) <= width
