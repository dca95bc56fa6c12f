"""What entries are called and found by. A guide that is gone is no failure here: a save would fail with it."""

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
    """What an entry is called by the guide of its negotiation. Not inside a transaction: see Session.guide."""
    try:
        guide = session.guide(negotiations.guide_of(session.database, entry.negotiation))
        return _name_in(session, guide, entry)
    except NegotuiError:  # a guide that is gone keeps nobody from saving and finding what was written with it
        return one_line(next((text for _, text in entry.values), "")) or _NAMELESS


def _name_in(session: Session, guide: Guide, entry: Entry) -> str:
    """What an entry is called by a guide; a name that is a link is followed. Raises NotFound for a sheet that it lacks."""
    context = Context(session.today(), guide)
    linked: list[Entry] = []
    last: Entry | None = entry
    while last and len(linked) < _DEPTH:
        naming = context.sheet(last.sheet).naming
        last = entries.load(session.database, last.get(naming.name)) if naming.is_link else None
        linked += [last] if last else []
    return Context(context.today, guide, tuple(linked)).name(entry)


def places_of(session: Session, found: Iterable[Entry]) -> dict[str, tuple[str, str, str]]:
    """Of each entry its name, the id of the section that shows it, and its place, such as `Options · My alternatives`.

    One question to the file for all of them where no name is a link: fifty are shown at once.
    """
    known = tuple(found)
    guide_ids = negotiations.guides_of(session.database, {entry.negotiation for entry in known})
    guides: dict[str, Guide | None] = {}
    for id in set(guide_ids.values()):
        try:
            guides[id] = session.guide(id)
        except NegotuiError:  # as above
            guides[id] = None
    places = {}
    for entry in known:
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
    """What an entry is found by, by the guide of its negotiation. In a transaction only where that was read before."""
    try:
        return words_in(session.guide(negotiations.guide_of(session.database, entry.negotiation)), entry)
    except NegotuiError:  # as above; what a link says is no word in any guide
        return entry.words(name for name, text in entry.values if not ID_IN_TEXT.search(text))


def words_in(guide: Guide, entry: Entry) -> str:
    """What an entry is found by: texts and notes, then figures, and what could not be read. Raises NotFound for no sheet of it."""
    fields = [field for field in guide.sheet(entry.sheet).fields if spec_of(field).is_searched]
    fields.sort(key=lambda field: spec_of(field).is_figure)
    # In which section a note stands is a text, but none that was typed.
    return entry.words(field.name for field in fields if (entry.sheet, field.name) != (NOTES, SECTION))
