"""What was used before: suggestions for the fields of a form, and names that are nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from negotui.domain.completion import NAMES, likely
from negotui.domain.guide import Field, FieldType, Sheet
from negotui.domain.negotiation import DETAILS, Negotiation
from negotui.services.session import Session
from negotui.store import past

_CURRENCY = re.compile(r"-?\d[\d.]* (\S{1,4})")


class Completion:
    """What can be completed in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sheet(self, sheet: Sheet, negotiation: Negotiation) -> Sheet:
        """The sheet with what was used before as the choices of its fields: counterparts, kinds and tags, currencies of money."""
        if sheet.id == DETAILS.id:
            used = past.used(self._session.database, negotiation.id)
            return _with_choices(sheet, {name: tuple(texts) for name, texts in used.items()})
        talks = [field.name for field in sheet.fields if field.type is FieldType.NEGOTIATION]
        if talks:
            from negotui.services.ties import Ties

            # A title says which one it is, its id is what is kept.
            choices = tuple("\n".join(pair) for pair in Ties(self._session.database).choices(negotiation))
            sheet = _with_choices(sheet, dict.fromkeys(talks, choices))
        money = [field.name for field in sheet.fields if field.type is FieldType.MONEY]
        currencies = self._currencies(negotiation) if money else ()
        return _with_choices(sheet, dict.fromkeys(money, currencies)) if currencies else sheet

    def likely(self, negotiation: Negotiation) -> dict[str, str]:
        """For each of NAMES that is nearly one used before in another negotiation: that one, by the name of the field."""
        used = past.used(self._session.database, negotiation.id)
        found = {name: likely(negotiation.details.get(name), used[name]) for name in NAMES}
        return {name: text for name, text in found.items() if text}

    def _currencies(self, negotiation: Negotiation) -> tuple[str, ...]:
        """Those of this negotiation, the most frequent first, else those of the entries that were written last."""
        here = [text for entry in negotiation.entries for _, text in entry.values]
        return _units(here) or _units(past.latest_texts(self._session.database))


def _units(texts: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for text in texts:
        if (found := _CURRENCY.fullmatch(text)) and not found[1].startswith("%"):
            counts[found[1]] = counts.get(found[1], 0) + 1
    return tuple(sorted(counts, key=lambda unit: -counts[unit]))


def _with_choices(sheet: Sheet, choices: dict[str, tuple[str, ...]]) -> Sheet:
    def suggesting(field: Field) -> Field:
        return replace(field, choices=choices[field.name]) if field.name in choices else field

    return replace(sheet, fields=tuple(suggesting(field) for field in sheet.fields))
