"""The file is not as it should be: damaged, read-only, gone, on a full disk, older, or written by somebody who means harm."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from negotui.store.migrations import APPLICATION_ID, SCHEMA_VERSION
from tests.battery.lab import PATIENCE, PYTHON, Lab, Lost

_PAGE = 4096


def _closed(lab: Lab) -> None:
    """All of it in the file itself, nothing in its log."""
    with closing(sqlite3.connect(lab.book)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def damaged(lab: Lab) -> Iterator[str]:
    """each page of the file is overwritten in turn: it is refused or read, never written to, and what can be read of it is saved"""
    lab.begin()
    # Long words, so that the entries have pages of their own.
    lines = [[f"claim=w{number} {'words ' * 200}"] for number in range(24)]
    rows = lab.folder / "facts.csv"
    rows.write_text("claim\n" + "\n".join(line[0].removeprefix("claim=") for line in lines))
    lab.run("rows", "Rent", "facts", str(rows), "--yes")
    _closed(lab)
    whole = lab.book.read_bytes()
    pages = range(len(whole) // _PAGE)
    for page in lab.some(pages, 3):
        content = bytearray(whole)
        content[page * _PAGE : (page + 1) * _PAGE] = lab.random.randbytes(_PAGE)
        folder = lab.folder / f"page{page}"
        folder.mkdir()
        copy = folder / "book.db"
        copy.write_bytes(content)
        is_sound, before = _is_sound(copy), _hash(copy)
        for words in (("list",), ("show", "Rent"), ("add", "Rent", "facts", "claim=new"), ("check",)):
            lab.run("--file", str(copy), *words)
        if not is_sound and _hash(copy) != before:
            raise Lost(f"a file with page {page} damaged was written to")
        # The first page is the file's head: without it nobody can tell whose file it is.
        if page and not is_sound:
            _saved_from(lab, copy, page)
        shutil.rmtree(folder)
        yield f"page {page}"


def _is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as file:
        try:
            return [line for (line,) in file.execute("PRAGMA integrity_check(1)")] == ["ok"]
        except sqlite3.Error:
            return False


def _saved_from(lab: Lab, copy: Path, page: int) -> None:
    """A page holds three of the long facts at most: all others are in the new file."""
    new = copy.with_name("new.db")
    if lab.run("--file", str(copy), "repair", "-o", str(new)).returncode:
        raise Lost(f"nothing could be saved of a file with page {page} damaged")
    lab.sound(new)
    with closing(sqlite3.connect(new)) as file:
        (count,) = file.execute("SELECT count(*) FROM entries WHERE sheet = 'facts'").fetchone()
    if count < 24 - 3:
        raise Lost(f"of 24 facts {count} were saved with page {page} damaged")


def full_disk(lab: Lab) -> Iterator[str]:
    """no byte more can be written, from the start or while one types: a sentence, and everything that was there is there"""
    lab.begin()
    _closed(lab)
    size = lab.book.stat().st_size

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    for words in (
        ("add", "Rent", "facts", f"claim={'x' * 60_000}"),
        ("list",),
        ("show", "Rent"),
        ("export", "Rent", "-o", "x.md"),
        ("backup",),
    ):
        done = subprocess.run(
            [*PYTHON, *words],
            env=lab.environ,
            cwd=lab.folder,
            capture_output=True,
            preexec_fn=limit,
            timeout=PATIENCE,
            check=False,
        )
        lab.judged(done, words)
        lab.sound()
        yield words[0]
    if b"Pay" not in lab.run("show", "Rent").stdout:
        raise Lost("the issue is gone")
    with lab.program() as app:
        app.write(b"nbefore it is full")
        lab.saved(app, "before it is full")
        # Its log may not grow any more: what it writes from now on fails as on a full disk.
        resource.prlimit(app.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        app.write(b" and after" + b" more words" * 20)
        app.see("not saved")
        resource.prlimit(app.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        lab.saved(app, "before it is full and after" + " more words" * 20)
    yield "while one types"


def not_as_it_was(lab: Lab) -> Iterator[str]:
    """read-only, a folder, a link to nowhere, an empty file, a pipe; moved, deleted, replaced under the program: a sentence each"""
    lab.begin()
    _closed(lab)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{lab.book}{ending}").unlink()
    lab.book.chmod(0o400)
    before = _hash(lab.book)
    if os.geteuid():
        lab.run("add", "Rent", "facts", "claim=x")
    lab.run("show", "Rent")
    lab.book.chmod(0o600)
    if os.geteuid() and _hash(lab.book) != before:
        raise Lost("a read-only file has changed")
    yield "read-only"
    (lab.folder / "folder.db").mkdir()
    (lab.folder / "link.db").symlink_to("nowhere.db")
    (lab.folder / "empty.db").touch()
    os.mkfifo(lab.folder / "pipe.db")
    for name in lab.some(("folder", "link", "empty", "pipe"), 2):
        for words in (("list",), ("show", "Rent"), ("check",)):
            lab.run("--file", str(lab.folder / f"{name}.db"), *words)
        yield name
    for how in lab.some(("moved", "deleted", "replaced"), 1):
        kept = lab.folder / f"kept-{how}.db"
        with lab.program() as app:
            app.write(b"nbefore it is " + how.encode())
            lab.saved(app, f"before it is {how}")
            _away(lab, how, kept)
            app.write(b" and after")
            app.see("not saved")
            app.send(signal.SIGTERM)
            app.wait()
        if not any(f"{how} and after" in path.read_text() for path in lab.folder.glob("book.db.unsaved-*")):
            raise Lost(f"{how}: the words are nowhere")
        for ending in ("", "-wal", "-shm"):
            Path(f"{lab.book}{ending}").unlink(missing_ok=True)
        shutil.copyfile(kept, lab.book)
        yield how


def _away(lab: Lab, how: str, kept: Path) -> None:
    """Takes the file away from under the program; a copy of it is kept to go on with."""
    with closing(sqlite3.connect(lab.book)) as file, closing(sqlite3.connect(kept)) as target:
        file.backup(target)
    if how == "moved":
        lab.book.rename(lab.folder / "moved.db")
    else:
        lab.book.unlink()
    if how == "replaced":
        shutil.copyfile(kept, lab.book)


def older(lab: Lab) -> Iterator[str]:
    """a file of every older version opens, with a copy of it beside"""
    schemas = sorted(Path(__file__).parents[1].glob("store/schemas/*.sql"))
    for schema in schemas:
        book = lab.folder / f"{schema.stem}.db"
        with closing(sqlite3.connect(book)) as file:
            file.executescript(schema.read_text(encoding="utf-8"))
            file.execute(f"PRAGMA application_id={APPLICATION_ID}")
            file.execute(f"PRAGMA user_version={schema.stem}")
        if lab.run("--file", str(book), "new", "Rent").returncode:
            raise Lost(f"version {schema.stem} did not open")
        lab.sound(book)
        if int(schema.stem) < SCHEMA_VERSION and not list(lab.folder.glob(f"{schema.stem}.db.before-v*")):
            raise Lost(f"no copy of version {schema.stem} was kept")
        yield f"version {schema.stem}"


def hostile_file(lab: Lab) -> Iterator[str]:
    """every column of every table holds what nobody of ours wrote: a sentence each, no traceback"""
    lab.begin()
    _closed(lab)
    values = (
        *("null", "[]", '{"text": {"a": [1]}}', "\x1b]52;c;x\x07", "x" * 100_000),
        *(2**63 - 1, -1, b"\xff\x00", 1.5, "9999-99-99"),
    )
    with closing(sqlite3.connect(lab.book)) as file:
        places = [
            (table, column[1])
            for table in ("negotiations", "entries", "changes", "file_facts")
            for column in file.execute(f"PRAGMA table_info({table})").fetchall()
        ]
    tried = [(place, value) for place in places for value in values]
    lab.random.shuffle(tried)
    for (table, column), value in tried[: 4 if lab.short else 80]:
        copy = lab.folder / "hostile.db"
        shutil.copyfile(lab.book, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as file, suppress(sqlite3.Error):
            file.execute(f"UPDATE {table} SET {column} = ?", [value])
        for words in (("list",), ("show", "Rent"), ("undo", "Rent"), ("add", "Rent", "facts", "claim=x"), ("due",)):
            lab.run("--file", str(copy), *words)
        for path in lab.folder.glob("hostile.db*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        yield f"{table}.{column}"
