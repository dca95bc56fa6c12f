"""Entries in the file. Recording changes is up to the caller, who knows the reason."""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from negotui.domain.negotiation import Entry
from negotui.domain.text import no_controls
from negotui.store.database import Database
from negotui.store.rows import ENTRY_COLUMNS, cleaned, encoded, entry_of

LAST_POSITION = 2**63 - 1
"""The highest that SQLite can hold. Entries of the same position are in the order in which they were made."""
_REMOVED = "last revision removed"


def of_negotiations(database: Database, ids: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    """All entries of these negotiations by the id of the negotiation, each sorted by sheet and position."""
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE negotiation IN (SELECT value FROM json_each(?)) "
        "ORDER BY negotiation, sheet, position, id",
        [json.dumps(list(ids))],
    )
    return by_negotiation(map(entry_of, rows))


def by_negotiation(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Groups entries that are sorted by negotiation, by its id."""
    return {id: tuple(group) for id, group in groupby(entries, key=lambda entry: entry.negotiation)}


def of_sheet(database: Database, negotiation: str, sheet: str) -> list[Entry]:
    """The entries of a sheet in their order."""
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE negotiation = ? AND sheet = ? ORDER BY position, id",
        [negotiation, sheet],
    )
    return [entry_of(row) for row in rows]


def of_sheets(database: Database, ids: Iterable[str], sheets: Iterable[str]) -> list[Entry]:
    """The entries that these negotiations have in these sheets, sorted by negotiation, sheet and position.

    Uses the index entries_place, one look-up per sheet, so that other entries are not even scanned.
    """
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE negotiation IN (SELECT value FROM json_each(?)) "
        "AND sheet IN (SELECT value FROM json_each(?)) ORDER BY negotiation, sheet, position, id",
        [json.dumps(list(ids)), json.dumps(list(sheets))],
    )
    return [entry_of(row) for row in rows]


def load(database: Database, id: str) -> Entry | None:
    """The entry of that id, or None."""
    row = database.row(f"SELECT {ENTRY_COLUMNS} FROM entries WHERE id = ?", [id])
    return entry_of(row) if row else None


def load_all(database: Database, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries of these ids, by id; ids that do not exist are left out."""
    rows = database.rows(
        f"SELECT {ENTRY_COLUMNS} FROM entries WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]
    )
    return {row[0]: entry_of(row) for row in rows}


def with_id_prefix(database: Database, prefix: str) -> list[tuple[str, str]]:
    """The ids of the entries whose id begins with the prefix, each with its negotiation's id; deleted negotiations are left out."""
    rows = database.rows(
        "SELECT id, negotiation FROM entries WHERE id >= ? AND id < ? "
        "AND negotiation NOT IN (SELECT id FROM negotiations WHERE deleted IS NOT NULL) ORDER BY id",
        [prefix, prefix + "\x7f"],
    )
    return [(id, negotiation) for id, negotiation in rows]


def last_position(database: Database, negotiation: str, sheet: str) -> int:
    """The position of the last entry of a sheet, 0 if it is empty."""
    row = database.row("SELECT max(position) FROM entries WHERE negotiation = ? AND sheet = ?", [negotiation, sheet])
    return int(row[0] or 0) if row else 0


def keep(database: Database, entry: Entry, words: str) -> None:
    """Inserts an entry, or updates the one with its id. words: its search words, which only its guide can tell."""
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
    """Deletes an entry. The history of changes keeps its texts, and the file remembers its revision."""
    database.run(
        "INSERT INTO file_facts (name, value) SELECT ?, revision FROM entries WHERE id = ? "
        "ON CONFLICT (name) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
        [_REMOVED, id],
    )
    database.run("DELETE FROM entries WHERE id = ?", [id])


def last_revision_removed(database: Database) -> int:
    """The highest revision that any entry had when it was deleted, 0 if none ever was.

    An entry that comes back continues counting from here, so that one revision never stands for two different texts: another
    window may still show the older one.
    """
    row = database.row("SELECT CAST(value AS INTEGER) FROM file_facts WHERE name = ?", [_REMOVED])
    return int(row[0]) if row else 0
