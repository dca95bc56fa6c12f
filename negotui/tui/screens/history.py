"""Undo and redo on a screen, and where what they changed is."""

from __future__ import annotations

from textual.widget import Widget

from negotui.domain.guide import Guide
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry, Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.again import again_of
from negotui.tui.destinations import SectionPlace, destination
from negotui.tui.notices import show_notice


def undo(widget: Widget, workspace: Workspace, id: str) -> None:
    """Undo the last change and say which. id: of the negotiation, or that of the library, whose changes these are."""
    _say(widget, workspace, id, back=True)


def redo(widget: Widget, workspace: Workspace, id: str) -> None:
    """Redo what was undone, and say what that was. id: as for `undo`."""
    _say(widget, workspace, id, back=False)


def _say(widget: Widget, workspace: Workspace, id: str, back: bool) -> None:
    try:
        sentence = workspace.history.undo(id) if back else workspace.history.redo(id)
    except NegotuiError as error:
        sentence = f"{error.message} {error.hint}".strip()
    show_notice(widget, sentence)


def may_undo(widget: Widget, workspace: Workspace, id: str) -> bool:
    """Whether to undo: what was done before this visit, only where that is asked for once more. id: as for `undo`."""
    earlier = workspace.history.earlier(id)
    sentence = f"That was before this visit. u again takes it back: {earlier}."
    return not earlier or again_of(widget).confirmed(widget, sentence)


def changed_place(guide: Guide, before: Negotiation, after: Negotiation) -> SectionPlace | None:
    """Where to see what differs between two states of a negotiation: None where nothing does, or no section shows it.

    What is gone is shown by what stands in its place now, the next entry of its sheet or the one before.
    """
    old = {entry.id: entry for entry in before.entries}
    for entry in after.entries:
        if _written(entry) != _written(old.get(entry.id)):
            return _place(guide, after, entry)
    left = {entry.id for entry in after.entries}
    for entry in before.entries:
        if entry.id not in left:
            return _place_of_gone(guide, before, after, entry)
    return None


def _written(entry: Entry | None) -> object:
    return entry and (entry.values, entry.drafts, entry.position)


def _place(guide: Guide, negotiation: Negotiation, entry: Entry) -> SectionPlace | None:
    place = destination(str(Link.entry(entry.id)), guide, negotiation)
    return place if isinstance(place, SectionPlace) else None


def _place_of_gone(guide: Guide, before: Negotiation, after: Negotiation, gone: Entry) -> SectionPlace | None:
    place = _place(guide, before, gone)
    if place is None:
        return None
    beside = [entry for entry in after.of(gone.sheet) if _place(guide, after, entry) is not None]
    later = [entry for entry in beside if entry.position >= gone.position] or beside[-1:]
    there = _place(guide, after, later[0]) if later else None
    return there if there and there.number == place.number else SectionPlace(place.number, "")
