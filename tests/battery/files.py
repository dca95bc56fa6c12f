"""The file is not as it should be: damaged, read-only, gone, on a full disk, older, or written by somebody who means harm."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from negotui.store.migrations import APPLICATION_ID
from tests.battery.lab import PYTHON, Lab, Lost
from tests.hostile import HOSTILE_TEXTS

_PAGE = 4096


def _closed(lab: Lab) -> None:
    """All of it in the file itself, nothing in its log."""
    with closing(sqlite3.connect(lab.book)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def damaged(lab: Lab) -> Iterator[str]:
    """each page of the file is overwritten in turn: it is refused or read, and never written to while damaged"""
    lab.begin()
    for number in range(12):
        lab.run("add", "Rent", "facts", f"claim={'words ' * 200}{number}")
    _closed(lab)
    whole = lab.book.read_bytes()
    pages = list(range(1, len(whole) // _PAGE))
    for page in pages[:: 6 if lab.short else 1]:
        content = bytearray(whole)
        content[page * _PAGE : (page + 1) * _PAGE] = lab.random.randbytes(_PAGE)
        folder = lab.folder / f"page{page}"
        folder.mkdir()
        copy = folder / "book.db"
        copy.write_bytes(content)
        before = _hash(copy)
        with closing(sqlite3.connect(copy)) as file:
            try:
                is_sound = [line for (line,) in file.execute("PRAGMA integrity_check(1)")] == ["ok"]
            except sqlite3.Error:
                is_sound = False
        for words in (("list",), ("show", "Rent"), ("add", "Rent", "facts", "claim=new"), ("check",)):
            lab.run("--file", str(copy), *words)
        if not is_sound and _hash(copy) != before:
            raise Lost(f"a file with page {page} damaged was written to")
        shutil.rmtree(folder)
        yield f"page {page}"


def full_disk(lab: Lab) -> Iterator[str]:
    """no byte more can be written: a sentence, and everything that was there is there"""
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
    ):
        done = subprocess.run(
            [*PYTHON, *words],
            env=lab.environ,
            cwd=lab.folder,
            capture_output=True,
            preexec_fn=limit,
            timeout=60,
            check=False,
        )
        if b"Traceback" in done.stderr:
            raise Lost(f"{words[0]}: {done.stderr[-200:]!r}")
        lab.sound()
        yield words[0]
    if b"Pay" not in lab.run("show", "Rent").stdout:
        raise Lost("the issue is gone")


def read_only(lab: Lab) -> Iterator[str]:
    """read-only, moved, replaced, a folder, a link to nowhere, an empty file: a sentence each, nothing changed"""
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
    for name in ("folder", "link", "empty"):
        for words in (("list",), ("show", "Rent"), ("check",)):
            lab.run("--file", str(lab.folder / f"{name}.db"), *words)
        yield name
    with lab.program() as app:
        app.write(b"nbefore it is moved")
        app.rest()
        lab.book.rename(lab.folder / "moved.db")
        app.write(b" and after")
        app.rest()
        app.check()
        if "not saved" not in app.text:
            raise Lost("nobody is told that the file is gone")
    yield "moved"


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
        yield f"version {schema.stem}"


def hostile_file(lab: Lab) -> Iterator[str]:
    """every column of every table holds what nobody of ours wrote: a sentence each, no traceback"""
    lab.begin()
    _closed(lab)
    values = (
        "null",
        "[]",
        '{"text": {"a": [1]}}',
        "\x1b]52;c;x\x07",
        "x" * 100_000,
        2**63 - 1,
        -1,
        b"\xff\x00",
        1.5,
        "9999-99-99",
    )
    with closing(sqlite3.connect(lab.book)) as file:
        places = [
            (table, column[1])
            for (table,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('negotiations', 'entries', 'changes')"
            ).fetchall()
            for column in file.execute(f"PRAGMA table_info({table})").fetchall()
        ]
    tried = [(place, value) for place in places for value in values]
    lab.random.shuffle(tried)
    for (table, column), value in tried[: 8 if lab.short else 80]:
        copy = lab.folder / "hostile.db"
        shutil.copyfile(lab.book, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as file, suppress(sqlite3.Error):
            file.execute(f"UPDATE {table} SET {column} = ?", [value])
        for words in (("list",), ("show", "Rent"), ("undo", "Rent"), ("add", "Rent", "facts", "claim=x"), ("due",)):
            lab.run("--file", str(copy), *words)
        for path in lab.folder.glob("hostile.db*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        yield f"{table}.{column}"


def hostile_words(lab: Lab) -> Iterator[str]:
    """hostile texts go through commands and every export, and none reaches a terminal or a file as an order"""
    lab.begin()
    texts = list(HOSTILE_TEXTS)
    lab.random.shuffle(texts)
    for text in texts[: 4 if lab.short else 40]:
        clean = text.replace("\0", "")
        lab.run("add", "Rent", "facts", f"claim=x {clean}")
        lab.run("search", "--", clean)
        lab.run("list", "--", clean)
    for name in ("md", "html", "txt", "json", "ics", "xlsx"):
        done = lab.run("export", "Rent", "-o", f"out.{name}", "--force")
        path = lab.folder / f"out.{name}"
        if not done.returncode and name != "xlsx" and "\x1b" in path.read_text(encoding="utf-8"):
            raise Lost(f"an escape reached {name}")
        yield name
