"""What stands behind a yes: who ratifies it, how it will be explained at home, and whom my own side must ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotui.analysis.gaps import paragraph, strong
from negotui.domain.blocks import Block
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_name
from negotui.domain.sheets import PEOPLE
from negotui.domain.text import listed, one_line
from negotui.domain.values import Context

_MINE = SIDES[0]


def behind_a_yes(entries: Sequence[Entry], context: Context) -> Iterator[Block]:
    """Whom my side must ask before saying yes, then who ratifies each yes, and how they can explain it."""
    asked = [context.entry(id) for entry in entries if entry.get("side") == _MINE for id in entry.get("asks").split()]
    found = {one.id: one for one in asked if one is not None and one.sheet == PEOPLE}
    if found:
        yield paragraph(
            f"Your own yes is not the last word either: ask {listed(as_name(context.name(one)) for one in found.values())}."
        )
    for name, before, after in (
        ("ratifies", "A yes from ", " has to be ratified: "),
        ("at_home", "How ", " can explain a yes: "),
    ):
        for entry in entries:
            if text := one_line(entry.get(name)):
                yield paragraph(strong(f"{before}{as_name(context.name(entry))}{after}"), text)
