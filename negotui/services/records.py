"""Rows and days of a negotiation, for programs: a table of every sheet, and everything that has a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from negotui.domain.agenda import DueItem
from negotui.domain.blocks import Block, Column, Heading, Table, text_of
from negotui.domain.documents import Appointment, Cell, Records
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import one_line, slug
from negotui.domain.values import Context
from negotui.services.agenda import due_in

_UNNAMED = "Table"


def records_of(negotiation: Negotiation, context: Context) -> tuple[Records, ...]:
    """The details, then every sheet that has entries, as the guide orders them."""
    known = {sheet.id: sheet for sheet in context.guide.sheets}
    titles = {view.sheet: view.title for _, view in context.guide.views() if view.home}
    sheets = [sheet for sheet in known.values() if negotiation.of(sheet.id)]
    return (
        _sheet(DETAILS, DETAILS.title, (negotiation.details,), context),
        *(_sheet(sheet, titles.get(sheet.id, sheet.title), negotiation.of(sheet.id), context) for sheet in sheets),
    )


def _sheet(sheet: Sheet, title: str, entries: Sequence[Entry], context: Context) -> Records:
    """Each field that anything is written in as a column, and the name in any case."""
    fields = [one for one in sheet.fields if one is sheet.naming or any(entry.typed(one.name) for entry in entries)]
    columns = tuple(Column(one.heading, spec_of(one).is_figure) for one in fields)
    rows = tuple(tuple(_cell(entry, one, context) for one in fields) for entry in entries)
    return Records(sheet.id, title, columns, rows)


def _cell(entry: Entry, field: Field, context: Context) -> Cell:
    """A value as what it is; a text that the field cannot read as it was typed."""
    if not (value := entry.get(field.name)):
        return entry.draft(field.name) or None
    try:
        return spec_of(field).cell(field, value, context)
    except (ValueError, ArithmeticError):
        return value


def records_of_page(blocks: Iterable[Block]) -> tuple[Records, ...]:
    """The tables of a page, each called by the heading above it."""
    found: list[Records] = []
    title = ""
    for block in blocks:
        match block:
            case Heading(text=text):
                title = one_line(text_of(text))
            case Table(columns=columns, rows=rows) if columns:
                number = len(found) + 1
                id = f"{slug(title)[:40] or 'table'}-{number}"
                found.append(
                    Records(
                        id, title or f"{_UNNAMED} {number}", columns, tuple(tuple(map(text_of, row)) for row in rows)
                    )
                )
    return tuple(found)


def appointments_in(negotiation: Negotiation) -> tuple[Appointment, ...]:
    """What of a negotiation has a day and is not done: its deadline, promises, steps, last days, offers that lapse, meetings."""
    changed = {entry.id: entry.updated for entry in (*negotiation.entries, negotiation.details)}
    return appointments(due_in(negotiation), changed)


def appointments(items: Iterable[DueItem], changed: dict[str, str] | None = None) -> tuple[Appointment, ...]:
    """Things that are due as appointments. changed: when each was last changed, by the id of its entry."""
    return tuple(_appointments(items, changed or {}))


def _appointments(items: Iterable[DueItem], changed: dict[str, str]) -> Iterator[Appointment]:
    for item in items:
        if (at := _moment(item.when)) is None:
            continue
        kind = item.kind[:1].upper() + item.kind[1:]
        who = f", with {item.counterpart}" if item.counterpart and item.counterpart not in item.title else ""
        # A calendar is often shown to others: what a next step is for stays in the notes.
        title = f"{kind}: {item.what}" if item.what != item.title else f"{kind}: {item.title}"
        yield Appointment(f"{item.entry}@negotui", title, at, f"{item.title}{who}", False, changed.get(item.entry, ""))


def _moment(when: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when)
    except ValueError:
        return None
