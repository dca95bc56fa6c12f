"""Rows of a file as entries of a sheet: looked at first, then taken over in one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from negotui.domain.guide import Field
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.row_files import RowFile, mapping, texts_of
from negotui.domain.text import plural
from negotui.domain.values import write
from negotui.services.entries import Entries
from negotui.services.session import Session
from negotui.store.entries import LAST_POSITION


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What rows would become. rows: new entries, not stored, each with its texts by field.  columns: the field of each column.

    unread: how many texts their fields cannot read; they are kept as they are typed.  left_out: titles of columns without a field.
    note: a sentence on how the file was read, or empty.
    """

    sheet: str
    rows: tuple[tuple[Entry, Mapping[str, str]], ...]
    columns: tuple[Field | None, ...]
    unread: int
    left_out: tuple[str, ...]
    note: str

    @property
    def sentence(self) -> str:
        """All of it in a sentence."""
        unread = f"; I can’t read {plural(self.unread, 'cell')}, which stay as they are" if self.unread else ""
        return f"{plural(len(self.rows), 'new entry', 'new entries')} in {self.sheet}{unread}."


class SheetRows:
    """Files of rows, for the negotiations in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plan(
        self,
        negotiation: Negotiation,
        sheet_id: str,
        file: RowFile,
        given: Mapping[str, str] | None = None,
        remembered: Mapping[str, str] | None = None,
    ) -> RowPlan:
        """What the rows become, with the mapping of columns as in `row_files.mapping`. Raises NotFound."""
        context = self._session.context(negotiation)
        sheet = context.guide.sheet(sheet_id)
        columns = mapping(sheet, file, given or {}, remembered or {})
        first = Entries(self._session).new(negotiation, sheet_id)
        rows: list[tuple[Entry, Mapping[str, str]]] = []
        unread = 0
        for row in file.rows:
            if texts := texts_of(row, columns):
                place = min(first.position + len(rows), LAST_POSITION)
                entry = replace(first, id=self._session.ids.new(), position=place)
                rows.append((entry, texts))
                unread += sum(
                    write(entry, sheet.field(name), text, context)[1] is not None for name, text in texts.items()
                )
        left_out = tuple(title for at, title in enumerate(file.header) if columns[at] is None and title)
        return RowPlan(sheet.id, tuple(rows), columns, unread, left_out, file.note)

    def take_over(self, negotiation: Negotiation, plan: RowPlan) -> Negotiation:
        """Stores the entries, all or none, as one step. Raises StoreError, NotFound."""
        # `fill` counts places on from entries that share one; these have their own.
        first = plan.rows[0][0].position if plan.rows else 0
        rows = [(replace(entry, position=first), texts) for entry, texts in plan.rows]
        return Entries(self._session).fill(negotiation, rows)[0]
