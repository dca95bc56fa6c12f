"""A few settings in one box: the cursor chooses a line, → ← and space another value of it, enter goes on with what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.lines_view import LinesView

_LABEL = 19
_STEPS = {"right": 1, "space": 1, "left": -1}


@dataclass(frozen=True, slots=True)
class Setting:
    """A line. name: by which its value is returned.  label: what it is about.  values: each with how it is shown.

    at: the number of the one that is chosen.  digits: whether a digit chooses the value of that name at once.
    """

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    at: int = 0
    digits: bool = False

    @property
    def value(self) -> str:
        """What is chosen."""
        return self.values[self.at][0]


class SettingsDialog(Dialog[dict[str, str]]):
    """Returns the chosen values by their names."""

    # As in a choice: bindings run later than handlers, and enter must not overtake a key typed before it.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "choose", show=False)]

    def __init__(self, title: str, settings: Sequence[Setting], hint: str) -> None:
        super().__init__(title, hint)
        self._settings = {one.name: one for one in settings}

    def inside(self) -> tuple[Widget, ...]:
        """The lines."""
        return (LinesView(id="choices"),)

    def on_mount(self) -> None:
        """Show them."""
        view = self.query_one(LinesView)
        view.styles.height = len(self._settings)
        view.focus()
        self._draw()

    def _draw(self) -> None:
        lines = []
        for one in self._settings.values():
            label, value = fit(literal(f"   {one.label}", "muted"), _LABEL), literal(f"  ‹ {one.values[one.at][1]} ›")
            lines.append(Line(label + value, one.name))
        self.query_one(LinesView).show(lines)

    def on_key(self, event: events.Key) -> None:
        """Another value of the line under the cursor, or the one that a digit names."""
        for one in self._settings.values():
            names = [value for value, _ in one.values]
            if one.digits and event.character in names:
                event.stop()
                self._set(replace(one, at=names.index(event.character)))
                return
        by = _STEPS.get(event.key)
        here = self._settings.get(self.query_one(LinesView).target)
        if by and here is not None:
            event.stop()
            self._set(replace(here, at=(here.at + by) % len(here.values)))

    def _set(self, setting: Setting) -> None:
        self._settings[setting.name] = setting
        self._draw()

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A click on the line under the cursor turns to its next value."""
        here = self._settings[message.target]
        self._set(replace(here, at=(here.at + 1) % len(here.values)))

    def action_choose(self) -> None:
        """Go on."""
        self.dismiss({name: one.value for name, one in self._settings.items()})
