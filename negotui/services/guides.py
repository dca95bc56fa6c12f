"""Guides to read and to check, without opening a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from negotui.domain.blocks import Block, Column, Heading, Paragraph, Table, plain
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Guide, Sheet
from negotui.domain.sentences import name_in_sentence
from negotui.domain.text import listed, suggestion
from negotui.errors import GuideError, NotFound
from negotui.export.markdown import markdown_of
from negotui.guides.folders import content_folder
from negotui.guides.guide import check as check_guide
from negotui.guides.practice import check_practice, is_practice


def check(folder: Path) -> tuple[GuideError, ...]:
    """The problems in the pages of a guide, each with file and line; empty if there are none."""
    return check_guide(folder)


def practice_problems(folder: Path) -> tuple[GuideError, ...] | None:
    """The same for pages of what a practised counterpart says; None where the folder holds a guide, or something else."""
    return check_practice(content_folder() / "practice", folder) if is_practice(folder) else None


def guide_page(guide: Guide, section: str = "") -> str:
    """A section of a guide with what its sheets ask, a page that is only read, or the list of all, as Markdown. Raises NotFound."""
    return markdown_of(_section(guide, section) if section else _sections(guide))


def _sections(guide: Guide) -> tuple[Block, ...]:
    rows = tuple(tuple(map(plain, (section.id, section.tab, section.title))) for section in guide.all_sections)
    pages = tuple(tuple(map(plain, (page.slug, "", page.title))) for page in guide.pages)
    columns = tuple(map(Column, ("Section", "Tab", "Title")))
    return (Heading(1, plain(guide.title)), *guide.about, Table(columns, (*rows, *pages)))


def _section(guide: Guide, id: str) -> tuple[Block, ...]:
    if topic := next((page for page in guide.pages if page.slug == id), None):
        return (Heading(1, plain(topic.title)), *topic.body)
    section = guide.section(id)
    page: list[Block] = [Heading(1, plain(section.title)), *section.guidance]
    for view in section.views:
        page += [Heading(2, plain(view.title)), Paragraph(plain(view.ask)), *view.help]
    return tuple(page)


def sheets_of(guide: Guide, part: str = "") -> tuple[Sheet, ...]:
    """The sheets of a guide, in their order: all of them, those of a section, or the one of that id. Raises NotFound."""
    sections = {section.id: section for section in guide.all_sections}
    ids = [sheet.id for sheet in guide.sheets]
    if part in sections:
        return tuple(guide.sheet(id) for id in dict.fromkeys(view.sheet for view in sections[part].views))
    if part in ids or not part:
        return tuple(sheet for sheet in guide.sheets if part in {sheet.id, ""})
    raise NotFound(f"There is no sheet or section {name_in_sentence(part)}.", suggestion(part, [*ids, *sections]))


def takes(field: Field) -> str:
    """What may be written into a field, in a few words."""
    spec = spec_of(field)
    suggested = field.choices if not spec.is_closed else ()
    return f"{spec.hint(field)}, such as {listed(suggested, 'or')}" if suggested else spec.hint(field)


def sheets_text(sheets: Iterable[Sheet]) -> str:
    """Each sheet with its fields, one a line: name, type, what it takes, what it asks. A star marks what has to be filled in."""
    return "\n\n".join(f"{sheet.id}: {sheet.title}\n{_fields_text(sheet)}" for sheet in sheets)


def _fields_text(sheet: Sheet) -> str:
    rows = []
    for field in sheet.fields:
        also = (
            [f"or {listed(field.unless, 'or')}"] * bool(field.unless)
            + ["private"] * field.private
            + ["for other eyes"] * field.shared
        )
        more = f" ({', '.join(also)})" if also else ""
        star = "*" * _is_required(sheet, field)
        rows.append((f"{field.name}{star}", field.type.value, takes(field), f"{field.ask}{more}"))
    # A long list of choices moves its own line only.
    name, type, what = (min(max(len(row[place]) for row in rows), 40) for place in range(3))
    return "\n".join(f"  {row[0]:<{name}}  {row[1]:<{type}}  {row[2]:<{what}}  {row[3]}" for row in rows)


def _is_required(sheet: Sheet, field: Field) -> bool:
    return field.required or field is sheet.naming


def sheets_data(sheets: Iterable[Sheet]) -> list[dict[str, object]]:
    """The same as plain values, for JSON."""
    return [
        {"sheet": sheet.id, "title": sheet.title, "fields": [_field_data(sheet, field) for field in sheet.fields]}
        for sheet in sheets
    ]


def _field_data(sheet: Sheet, field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "type": field.type.value,
        "takes": takes(field),
        "asks": field.ask,
        "required": _is_required(sheet, field),
        "unless": list(field.unless),
        "private": field.private,
        "shared": field.shared,
        "choices": list(field.choices),
        "low": None if field.low is None else str(field.low),
        "high": None if field.high is None else str(field.high),
        "to": field.to or None,
    }
