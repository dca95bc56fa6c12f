"""Blocks as lines for the screen: what an export writes as Markdown, drawn in letters and inks. Must not know a widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from textual.content import Content

from negotui.domain.blocks import (
    Bar,
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
    Rule,
    State,
    Table,
)
from negotui.domain.text import harmless_lines
from negotui.tui.literal import literal
from negotui.tui.widgets.lines import BLANK, Line

_STATES = {State.READY: ("●", "good"), State.THIN: ("◐", "warn"), State.MISSING: ("○", "bad")}
_EIGHTHS = " ▏▎▍▌▋▊▉"
_READABLE = 84


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
        part = Content(harmless_lines(span.text).replace("\t", " "))
        for name, on in (("strong", span.strong), ("emphasis", span.emphasis), ("code", span.code)):
            if on:
                part = part.stylize(name)
        parts.append(part.stylize(f"link:{span.link}") if span.link else part)
    content = Content("").join(parts)
    return content.stylize_before(ink) if ink else content


def wrapped(content: Content, width: int, first: str = "", rest: str = "") -> list[Content]:
    """Content in lines of at most `width` cells, with something before the first and before each further one."""
    indent = max(len(first), len(rest))
    found: list[Content] = []
    for piece in content.split("\n", allow_blank=True):
        for line in piece.rstrip().wrap(max(width - indent, 4)) if piece.plain.strip() else [Content("")]:
            found.append(Content(rest if found else first) + line)
    return found


def _block(block: Block, width: int) -> Iterator[Line]:
    match block:
        case Heading(level=level, text=text):
            yield from _lines(wrapped(inline(text, "title" if level == 1 else "heading"), width))
        case Paragraph(text=text):
            yield from _lines(wrapped(inline(text), min(width, _READABLE)))
        case Bullets(items=items, start=start):
            for number, item in enumerate(items, start or 0):
                mark = "· " if start is None else f"{number}. "
                yield from _indented(draw(item, width - len(mark)), mark)
        case Quote(blocks=inner):
            yield from _indented(draw(inner, width - 2), "▏ ", "▏ ")
        case Code(text=text):
            yield from (Line(literal(f"  {line}", "code")) for line in text.rstrip("\n").split("\n"))
        case Rule():
            yield Line(Content.styled("─" * min(width, _READABLE), "faint"))
        case Table():
            yield from _table(block, width)
        case Bars():
            yield from _bars(block, width)
        case Checklist():
            yield from _checklist(block, width)


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
    if titles and any(title.plain for title in titles):
        yield from _row(titles, widths, right)
    for row in rows:
        yield from _row(row, widths, right)


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


def column_widths(
    rows: Sequence[Sequence[Content]], width: int, gap: int = 2, least: int = 6, first: int = 6
) -> list[int]:
    """How wide each column is, so that all fit: the widest give way first; where even that fails the last ones go.

    least: what a column must keep, in cells, where it has as much to say.  first: the same for the first column.
    """
    count = max(map(len, rows), default=0)
    sizes = [max((row[i].cell_length for row in rows if i < len(row)), default=0) for i in range(count)]
    while count > 1 and _least(sizes[:count], least, first) + gap * (count - 1) > width:
        count -= 1
    sizes = sizes[:count]
    spare = width - gap * max(count - 1, 0)
    while sum(sizes) > spare and max(sizes, default=0) > 1:
        widest = max(sizes)
        second = max((size for size in sizes if size < widest), default=1)
        many = sizes.count(widest)
        cut = min(widest - second, max(1, -(-(sum(sizes) - spare) // many)))
        sizes = [size - cut if size == widest else size for size in sizes]
    return sizes


def _least(sizes: Sequence[int], least: int, first: int) -> int:
    """What the columns need at least: figures are short and not cut, so that only the widest one gives way for the name."""
    return min(sizes[0], first) + sum(min(size, least) for size in sizes[1:])


def fit(content: Content, width: int, right: bool = False) -> Content:
    """Content in exactly that many cells; what is too long ends in an ellipsis."""
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    missing = width - content.cell_length
    return content.pad_left(missing) if right else content.pad_right(missing)


# Pictures


def _bars(bars: Bars, width: int) -> Iterator[Line]:
    if bars.title:
        yield Line(literal(bars.title, "heading"))
    largest = max((value for bar in bars.bars for value in bar.values if value is not None), default=Fraction(0))
    labels = min(max((len(bar.label) for bar in bars.bars), default=0), max(width // 3, 6))
    if len(bars.series) == 2:
        yield from _side_by_side(bars, largest, labels, width)
        return
    figures = max((len(text) for bar in bars.bars for text in bar.shown), default=0)
    room = max(min(width, _READABLE) - labels - figures - 6, 4)
    for bar in bars.bars:
        value = bar.values[0]
        drawn = literal(_bar(value, largest, room), "mine")
        shown = literal(bar.shown[0], "" if value is not None else "muted")
        mark = literal(f"  {bar.mark}", "good") if bar.mark else Content("")
        yield Line(fit(literal(bar.label), labels) + "  " + drawn + " " + shown + mark)


def _side_by_side(bars: Bars, largest: Fraction, labels: int, width: int) -> Iterator[Line]:
    """Two series back to back, so that a glance tells where which side is longer; the letters differ, not only the inks."""
    figure = max((len(text) for bar in bars.bars for text in bar.shown), default=1)
    room = max((min(width, _READABLE) - labels - 2 * figure - 9) // 2, 3)
    left, right = bars.series
    yield Line(
        fit(Content(""), labels + 2)
        + fit(literal(left, "mine"), room + figure + 1, right=True)
        + Content.styled(" │ ", "faint")
        + literal(right, "theirs")
    )
    for bar in bars.bars:
        yield Line(fit(literal(bar.label), labels) + "  " + _halves(bar, largest, room, figure))


def _halves(bar: Bar, largest: Fraction, room: int, figure: int) -> Content:
    (mine, theirs), (shown_mine, shown_theirs) = bar.values, bar.shown
    mine_bar = literal("█" * _cells(mine, largest, room), "mine")
    theirs_bar = literal("▒" * _cells(theirs, largest, room), "theirs")
    return (
        fit(literal(shown_mine, "muted") + " " + mine_bar, room + figure + 1, right=True)
        + Content.styled(" │ ", "faint")
        + theirs_bar
        + literal(f" {shown_theirs}", "muted")
        + (literal(f"  {bar.mark}", "muted") if bar.mark else Content(""))
    )


def _cells(value: Fraction | None, largest: Fraction, room: int) -> int:
    return 0 if not value or not largest else max(1, round(value / largest * room))


def _bar(value: Fraction | None, largest: Fraction, room: int) -> str:
    """A bar in eighths of a cell."""
    if not value or not largest:
        return ""
    eighths = max(1, round(value / largest * room * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _checklist(checklist: Checklist, width: int) -> Iterator[Line]:
    if checklist.title:
        yield Line(literal(checklist.title, "heading"))
    labels = min(max((len(check.label) for check in checklist.checks), default=0), max(width // 2, 8))
    for check in checklist.checks:
        yield from _check(check, labels, width)


def _check(check: Check, labels: int, width: int) -> Iterator[Line]:
    """One line of a checklist, a stop of the cursor where it leads somewhere; narrow screens put the detail below."""
    glyph, ink = _STATES[check.state]
    head = literal(f"{glyph} ", ink) + fit(literal(check.label), labels)
    detail = literal(check.detail, "muted")
    if head.cell_length + 2 + min(detail.cell_length, 16) > width:
        yield Line(head, check.link)
        yield from (Line(line, check.link) for line in wrapped(detail, width, "  ", "  "))
        return
    indent = " " * (labels + 4)
    for number, line in enumerate(wrapped(detail, width - labels - 4)):
        yield Line((head + "  " if number == 0 else Content(indent)) + line, check.link)
