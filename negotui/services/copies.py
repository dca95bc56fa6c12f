"""A negotiation as the beginning of another one, without what came of the first: its talk, its end, its lessons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from negotui.domain.fields import spec_of
from negotui.domain.guide import Guide
from negotui.domain.negotiation import DETAILS, Entry, Negotiation, in_order
from negotui.domain.sheets import (
    ALTERNATIVES,
    ANSWERS,
    COMMITMENTS,
    INTERESTS,
    ISSUES,
    LESSONS,
    LOG,
    OFFERS,
    OPTIONS,
    PEOPLE,
    QUESTIONS,
    TACTICS,
    TRIGGERS,
)
from negotui.domain.stages import Stage
from negotui.domain.text import MAX_TEXT, one_line
from negotui.store.ids import Ids

COPIED = " (copy)"
_DETAILS = ("title", "counterpart", "kind", "tags")
_TALK = frozenset({OFFERS, LOG, ANSWERS, COMMITMENTS, LESSONS})
"""The sheets of what came of a talk. Lessons are shown again by themselves where the counterpart is the same."""
_HAPPENED = frozenset({"told", "proved", "actual", "seen", "done", "next_done"})
"""Fields, of whatever sheet, that say what has happened since."""
_ANSWERS = frozenset({(QUESTIONS, "answer")})
"""The same of one sheet: what they answered, while in another an answer is one's own."""
FRAME: Mapping[str, frozenset[str]] = {
    sheet: frozenset(fields.split())
    for sheet, fields in {
        ISSUES: "name unit better must step",
        OPTIONS: "option issue",
        INTERESTS: "what side why",
        PEOPLE: "name role side influence asks cares",
        ALTERNATIVES: "what side issue flow",
        QUESTIONS: "question reveals moment",
        TRIGGERS: "what sign plan",
        TACTICS: "tactic sign say name_it",
    }.items()
}
"""The frame: sheets and fields that hold for the next talk of the same kind. No figure, no fact and nothing said is among them."""


def copy_of(
    source: Negotiation, guide: Guide, ids: Ids, today: str, *, title: str, frame: bool
) -> tuple[Entry, tuple[Entry, ...]]:
    """Details and entries of a new negotiation from those of another one. Raises NotFound for a sheet that the guide lacks.

    today: ISO 8601; what was due before it stays behind.  title: what the copy is called; empty for the other's with COPIED
    behind it.  frame: only FRAME, else all notes but those of the talk. Links lead to the copies; what led to something that
    stays behind is left out.
    """
    id = ids.new()
    wanted = {sheet.id for sheet in guide.sheets if (sheet.id in FRAME if frame else sheet.id not in _TALK)}
    originals = [entry for entry in source.entries if entry.sheet in wanted]
    copied_ids = {entry.id: ids.new() for entry in originals}
    copies = []
    for entry in originals:
        fields = FRAME[entry.sheet] if frame else None
        copy = replace(entry, id=copied_ids[entry.id], negotiation=id)
        for name in dict.fromkeys(name for name, _ in (*entry.values, *entry.drafts)):
            if _stays_behind(entry, name, today) if fields is None else name not in fields:
                copy = copy.put(name, "")
        copies.append(_linked(copy, guide, copied_ids))
    details = Entry(id, id, DETAILS.id)
    for name in _DETAILS:
        details = details.put(name, source.details.get(name))
    details = details.put("title", one_line(title) or (source.title[: MAX_TEXT - len(COPIED)] + COPIED))
    return details.put("stage", Stage.PREPARING.value), in_order(copies)


def _stays_behind(entry: Entry, name: str, today: str) -> bool:
    """Whether a field stays behind: what has happened since, and a day that is over."""
    if name == "due":
        return "" < entry.get(name) < today
    return name in _HAPPENED or (entry.sheet, name) in _ANSWERS


def _linked(copy: Entry, guide: Guide, ids: Mapping[str, str]) -> Entry:
    """The entry with links to copies in place of those to what they were made from."""
    for field in guide.sheet(copy.sheet).fields:
        if text := copy.get(field.name):
            copy = copy.put(field.name, spec_of(field).relinked(text, ids))
    return copy
