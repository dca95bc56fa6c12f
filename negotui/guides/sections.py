"""A section's page -> its prose and its sheets. What depends on other pages is checked in checks.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from negotui.domain.blocks import Block, Heading, Paragraph, text_of
from negotui.domain.guide import Sheet, View
from negotui.domain.links import Link
from negotui.domain.text import one_line, slug
from negotui.guides.markdown.reader import Follow, Piece
from negotui.guides.pages import Page, anchors, named
from negotui.guides.tables import is_fields, read_fields, read_shows


@dataclass(frozen=True, slots=True)
class SheetOnPage:
    """A sheet as a page shows it. page, line: where.  view: how.  sheet: what is shown, where the page says what its fields are."""

    page: Page
    line: int
    view: View
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class Body:
    """What a page says below its title. prose: outside of the sheets.  shown: its sheets."""

    prose: tuple[Piece, ...]
    shown: tuple[SheetOnPage, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The prose without its lines."""
        return tuple(piece.block for piece in self.prose)


def read_body(page: Page, follow: Follow) -> Body:
    """The prose and the sheets of a page; a sheet ends where the next heading of its level begins."""
    prose: list[Piece] = []
    sheets: list[tuple[Piece, str, str, list[Piece]]] = []
    current = prose
    for piece in page.pieces(follow):
        block = piece.block
        if isinstance(block, Heading) and block.level <= 2:
            title, spec = sheet_heading(block)
            current = prose
            if spec:
                current = []
                sheets.append((piece, title, spec, current))
            elif block.level == 2:
                prose.append(piece)
        else:
            current.append(piece)
    for piece in filter(is_fields, prose):
        page.wrong(
            piece.line,
            "The table of fields stands under no sheet.",
            "Let its heading end in the sheet's id: `my_sheet`.",
        )
    return Body(tuple(prose), tuple(_shown(page, *sheet) for sheet in sheets))


def section_anchors(page: Page, section: str) -> Mapping[str, str]:
    """Where the anchors of a section's page lead: to a sheet where it has one there, to the section elsewhere."""
    places = []
    for line, heading in page.headings():
        title, spec = sheet_heading(heading)
        sheet = spec.partition(":")[0].strip()
        places.append((line, title, Link.sheet(section, sheet) if spec else Link.section(section)))
    return anchors(page, places, Link.section(section))


def sheet_heading(heading: Heading) -> tuple[str, str]:
    """The words of a heading and, where it is that of a sheet, what stands in its backquotes."""
    return named(heading) if heading.level == 2 else (one_line(text_of(heading.text)), "")


def _shown(page: Page, heading: Piece, title: str, spec: str, pieces: list[Piece]) -> SheetOnPage:
    def wrong(what: str, hint: str) -> None:
        page.wrong(heading.line, what, hint)

    shows = read_shows(spec, wrong)
    ask = next((piece for piece in pieces if isinstance(piece.block, Paragraph)), None)
    if ask is None:
        wrong(f"The sheet `{shows.sheet}` asks nothing.", "Write a question below its heading.")
    tables = [piece for piece in pieces if is_fields(piece)]
    for piece in tables[1:]:
        page.wrong(piece.line, f"The sheet `{shows.sheet}` has a second table of fields.", "Make one table of them.")
    view = View(
        sheet=shows.sheet,
        title=title,
        ask=one_line(text_of(ask.block.text)) if ask and isinstance(ask.block, Paragraph) else "",
        only=shows.only,
        want=1 if shows.want is None else shows.want,
        help=tuple(piece.block for piece in pieces if piece is not ask and piece not in tables),
        anchor=slug(title),
        home=bool(tables),
    )
    sheet = Sheet(shows.sheet, title, read_fields(page, tables[0])) if tables else None
    return SheetOnPage(page, heading.line, view, sheet)
