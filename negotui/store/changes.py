"""The history of changes, with the state before and after each, so that undo survives a restart.

A step is what one undo takes back. The steps of a scope are in chronological order and do not overlap; the undone ones are the
last, until the next change discards them.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.text import quoted
from negotui.errors import NegotuiError
from negotui.store import deltas, entries, negotiations
from negotui.store.database import Database
from negotui.store.listing import ARCHIVED, LIBRARY
from negotui.store.rows import decoded

ENTRIES, NEGOTIATIONS = "entries", "negotiations"
Words = Callable[[Entry], str]
"""The search words of an entry that an undo brings back. They depend on the guide, so the caller supplies them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One subject of a step.

    scope: LIBRARY or the id of a negotiation.  step: groups what is undone together.  subject: ENTRIES or NEGOTIATIONS.
    id: of the subject.  before, after: its states as JSON, None if it does not exist.  did: a verb in the past tense.
    name: of the subject.
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
        """What was done, such as `changed “Offer from Contoso”`; a subject created in this step counts as added."""
        return f"{'added' if self.before is None else self.did} {quoted(self.name)}"


def state_of(entry: Entry) -> str:
    """The state of an entry, or of a negotiation's details, as a change records it."""
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


def deleted_state(deleted: str | None) -> str:
    """Whether a negotiation is deleted, as a change in the library records it. deleted: when, None if it is not."""
    return json.dumps({"deleted": deleted})


def archived_state(archived: str) -> str:
    """Whether a negotiation is archived, as a change in the library records it. archived: YES or empty."""
    return json.dumps({ARCHIVED: archived})


def record(database: Database, change: Change, at: str) -> None:
    """Records a change, merged with an earlier change of the same step and subject. Discards undone changes of its scope."""
    database.run("DELETE FROM changes WHERE scope = ? AND undone = 1", [change.scope])
    change = replace(change, step=_distinct_step(database, change.scope, change.step))
    subject = (change.scope, change.subject, change.id)
    earlier = database.row(
        "SELECT number FROM changes WHERE scope = ? AND subject = ? AND subject_id = ? AND step = ?",
        [*subject, change.step],
    )
    if earlier is None:
        kept = deltas.kept_before(database, *subject, change.before), deltas.kept_after(change.before, change.after)
        database.run(
            "INSERT INTO changes (scope, subject, subject_id, step, before, after, label, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [*subject, change.step, *kept, change.label, at],
        )
        return
    (number,) = earlier
    before, _ = deltas.states(database, number, *subject)
    change = replace(change, before=before)
    if change.before == change.after:  # typed and deleted again: there is nothing left to undo
        database.run("DELETE FROM changes WHERE number = ?", [number])
    else:
        # It is the last change of its subject, so no other is told by its difference.
        after = deltas.kept_after(before, change.after)
        database.run(
            "UPDATE changes SET after = ?, label = ?, at = ? WHERE number = ?", [after, change.label, at, number]
        )


def _distinct_step(database: Database, scope: str, step: str) -> str:
    """The step to record: a new one if another step came in between, since undoing them as one would break that step's base."""
    last = database.row("SELECT step, number FROM changes WHERE scope = ? ORDER BY number DESC LIMIT 1", [scope])
    if last is None:
        return step
    if last[0].partition("/")[0] == step:
        return str(last[0])
    used = database.row("SELECT 1 FROM changes WHERE scope = ? AND step = ? LIMIT 1", [scope, step])
    return f"{step}/{last[1]}" if used else step


def undo(database: Database, scope: str, at: str, words: Words) -> str:
    """Undoes the last step and returns what it was. Raises NegotuiError if there is none."""
    return _apply_step(database, scope, at, words, undone=0)


def redo(database: Database, scope: str, at: str, words: Words) -> str:
    """Redoes the step undone last and returns what it was. Raises NegotuiError if there is none."""
    return _apply_step(database, scope, at, words, undone=1)


def next_undo(database: Database, scope: str) -> tuple[str, str] | None:
    """When the step was made that an undo takes back, and what it was; None if there is none."""
    row = database.row(
        "SELECT at, label FROM changes WHERE scope = ? AND undone = 0 ORDER BY number DESC LIMIT 1", [scope]
    )
    return (str(row[0]), str(row[1])) if row is not None else None


