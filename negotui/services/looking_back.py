"""Looking back: the review of one negotiation, insights over all that are over, what earlier ones left. Must not judge anyone."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from negotui.analysis.insights.case import SHEETS, Case, case_of
from negotui.analysis.insights.panel import insights, insights_data
from negotui.analysis.review.begun import happened, intended
from negotui.domain.blocks import Block, Check, Checklist, Panel, State
from negotui.domain.dates import show_date
from negotui.domain.guide import DONE, REVIEW, FieldType, View
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import folded, one_line, quoted
from negotui.errors import NegotuiError, NotFound
from negotui.services import insight
from negotui.services.analysing import panel_page, plain_data
from negotui.services.arranging import new_entry
from negotui.services.desk import Desk
from negotui.services.editing import save
from negotui.store import entries, past

LESSONS, COMMITMENTS = LEFT = ("lessons", "commitments")
"""The sheets of which a later negotiation hears."""
Known = MutableMapping[tuple[str, str], Case | None]
"""The cases read so far by the negotiation's id and when it was last changed; None for one that cannot be read."""
_CHUNK = 100
_MOST = 12


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an earlier negotiation left. entry: a lesson, or a commitment that is not done.  title: of its negotiation.

    same_side: whether it was with the same counterpart, else it was of the same kind.
    """

    entry: Entry
    title: str
    same_side: bool


class Past:
    """What can be learnt from what is over, in one workbook file. Every method raises nothing but NegotuiError."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # Insights

    def gather(self, known: Known) -> Iterator[tuple[int, int]]:
        """Reads every negotiation that is over into `known`, unless it is there, and says after each part how many of how many.

        What is no longer so is taken out of `known`. To be asked in a thread of its own with a workspace of its own.
        """
        wanted = past.closed(self._desk.database)
        for gone in known.keys() - set(wanted):
            del known[gone]
        missing = [pair for pair in wanted if pair not in known]
        yield len(wanted) - len(missing), len(wanted)
        for start in range(0, len(missing), _CHUNK):
            part = dict(missing[start : start + _CHUNK])
            for negotiation in past.load_sheets(self._desk.database, part, SHEETS):
                known[negotiation.id, part.pop(negotiation.id)] = self._case(negotiation)
            # Those that were deleted meanwhile.
            known.update(dict.fromkeys(part.items()))
            yield len(wanted) - len(missing) + min(start + _CHUNK, len(missing)), len(wanted)

    def _case(self, negotiation: Negotiation) -> Case | None:
        try:
            return case_of(negotiation, self._desk.context(negotiation))
        except (NegotuiError, *insight.NOT_WORKED_OUT):
            return None

    def cases(self) -> tuple[Case, ...]:
        """The same at once."""
        known: dict[tuple[str, str], Case | None] = {}
        for _ in self.gather(known):
            pass
        return told(known)

    def insights(self, cases: Sequence[Case]) -> Panel:
        """What the cases say together."""
        return insights(cases)

    def insights_data(self, cases: Sequence[Case]) -> dict[str, object]:
        """The same as plain values, for JSON."""
        panel = insights(cases)
        return {"verdict": panel.verdict, **insights_data(cases), "blocks": plain_data(panel.blocks)}

    def insights_page(self, cases: Sequence[Case]) -> str:
        """The same as Markdown."""
        return panel_page("Insights", insights(cases))

    # What earlier negotiations left

    def earlier(self, negotiation: Negotiation) -> tuple[Remembered, ...]:
        """Lessons, then open commitments, of others with the same counterpart or of the same kind, case and accents aside.

        Of those last changed first, the same counterpart before the same kind; what this one holds too is left out.
        """
        details = negotiation.details
        alike = past.alike(self._desk.database, negotiation.id, details.get("counterpart"), details.get("kind"), LEFT)
        order = {id: (place, title, same_side) for place, (id, title, same_side) in enumerate(alike)}
        here = {_said(entry) for sheet in LEFT for entry in negotiation.of(sheet)}
        found = [
            entry
            for entry in past.entries_of(self._desk.database, order, LEFT)
            if not (entry.sheet == COMMITMENTS and entry.get(DONE)) and _said(entry) not in here
        ]
        found.sort(key=lambda entry: (LEFT.index(entry.sheet), order[entry.negotiation][0], entry.position))
        return tuple(Remembered(entry, *order[entry.negotiation][1:]) for entry in found)

    def earlier_blocks(self, negotiation: Negotiation) -> tuple[Block, ...]:
        """The same as blocks, each line with a link to its entry; nothing where there is nothing."""
        context = self._desk.context(negotiation)
        found = self.earlier(negotiation)
        blocks: list[Block] = []
        for sheet, title, state in (
            (LESSONS, "Lessons from earlier negotiations (T takes one over)", State.READY),
            (COMMITMENTS, "Still open from earlier negotiations", State.THIN),
        ):
            if not context.guide.has(sheet):
                continue
            of_sheet = [one for one in found if one.entry.sheet == sheet]
            checks = [
                Check(
                    quoted(context.name(one.entry), 60)[1:-1],
                    state,
                    _detail(one, context.today),
                    f"entry:{one.entry.id}",
                )
                for one in of_sheet[:_MOST]
            ]
            if len(of_sheet) > _MOST:
                checks.append(Check(f"and {len(of_sheet) - _MOST:,} more", state, "in the older ones", ""))
            if checks:
                blocks.append(Checklist(title, tuple(checks)))
        return tuple(blocks)

    def panel(self, negotiation: Negotiation, section_id: str, focus: str = "") -> Panel | None:
        """What the analyses of a section say; where lessons are kept, what earlier negotiations left stands below it."""
        found = insight.panel(self._desk, negotiation, section_id, focus)
        section = self._desk.guide(negotiation.guide).section(section_id)
        if negotiation.is_closed or all(view.sheet != LESSONS for view in section.views):
            return found
        blocks = self.earlier_blocks(negotiation)
        if not blocks:
            return found
        return replace(found, blocks=(*blocks, *found.blocks)) if found else Panel("Others came before this.", blocks)

    def take_over(self, negotiation: Negotiation, entry_id: str) -> Entry:
        """Copies an entry of another negotiation into the same sheet of this one, in a step that one undo takes back.

        Links stay behind: what they point to is not here. Raises NotFound where it is gone, ValueRefused where nothing is copied.
        """
        entry = entries.load(self._desk.database, entry_id)
        if entry is None:
            raise NotFound("That entry is not there any more.")
        if entry.sheet not in LEFT or entry.negotiation == negotiation.id:
            raise NegotuiError("That is not from an earlier negotiation.", "Put the cursor on a lesson from one.")
        sheet = self._desk.guide(negotiation.guide).sheet(entry.sheet)
        fresh = new_entry(self._desk, negotiation, sheet.id)
        copy = fresh
        for field in sheet.fields:
            if field.type in {FieldType.TEXT, FieldType.NOTE, FieldType.DATE}:
                copy = copy.put(field.name, entry.get(field.name))
        return save(self._desk, fresh, copy, self._desk.ids.new()).entry

    # The review

    def begun(self, negotiation: Negotiation, view: View) -> Entry:
        """A new entry of the review; the first one begins with what was intended and what happened, from plan and result.

        Nothing of it is kept before somebody types.
        """
        entry = new_entry(self._desk, negotiation, view.sheet, view)
        if view.sheet != REVIEW or negotiation.of(view.sheet):
            return entry
        context = self._desk.context(negotiation)
        names = {field.name for field in context.sheet(view.sheet).fields}
        try:
            texts = {"topic": "The talk as a whole", "intended": intended(negotiation, context)}
            texts["happened"] = happened(negotiation, context)
        except insight.NOT_WORKED_OUT:
            return entry
        for name, text in texts.items():
            entry = entry.put(name, text if name in names else "")
        return entry


def told(known: Known) -> tuple[Case, ...]:
    """The cases that could be read, in the order of their ids."""
    return tuple(case for _, case in sorted(known.items()) if case is not None)


def _said(entry: Entry) -> tuple[str, str]:
    """What an entry says, to find the same again: by its sheet and the field that names it there."""
    return entry.sheet, folded(entry.get("lesson" if entry.sheet == LESSONS else "what"))


def _detail(one: Remembered, today: date) -> str:
    """What was to be done, by whom and when, and where it comes from."""
    entry = one.entry
    said = one_line(entry.get("next")) if entry.sheet == LESSONS else one_line(entry.get("who"))
    due = ""
    with suppress(ValueError):
        due = f"by {show_date(entry.get('due'), today)}" if entry.get("due") else ""
    return " · ".join(filter(None, (said, due, f"from {quoted(one.title, 30)}")))
