"""What entries are called. Must not fail where a save would fail with it."""

from __future__ import annotations

from negotui.domain.guide import FieldType, Guide
from negotui.domain.negotiation import Entry
from negotui.domain.text import one_line
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.desk import Desk
from negotui.store import entries, negotiations

_NAMELESS = "(no name yet)"
_DEPTH = 3


def name_of(desk: Desk, entry: Entry) -> str:
    """What an entry is called by the guide of its negotiation. Not inside a transaction: see Desk.guide."""
    try:
        guide = desk.guide(negotiations.guide_of(desk.database, entry.negotiation))
        return _name_in(desk, guide, entry)
    except NegotuiError:  # a guide that is gone keeps nobody from saving and finding what was written with it
        return one_line(next((text for _, text in entry.values), "")) or _NAMELESS


def _name_in(desk: Desk, guide: Guide, entry: Entry) -> str:
    """What an entry is called by a guide; a name that is a link is followed. Raises NotFound for a sheet that it lacks."""
    context = Context(desk.today(), guide)
    linked: list[Entry] = []
    last: Entry | None = entry
    while last and len(linked) < _DEPTH:
        naming = context.sheet(last.sheet).naming
        last = entries.load(desk.database, last.get(naming.name)) if naming.type is FieldType.LINK else None
        linked += [last] if last else []
    return Context(context.today, guide, tuple(linked)).name(entry)
