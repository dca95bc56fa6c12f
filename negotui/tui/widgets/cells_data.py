"""What stands in the cells of a sheet: entries, what is typed and not saved yet, what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from negotui.domain.guide import Field, View
from negotui.domain.negotiation import Entry
from negotui.domain.text import folded, harmless, one_line
from negotui.domain.values import Context, editable, problem_of, show, shown
from negotui.tui.widgets.fields.table import options_of
from negotui.tui.widgets.surface import Place


class SheetCells:
    """The cells of a view, row by row, with an empty row as the last one.

    fields: the columns.  context: what texts refer to.  changes: how often something in them has changed.
    """

    def __init__(
        self,
        view: View,
        fields: Sequence[Field],
        entries: dict[str, Entry],
        context: Context,
        new: Callable[[], Entry],
    ) -> None:
        """entries: by id, shared with the surface.  new: makes an entry of the view, not stored yet."""
        self.view, self.fields, self.context = view, tuple(fields), context
        self._entries, self.new = entries, new
        # The entries in their rows: drawing asks for every cell of every row.
        self._ids = list(entries)
        self.changes = 0
        self._typed: dict[Place, str] = {}
        self._problems: dict[Place, str] = {}
        self._find_problems()

    def _find_problems(self) -> None:
        found = {(entry.id, field.name): entry for entry in self._entries.values() for field in self.fields}
        fields = {field.name: field for field in self.fields}
        problems = {place: problem_of(entry, fields[place[1]], self.context) for place, entry in found.items()}
        self._problems = {place: why for place, why in problems.items() if why}

    @property
    def count(self) -> int:
        """How many rows there are, with the empty one."""
        return len(self._ids) + 1

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for the empty one."""
        return self._entries[self._ids[row]] if row < len(self._ids) else None

    def row_of(self, id: str) -> int:
        """The row of an entry; the first for one that is not here."""
        return self._ids.index(id) if id in self._entries else 0

    def editable(self, row: int, field: Field) -> str:
        """What stands in a cell, as it may be typed again."""
        entry = self.entry(row)
        if entry is None:
            return ""
        typed = self._typed.get((entry.id, field.name))
        return editable(entry, field, self.context) if typed is None else typed

    def shown(self, row: int, field: Field) -> str:
        """What people read in a cell, on one line."""
        entry = self.entry(row)
        if entry is None:
            return ""
        typed = self._typed.get((entry.id, field.name))
        if typed is None:
            return harmless(one_line(shown(entry, field, self.context)))
        return harmless(one_line(show(field, typed, self.context) if field.is_link else typed))

    def problem(self, row: int, field: Field) -> str:
        """Why a cell could not be read, or empty."""
        entry = self.entry(row)
        return self._problems.get((entry.id, field.name), "") if entry else ""

    def options(self, row: int, field: Field) -> tuple[tuple[str, str], ...]:
        """What a cell offers; nothing where it takes any text."""
        if field.to and not field.is_link:  # several links are typed, separated by semicolons
            return ()
        return options_of(field, self.entry(row) or Entry("", "", self.view.sheet), self.context)

    def after(self, row: int, field: Field) -> str:
        """The option after the one that is chosen, round the end."""
        values = [value for value, _ in self.options(row, field)]
        here = self.editable(row, field)
        return values[(values.index(here) + 1) % len(values) if here in values else 0] if values else here

    def beginning(self, row: int, field: Field, letters: str) -> str | None:
        """The first option that begins with these letters."""
        for value, label in self.options(row, field):
            if folded(label).startswith(folded(letters)) or value == letters:
                return value
        return None

    def put(self, row: int, field: Field, text: str) -> Place:
        """Keep a typed text in a cell; in the empty row that makes an entry."""
        entry = self.entry(row)
        if entry is None:
            entry = self.new()
            self._entries[entry.id] = entry
            self._ids.append(entry.id)
        self._typed[entry.id, field.name] = text
        self.changes += 1
        return entry.id, field.name

    def saved(self, typed: Place, place: Place, context: Context, problem: str) -> None:
        """A cell was saved. typed: where.  place: where it stands now.  problem: why it could not be read, or empty."""
        self.context = context
        self.changes += 1
        self._typed.pop(typed, None)
        self._problems.pop(place, None)
        if problem:
            self._problems[place] = problem

    def renew(self, entries: Iterable[Entry], context: Context) -> None:
        """Entries as they are now, such as after a paste or from another window.

        Those not stored yet stay, and one that is being typed into stays as it was read: saving compares the file with that.
        """
        typed = {id for id, _ in self._typed}
        unsaved = {id: entry for id, entry in self._entries.items() if not entry.revision or id in typed}
        now = {entry.id: entry for entry in entries}
        kept = {id: entry for id, entry in unsaved.items() if id not in now or id in typed}
        self._entries.clear()
        for id, entry in (now | kept).items():
            self._entries[id] = entry
        self._ids = list(self._entries)
        self.changes += 1
        self.context = context
        self._find_problems()
