"""Something to pick from a list by typing a few of its letters; each line says what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from negotui.domain.text import folded
from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.text import ShortLine
from negotui.tui.widgets.lines_view import LinesView

_BESIDE = 60
"""From so many columns on a line also says what the choice is for."""
_TITLES = (12, 28)
_NOTHING = "   Nothing is called so. Fewer letters show more."


@dataclass(frozen=True, slots=True)
class Pick:
    """One line. target: what is returned.  title: its name.  about: what it is for, a sentence or two."""

    target: str
    title: str
    about: str = ""

    def fits(self, words: str) -> bool:
        """Whether every word is somewhere in it."""
        text = folded(f"{self.title} {self.about}")
        return all(word in text for word in folded(words).split())


class ChoicesView(LinesView):
    """A line for each choice, laid out for the width. choices: those that are shown."""

    choices: var[tuple[Pick, ...]] = var((), init=False)

    def watch_choices(self) -> None:
        """Show them, the cursor on the first."""
        self.lay_out()
        if self.choices:
            self.target = self.choices[0].target

    def lay_out(self) -> None:
        """Titles, and beside them what each is for where there is room."""
        self.show([*self._lines(max(self.text_width, 12))] or [Line(literal(_NOTHING, "muted"))])

    def _lines(self, width: int) -> Iterator[Line]:
        least, most = _TITLES
        titles = min(max((len(choice.title) for choice in self.choices), default=least), most)
        for choice in self.choices:
            title = literal(f"   {choice.title}")
            if width >= _BESIDE:
                title = fit(title, titles + 3) + literal(f"  {choice.about}", "muted")
            yield Line(fit(title, width), choice.target)

    @property
    def chosen(self) -> Pick | None:
        """The choice under the cursor."""
        return next((choice for choice in self.choices if choice.target == self.target), None)


class PickDialog(Dialog[str]):
    """A line to filter with, the choices, and in full what the one under the cursor is for; enter returns its target."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    def __init__(self, title: str, choices: Sequence[Pick], placeholder: str, note: str = "") -> None:
        """note: what is to be known besides, or empty."""
        super().__init__(title, "type to filter · ↓ ↑ move · enter takes it · esc cancels")
        self._choices, self._placeholder, self._note = tuple(choices), placeholder, note

    def inside(self) -> tuple[Widget, ...]:
        """The line, the choices, and what the one under the cursor is for."""
        note = (Static(literal(self._note), classes="pick-note"),) if self._note else ()
        return (
            ShortLine("", self._placeholder, id="answer"),
            ChoicesView(id="choices"),
            Static("", classes="pick-about"),
            *note,
        )

    def on_mount(self) -> None:
        """Ready to type, over all of them; the lines follow the cursor keys without the focus."""
        self.set_focus(self.query_one(Input))
        view = self.query_one(ChoicesView)
        view.styles.height = len(self._choices)
        view.choices = self._choices

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        self.query_one(ChoicesView).choices = tuple(one for one in self._choices if one.fits(event.value))

    def on_lines_view_moved(self) -> None:
        """Say what the one under the cursor is for."""
        chosen = self.query_one(ChoicesView).chosen
        self.query_one(".pick-about", Static).update(literal(chosen.about if chosen else ""))

    def on_key(self, event: events.Key) -> None:
        """The cursor keys move in the lines while one types."""
        by = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}.get(event.key)
        if by:
            event.stop()
            self.query_one(ChoicesView).action_move(by)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one under the cursor."""
        event.stop()
        if target := self.query_one(ChoicesView).target:
            self.dismiss(target)

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A click takes it."""
        self.dismiss(message.target)
