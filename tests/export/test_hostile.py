"""Markdown reads back as the words that went in, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.domain.blocks import (
    Column,
    Heading,
    Inline,
    Paragraph,
    Span,
    Table,
    text_of,
)
from negotui.domain.text import writable
from negotui.guides.markdown.notes import prose
from tests.export.reading import CARELESS, around, careful, careless, kinds, linking, render, words
from tests.hostile import HOSTILE_TEXTS, texts

PLACES = list(around(""))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_read_back(text: str, place: str) -> None:
    blocks = around(text)[place]
    for read in (careful, careless):
        assert words(read(render(blocks))) == words(blocks)


@pytest.mark.parametrize("place", ["paragraph", "heading", "quote", "bullets", "numbers", "code"])
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_read_back_where_addresses_are_linked(text: str, place: str) -> None:
    blocks = around(text)[place]
    assert words(linking(render(blocks))) == words(blocks)


@settings(max_examples=300)
@given(texts(), st.sampled_from(PLACES))
def test_any_text_reads_back(text: str, place: str) -> None:
    blocks = around(text)[place]
    for back in (careful(render(blocks)), careless(render(blocks))):
        assert words(back) == words(blocks)


@given(texts())
def test_no_text_breaks_out_of_its_block(text: str) -> None:
    one_line = " ".join(writable(text).split()) or "x"
    for place in ("paragraph", "heading", "quote", "bullets", "numbers", "code", "table"):
        blocks = around(one_line)[place]
        assert kinds(careless(render(blocks))) == kinds(blocks)


_SPANS = st.builds(
    Span,
    texts(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "https://example.org/?a=1&copy=2"]),
)
_INLINE = st.lists(_SPANS, max_size=6).map(tuple)


@settings(max_examples=300)
@given(_INLINE)
def test_any_mix_of_styles_reads_back(inline: Inline) -> None:
    for blocks in ((Paragraph(inline),), (Heading(3, inline),), (Table((Column("a"),), ((inline,),)),)):
        for back in (careful(render(blocks)), careless(render(blocks))):
            assert words(back) == words(blocks)


@given(_INLINE)
def test_html_never_passes(inline: Inline) -> None:
    tokens = CARELESS.parse(render((Paragraph(inline), Heading(2, inline), Table((Column("a"),), ((inline,),)))))
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"html_inline", "html_block", "image"}


_PLAIN = st.text("ab ", min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.builds(Span, _PLAIN, st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=5))
def test_styles_between_blanks_are_kept(spans: list[Span]) -> None:
    inline = tuple(span for one in spans for span in (one, Span(" ")))
    (block,) = prose(render((Paragraph(inline),)))
    assert isinstance(block, Paragraph)
    letters = [
        (letter, span.strong, span.emphasis, span.code) for span in block.text for letter in span.text if letter != " "
    ]
    assert letters == [
        (letter, span.strong, span.emphasis, span.code) for span in spans for letter in span.text if letter != " "
    ]


@given(texts())
def test_no_address_breaks_out(text: str) -> None:
    blocks = (Paragraph((Span("text", link=f"https://example.org/{text}"),)),)
    (block,) = careless(render(blocks))
    assert isinstance(block, Paragraph)
    assert text_of(block.text) == "text"
    assert block.text[0].link.startswith("https://example.org/")
