"""The least that a Textual app can be, to measure against. Must not import anything of negotui.

`python -m benchmarks.bare list` has a header, a footer and a list; `field` has a text field, `label` one line of text in its place.
A line of the list opens a screen of six texts, which is as many as our workbook has parts.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Header, Input, Label, OptionList, Static


class Texts(Screen[None]):
    """Six texts one under the other, a full page in all."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "back")]

    def compose(self) -> ComposeResult:
        """Six widgets."""
        for number in range(6):
            yield Static("\n".join(f"Text {number}, line {line}" for line in range(6)))


class Bare(App[None]):
    """Header, footer, and between them what was asked for."""

    TITLE = "bare"

    def __init__(self, between: str) -> None:
        super().__init__()
        self._between = between

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        if self._between == "field":
            yield Input()
        elif self._between == "label":
            yield Label("Line 0")
        else:
            yield OptionList(*(f"Line {number}" for number in range(200)))
        yield Footer()

    def on_option_list_option_selected(self) -> None:
        """Open another screen."""
        self.push_screen(Texts())


if __name__ == "__main__":
    Bare(*sys.argv[1:]).run()
