"""A dialog that is only read: a page of lines, such as the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.widget import Widget

from negotui.tui.commands import PLACES, key_table
from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.blocks import fit, wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.lines_view import LinesView


class PageDialog(Dialog[str]):
    """Lines to read, laid out once the width is known."""

    def __init__(self, title: str, lines: Callable[[int], list[Line]]) -> None:
        """lines: returns the lines for a width."""
        super().__init__(title, "j k scroll · esc closes")
        self._lines = lines

    def inside(self) -> tuple[Widget, ...]:
        """The lines."""
        return (LinesView(id="choices", classes="tall"),)

    def on_mount(self) -> None:
        """Lay them out."""
        self.query_one(LinesView).focus()
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        view = self.query_one(LinesView)
        view.show(self._lines(view.text_width))


def key_lines(width: int, places: Iterable[str] = PLACES) -> list[Line]:
    """The keys by the place where they work."""
    lines: list[Line] = []
    for place, commands in key_table(places):
        lines.append(Line(literal(place, "heading")))
        for command in commands:
            keys = fit(literal(f"  {command.key_names}", "key"), 20)
            first, *more = wrapped(literal(command.help), max(width - 21, 10))
            lines.append(Line(keys + first))
            lines += [Line(Content(" " * 20) + line) for line in more]
        lines.append(BLANK)
    return lines
