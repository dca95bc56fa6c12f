"""What may be handed to the other side: what the guide marks as for other eyes, and nothing else. What stays behind is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from negotui.analysis.offers.page import MAY, MUST, TELL
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, FieldType, Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import listed, plural
from negotui.domain.values import terms_of


@dataclass(frozen=True, slots=True)
class Shared:
    """A negotiation for other eyes. negotiation: with what they may see.  guide: with the sheets and fields of that.

    left_out: what stays behind, a few words for each, in the order of the guide.
    """

    negotiation: Negotiation
    guide: Guide
    left_out: tuple[str, ...]


def shared(negotiation: Negotiation, guide: Guide) -> Shared:
    """The negotiation without everything that the guide does not mark as for other eyes.

    Drafts stay behind: nobody knows what they say. An option stays only where an offer at the table has named it.
    """
    known = {sheet.id: sheet for sheet in guide.sheets}
    open_ = {entry.id for entry in negotiation.entries if (sheet := known.get(entry.sheet)) and _is_open(entry, sheet)}
    named = _named(negotiation, known, open_) - open_
    sheets = tuple(
        small
        for sheet in guide.sheets
        if (small := _sheet(sheet, any(entry.sheet == sheet.id for entry in negotiation.entries if entry.id in named)))
    )
    small_sheets = {sheet.id: sheet for sheet in sheets}
    shown = {sheet.id for sheet in sheets if sheet.naming.shared and not sheet.naming.private}
    ids = {id: id for id in open_ | named}
    entries: list[Entry] = []
    for entry in negotiation.entries:
        if entry.id in ids:
            place = 1 + sum(other.sheet == entry.sheet for other in entries)
            entries.append(replace(_entry(entry, small_sheets[entry.sheet], ids, entry.id in named), position=place))
    sections = tuple(
        replace(section, views=tuple(view for view in section.views if view.sheet in shown), guidance=())
        for section in (*guide.sections, *guide.rooms)
    )
    small_guide = replace(guide, sections=tuple(one for one in sections if one.views), rooms=(), sheets=sheets)
    kept = Negotiation(negotiation.id, negotiation.guide, _entry(negotiation.details, DETAILS, {}), tuple(entries))
    return Shared(kept, small_guide, tuple(_left_out(negotiation, guide, kept)))


def _may_see(entry: Entry, field: Field) -> bool:
    if not field.shared or field.private:
        return False
    return field.shared_if is None or entry.get(field.shared_if.field) in field.shared_if.values


def _is_open(entry: Entry, sheet: Sheet) -> bool:
    """Whether an entry may be handed over at all. What somebody has marked is held to, whatever the guide says."""
    mark = entry.typed(TELL)
    if mark and mark not in {MUST, MAY}:
        return False
    return bool(entry.get(sheet.naming.name)) and _may_see(entry, sheet.naming)


def _named(negotiation: Negotiation, known: dict[str, Sheet], open_: set[str]) -> set[str]:
    """The ids of what the terms of offers name that have been made: whoever heard the offer knows it."""
    return {
        value
        for entry in negotiation.entries
        if entry.id in open_
        for field in known[entry.sheet].fields
        if field.type is FieldType.TERMS and _may_see(entry, field)
        for _, value in terms_of(entry.get(field.name))
        if negotiation.entry(value) is not None
    }


def _sheet(sheet: Sheet, is_named: bool) -> Sheet | None:
    """The sheet with the fields that others may see; of one whose entries are only named, the name and what it belongs to."""
    if sheet.naming.shared and not sheet.naming.private:
        return replace(sheet, fields=tuple(field for field in sheet.fields if field.shared and not field.private))
    if is_named:
        return replace(sheet, fields=tuple(field for field in sheet.fields if field is sheet.naming or field.is_link))
    return None


def _entry(entry: Entry, sheet: Sheet, ids: dict[str, str], is_named: bool = False) -> Entry:
    """The entry with the values that may be seen, each without links to what stays behind."""
    values = []
    for name, text in entry.values:
        field = next((field for field in sheet.fields if field.name == name), None)
        if field is None or not (is_named or _may_see(entry, field)):
            continue
        if kept := spec_of(field).relinked(text, ids) if spec_of(field).holds_ids else text:
            values.append((name, kept))
    return replace(entry, values=tuple(values), drafts=())


def _left_out(negotiation: Negotiation, guide: Guide, kept: Negotiation) -> Iterator[str]:
    """What stays behind: whole entries by their sheet, then fields of those that go along."""
    if fields := _fields(negotiation.details, kept.details, DETAILS):
        yield f"{DETAILS.title} ({listed(fields)})"
    for sheet in guide.sheets:
        before, after = negotiation.of(sheet.id), kept.of(sheet.id)
        gone = len(before) - len(after)
        names: dict[str, None] = {}
        for entry in after:
            original = negotiation.entry(entry.id)
            names |= dict.fromkeys(_fields(original, entry, sheet)) if original else {}
        parts = [f"{gone} of {len(before)}"] * bool(gone) + [listed(names)] * bool(names)
        if gone and not after:
            yield sheet.title
        elif parts:
            yield f"{sheet.title} ({'; '.join(parts)})"
    known = {sheet.id for sheet in guide.sheets}
    if unknown := sum(entry.sheet not in known for entry in negotiation.entries):
        yield f"{plural(unknown, 'entry', 'entries')} of sheets that the guide doesn’t have"
    yield "everything that negotui works out from these"


def _fields(before: Entry, after: Entry, sheet: Sheet) -> list[str]:
    """The headings of the fields that say less afterwards."""
    return [field.heading.lower() for field in sheet.fields if before.typed(field.name) and not after.get(field.name)]
