"""Entries in the file. Changes are recorded by the caller, who knows the reason."""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from negotui.domain.negotiation import Entry
from negotui.domain.text import no_controls
from negotui.store.database import Database
from negotui.store.rows import ENTRY_COLUMNS, cleaned, encoded, entry_of

_REMOVED = "last revision removed"


def of_negotiations(database: Database, ids: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    """All entries of these negotiations, of each by sheet and position."""
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE negotiation IN (SELECT value FROM json_each(?)) "
        "ORDER BY negotiation, sheet, position, id",
        [json.dumps(list(ids))],
    )
    return by_negotiation(map(entry_of, rows))


def by_negotiation(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Entries that stand in the order of their negotiations, by the ids of these."""
    return {id: tuple(group) for id, group in groupby(entries, key=lambda entry: entry.negotiation)}


def of_sheet(database: Database, negotiation: str, sheet: str) -> list[Entry]:
    """The entries of a sheet in their order."""
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE negotiation = ? AND sheet = ? ORDER BY position, id",
        [negotiation, sheet],
    )
    return [entry_of(row) for row in rows]


def of_sheets(database: Database, ids: Iterable[str], sheets: Iterable[str]) -> list[Entry]:
    """The entries that these negotiations have in these sheets, of each by sheet and position.

    By the index over place: one look-up a sheet, so that what nobody asked for is not even passed over.
    """
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE negotiation IN (SELECT value FROM json_each(?)) "
        "AND sheet IN (SELECT value FROM json_each(?)) ORDER BY negotiation, sheet, position, id",
        [json.dumps(list(ids)), json.dumps(list(sheets))],
    )
    return [entry_of(row) for row in rows]


def load(database: Database, id: str) -> Entry | None:
    """The entry of that id."""
    row = database.row(f"SELECT {ENTRY_COLUMNS} FROM entries WHERE id = ?", [id])
    return entry_of(row) if row else None


def load_all(database: Database, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries of these ids that are there."""
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]
    )
    return {row[0]: entry_of(row) for row in rows}


def beginning(database: Database, prefix: str) -> list[tuple[str, str]]:
    """The ids of the entries whose id begins so, with those of their negotiations, of negotiations that are not deleted."""
    rows = database.rows(
        "SELECT id, negotiation FROM entries WHERE id >= ? AND id < ? "
        "AND negotiation NOT IN (SELECT id FROM negotiations WHERE deleted IS NOT NULL) ORDER BY id",
        [prefix, prefix + "\x7f"],
    )
    return [(id, negotiation) for id, negotiation in rows]


def last_position(database: Database, negotiation: str, sheet: str) -> int:
    """The position of the last entry of a sheet, 0 where it is empty."""
    row = database.row("SELECT max(position) FROM entries WHERE negotiation = ? AND sheet = ?", [negotiation, sheet])
    return int(row[0] or 0) if row else 0


def keep(database: Database, entry: Entry, words: str) -> None:
    """Keeps an entry, new or in place of its older self.  words: what it is found by; only a guide knows which of its texts."""
    entry = cleaned(entry)
    database.run(
        "INSERT INTO entries (id, negotiation, sheet, position, fields, drafts, words, revision, created, updated) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position, "
        "fields = excluded.fields, drafts = excluded.drafts, words = excluded.words, revision = excluded.revision, "
        "updated = excluded.updated",
        [
            *(entry.id, entry.negotiation, entry.sheet, entry.position, encoded(entry.values), encoded(entry.drafts)),
            *(no_controls(words), entry.revision, entry.created, entry.updated),
        ],
    )


def remove(database: Database, id: str) -> None:
    """Takes an entry out of the file; the history of changes still has its words, and the file remembers its revision."""
    database.run(
        "INSERT INTO file_facts (name, value) SELECT ?, revision FROM entries WHERE id = ? "
        "ON CONFLICT (name) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
        [_REMOVED, id],
    )
    database.run("DELETE FROM entries WHERE id = ?", [id])


def last_revision_removed(database: Database) -> int:
    """The highest revision that an entry had when it was taken out of the file, 0 where none ever was.

    An entry that comes back goes on counting from here, so that one revision never stands for two different texts: another
    window may still hold the older one.
    """
    row = database.row("SELECT value FROM file_facts WHERE name = ?", [_REMOVED])
    return int(row[0]) if row else 0
