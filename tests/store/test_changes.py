"""The history in the file: coalescing, steps that take turns, undo and redo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotui.domain.negotiation import Entry
from negotui.errors import NegotuiError
from negotui.store import changes, entries
from negotui.store.changes import ENTRIES, Change, state_of
from negotui.store.database import Database

from .conftest import AT, Make


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
