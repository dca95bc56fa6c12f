"""Keeping what was written in an entry, whoever else writes in it. Must not refuse a text: what is no value is kept as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import listed, quoted
from negotui.domain.values import write
from negotui.errors import ValueRefused
from negotui.services.session import Session
from negotui.services.merging import merged, same
from negotui.services.labels import name_of, words_of
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, state_of
from negotui.store.rows import cleaned


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save.

    entry: as it is in the file now, what another window changed meanwhile included; the next save begins from it.
    copy: where both changed the same field, the other's version as an entry of its own just below.  note: a sentence on what
    another window did, or empty.
    """

    entry: Entry
    copy: Entry | None = None
    note: str = ""


def save(session: Session, before: Entry, after: Entry, step: str) -> Saved:
    """Keeps an entry or details in the file; nothing is written where nothing changed. Raises StoreError, NotFound."""
    return save_all(session, [(before, after)], step)[0]


def save_all(session: Session, pairs: Sequence[tuple[Entry, Entry]], step: str) -> list[Saved]:
    """Keeps several entries of one negotiation, each from what it was to what it is to be: all of them or none."""
    changed = [(before, cleaned(after)) for before, after in pairs]
    names = ["" if same(before, after) else name_of(session, after) for before, after in changed]
    if not any(names):
        return [Saved(before) for before, _ in changed]
    with session.database.write():
        deleted = negotiations.deleted_at(session.database, changed[0][1].negotiation)
        saved = [
            _save(session, before, after, step, name) if name else Saved(before)
            for (before, after), name in zip(changed, names, strict=True)
        ]
    note = "This negotiation was deleted in another window; u in the library brings it back." if deleted else ""
    return [replace(one, note=one.note or note) if name else one for one, name in zip(saved, names, strict=True)]


def _save(session: Session, before: Entry, after: Entry, step: str, name: str) -> Saved:
    if after.sheet == DETAILS.id:
        current: Entry | None = negotiations.details(session.database, after.id)
    else:
        current = entries.load(session.database, after.id)
    if current is None:
        note = f"{quoted(name)} was deleted in another window; with your change it is back." if before.revision else ""
        return Saved(keep(session, None, after, step, name), note=note)
    # The words count as well as the revision: after an undo a revision may come round again.
    if current.revision == before.revision and same(current, before):
        return Saved(keep(session, current, after, step, name))
    result, disputed = merged(before, after, current)
    if same(result, current):
        return Saved(current)
    kept = keep(session, current, result, step, name)
    if not disputed:
        return Saved(kept)
    if after.sheet == DETAILS.id:
        note = f"Another window changed {listed(disputed)} too; your text stands, and u brings theirs back."
        return Saved(kept, note=note)
    theirs = replace(current, id=session.ids.new(), position=kept.position, revision=0, created="")
    copy = keep(session, None, theirs, step, f"{name} (the other window's)")
    return Saved(kept, copy, f"Another window changed {quoted(name)} too; its version stands just below yours.")


def keep(session: Session, current: Entry | None, after: Entry, step: str, name: str, did: str = "changed") -> Entry:
    """Writes an entry or details and the change that can be undone. Only inside a transaction, and with `name_of` before it.

    current: as it is in the file, None for a new one.  did: a verb for the history.
    """
    now = session.stamp()
    revision = (current or after).revision + 1
    kept = replace(after, revision=revision, created=current.created if current else after.created or now, updated=now)
    details = after.sheet == DETAILS.id
    if details:
        negotiations.update(session.database, kept)
    else:
        entries.keep(session.database, kept, words_of(session, kept))
        negotiations.touch(session.database, kept.negotiation, now)
    change = Change(
        after.negotiation,
        step,
        changes.NEGOTIATIONS if details else changes.ENTRIES,
        after.id,
        state_of(current) if current else None,
        state_of(kept),
        did,
        name,
    )
    changes.record(session.database, change, now)
    return kept


def write_field(
    session: Session, negotiation: Negotiation, entry: Entry, field_name: str, text: str, step: str
) -> tuple[Saved, ValueRefused | None]:
    """Keeps what was typed into a field, as a value or as a draft with the reason. Raises NotFound, StoreError."""
    context = session.context(negotiation)
    after, problem = write(entry, context.sheet(entry.sheet).field(field_name), text, context)
    return save(session, entry, after, step), problem
