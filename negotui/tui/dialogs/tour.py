"""The tour of one minute: a few pages at the foot of the screen, the last of which is where work begins."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from negotui.tui.drawing.literal import literal


@dataclass(frozen=True, slots=True)
class TourPage:
    """One page. section: the section to show above it.  text: what to say about it."""

    section: str
    text: str


TOUR = (
    TourPage(
        "leverage",
        "This is a workbook: one negotiation, eleven tabs. The line on top says with whom, by when, and how ready you are. "
        "The number keys go to a tab, [ and ] to the one beside it.",
    ),
    TourPage(
        "interests",
        "A tab shows its sheets, one under the other. One cursor runs through all of it: j and k, or the arrow keys. Enter "
        "edits the line under the cursor. The last line of a sheet asks its next question: enter there answers it.",
    ),
    TourPage(
        "options",
        "Everything saves itself as you type. There is no save key, and u takes back whatever you did, even after a restart. "
        "What a field cannot read, such as “about 100”, stays as you typed it, marked with an exclamation mark.",
    ),
    TourPage(
        "theirs",
        "On the right is the guide: it follows the cursor and says what is meant and how it is done. ? hides and shows it, tab "
        "goes into it, h searches in it.",
    ),
    TourPage(
        "wrap-up",
        "The last tab says what is ready, what is thin and what is missing; enter on a line goes there. When the talk begins, t "
        "goes to the table, where every offer is logged and valued; x writes everything to a file. Nothing ever leaves this "
        "machine by itself.",
    ),
    TourPage(
        "leverage",
        "That was the tour. Now your own talk: N asks eight questions and gives you a page to speak from, in five minutes. "
        "n begins a whole workbook, empty or from a template.",
    ),
)
"""The tour. Its last page leads on."""

_SCRATCH = (
    "That was the tour. Nothing in this window is kept. For your own talk, leave with esc and q, then type negotui. There N "
    "gives you a page to speak from in five minutes, and n begins a whole workbook."
)
"""The last page in a file that is gone afterwards."""


class TourStep(ModalScreen[str]):
    """One page of the tour at the foot of the screen; returns ON, a way to begin, or nothing to leave."""

    ON = "on"
    BINDINGS = [
        Binding("enter,space,right,j,down", "answer('on')", "next"),
        Binding("n", "answer('new')", "new"),
        Binding("N", "answer('quick')", "five minutes"),
        Binding("escape", "answer('')", "leave the tour"),
    ]

    def __init__(self, step: int, scratch: bool = False) -> None:
        """step: the number of the page, from 0.  scratch: whether nothing in this file is kept."""
        super().__init__()
        self._step, self._scratch = step, scratch
        self._answered = False

    @property
    def _is_last(self) -> bool:
        return self._step == len(TOUR) - 1

    def compose(self) -> ComposeResult:
        """The words and the way on."""
        text, hint = TOUR[self._step].text, "enter goes on · esc leaves"
        if self._is_last:
            text = _SCRATCH if self._scratch else text
            hint = (
                "enter stays in the example" if self._scratch else "N five minutes · n new · enter stays in the example"
            )
        with Vertical(classes="foot"):
            yield Static(literal(f"Tour {self._step + 1} of {len(TOUR)}"), classes="box-title")
            yield Static(literal(text))
            yield Static(literal(hint), classes="box-hint")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that begin something work on the last page, where it speaks of them."""
        begins = action == "answer" and parameters[0] in {"new", "quick"}
        return not begins or (self._is_last and not self._scratch)

    def action_answer(self, way: str) -> None:
        """Go on, begin or leave, once: a key typed ahead must not answer twice."""
        if not self._answered:
            self._answered = True
            self.dismiss(way)
