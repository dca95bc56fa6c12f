"""A workbook as a Markdown page describes it: the worked example and the templates."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.blocks import Block
from negotui.domain.negotiation import Pairs


@dataclass(frozen=True, slots=True)
class Rows:
    """Entries to create in one sheet.

    sheet: its id.  fixed: fields with the text that every row gets (from `side = mine`).  rows: the fields and texts of each entry.
    """

    sheet: str
    fixed: Pairs
    rows: tuple[Pairs, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A starting point for a negotiation: texts as a user would type them, not yet parsed.

    id: the file's name without its suffix.  title: the page's.  about: when to choose it.  details: fields of DETAILS with texts.
    sheets: the entries to create, in order; links may name entries of any of them.
    """

    id: str
    title: str
    about: tuple[Block, ...]
    details: Pairs
    sheets: tuple[Rows, ...]
