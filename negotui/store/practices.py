"""Practised talks in the file: each a row with the whole of it as JSON, apart from the tables of real negotiations.

What belongs to a deleted negotiation is not found until that is brought back.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from negotui.errors import NotFound, StoreError
from negotui.store.database import Database, Row

Fields = dict[str, Any]
_COLUMNS = "id, negotiation, started, coalesce(ended, ''), fields"
_THERE = "negotiation IN (SELECT id FROM negotiations WHERE deleted IS NULL)"


@dataclass(frozen=True, slots=True)
class KeptPractice:
    """A practised talk as the file has it, without the talk itself.

    started, ended: UTC, ISO 8601; ended is empty while it goes on.  fields: everything else that is known of it, for JSON.
    """

    id: str
    negotiation: str
    started: str
    ended: str
    fields: Fields


def of_negotiation(database: Database, negotiation: str) -> tuple[KeptPractice, ...]:
    """The practised talks of a negotiation, the newest first; none of a deleted one."""
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM practices WHERE negotiation = ? AND {_THERE} ORDER BY number DESC", [negotiation]
    )
    return tuple(map(_kept, rows))


def load(database: Database, id: str) -> tuple[KeptPractice, Fields]:
    """A practised talk, and the document of the talk itself. Raises NotFound, StoreError."""
    row = database.row(f"SELECT {_COLUMNS}, document FROM practices WHERE id = ? AND {_THERE}", [id])
    if row is None:
        raise NotFound("This practice no longer exists.", "P begins another one.")
    return _kept(row[:-1]), _object(row[-1])


def keep(database: Database, practice: KeptPractice, document: Fields) -> None:
    """Keeps a practised talk as it is now, also one that another window has forgotten meanwhile. Only inside `write`."""
    database.run(
        "INSERT INTO practices (id, negotiation, started, ended, fields, document) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, fields = excluded.fields, document = excluded.document",
        [
            *(practice.id, practice.negotiation, practice.started, practice.ended or None),
            *(_json(practice.fields), _json(document)),
        ],
    )


def remove(database: Database, id: str) -> bool:
    """Forgets a practised talk for good; False where there is none. Only inside `write`."""
    return bool(database.run("DELETE FROM practices WHERE id = ?", [id]))


def _json(fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False)


def _kept(row: Row) -> KeptPractice:
    id, negotiation, started, ended, fields = row
    return KeptPractice(str(id), str(negotiation), str(started), str(ended), _object(fields))


def _object(text: str) -> Fields:
    found = json.loads(text)
    if not isinstance(found, dict):  # the table takes objects only; another program may have no such table
        raise StoreError("I can’t read this practice.", "Forget it, and begin another one.")
    return found


# What is undone, of the workbook in memory in which a talk is practised

_CHANGE = "scope, step, subject, subject_id, before, after, label, at, undone"


def history(database: Database) -> list[list[Any]]:
    """Every change in a workbook, for the document of a practice, so that undo survives a restart there too."""
    return [list(row) for row in database.rows(f"SELECT {_CHANGE} FROM changes ORDER BY number")]


def put_history(database: Database, rows: list[list[Any]]) -> None:
    """Puts the changes back into a workbook that has none. Only inside `write`."""
    places = ", ".join("?" * (_CHANGE.count(",") + 1))
    for row in rows:
        database.run(f"INSERT INTO changes ({_CHANGE}) VALUES ({places})", row)


def count_of_changes(database: Database) -> int:
    """A number that grows with every row that this program has written since it opened the workbook."""
    return database.connection.total_changes
