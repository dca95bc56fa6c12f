"""Markdown reads back as the words that went in, whatever they are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from negotui.domain.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Check,
    Checklist,
    Code,
    Column,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Rule,
    Span,
    State,
    Table,
    plain,
    text_of,
    words_of,
)
from negotui.domain.text import no_controls
from negotui.export import FORMATS
from negotui.guides.prose import pieces, prose
from tests.hostile import HOSTILE_TEXTS, texts

render = FORMATS["markdown"].render
# What a careless reader would do: pass HTML through, make links of addresses, strike out.
CARELESS = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])


def careful(text: str) -> tuple[Block, ...]:
    return prose(text)


def careless(text: str) -> tuple[Block, ...]:
    return tuple(piece.block for piece in pieces(CARELESS.parse(text), lambda link, _line: link))


def words(blocks: Sequence[Block]) -> list[str]:
    return no_controls(words_of(blocks)).split()


def kinds(blocks: Sequence[Block]) -> list[type[Block]]:
    return [type(block) for block in blocks]


def around(text: str) -> dict[str, tuple[Block, ...]]:
    """The text in every place where a text can stand, with neighbours that it could disturb."""
    inline = plain(text)
    before, after = Paragraph(plain("before")), Paragraph(plain("after"))
    styled = (Span("a "), Span(text, strong=True), Span(text, emphasis=True), Span(text, code=True), Span("b"))
    linked = (
        Span("see!"),
        Span(text, link="https://example.org"),
        Span(text, strong=True, link="https://example.org/a b(c)"),
    )
    return {
        "paragraph": (before, Paragraph(inline), after),
        "styled": (before, Paragraph(styled), after),
        "linked": (before, Paragraph(linked), after),
        "heading": (before, Heading(2, inline), after),
        "styled heading": (before, Heading(6, (Span("#"), *styled)), after),
        "quote": (before, Quote((Paragraph(inline), Code(text))), after),
        "bullets": (before, Bullets(((Paragraph(inline),), (Paragraph(inline), Paragraph(styled)))), after),
        "numbers": (before, Bullets(((Paragraph(inline),), (Bullets(((Paragraph(inline),),)),)), 9), after),
        "deep": (Bullets(((Quote((Bullets(((Code(text), Table((Column(text),), ((inline,),))),)),)),),)),),
        "code": (before, Code(text), after),
        "table": (before, Table((Column(text), Column("b", right=True)), ((inline, inline), (styled, linked))), after),
    }  # fmt: skip


PLACES = list(around(""))


@pytest.mark.parametrize("read", [careful, careless])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_texts_read_back(text: str, place: str, read: object) -> None:
    blocks = around(text)[place]
    back = careful(render(blocks)) if read is careful else careless(render(blocks))
    assert words(back) == words(blocks)


@settings(max_examples=300)
@given(texts(), st.sampled_from(PLACES))
def test_any_text_reads_back(text: str, place: str) -> None:
    blocks = around(text)[place]
    for back in (careful(render(blocks)), careless(render(blocks))):
        assert words(back) == words(blocks)


@given(texts())
def test_no_text_breaks_out_of_its_block(text: str) -> None:
    one_line = " ".join(no_controls(text).split()) or "x"
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


def test_a_page() -> None:
    blocks = (
        Heading(1, plain("Senior role: [Q3]")),
        Paragraph(
            (Span("Best: "), Span("94,400", strong=True), Span(". See "), Span("them", link="https://example.org/a b"))
        ),
        Paragraph((Span("Jump", link="sheet:options/alternatives"), Span("\nnext line"))),
        Bullets(((Paragraph(plain("one")),), (Paragraph(plain("two")),))),
        Bullets(((Paragraph(plain("1. three")), Code("x")),), 3),
        Quote((Paragraph(plain("> quoted")),)),
        Rule(),
        Table((Column("What"), Column("Worth", right=True)), ((plain("a|b"), plain("5")), ((), ()))),
        Bars(
            "Strength",
            ("Mine", "Theirs"),
            (
                Bar("time", (Fraction(4), None), ("4", "")),
                Bar("scarcity", (Fraction(1), Fraction(2)), ("1", "2"), "BATNA"),
            ),
        ),
        Checklist(
            "What is ready",
            (
                Check("Options", State.READY, "3 entries", "sheet:options/alternatives"),
                Check("Facts", State.THIN, "1 of 3 entries"),
                Check("People", State.MISSING, ""),
            ),
        ),
    )
    assert (
        render(blocks)
        == r"""# Senior role: \[Q3\]

