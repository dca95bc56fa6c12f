"""Negotiations that are over, and what earlier ones left behind, read sheet by sheet.

Whom a negotiation was with is compared without case and accents, by what the list keeps of each in its own index.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from negotui.domain.negotiation import Negotiation
from negotui.domain.stages import CLOSED
from negotui.domain.text import clean, folded
from negotui.store.conditions import exactly
from negotui.store.database import Database
from negotui.store.entries import by_negotiation, of_sheets
from negotui.store.listing import EXAMPLE
from negotui.store.rows import DETAILS_COLUMNS, entry_of

_IN = "IN (SELECT value FROM json_each(?))"
_NOT_EXAMPLE = f"json_extract(fields, '$.{EXAMPLE}') IS NULL"
_MOST = 200
"""The most earlier negotiations that are looked through, of the same counterpart and of the same kind each, last changed first."""


def closed(database: Database) -> list[tuple[str, str]]:
    """The ids of all negotiations that are over, with when each was last changed; the worked example is none of them."""
    return [
        (id, updated)
        for id, updated in database.rows(
            f"SELECT id, updated FROM negotiations WHERE deleted IS NULL AND stage {_IN} AND {_NOT_EXAMPLE} "
            "ORDER BY updated DESC, number DESC",
            [json.dumps(CLOSED)],
        )
    ]


def load_sheets(database: Database, ids: Iterable[str], sheets: Iterable[str]) -> tuple[Negotiation, ...]:
    """Negotiations with the entries of these sheets alone."""
    wanted = json.dumps(list(ids))
    heads = database.rows(
        f"SELECT guide, {DETAILS_COLUMNS} FROM negotiations WHERE id {_IN} AND deleted IS NULL", [wanted]
    )
    entries = by_negotiation(of_sheets(database, [head[1] for head in heads], sheets))
    return tuple(Negotiation(head[1], head[0], entry_of(head[1:]), entries.get(head[1], ())) for head in heads)


def alike(
    database: Database, negotiation: str, counterpart: str, kind: str, sheets: Sequence[str]
) -> list[tuple[str, str, bool]]:
    """Other negotiations with entries of these sheets and the same counterpart or kind: id, title, whether the counterpart is it.

    Those with the same counterpart come first, then by when they were last changed.
    """
    found: dict[str, tuple[str, str, bool]] = {}
    for column, text in (("counterpart", counterpart), ("kind", kind)):
        if not folded(clean(text)):
            continue
        same, bound = exactly(column, clean(text))
        rows = database.rows(
            f"SELECT id, title FROM negotiations n WHERE deleted IS NULL AND {same} AND id != ? "
            f"AND {_NOT_EXAMPLE} AND EXISTS (SELECT 1 FROM entries e WHERE e.negotiation = n.id AND e.sheet {_IN}) "
            "ORDER BY updated DESC, number DESC LIMIT ?",
            [*bound, negotiation, json.dumps(list(sheets)), _MOST],
        )
        for id, title in rows:
            found.setdefault(id, (id, title or "", column == "counterpart"))
    return list(found.values())
