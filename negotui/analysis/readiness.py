"""How much of a workbook is filled in, and whether one is ready: the gates that are open, and what opens the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.fact_checks import is_question
from negotui.analysis.gaps import fitting, formula
from negotui.analysis.gates import Gate, gates
from negotui.analysis.issues import WORDLESS, worded
from negotui.analysis.untouched import spared
from negotui.domain.blocks import Check, Checklist, Panel, State
from negotui.domain.guide import Field, Guide, Section, Sheet, View
from negotui.domain.links import Link
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import FACTS, ISSUES, LIMITS, OPTIONS
from negotui.domain.text import listed, plural, quoted
from negotui.domain.values import Context

METHOD = formula(
    "filled in = mean over the parts of complete entries ÷ wanted entries, at most 1 each",
    "The guide says how many entries a part wants and which fields each of them needs. What you wrote in them is not judged, "
    "and the percentage is rounded down, so that only a finished workbook shows 100.",
    "A workbook that is filled in is not yet ready. Ready means that five gates are open: you know your limit, an alternative has "
    "a value, what matters most has a target that rests on a figure with a source, you have your first sentence, and you can name "
    "one interest of theirs.",
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
    """How much is filled in, from 0 to 1: the mean over the sheets that the guide wants of complete over wanted entries.

    1 where the guide wants nothing.
    """
    return _mean(tuple(_parts(negotiation, guide)))


def whole_percent(share: Fraction) -> int:
    """A share as a whole percentage, rounded down, so that only a finished workbook shows 100."""
    return int(share * 100)


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The gates, then what is filled in, thin and missing, each with the way to it."""
    parts, passed = tuple(_parts(negotiation, context.guide)), gates(negotiation, context)
    if not parts and not passed:
        return Panel("Nothing has to be ready: this guide asks for no entries.")
    checks = tuple(
        Check(
            f"{part.section.tab}: {part.view.title}",
            part.state,
            _detail(part, worded(negotiation), context),
            str(Link.sheet(part.section.id, part.view.sheet)),
        )
        for part in parts
    )
    opened = tuple(
        Check(gate.name, State.READY if gate.is_open else State.MISSING, gate.detail, gate.link) for gate in passed
    )
    lists = (("What makes you ready", opened), ("Filled in", checks))
    return Panel(_verdict(parts, passed), tuple(Checklist(title, of) for title, of in lists if of), METHOD)


def readiness_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """The same as plain values: `filled_in` in percent, `ready` and the gates, each with whether it is open and what opens it."""
    passed = gates(negotiation, context)
    return {
        "filled_in": whole_percent(readiness(negotiation, context.guide)),
        "ready": all(gate.is_open for gate in passed),
        "gates": {
            gate.id: {"name": gate.name, "open": gate.is_open, "detail": gate.detail, "link": gate.link}
            for gate in passed
        },
    }


def _lacks(entry: Entry, sheet: Sheet, words: frozenset[str]) -> list[Field]:
    """The fields that an entry still needs; no figures of issues in words, whose ids are given."""
    of = entry.id if entry.sheet == ISSUES else entry.get("issue") if entry.sheet == LIMITS else ""
    spared = {ISSUES: WORDLESS, LIMITS: ("likely",)}.get(entry.sheet, ()) if of in words else ()
    return [field for field in entry.lacking(sheet) if field.name not in spared]


def _issue_of(entry: Entry) -> str:
    """The id of the issue that an entry is, or lists an option of; empty for others."""
    return entry.id if entry.sheet == ISSUES else entry.get("issue") if entry.sheet == OPTIONS else ""


def _parts(negotiation: Negotiation, guide: Guide) -> Iterator[_Part]:
    words, without = worded(negotiation), spared(negotiation)
    for section, view in guide.views():
        if view.want > 0:
            sheet = guide.sheet(view.sheet)
            entries = [entry for entry in negotiation.shown(view) if _issue_of(entry) not in without]
            thin = tuple(entry for entry in entries if _lacks(entry, sheet, words))
            yield _Part(section, view, len(entries) - len(thin), thin)


def _mean(parts: tuple[_Part, ...]) -> Fraction:
    return sum((part.share for part in parts), Fraction(0)) / len(parts) if parts else Fraction(1)


def _verdict(parts: tuple[_Part, ...], passed: tuple[Gate, ...]) -> str:
    percent = f"Filled in {whole_percent(_mean(parts))} %" if parts else ""
    shut = [gate for gate in passed if not gate.is_open]
    if shut:
        count = f"Ready {len(passed) - len(shut)} of {len(passed)}"
        still = f"{count}: still missing {listed(_in_words(gate.name) for gate in shut)}."
        begin = f"{count}: begin with {_in_words(shut[0].name)}."
        return fitting(f"{still} {percent}." if percent else still, still, begin)
    opened = f"Ready {len(passed)} of {len(passed)}: you have what you can’t invent in the room. " if passed else ""
    open_parts = [part for part in parts if part.state is not State.READY]
    if not open_parts:
        return f"{opened}{percent}." if parts else opened.strip()
    # The first among those of which least is there.
    first = min(open_parts, key=lambda part: part.share)
    return f"{opened}{percent}; the thinnest part is {as_name(first.view.title)} ({first.section.tab})."


def _in_words(name: str) -> str:
    return name[:1].lower() + name[1:]


def _detail(part: _Part, words: frozenset[str], context: Context) -> str:
    """Such as `2 of 3 entries; Freelance has no worth yet`."""
    wanted = plural(part.view.want, "entry", "entries")
    if part.state is State.MISSING:
        return f"nothing yet; aim for {wanted}"
    count = plural(part.complete, "entry", "entries") if part.state is State.READY else f"{part.complete} of {wanted}"
    lacking = [_lacking(entry, words, context) for entry in part.thin[:_NAMED]]
    more = [f"{plural(len(part.thin) - _NAMED, 'more is', 'more are')} incomplete"] if len(part.thin) > _NAMED else []
    return "; ".join((count, *lacking, *more))


def _lacking(entry: Entry, words: frozenset[str], context: Context) -> str:
    if entry.sheet == FACTS and is_question(entry):
        return f"{quoted(context.name(entry))} is still to find out"
    needed = _lacks(entry, context.sheet(entry.sheet), words)
    unclear = [field.name.replace("_", " ") for field in needed if entry.draft(field.name)]
    empty = [field.name.replace("_", " ") for field in needed if not entry.draft(field.name)]
    said = [f"has no {listed(empty, 'or')} yet"] if empty else []
    said += [f"has a {listed(unclear)} that I can’t read"] if unclear else []
    return f"{as_name(context.name(entry), 40)} {' and '.join(said)}"
