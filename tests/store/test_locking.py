"""Locking a file away: nothing of it is lost, nothing of it can be read, and whatever ends the program there is a whole file."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from negotui.errors import StoreBusy, StoreError, WrongPassphrase
from negotui.store import locking
from negotui.store.backup import backup, is_sound
from negotui.store.database import Database
from negotui.store.engine import Key, derived, new_salt, open_file, salt_of
from negotui.store.findings import findings
from negotui.store.locking import convert, folder_to_disk, matching, opens, sweep
from negotui.store.migrations import APPLICATION_ID, SCHEMA_VERSION
from negotui.store.opening import connect
from negotui.store.repairing import repair
from negotui.store.sealed import seal, unsealed

from .conftest import Make
from .dump import SCHEMAS
from .test_damage import filled

KEY, OTHER = Key(b"k" * 32, bytes(range(16))), Key(b"o" * 32, bytes(range(1, 17)))
WORD = "Zanzibar"


def rows_of(path: Path, key: Key | None) -> list[tuple[object, ...]]:
    with closing(connect(path, key=key)) as database:
        assert findings(database) == []
        return [
            *database.rows("SELECT * FROM negotiations ORDER BY number"),
            *database.rows("SELECT * FROM entries ORDER BY number"),
            *database.rows("SELECT e.id FROM entries_fts CROSS JOIN entries e ON e.number = entries_fts.rowid "
                           "WHERE entries_fts MATCH 'zanzibar'"),
        ]  # fmt: skip


def files_with(folder: Path, word: str) -> list[str]:
    """The files in a folder, however deep, that hold a word as it is."""
    return [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


@pytest.fixture
def book(path: Path, database: Database, negotiation: Make, entry: Make) -> Path:
    """A closed file in which a word stands, in tables and in the search."""
    owner = negotiation(title="Rent")
    for number in range(40):
        entry(owner, "notes", number, text=f"{WORD} {number} é 🦊 " * 30)
    database.close()
    return path


def test_everything_is_the_same_with_a_lock_and_without(book: Path) -> None:
    before = rows_of(book, None)
    assert len(before) > 80
    convert(book, None, KEY)
    assert salt_of(book) == KEY.salt
    assert files_with(book.parent, WORD) == []
    assert rows_of(book, KEY) == before
    convert(book, KEY, OTHER)
    assert rows_of(book, OTHER) == before
    with pytest.raises(WrongPassphrase):
        connect(book, key=KEY)
    convert(book, OTHER, None)
    assert rows_of(book, None) == before
    assert [one.name for one in book.parent.iterdir()] == [book.name]
    assert book.stat().st_mode & 0o777 == 0o600


def test_the_passphrase_opens_it_in_any_sqlcipher(book: Path) -> None:
    convert(book, None, derived("Käse und Brot", new_salt()))
    salt = salt_of(book)
    assert salt is not None
    assert opens(book, derived("Ka\u0308se und Brot", salt))
    assert not opens(book, derived("Kase und Brot", salt))
    with closing(open_file(book.as_uri(), None, cipher=True)) as file:
        file.execute("PRAGMA key='Käse und Brot'")
        assert file.execute("SELECT count(*) FROM entries").fetchone() == (40,)


def test_a_key_does_not_show_itself_and_knows_its_passphrase() -> None:
    key = derived("hallo welt", bytes(16))
    assert key.raw.hex() not in repr(key)
    assert str(key.raw) not in str(key)
    assert key.is_of("hallo welt")
    assert not key.is_of("hallo Welt")


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_file_of_every_version_is_locked_as_it_is(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.executescript((SCHEMAS / f"{version}.sql").read_text(encoding="utf-8"))
        old.execute(f"PRAGMA application_id={APPLICATION_ID}")
        old.execute(f"PRAGMA user_version={version}")
        before = sorted(old.iterdump())
    convert(path, None, KEY)
    convert(path, KEY, None)
    with closing(sqlite3.connect(path)) as old:
        assert sorted(old.iterdump()) == before
        assert old.execute("PRAGMA user_version").fetchone() == (version,)
    convert(path, None, KEY)
    # A locked file of an older version is brought up to date, and the copy made before is locked as well.
    with closing(connect(path, key=KEY)) as database:
        assert database.rows("SELECT title FROM negotiations") == [("Senior role",)]
    copy = path.with_name(f"{path.name}.before-v{version + 1}")
    assert (salt_of(copy) == KEY.salt) == (version < SCHEMA_VERSION)


def test_what_other_programs_put_into_the_file_comes_along(book: Path) -> None:
    with closing(sqlite3.connect(book, isolation_level=None)) as file:
        file.execute("CREATE TABLE odd (a, b TEXT, PRIMARY KEY (b)) WITHOUT ROWID")
        file.execute('CREATE TABLE "say ""no""" (a)')
        file.execute(
            "INSERT INTO odd VALUES (1.5, 'x'), (NULL, char(0)), (x'ff00', CAST(x'ff41' AS TEXT)), (9e999, 'y')"
        )
        file.executemany('INSERT INTO "say ""no""" VALUES (?)', [(2**62,), (b"\x00",), (None,), (1.0,), (1,)])
        file.execute('DELETE FROM "say ""no""" WHERE rowid = 2')
        file.execute("CREATE TABLE counted (n INTEGER PRIMARY KEY AUTOINCREMENT)")
        file.execute("INSERT INTO counted VALUES (41)")
        file.execute("CREATE TRIGGER loud AFTER INSERT ON odd BEGIN INSERT INTO counted VALUES (NULL); END")
        file.execute("ANALYZE")
        file.text_factory = bytes
        tables = ("odd", '"say ""no"""', "counted", "sqlite_sequence", "sqlite_stat1", "file_facts")
        before = [file.execute(f"SELECT * FROM {name}").fetchall() for name in tables]
    convert(book, None, KEY)
    convert(book, KEY, None)
    with closing(sqlite3.connect(book)) as file:
        file.text_factory = bytes
        assert [file.execute(f"SELECT * FROM {name}").fetchall() for name in tables] == before


