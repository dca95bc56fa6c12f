"""Plain text fits into 80 cells, and says every word."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from negotui.domain.blocks import Bar, Bars, Bullets, Code, Column, Heading, Paragraph, Quote, Span, Table, plain
from negotui.domain.documents import FixedDocument
from negotui.domain.layout import cells
from negotui.export.text import render, text_page
from tests.export.nasty import NASTY
from tests.export.reading import around, words
from tests.hostile import HOSTILE_TEXTS, texts


def test_a_page() -> None:
    blocks = (
        Heading(1, plain("Größe 漢字")),
        Heading(2, plain("Second")),
        Paragraph((Span("See "), Span("them", strong=True, link="https://example.org"), Span(".\nNext"))),
        Bullets(((Paragraph(plain("one")), Bullets(((Paragraph(plain("deep")),),), 9)), (Paragraph(plain("two")),))),
        Quote((Paragraph(plain("said")),)),
        Table((Column("What"), Column("Value", right=True)), ((plain("漢字"), plain("5")), ((), plain("1,000")))),
        Bars("Strength", ("Mine",), (Bar("time", (Fraction(1),), ("1",), "must"), Bar("no", (None,), ("?",)))),
        Code("a\n  b"),
    )
    lines = render(FixedDocument("x", blocks)).decode().split("\n")
    assert lines[:7] == ["Größe 漢字", "==========", "", "", "Second", "------", ""]
    assert lines[7:9] == ["See them <https://example.org>.", "Next"]
    assert lines[10:16] == ["- one", "", "  9. deep", "", "- two", ""]
    assert lines[16:18] == ["    said", ""]
    assert lines[18:23] == ["What  Value", "----  -----", "漢字      5", "      1,000", ""]
    assert lines[23:27] == ["Strength", f"time {'#' * 40} 1 must", "no   ?", ""]
    assert lines[-4:] == ["", "    a", "      b", ""]


def test_no_line_is_wider_than_the_page_but_of_code() -> None:
    blocks = tuple(block for block in NASTY.blocks if not isinstance(block, Code | Bullets))
    assert max(cells(line) for line in text_page(blocks).split("\n")) <= 80


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_are_written_word_for_word(text: str) -> None:
    for place, blocks in around(text).items():
        if place in {"linked", "table"}:  # where the address stands between two spans of one word
            continue
        got = "".join(text_page(blocks, 10**6).split())
        for word in words(blocks):
            assert word in got


@settings(max_examples=60)
@given(texts())
def test_any_text_fits(text: str) -> None:
    blocks = (Paragraph(plain(text)), Table((Column("a"), Column("b")), ((plain(text), plain(text)),)))
    assert max(cells(line) for line in text_page(blocks, 40).split("\n")) <= 40
