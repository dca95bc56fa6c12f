"""Opening files: ours, those of others, broken ones, and those that may not be written."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from negotui.errors import StoreBusy, StoreError
from negotui.store import opening
from negotui.store.database import Database, translated
from negotui.store.migrations import APPLICATION_ID, SCHEMA_VERSION
from negotui.store.opening import connect

from .conftest import Make


def run(code: str, *arguments: str | Path) -> str:
    """What a Python of its own writes."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def test_a_new_file_is_for_its_owner_only(path: Path) -> None:
    database = connect(path)
    with database.write():
        database.run("INSERT INTO file_facts VALUES ('a', 'b')")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    database.close()


def test_every_connection_is_durable_and_checks_links(database: Database) -> None:
    pragmas = {name: database.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_file_says_whose_it_is(database: Database) -> None:
    assert database.rows("PRAGMA application_id")[0][0] == APPLICATION_ID
    assert database.rows("PRAGMA user_version")[0][0] == SCHEMA_VERSION


@pytest.mark.parametrize("content", [b"Dear diary, " * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_what_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        connect(path)
    assert refused.value.hint
    assert path.read_bytes() == content


@pytest.mark.parametrize("setup", ["CREATE TABLE recipes (name)", "PRAGMA user_version = 7", "PRAGMA journal_mode=WAL"])
def test_the_database_of_another_program_is_refused_and_left_alone(path: Path, setup: str) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute(setup)
    other.execute("CREATE TABLE others (name)")
    other.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="not a negotui workbook"):
        connect(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    connect(path).close()
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    other.execute("PRAGMA journal_mode=DELETE")
    other.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="newer version") as refused:
        connect(path)
    assert refused.value.hint == "Upgrade negotui, or name another file with --file."
    assert path.read_bytes() == content


def test_a_file_with_our_mark_and_a_damaged_inside_is_refused(path: Path) -> None:
    connect(path).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|cannot be used"):
        connect(path).rows("SELECT * FROM negotiations")


def test_an_empty_file_becomes_a_workbook(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    connect(path).close()
    assert path.stat().st_size


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "negotui.db"
    connect(path).close()
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path)] == [0o700, 0o600]


def test_an_old_file_that_cannot_be_brought_up_to_date_is_refused(tmp_path: Path) -> None:
    for content, old in (("", "is empty"), ("PRAGMA user_version = 1", "is from an older version of negotui")):
        path = tmp_path / f"{len(content)}.db"
        path.touch()
        other = sqlite3.connect(path)
        other.execute(content)
        if content:
            other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.close()
        with pytest.raises(StoreError) as refused:
            connect(path, read_only=True)
        assert str(refused.value) == (
            f"{path} {old}, and I can’t bring it up to date: the file was opened for reading only. "
            "Copy the file to a folder you may write to, and open the copy."
        )


def test_a_sqlite_that_is_too_old_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(StoreError) as refused:
        connect(path)
    assert str(refused.value) == (
        f"SQLite {sqlite3.sqlite_version} is too old for negotui. Install a Python with SQLite 3.38 or newer."
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        connect(tmp_path)
    assert str(refused.value) == f"{tmp_path} is a folder. Name a file in it with --file."


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    with pytest.raises(StoreError) as refused:
        connect(path)
    assert str(refused.value) == f"I can’t create or read {path}: File name too long. Name another with --file."


def test_a_file_below_a_file_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    path = tmp_path / "notes" / "negotui.db"
    with pytest.raises(StoreError) as refused:
        connect(path)
    assert str(refused.value) == (
        f"There is no file {path}, and I can’t create it: {path.parent} isn’t a folder. Name another with --file."
    )


def test_reading_only_is_possible_and_says_so(path: Path, database: Database) -> None:
    reading = connect(path, read_only=True)
    assert reading.read_only
    assert reading.rows("SELECT count(*) FROM entries") == [(0,)]
    with pytest.raises(StoreError, match="Not saved"), reading.write():
        pass
    reading.close()


def test_reading_only_makes_no_file(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no file"):
        connect(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_may_not_be_written_is_read(locked: str) -> None:
    # A folder that others may enter, unlike those of pytest: file modes do not bind root, as whom tests may run.
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "negotui.db"
        database = connect(path)
        with database.write():
            database.run("INSERT INTO file_facts VALUES ('told', 'yes')")
        database.close()
        path.chmod(0o444)
        path.parent.chmod(0o555 if locked == "folder" else 0o777)
        code = """
            import os, sys
            import urllib.request  # `Path.as_uri` imports it late, where the other user may not read it
            from pathlib import Path
            from negotui.errors import StoreError
            from negotui.store.opening import connect
            if os.geteuid() == 0:
                os.setuid(65534)
            database = connect(Path(sys.argv[1]))
            print(database.read_only, database.rows("SELECT value FROM file_facts"))
            try:
                with database.write():
                    pass
            except StoreError as problem:
                print(problem)
            """
        told = run(code, path)
        path.parent.chmod(0o700)
    assert f"the {locked}" in told
    assert "[('yes',)]" in told
    assert "Not saved" in told


def test_a_held_file_is_busy(path: Path, database: Database) -> None:
    other = connect(path, timeout=0)
    with database.write(), pytest.raises(StoreBusy), other.write():
        pass
    with other.write():
        other.run("INSERT INTO file_facts VALUES ('a', 'b')")
    other.close()


def test_a_file_that_another_program_holds_for_itself_is_busy(path: Path) -> None:
    connect(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreBusy) as refused:
        connect(path, timeout=0)
    assert str(refused.value) == f"Another program has locked {path}. Close it or wait a moment, then try again."
    other.close()


def _write_two(database: Database, large: str) -> None:
    with database.write():
        database.run("INSERT INTO file_facts VALUES ('small', 'x')")
        database.run("INSERT INTO file_facts VALUES ('large', ?)", [large])


def test_a_full_disk_is_told_and_nothing_is_half_kept(database: Database) -> None:
    pages = database.rows("PRAGMA page_count")[0][0]
    database.connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="disk is full"):
        _write_two(database, "x" * 1_000_000)
    assert database.rows("SELECT * FROM file_facts") == []
    database.connection.execute("PRAGMA max_page_count=1000000")
    _write_two(database, "y")
    assert database.rows("SELECT count(*) FROM file_facts") == [(2,)]


def _write_twice(database: Database) -> None:
    with database.write():
        for _ in range(2):
            database.run("INSERT INTO file_facts VALUES ('a', 'b')")


def test_a_failure_inside_keeps_nothing(database: Database) -> None:
    with pytest.raises(StoreError, match="UNIQUE"):
        _write_twice(database)
    assert database.rows("SELECT * FROM file_facts") == []


def test_mistakes_of_ours_are_not_put_into_words(database: Database, path: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError), translated(path):
        database.connection.execute("SELECT ?", [])


def test_tables_are_strict(database: Database, negotiation: Make, entry: Make) -> None:
    entry(negotiation(title="A"), "issues")
    for statement in (
        "UPDATE entries SET position = 'first'",
        "UPDATE entries SET fields = 'no json'",
        "UPDATE negotiations SET fields = '[1]'",
        "UPDATE entries SET negotiation = 'nobody'",
    ):
        with pytest.raises(StoreError), database.write():
            database.run(statement)
    kinds = {name: strict for _, name, kind, _, _, strict in database.rows("PRAGMA table_list") if kind == "table"}
    assert all(kinds[name] for name in ("negotiations", "entries", "changes", "file_facts"))


def test_four_first_starts_at_once(path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from negotui.store.opening import connect
        database = connect(Path(sys.argv[1]), timeout=20)
        with database.write():
            database.run("INSERT INTO file_facts VALUES (?, '')", [sys.argv[2]])
        """
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    running = [subprocess.Popen([*command, str(number)]) for number in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    database = connect(path)
    assert database.rows("SELECT count(*) FROM file_facts") == [(4,)]
    database.close()


def test_four_writers_lose_nothing(path: Path, database: Database) -> None:
    with database.write():
        database.run("INSERT INTO file_facts VALUES ('count', '0')")
    code = """
        import sys
        from pathlib import Path
        from negotui.store.opening import connect
        database = connect(Path(sys.argv[1]), timeout=60)
        for _ in range(50):
            with database.write():
                count = int(database.rows("SELECT value FROM file_facts")[0][0])
                database.run("UPDATE file_facts SET value = ?", [str(count + 1)])
        """
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    running = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert database.rows("SELECT value FROM file_facts") == [("200",)]


def test_a_killed_writer_loses_only_what_it_had_not_said_was_kept(path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from negotui.store.opening import connect
        database = connect(Path(sys.argv[1]))
        for number in range(1_000_000):
            with database.write():
                database.run("INSERT INTO file_facts VALUES (?, '')", [str(number)])
            print(number, flush=True)
        """
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(100)]
        writer.send_signal(signal.SIGKILL)
    database = connect(path)
    kept = {int(name) for (name,) in database.rows("SELECT name FROM file_facts")}
    assert kept >= set(told)
    assert kept == set(range(len(kept)))
    assert database.rows("PRAGMA quick_check") == [("ok",)]
    database.close()


def test_an_up_to_date_file_is_opened_without_sqlite_utils(path: Path) -> None:
    connect(path).close()
    code = """
        import sys
        from pathlib import Path
        from negotui.store import listing, search
        from negotui.store.opening import connect
        database = connect(Path(sys.argv[1]))
        listing.summaries(database)
        search.find(database, "words")
        assert not {"sqlite_utils", "click", "platformdirs", "tomllib"} & set(sys.modules)
        """
    run(code, path)


def test_how_long_to_wait_can_be_said_later(tmp_path: Path) -> None:
    database = connect(tmp_path / "book.db", timeout=5.0)
    database.wait_at_most(0.25)
    assert database.row("PRAGMA busy_timeout")[0] == 250  # type: ignore[index]
    database.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux says which files are open")
def test_a_file_that_is_refused_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "junk.db"
    path.write_bytes(b"junk" * 2000)
    for read_only in (True, False):
        with pytest.raises(StoreError):
            connect(path, read_only=read_only)
        still_open = [link for link in Path("/proc/self/fd").iterdir() if os.path.realpath(link) == str(path)]
        assert still_open == []
