"""A negotiation as plain dictionaries, for JSON. Canonical texts stay canonical, because programs read them."""

from __future__ import annotations

from negotui.domain.fields import spec_of
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.summaries import Hit
from negotui.domain.values import Context, show
from negotui.errors import NotFound


def negotiation_data(context: Context, negotiation: Negotiation, section: str = "") -> dict[str, object]:
    """A negotiation: its details, and its entries, or those that a section shows, by sheet. Raises NotFound."""
    sheets: dict[str, list[dict[str, object]]] = {}
    views = context.guide.section(section).views if section else ()
    for entry in negotiation.entries:
        if section and not any(entry.belongs(view) for view in views):
            continue
        sheets.setdefault(entry.sheet, []).append(entry_data(context, entry))
    return {
        "id": negotiation.id,
        "guide": negotiation.guide,
        "stage": str(negotiation.stage),
        "details": dict(negotiation.details.values),
        "drafts": dict(negotiation.details.drafts),
        "created": negotiation.details.created,
        "updated": negotiation.details.updated,
        "sheets": sheets,
    }


def entry_data(context: Context, entry: Entry) -> dict[str, object]:
    """An entry: canonical fields, drafts as typed, and the names that its links refer to."""
    return {
        "id": entry.id,
        "position": entry.position,
        "fields": dict(entry.values),
        "drafts": dict(entry.drafts),
        "names": _names(context, entry),
        "created": entry.created,
        "updated": entry.updated,
    }


def _names(context: Context, entry: Entry) -> dict[str, str]:
    try:
        fields = context.sheet(entry.sheet).fields
    except NotFound:  # written with another guide: exported all the same, but which fields are links is unknown
        return {}
    linking = (field for field in fields if spec_of(field).holds_ids and entry.get(field.name))
    return {field.name: show(field, entry.get(field.name), context) for field in linking}


def hit_data(hit: Hit) -> dict[str, object]:
    """A search result; the words around the match are one text."""
    return {
        "negotiation": hit.negotiation,
        "title": hit.title,
        "sheet": hit.sheet,
        "entry": hit.entry,
        "section": hit.section,
        "name": hit.name,
        "text": "".join(text for text, _ in hit.snippet),
    }
