"""Checks on sheets that need all pages to be read first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, FieldType, Sheet
from negotui.domain.sheets import SECTION
from negotui.domain.text import listed, suggestion
from negotui.guides.sections import SheetOnPage


def check_sheets(shown: Sequence[SheetOnPage], everywhere: Sequence[SheetOnPage]) -> tuple[Sheet, ...]:
    """Every sheet once; what does not fit is recorded as a problem. everywhere: the sheets of guide.md, shown in all sections."""
    homes = _homes([*shown, *everywhere])
    for one in everywhere:
        if one.view.sheet in homes:
            homes[one.view.sheet] = _with_section(homes[one.view.sheet])
            if homes[one.view.sheet].field(SECTION).type is not FieldType.TEXT:
                one.page.report(one.line, f"The field `{SECTION}` must be a text.", "Leave it out: negotui adds it.")
    for one in (*shown, *everywhere):
        _check_view(one, homes)
        if one.sheet:
            _check_links(one, one.sheet.fields, homes)
    return tuple(homes.values())


def _homes(shown: Iterable[SheetOnPage]) -> dict[str, Sheet]:
    homes: dict[str, Sheet] = {}
    places: dict[str, str] = {}
    for one in shown:
        if one.sheet is None:
            continue
        if one.sheet.id in homes:
            hint = f"Its first one is in {places[one.sheet.id]}: leave it out here, or give the sheet another id."
            one.page.report(one.line, f"The sheet `{one.sheet.id}` has a second table of fields.", hint)
            continue
        homes[one.sheet.id] = one.sheet
        places[one.sheet.id] = one.page.name
    return homes


def _with_section(sheet: Sheet) -> Sheet:
    if any(field.name == SECTION for field in sheet.fields):
        return sheet
    return replace(sheet, fields=(*sheet.fields, Field(SECTION, FieldType.TEXT, "In which section?")))


def _check_view(one: SheetOnPage, homes: Mapping[str, Sheet]) -> None:
    sheet = homes.get(one.view.sheet)
    if sheet is None:
        hint = f"Write one below its heading. {suggestion(one.view.sheet, homes)}".strip()
        one.page.report(one.line, f"The sheet `{one.view.sheet}` has no table of fields on any page.", hint)
        return
    for condition in one.view.only:
        field = next((field for field in sheet.fields if field.name == condition.field), None)
        if field is None:
            hint = suggestion(condition.field, [field.name for field in sheet.fields])
            one.page.report(one.line, f"The sheet `{sheet.id}` has no field `{condition.field}`.", hint)
        elif spec_of(field).is_closed:
            for value in (value for value in condition.values if value not in field.choices):
                hint = f"Write {listed(field.choices, 'or')}."
                one.page.report(one.line, f"The field `{field.name}` has no choice `{value}`.", hint)
        elif field.type is not FieldType.TEXT:
            hint = "Use a field of type choice, side or text."
            one.page.report(one.line, f"A condition can’t use the field `{field.name}`, which is a {field.type}.", hint)


def _check_links(one: SheetOnPage, fields: Iterable[Field], homes: Mapping[str, Sheet]) -> None:
    for field in fields:
        to = spec_of(field).target(field)
        if to and to not in homes:
            what = f"The field `{field.name}` points to the sheet `{to}`, which is not there."
            one.page.report(one.line, what, suggestion(to, homes))
