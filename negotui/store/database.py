"""The open file, and the one place that turns SQLite's errors into messages. What the tables mean is up to the modules beside it.

Reads and writes are plain SQL on this connection: importing sqlite_utils costs 62 ms, more than everything else that
`negotui list` does. It is imported only for what it does best, migrations and views, which happens once per file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from negotui.errors import StoreBusy, StoreError, WrongPassphrase
from negotui.store.engine import Key, errors

Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]
CHECKED_AT_ONCE = 20 * 2**20
"""Up to how many bytes a file is checked before the first write: 7 MB take 17 ms. Larger ones are checked in a thread, or daily."""
DAMAGED = "the file is damaged."
REPAIR = "`negotui repair` saves what can be read to a new file, and `negotui restore` lists the backups."


class Database:
    """An open workbook file, for one thread only: two threads that share a connection lose data.

    path: the file.  read_only: why nothing can be saved, as a sentence, or empty.  connection: only for modules of this folder.
    checked: whether somebody has looked for damage.  before_first_write: called once, before anything is written; it may write
    elsewhere.  key: what opens it, None for a plain file.
    """

    __slots__ = ("_identity", "before_first_write", "checked", "connection", "key", "path", "read_only")

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        read_only: str = "",
        key: Key | None = None,
        identity: tuple[int, int] | None = None,
    ) -> None:
        """identity: of the file, if somebody has asked before it was opened."""
        self.path = path
        self.key = key
        self.connection = connection
        self.read_only = read_only
        self.checked = False
        self.before_first_write: Callable[[], None] | None = None
        # What is written to a file that has lost its name is gone when the program ends.
        self._identity = identity or identity_of(path)

    def wait_at_most(self, seconds: float) -> None:
        """Sets how long calls wait for a lock of another program before they raise StoreBusy."""
        with translated(self.path, self.key):
            self.connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        with translated(self.path, self.key):
            return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a query."""
        with translated(self.path, self.key):
            first: Row | None = self.connection.execute(sql, parameters).fetchone()
            return first

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Runs a statement that changes rows and returns how many. Only inside `write`."""
        with translated(self.path, self.key):
            return self.connection.execute(sql, parameters).rowcount

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that locks the file from its first read on, so that nothing changes between reading and writing.

        All of it is saved or none. Raises StoreBusy if another program keeps its lock longer than the timeout, StoreError if
        the file is read-only or was replaced.
        """
        self._look_first()
        if self.read_only:
            copy = "Copy the file to a folder you may write to, and open the copy."
            raise StoreError(f"Not saved: {self.read_only}", REPAIR if self.read_only == DAMAGED else copy)
        self._refuse_if_replaced()
        with translated(self.path, self.key):
            # A deferred BEGIN lost a third of all edits of four writers: it locks at the first write, after the read.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                # While this waited for its turn, `negotui lock` may have put another file in the place of this one.
                self._refuse_if_replaced()
                yield
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def _refuse_if_replaced(self) -> None:
        if self._identity is not None and identity_of(self.path) != self._identity:
            hint = "Put the file back, or copy the text into an editor, then start negotui again."
            raise StoreError(f"Not saved: {self.path.name} was moved, deleted or replaced meanwhile.", hint)

    def _look_first(self) -> None:
        """Before the first write: a damaged file is never written to, and what is to be done before it is done."""
        if not self.checked and not self.read_only and _size(self.path) <= CHECKED_AT_ONCE:
            self.checked = True
            with translated(self.path, self.key):
                if damage(self.connection):
                    self.read_only = DAMAGED
        if self.before_first_write is not None and not self.read_only:
            before, self.before_first_write = self.before_first_write, None
            before()

    def data_version(self) -> int:
        """A number that changes whenever another connection has changed the file."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Lets go of the file."""
        with translated(self.path, self.key):
            self.connection.close()


def damage(connection: sqlite3.Connection) -> str:
    """What is broken in a file, in SQLite's words, or an empty string. Only reads. Raises one of `errors()` if it is busy."""
    try:
        first = connection.execute("PRAGMA quick_check(1)").fetchone()
    except errors("DatabaseError") as problem:
        if result_code(problem) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return str(problem) or "it can’t be read"
    return "" if first == ("ok",) else str(first[0] if first else "it can’t be read")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def identity_of(path: Path) -> tuple[int, int] | None:
    """Device and inode of the file that a path names now; None if there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def result_code(problem: Exception) -> int:
    """SQLite's primary result code, 0 if there is none."""
    return int(getattr(problem, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def translated(path: Path, key: Key | None = None) -> Iterator[None]:
    """Turns SQLite's errors into StoreBusy, if waiting helps, or StoreError. key: what opened the file, if it is locked."""
    try:
        yield
    except errors("ProgrammingError"):
        raise  # a bug, such as a closed connection: no message to the user would help
    except errors() as problem:
        raise _store_error(problem, path, key) from problem
    except OverflowError as problem:
        hint = "Another program must have written it. Restore a copy of the file, or begin the entry anew."
        raise StoreError("Not saved: a number in the file is beyond what it can count to.", hint) from problem


def _store_error(problem: Exception, path: Path, key: Key | None) -> StoreError:
    match result_code(problem):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(f"Another program has locked {path}.", "Close it or wait a moment, then try again.")
        case sqlite3.SQLITE_FULL:
            return StoreError(
                "Not saved: the disk is full.", "Free some space; your next change then saves everything."
            )
        case sqlite3.SQLITE_IOERR:
            return StoreError(f"Not saved: the disk failed ({problem}).", f"Check the disk that {path} is on.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreError(
                f"Not saved: {path} is read-only.", "Copy the file to a folder you may write to, and open the copy."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return StoreError(f"I can’t open {path}.", "Check that its folder exists and is yours.")
        case sqlite3.SQLITE_NOTADB if key is not None:
            return WrongPassphrase(
                f"That passphrase doesn’t open {path}.",
                "If you are sure of it, the file may be damaged: `negotui restore` lists the backups.",
            )
        case sqlite3.SQLITE_NOTADB:
            return StoreError(f"{path} isn’t a negotui workbook.", "Name another file with --file.")
        case sqlite3.SQLITE_CORRUPT:
            return StoreError(f"{path} is damaged.", REPAIR)
        case _:
            return StoreError(f"I can’t use {path}: {problem}.", "If negotui made this file, please report it.")
