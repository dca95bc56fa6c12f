"""Turns a document into a file: one module per format, listed in FORMATS. A format knows shapes, not what they mean.

To add a format: its module, and its line in FORMATS. The screen and the command line list it by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from negotui.domain.documents import Document
from negotui.domain.text import quoted, suggestion
from negotui.errors import NotFound
from negotui.export import html, json_file, markdown, text


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document.

    name: for the command line.  title: for people.  suffix: of its files, with the dot.  render: from a document to the whole
    file; raises NegotuiError where the document has nothing that the format could hold.  is_text: whether a terminal can show it.
    """

    name: str
    title: str
    suffix: str
    render: Callable[[Document], bytes]
    is_text: bool = True


MARKDOWN = Format("markdown", "Markdown", ".md", markdown.render)
"""The default format."""

FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        MARKDOWN,
        Format("html", "Web page", ".html", html.render),
        Format("json", "JSON, to be imported again", ".json", json_file.render),
        Format("text", "Plain text", ".txt", text.render),
    )
}
"""Every format by its name."""


def format_named(name: str) -> Format:
    """The format of that name, or with that suffix. Raises NotFound."""
    wanted = name.lower().removeprefix(".")
    for format in FORMATS.values():
        if wanted in (format.name, format.suffix[1:]):
            return format
    raise NotFound(f"There is no format {quoted(name)}.", suggestion(name, FORMATS))


def format_of(name: str) -> Format:
    """The format of a file by the end of its name; MARKDOWN for a name without a dot. Raises NotFound for any other."""
    lower = name.lower()
    for format in FORMATS.values():
        if lower.endswith(format.suffix):
            return format
    _, dot, suffix = lower.rpartition(".")
    if not dot:
        return MARKDOWN
    known = ", ".join(format.suffix for format in FORMATS.values())
    raise NotFound(f"I can’t tell a format by .{suffix[:20]}.", f"End the name in one of {known}, or name the format.")
