"""A section and the help beside it, or over it on a narrow screen: the body of the workbook and of the review."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from negotui.domain.guide import Guide
from negotui.tui.screens.section_pane import SectionPane
from negotui.tui.widgets.help_panel import HelpPanel
from negotui.tui.widgets.lines_view import LinesView

WIDE = 100
"""From so many columns on the help stands beside the section."""


class SectionBody(Horizontal):
    """A section and the help. pane: the section.  help_shown: whether the help is wanted, seen or not."""

    def __init__(self, pane: SectionPane, help_shown: bool) -> None:
        super().__init__(id="body")
        self.pane, self.help_shown = pane, help_shown
        self._focused_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """Few nodes: sections and help are one widget each."""
        yield self.pane
        yield HelpPanel()

    @property
    def help_panel(self) -> HelpPanel:
        """The help."""
        return self.query_one(HelpPanel)

    def begin(self, guide: Guide) -> None:
        """Show the section of the pane, with the help of this guide."""
        panel = self.help_panel
        panel.guide = guide
        panel.display = self.help_shown and self.app.size.width >= WIDE
        self._hide_if_covered(self.app.size.width)
        self._expect(self.app.size.width)
        self.pane.section_view.focus()
        self.pane.redraw(changed=True)
        self.tell_help()

    # The help

    def tell_help(self) -> None:
        """Tell the help where the cursor is."""
        section, view = self.pane.section, self.pane.view_at_cursor()
        self.help_panel.place = (section.id, section.views.index(view) if view else -1)

    def on_lines_view_moved(self, message: LinesView.Moved) -> None:
        """The help follows the cursor, and so do figures on the entry there."""
        pane = self.pane
        if message.view is pane.section_view:
            self.tell_help()
            if pane.section_view.content is not None and pane.section_view.content.panel is not pane.panel_now():
                pane.redraw()

    def show_help(self, on: bool) -> None:
        """Show the help or hide it."""
        panel = self.help_panel
        had_focus = panel.has_focus_within
        panel.display = on
        self.help_shown = on
        self._hide_if_covered(self.app.size.width)
        if not on:
            if had_focus:
                self.screen.set_focus(self._focused_before)
            return
        panel.follow()
        if self.app.size.width < WIDE:
            # It covers what had the focus: nothing must be typed there unseen.
            self._focused_before = self.screen.focused
            panel.page.focus()

    def toggle_help(self) -> None:
        """Show the help, or hide it where it is shown."""
        self.show_help(not self.help_panel.display)

    def open_topic(self, link: str) -> None:
        """Show a question or a term in the help."""
        self.show_help(True)
        self.help_panel.open_page(link)

    # Places

    def go_to(self, target: str) -> None:
        """Put the cursor on a target of the section that is shown; empty leaves it where it is."""
        pane = self.pane
        if target:
            pane.section_view.target = target
        pane.section_view.focus()

    def step_back(self) -> bool:
        """Leave one thing: help over the rest, form, the help. False where nothing of them is left."""
        panel = self.help_panel
        if panel.display and self.app.size.width < WIDE:
            self.show_help(False)
        elif self.pane.forms.surface is not None:
            self.pane.forms.close()
        elif panel.display and panel.has_focus_within:
            self.pane.section_view.focus()
        else:
            return False
        return True

    # The width

    def share(self, width: int) -> None:
        """Share a width anew. Help that would cover what has the focus goes, and comes back beside it."""
        panel = self.help_panel
        if width >= WIDE or not panel.has_focus_within:
            panel.display = self.help_shown and width >= WIDE
        self._hide_if_covered(width)
        self._expect(width)

    def _hide_if_covered(self, width: int) -> None:
        """Hide the section where the help covers it. By no class of the width: those change a moment earlier or later."""
        self.pane.display = not (self.help_panel.display and width < WIDE)

    def _expect(self, width: int) -> None:
        """Tell the parts how wide they will be, so that the first layout finds them drawn and no second one is needed."""
        panel = self.help_panel
        beside = width >= WIDE
        share = max(34, min(round(width * 0.3), 64)) if beside else width
        panel.styles.width = share
        panel.page.expected = share - 2 if beside else share - 1
        self.pane.section_view.expected = width - (share if beside and panel.display else 0) - 1
