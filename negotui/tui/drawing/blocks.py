"""Blocks as lines for the screen: what an export writes as Markdown, drawn in letters and inks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from negotui.domain.blocks import (
    Bars,
    Block,
    Bullets,
    Check,
    Checklist,
    Code,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Ranges,
    Rule,
    Scatter,
    Series,
    State,
    Table,
    styled,
)
from negotui.tui.drawing.cells import column_widths as column_widths
from negotui.tui.drawing.cells import fit as fit
from negotui.tui.drawing.cells import wrapped as wrapped
from negotui.tui.drawing.charts import scatter, series
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal, literal_lines
from negotui.tui.drawing.pictures import READABLE, bars, ranges

_STATES = {State.READY: ("●", "good"), State.THIN: ("◐", "warn"), State.MISSING: ("○", "bad")}


def draw(blocks: Iterable[Block], width: int) -> list[Line]:
    """The blocks as lines of at most `width` cells, a blank line between them."""
    width = max(width, 8)
    lines: list[Line] = []
    for block in blocks:
        drawn = list(_block(block, width))
        if lines and drawn:
            lines.append(BLANK)
        lines.extend(drawn)
    return lines


def inline(spans: Inline, ink: str = "") -> Content:
    """Spans as content; a span may be in several styles at once."""
    parts: list[Content] = []
    for span in spans:
        part = literal_lines(span.text)
        for name, on in (
            ("strong", span.strong),
            ("emphasis", span.emphasis),
            ("code", span.code),
            ("name", span.name),
        ):
            if on:
                part = part.stylize(name)
        parts.append(part.stylize(f"link:{span.link}") if span.link else part)
    content = Content("").join(parts)
    return content.stylize_before(ink) if ink else content


def _block(block: Block, width: int) -> Iterator[Line]:
    match block:
        case Heading(level=level, text=text):
            yield from _lines(wrapped(inline(text, "title" if level == 1 else "heading"), width))
        case Paragraph(text=text):
            yield from _lines(wrapped(inline(text), min(width, READABLE)))
        case Bullets(items=items, start=start):
            for number, item in enumerate(items, start or 0):
                mark = "· " if start is None else f"{number}. "
                yield from _indented(draw(item, width - len(mark)), mark)
        case Quote(blocks=inner):
            yield from _indented(draw(inner, width - 2), "▏ ", "▏ ")
        case Code(text=text):
            for line in text.rstrip("\n").split("\n"):
                yield from _lines(wrapped(literal(line, "code"), width, "  ", "    "))
        case Rule():
            yield Line(Content.styled("─" * min(width, READABLE), "faint"))
        case Table():
            yield from _table(block, width)
        case Bars() | Ranges() | Scatter() | Series():
            yield from _lines(_picture(block, width))
        case Checklist():
            yield from _checklist(block, width)


def _picture(block: Bars | Ranges | Scatter | Series, width: int) -> Iterator[Content]:
    match block:
        case Bars():
            return bars(block, width)
        case Ranges():
            return ranges(block, width)
        case Scatter():
            return scatter(block, width)
        case Series():
            return series(block, width)


def _lines(contents: Iterable[Content]) -> Iterator[Line]:
    return (Line(content) for content in contents)


def _indented(lines: Sequence[Line], first: str, rest: str = "") -> Iterator[Line]:
    for number, line in enumerate(lines):
        mark = first if number == 0 else rest or " " * len(first)
        yield Line(Content.styled(mark, "muted") + line.text, line.target)


# Tables


def _table(table: Table, width: int) -> Iterator[Line]:
    rows = [[inline(cell) for cell in row] for row in table.rows]
    titles = [literal(column.title, "muted") for column in table.columns]
    right = [column.right for column in table.columns]
    widths = column_widths([titles, *rows], width)
    if _is_tight(rows, widths, right):
        yield from _records(titles, rows, width)
        return
    if titles and any(title.plain for title in titles):
        yield from _row(titles, widths, right)
    for row in rows:
        yield from _row(row, widths, right)


def _is_tight(rows: Sequence[Sequence[Content]], widths: Sequence[int], right: Sequence[bool]) -> bool:
    """Whether a column would be left out, or a figure be cut in two."""
    return len(widths) < len(right) or any(
        cell.cell_length > size
        for row in rows
        for cell, size, is_figure in zip(row, widths, right, strict=False)
        if is_figure
    )


def _records(titles: Sequence[Content], rows: Sequence[Sequence[Content]], width: int) -> Iterator[Line]:
    """Rows one under the other, each cell on a line of its own behind its title."""
    for row in rows:
        first, *others = row or [Content("")]
        if first.plain.strip():
            yield from _lines(wrapped(first, width))
        for title, cell in zip(titles[1:], others, strict=False):
            if cell.plain.strip():
                name = title + literal(": ", "muted") if title.plain else title
                yield from _lines(wrapped(name + cell, width, "  ", "    "))


def _row(cells: Sequence[Content], widths: Sequence[int], right: Sequence[bool]) -> Iterator[Line]:
    """A row of cells, each wrapped within its column."""
    wrapped_cells = [wrapped(cell, size) if size else [Content("")] for cell, size in zip(cells, widths, strict=False)]
    for number in range(max(map(len, wrapped_cells), default=0)):
        parts = [
            fit(cell[number] if number < len(cell) else Content(""), size, to_right)
            for cell, size, to_right in zip(wrapped_cells, widths, right, strict=False)
            if size
        ]
        yield Line(Content("  ").join(parts))


# Checklists


def _checklist(checklist: Checklist, width: int) -> Iterator[Line]:
    if checklist.title:
        yield from _lines(wrapped(literal(checklist.title, "heading"), width))
    longest = max((literal(check.label).cell_length for check in checklist.checks), default=0)
    labels = min(longest, max(width // 2, 4))
    for check in checklist.checks:
        yield from _check(check, labels, width)


def _check(check: Check, labels: int, width: int) -> Iterator[Line]:
    """One line of a checklist, a stop of the cursor where it leads somewhere; below it the detail that has no room beside it."""
    glyph, ink = _STATES[check.state]
    label, detail = literal(check.label), inline(styled(check.detail), "muted")
    head = literal(f"{glyph} ", ink) + fit(label, labels)
    if label.cell_length > labels or head.cell_length + 2 + min(detail.cell_length, 16) > width:
        first, *more = wrapped(label, width - 2)
        yield Line(literal(f"{glyph} ", ink) + first, check.link)
        yield from (Line(Content("  ") + line, check.link) for line in more)
        yield from (Line(line, check.link) for line in wrapped(detail, width, "  ", "  "))
        return
    indent = " " * (labels + 4)
    for number, line in enumerate(wrapped(detail, width - labels - 4)):
        yield Line((head + "  " if number == 0 else Content(indent)) + line, check.link)
