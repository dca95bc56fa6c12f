"""Questions over the screen: lines to choose from, a line to write, a line to search with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from negotui.tui.dialogs.base import Dialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.text import SHORT, ShortLine
from negotui.tui.widgets.lines_view import LinesView


class ChoiceDialog(Dialog[str]):
    """Lines to choose from; enter returns the target of the one under the cursor.

    keys: letters that choose a target at once.  at: the target where the cursor starts, empty for the first.
    """

    # A binding and no key handler: bindings run later than handlers, and enter must not overtake a j typed before it.
    BINDINGS = [Binding("enter", "choose", "choose", show=False)]

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        hint: str = "enter chooses · esc cancels",
        keys: dict[str, str] | None = None,
        at: str = "",
    ) -> None:
        super().__init__(title, hint)
        self._lines, self._keys, self._at = tuple(lines), keys or {}, at

    def inside(self) -> tuple[Widget, ...]:
        """The lines."""
        return (LinesView(id="choices"),)

    def on_mount(self) -> None:
        """Show the lines as high as they are."""
        view = self.query_one(LinesView)
        view.styles.height = max(len(self._lines), 1)
        view.show(self._lines, self._at or None)
        view.focus()

    def on_key(self, event: events.Key) -> None:
        """A letter that stands for a line chooses it."""
        if chosen := self._keys.get(event.character or ""):
            event.stop()
            self.dismiss(chosen)

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if target := self.query_one(LinesView).target:
            self.dismiss(target)

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A click on the line under the cursor chooses it."""
        self.dismiss(message.target)


class LineDialog(Dialog[str]):
    """One line of text; enter returns it."""

    def __init__(
        self,
        title: str,
        text: str = "",
        hint: str = "enter goes on · esc cancels",
        placeholder: str = "",
        most: int = SHORT,
    ) -> None:
        """most: the most characters that the line takes."""
        super().__init__(title, hint)
        self._text, self._placeholder, self._most = text, placeholder, most

    def inside(self) -> tuple[Widget, ...]:
        """The line."""
        return (ShortLine(self._text, self._placeholder, id="answer", most=self._most),)

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the text."""
        event.stop()
        self.dismiss(event.value)


class FindDialog(Dialog[str]):
    """A line to search with and what it finds; enter returns the target of the line under the cursor.

    Results arrive asynchronously: those of older words never replace newer ones, and enter waits for the results of its words.
    """

    def __init__(self, title: str, search: Callable[[str], Awaitable[Sequence[Line]]], placeholder: str) -> None:
        super().__init__(title, "type words · ↓ ↑ move · enter goes there · esc cancels")
        self._search, self._placeholder = search, placeholder
        self._waiting, self._entered = False, False

    def inside(self) -> tuple[Widget, ...]:
        """The line and what it finds."""
        return (
            ShortLine("", self._placeholder, id="answer"),
            LinesView(id="choices", classes="tall"),
        )

    def on_mount(self) -> None:
        """Ready to type, over what there is without a word; the lines follow the cursor keys without the focus."""
        self.set_focus(self.query_one(Input))
        self.run_worker(self._look(""), exclusive=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        self._waiting, self._entered = True, False
        self.run_worker(self._look(event.value), exclusive=True)

    async def _look(self, words: str) -> None:
        """Show what the words find; typing other words cancels this."""
        lines = await self._search(words)
        self._waiting = False
        nothing = [Line(literal("   Nothing found. Fewer or shorter words find more.", "muted"))]
        shown = lines or (nothing if words.strip() else [Line(Content(""))])
        self.query_one(LinesView).show(shown, shown[0].target)
        if self._entered:
            self._choose()

    def on_key(self, event: events.Key) -> None:
        """The cursor keys move in the lines while one types."""
        by = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}.get(event.key)
        if by:
            event.stop()
            self.query_one(LinesView).action_move(by)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line under the cursor."""
        event.stop()
        if self._waiting:
            self._entered = True
        else:
            self._choose()

    def _choose(self) -> None:
        if target := self.query_one(LinesView).target:
            self.dismiss(target)

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A click chooses."""
        self.dismiss(message.target)
