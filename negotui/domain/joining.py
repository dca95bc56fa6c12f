"""One entry of two: after two windows wrote into one field, or when somebody has written the same thing twice."""

from __future__ import annotations

from collections.abc import Mapping

from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Sheet
from negotui.domain.negotiation import Entry


def joined(upper: Entry, lower: Entry, sheet: Sheet) -> tuple[Entry, tuple[Field, ...]]:
    """The upper entry with the words of both, and the fields in which both had a value of which only one can stand: the upper's.

    Of two texts where one holds the other the longer stands; else the lower one follows. A missing value is taken from the other.
    """
    result, dropped = upper, []
    for field in sheet.fields:
        here, there = upper.typed(field.name), lower.typed(field.name)
        if not there or there == here:
            continue
        if not here:
            result = result.put(field.name, there, sound=not lower.draft(field.name))
        elif (text := _both(field, here, there)) is not None:
            result = result.put(field.name, text)
        else:
            dropped.append(field)
    return result, tuple(dropped)


def _both(field: Field, here: str, there: str) -> str | None:
    """Two texts as one; None for values of which one must be chosen."""
    spec = spec_of(field)
    if not (spec.is_text or spec.is_long):
        return None
    if there in here or here in there:
        return max(here, there, key=len)
    return f"{here}\n\n{there}" if spec.is_long else f"{here} / {there}"


def pointing_to(entry: Entry, sheet: Sheet, ids: Mapping[str, str]) -> Entry:
    """The entry with its links led elsewhere. ids: where each link goes, for every entry that may be linked to."""
    for field in sheet.fields:
        spec, value = spec_of(field), entry.get(field.name)
        if value and spec.holds_ids:
            entry = entry.put(field.name, spec.relinked(value, ids))
    return entry
