"""Copies of a workbook file, which never replace a file that is already there."""

from __future__ import annotations

import os
from pathlib import Path

from negotui.errors import StoreError
from negotui.store.database import Database, translated


class PathExists(StoreError):
    """A copy would replace an existing file."""


def backup(database: Database, path: Path) -> Path:
    """Writes a complete, compact copy to that path, even while others write. Raises PathExists, StoreError."""
    _reserve(path)
    with translated(path):
        database.connection.execute("VACUUM INTO ?", [str(path.absolute())])
    return path


def backup_before(database: Database, version: int) -> Path:
    """Copies the file before a migration, to FILE.before-vN; a copy left by an earlier attempt is kept.

    version: the version that the file still has.
    """
    path = database.path.with_name(f"{database.path.name}.before-v{version + 1}")
    try:
        return backup(database, path)
    except PathExists:
        return path


def _reserve(path: Path) -> None:
    """Creates an empty file that only its owner can read."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise PathExists(f"{path} already exists.", "Name a file that doesn’t exist yet.") from None
    except OSError as problem:
        raise StoreError(
            f"I can’t create {path}: {problem.strerror}.", "Choose a folder that you may write to."
        ) from problem
