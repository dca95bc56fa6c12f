"""How confidence went over the rehearsals, and which lines were never said aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from negotui.analysis.figures import day, scale
from negotui.analysis.gaps import (
    entry_link,
    formula,
    gap,
    missing,
    paragraph,
    sheet_link,
    title_of,
    worries,
    worry,
)
from negotui.domain.blocks import Block, Check, Course, Panel, Series
from negotui.domain.dates import show_date
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import LINES, REHEARSALS
from negotui.domain.text import listed, plural, quoted
from negotui.domain.values import Context

READS = ((LINES, ("line",)), (REHEARSALS, ("date", "lines", "before", "after")))
"""The sheets and fields that the panel rests on."""

METHOD = formula(
    "",
    "There is no formula: the figures are your own ratings from 1 to 5, in the order of the days. A line counts as "
    "rehearsed where a rehearsal that has taken place names it.",
)

_LOW, _HIGH = Fraction(1), Fraction(5)
_CALM = 4


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal. at: its day, None where not written.  before, after: confidence, None where not rated."""

    entry: Entry
    at: date | None
    before: int | None
    after: int | None


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Confidence before and after each rehearsal, lines never rehearsed, and what is not rated."""
    lines, entries = negotiation.of(LINES), negotiation.of(REHEARSALS)
    if not lines and not entries:
        return Panel(
            "No line yet: write the sentence of theirs that you dread, and what you will say to it.", method=METHOD
        )
    held, ahead = _rehearsals(entries, context)
    rated = [one for one in held if one.before is not None or one.after is not None]
    blocks: list[Block] = [_series(rated, context)] if rated else []
    said = {id for one in held for id in one.entry.get("lines").split()}
    silent = [entry for entry in lines if entry.id not in said]
    blocks += worries(
        [worry(title_of(entry, context), "you never said it aloud", entry_link(entry)) for entry in silent]
    )
    if ahead and ahead[0].at:
        when = show_date(ahead[0].at.isoformat(), context.shown_from)
        blocks.append(paragraph(f"Next rehearsal: {when}."))
    blocks += missing(_gaps(held, lines, entries, context))
    return Panel(_verdict(rated, len(held), len(lines), silent, context), tuple(blocks), METHOD)


def _rehearsals(entries: Sequence[Entry], context: Context) -> tuple[list[Rehearsal], list[Rehearsal]]:
    """Those held, in the order of their days, those without one last; and those to come."""
    found = [Rehearsal(entry, day(entry, "date"), scale(entry, "before"), scale(entry, "after")) for entry in entries]
    found.sort(key=lambda one: (one.at or date.max, one.entry.position))
    held = [one for one in found if one.at is None or one.at <= context.today]
    return held, [one for one in found if one.at and one.at > context.today]


def _series(rated: Sequence[Rehearsal], context: Context) -> Series:
    steps = tuple(show_date(one.at.isoformat(), context.shown_from) if one.at else "no day" for one in rated)
    courses = tuple(
        Course(
            name,
            tuple(None if value is None else Fraction(value) for value in values),
            tuple("–" if value is None else str(value) for value in values),
        )
        for name, values in (("Before", [one.before for one in rated]), ("After", [one.after for one in rated]))
    )
    values = [value for course in courses for value in course.values if value is not None]
    return Series("Confidence over rehearsals", steps, courses, min(_LOW, *values), max(_HIGH, *values))


def _gaps(held: Sequence[Rehearsal], lines: Sequence[Entry], entries: Sequence[Entry], context: Context) -> list[Check]:
    found = []
    for one in held:
        ratings = (("date", one.at), ("before", one.before), ("after", one.after))
        lacking = [name for name, value in ratings if value is None]
        if lacking:
            found.append(
                gap(title_of(one.entry, context), f"no {listed(lacking, 'or')} yet", entry_link(one.entry, *lacking))
            )
    if not entries:
        found.append(gap("Rehearsals", "say your lines aloud to someone", sheet_link(context.guide, REHEARSALS)))
    if not lines:
        found.append(gap("Lines", "write a line to rehearse", sheet_link(context.guide, LINES)))
    return found


def _verdict(rated: Sequence[Rehearsal], held: int, lines: int, silent: Sequence[Entry], context: Context) -> str:
    if not held:
        return f"{plural(lines, 'line')} and no rehearsal yet: say {'it' if lines == 1 else 'them'} aloud to someone."
    tail = f"; {_silent(silent, context)}." if silent else "."
    if not rated:
        return f"{plural(held, 'rehearsal')} so far: rate how confident you were before and after{tail}"
    first = next(value for one in rated for value in (one.before, one.after) if value is not None)
    last = next(value for one in reversed(rated) for value in (one.after, one.before) if value is not None)
    if last > first:
        went = f"rose from {first} to {last} of 5"
    elif last < first:
        went = f"fell from {first} to {last} of 5"
    else:
        went = f"stands at {last} of 5, as at the start" if last < _CALM else f"stands at {last} of 5"
    return f"Confidence {went} over {plural(held, 'rehearsal')}{tail}"


def _silent(silent: Sequence[Entry], context: Context) -> str:
    if len(silent) == 1:
        return f"you never said {quoted(context.name(silent[0]), 32)} aloud"
    return f"you never said {len(silent)} of your lines aloud"
