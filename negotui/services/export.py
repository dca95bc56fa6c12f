"""Pages and formats brought together. Must not know how a format is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from negotui.analysis import ANALYSES
from negotui.domain.blocks import Block, Checklist, Heading, Panel
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import suggestion
from negotui.errors import NotFound
from negotui.export import FORMATS
from negotui.services.session import Session
from negotui.services.files import replace_file
from negotui.services.readings_tmp import panel
from negotui.services.pages import notes_page

_BEFOREHAND = "readiness"


def pages(session: Session, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
    """All notes of a negotiation, or those of a section, with what the analyses say. Raises NotFound."""
    context = session.context(negotiation)
    guide = context.guide
    if section:
        guide = replace(guide, sections=(guide.section(section),), rooms=())
    panels = {shown.id: panel(session, negotiation, shown.id) for shown in guide.all_sections}
    if negotiation.is_closed:
        panels = _afterwards(panels)
    return notes_page(negotiation, guide, context, panels)


def _afterwards(panels: Mapping[str, Panel | None]) -> dict[str, Panel | None]:
    """The panels without what is lacking and without how ready one is: both say nothing once it is over."""
    ready = {analysis.section for analysis in ANALYSES if analysis.id == _BEFOREHAND}
    kept: dict[str, Panel | None] = {}
    for section, found in panels.items():
        blocks = tuple(_worked_out(found.blocks)) if found and section not in ready else ()
        kept[section] = replace(found, blocks=blocks) if found and blocks else None
    return kept


def _worked_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without checklists, and without an analysis of which then only the heading and the verdict are left."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        kept = [block for block in part if not isinstance(block, Checklist)]
        if kept == part or len(kept) > 2 or not isinstance(part[0], Heading):
            yield from kept


def export(session: Session, negotiation: Negotiation, format: str, section: str = "") -> str:
    """All notes, or those of a section, in a format. Raises NotFound for one that there is not."""
    if format not in FORMATS:
        raise NotFound(f"There is no format {format!r}.", suggestion(format, FORMATS))
    return FORMATS[format].render(pages(session, negotiation, section))


def export_to(session: Session, negotiation: Negotiation, path: Path, format: str) -> Path:
    """Writes all notes to a file that only its owner reads. Raises NegotuiError where it cannot be written."""
    text = export(session, negotiation, format)
    replace_file(path, text)
    return path
