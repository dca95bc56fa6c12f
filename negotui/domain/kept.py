"""What was written with a guide that has changed since: kept in place, so that everything that shows a guide shows it too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from negotui.domain.blocks import Paragraph, plain
from negotui.domain.guide import Field, FieldType, Guide, Section, Sheet, View
from negotui.domain.negotiation import Entry

KEPT = "kept"
"""The id of the section for sheets that the guide no longer has."""
_SAID = (
    "What stands here was written with a guide, or a page of one, that isn’t there now. It is kept, found by the search and "
    "exported, and goes back to its place as soon as the guide has that place again."
)


def no_guide(id: str) -> Guide:
    """What stands for a guide that is gone, or that cannot be read."""
    return Guide(id, id, (), (), ())


def with_kept(guide: Guide, entries: Iterable[Entry]) -> Guide:
    """The guide with every sheet and field that entries have and it has not; the same guide where it has all of them.

    A field that is gone is a text at the end of its sheet; sheets that are gone stand in a section of their own, the last one.
    """
    known = {sheet.id: {field.name for field in sheet.fields} for sheet in guide.sheets}
    more: dict[str, dict[str, None]] = {}
    for entry in entries:
        fields = known.get(entry.sheet)
        for name, _ in (*entry.values, *entry.drafts):
            if fields is None or name not in fields:
                more.setdefault(entry.sheet, {})[name] = None
        if fields is None:
            more.setdefault(entry.sheet, {})
    gone = {id: names for id, names in more.items() if id not in known}
    if not more and guide.sections:
        return guide
    sheets = [
        replace(sheet, fields=(*sheet.fields, *map(_field, more.get(sheet.id, ())))) if sheet.id in more else sheet
        for sheet in guide.sheets
    ]
    kept = [Sheet(id, _title(id), tuple(map(_column, names)) or (_column("text"),)) for id, names in gone.items()]
    sections = guide.sections
    if kept or not sections:
        views = tuple(View(sheet.id, sheet.title, "What else belongs here?", want=0) for sheet in kept)
        sections = (*sections, Section(KEPT, "Kept", "Kept from Before", (Paragraph(plain(_SAID)),), views))
    return replace(guide, sections=sections, sheets=(*sheets, *kept))


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _field(name: str) -> Field:
    """A field that only the form shows: its column is gone with it."""
    return Field(name, FieldType.TEXT, f"{_title(name)} (kept from before)")


def _column(name: str) -> Field:
    return Field(name, FieldType.TEXT, _title(name), _title(name))
