"""What all negotiations that are over have in common. Reading them takes a thread of its own: the screen never waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from negotui.domain.blocks import Panel
from negotui.domain.text import plural
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.notices import show_error
from negotui.tui.screens.export_file import ask_and_export_page
from negotui.tui.screens.method import show_method
from negotui.tui.widgets.bars import KeyBar, TopHeading, TopLine
from negotui.tui.widgets.panel_view import PanelView

if TYPE_CHECKING:  # what it reads with is loaded when it is first asked for
    from negotui.services.review import CaseCache


class InsightsScreen(Screen[None]):
    """The figures, and in the top line how far reading has come. It stays when it is left, and keeps what it has read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("insights")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    class Read(Message):
        """Progress of reading. done: how many negotiations are read.  count: of how many."""

        def __init__(self, done: int, count: int) -> None:
            super().__init__()
            self.done, self.count = done, count

    class Ready(Message):
        """All are read. panel: the insights.  count: how many negotiations they rest on.  unread: how many could not be read."""

        def __init__(self, panel: Panel, count: int, unread: int) -> None:
            super().__init__()
            self.panel, self.count, self.unread = panel, count, unread

    class Failed(Message):
        """Reading failed. error: why."""

        def __init__(self, error: NegotuiError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._cases_read: CaseCache = {}

    def compose(self) -> ComposeResult:
        """Top line, figures, keys."""
        yield TopLine(id="top")
        yield PanelView(id="figures")
        yield KeyBar(id="keys")

    def on_screen_resume(self) -> None:
        """Read what has changed since."""
        self._head("reading …")
        self.query_one(PanelView).focus()
        self._gather()

    def reload(self) -> None:
        """Read what another window has changed, where that is looked at."""
        if self.is_active:
            self._gather()

    def look_failed(self, error: NegotuiError) -> None:
        """Say that the file cannot be asked."""
        show_error(self, error)

    def on_screen_suspend(self) -> None:
        """Stop reading; what was read is kept."""
        self.workers.cancel_node(self)

    @work(thread=True, exclusive=True)
    def _gather(self) -> None:
        worker = get_current_worker()
        cases_read = dict(self._cases_read)
        try:
            workspace = self.workspace.twin()
            try:
                for done, count in workspace.review.gather(cases_read):
                    if worker.is_cancelled:
                        return
                    self._cases_read = dict(cases_read)
                    self.post_message(self.Read(done, count))
                cases = workspace.review.readable_cases(cases_read)
                panel = workspace.review.insights(cases)
            finally:
                workspace.close()
        except NegotuiError as error:
            self.post_message(self.Failed(error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Ready(panel, len(cases), len(cases_read) - len(cases)))

    def on_insights_screen_read(self, message: Read) -> None:
        """Show the progress."""
        if message.done < message.count:
            self._head(f"reading {message.done:,} of {message.count:,}")

    def on_insights_screen_ready(self, message: Ready) -> None:
        """Show the figures."""
        unread = f"{message.unread:,} could not be read" if message.unread else ""
        self._head(unread, plural(message.count, "negotiation that is over", "negotiations that are over"))
        self.query_one(PanelView).panel = message.panel

    def on_insights_screen_failed(self, message: Failed) -> None:
        """Say why there are none."""
        self._head(message.error.message, trouble=True)
        show_error(self, message.error)

    def _head(self, status: str, fact: str = "", trouble: bool = False) -> None:
        self.query_one(TopLine).heading = TopHeading("Insights", (fact,) if fact else (), (), status, trouble)

    def action_method(self) -> None:
        """Show how the figures are worked out."""
        panel = self.query_one(PanelView).panel
        if panel is not None:
            show_method(self, panel)

    def action_export(self) -> None:
        """Write what has been read to a file."""
        cases = self.workspace.review.readable_cases(self._cases_read)
        ask_and_export_page(self, self.workspace, lambda: self.workspace.export.insights(cases))

    def action_back(self) -> None:
        """Back to where it was opened from."""
        self.dismiss(None)
