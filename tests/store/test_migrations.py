"""From every schema that there ever was to the present one, and what the present one is."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database as Schema

from negotui.errors import StoreError
from negotui.store import backup, listing, search
from negotui.store.database import Database
from negotui.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate, runner
from negotui.store.opening import connect

from .conftest import Make
from .dump import SCHEMAS, dump
from .dump import main as write_dump


def schema_of(database: Database) -> list[str]:
    rows = database.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'view' ORDER BY name")
    return [" ".join(sql.split()) for (sql,) in rows]


def test_each_migration_has_its_version() -> None:
    assert len(runner()._migrations) == SCHEMA_VERSION
    assert sorted(path.name for path in SCHEMAS.iterdir()) == [f"{n}.sql" for n in range(1, SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_file_of_every_version_opens_with_all_that_was_in_it(path: Path, tmp_path: Path, version: int) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
    old.execute(f"PRAGMA application_id={APPLICATION_ID}")
    old.execute(f"PRAGMA user_version={version}")
    old.close()
    database, fresh = connect(path), connect(tmp_path / "fresh.db")
    assert schema_of(database) == schema_of(fresh)
    assert database.rows("SELECT title FROM negotiations") == [("Senior role",)]
    assert [found.sheet for found in search.find(database, "contoso")] == ["alternatives"]
    assert path.with_name(f"{path.name}.before-v{version + 1}").exists() == (version < SCHEMA_VERSION)
    for opened in (database, fresh):
        opened.close()


def test_the_command_that_writes_a_dump_writes_the_one_of_this_version(tmp_path: Path) -> None:
    """Whoever appends a migration runs `python -m tests.store.dump` once: what it writes is what stands there."""
    written, standing = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    written.executescript(dump(tmp_path / "new.db"))
    standing.executescript((SCHEMAS / f"{SCHEMA_VERSION}.sql").read_text(encoding="utf-8"))
    for query in (
        "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND name NOT LIKE '%fts%' ORDER BY name",
        "SELECT name FROM sqlite_master ORDER BY name",
        "SELECT * FROM negotiations",
        "SELECT * FROM entries ORDER BY number",
        "SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'contoso'",
        "SELECT id, name FROM _sqlite_migrations ORDER BY id",
    ):
        rows, expected = ([_one_line(row) for row in file.execute(query)] for file in (written, standing))
        assert rows == expected
        assert rows
    for file in (written, standing):
        file.close()


def _one_line(row: tuple[object, ...]) -> list[object]:
    """A row whose texts of SQL are on one line."""
    return [" ".join(value.split()) if isinstance(value, str) else value for value in row]


def test_a_dump_that_is_there_is_not_written_again(capsys: pytest.CaptureFixture[str]) -> None:
    before = (SCHEMAS / f"{SCHEMA_VERSION}.sql").read_bytes()
    assert write_dump() == 1
    assert "is never changed" in capsys.readouterr().err
    assert (SCHEMAS / f"{SCHEMA_VERSION}.sql").read_bytes() == before


def test_a_file_of_the_first_version_is_filtered_and_reminds_like_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript((SCHEMAS / "1.sql").read_text(encoding="utf-8"))
    old.execute(
        """UPDATE negotiations SET fields = json_set(fields, '$.tags', 'Café, Pay', '$.closed', '2024-05-01')"""
    )
    old.execute("""UPDATE entries SET sheet = 'steps', fields = json_set(fields, '$.due', '2026-11-01')""")
    old.execute(f"PRAGMA application_id={APPLICATION_ID}")
    old.execute("PRAGMA user_version=1")
    old.close()
    database = connect(path)
    for words in ("tag:cafe", "tag:pay year:2024", "with:north is:due", "is:open senior"):
        assert listing.count(database, words, "2026-11-01") == 1
    assert listing.count(database, "is:due", "2026-10-31") == listing.due(database, "2026-10-31", 9) == 0
    assert [found.sheet for found in search.find(database, "cafe")] == ["details"]
    database.close()


def test_migrating_again_changes_nothing(database: Database) -> None:
    before = schema_of(database)
    migrate(database.connection)
    assert schema_of(database) == before
    assert runner().pending(Schema(database.connection, execute_plugins=False)) == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    monkeypatch.setattr("negotui.store.migrations.APPLICATION_ID", "no number at all")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert connection.execute("SELECT * FROM sqlite_master").fetchall() == []
    connection.close()


def test_a_copy_is_made_before_a_migration(database: Database, negotiation: Make) -> None:
    negotiation(title="Kept")
    copy = backup.backup_before(database, 1)
    assert copy == database.path.with_name("negotui.db.before-v2")
    assert copy.stat().st_mode & 0o777 == 0o600
    negotiation(title="Later")
    assert backup.backup_before(database, 1) == copy
    opened = connect(copy)
    assert opened.rows("SELECT title FROM negotiations") == [("Kept",)]
    opened.close()


def test_a_backup_is_whole_and_replaces_nothing(database: Database, negotiation: Make, tmp_path: Path) -> None:
    negotiation(title="Kept")
    copy = connect(backup.backup(database, tmp_path / "copy.db"))
    assert copy.rows("SELECT title FROM negotiations") == [("Kept",)]
    copy.close()
    there, nowhere = tmp_path / "copy.db", tmp_path / "nowhere" / "copy.db"
    for path, problem in (
        (there, f"{there} already exists. Name a file that doesn’t exist yet."),
        (nowhere, f"I can’t create {nowhere}: No such file or directory. Choose a folder that you may write to."),
    ):
        with pytest.raises(StoreError) as told:
            backup.backup(database, path)
        assert str(told.value) == problem


@pytest.mark.parametrize("left", [b"", b"SQLite format 3\x00 and then nothing", b"x" * 5000])
def test_an_unsound_copy_of_an_earlier_attempt_is_made_again(
    database: Database, negotiation: Make, left: bytes
) -> None:
    negotiation(title="Kept")
    path = database.path.with_name("negotui.db.before-v2")
    path.write_bytes(left)
    assert backup.backup_before(database, 1) == path
    assert backup.is_sound(path)
    copy = connect(path)
    assert copy.rows("SELECT title FROM negotiations") == [("Kept",)]
    copy.close()


def test_a_copy_that_fails_leaves_nothing_behind(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr(backup, "is_sound", lambda *_: False)
    with pytest.raises(StoreError, match="could not be read back"):
        backup.backup(database, folder / "copy.db")
    assert list(folder.iterdir()) == []


def test_a_copy_that_was_killed_never_has_the_name_of_one(
    database: Database, negotiation: Make, tmp_path: Path
) -> None:
    """Ended at any moment, the process leaves a sound copy or none: what it was writing has another name."""
    negotiation(title="Kept" * 2000)
    moments = ("reserve", "vacuum", "checked", "synced")
    for number, moment in enumerate(moments):
        target = tmp_path / f"{number}.db"
        code = KILLED.format(path=str(database.path), target=str(target), moment=moment)
        ended = subprocess.run([sys.executable, "-c", code], check=False).returncode
        assert ended == -signal.SIGKILL
        assert not target.exists()
        assert backup.is_sound(backup.backup(database, target))


KILLED = """
import os, signal, sqlite3
from pathlib import Path
from negotui.store import backup
from negotui.store.opening import connect

database = connect(Path({path!r}))
steps = dict(reserve="reserve", checked="is_sound", synced="to_disk")

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if {moment!r} == "vacuum":
    database.connection.set_progress_handler(die, 50)
else:
    real = getattr(backup, steps[{moment!r}])
    setattr(backup, steps[{moment!r}], lambda *given: (real(*given), die()))
backup.backup(database, Path({target!r}))
"""
