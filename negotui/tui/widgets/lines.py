"""Many lines drawn by one widget, with one cursor over those that can be acted on. Must not know what the lines mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.style import Style

from negotui.tui.widgets.pane import Pane, rendered


@dataclass(frozen=True, slots=True)
class Line:
    """One line. text: its content, spans styled by the names of inks.  target: what the cursor stands on here, or empty."""

    text: Content
    target: str = ""


BLANK = Line(Content(""))


class LinesView(Pane):
    """Lines with a cursor. Lines that share a target form one stop of the cursor."""

    lines: var[tuple[Line, ...]] = var((), init=False)
    target: var[str] = var("", init=False)

    MARKER: ClassVar[str] = "▸"

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
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._rows: dict[str, tuple[int, int]] = {}
        self._drawn_width = 0

    # What the lines are

    def show(self, lines: Iterable[Line], target: str | None = None) -> None:
        """Draw these lines; the cursor stays on its target where that is still there, else near where it was."""
        before = self.stops
        place = before.index(self.target) if target is None and self.target in before else 0
        self.lines = tuple(lines)
        wanted = self.target if target is None else target
        stops = self.stops
        if wanted not in self._rows:
            wanted = stops[min(place, len(stops) - 1)] if stops else ""
        self.target = wanted

    @property
    def stops(self) -> list[str]:
        """Every target in its order."""
        return list(self._rows)

    def watch_lines(self) -> None:
        """Measure anew when the lines have changed."""
        rows: dict[str, tuple[int, int]] = {}
        for number, line in enumerate(self.lines):
            if line.target:
                first, _ = rows.get(line.target, (number, number))
                rows[line.target] = (first, number)
        self._rows = rows
        self.top = self.validate_top(self.top)
        self.forget()

    @property
    def length(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def watch_target(self) -> None:
        """Bring the cursor into view and tell."""
        self.refresh()
        self.reveal()
        self.post_message(self.Moved(self, self.target))

    def reveal(self) -> None:
        """Scroll so far that the cursor's lines are seen, with what stands above the first one."""
        first, last = self._rows.get(self.target, (0, 0))
        self.bring_into_sight(0 if self.target == next(iter(self._rows), "") else max(first - 1, 0), last)

    # The cursor

    def move(self, by: int) -> None:
        """Move the cursor by so many stops, or scroll where there are none."""
        stops = self.stops
        if not stops:
            self.top += by
            return
        place = stops.index(self.target) + by if self.target in stops else 0
        if (place < 0 or place >= len(stops)) and abs(by) == 1:
            self.top += by
        stop = stops[max(0, min(place, len(stops) - 1))]
        if not self._scrolled_towards(stop, by):
            self.target = stop

    def _scrolled_towards(self, stop: str, by: int) -> bool:
        """Scroll half a page towards a stop that is so far away that what lies between would be skipped; False where it is near."""
        first, last = self._rows[stop]
        far = first - (self.top + self.room) if by > 0 else self.top - last
        if abs(by) != 1 or far < self.room // 2:
            return False
        self.top += by * max(self.room // 2, 1)
        return True

    def page(self, by: int) -> None:
        """Move by a page: to the stop there, or just scroll where none is in sight."""
        far = by * max(self.room - 2, 1)
        row = self._rows.get(self.target, (self.top, 0))[0] + far
        self.top += far
        stops = [stop for stop in self.stops if self.top <= self._rows[stop][0] < self.top + self.room]
        if stops:
            self.target = min(stops, key=lambda stop: abs(self._rows[stop][0] - row))

    def ends(self, last: bool) -> None:
        """Move to the first stop or to the last, and scroll to that end."""
        stops = self.stops
        if stops:
            self.target = stops[-1 if last else 0]
        self.top = self.length if last else 0

    # Drawing

    def forget(self) -> None:
        """Draw everything anew: the lines, the width or the marks in them have changed."""
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Follow the size, and keep the cursor in sight."""
        if self.text_width != self._drawn_width:
            self._drawn_width = self.text_width
            self.relaid()
        self.top = self.validate_top(self.top)
        self.reveal()

    def relaid(self) -> None:
        """The width has changed: a view whose lines depend on it makes them anew."""
        self.forget()

    def notify_style_update(self) -> None:
        """Follow the theme."""
        super().notify_style_update()
        self._strips.clear()

    def on_focus(self) -> None:
        """The cursor is drawn otherwise without the focus."""
        self._strips.clear()

    def on_blur(self) -> None:
        """The cursor is drawn otherwise without the focus."""
        self._strips.clear()

    def line(self, number: int, width: int, base: Style) -> Strip:
        """A line as it is drawn just now."""
        line = self.lines[number]
        at_cursor = bool(line.target) and line.target == self.target
        key = (number, at_cursor)
        if key not in self._strips:
            first = at_cursor and self._rows[line.target][0] == number
            text = self.decorated(number, self._marked(line.text) if first else line.text)
            self._strips[key] = self._draw(text, at_cursor, width, base)
        return self._strips[key]

    def _draw(self, text: Content, at_cursor: bool, width: int, base: Style) -> Strip:
        resolve = self.resolve
        style = base + (resolve("cursor" if self.has_focus else "rest") if at_cursor else Style())
        return rendered(text, style, resolve).crop_extend(0, width, style.rich_style)

    def decorated(self, number: int, text: Content) -> Content:
        """The line as it is drawn just now; a view with marks of its own adds them here."""
        return text

    def _marked(self, text: Content) -> Content:
        """The line with the cursor's mark, where it leaves room for one: colour alone would not do."""
        for blanks, mark in (("   ", f" {self.MARKER} "), (" ", self.MARKER)):
            if text.plain.startswith(blanks):
                return Content(mark) + text[len(blanks) :]
        return text

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


def joined(parts: Sequence[Content]) -> Content:
    """Contents side by side."""
    return Content("").join(parts)
