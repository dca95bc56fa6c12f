"""Many lines drawn by one widget, with one cursor over those that can be acted on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style

from negotui.tui.commands import bindings
from negotui.tui.drawing.lines import Line
from negotui.tui.widgets.pane import Pane, rendered

_MARKER = "▸"


class Stops:
    """Where the cursor can stand: the targets of lines in their order, with the first and the last line of each."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.rows: dict[str, tuple[int, int]] = {}
        for number, line in enumerate(lines):
            if line.target:
                first, _ = self.rows.get(line.target, (number, number))
                self.rows[line.target] = (first, number)

    @property
    def targets(self) -> list[str]:
        """Every target in its order."""
        return list(self.rows)

    def rows_to_show(self, target: str) -> tuple[int, int]:
        """The first and last line to bring into sight for a target: with the line above; for the first target, with all above."""
        first, last = self.rows.get(target, (0, 0))
        return 0 if target == next(iter(self.rows), "") else max(first - 1, 0), last

    def beside(self, target: str, by: int) -> str:
        """The target `by` steps further on, or the last one in that direction. There must be at least one target."""
        targets = self.targets
        place = targets.index(target) + by if target in self.rows else 0
        return targets[max(0, min(place, len(targets) - 1))]

    def is_at_end(self, target: str, by: int) -> bool:
        """Whether a step from the target leads nowhere."""
        return target == next(iter(self.rows) if by < 0 else reversed(self.rows), "")

    def nearest(self, row: int, top: int, room: int) -> str:
        """Of the targets that begin among `room` lines from `top` on, the one nearest to a line; empty where there is none."""
        visible = [target for target, (first, _) in self.rows.items() if top <= first < top + room]
        return min(visible, key=lambda target: abs(self.rows[target][0] - row), default="")


Strips = dict[tuple[object, ...], Strip]
"""Lines as they were drawn, by all that a drawing depends on but the lines themselves."""


class LinesView(Pane):
    """Lines with a cursor. Lines that share a target form one stop of the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    target: var[str] = var("", init=False)

    class Moved(Message):
        """The cursor stands on another target."""

        def __init__(self, view: LinesView, target: str) -> None:
            super().__init__()
            self.view, self.target = view, target

        @property
        def control(self) -> LinesView:
            """The view in which it moved."""
            return self.view

    class Chosen(Moved):
        """A target was clicked or a link in the text was followed."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines: tuple[Line, ...] = ()
        self._stops = Stops()
        self._strips: Strips = {}
        self._width_laid_out = 0

    # What the lines are

    def show(self, lines: Iterable[Line], target: str | None = None, drawn: Strips | None = None) -> None:
        """Draw these lines; the cursor stays on its target where that is still there, else near where it was.

        drawn: what was drawn of these very lines before, and is kept by whoever keeps the lines.
        """
        before = self.stops
        place = before.index(self.target) if target is None and self.target in before else 0
        self.lines = tuple(lines)
        self._stops = Stops(self.lines)
        self.top = self.validate_top(self.top)
        self._strips = {} if drawn is None else drawn
        self.refresh()
        new_target = self.target if target is None else target
        stops = self.stops
        if new_target not in self._stops.rows:
            new_target = stops[min(place, len(stops) - 1)] if stops else ""
        self.target = new_target

    @property
    def stops(self) -> list[str]:
        """Every target in its order."""
        return self._stops.targets

    @property
    def length(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def watch_target(self) -> None:
        """Bring the cursor into view and tell."""
        self.refresh()
        self.bring_into_sight(*self._stops.rows_to_show(self.target))
        self.post_message(self.Moved(self, self.target))

    # The cursor

    def action_move(self, by: int) -> None:
        """Move the cursor by so many stops; scroll where there are none, and half a page towards one that is far away."""
        if not self.stops:
            self.top += by
            return
        step = abs(by) == 1
        if step and self._stops.is_at_end(self.target, by):
            self.top += by
        stop = self._stops.beside(self.target, by)
        first, last = self._stops.rows[stop]
        # What lies between would be jumped over unseen.
        away = first - (self.top + self.room) if by > 0 else self.top - last
        if step and away >= self.room // 2:
            self.top += by * max(self.room // 2, 1)
        else:
            self.target = stop

    def action_page(self, by: int) -> None:
        """Move by a page: to the stop there, or just scroll where none is in sight."""
        lines = by * max(self.room - 2, 1)
        row = self._stops.rows.get(self.target, (self.top, 0))[0] + lines
        self.top += lines
        if stop := self._stops.nearest(row, self.top, self.room):
            self.target = stop

    def action_ends(self, last: bool) -> None:
        """Move to the first stop or to the last, and scroll to that end."""
        stops = self.stops
        if stops:
            self.target = stops[-1 if last else 0]
        self.top = self.length if last else 0

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Follow the size, and keep the cursor in sight."""
        if self.text_width != self._width_laid_out:
            self._width_laid_out = self.text_width
            self._strips.clear()
            self.lay_out()
        self.top = self.validate_top(self.top)
        self.bring_into_sight(*self._stops.rows_to_show(self.target))

    def lay_out(self) -> None:
        """Called when the width has changed: a view whose lines depend on it makes them again."""
        self.refresh()

    def line(self, number: int, width: int, base: Style) -> Strip:
        """A line as it is drawn just now."""
        line, resolve = self.lines[number], self.resolve
        at_cursor = bool(line.target) and line.target == self.target
        key = (number, width, at_cursor, self.has_focus, resolve)
        if key not in self._strips:
            first = at_cursor and self._stops.rows[line.target][0] == number
            style = base + (resolve("cursor" if self.has_focus else "rest") if at_cursor else Style())
            text = _marked(line.text) if first else line.text
            self._strips[key] = rendered(text, style, resolve).crop_extend(0, width, style.rich_style)
        return self._strips[key]

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked: a link in the text, else the line."""
        link = event.style.meta.get("link")
        number = event.y + self.top
        if link:
            self.post_message(self.Chosen(self, str(link)))
        elif number < len(self.lines) and (target := self.lines[number].target):
            if target == self.target:
                self.post_message(self.Chosen(self, target))
            self.target = target


def _marked(text: Content) -> Content:
    """The line with the cursor's mark, where it leaves room for one: colour alone would not do."""
    for blanks, mark in (("   ", f" {_MARKER} "), (" ", _MARKER)):
        if text.plain.startswith(blanks):
            return Content(mark) + text[len(blanks) :]
    return text
