"""Renders blocks as Markdown: CommonMark with GitHub's tables. Every word comes through, and none acts as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from negotui.domain.blocks import (
    Bars,
    Block,
    Bullets,
    Checklist,
    Code,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Ranges,
    Rule,
    Scatter,
    Series,
    Span,
    State,
    Table,
    plain,
    styled,
)
from negotui.domain.documents import Document
from negotui.export.figures import in_words
from negotui.export.inline import cell, code_block, lines, title


def render(document: Document) -> bytes:
    """The page of a document as a Markdown file."""
    return markdown_of(document.blocks).encode()


def markdown_of(blocks: Sequence[Block]) -> str:
    """The blocks as the text of a Markdown file."""
    return "\n".join(_page(blocks)) + "\n"


def _page(blocks: Iterable[Block]) -> list[str]:
    """The lines of blocks one under the other, an empty line between two of them."""
    page: list[str] = []
    last = ""
    alternate = False
    for block in blocks:
        kind = _list_kind(block)
        # Two lists in a row would be one, if they did not begin with other signs.
        alternate = bool(kind) and kind == last and not alternate
        if drawn := _block(block, alternate):
            page += ["", *drawn] if page else drawn
            last = kind
    return page


def _list_kind(block: Block) -> str:
    match block:
        case Bullets(start=None) | Checklist():
            return "bullets"
        case Bullets():
            return "numbers"
    return ""


def _block(block: Block, alternate: bool) -> list[str]:
    match block:
        case Heading(level=level, text=text):
            return [f"{'#' * min(max(level, 1), 6)} {title(text)}".rstrip()]
        case Paragraph(text=text):
            return _paragraph(text)
        case Bullets(items=items, start=start):
            return _bullets(items, start, alternate)
        case Quote(blocks=inner):
            return [f"> {line}".rstrip() for line in _page(inner)]
        case Code(text=text):
            return code_block(text)
        case Rule():
            # Of underscores: dashes would make a heading of the line above, stars an item of a list.
            return ["___"]
        case Table():
            return _table(block)
        case Bars() | Ranges() | Scatter() | Series():
            return _page(in_words(block))
        case Checklist():
            return _checklist(block, alternate)


def _paragraph(text: Inline) -> list[str]:
    """The lines of a paragraph, each but the last with a hard line break; an empty line begins another paragraph."""
    done: list[str] = []
    for line in lines(text):
        if line and done and done[-1]:
            done[-1] += "\\"
        if line or (done and done[-1]):
            done.append(line)
    return done[:-1] if done and not done[-1] else done


def _bullets(items: Iterable[Iterable[Block]], start: int | None, alternate: bool) -> list[str]:
    pages = [_page(item) for item in items]
    first = 0 if start is None else min(max(start, 0), 999_999_999 - len(pages))
    loose = any("" in page for page in pages)
    done: list[str] = []
    for number, page in enumerate(pages, first):
        sign = ("*" if alternate else "-") if start is None else f"{number}{')' if alternate else '.'}"
        indent = " " * (len(sign) + 1)
        if loose and done:
            done.append("")
        top, *rest = page or [""]
        done.append(f"{sign} {top}".rstrip())
        done += [f"{indent}{line}" if line else "" for line in rest]
    return done


def _table(table: Table) -> list[str]:
    if not table.columns:
        return []
    dashes = ("---:" if column.right else "---" for column in table.columns)
    rows = ((cell(part) for part in row) for row in table.rows)
    return [_row(cell(plain(column.title)) for column in table.columns), _row(dashes), *map(_row, rows)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _checklist(checklist: Checklist, alternate: bool) -> list[str]:
    items = []
    for check in checklist.checks:
        # What is ready has its box ticked; an empty box stands for two states.
        state = "" if check.state is State.READY else f" ({check.state})"
        words = (Span(check.label, strong=True, link=check.link), *styled(f"{state}: {check.detail}".rstrip(": ")))
        items.append(f"{'*' if alternate else '-'} [{'x' if check.state is State.READY else ' '}] {cell(words)}")
    head = _paragraph((Span(checklist.title, strong=True),)) if checklist.title else []
    return [*head, "", *items] if head and items else [*head, *items]
