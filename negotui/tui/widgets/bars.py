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
_WIDE_FOOT = 60
"""From so many cells on the footer names the key to all commands."""


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


_LEAST_NAME = 3
"""So many letters still tell the names of tabs apart; below that only the open one keeps its name."""
_MARKED_FROM = 5
"""From so many letters on a name that was cut ends in an ellipsis; a shorter one reads as an abbreviation."""


def tab_texts(keys: Sequence[str], names: Sequence[str], active: int, width: int) -> list[str]:
    """What each tab says in `width` cells: its key and its name.

    All names but that of the open tab shrink evenly, the longest first; where there is no room for a few letters of each, only the
    open one has a name.
    """
    # A blank before each and one behind its key, and one behind the open one, which stands in a box.
    room = width - 1 - sum(len(key) + 2 for key, _ in zip(keys, names, strict=False))
    letters = max(map(len, names), default=0)
    while letters >= _LEAST_NAME and sum(_sizes(names, active, letters)) > room:
        letters -= 1
    sizes = _sizes(names, active, letters if letters >= _LEAST_NAME else 0)
    for number, name in enumerate(names):
        if letters >= _LEAST_NAME and sizes[number] < len(name) and sum(sizes) < room:
            sizes[number] += 1
    shown = [_shortened(name, size) for name, size in zip(names, sizes, strict=True)]
    return [f"{key} {name}".rstrip() for key, name in zip(keys, shown, strict=False)]


def _sizes(names: Sequence[str], active: int, letters: int) -> list[int]:
    """The letters of each name where all but the open one have so many at most."""
    return [len(name) if number == active else min(len(name), letters) for number, name in enumerate(names)]


def _shortened(name: str, letters: int) -> str:
    if len(name) <= letters:
        return name
    return f"{name[: letters - 1]}…" if letters >= _MARKED_FROM else name[:letters]


class TabBar(OneLine):
    """The sections by number and short name; on a narrow screen the names shrink."""

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

    def _texts(self, width: int) -> list[str]:
        keys = [*self.KEYS, *("·" for _ in self.names[len(self.KEYS) :])]
        return tab_texts(keys, self.names, self.active, width)

    def compose_line(self, width: int) -> Content:
        """All tabs."""
        parts: list[Content] = []
        for number, text in enumerate(self._texts(width)):
            if number == self.active:
                parts.append(literal(f" {text} ", "tab"))
            else:
                parts.append(Content(" ") + literal(text[:1], "key") + literal(text[1:], "muted"))
        return fit(joined(parts), width)

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was clicked, by the cells that each takes."""
        right = 0
        for number, text in enumerate(self._texts(self.size.width)):
            right += len(text) + 1 + (number == self.active)
            if event.x < right:
                self.post_message(self.Picked(number))
                return


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key in the footer. place: its position from the left.  key: as Textual names it.  keep: whether it stands at any width."""

    place: int
    key: str
    title: str
    keep: bool = False

    @property
    def width(self) -> int:
        """The cells that it takes, with a blank on either side."""
        return len(f" {key_name(self.key)} {self.title} ")


_ALL = KeyHint(0, "ctrl+p", "commands")
"""The way to all others, at the right."""


def hints_that_fit(hints: Sequence[KeyHint], width: int) -> tuple[list[KeyHint], bool]:
    """The hints for which `width` cells have room, in their order: first those to keep, then from the left. Whether all fit."""
    ordered = sorted(hints, key=lambda hint: (not hint.keep, hint.place))
    shown: list[KeyHint] = []
    for hint in ordered:
        if sum(one.width for one in (*shown, hint)) > width:
            break
        shown.append(hint)
    return sorted(shown, key=lambda hint: hint.place), len(shown) == len(hints)


class KeyBar(OneLine):
    """The keys that work here, from the bindings of what has the focus. A click on one presses it."""

    hints: tuple[KeyHint, ...] = ()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)
        self._update(self.screen)

    def _update(self, screen: Screen[object]) -> None:
        # The sentence too: at the table and in a practice the same keys stand in another order.
        known = {(one.action, one.title, one.help): one for one in COMMANDS if one.footer}
        seen: dict[str, KeyHint] = {}
        focused = screen.focused
        for key, active in screen.active_bindings.items():
            binding = active.binding
            # A letter that the focused field would take is no key just now.
            letter = key_to_character(key)
            if focused is not None and letter and focused.check_consume_key(key, letter):
                continue
            if binding.show and active.enabled and binding.description:
                command = known.get((binding.action, binding.description, binding.tooltip))
                place, keep = (command.footer, command.keep) if command else (_FIRST, True)
                seen.setdefault(binding.description, KeyHint(place, key, binding.description, keep))
        hints = tuple(sorted(seen.values(), key=lambda hint: (hint.place, hint.key)))
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def _room(self, width: int) -> int:
        """The cells on the left of the way to all others, which a narrow footer does without: it has the ways that matter most."""
        return width - _ALL.width if width >= _WIDE_FOOT else width

    def compose_line(self, width: int) -> Content:
        """As many keys as fit, and always help, the way back and what matters most here."""
        room = self._room(width)
        shown, all_fit = hints_that_fit(self.hints, room - 1)
        left = joined([_hint(hint) for hint in shown])
        if not all_fit:
            left = left.rstrip() + literal("…", "muted")
        return fit(left, room) + (_hint(_ALL) if room < width else Content(""))

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        room, right = self._room(self.size.width), 0
        if event.x >= room:
            self.app.simulate_key(_ALL.key)
            return
        for hint in hints_that_fit(self.hints, room - 1)[0]:
            right += hint.width
            if event.x < right:
                self.app.simulate_key(hint.key)
                return


def _hint(hint: KeyHint) -> Content:
    return Content(" ") + literal(key_name(hint.key), "key") + literal(f" {hint.title} ", "muted")
