"""Saves entries, even if another window writes to the same entry.

Changes of two windows are merged here: nothing that either side typed is dropped without saying so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.text import listed, quoted
from negotui.services.labels import name_of, words_of
from negotui.services.session import Session
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, state_of
from negotui.store.rows import cleaned

_WAYS = "& joins the two; d deletes one."


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of a save.

    entry: as it is in the file now, including changes of another window; the base of the next save. Its id is another one where
    both windows write into the same field, and this one goes on in a version of its own.
    copy: if both windows changed the same field, the other version as an entry of its own just below.  note: a sentence on what
    the other window did, or empty.
    """

    entry: Entry
    copy: Entry | None = None
    note: str = ""


def save(session: Session, before: Entry, after: Entry, step: str) -> Saved:
    """Saves an entry or details; nothing is written if nothing changed. Raises StoreError, NotFound."""
    return save_all(session, [(before, after)], step)[0]


def save_all(session: Session, pairs: Sequence[tuple[Entry, Entry]], step: str) -> list[Saved]:
    """Saves several entries of one negotiation, all or none. pairs: each entry before and after the change."""
    changed = [(before, cleaned(after)) for before, after in pairs]
    names = ["" if same_content(before, after) else name_of(session, after) for before, after in changed]
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
        return Saved(store(session, None, after, step, name), note=note)
    # Compares texts, not revisions: another program that writes to this file does not increase them.
    if same_content(current, before):
        return Saved(store(session, current, after, step, name))
    result, disputed = merged(before, after, current)
    if same_content(result, current):
        return Saved(current)
    if disputed and (own := _set_aside(session, before)):
        # The other window was in dispute with this one already: each goes on in a version of its own.
        note = f"Another window is writing in {quoted(name)} too; yours goes on in its own version, just below. {_WAYS}"
        mine, _ = merged(before, after, own)
        return Saved(store(session, own, mine, step, name), note=note)
    stored = store(session, current, result, step, name)
    if disputed and after.sheet == DETAILS.id:
        note = f"Another window changed {listed(disputed)} too; your text stands, and u brings theirs back."
        return Saved(stored, note=note)
    if not disputed:
        return Saved(stored)
    theirs = replace(current, id=session.ids.new(), position=stored.position, revision=0, created="")
    copy = store(session, None, theirs, step, f"{name} (the other window's)")
    return Saved(
        stored, copy, f"Another window changed {quoted(name)} too; its version stands just below yours. {_WAYS}"
    )


def _set_aside(session: Session, before: Entry) -> Entry | None:
    """The copy in which another window has kept what this one saved last, None where nothing was in dispute before.

    It has the same words and was made since. Without it two windows that type into one field leave a copy for each save.
    """
    if before.sheet == DETAILS.id:
        return None
    for entry in entries.of_sheet(session.database, before.negotiation, before.sheet):
        copied = entry.id != before.id and entry.created >= before.updated
        if copied and same_content(replace(entry, position=before.position), before):
            return entry
    return None


def store(session: Session, current: Entry | None, after: Entry, step: str, name: str, did: str = "changed") -> Entry:
    """Writes an entry or details, and records the change for undo. Only inside a transaction, with `name_of` called before it.

    current: as it is in the file, None for a new one.  did: a past-tense verb for the history.
    """
    now = session.stamp()
    # An entry that comes back after it was deleted continues its count: one revision never stands for two texts.
    last = current.revision if current else max(after.revision, entries.last_revision_removed(session.database))
    first_written = current.created if current else after.created or now
    stored = replace(after, revision=last + 1, created=first_written, updated=now)
    details = after.sheet == DETAILS.id
    if details:
        negotiations.update(session.database, stored)
    else:
        entries.keep(session.database, stored, words_of(session, stored))
        negotiations.touch(session.database, stored.negotiation, now)
    change = Change(
        after.negotiation,
        step,
        changes.NEGOTIATIONS if details else changes.ENTRIES,
        after.id,
        state_of(current) if current else None,
        state_of(stored),
        did,
        name,
    )
    changes.record(session.database, change, now)
    return stored


def same_content(one: Entry, other: Entry) -> bool:
    """Whether two states of an entry have the same texts and position."""
    return (dict(one.values), dict(one.drafts), one.position) == (
        dict(other.values),
        dict(other.drafts),
        other.position,
    )


def merged(base: Entry, mine: Entry, theirs: Entry) -> tuple[Entry, tuple[str, ...]]:
    """The entry with the changes of both sides, and the names of the fields that both changed differently: there mine wins.

    base: what both sides started from.
    """
    result = theirs
    disputed: list[str] = []
    for name in dict.fromkeys(key for entry in (base, mine, theirs) for key, _ in (*entry.values, *entry.drafts)):
        before, here, there = (_state(entry, name) for entry in (base, mine, theirs))
        if here in (before, there):
            continue
        if there != before:
            disputed.append(name)
        result = result.put(name, here[0] or here[1], sound=bool(here[0]))
    if mine.position != base.position:
        result = replace(result, position=mine.position)
    return result, tuple(disputed)


def _state(entry: Entry, name: str) -> tuple[str, str]:
    return entry.get(name), entry.draft(name)
