"""The one-line parts round a screen: what is open, the tabs, the keys. Each is one node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.keys import key_to_character
from textual.message import Message
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.strip import Strip

from negotui.tui.commands import COMMANDS, key_name
from negotui.tui.drawing.blocks import fit
from negotui.tui.drawing.lines import joined
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.pane import Inked, rendered

_LEAST_TITLE = 16
"""Figures are dropped to make room for at least so many letters of the title."""
_FIRST = 0
"""The position in the footer of a key that is not a command: it closes something just opened."""


class OneLine(Inked):
    """A line of content in inks across the screen."""

    DEFAULT_CSS = """
    OneLine { height: 1; width: 1fr; }
    """

    content: reactive[Content] = reactive(Content(""), always_update=True)

    def compose_line(self, width: int) -> Content:
        """The line at a width."""
        return fit(self.content, width)

    def render_line(self, y: int) -> Strip:
        """The line, whatever its number."""
        width = self.size.width
        base = self.visual_style
        return rendered(self.compose_line(width), base, self.resolve).crop_extend(0, width, base.rich_style)


@dataclass(frozen=True, slots=True)
class TopHeading:
    """What the top line says. title, facts: on the left, separated by dots.  figures: on the right.  status: saved, or why not.

    trouble: whether the status is bad news.  narrow: the figures to show if there is no room for all; if empty, the first one.
    """

    title: str
    facts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    status: str = ""
    trouble: bool = False
    narrow: tuple[str, ...] = ()


class TopLine(OneLine):
    """What is open: title · with whom · deadline, then the figures and whether all is saved."""

    heading: var[TopHeading] = var(TopHeading(""), init=False)

    def watch_heading(self) -> None:
        """Draw the new heading."""
        self.refresh()

    def compose_line(self, width: int) -> Content:
        """Title and facts on the left as far as they fit; figures give way to the title one by one."""
        heading = self.heading
        status = literal(heading.status, "bad" if heading.trouble else "good")
        right, room = status, width - status.cell_length - 4
        for figures in (heading.figures, heading.narrow or heading.figures[:1], ()):
            parts = [literal(figure, "muted") for figure in figures]
            right = Content("  ").join([*parts, *([status] if heading.status else [])])
            room = width - right.cell_length - 4
            # The title gets its room before the figures, but trouble is always told.
            if room >= min(len(heading.title), _LEAST_TITLE):
                break
        left = literal(heading.title, "title")
        for fact in heading.facts:
            longer = left + literal(" · ", "faint") + literal(fact, "muted")
            if longer.cell_length <= room:
                left = longer
        return Content(" ") + fit(left, max(room, 6)) + Content("  ") + right + Content(" ")


class TabBar(OneLine):
    """The sections by number and short name; on a narrow screen every number and the name of the one that is open."""

    names: var[tuple[str, ...]] = var((), init=False)
    active: reactive[int] = reactive(0)

    KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-")

    class Picked(Message):
        """A tab was clicked. number: its place, from 0."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def watch_names(self) -> None:
        """Draw the new names."""
        self.refresh()

    def compose_line(self, width: int) -> Content:
        """All names where they fit, else only the active one's."""
        full = self._tabs(names=True)
        return fit(full if full.cell_length <= width else self._tabs(names=False), width)

    def _tabs(self, names: bool) -> Content:
        parts: list[Content] = []
        for number, name in enumerate(self.names):
            active = number == self.active
            key = self.KEYS[number] if number < len(self.KEYS) else "·"
            text = f"{key} {name}" if names or active else key
            part = (
                literal(f" {text} ", "tab")
                if active
                else Content(" ") + literal(key, "key") + literal(text[1:], "muted")
            )
            parts.append(part)
        return joined(parts)

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was clicked, by the cells that each takes."""
        full = self._tabs(names=True).cell_length <= self.size.width
        right = 0
        for number, name in enumerate(self.names):
            wide = full or number == self.active
            right += (len(name) + 3 if wide else 2) + (number == self.active)
            if event.x < right:
                self.post_message(self.Picked(number))
                return


class KeyBar(OneLine):
    """The keys that work here, from the bindings of what has the focus."""

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)
        self._update(self.screen)

    def _update(self, screen: Screen[object]) -> None:
        order = {(command.action, command.title): command.footer for command in COMMANDS if command.footer}
        seen: dict[str, tuple[int, str, str]] = {}
        focused = screen.focused
        for key, active in screen.active_bindings.items():
            binding = active.binding
            # A letter that the focused field would take is no key just now.
            letter = key_to_character(key)
            if focused is not None and letter and focused.check_consume_key(key, letter):
                continue
            if binding.show and active.enabled and binding.description:
                place = order.get((binding.action, binding.description), _FIRST)
                seen.setdefault(binding.description, (place, key_name(key), binding.description))
        self.content = _keys([(key, title) for _, key, title in sorted(seen.values())])

    def compose_line(self, width: int) -> Content:
        """As many keys as fit, and always the way to all others."""
        last = _keys([("^p", "commands")])
        content = self.content
        room = width - last.cell_length - 2
        if content.cell_length > room:
            content = _cut(content, room)
        return fit(content, room) + Content("  ") + last


def _keys(pairs: Sequence[tuple[str, str]]) -> Content:
    return joined(
        [literal(f" {key}", "key") + Content(" ") + literal(title, "muted") + Content(" ") for key, title in pairs]
    )


def _cut(content: Content, room: int) -> Content:
    """The content up to the last whole key that fits: half a word is no help."""
    text = content.plain[: max(room - 1, 0)]
    end = text.rfind("  ")
    return content[: max(end, 0)] + Content("…") if end > 0 else Content("")
