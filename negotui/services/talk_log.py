"""Entries of what happens at the table, saved with all that follows from it as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.references import entry_named
from negotui.domain.sheets import LOG, OFFERS
from negotui.domain.stages import Stage
from negotui.domain.values import write_valid
from negotui.errors import AmbiguousName, ValueRefused
from negotui.services.entries import Entries
from negotui.services.saving import save_all
from negotui.services.session import Session
from negotui.store import negotiations

_WAITING = (Stage.PREPARING, Stage.PAUSED, Stage.POSTPONED)
"""The stages in which nobody talks: whatever is logged then opens the talk."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged. entry: it.  negotiation: with it and all that follows from it."""

    entry: Entry
    negotiation: Negotiation


class TalkLog:
    """The log of the talks in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self, negotiation: Negotiation) -> Negotiation:
        """The negotiation as it is in the file now, for another window may have been there. Raises NotFound, StoreError."""
        changed = max((entry.updated for entry in negotiation.entries), default="")
        here = len(negotiation.entries), changed, negotiation.details.revision
        if here == negotiations.fingerprint(self._session.database, negotiation.id):
            return negotiation
        return negotiations.load(self._session.database, negotiation.id)

    def new_entry(self, negotiation: Negotiation, sheet_id: str, texts: Mapping[str, str]) -> Entry:
        """A new entry with these fields, all sound; what is logged has the time of now where none is said.

        Raises ValueRefused, and NotFound where the guide has no such sheet or field.
        """
        entry = Entries(self._session).new(negotiation, sheet_id)
        context = self._session.context(negotiation)
        sheet = context.sheet(sheet_id)
        for name, text in texts.items():
            entry = write_valid(entry, sheet.field(name), text, context)
        if sheet_id in {OFFERS, LOG} and not entry.get("at"):
            entry = entry.put("at", self.minute())
        return entry

    def minute(self) -> str:
        """The user's time, as the log keeps it."""
        return self._session.here().isoformat(timespec="minutes")

    def event(self, negotiation: Negotiation, text: str, kind: str, more: Mapping[str, str] | None = None) -> Entry:
        """A new entry of the log. more: other fields, as typed. Raises ValueRefused where it says nothing."""
        if not text.strip():
            raise ValueRefused("There is nothing to log.", "Write what was said or done.")
        return self.new_entry(negotiation, LOG, {"text": text, "kind": kind, **(more or {})})

    def named_entry(self, negotiation: Negotiation, sheet: str, what: Entry | str) -> Entry:
        """The entry of a sheet that is meant, by itself or its name; a new one where no name fits. Raises ValueRefused."""
        if isinstance(what, Entry):
            return negotiation.entry(what.id) or what
        context = self._session.context(negotiation)
        try:
            return entry_named(what, negotiation.of(sheet), sheet, context)
        except AmbiguousName:
            raise
        except ValueRefused:
            return self.new_entry(negotiation, sheet, {context.sheet(sheet).naming.name: what})

    def save(self, negotiation: Negotiation, made: Entry, *others: tuple[Entry, Entry]) -> Logged:
        """Keeps what happened with all that follows from it, as one step; the first thing that happens opens the talk.

        others: entries as they were and as they are to be.
        """
        pairs = [(unwritten(made), made), *((was if was.revision else unwritten(was), now) for was, now in others)]
        waiting = negotiation.stage in _WAITING
        if waiting and all(now.sheet != DETAILS.id for _, now in others):
            pairs.append((negotiation.details, negotiation.details.put("stage", Stage.TALKING.value)))
        return self._saved(negotiation, pairs)

    def _saved(self, negotiation: Negotiation, pairs: Iterable[tuple[Entry, Entry]]) -> Logged:
        saved = save_all(self._session, list(pairs), self._session.ids.new())
        for one in saved:
            negotiation = negotiation.with_entry(one.entry)
        return Logged(saved[0].entry, negotiation)


def unwritten(entry: Entry) -> Entry:
    """A new entry before anything was written in it."""
    return replace(entry, values=(), drafts=())
