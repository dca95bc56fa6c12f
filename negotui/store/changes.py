"""What was changed, before and after, so that an undo survives a restart.

A step is what one undo takes back. Steps of a scope stand in the order of time without overlap; the undone ones are the
last, until the next change forgets them.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.text import quoted
from negotui.errors import NegotuiError
from negotui.store import entries, negotiations
from negotui.store.database import Database, Row
from negotui.store.listing import ARCHIVED, LIBRARY
from negotui.store.rows import decoded

ENTRIES, NEGOTIATIONS = "entries", "negotiations"
Words = Callable[[Entry], str]
"""What an entry that comes back is found by: a guide knows, and so the one who asks for the undo."""


@dataclass(frozen=True, slots=True)
class Change:
    """One subject of a step.

    scope: LIBRARY or the id of a negotiation.  step: groups what is undone together.  subject: ENTRIES or NEGOTIATIONS.
    id: of the subject.  before, after: its states as JSON, None where it does not exist.  did: a verb.  name: of the subject.
    """

    scope: str
    step: str
    subject: str
    id: str
    before: str | None
    after: str | None
    did: str
    name: str

    @property
    def label(self) -> str:
        """What was done, such as `changed “Offer from Contoso”`; what was made in this step was added, not changed."""
        return f"{'added' if self.before is None else self.did} {quoted(self.name)}"


def state_of(entry: Entry) -> str:
    """An entry, or the details of a negotiation, as a change keeps it."""
    state = {"fields": dict(entry.values), "drafts": dict(entry.drafts)}
    if entry.sheet == DETAILS.id:
        return json.dumps(state, ensure_ascii=False)
    place = {
        "negotiation": entry.negotiation,
        "sheet": entry.sheet,
        "position": entry.position,
        "created": entry.created,
    }
    return json.dumps({**place, **state}, ensure_ascii=False)


def presence(deleted: str | None) -> str:
    """Whether a negotiation is deleted, as a change in the library keeps it."""
    return json.dumps({"deleted": deleted})


def archived_state(archived: str) -> str:
    """Whether a negotiation is archived, as a change in the library keeps it."""
    return json.dumps({ARCHIVED: archived})


def record(database: Database, change: Change, at: str) -> None:
    """Writes a change down, as one with an earlier change of the same step and subject. Forgets what was undone."""
    database.run("DELETE FROM changes WHERE scope = ? AND undone = 1", [change.scope])
    change = replace(change, step=_step(database, change.scope, change.step))
    earlier = database.row(
        "SELECT number, before FROM changes WHERE scope = ? AND step = ? AND subject = ? AND subject_id = ?",
        [change.scope, change.step, change.subject, change.id],
    )
    if earlier is None:
        database.run(
            "INSERT INTO changes (scope, step, subject, subject_id, before, after, label, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(change.scope, change.step, change.subject, change.id),
                *(change.before, change.after, change.label, at),
            ],
        )
        return
    number, before = earlier
    change = replace(change, before=before)
    if change.before == change.after:  # typed and taken back: nothing that an undo could show
        database.run("DELETE FROM changes WHERE number = ?", [number])
    else:
        database.run(
            "UPDATE changes SET after = ?, label = ?, at = ? WHERE number = ?", [change.after, change.label, at, number]
        )


def _step(database: Database, scope: str, step: str) -> str:
    """The step as it is kept: another one once a different step came between, or an undo would tear that one's ground away."""
    last = database.row("SELECT step, number FROM changes WHERE scope = ? ORDER BY number DESC LIMIT 1", [scope])
    if last is None:
        return step
    if last[0].partition("/")[0] == step:
        return str(last[0])
    known = database.row("SELECT 1 FROM changes WHERE scope = ? AND step = ? LIMIT 1", [scope, step])
    return f"{step}/{last[1]}" if known else step


def undo(database: Database, scope: str, at: str, words: Words) -> str:
    """Takes the last step back and says what it was. Raises NegotuiError where there is none."""
    return _turn(database, scope, at, words, undone=0)


def redo(database: Database, scope: str, at: str, words: Words) -> str:
    """Does again what was undone last and says what it was. Raises NegotuiError where there is none."""
    return _turn(database, scope, at, words, undone=1)


def _turn(database: Database, scope: str, at: str, words: Words, undone: int) -> str:
    order = "ASC" if undone else "DESC"
    step = database.row(
        f"SELECT step FROM changes WHERE scope = ? AND undone = ? ORDER BY number {order} LIMIT 1", [scope, undone]
    )
    if step is None:
        raise NegotuiError(f"There is nothing to {'redo' if undone else 'undo'}.")
    rows = database.rows(
        "SELECT subject, subject_id, before, after, label FROM changes "
        f"WHERE scope = ? AND step = ? AND undone = ? ORDER BY number {order}",
        [scope, step[0], undone],
    )
    for row in rows:
        _restore(database, row, row[3] if undone else row[2], at, words)
    database.run("UPDATE changes SET undone = ? WHERE scope = ? AND step = ?", [1 - undone, scope, step[0]])
    if scope != LIBRARY:
        negotiations.touch(database, scope, at)
    first = rows[0] if undone else rows[-1]
    return str(first[4])


def _restore(database: Database, row: Row, state: str | None, at: str, words: Words) -> None:
    """Gives a subject that state."""
    subject, id, *_ = row
    found = json.loads(state) if state is not None else None
    if subject == ENTRIES:
        _restore_entry(database, id, found, at, words)
        return
    if found is None or "deleted" in found:
        # Only whether it is there: what was written in it meanwhile has a history of its own.
        negotiations.mark_deleted(database, id, at if found is None else found["deleted"])
        return
    details = negotiations.details(database, id)
    if ARCHIVED in found:
        # As above. It is nothing written, so that the negotiation stays where it is in the list.
        negotiations.update(database, replace(details.put(ARCHIVED, found[ARCHIVED]), revision=details.revision + 1))
        return
    # Whether it is archived is the library's to undo, whatever was written before and after.
    negotiations.update(database, _changed(details, found, at).put(ARCHIVED, details.get(ARCHIVED)))


def _restore_entry(database: Database, id: str, found: dict[str, object] | None, at: str, words: Words) -> None:
    if found is None:
        entries.remove(database, id)
        return
    now = entries.load(database, id) or Entry(
        id,
        str(found["negotiation"]),
        str(found["sheet"]),
        revision=entries.last_revision_removed(database),
        created=str(found["created"]),
    )
    entry = replace(_changed(now, found, at), position=int(str(found["position"])))
    entries.keep(database, entry, words(entry))


def _changed(entry: Entry, found: dict[str, object], at: str) -> Entry:
    return replace(
        entry,
        values=decoded(json.dumps(found["fields"])),
        drafts=decoded(json.dumps(found["drafts"])),
        revision=entry.revision + 1,
        updated=at,
    )
