"""Exports: brings pages, formats and files together. How a format is written is up to the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from negotui.analysis import ANALYSES
from negotui.domain.blocks import Block, Checklist, Heading, Panel
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import suggestion
from negotui.errors import NotFound
from negotui.export import FORMATS, MARKDOWN, format_of
from negotui.services.files import replace_file
from negotui.services.json_data import negotiation_data
from negotui.services.pages import notes_page
from negotui.services.panels import panel_of
from negotui.services.session import Session

_READINESS = "readiness"


class Export:
    """The notes of the negotiations in one file, in any format."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def blocks(self, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
        """All notes of a negotiation, or of one section, with its analyses, as one page. Raises NotFound."""
        context = self._session.context(negotiation)
        guide = context.guide
        if section:
            guide = replace(guide, sections=(guide.section(section),), rooms=())
        panels = {shown.id: panel_of(self._session, negotiation, shown.id) for shown in guide.all_sections}
        if negotiation.is_closed:
            panels = _closed_panels(panels)
        return notes_page(negotiation, guide, context, panels)

    def text(self, negotiation: Negotiation, format: str = MARKDOWN.name, section: str = "") -> str:
        """All notes, or those of a section, in a format. Raises NotFound for an unknown format or section."""
        if format not in FORMATS:
            raise NotFound(f"There is no format {format!r}.", suggestion(format, FORMATS))
        return FORMATS[format].render(self.blocks(negotiation, section))

    def to_file(self, negotiation: Negotiation, path: Path, format: str = "") -> Path:
        """Writes all notes to a file that only its owner can read, completely or not at all. Raises NegotuiError.

        format: its name; empty to go by the suffix of the file's name.
        """
        replace_file(path, self.text(negotiation, format or format_of(path.name).name))
        return path

    def data(self, negotiation: Negotiation, section: str = "") -> dict[str, object]:
        """A negotiation, or what a section shows of it, as plain dictionaries, for JSON. Raises NotFound."""
        return negotiation_data(self._session.context(negotiation), negotiation, section)


def _closed_panels(panels: Mapping[str, Panel | None]) -> dict[str, Panel | None]:
    """The panels of a negotiation that is over: without checklists and readiness, which mean nothing then."""
    ready = {analysis.section for analysis in ANALYSES if analysis.id == _READINESS}
    closed: dict[str, Panel | None] = {}
    for section, panel in panels.items():
        blocks = tuple(_without_checklists(panel.blocks)) if panel and section not in ready else ()
        closed[section] = replace(panel, blocks=blocks) if panel and blocks else None
    return closed


def _without_checklists(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without checklists, and without any analysis of which only the heading and the verdict would remain."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        rest = [block for block in part if not isinstance(block, Checklist)]
        if rest == part or len(rest) > 2 or not isinstance(part[0], Heading):
            yield from rest
