"""What all negotiations that are over have in common. Reading them takes a thread of its own: the screen never waits for it."""

from __future__ import annotations

from functools import partial
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
from negotui.tui.dialogs.pages import Page
from negotui.tui.drawing.blocks import draw
from negotui.tui.widgets.bars import Heading, KeyBar, TopLine
from negotui.tui.widgets.panel_view import PanelView

if TYPE_CHECKING:  # what it reads with is loaded when it is first asked for
    from negotui.services.review import Known


class Insights(Screen[None]):
    """The figures, and in the top line how far reading has come. It stays when it is left, and keeps what it has read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("insights")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    class Read(Message):
        """So many of so many are read. done, count: both numbers."""

        def __init__(self, done: int, count: int) -> None:
            super().__init__()
            self.done, self.count = done, count

    class Told(Message):
        """All are read. panel: what they say.  count: how many they are.  unread: how many could not be read."""

        def __init__(self, panel: Panel, count: int, unread: int) -> None:
            super().__init__()
            self.panel, self.count, self.unread = panel, count, unread

    class Failed(Message):
        """They could not be read. error: why."""

        def __init__(self, error: NegotuiError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._known: Known = {}

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

    def on_screen_suspend(self) -> None:
        """Stop reading; what was read is kept."""
        self.workers.cancel_node(self)

    @work(thread=True, exclusive=True)
    def _gather(self) -> None:
        worker = get_current_worker()
        known = dict(self._known)
        try:
            workspace = self.workspace.twin()
            try:
                for done, count in workspace.review.gather(known):
                    if worker.is_cancelled:
                        return
                    self._known = dict(known)
                    self.post_message(self.Read(done, count))
                cases = workspace.review.cases_in(known)
                panel = workspace.review.insights(cases)
            finally:
                workspace.close()
        except NegotuiError as error:
            self.post_message(self.Failed(error))
            return
        if not worker.is_cancelled:
            self.post_message(self.Told(panel, len(cases), len(known) - len(cases)))

    def on_insights_read(self, message: Read) -> None:
        """Say how far it has come."""
        if message.done < message.count:
            self._head(f"reading {message.done:,} of {message.count:,}")

    def on_insights_told(self, message: Told) -> None:
        """Show the figures."""
        unread = f"{message.unread:,} could not be read" if message.unread else ""
        self._head(unread, plural(message.count, "negotiation that is over", "negotiations that are over"))
        self.query_one(PanelView).panel = message.panel

    def on_insights_failed(self, message: Failed) -> None:
        """Say why there are none."""
        self._head(message.error.message, trouble=True)
        self.notify(message.error.hint, title=message.error.message, severity="error", timeout=8, markup=False)

    def _head(self, status: str, fact: str = "", trouble: bool = False) -> None:
        self.query_one(TopLine).heading = Heading("Insights", (fact,) if fact else (), (), status, trouble)

    def action_method(self) -> None:
        """Show how the figures are worked out."""
        panel = self.query_one(PanelView).panel
        if panel is not None:
            self.app.push_screen(Page("How it is worked out", partial(draw, panel.method)))

    def action_back(self) -> None:
        """Back to where it was opened from."""
        self.dismiss(None)
