"""What is due in all negotiations that the list shows, read through an index of its own: other entries are not even scanned."""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from typing import NamedTuple

from negotui.domain.negotiation import Entry
from negotui.domain.queries import query_from
from negotui.domain.sheets import COMMITMENTS, DELAY, OFFERS, STEPS
from negotui.domain.stages import CLOSED
from negotui.store.conditions import list_condition
from negotui.store.database import Database
from negotui.store.listing import EXAMPLE
from negotui.store.rows import ENTRY_COLUMNS, entry_of

_UNDATED = "-"
"""What the column `agenda` says of an entry that waits without a day; it sorts before every day."""
_IN = "IN (SELECT value FROM json_each(?))"
_ENTRY = ", ".join(f"e.{name}" for name in ENTRY_COLUMNS.split(", "))


class Owner(NamedTuple):
    """The negotiation of something due. id, title, counterpart: of it.  example: whether it is the worked example."""

    id: str
    title: str
    counterpart: str
    example: bool


def waiting(database: Database, today: str, until: str, most: int) -> list[tuple[Entry, Owner]]:
    """Entries with a day before `until`, the earliest first; where that is empty all, then those without a day; `most` of each.

    Promises and steps outlive a negotiation; everything else counts while it is open. What can only pass, such as an offer that
    lapses, counts until then. today, until: ISO days.
    """
    dated = ("e.agenda > ? AND e.agenda < ?", [_UNDATED, until or "~"])
    undated = ("e.agenda = ?", [_UNDATED])
    return [
        found for part in ((dated,) if until else (dated, undated)) for found in _waiting(database, part, today, most)
    ]


def _waiting(database: Database, condition: tuple[str, list[str]], today: str, most: int) -> list[tuple[Entry, Owner]]:
    sql, bound = condition
    rows = database.rows(
        f"SELECT {_ENTRY}, n.id, n.title, n.counterpart, json_extract(n.fields, '$.{EXAMPLE}') "
        "FROM entries e INDEXED BY entries_agenda CROSS JOIN negotiations n ON n.id = e.negotiation "
        f"WHERE e.agenda IS NOT NULL AND {sql} AND (e.sheet NOT {_IN} OR e.agenda >= ?) "
        "AND n.deleted IS NULL AND n.archived IS NULL "
        f"AND (e.sheet {_IN} OR coalesce(n.stage, '') NOT {_IN}) ORDER BY e.agenda, e.negotiation, e.sheet LIMIT ?",
        [
            *(*bound, json.dumps([DELAY, OFFERS]), today),
            *(json.dumps([COMMITMENTS, STEPS]), json.dumps(CLOSED), most),
        ],
    )
    return [(entry_of(row[:-4]), _owner(*row[-4:])) for row in rows]


def deadlines(database: Database, until: str, most: int) -> list[tuple[str, Owner]]:
    """The deadlines of negotiations that are open, the earliest first, before `until`; an empty one sets no end."""
    condition, bound = list_condition(query_from("is:open"), "")
    rows = database.rows(
        "SELECT n.deadline, n.id, n.title, n.counterpart, json_extract(n.fields, '$.example') "
        f"FROM negotiations n INDEXED BY negotiations_newest WHERE n.deadline > '' AND n.deadline < ? AND {condition} "
        "ORDER BY n.deadline, n.number LIMIT ?",
        [until or "~", *bound, most],
    )
    return [(day, _owner(*rest)) for day, *rest in rows]


def _owner(id: str, title: str | None, counterpart: str | None, example: object) -> Owner:
    return Owner(id, title or "", counterpart or "", example is not None)
