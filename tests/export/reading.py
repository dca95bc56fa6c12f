"""How others read the Markdown that is written, and texts in every place where a text can stand."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt

from negotui.domain.blocks import (
    Block,
    Bullets,
    Code,
    Column,
    Heading,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
    words_of,
)
from negotui.domain.text import writable
from negotui.export.markdown import markdown_of
from negotui.guides.markdown.notes import prose
from negotui.guides.markdown.reader import pieces

render = markdown_of
# What a careless reader would do: pass HTML through, strike out.
CARELESS = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# And make links of addresses; these take in whatever follows without a blank.
LINKING = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])


def careful(text: str) -> tuple[Block, ...]:
    return prose(text)


def careless(text: str) -> tuple[Block, ...]:
    return tuple(piece.block for piece in pieces(CARELESS.parse(text), lambda link, _line: link))


def linking(text: str) -> tuple[Block, ...]:
    return tuple(piece.block for piece in pieces(LINKING.parse(text), lambda link, _line: link))


def words(blocks: Sequence[Block]) -> list[str]:
    return writable(words_of(blocks)).split()


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
