"""The base of all dialogs."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from negotui.tui.commands import bindings
from negotui.tui.drawing.literal import literal

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """A box over the screen with a title and a hint; escape returns None."""

    BINDINGS = bindings("dialog")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual")]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._heading, self._hint = title, hint
        self._answered = False

    def compose(self) -> ComposeResult:
        """Title, what the dialog is about, hint."""
        with Vertical(classes="box"):
            yield Static(literal(self._heading), classes="box-title")
            yield from self.inside()
            yield Static(literal(self._hint), classes="box-hint")

    def inside(self) -> tuple[Widget, ...]:
        """What stands between title and hint."""
        raise AssertionError("each dialog says what is in it")

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close once: keys typed ahead may ask for it again before the dialog is gone."""
        if self._answered:
            return AwaitComplete()
        self._answered = True
        return super().dismiss(result)

    def action_dismiss_dialog(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
