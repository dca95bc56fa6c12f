"""Practised talks in the file: kept whole, found by their negotiation alone, and made beside a view of that name."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from negotui.errors import NotFound, StoreError
from negotui.store import listing, negotiations, practices, search
from negotui.store.database import Database
from negotui.store.migrations import APPLICATION_ID
from negotui.store.opening import connect, in_memory
from negotui.store.practices import KeptPractice
from negotui.store.repairing import repair

from .conftest import AT, Make
from .dump import SCHEMAS

DOCUMENT = {"negotui": 1, "negotiations": [{"entries": [{"fields": {"words": "Zanzibar"}}]}], "history": []}


def kept(owner: str, id: str = "p1", ended: str = "", **fields: object) -> KeptPractice:
    return KeptPractice(id, owner, AT, ended, fields)


def keep(database: Database, practice: KeptPractice) -> None:
    with database.write():
        practices.keep(database, practice, DOCUMENT)


def test_what_is_kept_comes_back_and_the_newest_stands_first(database: Database, negotiation: Make) -> None:
    owner, other = negotiation(title="Rent"), negotiation(title="Salary")
    keep(database, kept(owner, "p1", seed=7))
    keep(database, kept(owner, "p2"))
    keep(database, kept(other, "p3"))
    assert [one.id for one in practices.of_negotiation(database, owner)] == ["p2", "p1"]
    assert practices.load(database, "p1") == (kept(owner, "p1", seed=7), DOCUMENT)
    over = kept(owner, "p1", ended=AT, seed=7, before=3)
    keep(database, over)
    assert practices.load(database, "p1")[0] == over
    assert len(practices.of_negotiation(database, owner)) == 2


def test_nothing_else_finds_one(database: Database, negotiation: Make) -> None:
    owner = negotiation(title="Rent")
    before = (listing.summaries(database, "", 0, 9), database.rows("SELECT * FROM entries"))
    keep(database, kept(owner))
    assert (listing.summaries(database, "", 0, 9), database.rows("SELECT * FROM entries")) == before
    assert search.find(database, "zanzibar") == []
    assert negotiations.all_ids(database) == [owner]


def test_it_is_hidden_with_its_negotiation_and_comes_back_with_it(database: Database, negotiation: Make) -> None:
    owner = negotiation(title="Rent")
    keep(database, kept(owner))
    with database.write():
        negotiations.mark_deleted(database, owner, AT)
    assert practices.of_negotiation(database, owner) == ()
    with pytest.raises(NotFound):
        practices.load(database, "p1")
    with database.write():
        negotiations.mark_deleted(database, owner, None)
    assert [one.id for one in practices.of_negotiation(database, owner)] == ["p1"]


def test_one_is_forgotten_for_good_and_comes_back_where_another_window_plays_it(
    database: Database, negotiation: Make
) -> None:
    owner = negotiation(title="Rent")
    keep(database, kept(owner))
    with database.write():
        assert practices.remove(database, "p1")
        assert not practices.remove(database, "p1")
    with pytest.raises(NotFound):
        practices.load(database, "p1")
    keep(database, kept(owner))
    assert practices.load(database, "p1")[1] == DOCUMENT


def test_one_that_another_program_has_spoilt_is_refused_in_words(database: Database, negotiation: Make) -> None:
    owner = negotiation(title="Rent")
    keep(database, kept(owner))
    database.connection.execute("PRAGMA ignore_check_constraints=ON")
    with database.write():
        database.run("UPDATE practices SET document = '[1]'")
    with pytest.raises(StoreError, match="can’t read"):
        practices.load(database, "p1")


def test_the_history_of_a_workbook_in_memory_goes_into_another(tmp_path: Path) -> None:
    one, other = in_memory(tmp_path / "one"), in_memory(tmp_path / "other")
    rows = [["n", "s", "entries", "e", None, '{"fields": {}}', "added", AT, 0]]
    before = practices.count_of_changes(one)
    with one.write():
        practices.put_history(one, rows)
    assert practices.count_of_changes(one) > before
    assert practices.history(one) == rows
    with other.write():
        practices.put_history(other, practices.history(one))
    assert practices.history(other) == rows
    assert list(tmp_path.iterdir()) == [], "nothing is made on disk"
    one.close()
    other.close()


def test_an_older_file_with_a_view_of_that_name_gets_the_table(path: Path) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript((SCHEMAS / "4.sql").read_text(encoding="utf-8"))
    for name in ("practices", "habits", "somebodys"):
        old.execute(f"CREATE VIEW {name} AS SELECT id FROM entries")
    old.execute("""INSERT INTO file_facts (name, value) VALUES ('views:1', '["practices", "habits"]')""")
    old.execute(f"PRAGMA application_id={APPLICATION_ID}")
    old.execute("PRAGMA user_version=4")
    old.close()
    database = connect(path)
    kinds: dict[str, str] = dict(
        database.rows("SELECT name, type FROM sqlite_master WHERE name IN ('practices', 'habits', 'somebodys')")
    )
    assert kinds == {"practices": "table", "somebodys": "view"}, "ours are made anew when a guide is read"
    assert database.rows("SELECT 1 FROM file_facts WHERE name LIKE 'views:%'") == []
    database.close()


def test_a_repair_saves_them_and_an_older_file_lacks_none(
    database: Database, path: Path, negotiation: Make, tmp_path: Path
) -> None:
    keep(database, kept(negotiation(title="Rent")))
    database.close()
    done = repair(path, tmp_path / "new.db")
    assert (done.saved["practices"], done.lost["practices"]) == (1, 0)
    saved = connect(done.path)
    assert practices.load(saved, "p1")[1] == DOCUMENT
    saved.close()
    older = sqlite3.connect(tmp_path / "older.db", isolation_level=None)
    older.executescript((SCHEMAS / "4.sql").read_text(encoding="utf-8"))
    older.execute(f"PRAGMA application_id={APPLICATION_ID}")
    older.close()
    done = repair(tmp_path / "older.db", tmp_path / "newer.db")
    assert (done.saved["negotiations"], done.saved["practices"], done.lost["practices"]) == (1, 0, 0)
