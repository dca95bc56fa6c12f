"""Entries from the command line: every text is a sound value or nothing is kept. Must not keep a draft."""

from __future__ import annotations

from collections.abc import Mapping

from negotui.domain.guide import Sheet
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import Context, parse
from negotui.errors import ValueRefused
from negotui.services import entries, lookup
from negotui.services.session import Session
from negotui.services.saving import save


def add(session: Session, negotiation: Negotiation, sheet_id: str, texts: Mapping[str, str]) -> Entry:
    """A new entry from texts as typed. Raises ValueRefused, NotFound, StoreError."""
    before = entries.new_entry(session, negotiation, sheet_id)
    context = session.context(negotiation)
    after = _filled(before, context.sheet(sheet_id), texts, context)
    return save(session, before, after, session.ids.new()).entry


def edit(session: Session, ref: str, texts: Mapping[str, str]) -> Entry:
    """Changes an entry, or the details of a negotiation, by texts as typed. Raises ValueRefused, NotFound, StoreError."""
    negotiation, before = lookup.entry(session, ref)
    context = session.context(negotiation)
    after = _filled(before, context.sheet(before.sheet), texts, context)
    return save(session, before, after, session.ids.new()).entry


def _filled(entry: Entry, sheet: Sheet, texts: Mapping[str, str], context: Context) -> Entry:
    for name, text in texts.items():
        field = sheet.field(name)
        try:
            entry = entry.put(name, parse(field, text, context))
        except ValueRefused as problem:
            raise ValueRefused(f"{name}: {problem.message}", problem.hint) from problem
    naming = sheet.naming
    if not entry.typed(naming.name):
        raise ValueRefused(f"{naming.name} is missing: {naming.ask}", f"Write {naming.name}=… with it.")
    return entry
