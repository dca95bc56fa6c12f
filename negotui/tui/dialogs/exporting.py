"""Asks in which format and where something is written, and shows what will be in it. It stays until that is done or given up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker

from negotui.errors import NegotuiError
from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.blocks import wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.text import LONG, ShortLine
from negotui.tui.widgets.lines_view import LinesView

_PAUSE = 0.05
"""Seconds before a preview begins: whoever only passes by begins nothing."""
_WRITING = "writing …"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A format. name: its name.  title: for people.  suffix: of its files, with the dot; empty for a folder."""

    name: str
    title: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What will be written. lines: its beginning, or what is in it.  left_out: what stays behind, a few words for each."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()


class ExportWork(Protocol):
    """What the dialog asks for. All raise NegotuiError; `kind` is the name of a format, `share` whether it is for other eyes."""

    def name(self, share: bool) -> str:
        """The name that is proposed, without a suffix."""

    async def glimpse(self, kind: str, share: bool) -> Glimpse:
        """What will be written."""

    def in_the_way(self, target: str, kind: str, share: bool) -> str:
        """What would be replaced, as a sentence, or empty."""

    async def write(self, target: str, kind: str, share: bool, tell: Callable[[str], None]) -> str:
        """Writes it and returns where. tell: takes how far it has come."""


