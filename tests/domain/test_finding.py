"""Words found in the entries of one negotiation: which entries, in which order, and what is marked."""

from __future__ import annotations

import pytest
from hypothesis import given

from negotui.domain.finding import EntryText, Pieces, find, marked
from negotui.domain.queries import Word

from ..hostile import texts

BOOK = (
    EntryText.of("1", "Options", (("", "Offer from Contoso"), ("Worth", "131,000"), ("Next", "Call Zoë on Monday"))),
    EntryText.of("2", "Options", (("", "Stay"), ("Next", "ask for the raise " * 9 + "and the Café"))),
    EntryText.of("3", "Theirs", (("", "Contoso pays more"), ("How", "with:care"))),
    EntryText.of("4", "Theirs", (("", "[b]Straße[/b]"),)),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "1234"),
        ("   ", "1234"),
        ("contoso", "13"),
        ("CONTOSO", "13"),
        ("cont", "13"),
        ("toso", "13"),
        ("contoso pays", "3"),
        ("pays contoso", "3"),
        ("zoe", "1"),
        ("cafe", "2"),
        ("strasse", "4"),
        ("131,000", "1"),
        ('"from contoso"', "1"),
        ('"contoso from"', ""),
        ("toso*", ""),
        ("con*", "13"),
        ("-contoso", "24"),
        ("contoso -pays", "1"),
        ("with:care", "3"),
        ("is:open", ""),
        ("[b]", "4"),
        ("*", ""),
        ("nothing", ""),
    ],
)
def test_what_is_found(words: str, found: str) -> None:
    assert "".join(one.entry for one in find(BOOK, words)) == found


def lit(pieces: Pieces) -> str:
    return "".join(f"<{text}>" if is_lit else text for text, is_lit in pieces)


@pytest.mark.parametrize(
    ("words", "name", "heading", "around"),
    [
        ("offer", "<Offer> from Contoso", "", ""),
        ("o", "<O>ffer fr<o>m C<o>nt<o>s<o>", "Next", "Call Z<o>ë <o>n M<o>nday"),
        ("contoso zoe", "Offer from <Contoso>", "Next", "Call <Zoë> on Monday"),
        ("131", "Offer from Contoso", "Worth", "<131>,000"),
    ],
)
def test_where_it_stands_is_marked(words: str, name: str, heading: str, around: str) -> None:
    found = find(BOOK, words)[0]
    assert (lit(found.name), found.heading, lit(found.around)) == (name, heading, around)


def test_a_long_text_is_shown_from_a_little_before_the_match() -> None:
    (found,) = find(BOOK, "cafe")
    assert lit(found.around) == "…the raise and the <Café>" or lit(found.around).endswith("and the <Café>")
    assert len("".join(text for text, _ in found.around)) < 100


def test_accents_and_letters_that_fold_to_several_are_marked_as_a_whole() -> None:
    assert lit(marked("Straße", [Word("ss")])) == "Stra<ß>e"
    assert lit(marked("Cafe\u0301 x", [Word("cafe")])).startswith("<Cafe")


@given(texts(), texts())
def test_no_text_and_no_query_breaks_it(text: str, words: str) -> None:
    book = (EntryText.of("1", "Options", (("", text), ("Next", text))),)
    for found in find(book, words):
        assert "".join(piece for piece, _ in found.name) == " ".join(text.split())
