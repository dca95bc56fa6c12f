"""Locks a file away and unlocks it again: another file is written beside it, compared with it row by row, and takes its name.

Whatever ends the program meanwhile, the name stands for a whole file: the old one, or the new one.
"""

# ruff: noqa: S608 - what is put into SQL here are names of tables, quoted

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from negotui.errors import StoreBusy, StoreError, WrongPassphrase
from negotui.store.backup import reserve, to_disk
from negotui.store.database import REPAIR, damage, result_code, translated
from negotui.store.engine import Key, errors, open_file
from negotui.store.opening import open_existing

_FACTS = ("application_id", "user_version")
_PART = re.compile(r"\..+\.(\d+)\.part(-journal|-wal|-shm)?", re.ASCII)


def opens(path: Path, key: Key) -> bool:
    """Whether a key opens a locked file. Raises StoreError where that cannot be told."""
    try:
        with translated(path, key):
            open_existing(path, "mode=ro", 5.0, key).close()
    except WrongPassphrase:
        return False
    return True


def convert(path: Path, old: Key | None, new: Key | None, step: Callable[[str], None] = lambda _: None) -> None:
    """Rewrites a file under another key; None stands for a plain file. The file that was there is gone afterwards.

    step: called before each step with its name, so that tests can stop there. Raises StoreBusy where another program has the file
    open, StoreError where it is damaged or there is no room; then it is as it was.
    """
    path = path.resolve()
    _refuse_other_names(path)
    with _held(path, old), _copied(path, old, new, step) as part:
        step("name")
        with suppress(OSError):
            status = path.stat()
            os.utime(part, ns=(status.st_atime_ns, status.st_mtime_ns))
        part.replace(path)
        folder_to_disk(path.parent)
        step("done")


@contextmanager
def _copied(path: Path, old: Key | None, new: Key | None, step: Callable[[str], None]) -> Iterator[Path]:
    """The same tables under another key in a file beside it, compared and on the disk; gone afterwards, unless it was renamed."""
    step("begin")
    part = reserve(path)
    try:
        with _told(path):
            step("write")
            _write(path, old, part, new)
            step("compare")
            _compare(path, old, part, new)
            step("sync")
            to_disk(part)
        yield part
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def matching(path: Path, old: Key | None, new: Key | None, beside: Path) -> Iterator[Path]:
    """A file under another key, gone afterwards: the file itself where the keys are the same. beside: what it lies beside."""
    if old == new:
        yield path
        return
    part = reserve(beside)
    try:
        with _told(path):
            _write(path, old, part, new, immutable=True)
        yield part
    finally:
        with suppress(OSError):
            part.unlink()


def _refuse_other_names(path: Path) -> None:
    try:
        names = path.stat().st_nlink
    except OSError as problem:
        raise StoreError(f"I can’t read {path}: {problem.strerror}.", "Name another with --file.") from problem
    if names > 1:
        raise StoreError(
            f"{path} has another name too (a hard link), under which it would stay as it is.",
            "Remove the other name first; `find -samefile` finds it.",
        )


@contextmanager
def _held(path: Path, key: Key | None) -> Iterator[None]:
    """Keeps all other programs from writing to a file; there is no log beside it meanwhile. Raises StoreBusy, StoreError."""
    with _told(path, key), closing(_opened(path, key)) as connection:
        try:
            # Leaving WAL takes a lock that nobody gets while another connection is open; the log is then part of the file.
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN IMMEDIATE")
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        except errors("OperationalError") as problem:
            if result_code(problem) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            mode = "busy"
        if mode != "delete":
            raise StoreBusy(f"Another window or program has {path} open.", "Close it, then try again.")
        if damage(connection):
            raise StoreError(f"{path} is damaged, so nothing was done.", REPAIR)
        yield
        # Never written to: what it holds on to may have lost its name.
        connection.execute("ROLLBACK")


def _opened(path: Path, key: Key | None, mode: str = "mode=rw") -> sqlite3.Connection:
    """Always by SQLCipher: two SQLites on one file in one process would undo each other's locks."""
    return open_file(f"{path.absolute().as_uri()}?{mode}", key, 1.0, cipher=True)


def _write(path: Path, old: Key | None, part: Path, new: Key | None, *, immutable: bool = False) -> None:
    mode = "mode=ro&immutable=1" if immutable else "mode=rw"
    with closing(_opened(path, old, mode)) as connection:
        connection.execute(f'ATTACH ? AS made KEY "{new.sql if new else ""}"', [part.absolute().as_uri()])
        # It has no name yet: half of it is nothing to be saved, and a journal would hold pages too.
        connection.execute("PRAGMA made.journal_mode=OFF")
        connection.execute("PRAGMA made.synchronous=OFF")
        connection.execute("SELECT sqlcipher_export('made')").fetchone()
        for name in _FACTS:
            connection.execute(f"PRAGMA made.{name}={int(connection.execute(f'PRAGMA main.{name}').fetchone()[0])}")
        connection.execute("DETACH made")


def _compare(path: Path, old: Key | None, part: Path, new: Key | None) -> None:
    """Raises StoreError where the new file is not the same, in every table, row by row."""
    with closing(_opened(path, old)) as one, closing(_opened(part, new, "mode=ro")) as other:
        sound = not damage(other)
        one.text_factory = other.text_factory = bytes
        same = sound and all(left == right for left, right in zip(_content(one), _content(other), strict=True))
    if not same:
        raise StoreError(f"The new file is not the same as {path}, so nothing was done.", "Please report this.")


def _content(file: sqlite3.Connection) -> Iterator[object]:
    """All that a file holds, in an order of its own: facts, tables and rows, each table closed by its number of rows."""
    for name in _FACTS:
        yield file.execute(f"PRAGMA {name}").fetchone()
    schema = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    yield schema
    for kind, name, *_ in schema:
        if kind == b"table":
            yield from _rows(file, name.decode("utf-8", "surrogateescape").replace('"', '""'))


def _rows(file: sqlite3.Connection, name: str) -> Iterator[object]:
    try:
        rows: Iterable[object] = file.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
    except errors("OperationalError"):  # a table that has no such number
        rows = file.execute(f'SELECT * FROM "{name}"')
    number = 0
    for row in rows:
        number += 1
        yield row
    yield number


def folder_to_disk(folder: Path) -> None:
    """Waits until the disk knows the names in a folder, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told(path: Path, key: Key | None = None) -> Iterator[None]:
    """As `translated`, in words that fit where nothing was to be saved."""
    try:
        with translated(path, key):
            yield
    except (StoreBusy, WrongPassphrase):
        raise
    except StoreError as problem:
        cause = problem.__cause__
        if isinstance(cause, errors()) and result_code(cause) == sqlite3.SQLITE_FULL:
            raise StoreError(
                "The disk is full, so nothing was done.", f"A second copy of {path.name} has to fit for a moment."
            ) from problem
        raise


# Leftovers


def sweep(folder: Path, name: str = "") -> list[Path]:
    """Removes what programs that were killed left half-written in a folder, and returns what could not be removed.

    name: of the file that it was to become, empty for any.
    """
    left = []
    with suppress(OSError):
        for path in folder.iterdir():
            found = _PART.fullmatch(path.name)
            is_ours = found is not None and path.name.startswith(f".{name}")
            if found is not None and is_ours and path.is_file() and not _is_running(int(found[1])):
                try:
                    path.unlink(missing_ok=True)
                except OSError:
                    left.append(path)
    return left


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