class ExportDialog(Dialog[str]):
    """Format, name and preview; enter writes and returns where. What was typed stays as long as the dialog does.

    kind: the name of the chosen format.  share: whether what is written is for other eyes.
    """

    # Priority: the line of the name would take the one, and the focus would follow the other.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "switch", "for other eyes", show=False, priority=True)]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    kind: var[str] = var("", init=False)
    share: var[bool] = var(False, init=False)

    def __init__(
        self,
        title: str,
        kinds: Sequence[FileKind],
        work: ExportWork,
        can_share: bool = True,
        into_folder: bool = False,
        note: str = "",
    ) -> None:
        """can_share: whether it has secrets that can be left out.  into_folder: whether the name is that of a folder.
        note: what is to be known first, or empty.
        """
        switch = "tab for other eyes · " if can_share else ""
        super().__init__(title, f"↑ ↓ format · {switch}enter writes it · esc cancels")
        self._kinds, self._work = {kind.name: kind for kind in kinds}, work
        self._can_share, self._into_folder, self._note = can_share, into_folder, note
        self._proposed = ""
        self._agreed: tuple[str, str, bool] | None = None
        self._is_writing = False
        self._previewing: Worker[None] | None = None
        self._writing: Worker[None] | None = None
        self._glimpse: Glimpse | None = None

    def inside(self) -> tuple[Widget, ...]:
        """Formats, name, switch and preview."""
        return (
            *([Static(literal(self._note), classes="export-note")] if self._note else ()),
            LinesView(id="formats"),
            ShortLine("", id="answer", most=LONG),
            Static(id="switch"),
            LinesView(id="preview"),
        )

    def on_mount(self) -> None:
        """Propose a name, in the first format."""
        lines = [
            Line(literal(f"   {kind.title} ({kind.suffix or 'a folder'})"), kind.name) for kind in self._kinds.values()
        ]
        self.set_class(bool(self._note), "-noted")
        formats = self.query_one("#formats", LinesView)
        formats.can_focus = False
        formats.styles.height = len(lines)
        self.query_one("#preview").can_focus = False
        self.set_focus(self.query_one(Input))
        self.query_one("#switch").display = self._can_share
        formats.show(lines, lines[0].target)
        self.kind = lines[0].target
        self.watch_share()

    @property
    def target(self) -> str:
        """The name as it is typed."""
        return self.query_one(Input).value

    # What is chosen

    def on_lines_view_moved(self, message: LinesView.Moved) -> None:
        """The cursor stands on another format."""
        if message.view.id == "formats" and message.target:
            self.kind = message.target

    def on_key(self, event: events.Key) -> None:
        """The cursor keys move in the formats while one types, those for pages in the preview."""
        formats = {"down": 1, "up": -1}.get(event.key)
        pages = {"pagedown": 1, "pageup": -1}.get(event.key)
        if formats:
            event.stop()
            self.query_one("#formats", LinesView).action_move(formats)
        elif pages:
            event.stop()
            self.query_one("#preview", LinesView).action_page(pages)

    def watch_kind(self, before: str, kind: str) -> None:
        """The end of the name follows the format, and the preview does."""
        old, new = self._kinds.get(before), self._kinds[kind]
        line = self.query_one(Input)
        if old and not self._into_folder and line.value.lower().endswith(old.suffix):
            was_proposed = line.value == self._proposed
            line.value = line.value[: len(line.value) - len(old.suffix)] + new.suffix
            if was_proposed:
                self._proposed = line.value
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The format follows the end of the name."""
        self._say()
        ends = [kind for kind in self._kinds.values() if kind.suffix and event.value.lower().endswith(kind.suffix)]
        if ends and not self._into_folder and ends[0].name != self.kind:
            self.query_one("#formats", LinesView).target = ends[0].name

    def action_switch(self) -> None:
        """For other eyes, or for one's own."""
        if self._can_share:
            self.share = not self.share

    def watch_share(self) -> None:
        """Propose another name, unless one was typed, and show what will be written."""
        line = self.query_one(Input)
        suffix = "" if self._into_folder else self._kinds[self.kind].suffix
        if line.value == self._proposed:
            self._proposed = line.value = self._work.name(self.share) + suffix
            line.cursor_position = len(line.value) - len(suffix)
        words = "[x] For other eyes: secrets left out" if self.share else "[ ] For other eyes: no, all of it"
        self.query_one("#switch", Static).update(literal(words))
        self._look()

    # What will be written

    def _look(self) -> None:
        """Show what would be written now; another choice cancels this."""
        self._say()
        self._glimpse = None
        self._previewing = self.run_worker(self._preview, exclusive=True, group="preview")

    async def _preview(self) -> None:
        await asyncio.sleep(_PAUSE)
        try:
            self._glimpse = await self._work.glimpse(self.kind, self.share)
        except NegotuiError as error:
            self._glimpse = Glimpse((f"{error.message} {error.hint}".strip(),))
        self._draw()

    def on_resize(self) -> None:
        """Follow the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        if self._glimpse is None:
            return
        view = self.query_one("#preview", LinesView)
        lines = [Line(literal(line)) for line in self._glimpse.lines]
        if self._glimpse.left_out:
            words = f"Left out: {'; '.join(self._glimpse.left_out)}."
            left_out = wrapped(literal(words, "warn"), max(view.text_width, 12))
            lines = [*map(Line, left_out), BLANK, *lines]
        view.top = 0
        view.show(lines)

    # Writing

    def _say(self, words: str = "", wrong: bool = False) -> None:
        hint = self.query_one(".box-hint", Static)
        hint.set_class(wrong, "wrong")
        self.set_class(wrong, "-said")  # where there is little room, it takes that of the preview
        hint.update(literal(words or self._hint))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write, after a second enter where something would be replaced."""
        event.stop()
        wish = (event.value, self.kind, self.share)
        if self._is_writing:
            return
        try:
            there = self._work.in_the_way(*wish)
        except NegotuiError as error:
            self._say(f"{error.message} {error.hint}".strip(), wrong=True)
            return
        if there and self._agreed != wish:
            self._agreed = wish
            self._say(f"{there} Enter again replaces it; another name keeps it.", wrong=True)
            return
        self._is_writing = True
        self._say(_WRITING)
        self._writing = self.run_worker(partial(self._write, wish), group="writing")

    async def _write(self, wish: tuple[str, str, bool]) -> None:
        try:
            done = await self._work.write(*wish, self._say)
        except NegotuiError as error:
            self._say(f"{error.message} {error.hint}".strip(), wrong=True)
            return
        finally:
            self._is_writing = False
        self.dismiss(done)
