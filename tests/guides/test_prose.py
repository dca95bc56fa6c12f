"""Markdown becomes blocks."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given

from negotui.domain.blocks import (
    Block,
    Bullets,
    Code,
    Column,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    is_web,
    plain,
    words_of,
)
from negotui.guides.markdown.notes import prose
from tests.hostile import HOSTILE_TEXTS, texts


def p(text: str) -> Paragraph:
    return Paragraph(plain(text))


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("a", (p("a"),)),
        ("a\nb", (p("a b"),)),
        ("a  \nb\\\nc", (p("a\nb\nc"),)),
        ("# A b", (Heading(1, plain("A b"), "a-b"),)),
        ("A\n---", (Heading(2, plain("A"), "a"),)),
        ("## A\n\n## A\n\n## A", tuple(Heading(2, plain("A"), anchor) for anchor in ("a", "a-1", "a-2"))),
        ("- a\n- b", (Bullets(((p("a"),), (p("b"),))),)),
        ("- a\n\n  b\n  - c", (Bullets(((p("a"), p("b"), Bullets(((p("c"),),))),)),)),
        ("3. a\n4. b", (Bullets(((p("a"),), (p("b"),)), 3),)),
        ("0) a", (Bullets(((p("a"),),), 0),)),
        ("-", (Bullets(((),)),)),
        ("> a\n> > b", (Quote((p("a"), Quote((p("b"),)))),)),
        ("```python\na  b\n\nc\n```", (Code("a  b\n\nc"),)),
        ("    a\n     b", (Code("a\n b"),)),
        ("---", (Rule(),)),
        ("|a|b|\n|-|-:|\n|1|", (Table((Column("a"), Column("b", right=True)), ((plain("1"), ()),)),)),
        ("|a|\n|-|\n|x\\|y|", (Table((Column("a"),), ((plain("x|y"),),)),)),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert prose(text) == blocks


@pytest.mark.parametrize(
    ("text", "inline"),
    [
        (
            "*a* **b** `c`",
            (Span("a", emphasis=True), Span(" "), Span("b", strong=True), Span(" "), Span("c", code=True)),
        ),
        ("***a***", (Span("a", strong=True, emphasis=True),)),
        ("**a **b** c**", (Span("a b c", strong=True),)),
        ("[a *b*](http://x.y)", (Span("a ", link="http://x.y"), Span("b", emphasis=True, link="http://x.y"))),
        ("<https://x.y>", (Span("https://x.y", link="https://x.y"),)),
        ("<a@x.y>", (Span("a@x.y", link="mailto:a@x.y"),)),
        ("https://x.y", plain("https://x.y")),
        ("[a](faq.md)", plain("a")),
        ("[a](section:x) [b](term:x) [c](entry:x)", plain("a b c")),
        ("[a](javascript:alert(1))", plain("[a](javascript:alert(1))")),
        ("[a](data:text/html,x)", plain("[a](data:text/html,x)")),
        ("[a](ftp://x.y)", plain("a")),
        ("![a](http://x.y)", (Span("!"), Span("a", link="http://x.y"))),
        ("<b>x</b>", plain("<b>x</b>")),
        ("a\\*b &amp; c", plain("a*b & c")),
    ],
)
def test_inline(text: str, inline: Inline) -> None:
    assert prose(text) == (Paragraph(inline),)


def test_notes_keep_their_lines() -> None:
    assert prose("a\nb", keep_lines=True) == (p("a\nb"),)


def test_html_blocks_are_text() -> None:
    assert words_of(prose("<script>\nalert(1)\n</script>", keep_lines=True)) == "<script>\nalert(1)\n</script>"


def test_what_is_too_long_is_cut() -> None:
    assert len(words_of(prose("x" * 300_000))) == 262_144


def spans(blocks: tuple[Block, ...]) -> list[Span]:
    found: list[Span] = []
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                found += text
            case Bullets(items=items):
                found += (span for item in items for span in spans(item))
            case Quote(blocks=inner):
                found += spans(inner)
            case Table(rows=rows):
                found += (span for row in rows for cell in row for span in cell)
            case _:
                pass
    return found


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
@pytest.mark.parametrize("keep_lines", [False, True])
def test_hostile_texts(text: str, keep_lines: bool) -> None:
    blocks = prose(text, keep_lines=keep_lines)
    words_of(blocks).encode()
    assert all(not span.link or is_web(span.link) for span in spans(blocks))
    assert "\x1b" not in words_of(blocks)


@given(texts())
def test_any_text_becomes_blocks(text: str) -> None:
    for span in spans(prose(text)):
        assert span.text
        assert not span.link or is_web(span.link)


@given(texts())
def test_neighbours_differ_in_style(text: str) -> None:
    for block in prose(text):
        if isinstance(block, Paragraph):
            styles = [replace(span, text="") for span in block.text]
            assert all(one != other for one, other in itertools.pairwise(styles))


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*a" * 10_000, "`" * 20_000, "> " * 10_000, "[a](" * 5_000, "|" * 20_000]
)
def test_long_hostile_texts_are_read(text: str) -> None:
    prose(text)
