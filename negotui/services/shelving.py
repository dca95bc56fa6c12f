"""Negotiations put away and taken out again. Must not touch what is written in one, nor its place in the list."""

from __future__ import annotations

from dataclasses import replace

from negotui.domain.text import one_line
from negotui.domain.values import YES
from negotui.services.session import Session
from negotui.store import changes, negotiations
from negotui.store.changes import Change, shelved
from negotui.store.listing import ARCHIVED, LIBRARY


def archive(session: Session, id: str, archived: bool) -> bool:
    """Archives a negotiation, or takes it out; False where it is so already. `undo(LIBRARY)` turns it back. Raises NotFound."""
    wanted = YES if archived else ""
    with session.database.write():
        details = negotiations.details(session.database, id)
        before = details.get(ARCHIVED)
        if bool(before) == archived:
            return False
        negotiations.update(session.database, replace(details.put(ARCHIVED, wanted), revision=details.revision + 1))
        did = "archived" if archived else "took out of the archive"
        name = one_line(details.get("title"))
        step = session.ids.new()
        change = Change(LIBRARY, step, changes.NEGOTIATIONS, id, shelved(before), shelved(wanted), did, name)
        changes.record(session.database, change, session.stamp())
    return True
