"""A negotiation and its entries, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from negotui.domain.guide import Field, FieldType, Sheet, View
from negotui.domain.stages import CLOSED, Stage, stage_of

Pairs = tuple[tuple[str, str], ...]
"""Field names with their texts, in the order in which they were first written."""

DETAILS = Sheet(
    "details",
    "About this negotiation",
    (
        Field("title", FieldType.TEXT, "What is it about?", "Title", required=True, shared=True),
        Field("counterpart", FieldType.TEXT, "With whom?", "With", shared=True),
        Field("kind", FieldType.TEXT, "What kind of negotiation is it?", "Kind"),
        Field(
            "stage", FieldType.CHOICE, "How far has it come?", "Stage", choices=tuple(stage.value for stage in Stage)
        ),
        Field("deadline", FieldType.DATE, "By when must it be settled?", "Deadline"),
        Field("result", FieldType.TEXT, "What came of it, in a few words?", "Result"),
        Field("closed", FieldType.DATE, "When was it over?", "Over"),
        Field("tags", FieldType.TEXT, "Which words would you look for it by, separated by commas?", "Tags"),
    ),
)
"""The facts about a negotiation as a whole, in the same form as the entries of a sheet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a sheet, or the details of a negotiation.

    id: sorts by time, unique everywhere.  negotiation: the id of the one it belongs to.  sheet: the id of its sheet.
    values: canonical texts, valid for their fields and never empty.  drafts: typed texts that their fields cannot read yet; a field
    is in at most one of the two.  position: its place in the sheet, from 1.  revision: counts its changes, 0 before it is first
    saved.  created, updated: UTC, ISO 8601.
    """

    id: str
    negotiation: str
    sheet: str
    values: Pairs = ()
    drafts: Pairs = ()
    position: int = 0
    revision: int = 0
    created: str = ""
    updated: str = ""

    def get(self, name: str) -> str:
        """The canonical text of a field; empty if there is none or only a draft."""
        # A loop, as analyses ask for a field a hundred times for each entry that they read.
        for key, text in self.values:
            if key == name:
                return text
        return ""

    def draft(self, name: str) -> str:
        """What was typed into a field that its type cannot read; empty if there is no such text."""
        return next((text for key, text in self.drafts if key == name), "")

    def typed(self, name: str) -> str:
        """The text of a field, whether a value or a draft."""
        return self.get(name) or self.draft(name)

    def put(self, name: str, text: str, sound: bool = True) -> Entry:
        """The entry with that text in a field; an empty text clears it. sound: whether it is a value, else a draft."""
        return replace(
            self,
            values=_put(self.values, name, text if sound else ""),
            drafts=_put(self.drafts, name, "" if sound else text),
        )

    def words(self, names: Iterable[str]) -> str:
        """What the full-text index stores for it: the texts of these fields in their order, then every draft."""
        return " · ".join(filter(None, (*map(self.get, names), *(text for _, text in self.drafts))))

    def is_complete(self, sheet: Sheet) -> bool:
        """Whether its name and every required field have a value, not only a draft, or one that can take its place."""
        return not self.lacking(sheet)

    def lacking(self, sheet: Sheet) -> tuple[Field, ...]:
        """The name and the required fields that still need a value."""
        return tuple(
            field for field in sheet.fields if self.needs(field) or (field is sheet.naming and not self.get(field.name))
        )

    def needs(self, field: Field) -> bool:
        """Whether a field is required, and neither it nor one that can take its place has a value."""
        return field.required and not any(map(self.get, (field.name, *field.unless)))

    def belongs(self, view: View) -> bool:
        """Whether the view shows it: every condition holds, or its field is empty in a view that is the sheet's home."""
        if self.sheet != view.sheet:
            return False
        for condition in view.only:
            value = self.get(condition.field)
            if value not in condition.values and (value or not view.home):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Negotiation:
    """A negotiation with all its entries. id, guide: ids.  details: an entry of DETAILS.  entries: by sheet and position."""

    id: str
    guide: str
    details: Entry
    entries: tuple[Entry, ...] = ()

    @property
    def title(self) -> str:
        """What it is called. A title is a text field and so never a draft."""
        return self.details.get("title")

    @property
    def stage(self) -> Stage | str:
        """How far it has come: preparing if it does not say, and an unknown word unchanged."""
        return stage_of(self.details.get("stage"))

    @property
    def is_closed(self) -> bool:
        """Whether it is over."""
        return self.stage in CLOSED

    def of(self, sheet: str) -> tuple[Entry, ...]:
        """The entries of a sheet in their order."""
        return tuple(entry for entry in self.entries if entry.sheet == sheet)

    def shown(self, view: View) -> tuple[Entry, ...]:
        """The entries that a view shows, in their order."""
        return tuple(entry for entry in self.entries if entry.belongs(view))

    def entry(self, id: str) -> Entry | None:
        """The entry of that id; None if it does not belong to this negotiation."""
        return next((entry for entry in self.entries if entry.id == id), None)

    def with_entry(self, entry: Entry) -> Negotiation:
        """The negotiation with that entry added, or replaced if it is there already; an entry of DETAILS replaces the details."""
        if entry.sheet == DETAILS.id:
            return replace(self, details=entry)
        others = [other for other in self.entries if other.id != entry.id]
        return replace(self, entries=in_order((*others, entry)))


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by sheet, position and age."""
    return tuple(sorted(entries, key=lambda entry: (entry.sheet, entry.position, entry.id)))


def _put(pairs: Pairs, name: str, text: str) -> Pairs:
    if any(key == name for key, _ in pairs):
        return tuple((key, text if key == name else old) for key, old in pairs if key != name or text)
    return (*pairs, (name, text)) if text else pairs
