"""Renders blocks as the text of a file: one module per format, listed in FORMATS. A format knows blocks, not what they mean.

To add a format: its module, and its line in FORMATS. The screen and the command line list it by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from negotui.domain.blocks import Block
from negotui.export import markdown


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write blocks.

    name: for the command line.  title: for people.  suffix: of its files, with the dot.  render: from blocks to the whole file.
    """

    name: str
    title: str
    suffix: str
    render: Callable[[Sequence[Block]], str]


MARKDOWN = Format("markdown", "Markdown", ".md", markdown.render)
"""The default format."""

FORMATS: Mapping[str, Format] = {format.name: format for format in (MARKDOWN,)}
"""Every format by its name."""


def format_of(name: str) -> Format:
    """The format of a file by its suffix; MARKDOWN if no format has that suffix."""
    lower = name.lower()
    return next((format for format in FORMATS.values() if lower.endswith(format.suffix)), MARKDOWN)
