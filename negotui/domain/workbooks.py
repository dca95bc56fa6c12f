"""A workbook as a Markdown page describes it: the worked example and the templates."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.blocks import Block, Paragraph, text_of
from negotui.domain.negotiation import Pairs
from negotui.domain.text import one_line


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
    sheets: the entries to create, in order; links may name entries of any of them.  own: whether the user wrote it.
    guide: the id of the guide whose sheets they are.
    """

    id: str
    title: str
    about: tuple[Block, ...]
    details: Pairs
    sheets: tuple[Rows, ...]
    own: bool = False
    guide: str = "leverage"

    @property
    def when(self) -> str:
        """When to choose it, on one line: its first paragraph."""
        return next((one_line(text_of(block.text)) for block in self.about if isinstance(block, Paragraph)), "")


@dataclass(frozen=True, slots=True)
class Templates:
    """The starting points there are. found: one's own first, then those that come with the program.

    problems: of pages of one's own that cannot be used, the id and what is wrong: with file, line and what to do.
    """

    found: tuple[Template, ...]
    problems: Pairs = ()

    def named(self, id: str) -> Template | None:
        """The one of that id; None if there is none."""
        return next((template for template in self.found if template.id == id), None)
