"""One negotiation: top line, tabs, section, help and form. It gathers and hands down; what it shows is drawn by the widgets."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from negotui.domain.guide import Guide
from negotui.domain.links import Link
from negotui.domain.negotiation import Negotiation
from negotui.services.workspace import Workspace
from negotui.tui.again import again_of
from negotui.tui.commands import bindings
from negotui.tui.destinations import SectionPlace, destination
from negotui.tui.screens.headings import workbook_heading
from negotui.tui.screens.last_places import LastPlaces
from negotui.tui.screens.method import show_method
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.section_body import WIDE, SectionBody
from negotui.tui.screens.section_pane import SectionPane
from negotui.tui.screens.talk_opening import open_talk
from negotui.tui.screens.workbook_questions import QUESTIONS
from negotui.tui.widgets.bars import KeyBar, TabBar, TopLine


class WorkbookScreen(NegotiationScreen):
    """The workbook of one negotiation. body: the open section, with the help beside it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("workbook")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(
        self,
        workspace: Workspace,
        guide: Guide,
        negotiation: Negotiation,
        help_shown: bool,
        entry: str = "",
        places: LastPlaces | None = None,
    ) -> None:
        """guide: the negotiation's.  help_shown: whether the help is wanted.  entry: the id of an entry to begin at, or empty.

        places: where each negotiation was left; it is kept up to date.
        """
        super().__init__(workspace, guide, negotiation)
        self._begin_at = entry
        self._places = places or LastPlaces()
        pane = SectionPane(
            self.opened,
            guide,
            guide.sections[0],
            lambda view: workspace.entries.new(self.negotiation, view.sheet, view),
        )
        self.body = SectionBody(pane, help_shown)

    def compose(self) -> ComposeResult:
        """Top line, tabs, section and help, keys."""
        yield TopLine(id="top")
        yield TabBar(id="tabs")
        yield self.body
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what was handed over."""
        self.load(self.guide, self.negotiation, self._begin_at)

    def load(self, guide: Guide, negotiation: Negotiation, entry: str = "") -> None:
        """Show a negotiation from its first section, or at an entry: at one with a screen of its own once this one is on top."""
        if negotiation.id != self.negotiation.id:
            self.keep_place()
        self.guide = guide
        self.opened.replace_silently(negotiation)
        self.body.pane.load(guide, guide.sections[0])
        tabs = self.query_one(TabBar)
        tabs.names = tuple(section.tab for section in self.guide.sections)
        tabs.active = 0
        self.body.begin(self.guide)
        self.draw_top()
        if not entry:
            number, target = self._places.find(negotiation.id, guide)
            self._open_section(number)
            if target in self.body.pane.section_view.stops:
                self.body.pane.section_view.target = target
            return
        link = str(Link.entry(entry))
        match destination(link, self.guide, self.negotiation):
            case SectionPlace(number, target):
                self.show(number, target)
            case None:
                pass
            case _:
                self.call_after_refresh(self.post_message, SectionPane.LinkFollowed(link))

    def keep_place(self) -> None:
        """Remember the section and the line that are shown, for the next time."""
        pane = self.body.pane
        self._places.keep(self.negotiation.id, pane.section.id, pane.section_view.target)

    def on_resize(self, event: events.Resize) -> None:
        """Share the width anew."""
        self.body.share(event.size.width)

    # What is shown

    def redraw(self) -> None:
        """Show what has changed in the negotiation."""
        self.body.pane.redraw(changed=True)
        self.draw_top()

    def draw_top(self) -> None:
        """Say what is open, how it stands, and whether all is saved."""
        self.query_one(TopLine).heading = workbook_heading(self.opened)

    def show(self, number: int, target: str = "") -> None:
        """Show a section by its number from 0, with the cursor on a target of it where one is named."""
        self._open_section(number)
        self.body.go_to(target)

    def _open_section(self, number: int) -> None:
        tabs, section = self.query_one(TabBar), self.guide.sections[number]
        if section is not self.body.pane.section:
            tabs.active = number
            self.body.pane.show_section(section)
            self.body.tell_help()

    def on_tab_bar_picked(self, message: TabBar.Picked) -> None:
        """A tab was clicked."""
        self.action_tab(message.number)

    # Keys

    def action_tab(self, number: int) -> None:
        """Go to a section."""
        if number < len(self.guide.sections):
            self.forms.close()
            self._open_section(number)

    def action_step(self, by: int) -> None:
        """Go to the section beside this one."""
        self.action_tab((self.query_one(TabBar).active + by) % len(self.guide.sections))

    def action_help(self) -> None:
        """Show or hide the help panel."""
        self.body.toggle_help()

    def action_method(self) -> None:
        """Show how the figures of this section are worked out."""
        show_method(self, self.body.pane.panel_now())

    def action_talk(self, entry: str = "") -> None:
        """Go to the table, at what is logged in an entry if one is named."""
        open_talk(self, entry)

    def action_ask(self, question: str) -> None:
        """Ask one of QUESTIONS, by its name."""
        QUESTIONS[question](self, self.action_tab)

    async def action_details(self, start: str = "") -> None:
        """Edit what is known of the negotiation as a whole. start: the field to begin with, or empty."""
        await self.forms.open_details(self.opened, start)

    def action_back(self) -> None:
        """Leave, one thing at a time: help over the rest, form, workbook."""
        if self.body.step_back():
            again_of(self).step_closed()
        elif again_of(self).may_leave(self, "esc again goes to the library."):
            self.dismiss(None)
