"""The form over the lower half: one field a line, its question as the label. It stores nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from negotui.domain.completion import NAMES, likely, question
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.text import MAX_TEXT
from negotui.domain.values import Context, problem_of, shown
from negotui.tui.commands import bindings
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.choice import ChoiceField
from negotui.tui.widgets.fields.editor import Editor, Entered, PasteCut, Typed
from negotui.tui.widgets.fields.table import EDITORS, hint_of
from negotui.tui.widgets.fields.text import LineField, NoteField
from negotui.tui.widgets.surface import Host, Surface


class FieldRows(VerticalScroll, inherit_bindings=False):
    """The fields of a form, which follow the focus: arrows are for what has it, not for scrolling."""


class Form(Surface):
    """Fields of one entry. remark: what follows from the entry as a whole, said beside how a figure or a choice was read."""

    BINDINGS = bindings("form")

    def __init__(
        self,
        host: Host,
        title: str,
        entry: Entry,
        sheet: Sheet,
        context: Context,
        hidden: frozenset[str],
        start: str = "",
        goes_on: bool = False,
    ) -> None:
        """hidden: names of fields that the place fixes and nobody needs to see.  start: the field to begin with, or empty.

        goes_on: whether enter on the last field begins another entry.
        """
        super().__init__(host, sheet, context, (entry,))
        self._start, self._goes_on = start, goes_on
        self.heading, self._edited = title, entry.id
        self.fields = [field for field in sheet.fields if field.name not in hidden]
        self._untouched = True
        self._problems = {field.name: why for field in self.fields if (why := problem_of(entry, field, context))}
        self._readings: dict[str, str] = {}
        self.remark = ""

    # Building

    def compose(self) -> ComposeResult:
        """Title, fields, and one line that speaks of the field with the focus."""
        yield Static(literal(self.heading), id="form-title")
        with FieldRows(id="form-fields", can_focus=False):
            for field in self.fields:
                yield Static(literal(field.ask or field.heading), classes="label", id=f"label-{field.name}")
                yield EDITORS[field.type](field, self.current, self.context)
        yield Static("", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the field that was asked for, else with the first that is empty in a new entry, else with the first."""
        editors = list(self.editors.values())
        empty = [editor for editor in editors if isinstance(editor, Editor) and not editor.text_now()]
        is_new = not self.current.revision
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

    @property
    def current(self) -> Entry:
        """The entry of the form."""
        return self.entries[self._edited]

    def on_typed(self, message: Typed) -> None:
        """Keep what was typed until it is saved."""
        message.stop()
        self._untouched = False
        self.unsaved.keep((self._edited, message.field), message.text)

    def on_paste_cut(self, message: PasteCut) -> None:
        """Say that a paste was longer than a field keeps."""
        message.stop()
        self.notify(f"A field keeps {MAX_TEXT:,} letters. The rest was left out.", severity="warning", markup=False)

    def saved(self, id: str, entry: Entry, field: Field, context: Context, problem: str, remark: str) -> None:
        """Say how a field was read, or why it was not."""
        self.remark = remark
        self._readings[field.name] = shown(entry, field, context)
        if problem:
            self._problems[field.name] = problem
        else:
            self._problems.pop(field.name, None)
        self._mark(field.name)

    def _mark(self, name: str) -> None:
        """Mark the label of a field that could not be read, in words as well as in colour."""
        wrong, label = name in self._problems, self.query_one(f"#label-{name}", Static)
        if wrong != label.has_class("wrong"):
            field = self.sheet.field(name)
            label.set_class(wrong, "wrong")
            label.update(literal(f"{'! not read · ' if wrong else ''}{field.ask or field.heading}"))
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
            parts.append(focused.keys)
        if field.private and not problem:
            parts.append("never for the other side's eyes")
        if self._goes_on and not problem and focused is self._chain[-1]:
            parts.append("enter begins the next entry, esc ends")
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

    @property
    def _chain(self) -> list[Widget]:
        """What takes the focus, in its order."""
        return [widget for widget in self.query("#form-fields *") if widget.focusable]

    def _step(self, by: int) -> bool:
        """Go to the field so many places on; False where there is none."""
        chain, focused = self._chain, self.screen.focused
        place = chain.index(focused) + by if focused in chain else 0
        if not 0 <= place < len(chain):
            return False
        chain[place].focus()
        return True

    @on(Entered)
    @on(LineField.Submitted)
    def enter_pressed(self, message: Message) -> None:
        """Enter goes on to the next field; on the last one it finishes."""
        message.stop()
        if not self._step(1):
            self.host.finish()

    def action_step(self, by: int) -> None:
        """Go to the next field or the one before, and no further than the form."""
        self._step(by)

    def action_close(self) -> None:
        """Hand the form back to the screen."""
        self.host.done()

    def action_editor(self) -> None:
        """Ask for the user's own editor."""
        focused = self.screen.focused
        if isinstance(focused, (LineField, NoteField)):
            self.host.edit_externally(focused.field, focused.text_now())
        else:
            self.notify("Only text goes to your editor.", markup=False)
