"""Renders a document as plain text, 80 cells wide: for a mail, a printer, a program that shows nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from negotui.domain.blocks import (
    Bars,
    Block,
    Bullets,
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
    is_web,
    text_of,
)
from negotui.domain.documents import Document
from negotui.domain.layout import cells, padded, shares, wrap
from negotui.domain.sentences import as_plain_text
from negotui.domain.text import one_line, writable
from negotui.export.figures import in_words

WIDTH = 80
_UNDERLINES = {1: "=", 2: "-"}
_GAP = 2
_LEAST = 9
"""The cells below which no column of a table shrinks, unless what stands in it is narrower."""
_BAR = "#"
_BOXES = {State.READY: "[x]", State.THIN: "[~]", State.MISSING: "[ ]"}


def render(document: Document) -> bytes:
    """The page of a document as a file of plain text."""
    return text_page(document.text_blocks, compact=document.compact).encode()


def text_page(blocks: Iterable[Block], width: int = WIDTH, compact: bool = False) -> str:
    """The blocks as plain text in lines of at most `width` cells; only preformatted text may be wider.

    compact: whether only headings have an empty line above them, for what has to fit on a page.
    """
    return "\n".join(_page(blocks, width, compact)) + "\n"


def _page(blocks: Iterable[Block], width: int, compact: bool = False) -> list[str]:
    page: list[str] = []
    led = False
    for block in blocks:
        if drawn := _block(block, width):
            if compact:
                # Paragraphs that say first what they are about stand together; all else belongs to the heading above it.
                leads = isinstance(block, Paragraph) and bool(block.text) and block.text[0].strong
                page += ["", *drawn] if page and (isinstance(block, Heading) or (leads and not led)) else drawn
                led = leads
                continue
            # A heading of the first levels has more room above it, so that one finds it in many pages of text.
            page += ["", *([""] if isinstance(block, Heading) and block.level <= 2 else []), *drawn] if page else drawn
    return page


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Heading(level=level, text=text):
            return _heading(one_line(words(text)), level, width)
        case Paragraph(text=text):
            return wrap(words(text), width) if words(text).strip() else []
        case Bullets(items=items, start=start):
            return _bullets(items, start, width)
        case Quote(blocks=inner):
            return [f"    {line}".rstrip() for line in _page(inner, width - 4)]
        case Code(text=text):
            return [f"    {line}".rstrip() for line in writable(text.replace("\t", "    ")).split("\n")]
        case Rule():
            return ["-" * min(20, width)]
        case Table():
            return _table(block, width)
        case Bars(series=[_]):
            return _bars(block, width)
        case Bars() | Ranges() | Scatter() | Series():
            return _page(in_words(block), width)
        case Checklist(title=title, checks=checks):
            lines = wrap(writable(title), width) if title else []
            for check in checks:
                said = f"{writable(check.label)}: {writable(as_plain_text(check.detail))}".rstrip(": ")
                lines += wrap(said, width, f"{_BOXES[check.state]} ", "    ")
            return lines


def words(inline: Inline) -> str:
    """Styled text as plain text: strong and emphasis leave no sign, an address follows the words that link to it."""
    parts = []
    for span in inline:
        text = writable(text_of((span,)))
        shown = span.link if is_web(span.link) and span.link.removeprefix("mailto:") not in text else ""
        parts.append(f"{text} <{writable(shown)}>" if shown else text)
    return "".join(parts)


def _heading(text: str, level: int, width: int) -> list[str]:
    lines = wrap(text, width)
    sign = _UNDERLINES.get(level)
    return [*lines, sign * max(map(cells, lines))] if sign and text else lines if text else []


def _bullets(items: Iterable[Iterable[Block]], start: int | None, width: int) -> list[str]:
    pages = []
    for number, item in enumerate(items, start or 0):
        sign = "- " if start is None else f"{number}. "
        page = _page(item, width - len(sign)) or [""]
        pages.append([f"{sign if not at else ' ' * len(sign)}{line}".rstrip() for at, line in enumerate(page)])
    loose = any(len(page) > 1 and "" in page for page in pages)
    lines: list[str] = []
    for page in pages:
        lines += ["", *page] if loose and lines else page
    return lines


# Tables


def _table(table: Table, width: int) -> list[str]:
    if not table.columns:
        return []
    head = [one_line(writable(column.title)) for column in table.columns]
    rows = [[one_line(words(cell)) for cell in row] for row in table.rows]
    sizes = [max(cells(row[at]) for row in (head, *rows) if at < len(row)) for at in range(len(head))]
    least = [min(size, max(_LEAST, *(map(cells, head[at].split() or [""])))) for at, size in enumerate(sizes)]
    room = width - _GAP * (len(sizes) - 1)
    if sum(least) > room:
        return _records(head, rows, width)
    extra = shares([size - small for size, small in zip(sizes, least, strict=True)], room - sum(least))
    # Where nothing is left to share out, `shares` still leaves one cell to each.
    widths = (
        least if sum(least) + sum(extra) > room else [small + more for small, more in zip(least, extra, strict=True)]
    )
    rights = [column.right for column in table.columns]
    top = list(_row(head, widths, rights)) if any(head) else []
    rule = ["  ".join("-" * size for size in widths)] if top else []
    return [*top, *rule, *(line for row in rows for line in _row(row, widths, rights))]


def _row(row: Sequence[str], widths: Sequence[int], rights: Sequence[bool]) -> Iterator[str]:
    """The lines of a row, each cell wrapped in its column."""
    columns = [wrap(text, size) for text, size in zip(row, widths, strict=False)]
    for number in range(max(map(len, columns), default=0)):
        line = (
            padded(column[number] if number < len(column) else "", size, right)
            for column, size, right in zip(columns, widths, rights, strict=False)
        )
        yield (" " * _GAP).join(line).rstrip()


def _records(head: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[str]:
    """A table that is too wide, row by row: the first cell, then every other one that is not empty under its heading."""
    lines: list[str] = []
    for row in rows:
        lines += wrap(row[0], width) if row else []
        for title, text in zip(head[1:], row[1:], strict=False):
            if text:
                lines += wrap(f"{title}: {text}" if title else text, width, "    ", "      ")
    return lines


def _bars(bars: Bars, width: int) -> list[str]:
    """Bars of one series, drawn, with their figures behind them."""
    labels = min(max((cells(writable(bar.label)) for bar in bars.bars), default=0), width // 2)
    shown = [one_line(writable("  ".join(filter(None, (*bar.shown, bar.mark))))) for bar in bars.bars]
    room = min(max(width - labels - max(map(cells, shown), default=0) - 2, 4), 40)
    largest = max((value for bar in bars.bars for value in bar.values if value is not None), default=0)
    lines = wrap(writable(bars.title), width) if bars.title else []
    for bar, figure in zip(bars.bars, shown, strict=True):
        value = bar.values[0] if bar.values else None
        length = max(1, round(value / largest * room)) if value and largest else 0
        drawn = _BAR * length
        label, *more = wrap(writable(bar.label), max(labels, 4))
        lines += wrap(f"{drawn} {figure}".strip(), width, f"{padded(label, labels)} ", " " * (labels + 1))
        lines += more
    return lines
