"""Editors for text: a line that is read as a value, a sentence that wraps, and many lines. No paste is lost."""

from __future__ import annotations

from textual import events
from textual.actions import SkipAction
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input, TextArea

from negotui.domain.completion import completion
from negotui.domain.guide import Field
from negotui.domain.text import MAX_TEXT, clean, one_line
from negotui.tui.widgets.fields.completing import Completing
from negotui.tui.widgets.fields.editor import Editor, Entered, PasteCut

SHORT = 240
"""The most characters of a line to search with, or to name something: more is a paste by mistake."""
LONG = 4_000
"""The most characters of a line for what somebody said."""


class ShortLine(Input):
    """One line for a dialog or a filter; a paste of many lines becomes one, cut where it is too long."""

    def __init__(self, text: str = "", placeholder: str = "", *, id: str, most: int = SHORT) -> None:
        """most: the most characters that it takes."""
        super().__init__(text, placeholder=placeholder, id=id, compact=True, select_on_focus=False, max_length=most)
        self._most = most

    def _on_paste(self, event: events.Paste) -> None:
        """Take the beginning of what was pasted."""
        event.prevent_default()
        event.stop()
        text = one_line(clean(event.text[: 8 * self._most]))
        self.replace(text[: max(self._most - len(self.value), 0)], *self.selection)


class LineField(Input, Editor):
    """One line, for figures, dates and everything that is read from text. The first key replaces a value that is there."""

    # Textual's Input lays the whole screen out anew at every key, because its text has another length.
    virtual_size = reactive(Size(0, 0))

    def __init__(self, field: Field, text: str, placeholder: str = "", is_sound: bool = True) -> None:
        """is_sound: whether the text could be read; one that could not is there to be mended, not replaced."""
        suggester = Completing(field) if field.choices else None
        super().__init__(
            text,
            placeholder=placeholder,
            compact=True,
            suggester=suggester,
            select_on_focus=is_sound,
            max_length=MAX_TEXT,
        )
        self.field, self.reported_text = field, text

    def watch_value(self, value: str) -> None:
        """Tell of every change."""
        if self.is_mounted:
            self.tell(self, value)

    def _on_paste(self, event: events.Paste) -> None:
        """Take every pasted line, joined: Input by itself keeps the first and drops the rest."""
        text = one_line(clean(event.text))
        if len(event.text) > MAX_TEXT or len(self.value) + len(text) > MAX_TEXT:
            self.post_message(PasteCut(self.field.name))
        self.replace(text[: max(MAX_TEXT - len(self.value), 0)], *self.selection)
        event.prevent_default()
        event.stop()

    def text_now(self) -> str:
        """What stands in the line."""
        return self.value

    def put_text(self, text: str) -> None:
        """Replace the line."""
        if len(text) > MAX_TEXT:
            self.post_message(PasteCut(self.field.name))
        self.value = one_line(text)[:MAX_TEXT]


class NoteField(TextArea, Editor):
    """Many lines of Markdown, as the user wrote them."""

    def __init__(self, field: Field, text: str) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)
        self._visited = False
        self.field, self.reported_text = field, text

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing until its styles are there: a screen that changes at once paints it before, and TextArea does not expect that."""
        try:
            return super().render_lines(crop)
        except KeyError:
            return [Strip.blank(crop.width)] * crop.height

    def on_focus(self) -> None:
        """The first time, typing goes on behind what stands there."""
        if not self._visited:
            self._visited = True
            self.move_cursor(self.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of every change; what is beyond the most is cut, and said."""
        event.stop()
        text = self.text
        if len(text) > MAX_TEXT:
            self.post_message(PasteCut(self.field.name))
            self.load_text(text[:MAX_TEXT])
            text = self.text
        self.tell(self, text)

    async def _on_paste(self, event: events.Paste) -> None:
        """Cut a huge paste before the editor lays it out."""
        room = max(MAX_TEXT - len(self.text), 0)
        if len(event.text) > room:
            self.post_message(PasteCut(self.field.name))
        event.prevent_default()
        event.stop()
        if (text := self.tidy(clean(event.text))[:room]) and (result := self.replace(text, *self.selection)):
            self.move_cursor(result.end_location)

    def text_now(self) -> str:
        """What stands in the editor."""
        return self.text

    def put_text(self, text: str) -> None:
        """Replace the text; the editor's own undo still has the old one."""
        if len(text) > MAX_TEXT:
            self.post_message(PasteCut(self.field.name))
        self.replace(self.tidy(clean(text)), self.document.start, self.document.end)

    def tidy(self, text: str) -> str:
        """A text that is put in or pasted, as the field keeps it."""
        return text

    def action_cursor_up(self, select: bool = False) -> None:
        """A line up; from the first one the key is for the form."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """A line down; from the last one the key is for the form."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_down(select)


class TextField(NoteField):
    """A sentence: it wraps and grows as it is typed, and enter goes on to the next field."""

    def __init__(self, field: Field, text: str) -> None:
        super().__init__(field, one_line(text))

    async def _on_key(self, event: events.Key) -> None:
        """Enter is for the form."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(Entered())
            return
        await super()._on_key(event)

    def tidy(self, text: str) -> str:
        """One line of it."""
        return one_line(text)

    def update_suggestion(self) -> None:
        """Offer the rest of what is often written here; the right arrow takes it."""
        text = self.text
        at_end = bool(text) and self.cursor_location == self.document.end
        self.suggestion = completion(self.field, text)[len(text) :] if at_end else ""
