"""Migrations of the tables: appended to the end, never edited.

Each builds on the one before and runs once per file; the version of a file is the number of migrations. sqlite_utils costs 62 ms
and is imported only if one has to run. Rebuilding a table with `transform` silently drops its triggers: save them, transform,
create them again, and rebuild the full-text index.
"""

# ruff: noqa: S608 - what is put into SQL here are names of ours

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database as Schema
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x6E65676F
"""Marks a file as a workbook: the letters `nego`."""
MIGRATIONS: list[Callable[[Schema], None]] = []
"""All migrations, oldest first. A file records them by the names of the functions, so these must never change."""


def migration(change: Callable[[Schema], None]) -> Callable[[Schema], None]:
    """Appends a change of the tables to MIGRATIONS."""
    MIGRATIONS.append(change)
    return change


_TABLES = (
    """
    CREATE TABLE negotiations (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        guide TEXT NOT NULL,
        fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
        drafts TEXT NOT NULL CHECK (json_type(drafts) = 'object'),
        words TEXT NOT NULL,
        folded TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        deleted TEXT,
        title TEXT AS (json_extract(fields, '$.title')),
        counterpart TEXT AS (json_extract(fields, '$.counterpart')),
        kind TEXT AS (json_extract(fields, '$.kind')),
        stage TEXT AS (json_extract(fields, '$.stage')),
        deadline TEXT AS (json_extract(fields, '$.deadline')),
        result TEXT AS (json_extract(fields, '$.result'))
    ) STRICT
    """,
    # Holds what the list counts and filters by, so that neither reads the table itself.
    "CREATE INDEX negotiations_newest ON negotiations (updated DESC, number DESC, folded, deleted) WHERE deleted IS NULL",
    "CREATE INDEX negotiations_deleted ON negotiations (id) WHERE deleted IS NOT NULL",
    """
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        negotiation TEXT NOT NULL REFERENCES negotiations (id),
        sheet TEXT NOT NULL,
        position INTEGER NOT NULL,
        fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
        drafts TEXT NOT NULL CHECK (json_type(drafts) = 'object'),
        words TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX entries_place ON entries (negotiation, sheet, position)",
    """
    CREATE TABLE changes (
        number INTEGER PRIMARY KEY,
        scope TEXT NOT NULL,
        step TEXT NOT NULL,
        subject TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        before TEXT,
        after TEXT,
        label TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX changes_scope ON changes (scope, undone, number)",
    "CREATE TABLE file_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)
_TOKENIZER = "porter unicode61 remove_diacritics 2"


@migration
def first_tables(schema: Schema) -> None:
    """Negotiations, entries, changes, facts about the file, and the full-text index over the first two."""
    for statement in _TABLES:
        schema.execute(statement)
    from sqlite_utils.db import Table

    for name in ("negotiations", "entries"):
        Table(schema, name).enable_fts(["words"], create_triggers=True, tokenize=_TOKENIZER)


_LIBRARY = (
    "ALTER TABLE negotiations ADD COLUMN closed TEXT AS (json_extract(fields, '$.closed'))",
    "ALTER TABLE negotiations ADD COLUMN tags TEXT AS (json_extract(fields, '$.tags'))",
    "ALTER TABLE negotiations ADD COLUMN archived TEXT AS (nullif(json_extract(fields, '$.archived'), ''))",
    """
    ALTER TABLE negotiations ADD COLUMN year TEXT AS (
        substr(coalesce(
            nullif(json_extract(fields, '$.closed'), ''), nullif(json_extract(fields, '$.deadline'), ''), created
        ), 1, 4)
    )
    """,
    # As before, what the list counts, filters and now sorts by; what is looked at for every row stands first.
    "DROP INDEX negotiations_newest",
    "CREATE INDEX negotiations_newest ON negotiations "
    "(updated DESC, number DESC, archived, year, deadline, closed, folded, deleted) WHERE deleted IS NULL",
    # By when something promised is due that is not done yet.
    """
    ALTER TABLE entries ADD COLUMN due TEXT AS (
        CASE WHEN sheet IN ('commitments', 'steps') AND coalesce(json_extract(fields, '$.done'), '') IN ('', 0)
        THEN nullif(json_extract(fields, '$.due'), '') END
    )
    """,
    "CREATE INDEX entries_due ON entries (due, negotiation) WHERE due IS NOT NULL",
)


@migration
def looking_back(schema: Schema) -> None:
    """What the library filters, sorts and reminds by: tags, when it was over, whether it is archived, what is due."""
    for statement in _LIBRARY:
        schema.execute(statement)
    if not schema.execute("SELECT 1 FROM negotiations LIMIT 1").fetchone():
        return  # a first start: it shall not wait for the import of what only older files need
    from negotui.store.rows import DETAILS_COLUMNS, entry_of, filter_of, words_of

    for row in schema.execute(f"SELECT {DETAILS_COLUMNS} FROM negotiations").fetchall():
        details = entry_of(row)
        schema.execute(
            "UPDATE negotiations SET folded = ?, words = ? WHERE id = ?",
            [filter_of(details), words_of(details), details.id],
        )


_AGENDA = (
    # The day of what is still to come; `-`, which sorts before all days, if it has none; NULL for what the agenda leaves out.
    """
    ALTER TABLE entries ADD COLUMN agenda TEXT AS (
        CASE
        WHEN sheet IN ('commitments', 'steps') AND coalesce(json_extract(fields, '$.done'), '') IN ('', 0)
        THEN coalesce(nullif(json_extract(fields, '$.due'), ''), '-')
        WHEN sheet = 'alternatives' AND coalesce(json_extract(fields, '$.next_done'), '') IN ('', 0)
            AND coalesce(json_extract(fields, '$.side'), '') <> 'theirs'
            AND coalesce(json_extract(fields, '$.next'), json_extract(fields, '$.due'), '') <> ''
        THEN coalesce(nullif(json_extract(fields, '$.due'), ''), '-')
        WHEN sheet = 'delay' THEN nullif(json_extract(fields, '$.deadline'), '')
        WHEN sheet = 'offers' AND coalesce(json_extract(fields, '$.state'), 'open') = 'open'
        THEN nullif(json_extract(fields, '$.until'), '')
        END
    )
    """,
    "CREATE INDEX entries_agenda ON entries (agenda, negotiation, sheet) WHERE agenda IS NOT NULL",
)


@migration
def agenda(schema: Schema) -> None:
    """What the agenda lists: promises and steps that are not done, next steps of alternatives, deadlines, offers that stand."""
    for statement in _AGENDA:
        schema.execute(statement)


@migration
def small_history(schema: Schema) -> None:
    """Keeps long states of changes as differences (deltas.py), and finds the changes of one subject without reading all of them."""
    schema.execute("CREATE INDEX changes_subject ON changes (scope, subject_id, number)")
    if not schema.execute("SELECT 1 FROM changes LIMIT 1").fetchone():
        return
    from negotui.store.deltas import made_small

    # Read one at a time: a history may be longer than what fits into memory. What was read is never read again.
    rows = schema.execute("SELECT number, scope, subject, subject_id, before, after FROM changes ORDER BY number")
    for kept in made_small(rows):
        schema.execute("UPDATE changes SET before = ?, after = ? WHERE number = ?", list(kept))


_PRACTICES = (
    """
    CREATE TABLE practices (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        negotiation TEXT NOT NULL REFERENCES negotiations (id),
        started TEXT NOT NULL,
        ended TEXT,
        fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
        document TEXT NOT NULL CHECK (json_type(document) = 'object')
    ) STRICT
    """,
    "CREATE INDEX practices_place ON practices (negotiation, number)",
)


@migration
def practices(schema: Schema) -> None:
    """Practised talks, each whole in a row of its own: what counts, lists and finds negotiations never sees one."""
    views = {
        name.lower() for (name,) in schema.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    }
    if "practices" in views:
        # A guide of one's own has a sheet of that name. All views of ours go, and are made anew when a guide is read.
        listed = schema.execute("SELECT value FROM file_facts WHERE name LIKE 'views:%'").fetchall()
        for name in {name for (text,) in listed for name in json.loads(text)} & views | {"practices"}:
            schema.execute(f'DROP VIEW "{name}"')
        schema.execute("DELETE FROM file_facts WHERE name LIKE 'views:%'")
    for statement in _PRACTICES:
        schema.execute(statement)


@migration
def tied_talks(schema: Schema) -> None:
    """Finds the negotiations in which another one is an alternative, without reading all entries."""
    schema.execute(
        "CREATE INDEX entries_talk ON entries (json_extract(fields, '$.talk')) "
        "WHERE sheet = 'alternatives' AND json_extract(fields, '$.talk') IS NOT NULL"
    )


SCHEMA_VERSION = len(MIGRATIONS)
"""The version of a file whose tables are up to date."""


def runner() -> Migrations:
    """MIGRATIONS for sqlite_utils, which records in the file which of them have run."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("negotui")
    for change in MIGRATIONS:
        migrations()(change)
    return migrations


def migrate(connection: sqlite3.Connection) -> None:
    """Runs the missing migrations, all or none. A second program that does the same at the same time waits its turn."""
    from sqlite_utils import Database as Schema

    connection.execute("BEGIN IMMEDIATE")
    try:
        # Plugins cost 25 ms and would hook into every connection.
        runner().apply(Schema(connection, execute_plugins=False, strict=True))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
