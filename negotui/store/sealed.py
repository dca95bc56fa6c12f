"""A few bytes in a locked file of their own: a SQLite file with one table, which the key of the workbook opens."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from negotui.store.backup import reserve, to_disk
from negotui.store.database import translated
from negotui.store.engine import Key, open_file


def seal(path: Path, content: bytes, key: Key) -> None:
    """Writes the bytes to a locked file, completely or not at all; what has its name is replaced. Raises StoreError."""
    part = reserve(path)
    try:
        with translated(path, key):
            with closing(open_file(part.absolute().as_uri(), key)) as file:
                file.execute("PRAGMA journal_mode=OFF")
                file.execute("CREATE TABLE sealed (content BLOB NOT NULL)")
                file.execute("INSERT INTO sealed VALUES (?)", [content])
            to_disk(part)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def unsealed(path: Path, key: Key) -> bytes:
    """The bytes in a locked file. Raises StoreError, WrongPassphrase."""
    with translated(path, key), closing(open_file(f"{path.absolute().as_uri()}?mode=ro&immutable=1", key)) as file:
        found = file.execute("SELECT content FROM sealed").fetchone()
        return bytes(found[0]) if found else b""
