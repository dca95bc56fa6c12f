"""Exports: brings documents, formats and files together. How a format is written is up to the format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from negotui.domain.blocks import Block
from negotui.domain.documents import Document
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import harmless, plural
from negotui.domain.values import shown
from negotui.errors import NegotuiError
from negotui.export import FORMATS as FORMATS
from negotui.export import MARKDOWN, Format, format_named, format_of
from negotui.services.documents import Notes
from negotui.services.files import make_folder, replace_file
from negotui.services.json_data import negotiation_data
from negotui.services.session import Session

if TYPE_CHECKING:
    from negotui.analysis.insights.case import Case
    from negotui.domain.agenda import DueItem


class Export:
    """What can leave one file, in any format."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Documents

    def notes(self, negotiation: Negotiation, section: str = "", for_other_eyes: bool = False) -> Notes:
        """All notes of a negotiation, or of one section, with its analyses: the table and the review are sections too.

        for_other_eyes: only what the other side may see. Raises NotFound, and NegotuiError for a section without any of that.
        """
        return Notes(self._session, negotiation, section, for_other_eyes)

    def insights(self, cases: Sequence[Case]) -> Document:
        """What all negotiations that are over have in common."""
        from negotui.services.reports import insights_document

        return insights_document(cases)

    def agenda(self, items: Sequence[DueItem]) -> Document:
        """What is due in all negotiations."""
        from negotui.services.reports import agenda_document

        return agenda_document(items, self._session.today())

    def many(self, words: str, folder: Path, suffix: str, with_days: bool = True) -> list[tuple[str, Path]]:
        """The ids of the negotiations that a filter leaves, each with a file of its own in a folder, named so that one knows it.

        with_days: whether a day may tell two of the same name apart: for other eyes, a deadline is a secret.
        """
        from negotui.services.file_names import unique_stems
        from negotui.services.library import Library

        found = Library(self._session).summaries(words)
        names = unique_stems(
            (one.title, one.counterpart, (one.closed or one.deadline) if with_days else "") for one in found
        )
        return [(one.id, folder / f"{name}{suffix}") for one, name in zip(found, names, strict=True)]

    # Files

    def blocks(self, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
        """The notes as one page. Raises NotFound."""
        return self.notes(negotiation, section).blocks

    def text(self, negotiation: Negotiation, format: str = MARKDOWN.name, section: str = "") -> str:
        """The notes in a format that is text. Raises NotFound for an unknown format or section, NegotuiError for another format."""
        return as_text(self.notes(negotiation, section), format_named(format))

    def entry_text(self, negotiation: Negotiation, entry: Entry) -> str:
        """An entry as plain text: its name, then each field under its heading."""
        context = replace(self._session.context(negotiation), full_dates=True)
        sheet = context.sheet(entry.sheet)
        rest = [one for one in sheet.fields if one is not sheet.naming and entry.typed(one.name)]
        lines = [entry.typed(sheet.naming.name) if not sheet.naming.is_link else context.name(entry)]
        return "\n".join([*lines, *(f"{one.heading}: {shown(entry, one, context)}" for one in rest)])

    def to_file(self, document: Document, path: Path, format: str = "") -> Path:
        """Writes a document to a file that only its owner can read, completely or not at all. Raises NegotuiError.

        format: its name; empty to go by the suffix of the file's name.  path: for a format of several files a folder, unless it
        ends in the suffix of one.
        """
        chosen = format_named(format) if format else format_of(path.name)
        if chosen.files is None or path.name.lower().endswith(chosen.suffix):
            replace_file(path, chosen.render(document))
            return path
        files = chosen.files(document)
        make_folder(path)
        for name, content in files.items():
            replace_file(path / name, content)
        return path

    def data(self, negotiation: Negotiation, section: str = "") -> dict[str, object]:
        """A negotiation, or what a section shows of it, as plain dictionaries, for JSON. Raises NotFound."""
        return negotiation_data(self._session.context(negotiation), negotiation, section)


def as_text(document: Document, format: Format) -> str:
    """A document in a format that is text. Raises NegotuiError for a format that no terminal can show."""
    if not format.is_text:
        raise NegotuiError(
            f"{format.title} can’t be shown as text.", f"Write it to a file that ends in {format.suffix}."
        )
    return format.render(document).decode()


def preview(document: Document, format: Format, most: int) -> tuple[str, ...]:
    """The first lines of what would be written, or what is in it where that is no text. Raises NegotuiError.

    most: how many lines at most.
    """
    if format.files is not None:
        parts = format.files(document)
        return tuple(harmless(f"{name}  {size(len(content))}") for name, content in parts.items())[:most]
    content = format.render(document)
    if format.is_text:
        # Only the beginning: a whole one may have a million lines.
        lines = content[: 400 * most].decode(errors="ignore").split("\n")
        return tuple(harmless(line) for line in lines[:most])
    sheets = [f"{records.title}: {plural(len(records.rows), 'row')}" for records in document.records]
    return (f"{size(len(content))}, to open in another program", *map(harmless, sheets))[:most]


def size(count: int) -> str:
    """The size of a file, from its bytes."""
    return plural(count, "byte") if count < 1000 else f"{count / 1000:,.0f} kB"
