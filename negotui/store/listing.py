"""The list of negotiations. Must not import what a list can do without: `negotui list` pays for each import here.

Texts are read as they stand in the details' JSON: one parse here costs a fifth of six `json_extract` a row.
"""
# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import takewhile

from negotui.domain.queries import query_from
from negotui.domain.stages import Stage
from negotui.domain.summaries import Summary
from negotui.domain.text import clean, folded, suggestion
from negotui.errors import NotFound
from negotui.store.conditions import SIGNS, Condition, exactly, filtered, part
from negotui.store.database import Database

LIBRARY = "library"
"""The scope of what is undone in the list of negotiations; every other scope is the id of a negotiation."""
EXAMPLE = "example"
"""A value among the details of the worked example that no form shows; it goes wherever the details go."""
ARCHIVED = "archived"
"""The same for those that the list hides unless it is asked for them."""
NEWEST = "-updated"
"""The order of the list unless another one is asked for: last changed first."""
_LISTED = ("title", "counterpart", "kind", "stage", "deadline", "result")
_FROM = "FROM negotiations n INDEXED BY negotiations_newest"
"""All that a list is filtered and sorted by stands in this index: of the table only the rows that are shown are read."""
_SHORTEST = 6


def _of(field: str) -> tuple[str, str]:
    """Sorting by a text: whether it says nothing, and from where it stands to the end, which decides between equal ones."""
    begin = ord(SIGNS[field])
    return f"instr(n.folded, char({begin}, {begin + 1})) > 0", f"substr(n.folded, instr(n.folded, char({begin})))"


_STAGES = "".join(f"\n{stage}" for stage in Stage)
ORDERS = {
    "title": _of("title"),
    "with": _of("counterpart"),
    "kind": _of("kind"),
    "stage": ("NULL", f"instr('{_STAGES}', {part('stage')})"),
    "deadline": ("coalesce(n.deadline, '') = ''", "n.deadline"),
    "result": _of("result"),
    "closed": ("coalesce(n.closed, '') = ''", "n.closed"),
    "updated": ("NULL", "n.updated"),
}
"""What the list may be sorted by: what says nothing stands last in either direction, then the order itself."""


def _sorting(order: str) -> str:
    name = order.removeprefix("-")
    if name not in ORDERS:
        raise NotFound(f"The list cannot be sorted by {name!r}.", suggestion(name, ORDERS))
    empty, key = ORDERS[name]
    newest = "n.updated DESC, n.number DESC"
    if order == NEWEST:
        return newest
    return f"{empty}, {key} {'DESC' if order.startswith('-') else 'ASC'}, {newest}"


def count(database: Database, words: str = "", today: str = "") -> int:
    """How many negotiations the list has, filtered by words."""
    condition, bound = filtered(query_from(words), today)
    row = database.row(f"SELECT count(*) {_FROM} WHERE {condition}", bound)
    return int(row[0]) if row else 0


def summaries(
    database: Database, words: str = "", start: int = 0, stop: int | None = None, order: str = "", today: str = ""
) -> tuple[Summary, ...]:
    """The negotiations from `start` to before `stop` of the list, filtered by words.

    order: one of ORDERS, with a minus the other way round; else NEWEST. today: an ISO date, by which things are due.
    Raises NotFound for no such order.
    """
    limit = -1 if stop is None else max(0, stop - start)
    return _listed(database, filtered(query_from(words), today), order or NEWEST, limit, start)


def with_counterpart(database: Database, name: str) -> tuple[Summary, ...]:
    """All negotiations with that counterpart, case and accents aside, archived ones too, last changed first."""
    same, bound = exactly("counterpart", clean(name))
    return _listed(database, (f"n.deleted IS NULL AND {same}", bound), NEWEST, -1, 0)


def counterparts(database: Database, most: int = 200) -> list[str]:
    """Counterparts that there are, at most so many."""
    known = "SELECT DISTINCT counterpart FROM negotiations WHERE deleted IS NULL AND counterpart <> '' LIMIT ?"
    return [name for (name,) in database.rows(known, [most])]


def _listed(database: Database, condition: Condition, order: str, limit: int, start: int) -> tuple[Summary, ...]:
    sql, bound = condition
    numbers = database.rows(
        f"SELECT n.number {_FROM} WHERE {sql} ORDER BY {_sorting(order)} LIMIT ? OFFSET ?", [*bound, limit, start]
    )
    wanted = json.dumps([number for (number,) in numbers])
    rows = database.rows(
        "SELECT number, id, fields, updated FROM negotiations WHERE number IN (SELECT value FROM json_each(?))",
        [wanted],
    )
    found = {number: _summary(*row) for number, *row in rows}
    return tuple(found[number] for (number,) in numbers)


def due_of(database: Database, ids: Iterable[str], today: str) -> dict[str, int]:
    """How many things that were promised or planned are due by then and not done, by negotiation; where it is any."""
    rows = database.rows(
        "SELECT negotiation, count(*) FROM entries WHERE negotiation IN (SELECT value FROM json_each(?)) "
        # The sheets that have such things, said again so that the index leads to these entries alone.
        "AND sheet IN ('commitments', 'steps') AND due <= ? GROUP BY negotiation",
        [json.dumps(list(ids)), today],
    )
    return dict(rows)


def due(database: Database, today: str, most: int) -> int:
    """How many there are in all negotiations that the list shows; not counted beyond `most`."""
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM entries e JOIN negotiations n ON n.id = e.negotiation "
        "WHERE e.due <= ? AND n.deleted IS NULL AND n.archived IS NULL LIMIT ?)",
        [today, most],
    )
    return int(row[0]) if row else 0


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
    title, counterpart, kind, stage, deadline, result, closed, tags = (
        str(details.get(name) or "") for name in (*_LISTED, "closed", "tags")
    )
    marks = EXAMPLE in details, bool(details.get(ARCHIVED))
    return Summary(id, title, counterpart, kind, stage, deadline, result, updated, *marks, closed, tags)


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
