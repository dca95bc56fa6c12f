"""Who decides, who blocks, who may agree to what, and what I owe whom. Their side and mine are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import day, linked, scale
from negotui.analysis.gaps import (
    entry_link,
    fitting,
    formula,
    gap,
    missing,
    paragraph,
    sheet_link,
    strong,
    title_of,
    worries,
    worry,
)
from negotui.analysis.ratifying import behind_a_yes
from negotui.domain.blocks import Block, Check, Column, Guideline, Inline, Mark, Panel, Scatter, Table, plain
from negotui.domain.dates import show_date
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import PEOPLE, STEPS
from negotui.domain.text import folded, listed, one_line, plural
from negotui.domain.values import YES, Context

READS = ((PEOPLE, ("name", "influence", "stance")), (STEPS, ("what", "person", "due", "done")))
"""The sheets and fields that the map rests on; side, role, mandate and whom they ask are used where the guide has them."""

METHOD = formula(
    "",
    "There is no formula: the map sets two of your ratings against each other, influence from 1 to 5 and stance from −2 "
    "(firmly against) to 2 (firmly for). Influence of 4 or 5 counts as much, a stance below 0 as against.",
    "Whoever sits on their side is never called your ally, however friendly: they answer to somebody else.",
    "Maps of power and interest are common since Aubrey Mendelow’s paper on stakeholders (1981).",
)

_MINE, _THEIRS, _SHARED = SIDES
_MUCH = 4
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is rated. side: where they sit, empty where nobody has said.  influence: usually 1 to 5.

    stance: usually −2 to 2, above 0 for what I want.
    """

    entry: Entry
    name: str
    side: str
    influence: int
    stance: int

    @property
    def is_much(self) -> bool:
        """Whether they sway the result much."""
        return self.influence >= _MUCH

    @property
    def blocks(self) -> bool:
        """Whether they could stop it."""
        return self.is_much and self.stance < 0


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """A map of influence by stance, whom to win on their side and on mine, who may agree to what, and overdue steps."""
    entries = negotiation.of(PEOPLE)
    if not entries:
        return Panel("Nobody is named yet: write down who has to say yes, and who could stop it.", method=METHOD)
    people, gaps = _people(entries, negotiation, context)
    blocks: list[Block] = []
    if people:
        blocks.append(_map(people))
        blocks += [paragraph(strong(f"{title}. "), text) for title, text in _advice(people)]
    blocks += (*_mandates(entries, context), *behind_a_yes(entries, context))
    late, upcoming = _steps(negotiation, context)
    blocks += worries([*_two_chairs(entries, negotiation, context), *late])
    blocks += [paragraph(upcoming)] if upcoming else []
    blocks += missing([*gaps, *_asked(entries, people, context)])
    return Panel(_verdict(people, len(late)), tuple(blocks), METHOD)


def people_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """Everyone as plain values, in the order of the sheet: side, ratings, mandate, and the names of those they must ask."""
    return {
        "people": [
            {
                "name": context.name(entry),
                "side": _side(entry, negotiation) or None,
                "influence": scale(entry, "influence"),
                "stance": scale(entry, "stance"),
                "mandate": entry.get("mandate") or None,
                "asks": [context.name(one) for one in _asks(entry, context)],
            }
            for entry in negotiation.of(PEOPLE)
        ]
    }


def _side(entry: Entry, negotiation: Negotiation) -> str:
    """Where someone sits; the one I negotiate with sits over there, whatever was typed."""
    return _THEIRS if _is_counterpart(entry, negotiation) else entry.get("side")


def _is_counterpart(entry: Entry, negotiation: Negotiation) -> bool:
    with_whom = folded(negotiation.details.get("counterpart"))
    return bool(with_whom) and with_whom in {folded(entry.get("name")), folded(entry.get("role"))}


def _people(entries: Sequence[Entry], negotiation: Negotiation, context: Context) -> tuple[list[Person], list[Check]]:
    """Those who are rated, of much influence first; and what the others lack."""
    people, gaps = [], []
    for entry in entries:
        influence, stance = scale(entry, "influence"), scale(entry, "stance")
        name = title_of(entry, context)
        if influence is not None and stance is not None:
            people.append(Person(entry, name, _side(entry, negotiation), influence, stance))
        else:
            ratings = (("influence", influence), ("stance", stance))
            lacking = listed((name for name, value in ratings if value is None), "or")
            gaps.append(gap(name, f"no {lacking} yet", entry_link(entry, "influence", "stance")))
    return sorted(people, key=lambda person: (-person.influence, person.stance)), gaps