STEPS = ("begin", "write", "compare", "sync", "name", "done")
_KILL = """
import os, sys
from pathlib import Path
from negotui.store.engine import Key
from negotui.store.locking import convert
keys = {"plain": None, "locked": Key(b"k" * 32, bytes(range(16)))}
convert(Path(sys.argv[1]), keys[sys.argv[2]], keys[sys.argv[3]], lambda step: step == sys.argv[4] and os._exit(9))
"""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("old", "new"), [("plain", "locked"), ("locked", "plain")])
def test_a_kill_at_any_step_leaves_a_whole_file(book: Path, old: str, new: str, step: str) -> None:
    keys = {"plain": None, "locked": KEY}
    before = rows_of(book, None)
    if old == "locked":
        convert(book, None, KEY)
    command = [sys.executable, "-c", _KILL, str(book), old, new, step]
    assert subprocess.run(command, check=False).returncode == 9
    now = keys[new if step == "done" else old]
    assert (salt_of(book) is None) == (now is None)
    assert sweep(book.parent, f"{book.name}.") == []
    assert not [one.name for one in book.parent.iterdir() if one.name not in {book.name, f"{book.name}-journal"}]
    assert rows_of(book, now) == before
    convert(book, now, keys[new]) if now != keys[new] else None
    assert rows_of(book, keys[new]) == before


class Stop(Exception):
    """What a test stops a step with."""


@pytest.mark.parametrize("step", STEPS[:-1])
def test_whatever_fails_leaves_the_file_as_it_was_and_nothing_beside_it(book: Path, step: str) -> None:
    before = book.read_bytes()

    def stop(at: str) -> None:
        if at == step:
            raise Stop

    with pytest.raises(Stop):
        convert(book, None, KEY, stop)
    assert [one.name for one in book.parent.iterdir()] == [book.name]
    # Only the two bytes that say how it keeps its log, and the counter of changes, may differ.
    assert book.read_bytes()[100:] == before[100:]


