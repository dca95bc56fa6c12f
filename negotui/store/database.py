"""The open file, and the one place that puts errors of SQLite into words. What a table means is up to the files beside this one.

Plain reads and writes are plain SQL on this connection: importing sqlite_utils costs 62 ms, which is more than all that
`negotui list` does besides. It is imported for what only it does well, and that happens once a file: migrations and views.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from negotui.errors import StoreBusy, StoreError

Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]


class Database:
    """An open workbook file. For one thread: a connection shared by two loses data.

    path: the file.  read_only: why nothing can be saved here, a sentence, or empty.  connection: for this folder only.
    """

    __slots__ = ("_identity", "connection", "path", "read_only")

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: str = "") -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        # What is written to a file that has lost its name is gone when the program ends.
        self._identity = _identity(path)

    def wait_at_most(self, seconds: float) -> None:
        """How long to wait from now on while another program holds the file, before StoreBusy."""
        with translated(self.path):
            self.connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a query."""
        with translated(self.path):
            first: Row | None = self.connection.execute(sql, parameters).fetchone()
            return first

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Changes rows and says how many. Only inside `write`."""
        with translated(self.path):
            return self.connection.execute(sql, parameters).rowcount

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that holds the file from its first read on, so that nothing is changed between reading and writing.

        All of it is kept or none. Raises StoreBusy where another program holds the file for longer than the timeout.
        """
        if self.read_only:
            raise StoreError(f"Not saved: {self.read_only}", "Copy the file to a folder of yours and open the copy.")
        if self._identity is not None and _identity(self.path) != self._identity:
            hint = "Put the file back, or take the text to your editor, and start again."
            raise StoreError(f"Not saved: {self.path.name} was moved, deleted or replaced meanwhile.", hint)
        with translated(self.path):
            # A deferred BEGIN lost a third of all edits of four writers: it locks at the first write, after the read.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def data_version(self) -> int:
        """A number that changes whenever another connection has changed the file."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Lets go of the file."""
        with translated(self.path):
            self.connection.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path names now, None where it names none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def result_code(problem: sqlite3.Error) -> int:
    """The primary result code of SQLite, 0 where there is none."""
    return int(getattr(problem, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Puts errors of SQLite into words: StoreBusy where waiting helps, StoreError for all others."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a mistake of ours, such as a closed connection; no words for the user would mend it
    except sqlite3.Error as problem:
        raise _in_words(problem, path) from problem


def _in_words(problem: sqlite3.Error, path: Path) -> StoreError:
    match result_code(problem):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreBusy(f"Another program holds {path}.", "Close it or wait a moment, then try again.")
        case sqlite3.SQLITE_FULL:
            return StoreError("Not saved: the disk is full.", "Make room on it; then the next change saves everything.")
        case sqlite3.SQLITE_IOERR:
            return StoreError(
                f"Not saved: the disk cannot be written or read ({problem}).", f"Check the disk of {path}."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreError(
                f"Not saved: {path} is read-only.", "Copy the file to a folder of yours and open the copy."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return StoreError(f"{path} cannot be opened.", "Check that its folder exists and is yours.")
        case sqlite3.SQLITE_NOTADB:
            return StoreError(f"{path} is no workbook of negotui.", "Name another file with --file.")
        case sqlite3.SQLITE_CORRUPT:
            return StoreError(f"{path} is damaged.", f"Try: sqlite3 {path.name} .recover | sqlite3 recovered.db")
        case _:
            return StoreError(f"{path} cannot be used: {problem}.", "If negotui made this file, please report it.")
