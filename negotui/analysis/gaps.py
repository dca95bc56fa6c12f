"""What is missing and what looks wrong, each with the way to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from negotui.domain.blocks import Block, Check, Checklist, Code, Paragraph, Span, State, named, plain
from negotui.domain.guide import Guide
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_plain_text
from negotui.domain.values import Context

LONGEST = 140
"""The most letters of a verdict."""
_MOST = 8
_LONGEST = 48


def gap(label: str, detail: str, link: str) -> Check:
    """Something that an analysis needs and lacks."""
    return Check(label, State.MISSING, detail, link)


def worry(label: str, detail: str, link: str) -> Check:
    """Something that is there and looks wrong, thin or late."""
    return Check(label, State.THIN, detail, link)


def entry_link(entry: Entry, *fields: str) -> str:
    """Where an entry is mended. fields: the names of those that it needs; the link leads to the first that has no value."""
    return str(Link.entry(entry.id, next((name for name in fields if not entry.get(name)), "")))


def sheet_link(guide: Guide, sheet: str, side: str = "") -> str:
    """Where entries of a sheet are added: the view that shows those of the side, else the one where the sheet is at home."""
    views = [(section, view) for section, view in guide.views() if view.sheet == sheet]
    for section, view in views:
        if side and any(condition.field == "side" and side in condition.values for condition in view.only):
            return str(Link.sheet(section.id, sheet))
    section_id = next((section.id for section, view in views if view.home), views[0][0].id if views else "")
    return str(Link.sheet(section_id, sheet)) if section_id else ""


def title_of(entry: Entry, context: Context) -> str:
    """What an entry is called, short enough for a list."""
    name = context.name(entry)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def fits(sentence: str) -> bool:
    """Whether a sentence is no longer than a verdict may be."""
    return len(as_plain_text(sentence)) <= LONGEST


def fitting(*sentences: str) -> str:
    """The first of these that is no longer than a verdict may be, else the last."""
    return next((one for one in sentences if fits(one)), sentences[-1])


def checklist(title: str, checks: Sequence[Check]) -> tuple[Block, ...]:
    """The checks under a title, the first few and the number of the others; nothing where there are none."""
    if not checks:
        return ()
    shown = tuple(checks[:_MOST])
    if len(checks) > _MOST:
        last = checks[_MOST]
        shown += (Check(f"and {len(checks) - _MOST:,} more", last.state, "of the same kind", last.link),)
    return (Checklist(title, shown),)


def missing(checks: Sequence[Check]) -> tuple[Block, ...]:
    """What an analysis lacks."""
    return checklist("Still missing", checks)


def worries(checks: Sequence[Check]) -> tuple[Block, ...]:
    """What looks wrong, thin or late."""
    return checklist("Worth another look", checks)


def formula(rule: str, *said: str) -> tuple[Block, ...]:
    """How figures are worked out: the formula, empty where there is none, then what it rests on and who it comes from."""
    return (*((Code(rule),) if rule else ()), *(Paragraph(plain(text)) for text in said))


def paragraph(*parts: str | Span) -> Paragraph:
    """Running text of sentences and spans."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return Paragraph(tuple(one for span in spans for one in named(span)))


def strong(text: str) -> Span:
    """Words that stand out."""
    return Span(text, strong=True)
