"""A history of long texts: small in the file, and undone and done again to the very states that it passed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.domain.negotiation import DETAILS, Entry
from negotui.errors import NegotuiError
from negotui.store import changes, deltas, entries, negotiations
from negotui.store.changes import ENTRIES, Change, state_of
from negotui.store.database import Database
from negotui.store.opening import connect

from .conftest import AT, Make

OWNER, IDS = "0" * 26, ("1" * 26, "2" * 26)
LONG = "What they said, word for word, and what I make of it. " * 12
TEXTS = st.one_of(
    st.sampled_from(
        ["", LONG, LONG[:300] + "!" + LONG[300:], LONG + "🙈", LONG[5:], LONG[:-1], "=" * 500, '~[0, 0, "x"]']
    ),
    st.text(max_size=20).map(lambda text: LONG + text + LONG),
)
ACTS = st.lists(
    st.tuples(st.sampled_from(["set", "type", "delete", "undo", "redo"]), st.integers(0, 1), TEXTS), max_size=14
)


def words(entry: Entry) -> str:
    return entry.get("text")


def written(database: Database, id: str, text: str | None, step: str) -> None:
    """Sets the text of an entry, or deletes it, and records the change."""
    with database.write():
        before = entries.load(database, id)
        base = before or Entry(id, OWNER, "notes", position=1, created=AT)
        after = base.put("text", text) if text is not None else None
        if after is None:
            entries.remove(database, id)
        else:
            entries.keep(database, after, text or "")
        old, new = (state_of(one) if one else None for one in (before, after))
        if old != new:
            changes.record(database, Change(OWNER, step, ENTRIES, id, old, new, "changed", "x"), AT)


def turned(database: Database, way: str) -> bool:
    try:
        with database.write():
            (changes.undo if way == "undo" else changes.redo)(database, OWNER, AT, words)
    except NegotuiError:
        return False
    return True


def state(database: Database) -> list[tuple[str, str, int]]:
    return [(one.id, one.get("text"), one.position) for one in entries.of_sheet(database, OWNER, "notes")]


def made(path: Path) -> Database:
    database = connect(path)
    with database.write():
        negotiations.insert(database, "leverage", Entry(OWNER, OWNER, DETAILS.id, created=AT, updated=AT))
    return database


@given(ACTS)
@settings(max_examples=40, deadline=None)
def test_any_history_is_undone_and_done_again_through_the_same_states(acts: list[tuple[str, int, str]]) -> None:
    with TemporaryDirectory() as folder, closing(made(Path(folder) / "a.db")) as database:
        for number, (name, which, text) in enumerate(acts):
            if name in {"undo", "redo"}:
                turned(database, name)
            else:
                written(
                    database, IDS[which], None if name == "delete" else text, "s" if name == "type" else str(number)
                )
        while turned(database, "redo"):
            pass
        passed = [state(database)]
        while turned(database, "undo"):
            passed.append(state(database))
        assert passed[-1] == []
        rows = database.rows("SELECT number, scope, subject, subject_id FROM changes ORDER BY number")
        assert list(deltas.all_states(database, OWNER)) == [
            (subject, id, *deltas.states(database, number, scope, subject, id)) for number, scope, subject, id in rows
        ]
        back = [state(database)]
        while turned(database, "redo"):
            back.append(state(database))
        assert back == passed[::-1]


@given(TEXTS, TEXTS)
@settings(max_examples=40)
def test_a_difference_is_never_longer_and_gives_the_state_back(before: str, after: str) -> None:
    kept = deltas.kept_after(before, after)
    assert kept is not None
    assert len(kept) <= len(after)
    if len(after) > 200:  # which no state begins with
        assert deltas._applied(before, kept) == after or kept == after


def test_forty_edits_of_a_long_text_take_little_more_than_the_text(database: Database, negotiation: Make) -> None:
    text = LONG * 90
    with database.write():
        negotiations.insert(database, "leverage", Entry(OWNER, OWNER, DETAILS.id, created=AT, updated=AT))
    for number in range(40):
        written(database, IDS[0], text[: 1000 * number] + str(number) + text[1000 * number :], str(number))
    ((size,),) = database.rows("SELECT sum(length(before)) + sum(length(after)) FROM changes WHERE before IS NOT NULL")
    assert size < 3 * len(text)
    for _ in range(40):
        assert turned(database, "undo")
    assert state(database) == []


def test_a_history_of_an_older_file_gets_small_and_is_undone_as_before(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(made(path)) as database:
        passed = []
        for number in range(40):
            written(database, IDS[number % 2], LONG + str(number) + LONG, str(number))
            passed.append(state(database))
        rows = database.rows("SELECT number, scope, subject, subject_id FROM changes ORDER BY number")
        full = [(*deltas.states(database, row[0], *row[1:]), row[0]) for row in rows]
    with closing(sqlite3.connect(path)) as file, file:
        file.executemany("UPDATE changes SET before = ?, after = ? WHERE number = ?", full)
        file.execute("DROP INDEX changes_subject")
        file.execute("DELETE FROM _sqlite_migrations WHERE name = 'small_history'")
        file.execute("PRAGMA user_version = 3")
    with closing(connect(path)) as database:
        ((size,),) = database.rows(
            "SELECT sum(length(before)) + sum(length(after)) FROM changes WHERE before IS NOT NULL"
        )
        assert size < sum(len(before or "") + len(after or "") for before, after, _ in full) / 5
        for expected in (*passed[-2::-1], []):
            assert turned(database, "undo")
            assert state(database) == expected


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE changes SET before = '='",
        "UPDATE changes SET after = '~nonsense' WHERE after LIKE '~%'",
        "UPDATE changes SET after = '~[99999, 0, \"\"]' WHERE after LIKE '~%'",
        "UPDATE changes SET after = '~[0, 0, 1, 2]' WHERE after LIKE '~%'",
        "UPDATE changes SET after = '~{}' WHERE after LIKE '~%'",
        "UPDATE changes SET after = '~[\"a\", null, 2]' WHERE after LIKE '~%'",
        "UPDATE changes SET before = 'nonsense', after = '[]'",
        "UPDATE changes SET before = '{}', after = '{\"fields\": 1}'",
    ],
)
def test_a_damaged_history_is_a_sentence_and_changes_nothing(tmp_path: Path, damage: str) -> None:
    with closing(made(tmp_path / "a.db")) as database:
        for number in range(4):
            written(database, IDS[0], LONG + str(number), str(number))
        with database.write():
            assert database.run(damage)
        before = state(database)
        while turned(database, "undo"):
            pass
        # What can still be undone is; nothing that never stood there comes back.
        assert state(database) in (before, [], *([(IDS[0], LONG + str(number), 1)] for number in range(4)))
