"""The form over the lower half: one field a line, its question as the label. It stores nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from negotui.domain.completion import NAMES, likely, question
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.text import MAX_TEXT
from negotui.domain.values import Context
from negotui.tui.commands import bindings
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.choice import ChoiceField
from negotui.tui.widgets.fields.editor import Editor, PasteCut, Typed
from negotui.tui.widgets.fields.table import EDITORS, hint_of
from negotui.tui.widgets.fields.text import LineField, NoteField

DELAY = 0.25
"""Seconds from the first unsaved key until it is to be saved."""


class Form(Widget):
    """Fields of one entry. It keeps what is typed until it is told that it was saved."""

    BINDINGS = bindings("form")

    class Due(Message):
        """Something was typed a moment ago and has to be saved; `take` returns it."""

    class Closed(Message):
        """The user is done with the form. finished: whether by enter in its last field."""

        def __init__(self, finished: bool = False) -> None:
            super().__init__()
            self.finished = finished

    class Edit(Message):
        """The text of a field is to be handed to the user's editor. field: its name.  text: what stands there."""

        def __init__(self, field: Field, text: str) -> None:
            super().__init__()
            self.field, self.text = field, text

    def __init__(
        self, title: str, entry: Entry, sheet: Sheet, context: Context, hidden: frozenset[str], start: str = ""
    ) -> None:
        """hidden: names of fields that the place fixes and nobody needs to see.  start: the field to begin with, or empty."""
        super().__init__()
        self._start = start
        self.heading = title
        self.sheet, self.entry, self.context = sheet, entry, context
        self.fields = [field for field in sheet.fields if field.name not in hidden]
        self._pending: dict[str, str] = {}
        self._untouched = True
        shown = {field.name for field in self.fields}
        self._problems: dict[str, str] = {name: "" for name, _ in entry.drafts if name in shown}
        self._readings: dict[str, str] = {}
        self.remark = ""
        """What follows from the entry as a whole, said beside how a figure or a choice of it was read."""
        self._timer: Timer | None = None

    # Building

    def compose(self) -> ComposeResult:
        """Title, fields, and one line that speaks of the field with the focus."""
        yield Static(literal(self.heading), id="form-title")
        with VerticalScroll(id="form-fields", can_focus=False):
            for field in self.fields:
                yield Static(literal(field.ask or field.heading), classes="label", id=f"label-{field.name}")
                yield EDITORS[field.type](field, self.entry, self.context)
        yield Static("", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the first field that is empty, else the first."""
        editors = list(self.editors.values())
        empty = [editor for editor in editors if isinstance(editor, Editor) and not editor.text_now()]
        is_new = not self.entry.revision
        first = self.editors.get(self._start) or (empty[0] if is_new and empty else editors[0])
        first.focus()
        for name in self._problems:
            self._mark(name)
        # Fields grow with their text, which may be measured after one of them was scrolled to.
        self.watch(self.query_one("#form-fields"), "virtual_size", self._fields_resized, init=False)

    def _fields_resized(self) -> None:
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Show the field with the focus, which fields above it push down as they grow; from the top until something is typed."""
        if not self.is_attached:  # closed meanwhile
            return
        focused, fields = self.screen.focused, self.query_one("#form-fields")
        if focused is None or fields not in focused.ancestors:
            return
        if self._untouched:
            fields.scroll_home(animate=False, immediate=True)
        focused.scroll_visible(animate=False, immediate=True)

    @property
    def editors(self) -> Mapping[str, Widget]:
        """The editor of each field, by its name."""
        found = self.query("LineField, NoteField, ChoiceField, TermsField")
        return {widget.field.name: widget for widget in found if isinstance(widget, Editor)}

    # Saving

    def on_typed(self, message: Typed) -> None:
        """Remember it, and ask to be saved a moment after the first unsaved key, not the last."""
        message.stop()
        self._untouched = False
        self._pending[message.field] = message.text
        if self._timer is None:
            self._timer = self.set_timer(DELAY, self._due)

    def _due(self) -> None:
        self._timer = None
        self.post_message(self.Due())

    def take(self) -> dict[str, str]:
        """Returns and clears what is not saved yet; the caller saves it or puts it back."""
        pending, self._pending = self._pending, {}
        return pending

    def put_back(self, pending: Mapping[str, str]) -> None:
        """Takes back what could not be saved, except for fields typed in since, and tries again in a second."""
        self._pending = {**pending, **self._pending}
        if self._timer is None:
            self._timer = self.set_timer(1.0, self._due)

    def on_paste_cut(self, message: PasteCut) -> None:
        """Say that a paste was longer than a field keeps."""
        message.stop()
        self.notify(
            f"A field keeps {MAX_TEXT:,} letters. The rest of the paste was left out.", severity="warning", markup=False
        )

    # What the screen says back

    def read_as(self, field: str, shown: str, problem: str) -> None:
        """How a field was read, or why it was not."""
        self._readings[field] = shown
        if problem:
            self._problems[field] = problem
        else:
            self._problems.pop(field, None)
        self._mark(field)

    def _mark(self, name: str) -> None:
        wrong = name in self._problems
        self.query_one(f"#label-{name}", Static).set_class(wrong, "wrong")
        self._hint()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Speak of the field that has the focus, and show it with its label."""
        self._hint()
        event.widget.scroll_visible(animate=False)

    def _hint(self) -> None:
        focused = self.screen.focused
        if not isinstance(focused, Editor):
            return
        field = focused.field
        problem = self._problems.get(field.name, "")
        reading = self._readings.get(field.name, "")
        takes = hint_of(field)
        parts = [part for part in (problem or takes,) if part]
        if reading and not problem and not spec_of(field).is_text:
            parts = [part for part in (self.remark or takes, f"read as {reading}") if part]
        if near := self._likely(focused):
            parts.insert(0, f"{question(focused.text_now(), near)} ctrl+t takes that name")
        if isinstance(focused, ChoiceField):
            parts.append(
                "← → go, space takes or leaves" if focused.many else "← → choose, letters jump, backspace clears"
            )
        if field.private and not problem:
            parts.append("never for the other side's eyes")
        hint = self.query_one("#form-hint", Static)
        hint.set_class(bool(problem), "wrong")
        hint.update(literal(" · ".join(parts)), layout=False)

    def _likely(self, editor: Editor) -> str:
        """The name that was used before which this one is probably meant to be; empty if there is none to ask about."""
        field = editor.field
        return likely(editor.text_now(), field.choices) if field.name in NAMES and self.sheet.id == DETAILS.id else ""

    # Keys

    def action_take_name(self) -> None:
        """Take the name that was asked about."""
        focused = self.screen.focused
        if isinstance(focused, Editor) and (near := self._likely(focused)):
            focused.put_text(near)

    def on_input_submitted(self, event: LineField.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self._go_on()

    def on_key(self, event: events.Key) -> None:
        """Enter goes on to the next field from a choice too."""
        if event.key == "enter" and isinstance(self.screen.focused, ChoiceField):
            event.stop()
            self._go_on()

    def _go_on(self) -> None:
        """To the next field; behind the last one the form is finished."""
        if not self.is_attached:  # a key typed ahead of a form that has closed meanwhile
            return
        if self.screen.focused is list(self.editors.values())[-1]:
            self.post_message(self.Closed(finished=True))
        else:
            self.screen.focus_next()

    def action_close(self) -> None:
        """Hand the form back to the screen."""
        self.post_message(self.Closed())

    def action_editor(self) -> None:
        """Ask for the user's own editor."""
        focused = self.screen.focused
        if isinstance(focused, (LineField, NoteField)):
            self.post_message(self.Edit(focused.field, focused.text_now()))
        else:
            self.notify("Only text goes to your editor.", markup=False)
