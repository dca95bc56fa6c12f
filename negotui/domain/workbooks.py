"""A workbook as it is written on a page: the worked example and the templates."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.blocks import Block
from negotui.domain.negotiation import Pairs


@dataclass(frozen=True, slots=True)
class Rows:
    """Entries to be made in one sheet.

    sheet: its id.  fixed: fields with the text that every row gets (from `side = mine`).  rows: per entry, fields with texts.
    """

    sheet: str
    fixed: Pairs
    rows: tuple[Pairs, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A starting point for a negotiation: texts as a user would type them, not yet read.

    id: the file's name without its ending.  title: the page's.  about: when to choose it.  details: fields of DETAILS with texts.
    sheets: entries to make, in order; links name entries that may stand in any of them.
    """

    id: str
    title: str
    about: tuple[Block, ...]
    details: Pairs
    sheets: tuple[Rows, ...]
