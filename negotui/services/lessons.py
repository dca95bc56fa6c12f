"""What earlier negotiations left for a later one: lessons and open commitments."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from negotui.domain.blocks import Block, Check, Checklist, State
from negotui.domain.dates import show_date
from negotui.domain.fields import spec_of
from negotui.domain.guide import DONE
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import COMMITMENTS, INHERITED_SHEETS, LESSONS
from negotui.domain.text import cut, folded, listed, one_line, plural, quoted
from negotui.errors import NegotuiError, NotFound
from negotui.services.entries import Entries
from negotui.services.saving import save
from negotui.services.session import Session
from negotui.store import entries, past

_MOST, _LONGEST = 12, 200


@dataclass(frozen=True, slots=True)
class Leftover:
    """What an earlier negotiation left. entry: a lesson, or a commitment that is not done.  title: of its negotiation.

    same_counterpart: whether it was with the same counterpart; if not, it was of the same kind.
    """

    entry: Entry
    title: str
    same_counterpart: bool


class Lessons:
    """What the negotiations in one file can learn from each other."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def earlier(self, negotiation: Negotiation) -> tuple[Leftover, ...]:
        """Lessons, then open commitments, of negotiations with the same counterpart or kind, ignoring case and accents.

        The same counterpart comes before the same kind, and last changed first; what this negotiation contains too is left out.
        """
        details = negotiation.details
        similar = past.similar(
            self._session.database, negotiation.id, details.get("counterpart"), details.get("kind"), INHERITED_SHEETS
        )
        order = {id: (place, title, same_counterpart) for place, (id, title, same_counterpart) in enumerate(similar)}
        here = {_content(entry) for sheet in INHERITED_SHEETS for entry in negotiation.of(sheet)}
        candidates = [
            entry
            for entry in entries.of_sheets(self._session.database, order, INHERITED_SHEETS)
            if not (entry.sheet == COMMITMENTS and entry.get(DONE)) and _content(entry) not in here
        ]
        candidates.sort(
            key=lambda entry: (INHERITED_SHEETS.index(entry.sheet), order[entry.negotiation][0], entry.position)
        )
        # One that was copied from negotiation to negotiation is listed once.
        unique = {_content(entry): entry for entry in reversed(candidates)}
        return tuple(Leftover(entry, *order[entry.negotiation][1:]) for entry in reversed(unique.values()))

    def blocks(self, negotiation: Negotiation, hint: str = "") -> tuple[Block, ...]:
        """The same as blocks, each line with a link to its entry. hint: appended to the heading, to say what a key does."""
        context = self._session.context(negotiation)
        leftovers = self.earlier(negotiation)
        blocks: list[Block] = []
        for sheet, title, state in (
            (LESSONS, f"Lessons from other negotiations{hint}", State.READY),
            (COMMITMENTS, "Still open from other negotiations", State.THIN),
        ):
            if not context.guide.has(sheet):
                continue
            of_sheet = [one for one in leftovers if one.entry.sheet == sheet]
            checks = [
                Check(
                    cut(context.name(one.entry), _LONGEST),
                    state,
                    _detail(one, context.today),
                    str(Link.entry(one.entry.id)),
                )
                for one in of_sheet[:_MOST]
            ]
            if len(of_sheet) > _MOST:
                checks.append(Check(f"and {len(of_sheet) - _MOST:,} more", state, "in the older ones", ""))
            if checks:
                blocks.append(Checklist(title, tuple(checks)))
        return tuple(blocks)

    def news(self, negotiation: Negotiation) -> str:
        """How much earlier talks left for this one, as a sentence; empty if nothing."""
        leftovers = self.earlier(negotiation)
        if not leftovers:
            return ""
        lessons = sum(one.entry.sheet == LESSONS for one in leftovers)
        open_ = len(leftovers) - lessons
        counts = [plural(lessons, "lesson")] * bool(lessons)
        counts += [plural(open_, "promise that is still open", "promises that are still open")] * bool(open_)
        same = {one.same_counterpart for one in leftovers}
        counterpart, kind = (one_line(negotiation.details.get(name)) for name in ("counterpart", "kind"))
        of = f"with {counterpart}" if True in same else ""
        of += " or " * (len(same) > 1) + (f"of the kind {kind}" if False in same else "")
        return f"Earlier talks {of} left {listed(counts)}."

    def take_over(self, negotiation: Negotiation, entry_id: str) -> Entry:
        """Copies an entry of another negotiation into the same sheet of this one, as one step.

        Links are not copied: what they point to is not here. Raises NotFound if the entry is gone, NegotuiError if it is not a
        lesson or commitment of another negotiation.
        """
        entry = entries.load(self._session.database, entry_id)
        if entry is None:
            raise NotFound("That entry no longer exists.")
        if entry.sheet not in INHERITED_SHEETS or entry.negotiation == negotiation.id:
            raise NegotuiError("That line isn’t from an earlier negotiation.", "Put the cursor on a lesson from one.")
        sheet = self._session.guide_for(negotiation).sheet(entry.sheet)
        empty = Entries(self._session).new(negotiation, sheet.id)
        copy = empty
        for field in sheet.fields:
            if spec_of(field).stands_alone:
                copy = copy.put(field.name, entry.get(field.name))
        return save(self._session, empty, copy, self._session.ids.new()).entry


def _content(entry: Entry) -> tuple[str, str]:
    """Identifies entries that say the same: the sheet, and the folded text of the field that names the entry."""
    return entry.sheet, folded(entry.get("lesson" if entry.sheet == LESSONS else "what"))


def _detail(one: Leftover, today: date) -> str:
    """What to do next time or who is to do it, by when, and where it comes from."""
    entry = one.entry
    next_or_who = one_line(entry.get("next" if entry.sheet == LESSONS else "who"))
    due = ""
    with suppress(ValueError):
        due = f"by {show_date(entry.get('due'), today)}" if entry.get("due") else ""
    return " · ".join(filter(None, (next_or_who, due, f"from {quoted(one.title, 30)}")))
