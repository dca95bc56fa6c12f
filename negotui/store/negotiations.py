"""Whole negotiations in the file, and their details. Changes are recorded by the caller, who knows the reason."""

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
    """Whole negotiations of these ids, in one query for their entries; those that are not there are left out."""
    wanted = json.dumps(list(ids))
    heads = database.rows(
        f"SELECT guide, {DETAILS_COLUMNS} FROM negotiations "
        "WHERE id IN (SELECT value FROM json_each(?)) AND deleted IS NULL ORDER BY updated DESC, number DESC",
        [wanted],
    )
    entries = of_negotiations(database, [head[1] for head in heads])
    return tuple(Negotiation(head[1], head[0], entry_of(head[1:]), entries.get(head[1], ())) for head in heads)


def load(database: Database, id: str) -> Negotiation:
    """A whole negotiation. Raises NotFound."""
    for negotiation in load_all(database, [id]):
        return negotiation
    raise NotFound("This negotiation is not there any more.", "u in the library brings a deleted one back.")


def details(database: Database, id: str) -> Entry:
    """The details of a negotiation, deleted or not. Raises NotFound."""
    row = database.row(f"SELECT {DETAILS_COLUMNS} FROM negotiations WHERE id = ?", [id])
    if row is None:
        raise NotFound("This negotiation is not in this file.")
    return entry_of(row)


def standing(database: Database, id: str) -> tuple[int, str, int]:
    """How many entries a negotiation has, when the last of them was changed, and the revision of its details: what tells whether
    a copy of it is still what is in the file. Raises NotFound for one that is not there, or deleted.
    """
    row = database.row(
        "SELECT (SELECT count(*) FROM entries WHERE negotiation = n.id), "
        "(SELECT max(updated) FROM entries WHERE negotiation = n.id), revision "
        "FROM negotiations n WHERE id = ? AND deleted IS NULL",
        [id],
    )
    if row is None:
        raise NotFound("This negotiation is not there any more.", "u in the library brings a deleted one back.")
    return int(row[0]), str(row[1] or ""), int(row[2])


def guide_of(database: Database, id: str) -> str:
    """The id of the guide of a negotiation, deleted or not. Raises NotFound."""
    row = database.row("SELECT guide FROM negotiations WHERE id = ?", [id])
    if row is None:
        raise NotFound("This negotiation is not in this file.")
    return str(row[0])


def guides_of(database: Database, ids: Iterable[str]) -> dict[str, str]:
    """The ids of the guides of these negotiations, deleted or not."""
    wanted = json.dumps(list(ids))
    return dict(
        database.rows("SELECT id, guide FROM negotiations WHERE id IN (SELECT value FROM json_each(?))", [wanted])
    )


def deleted_at(database: Database, id: str) -> str:
    """When a negotiation was deleted, or nothing. Raises NotFound."""
    row = database.row("SELECT deleted FROM negotiations WHERE id = ?", [id])
    if row is None:
        raise NotFound("This negotiation is not in this file.")
    return row[0] or ""


def insert(database: Database, guide: str, entry: Entry) -> None:
    """Keeps a new negotiation with these details."""
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
    """Keeps changed details."""
    entry = cleaned(entry)
    database.run(
        "UPDATE negotiations SET fields = ?, drafts = ?, words = ?, folded = ?, revision = ?, updated = ? WHERE id = ?",
        [
            *(encoded(entry.values), encoded(entry.drafts), words_of(entry), filter_of(entry)),
            *(entry.revision, entry.updated, entry.id),
        ],
    )


def mark_deleted(database: Database, id: str, at: str | None) -> None:
    """Takes a negotiation out of every list, or puts it back where `at` is None. Its words stay in the file."""
    database.run("UPDATE negotiations SET deleted = ? WHERE id = ?", [at, id])


def touch(database: Database, id: str, at: str) -> None:
    """Moves a negotiation to the front of the list."""
    database.run("UPDATE negotiations SET updated = ? WHERE id = ?", [at, id])
