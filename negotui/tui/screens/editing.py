"""A screen with a form: the way from a typed key to the file. Must not lose a key, whatever the file says."""

from __future__ import annotations

from textual.containers import Vertical
from textual.reactive import var
from textual.screen import Screen

from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import shown
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.outside import edit_outside
from negotui.tui.widgets.fields.editor import Editor, Typed
from negotui.tui.widgets.form import Form

SAVED, SAVING = "saved", "saving …"


class EditingScreen(Screen[None]):
    """What screens share that edit a negotiation.

    negotiation: as it is stored.  status: whether all is saved, or why not.
    """

    # Each screen says itself where the focus goes: the first thing that takes it may be a hidden line.
    AUTO_FOCUS = ""

    negotiation: var[Negotiation | None] = var(None, init=False)
    status: var[str] = var(SAVED, init=False)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._form: Form | None = None
        self._editing: Entry | None = None
        self._step = ""

    @property
    def kept(self) -> Negotiation:
        """The negotiation, where one is open."""
        if self.negotiation is None:
            raise LookupError("no negotiation is open on this screen")
        return self.negotiation

    def say(self, error: NegotuiError) -> None:
        """Tell what went wrong and the way out."""
        self.notify(error.hint, title=error.message, severity="error", timeout=8, markup=False)

    def done(self, sentence: str) -> None:
        """Tell what was done."""
        self.notify(sentence, timeout=4, markup=False)

    # The form

    @property
    def form(self) -> Form | None:
        """The form, where one is open."""
        return self._form

    async def open_form(
        self, title: str, entry: Entry, sheet: Sheet, hidden: frozenset[str], where: Vertical, start: str = ""
    ) -> None:
        """Open a form on an entry; one that is open is closed first, unless it holds what could not be saved.

        start: the field to begin with, or empty.
        """
        if self.workspace.read_only:
            self.say(NegotuiError("This file can only be read.", self.workspace.read_only))
            return
        if not self.close_form():
            return
        self._editing, self._step = entry, self.workspace.entries.step()
        self._form = Form(title, entry, sheet, self.workspace.context(self.kept), hidden, start)
        await where.mount(self._form)

    def on_typed(self, message: Typed) -> None:
        """Something is not saved for a moment."""
        if self.status == SAVED:
            self.status = SAVING

    def on_form_due(self) -> None:
        """Save what was typed."""
        self.flush()

    def flush(self) -> bool:
        """Save at once what was typed; False where it could not be, and then the form keeps it."""
        form = self.form
        if form is None or self._editing is None:
            return True
        pending = form.take()
        while pending:
            name = next(iter(pending))
            try:
                self._save_field(form, self._editing, name, pending[name])
            except NegotuiError as error:
                form.put_back(pending)
                why = error.message.removeprefix("Not saved: ").rstrip(".")
                self.status = f"not saved: {why}"
                return False
            del pending[name]
        self.status = SAVED
        return True

    def _save_field(self, form: Form, entry: Entry, name: str, text: str) -> None:
        saved, problem = self.workspace.entries.write_field(self.kept, entry, name, text, self._step)
        self._editing = saved.entry
        negotiation = self.kept.with_entry(saved.entry)
        if saved.copy is not None:
            negotiation = negotiation.with_entry(saved.copy)
        self.negotiation = negotiation
        if saved.note:
            self.notify(saved.note, severity="warning", timeout=10, markup=False)
        field = form.sheet.field(name)
        reading = shown(saved.entry, field, self.workspace.context(negotiation))
        form.read_as(name, reading, f"{problem.message} {problem.hint}" if problem else "")

    def on_form_closed(self) -> None:
        """The user is done."""
        self.close_form()

    def close_form(self) -> bool:
        """Save and close the form; False where something could not be saved, and then it stays open."""
        form = self.form
        if form is None:
            return True
        if not self.flush():
            self.say(
                NegotuiError(
                    f"This is {self.status}.",
                    "It stays here and is tried again each second. ctrl+e takes it to your editor.",
                )
            )
            return False
        form.remove()
        self._form = None
        entry, self._editing = self._editing, None
        self.form_closed(entry)
        return True

    def form_closed(self, entry: Entry | None) -> None:
        """What a screen does when its form has closed."""

    def on_form_edit(self, message: Form.Edit) -> None:
        """Hand a field to the user's own editor and take back what comes."""
        form = self.form
        if form is None:
            return
        self._hand_over(form, message.field, message.text)

    def _hand_over(self, form: Form, field: Field, text: str) -> None:
        self.flush()
        try:
            changed = edit_outside(self.app, text)
        except NegotuiError as error:
            self.say(error)
            return
        editor = form.editors[field.name]
        if changed is not None and isinstance(editor, Editor):
            editor.put_text(changed)

    # The history

    def action_undo(self) -> None:
        """Undo the last change."""
        self._step_through(back=True)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._step_through(back=False)

    def _step_through(self, back: bool) -> None:
        if not self.close_form():
            return
        try:
            move = self.workspace.history.undo if back else self.workspace.history.redo
            self.done(move(self.history))
        except NegotuiError as error:
            self.done(f"{error.message} {error.hint}".strip())
        self.reload()

    @property
    def history(self) -> str:
        """Whose changes undo takes back: the id of the negotiation, or the library's."""
        return self.kept.id

    def reload(self) -> None:
        """Read the negotiation again; one that was deleted elsewhere stays on the screen, and that is said."""
        try:
            self.negotiation = self.workspace.lookup.negotiation(self.kept.id)
        except NegotuiError as error:
            self.say(error)
