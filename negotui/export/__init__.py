"""Blocks -> the text of a file; one module a format, FORMATS lists them. Must not read or write one, nor know what blocks mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from negotui.domain.blocks import Block
from negotui.export import markdown


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write blocks.

    name: what the command line calls it.  title: what people call it.  suffix: the end of such a file's name, with its dot.
    render: from blocks to the whole file.
    """

    name: str
    title: str
    suffix: str
    render: Callable[[Sequence[Block]], str]


FORMATS: Mapping[str, Format] = {
    format.name: format for format in (Format("markdown", "Markdown", ".md", markdown.render),)
}
"""Every format by its name."""
