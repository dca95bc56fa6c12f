"""Reads backups, says how they differ from the workbook, and puts one in its place.

A workbook that can be read is overwritten from within, in one transaction: other windows go on and see what came back. One that
cannot is moved aside and kept.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from negotui.errors import StoreBusy, StoreError
from negotui.store.backup import give_name, is_sound, reserve, to_disk
from negotui.store.database import Database, damage, translated
from negotui.store.engine import Key, open_file
from negotui.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate
from negotui.store.rows import decoded

_PATIENCE = 20
"""How often an overwrite waits a quarter of a second for another program."""
_Entries = dict[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Content:
    """What a person would miss of one negotiation. entries: the texts and the place of each, by id."""

    title: str
    details: object
    entries: _Entries


def loaded(path: Path, key: Key | None = None) -> Database:
    """A backup in memory, brought up to date, to read from. key: of a locked one, which stays so.

    Raises StoreError where it is damaged or no workbook.
    """
    if not path.is_file():
        raise StoreError(f"There is no backup {path}.", "`negotui restore` lists those that there are.")
    connection = open_file(":memory:", key)
    try:
        with translated(path, key):
            if not is_sound(path, key):
                raise StoreError(f"The backup {path} is damaged.", "`negotui restore` lists the others.")
            with closing(open_file(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key)) as file:
                file.backup(connection)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            if not ours or version > SCHEMA_VERSION:
                what = "was written by a newer version of negotui" if ours else "isn’t a negotui workbook"
                raise StoreError(f"{path} {what}.", "`negotui restore` lists the backups.")
            if version < SCHEMA_VERSION:
                migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Database(path, connection, "it is a backup.", key)


def contents(database: Database) -> dict[str, Content]:
    """What is in the negotiations of a file that are not deleted, by id. Raises StoreError."""
    entries: dict[str, _Entries] = {}
    for id, owner, *rest in database.rows("SELECT id, negotiation, sheet, position, fields, drafts FROM entries"):
        entries.setdefault(owner, {})[id] = tuple(rest)
    rows = database.rows("SELECT id, fields, drafts FROM negotiations WHERE deleted IS NULL ORDER BY number")
    return {
        id: Content(dict(decoded(fields)).get("title", ""), (fields, drafts), entries.get(id, {}))
        for id, fields, drafts in rows
    }


def put_back(backup: Database, path: Path, aside: Path) -> Path | None:
    """Makes a workbook what the backup is. Returns where the file lies that was there, if it had to be moved aside.

    aside: where to move a file that cannot be read. Raises StoreError, StoreBusy, and then the workbook is as it was.
    """
    if path.exists() and _overwritten(backup, path):
        return None
    moved = _move_aside(path, aside) if path.exists() else None
    part = reserve(path)
    try:
        with translated(path), closing(open_file(part.absolute().as_uri(), backup.key)) as file:
            backup.connection.backup(file)
        to_disk(part)
        give_name(part, path)
    finally:
        with suppress(OSError):
            part.unlink()
    return moved


def _overwritten(backup: Database, path: Path) -> bool:
    """Overwrites a sound workbook from within; False for a damaged one, which stays as it is."""
    waited = 0

    def progress(status: int, *_: int) -> None:
        nonlocal waited
        waited += status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if waited > _PATIENCE:
            raise StoreBusy(f"Another program has locked {path}.", "Close it or wait a moment, then try again.")

    with translated(path), closing(open_file(f"{path.absolute().as_uri()}?mode=rw", backup.key)) as file:
        if damage(file):
            return False
        file.execute("PRAGMA synchronous=FULL")
        backup.connection.backup(file, progress=progress)
    return True


def _move_aside(path: Path, aside: Path) -> Path:
    """Moves a file away with its log, which may hold what the file lacks."""
    try:
        for end in ("-wal", "-shm", ""):
            part = path.with_name(path.name + end)
            if part.exists():
                part.rename(aside.with_name(aside.name + end))
    except OSError as problem:
        raise StoreError(
            f"I can’t move {path} aside: {problem.strerror}.", "Move it yourself, then try again."
        ) from problem
    return aside
