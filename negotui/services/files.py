"""Writes files, completely or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from negotui.errors import NegotuiError


def in_the_way(path: Path) -> str:
    """What stands where a file is to be written, as a sentence; empty where nothing does. Raises NegotuiError."""
    try:
        is_there = path.is_file()
        if path.is_symlink():
            return f"{path} is a link to {path.resolve()}{', which already exists' if is_there else ''}."
    except (OSError, RuntimeError, ValueError) as problem:
        raise _unwritable(path, problem) from problem
    return f"{path} already exists." if is_there else _full_folder(path)


def _full_folder(path: Path) -> str:
    """A folder that something is in, as a sentence; empty for any other. Raises NegotuiError."""
    try:
        return f"The folder {path} isn’t empty." if path.is_dir() and any(path.iterdir()) else ""
    except OSError as problem:
        raise _unwritable(path, problem) from problem


def make_folder(path: Path) -> None:
    """Makes a folder that only its owner can look into, unless it is there. Raises NegotuiError."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        reason = "a file has that name" if path.is_file() else problem.strerror
        raise NegotuiError(f"I can’t make the folder {path}: {reason}.", "Name another folder.") from problem


def _unwritable(path: Path, problem: Exception) -> NegotuiError:
    reason = str(getattr(problem, "strerror", None) or problem).rstrip(".")
    return NegotuiError(f"I can’t write {path}: {reason}.", "Name another file.")


def replace_file(path: Path, content: bytes) -> None:
    """Replaces a file, completely or not at all; a link stays, and what it leads to is replaced. Raises NegotuiError."""
    try:
        path = path.resolve() if path.is_symlink() else path
        if path.is_symlink():  # newer Pythons give back a link that leads to itself
            raise NegotuiError(f"I can’t write {path}: it is a link that leads to itself.", "Name another file.")
    except (OSError, RuntimeError, ValueError) as problem:
        raise _unwritable(path, problem) from problem
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
    except (OSError, ValueError) as problem:
        with suppress(OSError, ValueError):
            beside.unlink()
        raise _unwritable(path, problem) from problem


def backups_folder(book: Path) -> Path:
    """Where the backups of a workbook lie: beside it, so that they move with its folder and are found where it is missing."""
    return book.with_name(f"{book.name}.backups")