def test_a_new_file_that_is_not_the_same_is_thrown_away(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = locking._write

    def careless(path: Path, old: Key | None, part: Path, new: Key | None) -> None:
        write(path, old, part, new)
        with closing(open_file(part.as_uri(), new)) as file:
            file.execute("UPDATE entries SET fields = replace(fields, 'Zanzibar 7', 'Zanzibar 8')")

    monkeypatch.setattr(locking, "_write", careless)
    with pytest.raises(StoreError, match="not the same"):
        convert(book, None, KEY)
    assert salt_of(book) is None
    assert [one.name for one in book.parent.iterdir()] == [book.name]


def test_a_full_disk_is_a_sentence(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise problem

    monkeypatch.setattr(locking, "_write", full)
    with pytest.raises(StoreError, match="The disk is full, so nothing was done"):
        convert(book, None, KEY)
    assert [one.name for one in book.parent.iterdir()] == [book.name]


_HOLD = """
import sys
from pathlib import Path
from negotui.store.engine import Key
from negotui.store.opening import connect
key = Key(b"k" * 32, bytes(range(16))) if sys.argv[2] == "locked" else None
database = connect(Path(sys.argv[1]), key=key)
database.rows("SELECT count(*) FROM entries")
print("open", flush=True)
sys.stdin.readline()
with database.write():
    database.run("UPDATE entries SET revision = revision + 1")
"""


@pytest.fixture
def held(book: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Another program that has the file open, until it gets a line; then it writes."""
    running: list[subprocess.Popen[str]] = []

    def hold(how: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _HOLD, str(book), how]
        one = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append(one)
        assert one.stdout is not None
        assert one.stdout.readline() == "open\n"
        return one

    yield hold
    for one in running:
        one.communicate()


@pytest.mark.parametrize("how", ["plain", "locked"])
def test_a_file_that_another_program_has_open_is_left_alone(
    book: Path, held: Callable[[str], subprocess.Popen[str]], how: str
) -> None:
    if how == "locked":
        convert(book, None, KEY)
    now = KEY if how == "locked" else None
    other = held(how)
    with pytest.raises(StoreBusy, match="Another window or program"):
        convert(book, now, OTHER)
    assert (salt_of(book) is None) == (now is None)
    other.communicate("\n")
    assert other.returncode == 0
    with closing(connect(book, key=now)) as database:
        assert database.rows("SELECT min(revision) FROM entries") == [(2,)]


def test_two_windows_work_on_one_locked_file(book: Path, held: Callable[[str], subprocess.Popen[str]]) -> None:
    convert(book, None, KEY)
    with closing(connect(book, key=KEY)) as database:
        version = database.data_version()
        held("locked").communicate("\n")
        assert database.data_version() != version
        with database.write():
            database.run("UPDATE entries SET revision = revision + 1")
        assert database.rows("SELECT min(revision), max(revision) FROM entries") == [(3, 3)]
        assert len(list(book.parent.iterdir())) == 3  # its log and the index of that too
        assert files_with(book.parent, WORD) == []
    assert files_with(book.parent, WORD) == []


def test_a_window_that_opened_the_file_that_was_there_writes_nothing_to_it(book: Path) -> None:
    with closing(connect(book)) as database:
        moved = book.with_name("another.db")
        book.rename(moved)
        book.write_bytes(moved.read_bytes())
        with pytest.raises(StoreError, match="moved, deleted or replaced"), database.write():
            database.run("DELETE FROM entries")


def test_a_damaged_file_and_one_with_another_name_are_left_as_they_are(book: Path) -> None:
    other = book.with_name("other.db")
    other.hardlink_to(book)
    with pytest.raises(StoreError, match="another name"):
        convert(book, None, KEY)
    other.unlink()
    content = bytearray(book.read_bytes())
    content[4096 * 4 : 4096 * 5] = bytes(4096)
    book.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        convert(book, None, KEY)
    assert book.read_bytes()[100:] == content[100:]


def test_a_link_stays_and_what_it_leads_to_is_locked(book: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(book)
    convert(link, None, KEY)
    assert link.is_symlink()
    assert salt_of(book) == KEY.salt


@pytest.mark.parametrize(
    "content", [b"", b"words " * 2000, bytes(8192), b"SQLite format 3\0" + bytes(range(256)) * 40, bytes(range(256))]
)
def test_what_is_no_locked_file_is_not_taken_for_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert salt_of(path) is None
    assert salt_of(tmp_path) is None
    assert salt_of(tmp_path / "nothing") is None


def test_backups_of_a_locked_file_are_locked_with_its_key(book: Path, tmp_path: Path) -> None:
    convert(book, None, KEY)
    with closing(connect(book, key=KEY)) as database:
        made = backup(database, tmp_path / "copy.db")
    assert salt_of(made) == KEY.salt
    assert is_sound(made, KEY)
    assert not is_sound(made, OTHER)
    assert not is_sound(made)
    assert rows_of(made, KEY) == rows_of(book, KEY)


@pytest.mark.parametrize(("old", "new"), [(None, KEY), (KEY, None), (KEY, OTHER), (KEY, KEY), (None, None)])
def test_a_copy_under_another_key_is_gone_afterwards(book: Path, old: Key | None, new: Key | None) -> None:
    if old is not None:
        convert(book, None, old)
    before = rows_of(book, old)
    with matching(book, old, new, book.with_name("beside")) as path:
        assert (path == book) == (old == new)
        assert rows_of(path, new) == before
    assert salt_of(book) == (old.salt if old else None)
    assert not [one for one in book.parent.iterdir() if one.name.endswith(".part")]


def test_a_few_bytes_are_sealed(tmp_path: Path) -> None:
    path, content = tmp_path / "words.locked", WORD.encode() * 900
    seal(path, content, KEY)
    seal(path, content + b"!", KEY)
    assert unsealed(path, KEY) == content + b"!"
    assert (path.stat().st_mode & 0o777, files_with(tmp_path, WORD)) == (0o600, [])
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with pytest.raises(WrongPassphrase):
        unsealed(path, OTHER)


def test_only_what_a_program_that_is_gone_left_half_written_is_removed(tmp_path: Path) -> None:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    gone, here = f".book.db.{done.pid}.part", ".book.db.1.part"
    for name in (gone, here, f".other.db.{done.pid}.part", "book.db", f"book.db.{done.pid}.part"):
        (tmp_path / name).write_text("x")
    assert sweep(tmp_path, "book.db.") == []
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        [here, f".other.db.{done.pid}.part", "book.db", f"book.db.{done.pid}.part"]
    )
    assert sweep(tmp_path / "nothing") == []
    folder_to_disk(tmp_path / "nothing")


def test_without_the_extra_a_sentence_says_how_to_get_it(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(StoreError) as refused:
        convert(book, None, KEY)
    assert "pip install 'negotui[lock]'" in refused.value.hint


def test_a_bad_page_of_a_locked_file_costs_no_more_than_of_a_plain_one(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    plain = filled(path)
    convert(path, None, KEY)
    locked = path.read_bytes()
    assert len(locked) // 4096 > 20
    saved: dict[Key | None, int] = {None: 0, KEY: 0}
    for page in range(1, len(locked) // 4096, 2):
        for key, content in ((None, plain), (KEY, locked)):
            spoiled = tmp_path / f"{page}-{key is None}.db"
            bad = content[: page * 4096] + random.Random(page).randbytes(4096) + content[(page + 1) * 4096 :]
            spoiled.write_bytes(bad)
            done = repair(spoiled, tmp_path / f"saved-{spoiled.name}", key)
            assert salt_of(done.path) == (key.salt if key else None)
            assert spoiled.read_bytes() == bad
            saved[key] += done.saved["entries"]
    # Not the same ones: rewriting a file packs its pages in another order.
    assert saved[KEY] > 0.9 * saved[None] > 0
