"""The history in the file: coalescing, steps that take turns, undo and redo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotui.domain.negotiation import Entry
from negotui.errors import NegotuiError
from negotui.store import changes, entries, negotiations
from negotui.store.changes import ENTRIES, NEGOTIATIONS, Change, archived_state, deleted_state, state_of
from negotui.store.database import Database
from negotui.store.listing import ARCHIVED, LIBRARY

from .conftest import AT, Make

LATER, LAST = "2026-11-21T09:00:00.000Z", "2026-11-22T09:00:00.000Z"


def words(entry: Entry) -> str:
    return entry.words(["what"])


def write(database: Database, step: str, before: Entry | None, after: Entry | None) -> Entry | None:
    subject = after or before
    assert subject is not None
    with database.write():
        if after:
            entries.keep(database, after, words(after))
        else:
            entries.remove(database, subject.id)
        old, new = (state_of(one) if one else None for one in (before, after))
        did, name = "changed" if after else "deleted", subject.get("what")
        changes.record(database, Change(subject.negotiation, step, ENTRIES, subject.id, old, new, did, name), AT)
    return after


def labels(database: Database) -> list[str]:
    return [label for (label,) in database.rows("SELECT label FROM changes ORDER BY number")]


@pytest.fixture
def stay(database: Database, negotiation: Make) -> Entry:
    return Entry("0" * 26, negotiation(title="A"), "alternatives", (("what", "S"),), position=1, revision=1, created=AT)


def test_typing_is_one_change(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    write(database, "one", stay, stay.put("what", "Stay"))
    assert labels(database) == ["added “Stay”"]
    with database.write():
        assert changes.undo(database, stay.negotiation, AT, words) == "added “Stay”"
        assert entries.load(database, stay.id) is None
        assert changes.redo(database, stay.negotiation, AT, words) == "added “Stay”"
    back = entries.load(database, stay.id)
    assert back is not None
    assert (back.get("what"), back.position, back.created) == ("Stay", 1, AT)
    assert database.rows("SELECT words FROM entries") == [("Stay",)]


def test_typed_and_taken_back_is_no_change(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    write(database, "two", stay, stay.put("what", "Stay"))
    write(database, "two", stay.put("what", "Stay"), stay)
    assert labels(database) == ["added “S”"]


def test_steps_that_take_turns_are_undone_in_turn(database: Database, stay: Entry) -> None:
    write(database, "mine", None, stay)
    texts = [("mine", "Stay"), ("theirs", "Stay?"), ("mine", "Stay!"), ("mine", "Stay!!"), ("theirs", "Go")]
    states = [stay]
    for step, text in texts:
        states.append(states[-1].put("what", text))
        write(database, step, *states[-2:])
    # Named anew where another step came between, and only there.
    steps = [step for (step,) in database.rows("SELECT step FROM changes ORDER BY number")]
    assert steps == ["mine", "theirs", "mine/2", "theirs/3"]
    seen = []
    for _ in range(4):
        with database.write():
            changes.undo(database, stay.negotiation, AT, words)
        now = entries.load(database, stay.id)
        seen.append(now.get("what") if now else None)
    assert seen == ["Stay!!", "Stay?", "Stay", None]
    for text in ("Stay", "Stay?", "Stay!!", "Go"):
        with database.write():
            changes.redo(database, stay.negotiation, AT, words)
        now = entries.load(database, stay.id)
        assert now is not None
        assert now.get("what") == text


def test_a_new_change_forgets_what_was_undone(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    write(database, "two", stay, stay.put("what", "Stay"))
    with database.write():
        changes.undo(database, stay.negotiation, AT, words)
    write(database, "two", stay, stay.put("what", "Go"))
    with pytest.raises(NegotuiError, match="nothing to redo"), database.write():
        changes.redo(database, stay.negotiation, AT, words)
    assert labels(database) == ["added “S”", "changed “Go”"]


def test_scopes_do_not_meet(database: Database, stay: Entry, negotiation: Make) -> None:
    write(database, "one", None, stay)
    other = replace(stay, id="1" * 26, negotiation=negotiation(title="B"))
    write(database, "two", None, other)
    with database.write():
        changes.undo(database, stay.negotiation, AT, words)
    assert entries.load(database, stay.id) is None
    assert entries.load(database, other.id) is not None


def test_a_revision_never_goes_back(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    write(database, "two", stay, replace(stay.put("what", "Stay"), revision=2))
    with database.write():
        changes.undo(database, stay.negotiation, AT, words)
    now = entries.load(database, stay.id)
    assert now is not None
    assert (now.get("what"), now.revision) == ("S", 3)


def record(database: Database, scope: str, id: str, before: str | None, after: str | None, step: str = "one") -> None:
    """Writes a change of a negotiation down, as the one who made it does."""
    with database.write():
        changes.record(database, Change(scope, step, NEGOTIATIONS, id, before, after, "changed", "Shop"), AT)


def turn(database: Database, scope: str, way: str, at: str) -> str:
    with database.write():
        return (changes.undo if way == "undo" else changes.redo)(database, scope, at, words)


def test_nothing_to_undo_and_nothing_to_redo_are_told_apart(database: Database) -> None:
    for way in ("undo", "redo"):
        with pytest.raises(NegotuiError) as problem:
            turn(database, LIBRARY, way, AT)
        assert problem.value.message == f"There is nothing to {way}."


def test_what_was_done_again_can_be_undone_again(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    for _ in range(2):
        turn(database, stay.negotiation, "undo", AT)
        assert entries.load(database, stay.id) is None
        turn(database, stay.negotiation, "redo", AT)
        assert entries.load(database, stay.id) is not None


def test_a_step_over_several_entries_is_told_by_its_first_either_way(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    write(database, "one", None, replace(stay, id="1" * 26, values=(("what", "Go"),)))
    assert turn(database, stay.negotiation, "undo", AT) == "added “S”"
    assert entries.of_sheet(database, stay.negotiation, "alternatives") == []
    assert turn(database, stay.negotiation, "redo", AT) == "added “S”"
    assert len(entries.of_sheet(database, stay.negotiation, "alternatives")) == 2


def test_an_undo_moves_its_negotiation_to_the_front_of_the_list(database: Database, stay: Entry) -> None:
    write(database, "one", None, stay)
    turn(database, stay.negotiation, "undo", LATER)
    assert negotiations.details(database, stay.negotiation).updated == LATER


def test_an_entry_that_comes_back_is_all_that_it_was(database: Database, stay: Entry) -> None:
    full = replace(
        stay, values=(("what", "Stay"), ("worth", "5 EUR")), drafts=(("due", "soon"),), position=3, revision=7
    )
    write(database, "one", None, full)
    write(database, "two", full, None)
    turn(database, stay.negotiation, "undo", LATER)
    back = entries.load(database, stay.id)
    assert back == replace(full, revision=8, updated=LATER)


def test_a_deletion_is_undone_and_done_again_with_its_day(database: Database, negotiation: Make) -> None:
    id = negotiation(title="Shop")
    with database.write():
        negotiations.mark_deleted(database, id, LATER)
    record(database, LIBRARY, id, deleted_state(None), deleted_state(LATER))
    turn(database, LIBRARY, "undo", LAST)
    assert negotiations.deleted_at(database, id) == ""
    assert negotiations.details(database, id).updated == AT
    turn(database, LIBRARY, "redo", LAST)
    assert negotiations.deleted_at(database, id) == LATER


def test_a_beginning_undone_is_a_deletion_of_now(database: Database, negotiation: Make) -> None:
    id, other = negotiation(title="Shop"), negotiation(title="Lease")
    record(database, LIBRARY, id, None, deleted_state(None))
    turn(database, LIBRARY, "undo", LATER)
    assert (negotiations.deleted_at(database, id), negotiations.deleted_at(database, other)) == (LATER, "")
    turn(database, LIBRARY, "redo", LAST)
    assert negotiations.deleted_at(database, id) == ""


def test_details_come_back_with_a_revision_of_their_own_and_stay_archived(
    database: Database, negotiation: Make
) -> None:
    before = negotiations.details(database, negotiation(title="Shop", kind="lease"))
    draft = before.put("deadline", "some day", sound=False)
    after = replace(before.put("title", "Café").put("kind", "").put(ARCHIVED, "yes"), revision=2)
    with database.write():
        negotiations.update(database, after)
    record(database, before.id, before.id, state_of(draft), state_of(after))
    turn(database, before.id, "undo", LATER)
    now = negotiations.details(database, before.id)
    assert dict(now.values) == {"title": "Shop", "kind": "lease", ARCHIVED: "yes"}
    assert (now.drafts, now.revision, now.updated, now.created) == ((("deadline", "some day"),), 3, LATER, AT)
    turn(database, before.id, "redo", LAST)
    now = negotiations.details(database, before.id)
    assert dict(now.values) == {"title": "Café", ARCHIVED: "yes"}
    assert (now.drafts, now.revision, now.updated) == ((), 4, LAST)


def test_archiving_undone_changes_nothing_else_and_not_the_place_in_the_list(
    database: Database, negotiation: Make
) -> None:
    before = negotiations.details(database, negotiation(title="Shop", kind="lease"))
    with database.write():
        negotiations.update(database, replace(before.put(ARCHIVED, "yes").put("kind", "rent"), revision=2))
    record(database, LIBRARY, before.id, archived_state(""), archived_state("yes"))
    turn(database, LIBRARY, "undo", LATER)
    now = negotiations.details(database, before.id)
    assert dict(now.values) == {"title": "Shop", "kind": "rent"}
    assert (now.revision, now.updated) == (3, AT)
    turn(database, LIBRARY, "redo", LATER)
    now = negotiations.details(database, before.id)
    assert dict(now.values) == {"title": "Shop", "kind": "rent", ARCHIVED: "yes"}
    assert (now.revision, now.updated) == (4, AT)