def _apply_step(database: Database, scope: str, at: str, words: Words, undone: int) -> str:
    order = "ASC" if undone else "DESC"
    step = database.row(
        f"SELECT step FROM changes WHERE scope = ? AND undone = ? ORDER BY number {order} LIMIT 1", [scope, undone]
    )
    if step is None:
        raise NegotuiError(f"There is nothing to {'redo' if undone else 'undo'}.")
    rows = database.rows(
        "SELECT subject, subject_id, number, label FROM changes "
        f"WHERE scope = ? AND step = ? AND undone = ? ORDER BY number {order}",
        [scope, step[0], undone],
    )
    for subject, id, number, _ in rows:
        before, after = deltas.states(database, number, scope, subject, id)
        try:
            _restore(database, subject, id, after if undone else before, at, words)
        except (ValueError, LookupError, TypeError, AttributeError) as problem:  # what nobody here has written
            raise deltas.broken() from problem
    database.run("UPDATE changes SET undone = ? WHERE scope = ? AND step = ?", [1 - undone, scope, step[0]])
    if scope != LIBRARY:
        negotiations.touch(database, scope, at)
    first = rows[0] if undone else rows[-1]
    return str(first[3])


def _restore(database: Database, subject: str, id: str, state: str | None, at: str, words: Words) -> None:
    """Puts a subject into a state, given as JSON; None means that it does not exist."""
    fields = json.loads(state) if state is not None else None
    if subject == ENTRIES:
        _restore_entry(database, id, fields, at, words)
        return
    if fields is None or "deleted" in fields:
        # Only whether it exists: what was written in it meanwhile has a history of its own.
        negotiations.mark_deleted(database, id, at if fields is None else fields["deleted"])
        return
    details = negotiations.details(database, id)
    if ARCHIVED in fields:
        # As above. Nothing was written, so the negotiation keeps its place in the list.
        negotiations.update(database, replace(details.put(ARCHIVED, fields[ARCHIVED]), revision=details.revision + 1))
        return
    # Whether it is archived is the library's to undo, whatever was written before and after.
    negotiations.update(database, _with_state(details, fields, at).put(ARCHIVED, details.get(ARCHIVED)))


def _restore_entry(database: Database, id: str, state: dict[str, object] | None, at: str, words: Words) -> None:
    if state is None:
        entries.remove(database, id)
        return
    now = entries.load(database, id) or Entry(
        id,
        str(state["negotiation"]),
        str(state["sheet"]),
        revision=entries.last_revision_removed(database),
        created=str(state["created"]),
    )
    entry = replace(_with_state(now, state, at), position=int(str(state["position"])))
    entries.keep(database, entry, words(entry))


def _with_state(entry: Entry, state: dict[str, object], at: str) -> Entry:
    return replace(
        entry,
        values=decoded(json.dumps(state["fields"])),
        drafts=decoded(json.dumps(state["drafts"])),
        revision=entry.revision + 1,
        updated=at,
    )


def states_before(database: Database, scope: str) -> dict[str, list[Entry]]:
    """Every state that the entries and the details of a negotiation had and have no longer, the oldest first, by id."""
    found: dict[str, list[Entry]] = {}
    for subject, id, *states in deltas.all_states(database, scope):
        for state in states:
            fields = json.loads(state) if state is not None else {}
            if "fields" in fields:
                sheet = DETAILS.id if subject == NEGOTIATIONS else str(fields["sheet"])
                entry = Entry(id, scope, sheet, position=int(str(fields.get("position", 0))))
                found.setdefault(id, []).append(replace(_with_state(entry, fields, ""), revision=0))
    return found


def removals(database: Database, scope: str) -> dict[str, str]:
    """When each entry of a negotiation was deleted that it no longer has, by its id."""
    rows = database.rows(
        "SELECT subject_id, at FROM changes WHERE scope = ? AND subject = ? AND after IS NULL AND undone = 0 "
        "AND subject_id NOT IN (SELECT id FROM entries) ORDER BY number",
        [scope, ENTRIES],
    )
    return {str(id): str(at) for id, at in rows}
