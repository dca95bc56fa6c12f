"""One negotiation: top line, tabs, section, help and form. It gathers and hands down; what it shows is drawn by the widgets."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widget import Widget

from negotui.domain.guide import TABLE, Guide, Section
from negotui.domain.negotiation import DETAILS, Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.dialogs.choose import Ask
from negotui.tui.dialogs.pages import Page
from negotui.tui.drawing.blocks import draw
from negotui.tui.screens.entries import EntriesScreen
from negotui.tui.screens.exporting import ask_and_export
from negotui.tui.screens.going import ask_section
from negotui.tui.screens.summaries import READ_ONLY, workbook_heading
from negotui.tui.screens.table import TABLE_NEEDS, Table
from negotui.tui.widgets.bars import KeyBar, TabBar, TopLine
from negotui.tui.widgets.help_panel import HelpPanel
from negotui.tui.widgets.lines_view import LinesView
from negotui.tui.widgets.section_lines import Shown, place_of, room_of
from negotui.tui.widgets.section_view import SectionView

_WIDE = 100
"""From so many columns on the help stands beside the section."""


class Workbook(EntriesScreen):
    """The workbook of one negotiation. number: the open section, from 0.  words: the filter."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("workbook")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    number: var[int] = var(0, init=False)
    words: var[str] = var("", init=False)

    def __init__(
        self, workspace: Workspace, guide: Guide, negotiation: Negotiation, help_shown: bool, entry: str = ""
    ) -> None:
        """guide: the negotiation's.  help_shown: whether the help is wanted.  entry: the id of an entry to begin at, or empty."""
        super().__init__(workspace)
        self.help_shown = help_shown
        self._left: Widget | None = None
        self._take(guide, negotiation, entry)

    def _take(self, guide: Guide, negotiation: Negotiation, entry: str) -> None:
        self.guide = guide
        self.set_reactive(Workbook.negotiation, negotiation)
        self.set_reactive(Workbook.number, 0)
        self.set_reactive(Workbook.words, "")
        self._begin_at = f"entry:{entry}" if entry else ""
        self.panels.clear()
        # Where the cursor stood in each section: going back to a tab goes back to the line.
        self._stood: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        """Few nodes: sections and help are one widget each, a form is made when it is asked for."""
        yield TopLine(id="top")
        yield TabBar(id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield SectionView(id="section")
            yield HelpPanel()
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what was handed over, and look each second whether another window has changed it."""
        self._begin()
        self.set_interval(1.0, self._look_around)

    def load(self, guide: Guide, negotiation: Negotiation, entry: str = "") -> None:
        """Show another negotiation, or the same one again, from its first section or at an entry."""
        self._take(guide, negotiation, entry)
        self._begin()

    def _begin(self) -> None:
        """Show the first section, or the entry that was asked for: on a screen of its own once this one is on top."""
        self.query_one(TabBar).names = tuple(section.tab for section in self.guide.sections)
        panel = self.query_one(HelpPanel)
        panel.guide = self.guide
        self.query_one(TabBar).active = 0
        panel.display = self.help_shown and self.app.size.width >= _WIDE
        self._expect(self.app.size.width)
        self.section_view.focus()
        self.redraw()
        self._tell_help()
        if room_of(self._begin_at, self.guide, self.kept):
            self.call_after_refresh(self.open_link, self._begin_at)
        elif self._begin_at:
            self.open_link(self._begin_at)

    def _expect(self, width: int) -> None:
        """Tell the parts how wide they will be, so that the first layout finds them drawn and no second one is needed."""
        panel = self.query_one(HelpPanel)
        beside = width >= _WIDE
        share = max(34, min(round(width * 0.3), 64)) if beside else width
        panel.styles.width = share
        panel.page.expected = share - 2 if beside else share - 1
        self.section_view.expected = width - (share if beside and panel.display else 0) - 1

    def on_resize(self, event: events.Resize) -> None:
        """Share the width anew. Help that would cover what has the focus goes, and comes back beside it."""
        panel = self.query_one(HelpPanel)
        if event.size.width >= _WIDE or not panel.has_focus_within:
            panel.display = self.help_shown and event.size.width >= _WIDE
            self.set_class(panel.display, "-helping")
        self._expect(event.size.width)

    # What is shown

    @property
    def section(self) -> Section:
        """The section that is open."""
        return self.guide.sections[self.number]

    def watch_negotiation(self) -> None:
        """Draw what has changed."""
        self.panels.clear()
        if self.is_mounted:
            self.redraw()

    def watch_words(self) -> None:
        """Draw what passes the filter."""
        self.redraw()

    def watch_number(self, old: int, new: int) -> None:
        """Open another section, at the line where the cursor last stood in it."""
        self._stood[old] = self.section_view.target
        self.set_reactive(Workbook.words, "")
        self.query_one(TabBar).active = new
        self.redraw()
        if self._stood.get(new) in self.section_view.stops:
            self.section_view.target = self._stood[new]
        self._tell_help()

    def watch_status(self) -> None:
        """Say whether all is saved."""
        if self.is_mounted:
            self._draw_top()

    def redraw(self) -> None:
        """Hand everything down again."""
        panel = self.panel_now()
        self.section_view.shown = Shown(self.section, self.kept, self.context(), panel, self.words)
        self._draw_top()

    def _draw_top(self) -> None:
        today = self.workspace.today()
        ready, balance = self.workspace.analysis.readiness(self.kept), self.workspace.analysis.balance(self.kept)
        status = READ_ONLY if self.workspace.read_only else self.status
        self.query_one(TopLine).heading = workbook_heading(self.kept, today, ready, balance, status)

    def _look_around(self) -> None:
        """Show what another window has changed."""
        try:
            if self.is_current and self.workspace.changed_elsewhere():
                self.reload()
        except NegotuiError as error:
            self.status = error.message

    # The cursor

    def on_lines_view_moved(self, message: LinesView.Moved) -> None:
        """The help follows the cursor."""
        if message.view is self.section_view:
            self._tell_help()
            if self.section_view.shown is not None and self.section_view.shown.panel is not self.panel_now():
                self.redraw()

    def _tell_help(self) -> None:
        view = self.view_at_cursor()
        place = (self.section.id, self.section.views.index(view) if view else -1)
        self.query_one(HelpPanel).place = place

    async def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A second click on a line, or a click on a link, is like enter."""
        if message.target == self.section_view.target:
            await self.action_edit()
        else:
            self.open_link(message.target)

    def on_help_panel_leads(self, message: HelpPanel.Leads) -> None:
        """A link of the help leads to a section."""
        self.open_link(message.link)

    def on_tab_bar_picked(self, message: TabBar.Picked) -> None:
        """A tab was clicked."""
        self.action_tab(message.number)

    def open_link(self, link: str) -> None:
        """Go where a link leads: a section, a sheet in it, an entry, or a page of the help."""
        if link.startswith(("faq:", "term:")):
            self._show_help(True)
            self.query_one(HelpPanel).open_page(link)
        elif (place := place_of(link, self.guide, self.kept)) is not None:
            self._go(*place)
        elif room_of(link, self.guide, self.kept) == TABLE:
            self.action_talk(link.partition(":")[2])
        else:
            self.post_message(self.Elsewhere(link))

    def _go(self, number: int, target: str) -> None:
        self.number = number
        self.words = ""
        if target:
            self.section_view.target = target
        self.section_view.focus()

    def action_tab(self, number: int) -> None:
        """Go to a section."""
        if number < len(self.guide.sections):
            self.close_form()
            self.number = number

    def action_step(self, by: int) -> None:
        """Go to the section beside this one."""
        self.action_tab((self.number + by) % len(self.guide.sections))

    def action_go(self) -> None:
        """Choose a section from a list."""
        ask_section(self, self.guide, self.action_tab)

    def action_help(self) -> None:
        """Show or hide the help panel."""
        self._show_help(not self.query_one(HelpPanel).display)

    def _show_help(self, on: bool) -> None:
        panel = self.query_one(HelpPanel)
        had_focus = panel.has_focus_within
        panel.display = on
        self.help_shown = on
        self.set_class(on, "-helping")
        if not on:
            if had_focus:
                self.set_focus(self._left)
            return
        panel.follow()
        if self.app.size.width < _WIDE:
            # It covers what had the focus: nothing must be typed there unseen.
            self._left = self.focused
            panel.page.focus()

    def action_method(self) -> None:
        """Show how the figures of this section are worked out."""
        panel = self.panel_now()
        if panel is None or not panel.method:
            self.done("There is no formula behind this section.")
            return
        self.app.push_screen(Page("How it is worked out", partial(draw, panel.method)))

    def action_talk(self, entry: str = "") -> None:
        """Go to the table, at what is logged in an entry if one is named."""
        if not self.guide.has(*TABLE_NEEDS):
            self.done("This guide has no page for the talk itself.")
        elif self.close_form():
            self.app.push_screen(Table(self.workspace, self.guide, self.kept, entry), lambda _: self.reload())

    def action_export(self) -> None:
        """Write the notes to a file."""
        if self.flush():
            ask_and_export(self, self.workspace, self.kept)

    async def action_details(self, start: str = "") -> None:
        """Edit what is known of the negotiation as a whole. start: the field to begin with, or empty."""
        left = self.query_one("#left", Vertical)
        await self.open_form(DETAILS.title, self.kept.details, DETAILS, frozenset(), left, start)

    def action_find(self) -> None:
        """Filter the section."""

        def filtered(words: str | None) -> None:
            if words is not None:
                self.words = words.strip()

        self.app.push_screen(Ask("Show only entries that contain", self.words), filtered)

    def action_back(self) -> None:
        """Leave, one thing at a time: help over the rest, form, filter, workbook."""
        panel = self.query_one(HelpPanel)
        if panel.display and self.app.size.width < _WIDE:
            self._show_help(False)
        elif self.form is not None:
            self.close_form()
        elif panel.display and panel.has_focus_within:
            self.section_view.focus()
        elif self.words:
            self.words = ""
        else:
            self.dismiss(None)
