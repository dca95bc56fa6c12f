"""The names and search words of entries. A missing guide is no error here, or saving would fail with it."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.fields import spec_of
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry
from negotui.domain.sheets import NOTES, SECTION
from negotui.domain.text import one_line
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.session import Session
from negotui.store import entries, negotiations
from negotui.store.ids import ID_IN_TEXT

_NAMELESS = "(no name yet)"
_DEPTH = 3


def name_of(session: Session, entry: Entry) -> str:
    """The name of an entry according to its negotiation's guide. Not inside a transaction: see Session.guide."""
    try:
        guide = session.guide(negotiations.guide_of(session.database, entry.negotiation))
        return _name_in(session, guide, entry)
    except NegotuiError:  # a missing guide must not prevent saving and finding what was written with it
        return one_line(next((text for _, text in entry.values), "")) or _NAMELESS


def _name_in(session: Session, guide: Guide, entry: Entry) -> str:
    """The name of an entry according to a guide; a name that is a link is followed. Raises NotFound for an unknown sheet."""
    context = Context(session.today(), guide)
    linked: list[Entry] = []
    last: Entry | None = entry
    while last and len(linked) < _DEPTH:
        naming = context.sheet(last.sheet).naming
        last = entries.load(session.database, last.get(naming.name)) if naming.is_link else None
        linked += [last] if last else []
    return Context(context.today, guide, tuple(linked)).name(entry)


def places_of(session: Session, items: Iterable[Entry]) -> dict[str, tuple[str, str, str]]:
    """By the id of each entry: its name, the id of the section that shows it, and its place, such as `Options · My alternatives`.

    Takes one query for all of them unless a name is a link: a search shows fifty at once.
    """
    items = tuple(items)
    guide_ids = negotiations.guides_of(session.database, {entry.negotiation for entry in items})
    guides: dict[str, Guide | None] = {}
    for id in set(guide_ids.values()):
        try:
            guides[id] = session.guide(id)
        except NegotuiError:  # as above
            guides[id] = None
    places = {}
    for entry in items:
        guide = guides.get(guide_ids.get(entry.negotiation, ""))
        naming = next((sheet.naming for sheet in guide.sheets if sheet.id == entry.sheet), None) if guide else None
        plain = naming is not None and not naming.is_link
        name = (one_line(entry.typed(naming.name)) or _NAMELESS) if naming and plain else name_of(session, entry)
        places[entry.id] = (name, *_place(guide, entry))
    return places


def _place(guide: Guide | None, entry: Entry) -> tuple[str, str]:
    for section, view in guide.views() if guide else ():
        if entry.belongs(view):
            return section.id, f"{section.tab} · {view.title}"
    return "", entry.sheet


def words_of(session: Session, entry: Entry) -> str:
    """The search words of an entry according to its negotiation's guide. In a transaction only if that was read before."""
    try:
        return words_in(session.guide(negotiations.guide_of(session.database, entry.negotiation)), entry)
    except NegotuiError:  # as above; ids are not search words in any guide
        return entry.words(name for name, text in entry.values if not ID_IN_TEXT.search(text))


def words_in(guide: Guide, entry: Entry) -> str:
    """The search words of an entry: texts and notes, then figures, then drafts. Raises NotFound if the guide lacks its sheet."""
    fields = [field for field in guide.sheet(entry.sheet).fields if spec_of(field).is_searched]
    fields.sort(key=lambda field: spec_of(field).is_figure)
    # The section of a note is a text field, but nobody typed it.
    return entry.words(field.name for field in fields if (entry.sheet, field.name) != (NOTES, SECTION))
