"""The editor of each type of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.widget import Widget

from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, FieldType
from negotui.domain.negotiation import Entry
from negotui.domain.sheets import ISSUES
from negotui.domain.values import YES, Context, editable
from negotui.tui.widgets.fields.choice import ChoiceField, ManyField
from negotui.tui.widgets.fields.terms import TermsField
from negotui.tui.widgets.fields.text import LineField, NoteField, TextField

_SCALE = (0, 5)
"""The ends of a scale whose field has none."""


def hint_of(field: Field) -> str:
    """What a field takes, for the line under it; nothing for a line of text, which takes anything."""
    spec = spec_of(field)
    return "" if spec.is_text and not spec.is_long else spec.hint(field)


def options_of(field: Field, entry: Entry, context: Context) -> tuple[tuple[str, str], ...]:
    """What a field with a few options offers: each as it is kept, with what it is called; nothing for other fields."""
    if field.type is FieldType.CHECK:
        return ("", "no"), (YES, "yes")
    if field.type is FieldType.SCALE:
        low, high = int(field.low or _SCALE[0]), int(field.high or _SCALE[1])
        return tuple((str(mark), str(mark).replace("-", "−")) for mark in range(low, high + 1))
    if field.to:
        others = (other for other in context.of(field.to) if other.id != entry.id)
        return tuple((other.id, context.name(other)) for other in others)
    if field.type is FieldType.NEGOTIATION:
        pairs = (choice.partition("\n") for choice in field.choices)
        here = {id: title for id, _, title in pairs}
        here |= {id: talk.title for id, talk in context.talks.items() if id not in here and id == entry.get(field.name)}
        return tuple(here.items())
    return tuple((choice, choice) for choice in field.choices) if spec_of(field).is_closed else ()


def _line(field: Field, entry: Entry, context: Context) -> Widget:
    text = editable(entry, field, context)
    return LineField(field, text, hint_of(field), is_sound=not entry.draft(field.name))


def _text(field: Field, entry: Entry, context: Context) -> Widget:
    return TextField(field, editable(entry, field, context))


def _note(field: Field, entry: Entry, context: Context) -> Widget:
    return NoteField(field, editable(entry, field, context))


def _choice(field: Field, entry: Entry, context: Context) -> Widget:
    return ChoiceField(field, editable(entry, field, context), options_of(field, entry, context))


def _links(field: Field, entry: Entry, context: Context) -> Widget:
    """What cannot be read yet stays a line that can be mended."""
    if entry.draft(field.name):
        return _line(field, entry, context)
    return ManyField(field, entry.get(field.name), options_of(field, entry, context))


def _terms(field: Field, entry: Entry, context: Context) -> Widget:
    """As above, and there is no line an issue where there are no issues."""
    if entry.draft(field.name) or not context.of(ISSUES):
        return _line(field, entry, context)
    return TermsField(field, entry.get(field.name), context)


EDITORS: Mapping[FieldType, Callable[[Field, Entry, Context], Widget]] = {
    FieldType.TEXT: _text,
    FieldType.NOTE: _note,
    FieldType.MONEY: _line,
    FieldType.NUMBER: _line,
    FieldType.PERCENT: _line,
    FieldType.SCALE: _choice,
    FieldType.CHOICE: _choice,
    FieldType.DATE: _line,
    FieldType.TIME: _line,
    FieldType.CHECK: _choice,
    FieldType.SIDE: _choice,
    FieldType.LINK: _choice,
    FieldType.LINKS: _links,
    FieldType.TERMS: _terms,
    FieldType.NEGOTIATION: _choice,
}
"""What makes the editor of a field for an entry, by the field's type."""