Best: **94,400**. See [them](https://example.org/a%20b)

Jump\
next line

- one
- two

3. 1\. three

   ```
   x
   ```

> \> quoted

___

| What | Worth |
| --- | ---: |
| a\|b | 5 |
|  |  |

| Strength | Mine | Theirs |  |
| --- | ---: | ---: | --- |
| time | 4 | – |  |
| scarcity | 1 | 2 | BATNA |

**What is ready**

- [x] **Options**: ready, 3 entries
- [ ] **Facts**: thin, 1 of 3 entries
- [ ] **People**: missing
"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("snake_case stays", "snake_case stays"),
        ("5 < 6 & 7 > 4", "5 < 6 & 7 > 4"),
        ("Hello!", "Hello!"),
        ("a - b + c = d", "a - b + c = d"),
        ("1.5 and (2)", "1.5 and (2)"),
        ("€118,000", "€118,000"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("# x", r"\# x"),
    ],
)
def test_what_needs_no_backslash_gets_none(text: str, written: str) -> None:
    assert render((Paragraph(plain(text)),)) == f"{written}\n"


@pytest.mark.parametrize(
    "link",
    ["section:options", "entry:1", "faq:x", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "x.md"],
)
def test_only_the_web_is_linked(link: str) -> None:
    assert render((Paragraph((Span("text", link=link),)),)) == "text\n"


@given(texts())
def test_no_address_breaks_out(text: str) -> None:
    blocks = (Paragraph((Span("text", link=f"https://example.org/{text}"),)),)
    (block,) = careless(render(blocks))
    assert isinstance(block, Paragraph)
    assert text_of(block.text) == "text"
    assert block.text[0].link.startswith("https://example.org/")


def test_lists_in_a_row_stay_apart() -> None:
    one = Bullets(((Paragraph(plain("a")),),))
    two = Bullets(((Paragraph(plain("b")),),), 1)
    for blocks in ((one, one, one), (two, two, two), (one, two, one)):
        assert kinds(prose(render(blocks))) == kinds(blocks)


@pytest.mark.parametrize("start", [-1, 0, 1, 10, 999_999_999, 10**12])
def test_any_first_number(start: int) -> None:
    blocks = (Bullets(tuple((Paragraph(plain(text)),) for text in "abc"), start),)
    back = prose(render(blocks))
    assert kinds(back) == [Bullets]
    assert words(back) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph(()),),
        (Heading(2, ()),),
        (Heading(0, plain("x")), Heading(9, plain("x"))),
        (Bullets(()),),
        (Bullets(((), (Paragraph(plain("x")),))),),
        (Quote(()),),
        (Code(""),),
        (Code("\n\n"),),
        (Table((), ()),),
        (Table((Column(""),), ()),),
        (Bars("", (), ()),),
        (Checklist("", ()),),
        (Checklist("x", ()),),
        (Bullets(((Rule(),), (Bullets(((Rule(),),)),))),),
        (Rule(), Rule()),
    ],
)
def test_empty_blocks(blocks: tuple[Block, ...]) -> None:
    out = render(blocks)
    assert out.endswith("\n")
    assert words(prose(out)) == words(blocks)


def test_code_keeps_its_lines_and_blanks() -> None:
    code = Code("  a\n\n\tb `` ``` c\n ````\n")
    assert prose(render((code,))) == (Code(code.text),)


def test_formats() -> None:
    assert list(FORMATS) == ["markdown"]
    assert (FORMATS["markdown"].title, FORMATS["markdown"].suffix) == ("Markdown", ".md")
