"""The one way to open a workbook file. A missing file is created, an older one is migrated."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from negotui.errors import StoreBusy, StoreError
from negotui.store.backup import backup_before
from negotui.store.database import DAMAGED, REPAIR, Database, damage, identity_of, result_code, translated
from negotui.store.engine import Key, errors, open_file
from negotui.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate

_OLDEST_SQLITE = (3, 38, 0)
_PAUSE = 0.02


def connect(path: Path, *, read_only: bool = False, timeout: float = 5.0, key: Key | None = None) -> Database:
    """Opens a workbook, creating or migrating it if needed.

    timeout: seconds to wait for another program.  read_only: open it for reading even if it could be written.
    key: of a locked file; a file that is not there yet is made locked with it.
    A file that cannot be written is opened for reading, and `read_only` of the result says why. Raises StoreError for a file that
    is not a workbook or comes from a newer version, and leaves such a file unchanged; WrongPassphrase where the key does not fit.
    """
    read_only_reason = _ensure_file(path, read_only)
    # Asked before it is opened: another file that takes the name in between is noticed at the first write.
    identity = identity_of(path)
    with translated(path, key):
        connection = open_existing(path, "mode=ro" if read_only_reason else "mode=rw", timeout, key)
        sound = False
        try:
            database = _prepare(Database(path, connection, read_only_reason, key, identity), timeout)
            sound = True
        finally:
            if not sound:
                connection.close()
        return database


def connect_to_nothing(path: Path) -> Database:
    """An empty workbook in memory, to read from where there is no file at `path`. Makes nothing on disk."""
    with translated(path):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        migrate(connection)
        connection.execute("PRAGMA query_only=ON")
    return Database(path, connection, f"there is no file {path}.")


def prepare_memory() -> None:
    """Loads what `in_memory` needs, some 100 ms once; in any thread."""
    from sqlite_utils import migrations as migrations


class _Forgotten(sqlite3.Connection):
    """Closes itself once nobody holds it: what is only in memory has no owner that would."""

    def __del__(self) -> None:
        # Another thread may not close it, and need not: letting go of it frees the memory.
        with suppress(sqlite3.ProgrammingError):
            self.close()


def in_memory(path: Path) -> Database:
    """An empty workbook in memory that can be written, gone when it is closed. path: what it is called; no file of that name."""
    with translated(path):
        connection = sqlite3.connect(":memory:", factory=_Forgotten, isolation_level=None)
        migrate(connection)
        connection.execute("PRAGMA foreign_keys=ON")
    database = Database(path, connection)
    database.checked = True
    return database


def _ensure_file(path: Path, read_only: bool) -> str:
    """Creates the file if it is missing. Returns why it cannot be written, or an empty string."""
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder.", "Name a file in it with --file.")
        read_only_reason = "the file was opened for reading only." if read_only else _why_read_only(path)
        if not read_only_reason:
            _create(path)
        elif not path.exists():
            raise StoreError(
                f"There is no file {path}, and I can’t create it: {read_only_reason}", "Name another with --file."
            )
    except OSError as problem:
        raise StoreError(
            f"I can’t create or read {path}: {problem.strerror}.", "Name another with --file."
        ) from problem
    return read_only_reason


def _why_read_only(path: Path) -> str:
    """Why a file cannot be written, or an empty string. The folder matters too: SQLite writes its log beside the file."""
    existing = path.parent
    while not existing.exists():
        existing = existing.parent
    if not existing.is_dir():
        return f"{existing} isn’t a folder."
    if not os.access(existing, os.W_OK | os.X_OK):
        return f"the folder {existing} is read-only."
    if path.exists() and not os.access(path, os.W_OK):
        return f"the file {path.name} is read-only."
    return ""


def _create(path: Path) -> None:
    """Creates an empty file that only its owner can read; SQLite gives its log and index the same permissions."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Never an existing file: closing a second handle on it would drop the locks that SQLite holds in this process.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def open_existing(path: Path, mode: str, timeout: float, key: Key | None) -> sqlite3.Connection:
    """A connection to a file, in a mode of SQLite's URIs. One for reading has read once. Raises one of `errors()`."""
    connection = open_file(f"{path.absolute().as_uri()}?{mode}", key, timeout)
    if mode != "mode=ro":
        return connection
    try:
        connection.execute("PRAGMA user_version")
    except errors() as problem:
        # Damage and foreign files too: whoever gets no connection can't close it.
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        no_place = result_code(problem) in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
        # The log has no place beside a file that cannot be written. Where none is left behind, the file alone is whole.
        if not no_place or (log.exists() and log.stat().st_size):
            raise
        return open_existing(path, "immutable=1", timeout, key)
    return connection


def _prepare(database: Database, timeout: float) -> Database:
    """Checks that the file is a workbook, migrates it if it is older, and sets the connection's pragmas."""
    connection = database.connection
    version = _version(connection, database.path)
    if database.read_only:
        if version < SCHEMA_VERSION:
            old = "is from an older version of negotui" if version else "is empty"
            raise StoreError(
                f"{database.path} {old}, and I can’t bring it up to date: {database.read_only}",
                "Copy the file to a folder you may write to, and open the copy.",
            )
        connection.execute("PRAGMA query_only=ON")
        return database
    if version and (version < SCHEMA_VERSION or _log_of(connection) != "wal"):
        # Opening it would write to it at once.
        database.checked = True
        if damage(connection):
            if version < SCHEMA_VERSION:
                raise StoreError(f"{database.path} is damaged.", REPAIR)
            database.read_only = DAMAGED
            connection.execute("PRAGMA query_only=ON")
            return database
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    deadline = time.monotonic() + timeout
    # Changing to WAL does not wait for other connections as a transaction does: of four first starts at once, three failed.
    while not _try_migrate(database, version):
        if time.monotonic() > deadline:
            raise StoreBusy(
                f"Another program has locked {database.path}.", "Close it or wait a moment, then try again."
            )
        time.sleep(_PAUSE)
        version = _version(connection, database.path)
    return database


def _log_of(connection: sqlite3.Connection) -> str:
    """How a file keeps its log, without changing it."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the file's tables, 0 for an empty file. Only reads, so that a foreign file stays unchanged."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    ours = int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID
    if not ours and (version or connection.execute("SELECT 1 FROM sqlite_master").fetchone()):
        raise StoreError(f"{path} is a SQLite file, but not a negotui workbook.", "Name another file with --file.")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by a newer version of negotui.", "Upgrade negotui, or name another file with --file."
        )
    return version


def _try_migrate(database: Database, version: int) -> bool:
    """Switches to WAL mode and migrates the tables; False if another program had locked the file."""
    try:
        database.connection.execute("PRAGMA journal_mode=WAL")
        if version < SCHEMA_VERSION:
            _migrate(database, version)
    except errors("OperationalError") as problem:
        if result_code(problem) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return False
    return True


def _migrate(database: Database, version: int) -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old for negotui.", "Install a Python with SQLite 3.38 or newer."
        )
    if version:
        backup_before(database, version)
    migrate(database.connection)
