"""Reads Markdown into blocks with their line numbers. HTML and images are dropped, and the caller decides where a link leads.

markdown_it is imported on first use: it costs 26 ms, which a start from the cache need not pay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

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
    text_of,
)
from negotui.domain.text import slug

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_PROSE = 256 * 1024
"""The most characters that are read as Markdown."""

Follow = Callable[[str, int], str]
"""From the address of a link and its line to where it leads; empty if it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page. line: its first line, from 1.  cells: the rows of a table as written, without the heading."""

    line: int
    block: Block
    cells: tuple[tuple[str, ...], ...] = ()


def tokenize(text: str) -> list[Token]:
    """The tokens that markdown-it splits a text into."""
    return _parser().parse(text)


def pieces(page: Sequence[Token], follow: Follow, *, keep_lines: bool = False) -> tuple[Piece, ...]:
    """The blocks of a page with their lines, each link where `follow` says that it leads."""
    return tuple(_pieces(iter(page), "", _Options(follow, keep_lines)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    return parser.disable(["image", "html_block", "html_inline"])


@dataclass(frozen=True, slots=True)
class _Options:
    follow: Follow
    keep_lines: bool


def _pieces(tokens: Iterator[Token], end: str, options: _Options) -> Iterator[Piece]:
    """The blocks up to the token `end`, which is taken too."""
    for token in tokens:
        if token.type == end:
            return
        line = token.map[0] + 1 if token.map else 0
        match token.type:
            case "heading_open":
                text = _one_inline(tokens, options)
                yield Piece(line, Heading(int(token.tag[1]), text, slug(text_of(text))))
            case "paragraph_open":
                yield Piece(line, Paragraph(_one_inline(tokens, options)))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
                yield Piece(line, Bullets(tuple(_items(tokens, options)), start))
            case "blockquote_open":
                yield Piece(line, Quote(_blocks(tokens, "blockquote_close", options)))
            case "fence" | "code_block":
                yield Piece(line, Code(token.content.removesuffix("\n")))
            case "hr":
                yield Piece(line, Rule())
            case "table_open":
                yield _table(tokens, line, options)


def _blocks(tokens: Iterator[Token], end: str, options: _Options) -> tuple[Block, ...]:
    return tuple(piece.block for piece in _pieces(tokens, end, options))


def _items(tokens: Iterator[Token], options: _Options) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type != "list_item_open":
            return
        yield _blocks(tokens, "list_item_close", options)


def _table(tokens: Iterator[Token], line: int, options: _Options) -> Piece:
    columns: list[Column] = []
    rows: list[list[Inline]] = []
    cells: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
            cells.append([])
        elif token.type in {"th_open", "td_open"}:
            inline = next(tokens)
            rows[-1].append(_inline(inline, options))
            cells[-1].append(inline.content)
            if token.type == "th_open":
                right = "right" in str(token.attrs.get("style", ""))
                columns.append(Column(text_of(rows[-1][-1]), right))
    table = Table(tuple(columns), tuple(tuple(row) for row in rows[1:]))
    return Piece(line, table, tuple(tuple(row) for row in cells[1:]))


def _one_inline(tokens: Iterator[Token], options: _Options) -> Inline:
    """The words of a heading or paragraph, and past its end."""
    text = _inline(next(tokens), options)
    next(tokens)
    return text


def _inline(token: Token, options: _Options) -> Inline:
    spans: list[Span] = []
    style = Span("")
    depth = {"strong": 0, "em": 0}
    line = token.map[0] + 1 if token.map else 0
    for child in token.children or ():
        match child.type:
            case "text" | "text_special":
                spans.append(replace(style, text=child.content))
            case "code_inline":
                spans.append(replace(style, text=child.content, code=True))
            case "softbreak" | "hardbreak":
                line += 1
                soft = child.type == "softbreak" and not options.keep_lines
                spans.append(replace(style, text=" " if soft else "\n"))
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                depth[child.tag] += child.nesting
                style = replace(style, strong=depth["strong"] > 0, emphasis=depth["em"] > 0)
            case "link_open":
                style = replace(style, link=options.follow(str(child.attrs["href"]), line))
            case "link_close":
                style = replace(style, link="")
    return _joined(spans)


def _joined(spans: Sequence[Span]) -> Inline:
    """The spans without empty ones, neighbours of one style as one."""
    groups = groupby((span for span in spans if span.text), lambda span: replace(span, text=""))
    return tuple(replace(style, text="".join(span.text for span in group)) for style, group in groups)
