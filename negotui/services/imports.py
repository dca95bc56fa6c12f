"""Takes negotiations over from a JSON file or another workbook: all or nothing, the newer state stands, no words are lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from negotui.domain.incoming import Arrival, ImportSummary, Incoming, Step, summary_of
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import one_line
from negotui.domain.values import is_canonical
from negotui.errors import NegotuiError
from negotui.services.json_file import read_file
from negotui.services.labels import words_of
from negotui.services.meeting_of_files import arrival
from negotui.services.safety import Safety
from negotui.services.session import Session
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, deleted_state, state_of
from negotui.store.engine import Key, salt_of
from negotui.store.listing import LIBRARY
from negotui.store.other import opened_copy
from negotui.store.rows import cleaned

Progress = Callable[[int, int], None]
"""Told how many negotiations are done, of how many."""


class Imports:
    """What comes into one workbook from elsewhere."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read_json(self, content: bytes) -> tuple[Incoming, ...]:
        """The negotiations in a JSON file; values that their fields cannot read are drafts. Raises NegotuiError with all faults."""
        return tuple(Incoming(self._checked(one)) for one in read_file(content, self._knows))

    def is_locked(self, path: Path) -> bool:
        """Whether another workbook is locked; not this one itself, which is open."""
        own = self._session.database.path
        return not (own.exists() and path.exists() and path.samefile(own)) and salt_of(path) is not None

    def read_workbook(self, path: Path, key: Key | None = None) -> tuple[Incoming, ...]:
        """The negotiations in another workbook, with their histories. key: of a locked one. Raises StoreError, StoreBusy."""
        with opened_copy(path, self._session.database.path, key) as other:
            ids = negotiations.all_ids(other)
            found = negotiations.load_all(other, ids)
            return tuple(
                Incoming(one, changes.states_before(other, one.id), changes.removals(other, one.id)) for one in found
            )

    def summary(self, incoming: Sequence[Incoming]) -> ImportSummary:
        """What taking them over would do now. Raises NegotuiError."""
        return summary_of(self._arrivals(incoming))

    def take_over(self, incoming: Sequence[Incoming], progress: Progress | None = None) -> ImportSummary:
        """Takes them over, all or none. In a negotiation that was there already one undo takes everything back; one undo in the
        library takes the new ones out. Raises NegotuiError.
        """
        session = self._session
        self._read_guides(incoming)
        Safety(session).backup_now("import")
        with session.database.write():
            # Worked out again under the lock: another window may have written since it was summed up.
            arrivals = self._arrivals(incoming)
            step, now = session.ids.new(), session.stamp()
            for done, one in enumerate(arrivals):
                if progress is not None:
                    progress(done, len(arrivals))
                self._write(one, step, now)
        return summary_of(arrivals)

    def _arrivals(self, incoming: Sequence[Incoming]) -> list[Arrival]:
        return [self._arrival(one) for one in incoming]

    def _arrival(self, incoming: Incoming) -> Arrival:
        database, there = self._session.database, incoming.negotiation
        self._refuse_strangers(there)
        if not negotiations.exists(database, there.id):
            return Arrival(there, is_new=True)
        deleted = negotiations.deleted_at(database, there.id)
        if deleted and there.details.updated <= deleted:
            return Arrival(there, older=len(there.entries))
        details = negotiations.details(database, there.id)
        of_file = entries.of_negotiations(database, [there.id]).get(there.id, ())
        here = Negotiation(there.id, there.guide, details, of_file)
        past, gone = changes.states_before(database, there.id), changes.removals(database, there.id)
        found = arrival(incoming, here, past, gone, self._session.ids.new)
        return replace(found, comes_back=bool(deleted))

    def _refuse_strangers(self, negotiation: Negotiation) -> None:
        """An entry that belongs to another negotiation here cannot have come from this file honestly."""
        for id, entry in entries.load_all(self._session.database, [one.id for one in negotiation.entries]).items():
            if entry.negotiation != negotiation.id:
                raise NegotuiError(
                    f"The entry {id} belongs to another negotiation here.",
                    "Nothing was changed. Export it anew where it comes from.",
                )

    # Writing

    def _write(self, one: Arrival, step: str, now: str) -> None:
        database, there = self._session.database, one.negotiation
        name = one_line(there.title)
        if one.is_new:
            negotiations.insert(database, there.guide, replace(there.details, revision=1))
            for entry in there.entries:
                self._keep(replace(entry, revision=1))
            self._record(LIBRARY, step, changes.NEGOTIATIONS, there.id, (None, deleted_state(None)), "added", name, now)
            return
        if one.comes_back:
            at = negotiations.deleted_at(database, there.id)
            negotiations.mark_deleted(database, there.id, None)
            states = (deleted_state(at), deleted_state(None))
            self._record(LIBRARY, step, changes.NEGOTIATIONS, there.id, states, "brought back", name, now)
        latest = there.details.updated
        for change in one.steps:
            self._write_step(there.id, change, step, now)
        if one.steps:
            latest = max(latest, *(change.after.updated for change in one.steps if change.after is not None), "")
            stored = negotiations.details(database, there.id).updated
            negotiations.touch(database, there.id, max(latest, stored))

    def _write_step(self, scope: str, change: Step, step: str, now: str) -> None:
        database, before, after = self._session.database, change.before, change.after
        subject = change.entry
        states = (state_of(before) if before else None, state_of(after) if after else None)
        if subject.sheet == DETAILS.id:
            if after is not None:
                negotiations.update(database, replace(after, revision=subject.revision + 1))
            self._record(
                scope, step, changes.NEGOTIATIONS, scope, states, "merged", one_line(subject.get("title")), now
            )
            return
        name = one_line(next((text for _, text in subject.values), "")) or "(no name yet)"
        if after is None:
            entries.remove(database, subject.id)
        else:
            last = before.revision if before else entries.last_revision_removed(database)
            self._keep(replace(after, negotiation=scope, revision=last + 1, created=after.created or now))
        self._record(scope, step, changes.ENTRIES, subject.id, states, "merged" if after else "deleted", name, now)

    def _keep(self, entry: Entry) -> None:
        entry = cleaned(entry)
        entries.keep(self._session.database, entry, words_of(self._session, entry))

    def _record(
        self,
        scope: str,
        step: str,
        subject: str,
        id: str,
        states: tuple[str | None, str | None],
        did: str,
        name: str,
        at: str,
    ) -> None:
        changes.record(self._session.database, Change(scope, step, subject, id, *states, did, name), at)

    # Checking

    def _read_guides(self, incoming: Iterable[Incoming]) -> None:
        """Read now, because they cannot be read in a transaction; search words of one that is missing are all texts."""
        for id in {one.negotiation.guide for one in incoming}:
            self._knows(id)

    def _knows(self, guide: str) -> bool:
        try:
            self._session.guide(guide)
        except NegotuiError:
            return False
        return True

    def _checked(self, negotiation: Negotiation) -> Negotiation:
        """The negotiation with every value that its field cannot show as a draft; what the guide does not know stays as it is."""
        context = self._session.context(negotiation)
        known = {sheet.id: {field.name: field for field in sheet.fields} for sheet in context.guide.sheets}
        known[DETAILS.id] = {field.name: field for field in DETAILS.fields}

        def checked(entry: Entry) -> Entry:
            fields = known.get(entry.sheet, {})
            for name, text in entry.values:
                if name in fields and not is_canonical(fields[name], text, context):
                    entry = entry.put(name, text, sound=False)
            return entry

        return replace(
            negotiation, details=checked(negotiation.details), entries=tuple(map(checked, negotiation.entries))
        )
