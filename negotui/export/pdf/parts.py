"""The blocks of a page as plain data for the layout in page.typ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

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
    Span,
    State,
    Table,
    is_web,
    styled,
    text_of,
)
from negotui.domain.sentences import is_misread
from negotui.domain.text import one_line, writable
from negotui.export.figures import in_words
from negotui.export.html.charts import drawing
from negotui.export.html.style import PRINTED
from negotui.export.inline import address

Data = dict[str, object]

_SIGNS = {State.READY: "✓", State.THIN: "◐", State.MISSING: "○"}
_LONG = re.compile(r"\S{24}(?=\S)")
_DRAWN = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_FONTS = "text { font-family: 'Liberation Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; }"


def parts(blocks: Iterable[Block]) -> list[Data]:
    """The blocks, each with its kind."""
    return _parts(blocks, count(1))


def _parts(blocks: Iterable[Block], numbers: Iterator[int]) -> list[Data]:
    return [part for block in blocks for part in _block(block, numbers)]


def _block(block: Block, numbers: Iterator[int]) -> list[Data]:
    match block:
        case Heading(level=level, text=text):
            return [{"kind": "heading", "level": min(max(level, 1), 6), "text": _inline(text)}] if _has(text) else []
        case Paragraph(text=text):
            return [{"kind": "paragraph", "text": _inline(text)}] if _has(text) else []
        case Bullets(items=items, start=start):
            inside = [_parts(item, numbers) for item in items]
            return [{"kind": "list", "items": inside, "start": start}] if inside else []
        case Quote(blocks=inner):
            return [{"kind": "quote", "blocks": _parts(inner, numbers)}]
        case Code(text=text):
            return [{"kind": "code", "text": _breakable(writable(text))}]
        case Rule():
            return [{"kind": "rule"}]
        case Table():
            return _table(block)
        case Bars() | Ranges() | Scatter() | Series():
            return _picture(block, next(numbers))
        case Checklist(title=title, checks=checks):
            lines = [
                {
                    "state": str(check.state),
                    "sign": _SIGNS[check.state],
                    "text": _inline((Span(check.label, strong=True), *styled(f" {check.detail}".rstrip()))),
                }
                for check in checks
            ]
            return [{"kind": "checks", "title": _inline((Span(title, strong=True),)), "items": lines}]


def _has(text: Inline) -> bool:
    return bool(writable(text_of(text)).strip())


def _inline(spans: Inline) -> list[Data]:
    """Runs of text with their styles; a line break is a run of its own."""
    runs: list[Data] = []
    for span in spans:
        link = address(span.link) if is_web(span.link) else ""
        emphasis = span.emphasis or (span.name and is_misread(span.text))
        for number, line in enumerate(writable(span.text).split("\n")):
            if number:
                runs.append({"text": "\n"})
            if line:
                runs.append(
                    {
                        "text": _breakable(line),
                        "strong": span.strong,
                        "emphasis": emphasis,
                        "code": span.code,
                        "link": link,
                    }
                )
    return runs


def _breakable(text: str) -> str:
    """The text with places within very long words at which a line may end."""
    return _LONG.sub("\\g<0>\u200b", text)


def _table(table: Table) -> list[Data]:
    if not table.columns:
        return []
    head = [_inline((Span(one_line(column.title), strong=True),)) for column in table.columns]
    wide = [max((len(text_of(row[at])) for row in table.rows if at < len(row)), default=0) for at in range(len(head))]
    return [
        {
            "kind": "table",
            "right": [column.right for column in table.columns],
            # A column of short texts is as wide as they are; those of sentences share the rest.
            "long": [size > 24 for size in wide],
            "head": head if any(column.title for column in table.columns) else [],
            "rows": [[_inline(cell) for cell in row] for row in table.rows],
        }
    ]


def _picture(picture: Bars | Ranges | Scatter | Series, number: int) -> list[Data]:
    drawn: list[str] = _DRAWN.findall(drawing(picture, number))
    if not drawn:
        return _parts(in_words(picture), iter(()))
    head = _inline((Span(picture.title, strong=True),)) if picture.title else []
    svgs = [
        one.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).replace(
            ">", f"><style>{_FONTS}\n{PRINTED}</style>", 1
        )
        for one in drawn
    ]
    said = in_words(replace(picture, title=""))
    words = [] if isinstance(picture, Bars) else _parts(said, iter(()))
    return [{"kind": "picture", "title": head, "drawings": svgs, "said": picture.title}, *words]
