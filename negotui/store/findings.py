"""Looks through a whole file for what is wrong with it. Only reads the file: the work is done on a copy in memory."""

# ruff: noqa: S608 - what is put into SQL here are names of ours, or quoted

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from negotui.store.database import Database, translated
from negotui.store.engine import errors, open_file

_MOST = 20
"""The most findings of one kind that are told."""


def findings(database: Database) -> list[str]:
    """What is wrong with a file, a sentence each: its pages, its links between tables, the search index, the views, the history."""
    with translated(database.path, database.key), closing(open_file(":memory:", database.key)) as copy:
        # A copy of the pages as they are, broken ones too: nothing here holds up another window, and nothing is written.
        database.connection.backup(copy)
        return [sentence for look in (_pages, _links, _index, _views, _history) for sentence in _looked(look(copy))]


def _looked(found: Iterator[str]) -> Iterator[str]:
    """The sentences of one look; what it cannot read is a finding too."""
    try:
        yield from found
    except errors() as problem:
        yield f"The file can’t be read: {problem}."


def _pages(copy: sqlite3.Connection) -> Iterator[str]:
    for (line,) in copy.execute(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield from (
                f"The file is damaged: {' '.join(part.split())}." for part in str(line).splitlines() if part.strip("* ")
            )


def _links(copy: sqlite3.Connection) -> Iterator[str]:
    for table, number, parent, _ in copy.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield f"Row {number} of {table} belongs to nothing in {parent}."


def _index(copy: sqlite3.Connection) -> Iterator[str]:
    for table in ("negotiations", "entries"):
        try:
            copy.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
        except errors("DatabaseError"):
            yield f"The search does not know all words of the {table}: it may miss some."


def _views(copy: sqlite3.Connection) -> Iterator[str]:
    for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").fetchall():
        quoted = '"' + str(name).replace('"', '""') + '"'
        try:
            copy.execute(f"SELECT * FROM {quoted} LIMIT 1").fetchone()
        except errors() as problem:
            yield f"The view {name} can’t be read: {problem}."


def _history(copy: sqlite3.Connection) -> Iterator[str]:
    """A difference needs the change before it (deltas.py)."""
    orphans = copy.execute(
        "SELECT count(*) FROM changes c WHERE before = '=' AND NOT EXISTS (SELECT 1 FROM changes WHERE scope = c.scope "
        "AND subject_id = c.subject_id AND subject = c.subject AND number < c.number)"
    ).fetchone()[0]
    if orphans:
        yield f"The history has gaps: {orphans} of its changes can’t be undone."
