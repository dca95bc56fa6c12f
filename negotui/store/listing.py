"""The list of negotiations. Must not import what a list can do without: `negotui list` pays for each import here.

Texts are read as they stand in the details' JSON: one parse here costs a fifth of six `json_extract` a row.
"""
# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from itertools import takewhile

from negotui.domain.summaries import Summary
from negotui.domain.text import clean, folded
from negotui.store.database import Database

LIBRARY = "library"
"""The scope of what is undone in the list of negotiations; every other scope is the id of a negotiation."""
EXAMPLE = "example"
"""A value among the details of the worked example that no form shows; it goes wherever the details go."""
_LISTED = ("title", "counterpart", "kind", "stage", "deadline", "result")
_SHORTEST = 6
_MOST_WORDS = 100
"""How many different words a filter heeds: SQLite bears conditions of a thousand parts."""


def _filter(words: str) -> tuple[str, list[str]]:
    """The condition that every word occurs in what the list shows, and its parameters."""
    parts = list(dict.fromkeys(folded(clean(words)).split()))[:_MOST_WORDS]
    return "deleted IS NULL" + " AND instr(folded, ?)" * len(parts), parts


def count(database: Database, words: str = "") -> int:
    """How many negotiations the list has, filtered by words."""
    condition, parts = _filter(words)
    row = database.row(f"SELECT count(*) FROM negotiations WHERE {condition}", parts)
    return int(row[0]) if row else 0


def summaries(database: Database, words: str = "", start: int = 0, stop: int | None = None) -> tuple[Summary, ...]:
    """The negotiations from `start` to before `stop` of the list, last changed first, filtered by words."""
    condition, parts = _filter(words)
    limit = -1 if stop is None else max(0, stop - start)
    # Skipping and filtering go by the index alone; only the rows of the window are read.
    return tuple(
        _summary(*row)
        for row in database.rows(
            f"SELECT id, fields, updated FROM negotiations WHERE {condition} "
            "ORDER BY updated DESC, number DESC LIMIT ? OFFSET ?",
            [*parts, limit, start],
        )
    )


def titled(database: Database, words: str) -> list[tuple[str, str]]:
    """Id and title of the negotiations in whose title, other details left aside, the folded words occur as they stand."""
    wanted = folded(clean(words))
    rows = database.rows(
        "SELECT id, title FROM negotiations WHERE deleted IS NULL AND instr(folded, ?) ORDER BY updated DESC", [wanted]
    )
    return [(id, title or "") for id, title in rows if wanted in folded(title or "")]


def beginning(database: Database, prefix: str) -> list[tuple[str, str]]:
    """Id and title of the negotiations whose id begins so."""
    rows = database.rows(
        "SELECT id, title FROM negotiations WHERE id >= ? AND id < ? AND deleted IS NULL ORDER BY id",
        [prefix, prefix + "\x7f"],
    )
    return [(id, title or "") for id, title in rows]


def _summary(id: str, fields: str, updated: str) -> Summary:
    details = json.loads(fields)
    title, counterpart, kind, stage, deadline, result = (str(details.get(name) or "") for name in _LISTED)
    return Summary(id, title, counterpart, kind, stage, deadline, result, updated, EXAMPLE in details)


def short_id(database: Database, id: str) -> str:
    """The shortest beginning of an id, of six letters at least, that means no other entry or negotiation."""
    longest = max((_shared(id, other) for other in _neighbours(database, id)), default=0)
    return id[: max(_SHORTEST, longest + 1)]


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _neighbours(database: Database, id: str) -> list[str]:
    """The ids, of entries and negotiations, that sort next to this one: what tells how much of it names it."""
    found: list[str] = []
    for table in ("entries", "negotiations"):
        found += [
            row[0]
            for row in database.rows(
                f"SELECT max(id) FROM {table} WHERE id < :id UNION ALL SELECT min(id) FROM {table} WHERE id > :id",
                {"id": id},
            )
            if row[0]
        ]
    return found
