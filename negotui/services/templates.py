"""Turns the texts of a template into entries, which are not stored yet, and the frame of a negotiation into a template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from negotui.domain.amounts import parse_amount
from negotui.domain.blocks import Paragraph, plain, text_of
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field
from negotui.domain.negotiation import Entry, Negotiation, Pairs
from negotui.domain.references import typeable_name
from negotui.domain.sheets import NOTES, OPTIONS, SECTION
from negotui.domain.text import one_line
from negotui.domain.values import Context, editable, write
from negotui.domain.workbooks import Rows, Template
from negotui.errors import ValueRefused
from negotui.services.copies import copy_of
from negotui.store.ids import Ids

_DETAILS = ("kind", "tags")
"""What a template keeps of the details: what is true of the next talk of its kind as well."""


def entries_of(template: Template, negotiation: str, context: Context, ids: Ids) -> tuple[Entry, ...]:
    """The entries of a template; links between them go by name, and a text that cannot be read becomes a draft.

    What its page says beyond when to choose it, such as what must not be signed, goes along as a note in the first section.
    Raises NotFound for a sheet or field that the guide lacks.
    """
    entries: dict[str, Entry] = {}
    texts: list[tuple[int, str, Field, str]] = []
    last: dict[str, int] = {}
    for rows in template.sheets:
        sheet = context.guide.sheet(rows.sheet)
        for row in rows.rows:
            position = last[sheet.id] = last.get(sheet.id, 0) + 1
            entry = Entry(ids.new(), negotiation, sheet.id, position=position)
            entries[entry.id] = entry
            for name, text in dict((*rows.fixed, *row)).items():
                field = sheet.field(name)
                texts.append((_turn(field, field is sheet.naming), entry.id, field, text))
    # An entry needs its name before a link can refer to it, and a package's options must know their issue.
    for turn in sorted({turn for turn, *_ in texts}):
        so_far = replace(context, entries=tuple(entries.values()))
        for id, field, text in _of_turn(texts, turn):
            entries[id], _ = write(entries[id], field, text, so_far)
    return (*entries.values(), *_note(template, negotiation, last.get(NOTES, 0) + 1, context, ids))


def template_of(source: Negotiation, context: Context, ids: Ids, *, id: str, title: str, when: str) -> Template:
    """The frame of a negotiation as a template: no figure, no fact, nothing said, and not whom it was with.

    when: when to choose it, in a sentence. A text of several lines becomes one, as a cell of a table has no more.
    """
    today = context.today.isoformat()
    details, copies = copy_of(source, context.guide, ids, today, title=title, frame=True)
    # An option that is nothing but a figure is one: it stands for what this talk was about.
    copies = tuple(one for one in copies if not (one.sheet == OPTIONS and _is_figure(one.get("option"))))
    among = replace(context, entries=copies)
    sheets = []
    for sheet in context.guide.sheets:
        rows = [_texts(copy, sheet.fields, among) for copy in copies if copy.sheet == sheet.id]
        if any(rows):
            sheets.append(Rows(sheet.id, (), tuple(filter(None, rows))))
    kept = tuple((name, text) for name in _DETAILS if (text := one_line(details.get(name))))
    return Template(id, one_line(title), (Paragraph(plain(one_line(when))),), kept, tuple(sheets), own=True)


def _is_figure(text: str) -> bool:
    try:
        return bool(parse_amount(text))
    except ValueRefused:
        return False


def _texts(entry: Entry, fields: Iterable[Field], context: Context) -> Pairs:
    """The fields of an entry as one would type them."""
    typed = ((field.name, one_line(_typed(entry, field, context))) for field in fields)
    return tuple((name, text) for name, text in typed if text)


def _typed(entry: Entry, field: Field, context: Context) -> str:
    """A link by name: an id would lead nowhere on a page. One that no name identifies is left out."""
    spec, ids = spec_of(field), entry.get(field.name).split()
    if not (spec.holds_ids and ids):
        return editable(entry, field, context)
    names = (typeable_name(id, context.of(spec.target(field)), context) for id in ids)
    return "; ".join(name for id, name in zip(ids, names, strict=True) if name != id)


def _note(template: Template, negotiation: str, position: int, context: Context, ids: Ids) -> Iterator[Entry]:
    """The paragraphs behind the first, as a note; none where there are none, or where the guide takes no notes."""
    said = [text_of(block.text) for block in template.about if isinstance(block, Paragraph)][1:]
    if said and context.guide.has(NOTES, "text", SECTION):
        note = Entry(ids.new(), negotiation, NOTES, position=position)
        yield note.put("text", "\n\n".join(said)).put(SECTION, context.guide.sections[0].id)


def _turn(field: Field, naming: bool) -> int:
    """In which pass a text is read: plain values, then names that are links, then other links, then packages."""
    spec = spec_of(field)
    return 1 if naming and spec.holds_ids else spec.turn


def _of_turn(texts: Iterable[tuple[int, str, Field, str]], turn: int) -> Iterable[tuple[str, Field, str]]:
    return ((id, field, text) for at, id, field, text in texts if at == turn)
