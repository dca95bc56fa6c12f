"""Converts rows of the tables to domain values and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from negotui.domain.negotiation import DETAILS, Entry, Pairs
from negotui.domain.stages import stage_of
from negotui.domain.text import clean, folded
from negotui.store.conditions import END, SIGNS
from negotui.store.database import Row

ENTRY_COLUMNS = "id, negotiation, sheet, fields, drafts, position, revision, created, updated"
DETAILS_COLUMNS = f"id, id, '{DETAILS.id}', fields, drafts, 0, revision, created, updated"
"""The columns of a negotiation's details, in the shape of ENTRY_COLUMNS."""
_SEARCHED = ("title", "counterpart", "kind", "result", "tags")


def cleaned(entry: Entry) -> Entry:
    """The entry with every text cleaned for the file."""
    return replace(entry, values=_clean(entry.values), drafts=_clean(entry.drafts))


def _clean(pairs: Pairs) -> Pairs:
    return tuple({clean(name): text for name, raw in pairs if (text := clean(raw))}.items())


def encoded(pairs: Pairs) -> str:
    """Fields and texts as a JSON object, in their order."""
    return json.dumps(dict(pairs), ensure_ascii=False)


def decoded(text: str) -> Pairs:
    """A JSON object as fields and texts; a number that another program wrote becomes its digits."""
    return tuple((name, _text(value)) for name, value in json.loads(text).items() if value not in (None, "", False))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "yes" if value is True else json.dumps(value, ensure_ascii=False)


def entry_of(row: Row) -> Entry:
    """An entry from ENTRY_COLUMNS or DETAILS_COLUMNS."""
    id, negotiation, sheet, fields, drafts, position, revision, created, updated = row
    return Entry(id, negotiation, sheet, decoded(fields), decoded(drafts), position, revision, created, updated)


def words_of(details: Entry) -> str:
    """What the full-text index stores for the details of a negotiation."""
    return details.words(_SEARCHED)


def filter_of(details: Entry) -> str:
    """The column `folded`, which the list filters and sorts by: see conditions.py for its form."""
    shown = {**dict(details.values), "stage": stage_of(details.get("stage"))}
    parts = []
    for name, sign in SIGNS.items():
        text = shown.get(name, "")
        values = map(folded, text.split(",") if name == "tags" else [text])
        parts.append(sign + "".join(f"\n{value}" for value in values if value))
    return "".join(parts) + END
