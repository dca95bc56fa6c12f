"""Which negotiations are alternatives in others. An index of its own finds them, however many entries the file has."""

from __future__ import annotations

from negotui.store.database import Database


def tied_to(database: Database, id: str) -> list[str]:
    """The ids of the negotiations, deleted ones left out, in which the one of that id is an alternative."""
    rows = database.rows(
        "SELECT DISTINCT e.negotiation FROM entries e JOIN negotiations n ON n.id = e.negotiation "
        "WHERE e.sheet = 'alternatives' AND json_extract(e.fields, '$.talk') IS NOT NULL "
        "AND json_extract(e.fields, '$.talk') = ? AND n.deleted IS NULL AND n.id <> ? "
        "ORDER BY n.number",
        [id, id],
    )
    return [str(owner) for (owner,) in rows]
