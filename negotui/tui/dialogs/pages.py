"""Dialogs that are only read: pages of lines, such as the keys, and the tour of one minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

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


TOUR = (
    (
        "leverage",
        "This is a workbook: one negotiation, eleven tabs. The line on top says with whom, by when, how ready you are and who "
        "holds more leverage. The number keys go to a tab, [ and ] to the one beside it.",
    ),
    (
        "interests",
        "A tab shows its sheets, one under the other. One cursor runs through all of it: j and k, or the arrow keys. Enter "
        "edits the line under the cursor. The last line of a sheet asks its next question: enter there answers it.",
    ),
    (
        "options",
        "Everything saves itself as you type. There is no save key, and u takes back whatever you did, even after a restart. "
        "What a field cannot read, such as “about 100”, stays as you typed it, marked with an exclamation mark.",
    ),
    (
        "theirs",
        "On the right is the guide: it follows the cursor and says what is meant and how it is done. ? hides and shows it, tab "
        "goes into it, h searches in it.",
    ),
    (
        "wrap-up",
        "The last tab says what is ready, what is thin and what is missing; enter on a line goes there. When the talk begins, t "
        "goes to the table, where every offer is logged and valued; x writes everything to a file. Nothing ever leaves this "
        "machine by itself.",
    ),
)
"""The tour: the section to show, and what to say about it."""


class TourStep(ModalScreen[bool]):
    """One step of the tour at the foot of the screen; returns whether to go on."""

    BINDINGS = [
        Binding("enter,space,right,j,down", "answer(True)", "next"),
        Binding("escape", "answer(False)", "leave the tour"),
    ]

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        self._answered = False

    def compose(self) -> ComposeResult:
        """The words and the way on."""
        last = self._step == len(TOUR) - 1
        with Vertical(classes="foot"):
            yield Static(literal(f"Tour {self._step + 1} of {len(TOUR)}"), classes="box-title")
            yield Static(literal(TOUR[self._step][1]))
            yield Static(literal("enter ends the tour" if last else "enter goes on · esc leaves"), classes="box-hint")

    def action_answer(self, on: bool) -> None:
        """Go on or leave, once: a key typed ahead must not answer twice."""
        if not self._answered:
            self._answered = True
            self.dismiss(on)
