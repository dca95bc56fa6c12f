"""Reads a user's note in Markdown into blocks; only links to web addresses are kept as links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from negotui.domain.blocks import Block, Heading, is_web
from negotui.domain.text import no_controls
from negotui.guides.markdown.reader import MAX_PROSE, pieces, tokenize


def prose(text: str, *, keep_lines: bool = False) -> tuple[Block, ...]:
    """The blocks of a text in Markdown, which is cut to MAX_PROSE characters.

    keep_lines: whether a line break within a paragraph stays a line break.
    """
    found = pieces(tokenize(no_controls(text)[:MAX_PROSE]), _web_only, keep_lines=keep_lines)
    return _with_anchors(piece.block for piece in found)


def _web_only(link: str, _line: int) -> str:
    return link if is_web(link) else ""


def _with_anchors(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with unique anchors: the second one of a name ends in -1, as on GitHub."""
    seen: dict[str, int] = {}
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            count = seen.get(block.anchor, 0)
            seen[block.anchor] = count + 1
            block = replace(block, anchor=f"{block.anchor}-{count}") if count else block
        done.append(block)
    return tuple(done)
