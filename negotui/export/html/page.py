"""The blocks of a page as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from negotui.domain.blocks import (
    Bars,
    Block,
    Bullets,
    Checklist,
    Code,
    Heading,
    Paragraph,
    Quote,
    Ranges,
    Rule,
    Scatter,
    Series,
    State,
    Table,
    text_of,
)
from negotui.domain.sentences import as_plain_text
from negotui.export.figures import in_words
from negotui.export.html.charts import drawing
from negotui.export.html.elements import element, escaped, inline, wrap

_SIGNS = {State.READY: "✓", State.THIN: "◐", State.MISSING: "○"}


def body(blocks: Iterable[Block]) -> str:
    """The blocks one after the other."""
    return "\n".join(_parts(blocks, count(1)))


def _parts(blocks: Iterable[Block], numbers: Iterator[int]) -> Iterator[str]:
    """numbers: gives each drawing a number of its own, by which it names its title and its description."""
    for block in blocks:
        if part := _block(block, numbers):
            yield part


def _block(block: Block, numbers: Iterator[int]) -> str:
    match block:
        case Heading(level=level, text=text):
            return wrap(f"h{min(max(level, 1), 6)}", inline(text)) if text_of(text).strip() else ""
        case Paragraph(text=text):
            return wrap("p", inline(text)) if text_of(text).strip() else ""
        case Bullets(items=items, start=start):
            inner = "\n".join(wrap("li", "\n".join(_parts(item, numbers))) for item in items)
            if start is None:
                return wrap("ul", f"\n{inner}\n")
            return wrap("ol", f"\n{inner}\n", start="" if start == 1 else str(start))
        case Quote(blocks=inside):
            return wrap("blockquote", f"\n{chr(10).join(_parts(inside, numbers))}\n")
        case Code(text=text):
            return wrap("pre", element("code", text.replace("\t", "    ")))
        case Rule():
            return "<hr>"
        case Table():
            return _table(block)
        case Bars() | Ranges() | Scatter() | Series():
            return _picture(block, next(numbers))
        case Checklist():
            return _checklist(block)


def _table(table: Table) -> str:
    if not table.columns:
        return ""
    rights = [column.right for column in table.columns]
    head = ""
    if any(column.title for column in table.columns):
        cells = "".join(
            element(
                "th" if column.title else "td",
                column.title,
                class_="figure" if column.right else "",
                scope="col" if column.title else "",
            )
            for column in table.columns
        )
        head = f"<thead>{wrap('tr', cells)}</thead>\n"
    rows = "\n".join(
        wrap(
            "tr",
            "".join(
                wrap("td", inline(cell), class_="figure" if right else "")
                for cell, right in zip(row, rights, strict=False)
            ),
        )
        for row in table.rows
    )
    return wrap("div", f"<table>\n{head}<tbody>\n{rows}\n</tbody>\n</table>", class_="wide")


def _picture(picture: Bars | Ranges | Scatter | Series, number: int) -> str:
    """A drawing with its words: the legend that everyone reads, or for bars the text that takes the place of the drawing."""
    drawn = drawing(picture, number)
    words = "\n".join(_parts(in_words(picture), iter(())))
    if not drawn:
        return words
    if isinstance(picture, Bars):  # labels and figures stand in the drawing
        title = element("figcaption", picture.title) if picture.title else ""
        return wrap("figure", f"{title}\n{drawn}\n{wrap('div', words, class_='unseen')}")
    return wrap("figure", f"{drawn}\n{words}")


def _checklist(checklist: Checklist) -> str:
    items = []
    for check in checklist.checks:
        detail = as_plain_text(check.detail)
        said = element("strong", check.label) + (f" {escaped(detail)}" if detail else "")
        state = element("span", _SIGNS[check.state], class_="sign", aria_hidden="true") + element(
            "span", f"{check.state}: ", class_="unseen"
        )
        items.append(wrap("li", f"{state}{said}", class_=str(check.state)))
    head = wrap("p", element("strong", checklist.title)) if checklist.title else ""
    return head + (f"\n{wrap('ul', chr(10).join(items), class_='checks')}" if items else "")
