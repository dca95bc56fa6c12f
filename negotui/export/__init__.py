"""Turns a document into a file: one module per format, listed in FORMATS. A format knows shapes, not what they mean.

To add a format: its module, and its line in FORMATS. The screen and the command line list it by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from negotui.domain.documents import Document
from negotui.domain.text import quoted, suggestion
from negotui.errors import NotFound
from negotui.export import calendar_file, csv_file, html, json_file, markdown, pdf, spreadsheet, text


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a document.

    name: for the command line.  title: for people.  suffix: of its files, with the dot.  render: from a document to the whole
    file; raises NegotuiError where the document has nothing that the format could hold.  is_text: whether a terminal can show it.
    files: from a document to several files by their names, for a format of which one file holds only a part; None for all others.
    """

    name: str
    title: str
    suffix: str
    render: Callable[[Document], bytes]
    is_text: bool = True
    files: Callable[[Document], Mapping[str, bytes]] | None = None

    @property
    def ending(self) -> str:
        """What the name of a whole document ends in: nothing where that is a folder."""
        return self.suffix if self.files is None else ""


MARKDOWN = Format("markdown", "Markdown", ".md", markdown.render)
"""The default format."""

FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        MARKDOWN,
        Format("html", "Web page", ".html", html.render),
        Format("spreadsheet", "Spreadsheet, a sheet for each table", ".xlsx", spreadsheet.render, is_text=False),
        Format("csv", "CSV, a file for each table", ".csv", csv_file.render, files=csv_file.render_files),
        Format("calendar", "Calendar of what has a day", ".ics", calendar_file.render),
        Format("json", "JSON, to be imported again", ".json", json_file.render),
        Format("text", "Plain text", ".txt", text.render),
        Format("pdf", "PDF", ".pdf", pdf.render, is_text=False),
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
