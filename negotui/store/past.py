"""Negotiations that are over, and what earlier ones left behind, read sheet by sheet.

Counterparts and kinds are compared without case and accents, through the index of the list.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from negotui.domain.negotiation import Negotiation
from negotui.domain.stages import CLOSED
from negotui.domain.text import clean, folded
from negotui.store.conditions import field_equals
from negotui.store.database import Database
from negotui.store.entries import by_negotiation, of_sheets
from negotui.store.listing import EXAMPLE
from negotui.store.rows import DETAILS_COLUMNS, decoded, entry_of

_IN = "IN (SELECT value FROM json_each(?))"
_NOT_EXAMPLE = f"json_extract(fields, '$.{EXAMPLE}') IS NULL"
_MOST_SIMILAR = 200
"""The most earlier negotiations to read with the same counterpart, and again of the same kind, last changed first."""


def closed(database: Database) -> list[tuple[str, str]]:
    """The ids of all negotiations that are over, with when each was last changed; the worked example is left out."""
    return [
        (id, updated)
        for id, updated in database.rows(
            f"SELECT id, updated FROM negotiations WHERE deleted IS NULL AND stage {_IN} AND {_NOT_EXAMPLE} "
            "ORDER BY updated DESC, number DESC",
            [json.dumps(CLOSED)],
        )
    ]


def load_sheets(database: Database, ids: Iterable[str], sheets: Iterable[str]) -> tuple[Negotiation, ...]:
    """Negotiations with the entries of these sheets only."""
    sql = f"SELECT guide, {DETAILS_COLUMNS} FROM negotiations WHERE id {_IN} AND deleted IS NULL"
    heads = database.rows(sql, [json.dumps(list(ids))])
    entries = by_negotiation(of_sheets(database, [head[1] for head in heads], sheets))
    return tuple(Negotiation(head[1], head[0], entry_of(head[1:]), entries.get(head[1], ())) for head in heads)


def similar(
    database: Database, negotiation: str, counterpart: str, kind: str, sheets: Sequence[str]
) -> list[tuple[str, str, bool]]:
    """Other negotiations with the same counterpart or kind and entries in these sheets: id, title, and whether the counterpart
    is the same. Those with the same counterpart come first, each group last changed first.
    """
    similar: dict[str, tuple[str, str, bool]] = {}
    for column, text in (("counterpart", counterpart), ("kind", kind)):
        if not folded(clean(text)):
            continue
        same, bound = field_equals(column, clean(text))
        rows = database.rows(
            f"SELECT id, title FROM negotiations n WHERE deleted IS NULL AND {same} AND id != ? "
            f"AND {_NOT_EXAMPLE} AND EXISTS (SELECT 1 FROM entries e WHERE e.negotiation = n.id AND e.sheet {_IN}) "
            "ORDER BY updated DESC, number DESC LIMIT ?",
            [*bound, negotiation, json.dumps(list(sheets)), _MOST_SIMILAR],
        )
        for id, title in rows:
            similar.setdefault(id, (id, title or "", column == "counterpart"))
    return list(similar.values())


_MOST_NAMES = 2000
"""The most negotiations whose names are offered again, last changed first."""
_MOST_TEXTS = 300


def used(database: Database, without: str) -> dict[str, list[str]]:
    """Counterparts, kinds and tags of the negotiations that were changed last, each once, the latest first.

    without: the id of a negotiation to leave out, or empty.
    """
    rows = database.rows(
        "SELECT counterpart, kind, tags FROM negotiations WHERE number IN (SELECT number FROM negotiations "
        "INDEXED BY negotiations_newest WHERE deleted IS NULL ORDER BY updated DESC, number DESC LIMIT ?) "
        "AND id != ? ORDER BY updated DESC, number DESC",
        [_MOST_NAMES, without],
    )
    tags = (tag.strip() for row in rows for tag in (row[2] or "").split(","))
    return {
        "counterpart": _different(row[0] for row in rows),
        "kind": _different(row[1] for row in rows),
        "tags": _different(tags),
    }


def _different(texts: Iterable[str | None]) -> list[str]:
    """Each text once, whatever its case and accents: the first."""
    return list({folded(text): text for text in reversed([text for text in texts if text])}.values())[::-1]


def latest_texts(database: Database) -> list[str]:
    """All field texts of the entries that were written last."""
    rows = database.rows("SELECT fields FROM entries ORDER BY number DESC LIMIT ?", [_MOST_TEXTS])
    return [text for (fields,) in rows for _, text in decoded(fields)]
