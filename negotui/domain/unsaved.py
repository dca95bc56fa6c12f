"""A text that was typed and is not in the file."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.negotiation import Entry, Negotiation


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """What was typed into a field. negotiation: with its details, and no other entry.  entry: as it was read or last saved.

    field: its name.  text: as it was typed.
    """

    negotiation: Negotiation
    entry: Entry
    field: str
    text: str
