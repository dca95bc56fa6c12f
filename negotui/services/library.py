"""Negotiations in the library: made, from a template or empty, and deleted. Must not touch what is written in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from negotui.domain.negotiation import DETAILS, Entry, Negotiation, in_order
from negotui.domain.text import one_line
from negotui.domain.values import YES, Context, parse, write
from negotui.domain.workbooks import Template
from negotui.errors import ValueRefused
from negotui.services.desk import Desk
from negotui.services.naming import words_in
from negotui.services.starting import entries_of
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, presence
from negotui.store.listing import EXAMPLE, LIBRARY
from negotui.store.rows import cleaned


def create(desk: Desk, typed: Mapping[str, str], template: Template | None, guide_id: str) -> Negotiation:
    """A new negotiation; what was typed goes before what the template says. Raises ValueRefused, NotFound, StoreError."""
    guide = desk.guide(guide_id)
    context = Context(desk.today(), guide)
    id = desk.ids.new()
    details = Entry(id, id, DETAILS.id)
    for name, text in template.details if template else ():
        details, _ = write(details, DETAILS.field(name), text, context)
    for name, text in typed.items():
        if text.strip():
            details = _put(details, name, text, context)
    if template and not details.get("title"):
        details = details.put("title", template.title)
    if not details.get("title"):
        raise ValueRefused("A negotiation needs a title.", "Say in a few words what it is about.")
    if template and template.id == desk.shelf.example().id:
        details = details.put(EXAMPLE, YES)
    made = entries_of(template, id, context, desk.ids) if template else ()
    return keep_new(desk, guide_id, details, in_order(made))


def keep_new(desk: Desk, guide_id: str, details: Entry, made: tuple[Entry, ...]) -> Negotiation:
    """Keeps a negotiation that was made just now, with its entries, in one step of the library."""
    guide, now = desk.guide(guide_id), desk.stamp()
    details = cleaned(replace(details, revision=1, created=now, updated=now))
    kept = tuple(cleaned(replace(entry, revision=1, created=now, updated=now)) for entry in made)
    with desk.database.write():
        negotiations.insert(desk.database, guide_id, details)
        for entry in kept:
            entries.keep(desk.database, entry, words_in(guide, entry))
        _record(desk, details, None, presence(None), "added")
    return Negotiation(details.id, guide_id, details, kept)


def _put(details: Entry, name: str, text: str, context: Context) -> Entry:
    try:
        return details.put(name, parse(DETAILS.field(name), text, context))
    except ValueRefused as problem:
        raise ValueRefused(f"{name}: {problem.message}", problem.hint) from problem


def delete(desk: Desk, id: str) -> None:
    """Takes a negotiation out of the library; one that is out already stays out. Raises NotFound, StoreError."""
    with desk.database.write():
        details = negotiations.details(desk.database, id)
        if negotiations.deleted_at(desk.database, id):
            return
        at = desk.stamp()
        negotiations.mark_deleted(desk.database, id, at)
        _record(desk, details, presence(None), presence(at), "deleted")


def _record(desk: Desk, details: Entry, before: str | None, after: str, did: str) -> None:
    name = one_line(details.get("title"))
    change = Change(LIBRARY, desk.ids.new(), changes.NEGOTIATIONS, details.id, before, after, did, name)
    changes.record(desk.database, change, desk.stamp())
