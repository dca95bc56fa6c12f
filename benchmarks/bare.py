"""The least that a Textual app can be, to measure against. Must not import anything of negotui.

`python -m benchmarks.bare list` has a header, a footer and a list; `field` has a text field in place of the list.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, OptionList


class Bare(App[None]):
    """Header, footer, and between them a list or a field."""

    TITLE = "bare"

    def __init__(self, field: bool) -> None:
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        if self._field:
            yield Input()
        else:
            yield OptionList(*(f"Line {number}" for number in range(200)))
        yield Footer()


if __name__ == "__main__":
    Bare(field=sys.argv[1:] == ["field"]).run()
