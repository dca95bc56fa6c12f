"""The plan tried in many talks: a page with a bar while they are played, then what came of them. Escape ends both."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from textual.widget import Widget

from negotui.domain.blocks import Bar, Bars, Block, Heading, Panel, Paragraph, plain
from negotui.errors import NegotuiError
from negotui.tui.dialogs.base import Dialog
from negotui.tui.notices import show_error
from negotui.tui.screens.background import Background
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.tried import Tried
from negotui.tui.widgets.blocks_view import BlocksView

if TYPE_CHECKING:  # what plays the talks is loaded when it is first asked for
    from negotui.analysis.simulation.trial import Trial
    from negotui.services.task import Task

_LOOK = 0.2
"""Seconds between two looks at how far the talks are."""


class Progress:
    """How far the talks are. done: written by the thread that plays them, read by the screen.  count: of how many."""

    def __init__(self, count: int) -> None:
        self.done, self.count = 0, count

    def tell(self, done: int) -> None:
        """So many are done."""
        self.done = done


class TrialDialog(Dialog[Panel]):
    """The page. Its answer is what came of the talks, None where they were ended before."""

    def __init__(self, task: Task[Trial], progress: Progress) -> None:
        super().__init__("Your plan in many talks", "j k scroll · esc stops or closes")
        self._talks, self._progress = task, progress
        self._background = Background(self)
        self._panel: Panel | None = None

    def inside(self) -> tuple[Widget, ...]:
        """The page of the result."""
        return (BlocksView(id="choices", classes="tall"),)

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(BlocksView).focus()
        self.call_after_refresh(self._show_progress)
        self._timer = self.set_interval(_LOOK, self._show_progress)
        self._background.ask("plan", self._talks, self._done)

    def _show_progress(self) -> None:
        if self._panel is None:
            self.query_one(BlocksView).blocks = (_bar(self._progress),)

    def _done(self, trial: Trial) -> None:
        from negotui.analysis.simulation.panel import panel

        self._timer.stop()
        self._panel = panel(trial)
        self.query_one(BlocksView).blocks = page(self._panel)

    def action_dismiss_dialog(self) -> None:
        """Stop, or close with the result."""
        self._background.stop()
        self.dismiss(self._panel)


def page(found: Panel) -> tuple[Block, ...]:
    """A result as a page to read."""
    return (
        Paragraph(found.headline),
        *found.blocks,
        Heading(3, plain("How it is worked out")),
        *found.method,
    )


def _bar(progress: Progress) -> Bars:
    return Bars(
        f"Trying your plan in {progress.count:,} talks",
        ("talks",),
        (
            Bar("done", (Fraction(progress.done),), (f"{progress.done:,}",)),
            Bar("of", (Fraction(progress.count),), (f"{progress.count:,}",)),
        ),
    )


def try_plan(screen: NegotiationScreen) -> None:
    """Try the plan of the negotiation that is shown, and keep what comes of it beside the plan until something changes."""
    from negotui.services.simulation import SECTION, TALKS

    progress, negotiation = Progress(TALKS), screen.negotiation
    try:
        task = screen.workspace.simulation.task(negotiation, TALKS, progress=progress.tell)
    except NegotuiError as error:
        show_error(screen, error)
        return

    def closed(found: Panel | None) -> None:
        if found is not None:
            screen.opened.tried = Tried(negotiation, SECTION, found)
            screen.redraw()

    screen.app.push_screen(TrialDialog(task, progress), closed)
