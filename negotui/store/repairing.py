"""Takes what can be read out of a damaged file into a new one. The damaged file is only read."""

# ruff: noqa: S608 - what is put into SQL here are names of ours, or quoted

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from negotui.domain.negotiation import DETAILS, Entry
from negotui.errors import StoreError
from negotui.store import negotiations
from negotui.store.backup import PathExists
from negotui.store.database import Database, Row
from negotui.store.engine import Key, errors, open_file
from negotui.store.migrations import APPLICATION_ID
from negotui.store.opening import connect

_TABLES = {
    "negotiations": "number, id, guide, fields, drafts, words, folded, revision, created, updated, deleted",
    "entries": "number, id, negotiation, sheet, position, fields, drafts, words, revision, created, updated",
    "changes": "number, scope, step, subject, subject_id, before, after, label, at, undone",
    "practices": "number, id, negotiation, started, ended, fields, document",
    "file_facts": "rowid, name, value",
}
_GUIDE = "leverage"
_AT_ONCE = 500
_LEAST_ROW = 100
"""About how many bytes a row takes at least: no file has more rows than that, whatever a damaged one says of its numbers."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """path: the new file.  saved: how many rows of each table are in it.  lost: how many are missing for certain, and where
    that could not be counted, at least one.
    """

    path: Path
    saved: dict[str, int]
    lost: dict[str, int]


def repair(damaged: Path, path: Path, key: Key | None = None) -> Repaired:
    """Writes what can be read of a file to a new one. key: of a locked file, and of the new one. Raises PathExists, StoreError."""
    if path.exists():
        raise PathExists(f"{path} already exists.", "Name a file that doesn’t exist yet.")
    if not damaged.is_file():
        raise StoreError(f"There is no file {damaged}.", "Name another with --file.")
    with closing(open_file(f"{damaged.absolute().as_uri()}?mode=ro", key)) as old:
        old.text_factory = lambda raw: raw.decode("utf-8", "replace")
        if not _is_ours(old):
            raise StoreError(f"I can’t read {damaged} as a workbook.", "`negotui restore` lists the backups.")
        with closing(connect(path, key=key)) as new:
            # Entries may come before the negotiation that they belong to is made up for.
            new.connection.execute("PRAGMA foreign_keys=OFF")
            return _copied(old, new)


def _is_ours(old: sqlite3.Connection) -> bool:
    try:
        return bool(old.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))
    except errors():
        return False


def _copied(old: sqlite3.Connection, new: Database) -> Repaired:
    saved, lost = dict.fromkeys(_TABLES, 0), dict.fromkeys(_TABLES, 0)
    with new.write():
        for table, columns in _TABLES.items():
            if _is_missing(old, table):
                continue
            if table == "file_facts":
                new.run("DELETE FROM file_facts")
            for row in _rows(old, table, columns):
                kept = row is not None and _insert(new, table, columns, row)
                saved[table] += kept
                lost[table] += not kept
        _adopt(new)
        if lost["changes"]:
            # An undo over a gap would bring back what never stood there together.
            new.run("DELETE FROM changes")
            saved["changes"] = 0
        # Views are made anew when a guide is read.
        new.run("DELETE FROM file_facts WHERE name LIKE 'views:%' OR name LIKE 'guide:%'")
    return Repaired(new.path, saved, lost)


def _is_missing(old: sqlite3.Connection, table: str) -> bool:
    """Whether a file of an older version never had a table; False where that cannot be read."""
    try:
        return old.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone() is None
    except errors():
        return False


def _rows(old: sqlite3.Connection, table: str, columns: str) -> Iterator[Row | None]:
    """Every row that can be read, in order, and None for each that is known to be there and cannot."""
    key = columns.partition(",")[0]
    last = _last(old, table, key)
    known = last is not None
    at, missed = -(2**62), 0
    while True:
        try:
            rows = old.execute(
                f"SELECT {columns} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT {_AT_ONCE}",
                [at],
            ).fetchall()
        except errors():
            break
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        at = rows[-1][0]
    # Something there cannot be read: from here on each row is asked for by its number.
    most = max(at, 0) + _size(old) // _LEAST_ROW
    end = most if last is None else min(last, most)
    for number in range(max(at + 1, 1), end + 1):
        try:
            row = old.execute(f"SELECT {columns} FROM {table} WHERE {key} = ?", [number]).fetchone()
        except errors():
            missed += 1
            if known:
                yield None
            continue
        if row is not None:
            yield row
    if missed and not known:
        yield None


def _size(old: sqlite3.Connection) -> int:
    """The bytes of a file as its header has them, or what would do for most files."""
    try:
        pages, size = (int(old.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    except TypeError:
        return 2**20
    except errors():
        return 2**20
    return pages * size


def _last(old: sqlite3.Connection, table: str, key: str) -> int | None:
    """The highest number of a table, None if that cannot be read."""
    try:
        row = old.execute(f"SELECT max({key}) FROM {table}").fetchone()
    except errors():
        return None
    return int(row[0] or 0)


def _insert(new: Database, table: str, columns: str, row: Row) -> bool:
    """Whether the new file takes a row: one that is damaged inside, or there twice, it does not."""
    try:
        places = ", ".join("?" * len(row))
        new.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)
    except OverflowError:
        return False
    except errors():
        return False
    return True


def _adopt(new: Database) -> None:
    """Entries whose negotiation is lost get one of that id, so that they can be seen."""
    rows = new.rows(
        "SELECT negotiation, min(created), max(updated) FROM entries "
        "WHERE negotiation NOT IN (SELECT id FROM negotiations) GROUP BY negotiation"
    )
    for id, created, updated in rows:
        details = Entry(id, id, DETAILS.id, (("title", "Recovered"),), revision=1, created=created, updated=updated)
        negotiations.insert(new, _GUIDE, details)
