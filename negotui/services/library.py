"""Negotiations in the library: made, from a template or empty, and deleted. Must not touch what is written in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from negotui.domain.negotiation import DETAILS, Entry, Negotiation, in_order
from negotui.domain.text import one_line
from negotui.domain.values import YES, Context, parse, write
from negotui.domain.workbooks import Template
from negotui.errors import ValueRefused
from negotui.services.session import Session
from negotui.services.labels import words_in
from negotui.services.templates import entries_of
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, presence
from negotui.store.listing import EXAMPLE, LIBRARY
from negotui.store.rows import cleaned


def create(session: Session, typed: Mapping[str, str], template: Template | None, guide_id: str) -> Negotiation:
    """A new negotiation; what was typed goes before what the template says. Raises ValueRefused, NotFound, StoreError."""
    guide = session.guide(guide_id)
    context = Context(session.today(), guide)
    id = session.ids.new()
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
    if template and template.id == session.guides.example().id:
        details = details.put(EXAMPLE, YES)
    made = entries_of(template, id, context, session.ids) if template else ()
    return keep_new(session, guide_id, details, in_order(made))


def keep_new(session: Session, guide_id: str, details: Entry, made: tuple[Entry, ...]) -> Negotiation:
    """Keeps a negotiation that was made just now, with its entries, in one step of the library."""
    guide, now = session.guide(guide_id), session.stamp()
    details = cleaned(replace(details, revision=1, created=now, updated=now))
    kept = tuple(cleaned(replace(entry, revision=1, created=now, updated=now)) for entry in made)
    with session.database.write():
        negotiations.insert(session.database, guide_id, details)
        for entry in kept:
            entries.keep(session.database, entry, words_in(guide, entry))
        _record(session, details, None, presence(None), "added")
    return Negotiation(details.id, guide_id, details, kept)


def _put(details: Entry, name: str, text: str, context: Context) -> Entry:
    try:
        return details.put(name, parse(DETAILS.field(name), text, context))
    except ValueRefused as problem:
        raise ValueRefused(f"{name}: {problem.message}", problem.hint) from problem


def delete(session: Session, id: str) -> None:
    """Takes a negotiation out of the library; one that is out already stays out. Raises NotFound, StoreError."""
    with session.database.write():
        details = negotiations.details(session.database, id)
        if negotiations.deleted_at(session.database, id):
            return
        at = session.stamp()
        negotiations.mark_deleted(session.database, id, at)
        _record(session, details, presence(None), presence(at), "deleted")


def _record(session: Session, details: Entry, before: str | None, after: str, did: str) -> None:
    name = one_line(details.get("title"))
    change = Change(LIBRARY, session.ids.new(), changes.NEGOTIATIONS, details.id, before, after, did, name)
    changes.record(session.database, change, session.stamp())
