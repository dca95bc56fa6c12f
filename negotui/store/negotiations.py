"""Whole negotiations in the file, and their details. Recording changes is up to the caller, who knows the reason."""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterable

from negotui.domain.negotiation import Entry, Negotiation
from negotui.errors import NotFound
from negotui.store.database import Database
from negotui.store.entries import of_negotiations
from negotui.store.rows import DETAILS_COLUMNS, cleaned, encoded, entry_of, filter_of, words_of


def load_all(database: Database, ids: Iterable[str]) -> tuple[Negotiation, ...]:
    """The negotiations of these ids with all entries, read in one query; deleted or unknown ones are left out."""
    heads = database.rows(
        f"SELECT guide, {DETAILS_COLUMNS} FROM negotiations "
        "WHERE id IN (SELECT value FROM json_each(?)) AND deleted IS NULL ORDER BY updated DESC, number DESC",
        [json.dumps(list(ids))],
    )
    entries = of_negotiations(database, [head[1] for head in heads])
    return tuple(Negotiation(head[1], head[0], entry_of(head[1:]), entries.get(head[1], ())) for head in heads)


def load(database: Database, id: str) -> Negotiation:
    """A whole negotiation. Raises NotFound."""
    for negotiation in load_all(database, [id]):
        return negotiation
    raise NotFound("This negotiation no longer exists.", "u in the library brings a deleted one back.")


def all_ids(database: Database) -> list[str]:
    """The ids of all negotiations that are not deleted, in the order in which they were made here."""
    return [str(id) for (id,) in database.rows("SELECT id FROM negotiations WHERE deleted IS NULL ORDER BY number")]


def details(database: Database, id: str) -> Entry:
    """The details of a negotiation, deleted or not. Raises NotFound."""
    row = database.row(f"SELECT {DETAILS_COLUMNS} FROM negotiations WHERE id = ?", [id])
    if row is None:
        raise NotFound("This negotiation is not in this file.")
    return entry_of(row)


def exists(database: Database, id: str) -> bool:
    """Whether the file has a negotiation of that id, deleted or not."""
    return database.row("SELECT 1 FROM negotiations WHERE id = ?", [id]) is not None


def fingerprint(database: Database, id: str) -> tuple[int, str, int]:
    """Tells whether a negotiation in memory is still what is in the file: its number of entries, when the last of them was
    changed, and the revision of its details. Raises NotFound if it does not exist or is deleted.
    """
    row = database.row(
        "SELECT (SELECT count(*) FROM entries WHERE negotiation = n.id), "
        "(SELECT max(updated) FROM entries WHERE negotiation = n.id), revision "
        "FROM negotiations n WHERE id = ? AND deleted IS NULL",
        [id],
    )
    if row is None:
        raise NotFound("This negotiation no longer exists.", "u in the library brings a deleted one back.")
    return int(row[0]), str(row[1] or ""), int(row[2])


def fingerprints(database: Database, ids: Iterable[str]) -> dict[str, tuple[int, str, int]]:
    """The same for several by their ids; deleted or unknown ones are left out."""
    rows = database.rows(
        "SELECT id, (SELECT count(*) FROM entries WHERE negotiation = n.id), "
        "(SELECT max(updated) FROM entries WHERE negotiation = n.id), revision "
        "FROM negotiations n WHERE id IN (SELECT value FROM json_each(?)) AND deleted IS NULL",
        [json.dumps(list(ids))],
    )
    return {str(row[0]): (int(row[1]), str(row[2] or ""), int(row[3])) for row in rows}


def guide_of(database: Database, id: str) -> str:
    """The id of the guide of a negotiation, deleted or not. Raises NotFound."""
    row = database.row("SELECT guide FROM negotiations WHERE id = ?", [id])
    if row is None:
        raise NotFound("This negotiation is not in this file.")
    return str(row[0])


def guides_of(database: Database, ids: Iterable[str]) -> dict[str, str]:
    """The ids of the guides of these negotiations, deleted or not, by the id of the negotiation."""
    sql = "SELECT id, guide FROM negotiations WHERE id IN (SELECT value FROM json_each(?))"
    return dict(database.rows(sql, [json.dumps(list(ids))]))


def deleted_at(database: Database, id: str) -> str:
    """When a negotiation was deleted, or an empty string. Raises NotFound."""
    row = database.row("SELECT deleted FROM negotiations WHERE id = ?", [id])
    if row is None:
        raise NotFound("This negotiation is not in this file.")
    return row[0] or ""


def insert(database: Database, guide: str, entry: Entry) -> None:
    """Inserts a new negotiation with these details."""
    entry = cleaned(entry)
    database.run(
        "INSERT INTO negotiations (id, guide, fields, drafts, words, folded, revision, created, updated) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(entry.id, guide, encoded(entry.values), encoded(entry.drafts), words_of(entry), filter_of(entry)),
            *(entry.revision, entry.created, entry.updated),
        ],
    )


def update(database: Database, entry: Entry) -> None:
    """Updates the details of a negotiation."""
    entry = cleaned(entry)
    database.run(
        "UPDATE negotiations SET fields = ?, drafts = ?, words = ?, folded = ?, revision = ?, updated = ? WHERE id = ?",
        [
            *(encoded(entry.values), encoded(entry.drafts), words_of(entry), filter_of(entry)),
            *(entry.revision, entry.updated, entry.id),
        ],
    )


def mark_deleted(database: Database, id: str, at: str | None) -> None:
    """Marks a negotiation as deleted, or as not deleted if `at` is None. Its texts stay in the file."""
    database.run("UPDATE negotiations SET deleted = ? WHERE id = ?", [at, id])


def touch(database: Database, id: str, at: str) -> None:
    """Records when a negotiation was last changed, which moves it to the front of the list."""
    database.run("UPDATE negotiations SET updated = ? WHERE id = ?", [at, id])
