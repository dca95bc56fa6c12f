"""Collects what is missing, each with the way to where it goes."""

from __future__ import annotations

from collections.abc import Sequence

from negotui.analysis.gaps import entry_link, sheet_link
from negotui.analysis.packages.model import Gap
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry
from negotui.domain.references import Context
from negotui.domain.text import listed

_NAMED = 3


class Gaps:
    """What is missing in a negotiation, in the order in which it was found."""

    def __init__(self, context: Context) -> None:
        """context: names entries, and tells which section shows a sheet."""
        self._context = context
        self.found: list[Gap] = []

    def name(self, entry: Entry) -> str:
        """What an entry is called."""
        return self._context.name(entry)

    def of(self, entry: Entry, text: str) -> None:
        """Adds what an entry lacks."""
        self.found.append(Gap(self._place(entry.sheet, entry.get("side"))[0], text, entry_link(entry)))

    def at(self, sheet: str, text: str, side: str = "") -> None:
        """Adds what a sheet lacks. side: whose view of the sheet is meant, where sections show it apart."""
        title, link = self._place(sheet, side)
        self.found.append(Gap(title, text, link))

    def _place(self, sheet: str, side: str) -> tuple[str, str]:
        """The title of the sheet where it is shown, and the link there."""
        link = sheet_link(self._context.guide, sheet, side)
        views = self._context.guide.views()
        title = next((view.title for section, view in views if link == str(Link.sheet(section.id, view.sheet))), sheet)
        return title, link


def named(names: Sequence[str], last: str = "and") -> str:
    """The names in a sentence, at most three, then how many more there are. last: the word before the last of them."""
    said = list(names[:_NAMED])
    if len(names) > _NAMED:
        said.append(f"{len(names) - _NAMED:,} more")
    return listed(said, last)
