"""From the texts of a template to entries, which nobody has stored yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from negotui.domain.fields import spec_of
from negotui.domain.guide import Field
from negotui.domain.negotiation import Entry
from negotui.domain.values import Context, write
from negotui.domain.workbooks import Template
from negotui.store.ids import Ids


def entries_of(template: Template, negotiation: str, context: Context, ids: Ids) -> tuple[Entry, ...]:
    """The entries of a template, with links by name between any of them; a text that is no value stays as a draft.

    Raises NotFound for a sheet or field that the guide lacks.
    """
    made: dict[str, Entry] = {}
    texts: list[tuple[int, str, Field, str]] = []
    last: dict[str, int] = {}
    for rows in template.sheets:
        sheet = context.guide.sheet(rows.sheet)
        for row in rows.rows:
            position = last[sheet.id] = last.get(sheet.id, 0) + 1
            entry = Entry(ids.new(), negotiation, sheet.id, position=position)
            made[entry.id] = entry
            for name, text in dict((*rows.fixed, *row)).items():
                field = sheet.field(name)
                texts.append((_turn(field, field is sheet.naming), entry.id, field, text))
    # What a link may name must have its name first, and a package's options must know their issue.
    for turn in sorted({turn for turn, *_ in texts}):
        known = replace(context, entries=tuple(made.values()))
        for id, field, text in _of_turn(texts, turn):
            made[id], _ = write(made[id], field, text, known)
    return tuple(made.values())


def _turn(field: Field, naming: bool) -> int:
    """When a text is read: what names no entry, names that are links, other links, packages."""
    spec = spec_of(field)
    return 1 if naming and spec.holds_ids else spec.turn


def _of_turn(texts: Iterable[tuple[int, str, Field, str]], turn: int) -> Iterable[tuple[str, Field, str]]:
    return ((id, field, text) for at, id, field, text in texts if at == turn)
