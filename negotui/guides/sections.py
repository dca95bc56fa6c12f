"""Reads a section's page: its prose and its sheets. What depends on other pages is checked in checks.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from negotui.domain.blocks import Block, Heading, Paragraph, text_of
from negotui.domain.guide import Sheet, View
from negotui.domain.links import Link
from negotui.domain.text import one_line, slug
from negotui.guides.markdown.reader import Follow, Piece
from negotui.guides.pages import Page, anchors, title_and_code
from negotui.guides.tables import is_field_table, parse_sheet_heading, read_fields


@dataclass(frozen=True, slots=True)
class SheetOnPage:
    """A sheet as a page shows it. page, line: where.  view: how.  sheet: None unless the page defines its fields."""

    page: Page
    line: int
    view: View
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class Body:
    """What a page says below its title. prose: the part outside of any sheet.  sheets: those that it shows."""

    prose: tuple[Piece, ...]
    sheets: tuple[SheetOnPage, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The prose without its line numbers."""
        return tuple(piece.block for piece in self.prose)


def read_body(page: Page, follow: Follow) -> Body:
    """The prose and the sheets of a page; a sheet ends where the next heading of its level begins."""
    prose: list[Piece] = []
    sheets: list[tuple[Piece, str, str, list[Piece]]] = []
    current = prose
    for piece in page.pieces(follow):
        block = piece.block
        if isinstance(block, Heading) and block.level <= 2:
            title, code = split_heading(block)
            current = prose
            if code:
                current = []
                sheets.append((piece, title, code, current))
            elif block.level == 2:
                prose.append(piece)
        else:
            current.append(piece)
    for piece in filter(is_field_table, prose):
        page.report(
            piece.line,
            "This table of fields isn’t below the heading of a sheet.",
            "End its heading in the sheet's id, such as `my_sheet`.",
        )
    return Body(tuple(prose), tuple(_sheet_on_page(page, *sheet) for sheet in sheets))


def section_anchors(page: Page, section: str) -> Mapping[str, str]:
    """Where the anchors of a section's page lead: the heading of a sheet to that sheet, any other to the section."""
    places = []
    for line, heading in page.headings():
        title, code = split_heading(heading)
        sheet = code.partition(":")[0].strip()
        places.append((line, title, Link.sheet(section, sheet) if code else Link.section(section)))
    return anchors(page, places, Link.section(section))


def split_heading(heading: Heading) -> tuple[str, str]:
    """The words of a heading and, if it is the heading of a sheet, the code in its backquotes; else an empty string."""
    return title_and_code(heading) if heading.level == 2 else (one_line(text_of(heading.text)), "")


def _sheet_on_page(page: Page, heading: Piece, title: str, code: str, pieces: list[Piece]) -> SheetOnPage:
    def report(what: str, hint: str) -> None:
        page.report(heading.line, what, hint)

    spec = parse_sheet_heading(code, report)
    ask = next((piece for piece in pieces if isinstance(piece.block, Paragraph)), None)
    if ask is None:
        report(f"The sheet `{spec.sheet}` has no question.", "Write a question below its heading.")
    tables = [piece for piece in pieces if is_field_table(piece)]
    for piece in tables[1:]:
        page.report(piece.line, f"The sheet `{spec.sheet}` has a second table of fields.", "Merge them into one table.")
    view = View(
        sheet=spec.sheet,
        title=title,
        ask=one_line(text_of(ask.block.text)) if ask and isinstance(ask.block, Paragraph) else "",
        only=spec.only,
        want=1 if spec.want is None else spec.want,
        help=tuple(piece.block for piece in pieces if piece is not ask and piece not in tables),
        anchor=slug(title),
        home=bool(tables),
    )
    sheet = Sheet(spec.sheet, title, read_fields(page, tables[0])) if tables else None
    return SheetOnPage(page, heading.line, view, sheet)
