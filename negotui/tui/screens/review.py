"""The review of one negotiation: what came of it, then why, in one’s own words. Must not work out a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from negotui.domain.guide import LEFT, NOTES, REVIEW, Guide, Section, View
from negotui.domain.negotiation import Negotiation
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.screens.workbook import Workbook
from negotui.tui.widgets.bars import TabBar, TopLine
from negotui.tui.widgets.section_lines import SEE, place_of


def review_of(guide: Guide) -> Section | None:
    """What is looked back at with: the guide's page for it, with lessons and commitments; None where the guide has no such page."""
    room = next((room for room in guide.rooms if room.id == REVIEW), None)
    if room is None:
        return None
    left = (view for _, view in guide.views() if view.sheet in LEFT and view not in room.views)
    return replace(room, views=tuple(sorted((*room.views, *left), key=lambda view: view.sheet == NOTES)))


class Review(Workbook):
    """The review over a workbook or the library. leads_to: the link that the user left by, or empty."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def __init__(
        self, workspace: Workspace, guide: Guide, negotiation: Negotiation, page: Section, help_shown: bool
    ) -> None:
        """page: from `review_of`."""
        super().__init__(workspace, guide, negotiation, help_shown)
        self._page = page
        self.leads_to = ""

    def on_mount(self) -> None:
        """No tab is open here; their keys lead to them."""
        self.query_one(TabBar).display = False

    @property
    def section(self) -> Section:
        """The page of the review."""
        return self._page

    def _draw_top(self) -> None:
        super()._draw_top()
        top = self.query_one(TopLine)
        top.heading = replace(top.heading, title=f"Review: {top.heading.title}", figures=())

    async def _add(self, view: View) -> None:
        await self._open(view, self.workspace.review.first_entry(self.kept, view), "Add")

    async def action_note(self) -> None:
        """Write in one's own words: the review is a note as a whole."""
        await self._add(self.section.views[0])

    def open_link(self, link: str) -> None:
        """Go where a link leads: here, to the details, or out of the review."""
        link = link.removeprefix(SEE)
        here = place_of(link, replace(self.guide, sections=(self.section,)), self.kept)
        if link.startswith(("faq:", "term:")):
            super().open_link(link)
        elif here is not None:
            self.words = ""
            self.section_view.target = here[1] or self.section_view.target
            self.section_view.focus()
        elif link == f"entry:{self.kept.id}":
            self.call_later(self.action_details, "result")
        else:
            self._leave(link)

    def _leave(self, link: str) -> None:
        if self.close_form():
            self.leads_to = link
            self.dismiss(None)

    def action_tab(self, number: int) -> None:
        """Leave for a section of the workbook."""
        if 0 <= number < len(self.guide.sections):
            self._leave(f"section:{self.guide.sections[number].id}")

    def action_step(self, by: int) -> None:
        """Leave for the first section of the workbook, or the last."""
        self.action_tab(0 if by > 0 else len(self.guide.sections) - 1)
