"""The form of a screen: from a typed key to the file. Nothing typed is lost, even if saving fails."""

from __future__ import annotations

from collections.abc import Callable

from textual.containers import Vertical
from textual.widget import Widget

from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.values import shown
from negotui.errors import NegotuiError
from negotui.tui.again import again_of
from negotui.tui.external_editor import edit_outside
from negotui.tui.notices import show_error, show_warning
from negotui.tui.screens.open_negotiation import SAVED, OpenNegotiation
from negotui.tui.widgets.fields.editor import Editor
from negotui.tui.widgets.form import Form

Closed = Callable[[Entry | None], None]
"""Called with the entry, as it was last saved, when its form has closed."""


class FormSession:
    """At most one open form, its entry, and what of it is saved. form: the open one, or None."""

    def __init__(self, column: Vertical, closed: Closed) -> None:
        """column: where forms are shown.  closed: called when one has closed."""
        self.form: Form | None = None
        self._column, self._closed = column, closed
        self._opened: OpenNegotiation | None = None
        self._entry: Entry | None = None
        self._step = ""

    async def open(
        self,
        opened: OpenNegotiation,
        title: str,
        entry: Entry,
        sheet: Sheet,
        hidden: frozenset[str] = frozenset(),
        start: str = "",
    ) -> None:
        """Open a form on an entry; one that is open is closed first, unless it holds what could not be saved.

        opened: the negotiation of the entry.  hidden: names of fields to leave out.  start: the field to begin with, or empty.
        """
        workspace = opened.workspace
        if workspace.read_only:
            show_error(self._column, NegotuiError("This file can only be read.", workspace.read_only))
            return
        if not self.close():
            return
        sheet = workspace.completion.sheet(sheet, opened.negotiation)
        self._opened, self._entry, self._step = opened, entry, workspace.entries.step()
        self.form = Form(title, entry, sheet, opened.context(), hidden, start)
        await self._column.mount(self.form)

    async def open_details(self, opened: OpenNegotiation, start: str = "") -> None:
        """Open a form on what is known of a negotiation as a whole. start: the field to begin with, or empty."""
        await self.open(opened, DETAILS.title, opened.negotiation.details, DETAILS, start=start)

    def flush(self) -> bool:
        """Save at once what was typed; False where it could not be, and then the form keeps it and tries again."""
        form, opened = self.form, self._opened
        if form is None or opened is None:
            return True
        pending = form.take()
        while pending:
            name = next(iter(pending))
            try:
                self._save(form, opened, name, pending[name])
            except NegotuiError as error:
                form.put_back(pending)
                why = error.message.removeprefix("Not saved: ").rstrip(".")
                opened.status = f"not saved: {why}"
                return False
            del pending[name]
        opened.status = SAVED
        return True

    def _save(self, form: Form, opened: OpenNegotiation, name: str, text: str) -> None:
        if self._entry is None:
            return
        saved, problem = opened.workspace.entries.write_field(opened.negotiation, self._entry, name, text, self._step)
        self._entry = saved.entry
        negotiation = opened.negotiation.with_entry(saved.entry)
        if saved.copy is not None:
            negotiation = negotiation.with_entry(saved.copy)
        opened.negotiation = negotiation
        if saved.note:
            show_warning(self._column, saved.note)
        reading = shown(saved.entry, form.sheet.field(name), opened.context())
        form.remark = opened.workspace.analysis.remark(negotiation, saved.entry)
        form.read_as(name, reading, f"{problem.message} {problem.hint}" if problem else "")

    def close(self) -> bool:
        """Save and close the form; False where something could not be saved, and then it stays open."""
        form, opened = self.form, self._opened
        if form is None or opened is None:
            return True
        if not self.flush():
            hint = "It stays here and is tried again each second. ctrl+e takes it to your editor."
            show_error(self._column, NegotuiError(f"This is {opened.status}.", hint))
            return False
        form.remove()
        entry, self.form, self._entry = self._entry, None, None
        self._closed(entry)
        return True

    def edit_externally(self, field: Field, text: str) -> None:
        """Edit the text of a field in the user's own editor, and put the result into the field."""
        form = self.form
        if form is None:
            return
        self.flush()
        try:
            changed = edit_outside(self._column.app, text)
        except NegotuiError as error:
            show_error(self._column, error)
            return
        editor = form.editors[field.name]
        if changed is not None and isinstance(editor, Editor):
            editor.put_text(changed)


class FormColumn(Vertical):
    """A column of a screen in which a form opens below what stands there. forms: its session, which gets the form's messages."""

    def __init__(self, *children: Widget, closed: Closed) -> None:
        """closed: called when a form has closed."""
        super().__init__(*children, id="left")
        self.forms = FormSession(self, closed)

    def entry_at_cursor(self) -> Entry | None:
        """The entry that the cursor is on, in a column that shows entries."""
        return None

    def on_form_due(self) -> None:
        """Save what was typed."""
        self.forms.flush()

    def on_form_closed(self, message: Form.Closed) -> None:
        """The user is done with the form."""
        if self.forms.close():
            again_of(self).step_closed()

    def on_form_edit(self, message: Form.Edit) -> None:
        """Hand a field to the user's own editor."""
        self.forms.edit_externally(message.field, message.text)
