"""The entries of a negotiation: created, saved, marked, moved and deleted, from the screen or the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from negotui.domain.guide import Sheet, View
from negotui.domain.joining import joined, pointing_to
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import plural
from negotui.domain.values import YES, Context, write, write_valid
from negotui.domain.values import shown as shown_value
from negotui.errors import NegotuiError, ValueRefused
from negotui.services import saving
from negotui.services.labels import name_of
from negotui.services.lookup import Lookup
from negotui.services.saving import Saved
from negotui.services.session import Session
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, state_of
from negotui.store.entries import LAST_POSITION


class Entries:
    """The entries of the negotiations in one file. Each change is a step of its own unless a step is passed in."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def step(self) -> str:
        """A new step: everything saved under it is undone together."""
        return self._session.ids.new()

    def new(self, negotiation: Negotiation, sheet_id: str, view: View | None = None) -> Entry:
        """An entry at the end of its sheet, not stored yet, with the values that a view requires of its entries.

        view: by default the first one of the sheet. Raises NotFound.
        """
        guide = self._session.guide_for(negotiation)
        sheet = guide.sheet(sheet_id)
        view = view or next((shown for _, shown in guide.views() if shown.sheet == sheet_id), None)
        values = tuple((condition.field, condition.values[0]) for condition in (view.only if view else ()))
        last = max(
            entries.last_position(self._session.database, negotiation.id, sheet.id),
            *(entry.position for entry in negotiation.of(sheet.id)),
            0,
        )
        return Entry(self._session.ids.new(), negotiation.id, sheet.id, values, position=min(last + 1, LAST_POSITION))

    def save(self, before: Entry, after: Entry, step: str) -> Saved:
        """Saves an entry, or the details of a negotiation. No change of another window is lost: see Saved.

        before: the entry as it was read or last saved.  step: from `step()`; one for everything typed into a form.
        Raises StoreError, NotFound.
        """
        return saving.save(self._session, before, after, step)

    def write_field(
        self, negotiation: Negotiation, entry: Entry, field_name: str, text: str, step: str
    ) -> tuple[Saved, ValueRefused | None]:
        """Saves what was typed into a field: as a value, or as a draft with the reason. Raises NotFound, StoreError.

        A negotiation that is not stored yet is stored with it.
        """
        if not negotiation.details.revision:
            from negotui.services.negotiations import Negotiations  # what adds an entry to a stored one does without

            Negotiations(self._session).store(negotiation)
        context = self._session.context(negotiation)
        after, problem = write(entry, context.sheet(entry.sheet).field(field_name), text, context)
        return saving.save(self._session, entry, after, step), problem

    def fill(
        self, negotiation: Negotiation, rows: Sequence[tuple[Entry, Mapping[str, str]]], left_out: int = 0
    ) -> tuple[Negotiation, str]:
        """Saves texts into many entries as one step: as values, or as drafts. Returns the negotiation as it is then, and a
        sentence on what was filled.

        rows: entries, stored or not, with texts by field.  left_out: how many texts had no field. Raises StoreError, NotFound.
        """
        context = self._session.context(negotiation)
        pairs, unread, added = [], 0, 0
        for before, texts in rows:
            after = before
            for name, text in texts.items():
                after, problem = write(after, context.sheet(before.sheet).field(name), text, context)
                unread += problem is not None
            if not before.revision:
                # Entries made one after the other, before any is stored, share a place.
                after = replace(after, position=after.position + added)
                added += 1
            pairs.append((before, after))
        for saved in saving.save_all(self._session, pairs, self.step()) if pairs else ():
            negotiation = negotiation.with_entry(saved.entry)
            if saved.copy is not None:
                negotiation = negotiation.with_entry(saved.copy)
        return negotiation, _filled(sum(len(texts) for _, texts in rows), added, unread, left_out)

    def add(self, negotiation: Negotiation, sheet_id: str, texts: Mapping[str, str]) -> Entry:
        """Stores a new entry from typed texts, unless one of them is invalid. Raises ValueRefused, NotFound, StoreError."""
        before = self.new(negotiation, sheet_id)
        return self._fill_in(negotiation, before, texts)

    def edit(self, ref: str, texts: Mapping[str, str], name: str = "", sheet: str = "") -> Entry:
        """Changes an entry, or the details of a negotiation, unless one of the texts is invalid.

        ref, name, sheet: as in `Lookup.entry`. Raises ValueRefused, NotFound, StoreError.
        """
        negotiation, before = Lookup(self._session).entry(ref, name, sheet)
        return self._fill_in(negotiation, before, texts)

    def _fill_in(self, negotiation: Negotiation, before: Entry, texts: Mapping[str, str]) -> Entry:
        context = self._session.context(negotiation)
        after = _with_texts(before, context.sheet(before.sheet), texts, context)
        return saving.save(self._session, before, after, self.step()).entry

    def delete(self, entry: Entry, step: str = "") -> None:
        """Deletes an entry; does nothing if it is deleted already. Raises NegotuiError for the details of a negotiation."""
        if entry.sheet == DETAILS.id:
            raise NegotuiError(
                "The details of a negotiation cannot be deleted.", "Delete the negotiation in the library."
            )
        session = self._session
        name = name_of(session, entry)
        with session.database.write():
            current = entries.load(session.database, entry.id)
            if current is None:
                return
            now = session.stamp()
            entries.remove(session.database, entry.id)
            state = state_of(current)
            change = Change(
                *(current.negotiation, step or self.step(), changes.ENTRIES, entry.id, state, None, "deleted", name)
            )
            changes.record(session.database, change, now)
            negotiations.touch(session.database, current.negotiation, now)

    def move(self, negotiation: Negotiation, entry: Entry, view: View, by: int) -> bool:
        """Swaps an entry with the one `by` places down, or up where negative; False where the view has none there."""
        session = self._session
        name = name_of(session, entry)
        with session.database.write():
            sheet = entries.of_sheet(session.database, negotiation.id, view.sheet)
            shown = [one.id for one in sheet if one.belongs(view)]
            if entry.id not in shown or not 0 <= (target := shown.index(entry.id) + by) < len(shown) or not by:
                return False
            order = {one.id: index for index, one in enumerate(sheet)}
            here, there = order[entry.id], order[shown[target]]
            # Positions are only renumbered if some are shared, as those of copies are, so that a move touches just two entries.
            places = [one.position for one in sheet]
            if len(set(places)) < len(places):
                places = list(range(1, len(places) + 1))
            sheet[here], sheet[there] = sheet[there], sheet[here]
            step = self.step()
            moved = [(one, place) for one, place in zip(sheet, places, strict=True) if one.position != place]
            for one, place in sorted(moved, key=lambda pair: pair[0].id != entry.id):
                saving.store(session, one, replace(one, position=place), step, name, "moved")
        return True

    def join(self, negotiation: Negotiation, entry: Entry, view: View) -> str:
        """Makes one entry of this one and the one below it, and leads links to the lower one here; one undo takes it back.

        Returns a sentence on what was done. Raises NegotuiError where there is none below.
        """
        shown = negotiation.shown(view)
        place = next((number for number, one in enumerate(shown, 1) if one.id == entry.id), 0)
        if not 0 < place < len(shown):
            raise NegotuiError(
                "There is no entry below to join with this one.", "Put the cursor on the upper one of the two."
            )
        context, lower = self._session.context(negotiation), shown[place]
        sheet = context.sheet(entry.sheet)
        after, dropped = joined(entry, lower, sheet)
        ids = {one.id: one.id for one in negotiation.entries} | {lower.id: entry.id}
        others = [
            one for one in negotiation.entries if one.id not in {entry.id, lower.id} and context.guide.has(one.sheet)
        ]
        pairs = [(entry, after), *((one, pointing_to(one, context.sheet(one.sheet), ids)) for one in others)]
        step = self.step()
        saving.save_all(self._session, pairs, step)
        self.delete(lower, step)
        left = "; ".join(f"{one.heading} stays {shown_value(entry, one, context)}" for one in dropped)
        return f"Joined the two{f'. {left}' if left else ''}. u takes it back."

    def toggle(self, negotiation: Negotiation, entry: Entry) -> Saved | None:
        """Marks an entry as done, or as open again; None if its sheet has no check for that."""
        check = self._session.context(negotiation).sheet(entry.sheet).check
        if check is None:
            return None
        after = entry.put(check.name, "" if entry.get(check.name) else YES)
        return self.save(entry, after, self.step())


def _filled(cells: int, added: int, unread: int, left_out: int) -> str:
    """What a paste did, and how it is taken back."""
    said = [f"Filled {plural(cells, 'cell')}" + (f" and added {plural(added, 'entry', 'entries')}" if added else "")]
    if unread:
        said.append(f"I couldn’t read {unread} of them: they stand as you pasted them, marked with !")
    if left_out:
        said.append(f"{plural(left_out, 'cell')} had no column and {'was' if left_out == 1 else 'were'} left out")
    return f"{'. '.join(said)}. Undo takes it all back."


def _with_texts(entry: Entry, sheet: Sheet, texts: Mapping[str, str], context: Context) -> Entry:
    for name, text in texts.items():
        entry = write_valid(entry, sheet.field(name), text, context)
    naming = sheet.naming
    if not entry.typed(naming.name):
        raise ValueRefused(f"{naming.name} is missing: {naming.ask}", f"Add {naming.name}=…")
    return entry