def _map(people: Sequence[Person]) -> Scatter:
    whose = {_MINE: "yours, ", _THEIRS: "theirs, ", _SHARED: "between you, "}
    marks = tuple(
        Mark(
            person.name,
            Fraction(person.stance),
            Fraction(person.influence),
            "plain",
            f"{whose.get(person.side, '')}influence {person.influence}, stance {_signed(person.stance)}",
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


def _advice(people: Sequence[Person]) -> Iterator[tuple[str, str]]:
    """Whom to work on, on their side and on mine: in the order in which they need work."""
    theirs = ("Could block it", "To be won", "In favour, and still on their side", "Less influence here")
    mine = (
        "Against it at home: settle that first",
        "To be won at home",
        "Allies to ask for advice",
        "Less influence here",
    )
    between = ("Could block it", "To be won", "In favour", "Less influence here")
    for title, words, sides in (
        ("Their side", theirs, {_THEIRS}),
        ("Your side", mine, {_MINE}),
        ("Between you, or on no side yet", between, {_SHARED, ""}),
    ):
        of = [one for one in people if one.side in sides]
        groups = (
            [one for one in of if one.blocks],
            [one for one in of if one.is_much and one.stance == 0],
            [one for one in of if one.is_much and one.stance > 0],
            [one for one in of if not one.is_much],
        )
        said = [f"{text}: {_names(group)}." for text, group in zip(words, groups, strict=True) if group]
        if said:
            yield title, " ".join(said)


def _names(people: Sequence[Person]) -> str:
    shown = [as_name(one.name) for one in people[:_NAMED]]
    return listed([*shown, f"{len(people) - _NAMED} more"] if len(people) > _NAMED else shown)


def _asks(entry: Entry, context: Context) -> list[Entry]:
    """Those whom someone must ask before it holds; who was deleted, or oneself, is left out."""
    found = (context.entry(id) for id in entry.get("asks").split())
    return [one for one in found if one is not None and one.sheet == PEOPLE and one.id != entry.id]


def _mandates(entries: Sequence[Entry], context: Context) -> Iterator[Block]:
    """Who may agree up to what, and whose yes it still needs."""
    rows: list[tuple[Inline, ...]] = []
    for entry in entries:
        mandate, asked = one_line(entry.get("mandate")), _asks(entry, context)
        if mandate or asked:
            needed = listed(title_of(one, context) for one in asked)
            rows.append(tuple(plain(text) for text in (title_of(entry, context), mandate or "–", needed or "–")))
    if rows:
        yield Table((Column("Who"), Column("May agree up to"), Column("Must ask")), tuple(rows))
        theirs = [entry for entry in entries if entry.get("side") != _MINE]
        everyone = {one.id: one for entry in theirs for one in _asks(entry, context)}
        # Who must ask in turn has not the last word; in a circle everyone has.
        last = [one for one in everyone.values() if not _asks(one, context)] or list(everyone.values())
        if last:
            needed = listed(as_name(context.name(one)) for one in last[:_NAMED])
            yield paragraph(f"A yes at the table isn’t final: it still needs one from {needed}.")


def _asked(entries: Sequence[Entry], people: Sequence[Person], context: Context) -> list[Check]:
    """What nobody has said of sides and mandates; asked only in a guide that has the fields."""
    guide, found = context.guide, []
    if guide.has(PEOPLE, "side"):
        found += [gap(one.name, "on whose side?", entry_link(one.entry, "side")) for one in people if not one.side]
    if guide.has(PEOPLE, "mandate", "asks") and not any(one.typed("mandate") or one.typed("asks") for one in entries):
        text = "what may they agree to by themselves, and whom must they ask?"
        found.append(gap("Mandate", text, sheet_link(guide, PEOPLE)))
    return found


def _two_chairs(entries: Iterable[Entry], negotiation: Negotiation, context: Context) -> Iterator[Check]:
    """Whoever is the counterpart and stands on my side: nobody can be both."""
    for entry in entries:
        if entry.get("side") == _MINE and _is_counterpart(entry, negotiation):
            yield worry(
                title_of(entry, context), "you negotiate with them, so they sit on the other side", entry_link(entry)
            )


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
            f"was due {show_date(until.isoformat(), context.shown_from)}{_for(entry, context)}",
            entry_link(entry),
        )
        for until, entry in due
        if until < context.today
    ]
    ahead = next(((until, entry) for until, entry in due if until >= context.today), None)
    if ahead is None:
        return late, ""
    when = show_date(ahead[0].isoformat(), context.shown_from)
    return late, f"Next step: {as_name(title_of(ahead[1], context), 60)}, by {when}."


def _for(entry: Entry, context: Context) -> str:
    person = linked(entry, "person", PEOPLE, context)
    return f", for {as_name(context.name(person), 24)}" if person else ""


def _verdict(people: Sequence[Person], late: int) -> str:
    tail = f"; {plural(late, 'step is', 'steps are')} overdue." if late else "."
    if not people:
        return f"You have rated nobody yet: say how much influence each has and where they stand{tail}"
    against = [one for one in people if one.blocks and one.side != _MINE]
    home = [one for one in people if one.blocks and one.side == _MINE]
    if against:
        others = f" and {plural(len(against) - 1, 'other')}" if len(against) > 1 else ""
        text = f"{as_name(against[0].name)}{others} could block the deal: very influential, and against it"
        at_home = f"; on your own side {as_name(home[0].name, 24)} is against it too" if home else ""
        return fitting(f"{text}{at_home}{tail}", f"{text}{tail}")
    if home:
        return f"{as_name(home[0].name)}, on your own side, is against it: settle that before you meet them{tail}"
    deciders = [one for one in people if one.is_much and one.side != _MINE]
    if not deciders:
        whose = " on their side" if any(one.is_much for one in people) else ""
        return f"You have named nobody with much influence{whose} yet: who decides{tail[:-1]}?"
    first = deciders[0]
    # Somebody at home who sways as much makes "the most" true of their side only.
    where = "most influence on their side" if people[0].side == _MINE else "most influence"
    if first.stance == 0:
        allies = [one for one in people if one.is_much and one.stance > 0 and one.side == _MINE]
        ally = f"; {as_name(allies[0].name, 24)} is with you" if allies else ""
        text = f"{as_name(first.name)} has the {where} and is undecided"
        return fitting(f"{text}{ally}{tail}", f"{text}{tail}")
    return f"{as_name(first.name)} has the {where} and is in favour{tail}"
