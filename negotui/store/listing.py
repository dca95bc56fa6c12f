"""The list of negotiations. Must not import anything that a list does not need: `negotui list` pays for each import.

Texts are parsed here from the JSON of the details: that costs a fifth of six `json_extract` calls per row.
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
from negotui.store.conditions import SIGNS, Condition, field_equals, field_sql, list_condition
from negotui.store.database import Database

LIBRARY = "library"
"""The undo scope of the list of negotiations; every other scope is the id of a negotiation."""
EXAMPLE = "example"
"""A field in the details that marks the worked example. No form shows it; it is copied with the details."""
ARCHIVED = "archived"
"""A field in the details, also not in forms, that marks negotiations which the list hides unless asked."""
NEWEST = "-updated"
"""The default order of the list: last changed first."""
_SUMMARY_FIELDS = ("title", "counterpart", "kind", "stage", "deadline", "result")
_FROM = "FROM negotiations n INDEXED BY negotiations_newest"
"""This index holds everything that the list filters and sorts by, so only the rows shown are read from the table."""
_SHORTEST_ID = 6


def _text_order(field: str) -> tuple[str, str]:
    """SQL keys to sort by a text field: whether it is empty, then `folded` from that field on, so that later fields break ties."""
    begin = ord(SIGNS[field])
    return f"instr(n.folded, char({begin}, {begin + 1})) > 0", f"substr(n.folded, instr(n.folded, char({begin})))"


_STAGES = "".join(f"\n{stage}" for stage in Stage)
ORDERS = {
    "title": _text_order("title"),
    "with": _text_order("counterpart"),
    "kind": _text_order("kind"),
    "stage": ("NULL", f"instr('{_STAGES}', {field_sql('stage')})"),
    "deadline": ("coalesce(n.deadline, '') = ''", "n.deadline"),
    "result": _text_order("result"),
    "closed": ("coalesce(n.closed, '') = ''", "n.closed"),
    "updated": ("NULL", "n.updated"),
}
"""What the list may be sorted by: a SQL key that puts empty values last in either direction, then the key itself."""


def _order_by(order: str) -> str:
    name = order.removeprefix("-")
    if name not in ORDERS:
        raise NotFound(f"I can’t sort the list by {name!r}.", suggestion(name, ORDERS))
    empty, key = ORDERS[name]
    newest = "n.updated DESC, n.number DESC"
    if order == NEWEST:
        return newest
    return f"{empty}, {key} {'DESC' if order.startswith('-') else 'ASC'}, {newest}"


def count(database: Database, words: str = "", today: str = "") -> int:
    """How many negotiations the list has, filtered by words."""
    condition, bound = list_condition(query_from(words), today)
    row = database.row(f"SELECT count(*) {_FROM} WHERE {condition}", bound)
    return int(row[0]) if row else 0


def summaries(
    database: Database, words: str = "", start: int = 0, stop: int | None = None, order: str = "", today: str = ""
) -> tuple[Summary, ...]:
    """The negotiations from `start` to before `stop` of the list, filtered by words.

    order: one of ORDERS, with a minus for descending; empty for NEWEST. today: an ISO date, for what is due.
    Raises NotFound for an unknown order.
    """
    limit = -1 if stop is None else max(0, stop - start)
    return _select_summaries(database, list_condition(query_from(words), today), order or NEWEST, limit, start)


def with_counterpart(database: Database, name: str) -> tuple[Summary, ...]:
    """All negotiations with that counterpart, ignoring case and accents, including archived ones, last changed first."""
    same, bound = field_equals("counterpart", clean(name))
    return _select_summaries(database, (f"n.deleted IS NULL AND {same}", bound), NEWEST, -1, 0)


def counterparts(database: Database, most: int = 200) -> list[str]:
    """The names of counterparts, at most `most`."""
    sql = "SELECT DISTINCT counterpart FROM negotiations WHERE deleted IS NULL AND counterpart <> '' LIMIT ?"
    return [name for (name,) in database.rows(sql, [most])]


def _select_summaries(
    database: Database, condition: Condition, order: str, limit: int, start: int
) -> tuple[Summary, ...]:
    sql, bound = condition
    numbers = database.rows(
        f"SELECT n.number {_FROM} WHERE {sql} ORDER BY {_order_by(order)} LIMIT ? OFFSET ?", [*bound, limit, start]
    )
    rows = database.rows(
        "SELECT number, id, fields, updated FROM negotiations WHERE number IN (SELECT value FROM json_each(?))",
        [json.dumps([number for (number,) in numbers])],
    )
    by_number = {number: _summary(*row) for number, *row in rows}
    return tuple(by_number[number] for (number,) in numbers)


def due_of(database: Database, ids: Iterable[str], today: str) -> dict[str, int]:
    """How many promises and steps are due by `today` and not done, by negotiation; negotiations without any are left out."""
    rows = database.rows(
        "SELECT negotiation, count(*) FROM entries WHERE negotiation IN (SELECT value FROM json_each(?)) "
        # Naming the sheets again lets the index lead to these entries alone.
        "AND sheet IN ('commitments', 'steps') AND due <= ? GROUP BY negotiation",
        [json.dumps(list(ids)), today],
    )
    return dict(rows)


def due(database: Database, today: str, most: int) -> int:
    """How many promises and steps are due in all negotiations that the list shows; counting stops at `most`."""
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM entries e JOIN negotiations n ON n.id = e.negotiation "
        "WHERE e.due <= ? AND n.deleted IS NULL AND n.archived IS NULL LIMIT ?)",
        [today, most],
    )
    return int(row[0]) if row else 0


def with_title_words(database: Database, words: str) -> list[tuple[str, str]]:
    """Id and title of the negotiations whose title contains the words as one phrase, ignoring case and accents."""
    phrase = folded(clean(words))
    rows = database.rows(
        "SELECT id, title FROM negotiations WHERE deleted IS NULL AND instr(folded, ?) ORDER BY updated DESC", [phrase]
    )
    return [(id, title or "") for id, title in rows if phrase in folded(title or "")]


def deleted(database: Database) -> list[tuple[str, str]]:
    """Id and title of the negotiations that were deleted, the last one first."""
    rows = database.rows("SELECT id, title FROM negotiations WHERE deleted IS NOT NULL ORDER BY deleted DESC")
    return [(id, title or "") for id, title in rows]


def with_id_prefix(database: Database, prefix: str) -> list[tuple[str, str]]:
    """Id and title of the negotiations whose id begins with the prefix."""
    rows = database.rows(
        "SELECT id, title FROM negotiations WHERE id >= ? AND id < ? AND deleted IS NULL ORDER BY id",
        [prefix, prefix + "\x7f"],
    )
    return [(id, title or "") for id, title in rows]


def _summary(id: str, fields: str, updated: str) -> Summary:
    details = json.loads(fields)
    title, counterpart, kind, stage, deadline, result, closed, tags = (
        str(details.get(name) or "") for name in (*_SUMMARY_FIELDS, "closed", "tags")
    )
    marks = EXAMPLE in details, bool(details.get(ARCHIVED))
    return Summary(id, title, counterpart, kind, stage, deadline, result, updated, *marks, closed, tags)


def short_id(database: Database, id: str) -> str:
    """The shortest prefix of an id, at least six letters, that fits no other entry or negotiation."""
    longest = max((_common_length(id, other) for other in _neighbours(database, id)), default=0)
    return id[: max(_SHORTEST_ID, longest + 1)]


def _common_length(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _neighbours(database: Database, id: str) -> list[str]:
    """The ids of entries and negotiations that sort next to this one: no others share a longer prefix with it."""
    ids: list[str] = []
    for table in ("entries", "negotiations"):
        ids += [
            row[0]
            for row in database.rows(
                f"SELECT max(id) FROM {table} WHERE id < :id UNION ALL SELECT min(id) FROM {table} WHERE id > :id",
                {"id": id},
            )
            if row[0]
        ]
    return ids
