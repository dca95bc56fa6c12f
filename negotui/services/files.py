"""Writes files, completely or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from negotui.errors import NegotuiError


def replace_file(path: Path, content: bytes) -> None:
    """Replaces a file, completely or not at all. Raises NegotuiError if it cannot be written."""
    if not path.name:
        raise NegotuiError(f"{path} is a folder.", "Name a file in it.")
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.is_dir():
            raise NegotuiError(f"{path} is a folder.", "Name a file in it.")
        if path.exists() and not path.is_file():  # a pipe or a device would be gone afterwards
            raise NegotuiError(f"{path} isn’t a file to write to.", "Name another file.")
        with suppress(FileNotFoundError):  # left behind by a killed process that had the same id
            beside.unlink()
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink()
        raise NegotuiError(f"I can’t write {path}: {problem.strerror}.", "Name another file.") from problem


def backups_folder(book: Path) -> Path:
    """Where the backups of a workbook lie: beside it, so that they move with its folder and are found where it is missing."""
    return book.with_name(f"{book.name}.backups")
