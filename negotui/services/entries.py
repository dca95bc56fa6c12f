"""Entries in their sheets: new ones, marked, moved and taken out. Must not change what is written in one, its check aside."""

from __future__ import annotations

from dataclasses import replace

from negotui.domain.guide import View
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.values import YES
from negotui.errors import NegotuiError
from negotui.services.session import Session
from negotui.services.saving import Saved, keep, save
from negotui.services.labels import name_of
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, state_of


def new_entry(session: Session, negotiation: Negotiation, sheet_id: str, view: View | None = None) -> Entry:
    """An entry with what the view, or the first of its sheet, asks of its entries, behind the last. Raises NotFound."""
    guide = session.guide(negotiation.guide)
    sheet = guide.sheet(sheet_id)
    view = view or next((shown for _, shown in guide.views() if shown.sheet == sheet_id), None)
    values = tuple((condition.field, condition.values[0]) for condition in (view.only if view else ()))
    last = max(
        entries.last_position(session.database, negotiation.id, sheet.id),
        *(entry.position for entry in negotiation.of(sheet.id)),
        0,
    )
    return Entry(session.ids.new(), negotiation.id, sheet.id, values, position=last + 1)


def delete_entry(session: Session, entry: Entry) -> None:
    """Takes an entry out of its sheet, in a step of its own."""
    if entry.sheet == DETAILS.id:
        raise NegotuiError("The details of a negotiation cannot be deleted.", "Delete the negotiation in the library.")
    name = name_of(session, entry)
    with session.database.write():
        current = entries.load(session.database, entry.id)
        if current is None:
            return
        now = session.stamp()
        entries.remove(session.database, entry.id)
        state = state_of(current)
        change = Change(current.negotiation, session.ids.new(), changes.ENTRIES, entry.id, state, None, "deleted", name)
        changes.record(session.database, change, now)
        negotiations.touch(session.database, current.negotiation, now)


def move(session: Session, negotiation: Negotiation, entry: Entry, view: View, by: int) -> bool:
    """Swaps an entry with the one `by` places down in the view; False where there is none."""
    name = name_of(session, entry)
    with session.database.write():
        sheet = entries.of_sheet(session.database, negotiation.id, view.sheet)
        shown = [one.id for one in sheet if one.belongs(view)]
        if entry.id not in shown or not 0 <= (target := shown.index(entry.id) + by) < len(shown) or not by:
            return False
        order = {one.id: index for index, one in enumerate(sheet)}
        here, there = order[entry.id], order[shown[target]]
        # Places are kept where they can be, so that a move touches two entries; a copy shares its place until then.
        places = [one.position for one in sheet]
        if len(set(places)) < len(places):
            places = list(range(1, len(places) + 1))
        sheet[here], sheet[there] = sheet[there], sheet[here]
        step = session.ids.new()
        moved = [(one, place) for one, place in zip(sheet, places, strict=True) if one.position != place]
        for one, place in sorted(moved, key=lambda pair: pair[0].id != entry.id):
            keep(session, one, replace(one, position=place), step, name, "moved")
    return True


def toggle(session: Session, negotiation: Negotiation, entry: Entry) -> Saved | None:
    """Marks an entry done or open again, in a step of its own; None where its sheet has nothing to mark."""
    check = session.context(negotiation).sheet(entry.sheet).check
    if check is None:
        return None
    after = entry.put(check.name, "" if entry.get(check.name) else YES)
    return save(session, entry, after, session.ids.new())
