"""Pages and formats brought together. Must not know how a format is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from negotui.domain.blocks import Block
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import suggestion
from negotui.errors import NotFound
from negotui.export import FORMATS
from negotui.services.desk import Desk
from negotui.services.files import replace_file
from negotui.services.insight import panel
from negotui.services.pages import notes_page


def pages(desk: Desk, negotiation: Negotiation, section: str = "") -> tuple[Block, ...]:
    """All notes of a negotiation, or those of a section, with what the analyses say. Raises NotFound."""
    context = desk.context(negotiation)
    guide = context.guide
    if section:
        guide = replace(guide, sections=(guide.section(section),))
    panels = {shown.id: panel(desk, negotiation, shown.id) for shown in guide.sections}
    return notes_page(negotiation, guide, context, panels)


def export(desk: Desk, negotiation: Negotiation, format: str, section: str = "") -> str:
    """All notes, or those of a section, in a format. Raises NotFound for one that there is not."""
    if format not in FORMATS:
        raise NotFound(f"There is no format {format!r}.", suggestion(format, FORMATS))
    return FORMATS[format].render(pages(desk, negotiation, section))


def export_to(desk: Desk, negotiation: Negotiation, path: Path, format: str) -> Path:
    """Writes all notes to a file that only its owner reads. Raises NegotuiError where it cannot be written."""
    text = export(desk, negotiation, format)
    replace_file(path, text)
    return path
