"""The values of fields: from typed text to canonical text, and from there to what people read.

What is special about a type of field is in its spec, in negotui/domain/fields.
"""

from __future__ import annotations

from negotui.domain.fields import spec_of
from negotui.domain.fields.choices import YES as YES
from negotui.domain.guide import Field
from negotui.domain.negotiation import Entry
from negotui.domain.references import Context as Context
from negotui.domain.references import terms_of as terms_of
from negotui.domain.text import MAX_TEXT, clean, one_line
from negotui.errors import ValueRefused


def parse(field: Field, text: str, context: Context) -> str:
    """The canonical form of a typed text; empty for an empty one. Raises ValueRefused with a hint at what to write."""
    spec = spec_of(field)
    text = clean(text) if spec.is_long else one_line(clean(text))
    return spec.parse(field, text, context) if text.strip() else ""


def write(entry: Entry, field: Field, text: str, context: Context) -> tuple[Entry, ValueRefused | None]:
    """The entry with a typed text in a field: as a value, or as a draft with the reason why it is not a value."""
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT]
    try:
        return entry.put(field.name, parse(field, text, context)), None
    except ValueRefused as problem:
        return entry.put(field.name, clean(text), sound=False), problem


def problem_of(entry: Entry, field: Field, context: Context) -> str:
    """Why a field of an entry could not be read, with what to write; empty where nothing stands there that could not be."""
    if not (draft := entry.draft(field.name)):
        return ""
    try:
        parse(field, draft, context)
    except ValueRefused as problem:
        return f"{problem.message} {problem.hint}".strip()
    # What it names may have been added since.
    return "I can read this now: type it once more."


def write_valid(entry: Entry, field: Field, text: str, context: Context) -> Entry:
    """The entry with a typed text as the value of a field. Raises ValueRefused, its message starting with the field's name."""
    try:
        return entry.put(field.name, parse(field, text, context))
    except ValueRefused as problem:
        raise ValueRefused(f"{field.name}: {problem.message}", problem.hint) from problem


def is_canonical(field: Field, text: str, context: Context) -> bool:
    """Whether a text can be the value of a field, as the file has values."""
    try:
        spec_of(field).show(field, text, context)
    except (ValueError, ArithmeticError):
        return False
    return True


def show(field: Field, canonical: str, context: Context) -> str:
    """A canonical text as people read it. A value that the field's type no longer allows is shown unchanged."""
    if not canonical:
        return ""
    try:
        return spec_of(field).show(field, canonical, context)
    except (ValueError, ArithmeticError):
        return canonical


def shown(entry: Entry, field: Field, context: Context) -> str:
    """What a list shows for a field of an entry: its value, or the draft as it was typed."""
    return show(field, entry.get(field.name), context) or entry.draft(field.name)


def editable(entry: Entry, field: Field, context: Context) -> str:
    """The text that an editor starts from; typing it again gives the same value."""
    if draft := entry.draft(field.name):
        return draft
    canonical = entry.get(field.name)
    try:
        return spec_of(field).retype(field, canonical, context) if canonical else ""
    except (ValueError, ArithmeticError):
        return canonical
