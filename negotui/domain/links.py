"""Links to places in the app, as values. Blocks and lines carry them as text, like web addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

SEE = "see:"
"""The prefix of a link that stands in a figure."""


class LinkKind(StrEnum):
    """What a link leads to, by the word before its colon.

    SECTION, SHEET, ENTRY: a part of the workbook.  FAQ, TERM: a question or a term of the help, or the list of all if the id is
    empty.  PAGE: a page of the guide that is only read.  GHOST: the empty last row of a view, where an entry is added.
    HERE, FIND: the help page on a view, or on search words.
    """

    SECTION = "section"
    SHEET = "sheet"
    ENTRY = "entry"
    FAQ = "faq"
    TERM = "term"
    PAGE = "page"
    GHOST = "ghost"
    HERE = "here"
    FIND = "find"


_IN_SECTIONS = (LinkKind.SHEET, LinkKind.GHOST, LinkKind.HERE)
_WITH_PARTS = (*_IN_SECTIONS, LinkKind.ENTRY)
HELP = (LinkKind.FAQ, LinkKind.TERM, LinkKind.PAGE)
"""The kinds of link that lead to a topic of the help."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the app, written `kind:id` or `kind:id/part`.

    kind: what it leads to.  id: of the section, entry or topic; for FIND the search words.  part: within a section, the id of a
    sheet or the number of a view from 0; of an entry, the name of a field; else empty.  in_figure:
    whether it stands in a figure, so that the cursor can tell it from the entry's own line.
    """

    kind: LinkKind
    id: str
    part: str = ""
    in_figure: bool = False

    @classmethod
    def section(cls, id: str) -> Link:
        """To a section."""
        return cls(LinkKind.SECTION, id)

    @classmethod
    def sheet(cls, section: str, sheet: str) -> Link:
        """To a sheet where a section shows it."""
        return cls(LinkKind.SHEET, section, sheet)

    @classmethod
    def entry(cls, id: str, field: str = "") -> Link:
        """To an entry, or to the details of the negotiation of that id. field: the name of the one to fill in, or empty."""
        return cls(LinkKind.ENTRY, id, field)

    @classmethod
    def ghost(cls, section: str, view: int) -> Link:
        """To the row in which an entry is added to a view. view: its number in the section, from 0."""
        return cls(LinkKind.GHOST, section, str(view))

    @classmethod
    def parse(cls, text: str) -> Link | None:
        """The link that a text stands for; None if it leads to no place in the app."""
        bare = text.removeprefix(SEE)
        word, colon, id = bare.partition(":")
        if not colon or word not in _KINDS:
            return None
        kind, part = _KINDS[word], ""
        if kind in _WITH_PARTS:
            id, _, part = id.partition("/")
        return cls(kind, id, part, bare != text)

    @property
    def place(self) -> Link:
        """The same link outside of any figure."""
        return replace(self, in_figure=False)

    @property
    def number(self) -> int:
        """The number of the view that GHOST and HERE lead to, from 0; -1 for none."""
        return int(self.part or -1)

    def __str__(self) -> str:
        """The text that `parse` reads."""
        behind = f"/{self.part}" if self.part or self.kind in _IN_SECTIONS else ""
        return f"{SEE if self.in_figure else ''}{self.kind}:{self.id}{behind}"


_KINDS = {kind.value: kind for kind in LinkKind}
