"""Writes a template as the page that templates.py reads: every text comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from negotui.domain.blocks import Paragraph, text_of
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Pairs
from negotui.domain.text import one_line
from negotui.domain.workbooks import Rows, Template

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")
"""Every sign that Markdown may take for more than itself."""


def page_of(template: Template, guide: Guide) -> str:
    """The page, with the paragraphs of what it is about and one line for each entry. Raises NotFound for an unknown sheet."""
    parts = [f"# {_plain(template.title)}"]
    parts += [_plain(text_of(block.text)) for block in template.about if isinstance(block, Paragraph)]
    if template.details:
        parts.append(_table(("detail", "value"), template.details))
    for rows in template.sheets:
        parts += [f"## {_plain(guide.sheet(rows.sheet).title)} `{rows.sheet}`", "\n".join(_lines(rows))]
    return "\n\n".join(parts) + "\n"


def _lines(rows: Rows) -> Iterator[str]:
    filled = [dict((*rows.fixed, *row)) for row in rows.rows]
    columns = tuple(dict.fromkeys(name for row in filled for name in row))
    yield _table(columns, ([row.get(name, "") for name in columns] for row in filled))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]] | Pairs) -> str:
    lines = (columns, ["---"] * len(columns), *([_cell(text) for text in row] for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """A cell is read as it is written, but for the bar between two of them."""
    return one_line(text).replace("|", r"\|")


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", one_line(text))
