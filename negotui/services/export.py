"""Notes on their way out: pages, formats and files brought together. How a format is written is up to the format."""

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

_BEFOREHAND = "readiness"


class Export:
    """The notes of one file's negotiations, in any format."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def blocks(self, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
        """All notes of a negotiation, or those of a section, with what the analyses say, as one page. Raises NotFound."""
        context = self._session.context(negotiation)
        guide = context.guide
        if section:
            guide = replace(guide, sections=(guide.section(section),), rooms=())
        panels = {shown.id: panel_of(self._session, negotiation, shown.id) for shown in guide.all_sections}
        if negotiation.is_closed:
            panels = _afterwards(panels)
        return notes_page(negotiation, guide, context, panels)

    def text(self, negotiation: Negotiation, format: str = MARKDOWN.name, section: str = "") -> str:
        """All notes, or those of a section, in a format. Raises NotFound for one that there is not."""
        if format not in FORMATS:
            raise NotFound(f"There is no format {format!r}.", suggestion(format, FORMATS))
        return FORMATS[format].render(self.blocks(negotiation, section))

    def to_file(self, negotiation: Negotiation, path: Path, format: str = "") -> Path:
        """Writes all notes to a file that only its owner reads, whole or not at all. Raises NegotuiError.

        format: its name, empty for the one that the file's name ends in.
        """
        replace_file(path, self.text(negotiation, format or format_of(path.name).name))
        return path

    def data(self, negotiation: Negotiation, section: str = "") -> dict[str, object]:
        """A negotiation, or what a section shows of it, as plain dictionaries, for JSON. Raises NotFound."""
        return negotiation_data(self._session.context(negotiation), negotiation, section)


def _afterwards(panels: Mapping[str, Panel | None]) -> dict[str, Panel | None]:
    """The panels without what is lacking and without how ready one is: both say nothing once it is over."""
    ready = {analysis.section for analysis in ANALYSES if analysis.id == _BEFOREHAND}
    closed: dict[str, Panel | None] = {}
    for section, found in panels.items():
        blocks = tuple(_worked_out(found.blocks)) if found and section not in ready else ()
        closed[section] = replace(found, blocks=blocks) if found and blocks else None
    return closed


def _worked_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without checklists, and without an analysis of which then only the heading and the verdict are left."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        rest = [block for block in part if not isinstance(block, Checklist)]
        if rest == part or len(rest) > 2 or not isinstance(part[0], Heading):
            yield from rest
