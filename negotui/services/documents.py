"""The documents that can leave the program, each worked out as far as the format needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from negotui.analysis import ANALYSES
from negotui.domain.blocks import Block, Checklist, Heading, Panel
from negotui.domain.documents import Appointment, Records
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.json_file import file_data
from negotui.services.pages import notes_page, shared_page
from negotui.services.panels import panel_in
from negotui.services.records import appointments_in, records_of
from negotui.services.session import Session
from negotui.services.sharing import shared

_READINESS = "readiness"


class Notes:
    """All notes of a negotiation, or of one section, with its analyses.

    left_out: what stays behind where they are for other eyes, a few words for each.
    """

    compact = False

    def __init__(
        self, session: Session, negotiation: Negotiation, section: str = "", for_other_eyes: bool = False
    ) -> None:
        """section: its id, or empty for all.  for_other_eyes: whether only what the other side may see goes along.

        Raises NotFound for an unknown section, NegotuiError for one of which nothing is for other eyes.
        """
        context = replace(session.context(negotiation), full_dates=True)
        found = context.guide.section(section) if section else None
        self._section = found.id if found else ""
        self._tab = found.tab if found else ""
        self._for_other_eyes = for_other_eyes
        self.left_out: tuple[str, ...] = ()
        if for_other_eyes:
            # Every shape is made from what is left, so that no format can hold more.
            small = shared(negotiation, context.guide)
            negotiation, self.left_out = small.negotiation, small.left_out
            context = replace(context, guide=small.guide, entries=negotiation.entries)
            if found and all(one.id != found.id for one in small.guide.sections):
                raise NegotuiError(
                    f"Nothing in {found.title} is for other eyes.", "Export the whole, or another section."
                )
        self._negotiation, self._context = negotiation, context

    @property
    def title(self) -> str:
        """What the negotiation is called, and the section where it is of one."""
        return " · ".join(filter(None, (self._negotiation.title, self._tab)))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Everything that was written and what it adds up to."""
        negotiation, context, guide = self._negotiation, self._context, self._context.guide
        if self._section:
            guide = replace(guide, sections=(guide.section(self._section),), rooms=())
        if self._for_other_eyes:
            return shared_page(negotiation, guide, context)
        panels = {shown.id: panel_in(shown.id, negotiation, context) for shown in guide.all_sections}
        if negotiation.is_closed:
            panels = _closed_panels(panels)
        return notes_page(negotiation, guide, context, panels)

    @property
    def text_blocks(self) -> tuple[Block, ...]:
        """The page."""
        return self.blocks

    @cached_property
    def records(self) -> tuple[Records, ...]:
        """The sheets."""
        return records_of(self._negotiation, self._context)

    @property
    def data(self) -> object:
        """The negotiation as a JSON file holds it, or what a section shows of it."""
        if not self._section:
            return file_data([self._negotiation])
        views = self._context.guide.section(self._section).views
        shown = tuple(one for one in self._negotiation.entries if any(one.belongs(view) for view in views))
        return file_data([replace(self._negotiation, entries=shown)])

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """What has a day."""
        return appointments_in(self._negotiation)


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
