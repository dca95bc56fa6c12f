"""What is typed into on a screen, a form or cells: from a typed key to the file. Nothing typed is lost, even if saving fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from textual.containers import Vertical
from textual.widget import Widget

from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.unsaved import UnsavedText
from negotui.errors import NegotuiError
from negotui.tui.again import again_of
from negotui.tui.external_editor import edit_outside
from negotui.tui.notices import show_error, show_notice, show_warning
from negotui.tui.screens.open_negotiation import SAVED, OpenNegotiation
from negotui.tui.secrecy import NO_EDITOR, is_locked
from negotui.tui.widgets.fields.editor import Editor
from negotui.tui.widgets.form import Form
from negotui.tui.widgets.surface import Place, Surface

Closed = Callable[[Entry | None], None]
"""Called with the entry that the user was in, as it was last saved, when a surface has closed."""
Following = Callable[[], Entry]
"""Makes the entry that comes after a new one, not stored yet."""


class FormSession:
    """At most one open surface, and what of it is saved. surface: the open one, or None."""

    def __init__(self, column: Vertical, closed: Closed) -> None:
        """column: where forms are shown.  closed: called when one has closed."""
        self.surface: Surface | None = None
        self.column, self._closed = column, closed
        self._opened: OpenNegotiation | None = None
        # Makes the form that enter on the last field leads to.
        self._another: Callable[[], Form] | None = None
        self._step: tuple[object, str] = (None, "")

    @property
    def form(self) -> Form | None:
        """The open form, if it is one."""
        return self.surface if isinstance(self.surface, Form) else None

    async def open(
        self,
        opened: OpenNegotiation,
        title: str,
        entry: Entry,
        sheet: Sheet,
        hidden: frozenset[str] = frozenset(),
        start: str = "",
        following: tuple[str, Following] | None = None,
    ) -> None:
        """Open a form on an entry; one that is open is closed first, unless it holds what could not be saved.

        opened: the negotiation of the entry.  hidden: names of fields to leave out.  start: the field to begin with, or empty.
        following: the title of the next form and what makes its entry, where enter on the last field begins another.
        """

        sheet = opened.workspace.completion.sheet(sheet, opened.negotiation)

        def form_on(heading: str, one: Entry, first: str = "") -> Form:
            return Form(self, heading, one, sheet, opened.context(), hidden, first, following is not None)

        if await self.show(opened, form_on(title, entry, start)) and following is not None:
            heading, new = following
            self._another = lambda: form_on(heading, new())

    async def show(self, opened: OpenNegotiation, surface: Surface) -> bool:
        """Show a surface in place of one that is open; False where that stays or nothing can be written."""
        workspace = opened.workspace
        if workspace.read_only:
            show_error(self.column, NegotuiError("This file is read-only.", workspace.read_only))
            return False
        if not self.close():
            return False
        self._begin(opened, surface)
        await self.column.mount(surface)
        return True

    def _begin(self, opened: OpenNegotiation, surface: Surface) -> None:
        self._opened, self.surface, self._another = opened, surface, None
        self._step = (None, "")

    async def open_details(self, opened: OpenNegotiation, start: str = "") -> None:
        """Open a form on what is known of a negotiation as a whole. start: the field to begin with, or empty."""
        await self.open(opened, DETAILS.title, opened.negotiation.details, DETAILS, start=start)

    def flush(self) -> bool:
        """Save at once what was typed; False where it could not be, and then the form keeps it and tries again."""
        form, opened = self.surface, self._opened
        if form is None or opened is None:
            return True
        pending = form.unsaved.take()
        while pending:
            place = next(iter(pending))
            try:
                self._save(form, opened, place, pending[place])
            except NegotuiError as error:
                form.unsaved.put_back(pending)
                why = error.message.removeprefix("Not saved: ").rstrip(".")
                opened.status = f"not saved: {why}"
                return False
            del pending[place]
        opened.status = SAVED
        return True

    def _save(self, form: Surface, opened: OpenNegotiation, place: Place, text: str) -> None:
        id, name = place
        before = form.entries[id]
        if form.step_of(place) != self._step[0] or not self._step[1]:
            self._step = (form.step_of(place), opened.workspace.entries.step())
        saved, problem = opened.workspace.entries.write_field(opened.negotiation, before, name, text, self._step[1])
        negotiation = opened.negotiation.with_entry(saved.entry)
        if saved.copy is not None:
            negotiation = negotiation.with_entry(saved.copy)
        form.entries[id] = saved.entry
        opened.negotiation = negotiation
        if saved.note:
            show_warning(self.column, saved.note)
        remark = opened.workspace.analysis.remark(negotiation, saved.entry)
        why = f"{problem.message} {problem.hint}" if problem else ""
        form.saved(id, saved.entry, form.sheet.field(name), opened.context(), why, remark)

    def unsaved(self) -> list[UnsavedText]:
        """What was typed and is not in the file."""
        form, opened = self.surface, self._opened
        if form is None or opened is None:
            return []
        of = replace(opened.negotiation, entries=())
        return [UnsavedText(of, form.entries[id], name, text) for (id, name), text in form.unsaved.texts.items()]

    def close(self) -> bool:
        """Save and close the form; False where something could not be saved, and then it stays open."""
        form, opened = self.surface, self._opened
        if form is None or opened is None:
            return True
        if not self.flush():
            hint = "It stays here and is tried again each second. ctrl+e takes it to your editor."
            show_error(self.column, NegotuiError(f"This is {opened.status}.", hint))
            return False
        form.remove()
        self.surface = None
        self._closed(form.current)
        return True

    def done(self) -> None:
        """The user is done: close the form, and remember that this key did so."""
        if self.close():
            again_of(self.column).step_closed()

    def finish(self) -> None:
        """Enter on the last field: close the form, or begin the next entry where a new one was just saved."""
        form, opened, another = self.surface, self._opened, self._another
        if not self.close() or form is None or opened is None or another is None:
            return
        # Nothing was typed into the one that ends: nobody wants another.
        if form.current is not None and form.current.revision:
            following = another()
            self._begin(opened, following)
            self._another = another
            self.column.mount(following)

    def fill(self, rows: Sequence[tuple[Entry, Mapping[str, str]]], left_out: int) -> None:
        """Save pasted cells, all in one step, and say what has become of them."""
        opened = self._opened
        if opened is None or not self.flush():
            return
        try:
            opened.negotiation, said = opened.workspace.entries.fill(opened.negotiation, rows, left_out)
        except NegotuiError as error:
            show_error(self.column, error)
            return
        show_notice(self.column, said)

    def edit_externally(self, field: Field, text: str) -> None:
        """Edit the text of a field in the user's own editor, and put the result into the field."""
        form = self.form
        if not isinstance(form, Form):
            return
        self.flush()
        if is_locked(self.column.app):
            show_error(self.column, NO_EDITOR)
            return
        try:
            changed = edit_outside(self.column.app, text)
        except NegotuiError as error:
            show_error(self.column, error)
            return
        editor = form.editors[field.name]
        if changed is not None and isinstance(editor, Editor):
            editor.put_text(changed)
            # A signal that came while the editor was open ends the program at its next breath: no message would be read any more.
            form.unsaved.keep((form.current.id, field.name), editor.text_now())
            self.flush()


class FormColumn(Vertical):
    """A column of a screen in which a form opens below what stands there. forms: its session."""

    def __init__(self, *children: Widget, closed: Closed) -> None:
        """closed: called when a form has closed."""
        super().__init__(*children, id="left")
        self.forms = FormSession(self, closed)

    def entry_at_cursor(self) -> Entry | None:
        """The entry that the cursor is on, in a column that shows entries."""
        return None
