"""Reads a page into a template. Its values stay as typed: what they mean depends on the day and on each other."""

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
from negotui.guides.sections import split_heading
from negotui.guides.tables import SheetHeading, check_id, column_titles, parse_sheet_heading

_DETAILS = ("detail", "value")


def load_template(path: Path, guide: Guide) -> Template:
    """The template or worked example on a page. Raises GuideError for the first thing that does not fit the guide."""
    problems = Problems()
    page = read_page(path, problems)
    template = _read(page, guide) if page else None
    problems.raise_first()
    assert template is not None  # noqa: S101 (a page that cannot be read is among the problems)
    return template


def _read(page: Page, guide: Guide) -> Template:
    line, heading = page.title()
    check_id(page.path.stem, "template", lambda what, hint: page.report(line, what, hint))
    about: list[Block] = []
    details: Pairs = ()
    sheets: list[tuple[Piece, str, list[Piece]]] = []
    # No page is known to these links: a template stands outside of the guide's folder.
    for piece in page.pieces(Links().follow(page)):
        block = piece.block
        if isinstance(block, Heading) and split_heading(block)[1]:
            sheets.append((piece, split_heading(block)[1], []))
        elif sheets:
            sheets[-1][2].append(piece)
        elif column_titles(block) == _DETAILS:
            details = _details(page, piece)
        elif not (isinstance(block, Heading) and block.level == 1):
            about.append(block)
    if not about:
        page.report(line, "The template doesn’t say when to choose it.", "Write a paragraph below the title.")
    rows = tuple(filter(None, (_rows(page, *sheet, guide) for sheet in sheets)))
    return Template(page.path.stem, one_line(text_of(heading.text)), tuple(about), details, rows)


def _details(page: Page, table: Piece) -> Pairs:
    found: dict[str, str] = {}
    known = [field.name for field in DETAILS.fields]
    for line, (name, value) in enumerate(table.cells, table.line + 2):
        if name not in known:
            page.report(line, f"There is no detail `{name}`.", suggestion(name, known))
        if name in found:
            page.report(line, f"The detail `{name}` appears twice.", "Remove one of them.")
        if value:
            found[name] = value
    return tuple(found.items())


def _rows(page: Page, heading: Piece, code: str, pieces: list[Piece], guide: Guide) -> Rows | None:
    def report(what: str, hint: str) -> None:
        page.report(heading.line, what, hint)

    spec = parse_sheet_heading(code, report)
    try:
        sheet = guide.sheet(spec.sheet)
    except NotFound as error:
        report(error.message, error.hint)
        return None
    fixed = _fixed(page, heading.line, spec, sheet)
    tables = [piece for piece in pieces if column_titles(piece.block)]
    if len(tables) != 1:
        report(
            f"The sheet `{sheet.id}` needs exactly one table of entries.", "Write one table whose columns are fields."
        )
        return None
    columns = column_titles(tables[0].block)
    known = [field.name for field in sheet.fields]
    for column in columns:
        if column not in known:
            page.report(tables[0].line, f"The sheet {sheet.id} has no field `{column}`.", suggestion(column, known))
    if len(set(columns)) < len(columns):
        page.report(tables[0].line, "Two columns have the same name.", "Remove one of them.")
    rows: list[Pairs] = []
    for line, cells in enumerate(tables[0].cells, tables[0].line + 2):
        row = {name: cell for name, cell in zip(columns, cells, strict=True) if cell}
        if row:
            rows.append(tuple({**_in_columns(page, line, spec, columns, row), **row}.items()))
    return Rows(sheet.id, tuple((name, text) for name, text in fixed if name not in columns), tuple(rows))


def _in_columns(
    page: Page, line: int, spec: SheetHeading, columns: Sequence[str], row: Mapping[str, str]
) -> dict[str, str]:
    """The fields that have both a condition in the heading and a column: a row may pick one of the values, by default the first."""
    found = {}
    for condition in spec.only:
        if condition.field in columns:
            found[condition.field] = condition.values[0]
            if row.get(condition.field, condition.values[0]) not in condition.values:
                hint = f"Write {listed(condition.values, 'or')}, as in the heading."
                page.report(
                    line,
                    f"The field `{condition.field}` is `{row[condition.field]}`, but the heading says otherwise.",
                    hint,
                )
    return found


def _fixed(page: Page, line: int, spec: SheetHeading, sheet: Sheet) -> Pairs:
    """The fields that the heading sets in every row."""
    if spec.want is not None:
        page.report(line, "A template can’t use `want`.", "Remove it from the heading.")
    for condition in spec.only:
        field = next((field for field in sheet.fields if field.name == condition.field), None)
        if field is None:
            hint = suggestion(condition.field, [field.name for field in sheet.fields])
            page.report(line, f"The sheet {sheet.id} has no field `{condition.field}`.", hint)
        elif field.choices and not set(condition.values) <= set(field.choices):
            hint = f"Write {listed(field.choices, 'or')}."
            page.report(line, f"`{' or '.join(condition.values)}` isn’t a value of `{field.name}`.", hint)
    return tuple((condition.field, condition.values[0]) for condition in spec.only)
