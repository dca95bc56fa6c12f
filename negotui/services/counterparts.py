"""What there is with one person or firm, over all talks. Must not guess who is the same: only who is written the same."""

from __future__ import annotations

from negotui.domain.negotiation import Entry
from negotui.domain.sheets import COMMITMENTS, LESSONS, STEPS
from negotui.domain.summaries import Counterpart, Remark
from negotui.domain.text import one_line, quoted, suggestion
from negotui.errors import NotFound
from negotui.services.session import Session
from negotui.store import entries, listing


def counterpart(session: Session, name: str) -> Counterpart:
    """All talks with a counterpart, what was learned in them and what is still open. Raises NotFound where there is none."""
    talks = listing.with_counterpart(session.database, name) if name.strip() else ()
    if not talks:
        raise NotFound(
            f"There is no negotiation with {quoted(name)}.",
            suggestion(name, listing.counterparts(session.database))
            or "Whom a negotiation is with stands in its details.",
        )
    titles = {talk.id: talk.title for talk in talks}
    said = entries.of_sheets(session.database, titles, (LESSONS, COMMITMENTS, STEPS))
    lessons = [_remark(entry, titles, "lesson", "next") for entry in said if entry.sheet == LESSONS]
    undone = [entry for entry in said if entry.sheet != LESSONS and not entry.get("done")]
    open_ = [_remark(entry, titles, "what", "who") for entry in undone]
    places = {id: place for place, id in enumerate(titles)}
    lessons.sort(key=lambda lesson: places[lesson.negotiation])
    open_.sort(key=lambda remark: (remark.due == "", remark.due, places[remark.negotiation]))
    return Counterpart(talks[0].counterpart, talks, tuple(lessons), tuple(open_))


def _remark(entry: Entry, titles: dict[str, str], text: str, more: str) -> Remark:
    said, further = (one_line(entry.typed(field)) for field in (text, more))
    return Remark(entry.negotiation, titles[entry.negotiation], entry.sheet, entry.id, said, further, entry.get("due"))
