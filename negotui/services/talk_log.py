"""Entries for what happens at the table, each saved with everything that follows from it as one step."""

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

_NOT_TALKING = (Stage.PREPARING, Stage.PAUSED, Stage.POSTPONED)
"""The stages in which nobody is talking: whatever is logged then opens the talk."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged. entry: the logged entry.  negotiation: as it is now, with the entry and everything that follows from it."""

    entry: Entry
    negotiation: Negotiation


class TalkLog:
    """The log of the talks in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self, negotiation: Negotiation) -> Negotiation:
        """The negotiation as it is in the file now: another window may have changed it. Raises NotFound, StoreError."""
        changed = max((entry.updated for entry in negotiation.entries), default="")
        here = len(negotiation.entries), changed, negotiation.details.revision
        if here == negotiations.fingerprint(self._session.database, negotiation.id):
            return negotiation
        return negotiations.load(self._session.database, negotiation.id)

    def new_entry(self, negotiation: Negotiation, sheet_id: str, texts: Mapping[str, str]) -> Entry:
        """A new entry with these texts, all of which must be valid; an offer or event without a time gets the current time.

        Raises ValueRefused, and NotFound if the guide has no such sheet or field.
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
        """The user's local time, as the log stores it."""
        return self._session.local_time().isoformat(timespec="minutes")

    def event(self, negotiation: Negotiation, text: str, kind: str, more: Mapping[str, str] | None = None) -> Entry:
        """A new entry of the log. more: other fields, as typed. Raises ValueRefused for an empty text."""
        if not text.strip():
            raise ValueRefused("There is nothing to log.", "Write what was said or done.")
        return self.new_entry(negotiation, LOG, {"text": text, "kind": kind, **(more or {})})

    def named_entry(self, negotiation: Negotiation, sheet: str, what: Entry | str) -> Entry:
        """An entry of a sheet, given as itself or by its name; a new one if no name fits. Raises ValueRefused."""
        if isinstance(what, Entry):
            return negotiation.entry(what.id) or what
        context = self._session.context(negotiation)
        try:
            return entry_named(what, negotiation.of(sheet), sheet, context)
        except AmbiguousName:
            raise
        except ValueRefused:
            return self.new_entry(negotiation, sheet, {context.sheet(sheet).naming.name: what})

    def save(self, negotiation: Negotiation, entry: Entry, *others: tuple[Entry, Entry]) -> Logged:
        """Saves an event with everything that follows from it, as one step; the first event opens the talk.

        others: other entries, each before and after the change.
        """
        pairs = [(unwritten(entry), entry), *((was if was.revision else unwritten(was), now) for was, now in others)]
        waiting = negotiation.stage in _NOT_TALKING
        if waiting and all(now.sheet != DETAILS.id for _, now in others):
            pairs.append((negotiation.details, negotiation.details.put("stage", Stage.TALKING.value)))
        return self._saved(negotiation, pairs)

    def _saved(self, negotiation: Negotiation, pairs: Iterable[tuple[Entry, Entry]]) -> Logged:
        saved = save_all(self._session, list(pairs), self._session.ids.new())
        for one in saved:
            negotiation = negotiation.with_entry(one.entry)
        return Logged(saved[0].entry, negotiation)


def unwritten(entry: Entry) -> Entry:
    """The entry without any texts: the state before a new entry."""
    return replace(entry, values=(), drafts=())
