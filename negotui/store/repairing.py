"""Takes what can be read out of a damaged file into a new one. The damaged file is only read.

SQLite reads what it can. Where it cannot follow the tree of a table any more, the rows are read from their pages by themselves
(raw_pages.py), and what is left of a text whose end is lost is kept.
"""

# ruff: noqa: S608 - what is put into SQL here are names of ours, or quoted

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from negotui.domain.negotiation import DETAILS, Entry
from negotui.errors import StoreError
from negotui.store import negotiations
from negotui.store.backup import PathExists
from negotui.store.database import Database, Row
from negotui.store.engine import Key, errors
from negotui.store.mending import mended
from negotui.store.migrations import APPLICATION_ID
from negotui.store.opening import connect
from negotui.store.raw_pages import Pages, Raw
from negotui.store.stubborn import open_damaged


@dataclass(frozen=True, slots=True)
class _Copied:
    """columns: what is copied.  shape: of which types they are, as raw_pages.py has it; empty for what can be made again.
    index: one that knows the numbers of all rows by itself, or empty.
    """

    columns: str
    shape: str = ""
    index: str = ""

    @property
    def key(self) -> str:
        """The column of the number of a row."""
        return self.columns.partition(",")[0]


_TABLES = {
    "negotiations": _Copied(
        "number, id, guide, fields, drafts, words, folded, revision, created, updated, deleted",
        "nttttttittT",
        "sqlite_autoindex_negotiations_1",
    ),
    "entries": _Copied(
        "number, id, negotiation, sheet, position, fields, drafts, words, revision, created, updated",
        "ntttitttitt",
        "sqlite_autoindex_entries_1",
    ),
    "changes": _Copied(
        "number, scope, step, subject, subject_id, before, after, label, at, undone", "nttttTTtti", "changes_scope"
    ),
    "practices": _Copied("number, id, negotiation, started, ended, fields, document", "ntttTtt", "practices_place"),
    "file_facts": _Copied("rowid, name, value"),
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
    with closing(open_damaged(f"{damaged.absolute().as_uri()}?mode=ro", key)) as old:
        old.text_factory = lambda raw: raw.decode("utf-8", "replace")
        source = _Source(damaged, old, key)
        if not source.is_ours:
            raise StoreError(f"I can’t read {damaged} as a workbook.", "`negotui restore` lists the backups.")
        with closing(connect(path, key=key)) as new:
            # Entries may come before the negotiation that they belong to is made up for.
            new.connection.execute("PRAGMA foreign_keys=OFF")
            return _copied(source, new)


class _Source:
    """A damaged file. old: a connection that only reads.  has_header: whether SQLite takes it for a file of its own."""

    def __init__(self, path: Path, old: sqlite3.Connection, key: Key | None) -> None:
        self.old, self._path, self._is_locked = old, path, key is not None
        try:
            self.has_header = old.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            self._is_foreign = not self.has_header
        except errors():
            self.has_header = self._is_foreign = False

    @property
    def is_ours(self) -> bool:
        """Whether it is a workbook, by its header, or, where that is broken, by what lies in its pages."""
        return self.has_header or (
            not self._is_foreign and next(self.pages.rows(_TABLES["entries"].shape), None) is not None
        )

    @cached_property
    def pages(self) -> Pages:
        """Its pages as they are, with those that are still in its log where SQLite can read that; none of a locked file."""
        if self._is_locked:
            return Pages(b"")
        try:
            return Pages(self.old.serialize())
        except errors():
            return Pages(self._path.read_bytes())


def _copied(source: _Source, new: Database) -> Repaired:
    saved, lost = dict.fromkeys(_TABLES, 0), dict.fromkeys(_TABLES, 0)
    with new.write():
        for name, table in _TABLES.items():
            if _is_missing(source.old, name):
                continue
            if name == "file_facts":
                new.run("DELETE FROM file_facts")
            saved[name], lost[name] = _copy(source, new, name, table)
        _adopt(new)
        if lost["changes"]:
            # An undo over a gap would bring back what never stood there together.
            new.run("DELETE FROM changes")
            saved["changes"] = 0
        # Views are made anew when a guide is read.
        new.run("DELETE FROM file_facts WHERE name LIKE 'views:%' OR name LIKE 'guide:%'")
    return Repaired(new.path, saved, lost)


def _copy(source: _Source, new: Database, name: str, table: _Copied) -> tuple[int, int]:
    """Copies a table; how many of its rows were saved, and how many are lost, or cut short."""
    saved = lost = 0
    seen: set[int] = set()
    reading = _Reading(source.old, name, table)
    for row in reading.rows():
        kept = _insert(new, name, table, row)
        seen.add(row[0])
        saved, lost = saved + kept, lost + (not kept)
    if not reading.broke_off:
        return saved, lost
    cut = 0
    if table.shape:
        for raw in sorted(source.pages.rows(table.shape), key=_newest, reverse=True):
            found = mended(name, raw)
            if raw.number not in seen and found is not None and _insert(new, name, table, found):
                seen.add(raw.number)
                saved, cut = saved + 1, cut + (not raw.is_whole)
    if not source.has_header:
        # Nobody knows what there was. Undo needs all of it, the rest is worth having as it is.
        return saved, lost + (cut or (name == "changes"))
    missing = len(reading.missed - seen)
    return saved, lost + cut + (missing if reading.is_known else min(missing, 1))


def _newest(raw: Raw) -> tuple[bool, int]:
    """What is taken first where a row lies in the file twice: a whole one, then the one of the later revision."""
    return raw.is_whole, sum(value for value in raw.values if isinstance(value, int))


def _is_missing(old: sqlite3.Connection, table: str) -> bool:
    """Whether a file of an older version never had a table; False where that cannot be read."""
    try:
        return old.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone() is None
    except errors():
        return False


class _Reading:
    """Reads a table with SQLite.

    broke_off: whether there is something that it could not read.  missed: the numbers of rows that may be there.  is_known: whether
    each of them is there for certain.
    """

    def __init__(self, old: sqlite3.Connection, name: str, table: _Copied) -> None:
        self._old, self._name, self._columns, self._key, self._index = old, name, table.columns, table.key, table.index
        self.broke_off, self.is_known = False, True
        self.missed: set[int] = set()

    def rows(self) -> Iterator[Row]:
        """Every row that can be read, in order."""
        at = -(2**62)
        while True:
            try:
                rows = self._old.execute(
                    f"SELECT {self._columns} FROM {self._name} WHERE {self._key} > ? ORDER BY {self._key} LIMIT {_AT_ONCE}",
                    [at],
                ).fetchall()
            except errors():
                break
            yield from rows
            if len(rows) < _AT_ONCE:
                return
            at = rows[-1][0]
        # From here on each row is asked for by its number.
        self.broke_off = True
        for number in self._numbers(at):
            try:
                row = self._old.execute(
                    f"SELECT {self._columns} FROM {self._name} WHERE {self._key} = ?", [number]
                ).fetchone()
            except errors():
                row = None
                self.missed.add(number)
            if row is not None:
                yield row

    def _numbers(self, after: int) -> Iterable[int]:
        """The numbers of the rows that come after one: as an index has them, or else all that there may be."""
        if self._index:
            with suppress(*errors()):
                rows = self._old.execute(f"SELECT {self._key} FROM {self._name} INDEXED BY {self._index}").fetchall()
                return sorted(number for (number,) in rows if number > after)
        most = max(after, 0) + _size(self._old) // _LEAST_ROW
        last = _last(self._old, self._name, self._key)
        self.is_known = last is not None
        return range(max(after + 1, 1), (most if last is None else min(last, most)) + 1)


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


def _insert(new: Database, name: str, table: _Copied, row: Row) -> bool:
    """Whether the new file takes a row: one that is damaged inside, or there twice, it does not."""
    try:
        places = ", ".join("?" * len(row))
        new.connection.execute(f"INSERT INTO {name} ({table.columns}) VALUES ({places})", row)
    except errors():
        return False
    except OverflowError:
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
