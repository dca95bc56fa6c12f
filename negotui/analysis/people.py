"""Who decides, who blocks, and what I owe whom. Must not judge anyone whose influence or stance is not rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import day, linked, scale
from negotui.analysis.gaps import (
    entry_link,
    formula,
    gap,
    missing,
    paragraph,
    short,
    title_of,
    worries,
    worry,
)
from negotui.domain.blocks import Block, Check, Guideline, Mark, Panel, Scatter
from negotui.domain.dates import show_date
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import PEOPLE, STEPS
from negotui.domain.text import listed, plural
from negotui.domain.values import YES, Context

READS = ((PEOPLE, ("name", "influence", "stance")), (STEPS, ("what", "person", "due", "done")))
"""The sheets and fields that the map rests on."""

METHOD = formula(
    "",
    "There is no formula: the map sets two of your ratings against each other, influence from 1 to 5 and stance from −2 "
    "(firmly against) to 2 (firmly for). Influence of 4 or 5 counts as much, a stance below 0 as against.",
    "Maps of power and interest are common since Aubrey Mendelow’s paper on stakeholders (1981).",
)

_MUCH = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is rated. influence: usually 1 to 5.  stance: usually −2 to 2, above 0 for what I want."""

    entry: Entry
    name: str
    influence: int
    stance: int


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """A map of influence by stance, whom to win and whom to ask, and the steps that are overdue."""
    entries = negotiation.of(PEOPLE)
    if not entries:
        return Panel("Nobody is named yet: write down who has to say yes, and who could stop it.", method=METHOD)
    people, gaps = _people(entries, context)
    blocks: list[Block] = []
    if people:
        blocks.append(_map(people))
        blocks.append(paragraph(_advice(people)))
    late, upcoming = _steps(negotiation, context)
    blocks += worries(late)
    blocks += [paragraph(upcoming)] if upcoming else []
    blocks += missing(gaps)
    return Panel(_verdict(people, len(late)), tuple(blocks), METHOD)


def _people(entries: Sequence[Entry], context: Context) -> tuple[list[Person], list[Check]]:
    """Those who are rated, of much influence first; and what the others lack."""
    people, gaps = [], []
    for entry in entries:
        influence, stance = scale(entry, "influence"), scale(entry, "stance")
        name = title_of(entry, context)
        if influence is not None and stance is not None:
            people.append(Person(entry, name, influence, stance))
        else:
            ratings = (("influence", influence), ("stance", stance))
            gaps.append(
                gap(name, f"lacks {listed(name for name, value in ratings if value is None)}", entry_link(entry))
            )
    return sorted(people, key=lambda person: (-person.influence, person.stance)), gaps


def _map(people: Sequence[Person]) -> Scatter:
    marks = tuple(
        Mark(
            person.name,
            Fraction(person.stance),
            Fraction(person.influence),
            "plain",
            f"influence {person.influence}, stance {_signed(person.stance)}",
        )
        for person in people
    )
    across = [-2, 2, *(person.stance for person in people)]
    up = [1, 5, *(person.influence for person in people)]
    within = (Fraction(min(across)), Fraction(max(across)), Fraction(min(up)), Fraction(max(up)))
    lines = (Guideline("undecided", "across", Fraction(0)),)
    return Scatter("Who sways the result, and which way", "stance", "influence", marks, lines, within)


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else str(value).replace("-", "−")


def _advice(people: Sequence[Person]) -> str:
    """Blockers, those to win, allies: in the order in which they need work."""
    groups = (
        ("Could block it", [one for one in people if one.influence >= _MUCH and one.stance < 0]),
        ("To be won", [one for one in people if one.influence >= _MUCH and one.stance == 0]),
        ("Allies to ask for advice", [one for one in people if one.influence >= _MUCH and one.stance > 0]),
        ("Little influence, whatever they think", [one for one in people if one.influence < _MUCH]),
    )
    return " ".join(f"{title}: {listed(short(one.name) for one in group[:5])}." for title, group in groups if group)


def _steps(negotiation: Negotiation, context: Context) -> tuple[list[Check], str]:
    """Steps that are overdue, the oldest first, and the next one that is not."""
    due = []
    for entry in negotiation.of(STEPS):
        until = day(entry, "due")
        if until and entry.get("done") != YES:
            due.append((until, entry))
    due.sort(key=lambda one: (one[0], one[1].position))
    late = [
        worry(
            title_of(entry, context),
            f"{_for(entry, context)}was due {show_date(until.isoformat(), context.today)}",
            link,
        )
        for until, entry in due
        if until < context.today
        for link in (entry_link(entry),)
    ]
    ahead = next(((until, entry) for until, entry in due if until >= context.today), None)
    if ahead is None:
        return late, ""
    when = show_date(ahead[0].isoformat(), context.today)
    return late, f"Next step: {short(title_of(ahead[1], context), 60)}, by {when}."


def _for(entry: Entry, context: Context) -> str:
    person = linked(entry, "person", PEOPLE, context)
    return f"for {short(context.name(person), 24)}, " if person else ""


def _verdict(people: Sequence[Person], late: int) -> str:
    tail = f"; {plural(late, 'step is', 'steps are')} overdue." if late else "."
    if not people:
        return f"Nobody is rated yet: say how much each sways the result and where they stand{tail}"
    first = people[0]
    name = short(first.name)
    against = [one for one in people if one.influence >= _MUCH and one.stance < 0]
    if against:
        others = f" and {plural(len(against) - 1, 'other')}" if len(against) > 1 else ""
        return f"{short(against[0].name)}{others} could block it: much influence, and against{tail}"
    if first.influence < _MUCH:
        return f"Nobody with much influence is named yet: who decides{'?' if not late else ''}{tail if late else ''}"
    if first.stance == 0:
        allies = [one for one in people if one.influence >= _MUCH and one.stance > 0]
        ally = f", and {short(allies[0].name)} is on your side" if allies else ""
        return f"{name} has most influence and is undecided{ally}{tail}"
    return f"{name} has most influence and is for it{tail}"
