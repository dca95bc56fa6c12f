"""A negotiation as the beginning of another one. Must not take along what came of the first: talk, end, lessons."""

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
    TRIGGERS,
)
from negotui.domain.stages import Stage
from negotui.domain.text import MAX_TEXT, one_line
from negotui.services.session import Session
from negotui.services.library import keep_new

COPIED = " (copy)"
_DETAILS = ("title", "counterpart", "kind", "tags")
_TALK = frozenset({OFFERS, LOG, ANSWERS, COMMITMENTS, LESSONS})
"""The sheets of what came of a talk. Lessons are shown again by themselves where the counterpart is the same."""
_MARKS = frozenset({"told", "proved", "actual", "seen", "done"})
"""Fields, of whatever sheet, that say what has happened since."""
_ANSWERS = frozenset({(QUESTIONS, "answer")})
"""The same of one sheet: what they answered, while in another an answer is one's own."""
FRAME: Mapping[str, frozenset[str]] = {
    sheet: frozenset(fields.split())
    for sheet, fields in {
        ISSUES: "name unit better must step",
        OPTIONS: "option issue",
        INTERESTS: "what side why",
        PEOPLE: "name role side influence cares",
        ALTERNATIVES: "what side",
        QUESTIONS: "question reveals",
        TRIGGERS: "what sign plan",
    }.items()
}
"""The bones: sheets and fields that hold for the next talk of the same kind. No figure, no fact and nothing told is among them."""


def duplicate(session: Session, source: Negotiation, title: str, frame: bool) -> Negotiation:
    """A new negotiation from another one, in one step of the library. Raises NotFound, GuideError, StoreError.

    title: what it is called; empty for the other's with COPIED behind it.  frame: only FRAME, else all notes but those of the talk.
    Links lead to the copies; what led to something that stays behind is left out.
    """
    guide = session.guide(source.guide)
    id = session.ids.new()
    wanted = {sheet.id for sheet in guide.sheets if (sheet.id in FRAME if frame else sheet.id not in _TALK)}
    taken = [entry for entry in source.entries if entry.sheet in wanted]
    ids = {entry.id: session.ids.new() for entry in taken}
    today = session.today().isoformat()
    copies = []
    for entry in taken:
        kept = FRAME[entry.sheet] if frame else None
        copy = replace(entry, id=ids[entry.id], negotiation=id)
        for name in dict.fromkeys(name for name, _ in (*entry.values, *entry.drafts)):
            if _is_left(entry, name, today) if kept is None else name not in kept:
                copy = copy.put(name, "")
        copies.append(_linked(copy, guide, ids))
    details = Entry(id, id, DETAILS.id)
    for name in _DETAILS:
        details = details.put(name, source.details.get(name))
    details = details.put("title", one_line(title) or (source.title[: MAX_TEXT - len(COPIED)] + COPIED))
    details = details.put("stage", Stage.PREPARING.value)
    return keep_new(session, source.guide, details, in_order(copies))


def _is_left(entry: Entry, name: str, today: str) -> bool:
    """Whether a field stays behind: what has happened since, and a day that is over."""
    if name == "due":
        return "" < entry.get(name) < today
    return name in _MARKS or (entry.sheet, name) in _ANSWERS


def _linked(copy: Entry, guide: Guide, ids: Mapping[str, str]) -> Entry:
    """The entry with links to copies in place of those to what they were made from."""
    for field in guide.sheet(copy.sheet).fields:
        if text := copy.get(field.name):
            copy = copy.put(field.name, spec_of(field).relinked(text, ids))
    return copy
