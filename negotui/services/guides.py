"""Guides to read and to check, without opening a workbook."""

from __future__ import annotations

from pathlib import Path

from negotui.domain.blocks import Block, Column, Heading, Paragraph, Table, plain
from negotui.domain.guide import Guide
from negotui.errors import GuideError
from negotui.export import MARKDOWN
from negotui.guides.guide import check as check_guide


def check(folder: Path) -> tuple[GuideError, ...]:
    """The problems in the pages of a guide, each with file and line; empty if there are none."""
    return check_guide(folder)


def guide_page(guide: Guide, section: str = "") -> str:
    """A section of a guide with what its sheets ask, a page that is only read, or the list of all, as Markdown. Raises NotFound."""
    return MARKDOWN.render(_section(guide, section) if section else _sections(guide))


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
