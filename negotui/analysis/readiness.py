"""How ready a negotiation is: what the guide asks for against what is there. Must not judge what the entries say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.gaps import formula
from negotui.domain.blocks import Check, Checklist, Panel, State
from negotui.domain.guide import Guide, Section, View
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import listed, plural, quoted
from negotui.domain.values import Context

METHOD = formula(
    "ready = mean over the parts of complete entries ÷ wanted entries, at most 1 each",
    "The guide says how many entries a part wants and which fields each of them needs. What you wrote in them is not judged, "
    "and the percentage is rounded down, so that only what is whole is called 100.",
)

_NAMED = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet that the guide wants filled. complete: entries with all that is required.  thin: the others."""

    section: Section
    view: View
    complete: int
    thin: tuple[Entry, ...]

    @property
    def share(self) -> Fraction:
        return min(Fraction(1), Fraction(self.complete, self.view.want))

    @property
    def state(self) -> State:
        if self.complete >= self.view.want:
            return State.READY
        return State.THIN if self.complete or self.thin else State.MISSING


def readiness(negotiation: Negotiation, guide: Guide) -> Fraction:
    """How much of what the guide wants is there, from 0 to 1: the mean over its wanted sheets of complete over wanted entries.

    1 where the guide wants nothing.
    """
    return _mean(tuple(_parts(negotiation, guide)))


def whole_percent(share: Fraction) -> int:
    """A share as a whole percentage, rounded down, so that only what is whole is called 100."""
    return int(share * 100)


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """What is ready, thin and missing, each with the way to it."""
    parts = tuple(_parts(negotiation, context.guide))
    if not parts:
        return Panel("Nothing has to be ready: this guide asks for no entries.")
    checks = tuple(
        Check(
            f"{part.section.tab}: {part.view.title}",
            part.state,
            _detail(part, context),
            str(Link.sheet(part.section.id, part.view.sheet)),
        )
        for part in parts
    )
    return Panel(_verdict(parts), (Checklist("What is ready", checks),), METHOD)


def _parts(negotiation: Negotiation, guide: Guide) -> Iterator[_Part]:
    for section, view in guide.views():
        if view.want > 0:
            sheet = guide.sheet(view.sheet)
            entries = negotiation.shown(view)
            thin = tuple(entry for entry in entries if not entry.is_complete(sheet))
            yield _Part(section, view, len(entries) - len(thin), thin)


def _mean(parts: tuple[_Part, ...]) -> Fraction:
    return sum((part.share for part in parts), Fraction(0)) / len(parts) if parts else Fraction(1)


def _verdict(parts: tuple[_Part, ...]) -> str:
    percent = f"{whole_percent(_mean(parts))} % ready"
    open_parts = [part for part in parts if part.state is not State.READY]
    if not open_parts:
        return f"{percent}: {'the one part is' if len(parts) == 1 else f'all {len(parts)} parts are'} ready."
    count = len(parts) - len(open_parts)
    done = f"{count or 'none'} of {plural(len(parts), 'part')} {'are' if count > 1 else 'is'} ready"
    # The first among those of which least is there.
    first = min(open_parts, key=lambda part: part.share)
    return f"{percent}: {done}; start with “{first.view.title}” ({first.section.tab})."


def _detail(part: _Part, context: Context) -> str:
    """Such as `2 of 3 entries; “Freelance” lacks worth`."""
    wanted = plural(part.view.want, "entry", "entries")
    if part.state is State.MISSING:
        return f"nothing yet; {wanted} wanted"
    count = plural(part.complete, "entry", "entries") if part.state is State.READY else f"{part.complete} of {wanted}"
    lacking = [_lacking(entry, context) for entry in part.thin[:_NAMED]]
    more = [f"{plural(len(part.thin) - _NAMED, 'more is', 'more are')} thin"] if len(part.thin) > _NAMED else []
    return "; ".join((count, *lacking, *more))


def _lacking(entry: Entry, context: Context) -> str:
    sheet = context.sheet(entry.sheet)
    needed = [
        field for field in sheet.fields if (field.required or field is sheet.naming) and not entry.get(field.name)
    ]
    unclear = [field.name.replace("_", " ") for field in needed if entry.draft(field.name)]
    empty = [field.name.replace("_", " ") for field in needed if not entry.draft(field.name)]
    said = [f"lacks {listed(empty)}"] if empty else []
    said += [f"is unclear in {listed(unclear)}"] if unclear else []
    return f"{quoted(context.name(entry))} {' and '.join(said)}"
