"""The base of widgets that draw their own lines: inks, and scrolling within one node."""

from __future__ import annotations

from rich.segment import Segment
from textual import events, on
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from negotui.tui.drawing.inks import Resolve, inks

_SCROLLED = 3
"""How many lines one notch of the wheel scrolls."""


def rendered(content: Content, base: Style, resolve: Resolve) -> Strip:
    """Content in inks as a strip, over a base style."""
    return Strip([Segment(text, style.rich_style) for text, style in content.render(base, end="", parse_style=resolve)])


class Inked(Widget):
    """A widget that draws in inks."""

    _resolve: Resolve | None = None

    @property
    def resolve(self) -> Resolve:
        """What turns the names of inks into styles under the theme of now: another object when the style has changed."""
        if self._resolve is None:
            self._resolve = inks(self.app.theme_variables)
        return self._resolve

    def notify_style_update(self) -> None:
        """Follow the theme."""
        super().notify_style_update()
        self._resolve = None


class Pane(Inked, can_focus=True):
    """Lines that scroll below a fixed head, with a mark at the right edge that shows the position.

    Textual's own scrolling lays the whole screen out anew whenever the number of lines changes and brings three nodes along;
    this is one node and one repaint. top: the first line in sight under the head, from 0.
    """

    HEAD = 0
    """How many lines at the top are fixed."""

    top: reactive[int] = reactive(0)
    expected: int = 0
    """The width of a line that the screen expects, for what is drawn before the first layout; 0 if unknown."""

    @property
    def length(self) -> int:
        """How many lines there are under the head."""
        raise AssertionError("each pane says how many lines it has")

    def line(self, number: int, width: int, base: Style) -> Strip:
        """A line under the head, by its number from 0; the lines of the head have the numbers below 0."""
        raise AssertionError("each pane draws its lines")

    @property
    def room(self) -> int:
        """How many lines are in sight under the head."""
        return max(self.size.height - self.HEAD, 1)

    @property
    def text_width(self) -> int:
        """The cells of a line; the last column is for the mark."""
        return max(self.size.width - 1, 1) if self.size.width else self.expected

    def validate_top(self, top: int) -> int:
        """No further than to the last line."""
        return max(0, min(top, self.length - self.room))

    def bring_into_sight(self, first: int, last: int) -> None:
        """Scroll as little as shows these lines; where there is no room for all, the first ones."""
        if last >= self.top + self.room:
            self.top = last - self.room + 1
        if first < self.top:
            self.top = first

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def scroll_by_wheel(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """Scroll with the wheel of the mouse."""
        event.stop()
        self.top += _SCROLLED if isinstance(event, events.MouseScrollDown) else -_SCROLLED

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.text_width, self.visual_style
        number = y - self.HEAD if y < self.HEAD else y - self.HEAD + self.top
        strip = self.line(number, width, base) if number < self.length else Strip.blank(width, base.rich_style)
        return Strip([*strip, _mark(self, y - self.HEAD, base)], width + 1)


def _mark(pane: Pane, y: int, base: Style) -> Segment:
    """The cell at the right edge: part of the mark, where not everything is in sight."""
    length, room = pane.length, pane.room
    if length <= room or y < 0:
        return Segment(" ", base.rich_style)
    size = max(1, room * room // length)
    first = (room - size) * pane.top // max(length - room, 1)
    in_mark = first <= y < first + size
    ink = "muted" if in_mark else "ghost"
    return Segment("▐" if in_mark else " ", (base + pane.resolve(ink)).rich_style)
