"""The review of one negotiation: what came of it, then why, in one’s own words. It works out no figure."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from negotui.domain.guide import REVIEW, Guide, Section
from negotui.domain.links import Link
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import INHERITED_SHEETS, NOTES
from negotui.services.workspace import Workspace
from negotui.tui.again import again_of
from negotui.tui.commands import bindings
from negotui.tui.screens.headings import workbook_heading
from negotui.tui.screens.method import show_method
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.section_body import WIDE, SectionBody
from negotui.tui.screens.section_pane import SectionPane
from negotui.tui.screens.talk_opening import open_talk
from negotui.tui.screens.workbook_questions import QUESTIONS
from negotui.tui.widgets.bars import KeyBar, TopLine


def review_of(guide: Guide) -> Section | None:
    """The guide's page for the review, with the sheets of lessons and commitments added; None if the guide has no such page."""
    room = next((room for room in guide.rooms if room.id == REVIEW), None)
    if room is None:
        return None
    inherited = (view for _, view in guide.views() if view.sheet in INHERITED_SHEETS and view not in room.views)
    return replace(room, views=tuple(sorted((*room.views, *inherited), key=lambda view: view.sheet == NOTES)))


class ReviewScreen(NegotiationScreen):
    """The review over a workbook or the library. leads_to: the link that the user left by, or empty."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review", "workbook")
    EXPORTS = REVIEW
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(
        self,
        workspace: Workspace,
        guide: Guide,
        negotiation: Negotiation,
        page: Section,
        help_shown: bool,
        entry: str = "",
    ) -> None:
        """page: from `review_of`.  help_shown: whether the help is wanted.  entry: the id of an entry to begin at, or empty."""
        super().__init__(workspace, guide, negotiation)
        # The review is a note as a whole: its own sheet is where the user writes.
        pane = SectionPane(
            self.opened,
            guide,
            page,
            lambda view: workspace.review.first_entry(self.negotiation, view),
            notes=page.views[0].sheet,
        )
        self.body = SectionBody(pane, help_shown)
        self._begin_at = entry
        self.leads_to = ""

    def compose(self) -> ComposeResult:
        """Top line, page and help, keys: no tab is open here, but their keys lead to them."""
        yield TopLine(id="top")
        yield self.body
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what was handed over."""
        self.body.begin(self.guide)
        self.draw_top()
        if self._begin_at:
            self.body.go_to(str(Link.entry(self._begin_at)))

    def on_resize(self, event: events.Resize) -> None:
        """Share the width anew."""
        self.body.share(event.size.width)

    def redraw(self) -> None:
        """Show what has changed in the negotiation."""
        self.body.pane.redraw(changed=True)
        self.draw_top()

    def draw_top(self) -> None:
        """Say what is looked back at, and whether all is saved."""
        heading = workbook_heading(self.opened)
        self.query_one(TopLine).heading = replace(heading, title=f"Review: {heading.title}", figures=())

    def leave(self, link: str) -> None:
        """Leave by a link that leads out of the review, unless something could not be saved."""
        if self.forms.close():
            self.leads_to = link
            self.dismiss(None)

    # Keys

    def action_tab(self, number: int) -> None:
        """Leave for a section of the workbook."""
        if 0 <= number < len(self.guide.sections):
            self.leave(str(Link.section(self.guide.sections[number].id)))

    def action_step(self, by: int) -> None:
        """Leave for the first section of the workbook, or the last."""
        self.action_tab(0 if by > 0 else len(self.guide.sections) - 1)

    def action_help(self) -> None:
        """Show or hide the help panel."""
        self.body.toggle_help()

    def action_method(self) -> None:
        """Show how the figures are worked out."""
        show_method(self, self.body.pane.panel_now())

    def action_talk(self) -> None:
        """Go to the table."""
        open_talk(self)

    def action_ask(self, question: str) -> None:
        """Ask one of QUESTIONS, by its name."""
        QUESTIONS[question](self, self.action_tab)

    async def action_details(self, start: str = "") -> None:
        """Edit what is known of the negotiation as a whole. start: the field to begin with, or empty."""
        await self.forms.open_details(self.opened, start)

    def action_back(self) -> None:
        """Leave, one thing at a time: help over the rest, form, review."""
        if self.body.step_back():
            again_of(self).step_closed()
        elif again_of(self).may_leave(self, "Once more leaves the review."):
            self.dismiss(None)
