"""Blocks -> the text of a file; one module a format, FORMATS lists them. A format knows blocks, not what they mean.

To add one: its module, and its line in FORMATS. The screen and the command line list it by themselves.
"""

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


MARKDOWN = Format("markdown", "Markdown", ".md", markdown.render)
"""The format where no other is asked for."""

FORMATS: Mapping[str, Format] = {format.name: format for format in (MARKDOWN,)}
"""Every format by its name."""


def format_of(name: str) -> Format:
    """The format of a file by the end of its name, MARKDOWN where no format ends so."""
    lower = name.lower()
    return next((format for format in FORMATS.values() if lower.endswith(format.suffix)), MARKDOWN)
