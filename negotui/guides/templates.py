"""A page of a starting point -> a template. Its values stay as typed: what they mean depends on the day and on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from negotui.domain.blocks import Block, Heading, text_of
from negotui.domain.guide import Guide, Sheet
from negotui.domain.negotiation import DETAILS, Pairs
from negotui.domain.text import listed, one_line, suggestion
from negotui.domain.workbooks import Rows, Template
from negotui.errors import NotFound
from negotui.guides.markdown.reader import Piece
from negotui.guides.pages import Links, Page, Problems, read_page
from negotui.guides.sections import sheet_heading
from negotui.guides.tables import Shows, check_id, read_shows, titles_of

_DETAILS = ("detail", "value")


def load_template(path: Path, guide: Guide) -> Template:
    """The template or example on a page. Raises GuideError for the first thing that does not fit the guide."""
    problems = Problems()
    page = read_page(path, problems)
    template = _read(page, guide) if page else None
    problems.stop()
    assert template is not None  # noqa: S101 (a page that cannot be read is among the problems)
    return template


def _read(page: Page, guide: Guide) -> Template:
    line, heading = page.title()
    check_id(page.path.stem, "template", lambda what, hint: page.wrong(line, what, hint))
    about: list[Block] = []
    details: Pairs = ()
    sheets: list[tuple[Piece, str, list[Piece]]] = []
    # No page is known to these links: a template stands outside of the guide's folder.
    for piece in page.pieces(Links().follow(page)):
        block = piece.block
        if isinstance(block, Heading) and sheet_heading(block)[1]:
            sheets.append((piece, sheet_heading(block)[1], []))
        elif sheets:
            sheets[-1][2].append(piece)
        elif titles_of(block) == _DETAILS:
            details = _details(page, piece)
        elif not (isinstance(block, Heading) and block.level == 1):
            about.append(block)
    if not about:
        page.wrong(line, "Nothing says when to choose it.", "Write a paragraph below the title.")
    rows = tuple(filter(None, (_rows(page, *sheet, guide) for sheet in sheets)))
    return Template(page.path.stem, one_line(text_of(heading.text)), tuple(about), details, rows)


def _details(page: Page, table: Piece) -> Pairs:
    found: dict[str, str] = {}
    known = [field.name for field in DETAILS.fields]
    for line, (name, value) in enumerate(table.cells, table.line + 2):
        if name not in known:
            page.wrong(line, f"There is no detail `{name}`.", suggestion(name, known))
        if name in found:
            page.wrong(line, f"The detail `{name}` stands here twice.", "Leave one of them.")
        if value:
            found[name] = value
    return tuple(found.items())


def _rows(page: Page, heading: Piece, spec: str, pieces: list[Piece], guide: Guide) -> Rows | None:
    def wrong(what: str, hint: str) -> None:
        page.wrong(heading.line, what, hint)

    shows = read_shows(spec, wrong)
    try:
        sheet = guide.sheet(shows.sheet)
    except NotFound as error:
        wrong(error.message, error.hint)
        return None
    fixed = _fixed(page, heading.line, shows, sheet)
    tables = [piece for piece in pieces if titles_of(piece.block)]
    if len(tables) != 1:
        wrong(f"There is not one table of entries of `{sheet.id}`.", "Write one table whose columns are fields.")
        return None
    columns = titles_of(tables[0].block)
    known = [field.name for field in sheet.fields]
    for column in columns:
        if column not in known:
            page.wrong(tables[0].line, f"The sheet {sheet.id} has no field `{column}`.", suggestion(column, known))
    if len(set(columns)) < len(columns):
        page.wrong(tables[0].line, "Two columns have one name.", "Leave one of them.")
    rows: list[Pairs] = []
    for line, cells in enumerate(tables[0].cells, tables[0].line + 2):
        row = {name: cell for name, cell in zip(columns, cells, strict=True) if cell}
        if row:
            rows.append(tuple({**_in_columns(page, line, shows, columns, row), **row}.items()))
    return Rows(sheet.id, tuple((name, text) for name, text in fixed if name not in columns), tuple(rows))


def _in_columns(page: Page, line: int, shows: Shows, columns: Sequence[str], row: Mapping[str, str]) -> dict[str, str]:
    """What the heading says of fields that have a column too: a row may choose among the values, and else gets the first."""
    found = {}
    for condition in shows.only:
        if condition.field in columns:
            found[condition.field] = condition.values[0]
            if row.get(condition.field, condition.values[0]) not in condition.values:
                hint = f"Write {listed(condition.values, 'or')}, as the heading has it."
                page.wrong(line, f"The field `{condition.field}` is `{row[condition.field]}` here.", hint)
    return found


def _fixed(page: Page, line: int, shows: Shows, sheet: Sheet) -> Pairs:
    """The fields that the heading sets in every row."""
    if shows.want is not None:
        page.wrong(line, "A template wants nothing.", "Take `want` out of the heading.")
    for condition in shows.only:
        field = next((field for field in sheet.fields if field.name == condition.field), None)
        if field is None:
            hint = suggestion(condition.field, [field.name for field in sheet.fields])
            page.wrong(line, f"The sheet {sheet.id} has no field `{condition.field}`.", hint)
        elif field.choices and not set(condition.values) <= set(field.choices):
            hint = f"Write {listed(field.choices, 'or')}."
            page.wrong(line, f"`{' or '.join(condition.values)}` is no value of `{field.name}`.", hint)
    return tuple((condition.field, condition.values[0]) for condition in shows.only)
