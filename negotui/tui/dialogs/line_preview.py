"""A line of text with a live preview below it of how it will be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widget import Widget
from textual.widgets import Input, Static

from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.text import LONG, ShortLine
from negotui.tui.widgets.lines_view import LinesView

Reading = Callable[[str, int], Sequence[Line]]
"""From the typed text and the width to the lines of the preview."""


class PreviewDialog(Dialog[str]):
    """Enter returns the line; if it cannot be read, the first enter says so, and only a second one returns it."""

    def __init__(
        self, title: str, reading: Reading, problem: Callable[[str], str], placeholder: str, again: str = ""
    ) -> None:
        """problem: returns why a line cannot be read, or empty.  again: says what a second enter does; empty to refuse it."""
        super().__init__(title, "enter logs it · esc cancels")
        self._reading, self._problem, self._placeholder, self._again = reading, problem, placeholder, again
        self._warned = ""

    def inside(self) -> tuple[Widget, ...]:
        """The line, and how it is read."""
        return (ShortLine("", self._placeholder, id="answer", most=LONG), LinesView(id="choices", classes="reading"))

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(Input))
        self.call_after_refresh(self._read, "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read as one types."""
        if self._warned:
            self._warned = ""
            hint = self.query_one(".box-hint", Static)
            hint.remove_class("wrong")
            hint.update(literal(self._hint))
        self._read(event.value)

    def _read(self, text: str) -> None:
        view = self.query_one(LinesView)
        view.show(self._reading(text, view.text_width))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line, or say what is wrong with it."""
        event.stop()
        problem = self._problem(event.value)
        if not problem or (self._again and self._warned == event.value):
            self.dismiss(event.value)
            return
        self._warned = event.value
        hint = self.query_one(".box-hint", Static)
        hint.add_class("wrong")
        hint.update(literal(f"{problem} {self._again}".strip()))
