"""The one way to open the file, and the one place that puts errors of SQLite into words. Must not know what a table means.

Plain reads and writes are plain SQL on this connection: importing sqlite_utils costs 62 ms, which is more than all that
`negotui list` does besides. It is imported for what only it does well, and that happens once a file: migrations and views.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from negotui.errors import StoreBusy, StoreError

APPLICATION_ID = 0x6E65676F
"""Marks a file as ours: `nego`."""
SCHEMA_VERSION = 2
"""The number of migrations, known without importing them."""
_OLDEST_SQLITE = (3, 38, 0)
_PAUSE = 0.02

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


def connect(path: Path, *, read_only: bool = False, timeout: float = 5.0) -> Database:
    """Opens a workbook, making or migrating it where needed.

    timeout: seconds to wait for another program.  read_only: open it for reading even where it could be written.
    A file that may not be written is opened for reading, and `read_only` of the result says why. Raises StoreError for a
    file that is no workbook or is a newer one, and leaves such a file as it is.
    """
    reason = _made_ready(path, read_only)
    with translated(path):
        connection = _open(path, "mode=ro" if reason else "mode=rw", timeout)
        sound = False
        try:
            database = _prepared(Database(path, connection, reason), timeout)
            sound = True
        finally:
            if not sound:
                connection.close()
        return database


def _made_ready(path: Path, read_only: bool) -> str:
    """Makes the file where there is none, and says why it cannot be written, or nothing."""
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder.", "Name a file in it with --file.")
        reason = "it was opened for reading only." if read_only else _why_read_only(path)
        if not reason:
            _create(path)
        elif not path.exists():
            raise StoreError(f"There is no file {path}, and none can be made: {reason}", "Name another with --file.")
    except OSError as problem:
        raise StoreError(
            f"{path} cannot be made or read: {problem.strerror}.", "Name another with --file."
        ) from problem
    return reason


def _why_read_only(path: Path) -> str:
    """Why a file cannot be written, or nothing. The folder counts: SQLite writes its log beside the file."""
    existing = path.parent
    while not existing.exists():
        existing = existing.parent
    if not os.access(existing, os.W_OK | os.X_OK):
        return f"the folder {existing} is read-only."
    if path.exists() and not os.access(path, os.W_OK):
        return f"the file {path.name} is read-only."
    return ""


def _create(path: Path) -> None:
    """Makes an empty file that only its owner reads: its log and index then are so as well."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Never an existing file: closing a second handle on it would drop the locks that SQLite holds in this process.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _open(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    if mode != "mode=ro":
        return connection
    try:
        connection.execute("PRAGMA user_version")
    except sqlite3.OperationalError as problem:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        no_place = _code(problem) in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
        # The log has no place beside a file that cannot be written. Where none is left behind, the file alone is whole.
        if not no_place or (log.exists() and log.stat().st_size):
            raise
        return _open(path, "immutable=1", timeout)
    return connection


def _prepared(database: Database, timeout: float) -> Database:
    """The connection with its pragmas, once the file is known to be ours and of this version."""
    connection = database.connection
    version = _version(connection, database.path)
    if database.read_only:
        if version < SCHEMA_VERSION:
            old = "is from an older version of negotui" if version else "is empty"
            raise StoreError(
                f"{database.path} {old}, and it cannot be brought up to date: {database.read_only}",
                "Copy the file to a folder of yours and open the copy.",
            )
        connection.execute("PRAGMA query_only=ON")
        return database
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    deadline = time.monotonic() + timeout
    # Changing to WAL does not wait for other connections as a transaction does: of four first starts at once, three failed.
    while not _migrated(database, version):
        if time.monotonic() > deadline:
            raise StoreBusy(f"Another program holds {database.path}.", "Close it or wait a moment, then try again.")
        time.sleep(_PAUSE)
        version = _version(connection, database.path)
    return database


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the file's tables, 0 for an empty file. Only reads, so that a file that is not ours stays as it is."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    ours = int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID
    if not ours and (version or connection.execute("SELECT 1 FROM sqlite_master").fetchone()):
        raise StoreError(f"{path} is a SQLite file, but no workbook of negotui.", "Name another file with --file.")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by a newer version of negotui.", "Upgrade negotui, or name another file with --file."
        )
    return version


def _migrated(database: Database, version: int) -> bool:
    """Turns on the log and brings the tables up to date; False where another program was in the way."""
    try:
        database.connection.execute("PRAGMA journal_mode=WAL")
        if version < SCHEMA_VERSION:
            _migrate(database, version)
    except sqlite3.OperationalError as problem:
        if _code(problem) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return False
    return True


def _migrate(database: Database, version: int) -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old for negotui.", "Install a Python with SQLite 3.38 or newer."
        )
    # The 62 ms of sqlite_utils are paid when a file is made or brought up to date, and at no other start.
    from negotui.store.backup import backup_before
    from negotui.store.migrations import migrate

    if version:
        backup_before(database, version)
    migrate(database.connection)


def _code(problem: sqlite3.Error) -> int:
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
    match _code(problem):
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
