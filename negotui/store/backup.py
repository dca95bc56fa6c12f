"""Copies of a workbook file, each complete and checked before it gets its name, which never replace a sound file."""

from __future__ import annotations

import os
import time
from contextlib import closing, suppress
from pathlib import Path

from negotui.errors import StoreError
from negotui.store.database import Database, damage, translated
from negotui.store.engine import Key, errors, open_file

_STALE = 3600.0
"""Seconds after which a copy that never got its name was left behind by a program that is gone."""


class PathExists(StoreError):
    """A copy would replace an existing file."""


def backup(database: Database, path: Path) -> Path:
    """Writes a complete, compact copy to that path, even while others write. Raises PathExists, StoreError.

    Whatever ends the program meanwhile: under its name there is the whole copy or nothing.
    """
    if path.exists():
        raise _taken(path)
    part = reserve(path)
    try:
        with translated(path, database.key):
            # Of a locked file the copy is locked with the same key.
            database.connection.execute("VACUUM INTO ?", [str(part.absolute())])
        if not is_sound(part, database.key):
            raise StoreError(f"The copy {path} could not be read back.", "Check the disk, then try again.")
        to_disk(part)
        give_name(part, path)
    finally:
        with suppress(OSError):
            part.unlink()
    return path


def backup_before(database: Database, version: int) -> Path:
    """Copies the file before a migration, to FILE.before-vN. A sound copy of an earlier attempt is kept, any other made again.

    version: the version that the file still has.
    """
    path = database.path.with_name(f"{database.path.name}.before-v{version + 1}")
    if path.exists() and not is_sound(path, database.key):
        with suppress(OSError):
            path.unlink()
    try:
        return backup(database, path)
    except PathExists:
        return path


def is_sound(path: Path, key: Key | None = None) -> bool:
    """Whether a file is a SQLite file without damage that has tables, and that the key opens. Only reads."""
    try:
        with closing(open_file(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key)) as connection:
            if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None:
                return False
            return not damage(connection)
    except errors():
        return False


def reserve(path: Path) -> Path:
    """Creates an empty file beside the one to come, which only its owner can read; what was left behind there goes first."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        for left in path.parent.glob(f".{path.name}.*.part"):
            if left == part or time.time() - left.stat().st_mtime > _STALE:
                left.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as problem:
        raise StoreError(
            f"I can’t create {path}: {problem.strerror}.", "Choose a folder that you may write to."
        ) from problem
    return part


def to_disk(part: Path) -> None:
    """Waits until the disk has all of it: a power cut must not leave a name with nothing behind it."""
    handle = os.open(part, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def give_name(part: Path, path: Path) -> None:
    """Gives a finished copy its name. Unlike a rename, a link never replaces a file that came meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # some file systems know no links
        if path.exists():
            raise _taken(path) from None
        part.replace(path)


def _taken(path: Path) -> PathExists:
    return PathExists(f"{path} already exists.", "Name a file that doesn’t exist yet.")
