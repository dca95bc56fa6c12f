"""What a practice came to: the last words, the result in a sentence, and everything that was hidden."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from negotui.analysis.gaps import paragraph, strong
from negotui.domain.blocks import WORKING, Block, Panel, Rule
from negotui.domain.documents import Document
from negotui.domain.practice import aloud
from negotui.errors import NegotuiError
from negotui.services.played import PlayedPractice
from negotui.services.practice_report import debrief_blocks, debrief_document, debrief_task
from negotui.services.workspace import Workspace
from negotui.tui.clipboard import copy
from negotui.tui.commands import bindings
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.dialogs.pages import PageDialog, key_lines
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.background import Background
from negotui.tui.screens.method import show_method
from negotui.tui.widgets.bars import KeyBar, TopHeading, TopLine
from negotui.tui.widgets.blocks_view import BlocksView

CONFIDENCE = (
    ("1", "1  not at all"),
    ("2", "2  hardly"),
    ("3", "3  so so"),
    ("4", "4  quite"),
    ("5", "5  completely"),
)
"""How confident one may be, as the rehearsals rate it."""
_LEAVE_OUT = "none"


class DebriefScreen(Screen[None]):
    """The debrief. It asks for the confidence afterwards on the way out, the first time it is seen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("debrief")
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    def __init__(self, real: Workspace, played: PlayedPractice, rates: bool) -> None:
        """real: the workspace of the file.  rates: whether it asks how confident I am now."""
        super().__init__()
        self._real, self._played, self._rates = real, played, rates
        self._background = Background(self)
        self._panel: Panel = WORKING

    def compose(self) -> ComposeResult:
        """Top line, page, keys."""
        yield TopLine(id="top")
        yield BlocksView(id="speaking")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show it, once it is worked out."""
        negotiation = self._played.negotiation
        self.query_one(TopLine).heading = TopHeading("PRACTICE", (negotiation.title, "what it came to"), (), "over")
        self.query_one(BlocksView).focus()
        task = debrief_task(self._played)
        if task.is_long:
            self._show(WORKING)
            self._background.ask(self._played.id, task, self._show)
        else:
            self._show(task.work())

    def _show(self, panel: Panel) -> None:
        self._panel = panel
        page = (paragraph(panel.verdict),) if panel is WORKING else debrief_blocks(self._played, panel)
        self.query_one(BlocksView).blocks = (*self._last_words(), *page)

    def _last_words(self) -> tuple[Block, ...]:
        last = self._played.last_move()
        if last is None or not last.words or last != self._played.moves()[-1]:
            return ()
        return (paragraph("They: ", strong(aloud(last.words))), Rule())

    def _document(self) -> Document:
        return debrief_document(self._played, self._panel)

    # Keys

    def action_export(self) -> None:
        """Write the page to a file."""
        if self._is_there():
            from negotui.tui.screens.export_file import ask_and_export_page

            ask_and_export_page(self, self._real, self._document)

    def action_copy(self) -> None:
        """Copy the page."""
        if self._is_there():
            from negotui.export.text import text_page

            copy(self.app, text_page(self._document().blocks), "the page")

    def action_help(self) -> None:
        """The keys that work here."""
        self.app.push_screen(PageDialog("Help", partial(key_lines, places=("debrief", "list", "app"))))

    def action_method(self) -> None:
        """How they decide."""
        show_method(self, self._panel)

    def _is_there(self) -> bool:
        if self._panel is WORKING:
            show_notice(self, WORKING.verdict)
        return self._panel is not WORKING

    def action_back(self) -> None:
        """Ask how confident I am now, and leave."""
        if not self._rates:
            self.dismiss(None)
            return
        lines = [Line(literal(f"   {shown}"), value) for value, shown in CONFIDENCE]
        lines.append(Line(literal("   Leave it out", "muted"), _LEAVE_OUT))
        keys = {value: value for value, _ in CONFIDENCE}
        hint = "a digit or enter chooses · esc reads on"
        self.app.push_screen(ChoiceDialog("How confident are you now?", lines, hint, keys, at="3"), self._rated)

    def _rated(self, answer: str | None) -> None:
        if answer is None:
            return
        try:
            negotiation = self._real.lookup.negotiation(self._played.negotiation.id)
            after = None if answer == _LEAVE_OUT else int(answer)
            entry = self._real.practice.finish(negotiation, self._played, after)
        except NegotuiError as error:
            show_error(self, error)
            return
        if entry is not None:
            self.app.notify(
                "It stands among your rehearsals; u takes it back.", title="Practised", timeout=8, markup=False
            )
        self.dismiss(None)


def show_debrief(
    screen: Screen[None], real: Workspace, played: PlayedPractice, rates: bool, back: Callable[[], None]
) -> None:
    """Show what a practice came to. back: called when the page is left."""
    # What was asked back a moment ago has been answered.
    screen.app.clear_notifications()
    screen.app.push_screen(DebriefScreen(real, played, rates), lambda _: back())
