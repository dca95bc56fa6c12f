"""Exports: brings documents, formats and files together. How a format is written is up to the format."""

from __future__ import annotations

from pathlib import Path

from negotui.domain.blocks import Block
from negotui.domain.documents import Document
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.export import MARKDOWN, format_named, format_of
from negotui.services.documents import Notes
from negotui.services.files import replace_file
from negotui.services.json_data import negotiation_data
from negotui.services.session import Session


class Export:
    """The notes of the negotiations in one file, in any format."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def notes(self, negotiation: Negotiation, section: str = "") -> Document:
        """All notes of a negotiation, or of one section, with its analyses. Raises NotFound."""
        return Notes(self._session, negotiation, section)

    def blocks(self, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
        """The same as one page. Raises NotFound."""
        return self.notes(negotiation, section).blocks

    def text(self, negotiation: Negotiation, format: str = MARKDOWN.name, section: str = "") -> str:
        """The same in a format that is text. Raises NotFound for an unknown format or section, NegotuiError for one that is not."""
        chosen = format_named(format)
        if not chosen.is_text:
            raise NegotuiError(
                f"{chosen.title} isn’t text, so it can’t be printed here.",
                f"Write it to a file: -o notes{chosen.suffix}",
            )
        return chosen.render(self.notes(negotiation, section)).decode()

    def to_file(self, document: Document, path: Path, format: str = "") -> Path:
        """Writes a document to a file that only its owner can read, completely or not at all. Raises NegotuiError.

        format: its name; empty to go by the suffix of the file's name.  path: a folder for a format of several files.
        """
        chosen = format_named(format) if format else format_of(path.name)
        if chosen.files is not None and path.is_dir():
            for name, content in chosen.files(document).items():
                replace_file(path / name, content)
        else:
            replace_file(path, chosen.render(document))
        return path

    def data(self, negotiation: Negotiation, section: str = "") -> dict[str, object]:
        """A negotiation, or what a section shows of it, as plain dictionaries, for JSON. Raises NotFound."""
        return negotiation_data(self._session.context(negotiation), negotiation, section)
