"""Whom a month without a deal hurts more: what waiting costs each side, and by when each must have settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from negotui.analysis.figures import amount, day, one_unit, show
from negotui.analysis.gaps import entry_link, gap, sheet_link, title_of
from negotui.analysis.packages.model import exact
from negotui.domain.blocks import Check
from negotui.domain.dates import show_date
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import DELAY
from negotui.domain.values import Context

READS = (DELAY, ("what", "side", "cost", "deadline"))
"""The sheet and fields that say what waiting costs."""

_MINE, _THEIRS, _SHARED = SIDES
_OBJECT = {"you": "you", "they": "them"}
BOTH = "both"
"""Neither side is hurt more than the other."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waiting means for one side.

    cost: of a month without a deal, in all, None where nobody wrote one.  unit: its currency, or empty; None where the costs are in
    several, so that they cannot be added.  deadline: the earliest day by which that side must have settled, None where unknown.
    """

    cost: Fraction | None
    unit: str | None
    deadline: date | None

    @property
    def shown(self) -> str:
        """The cost of a month for reading."""
        return show(self.cost or Fraction(0), self.unit or "")


@dataclass(frozen=True, slots=True)
class Delay:
    """Waiting on both sides. costs_more, settles_first: the side that a month costs more, and the one with the earlier deadline.

    Each is one of the sides, BOTH, or empty where it cannot be said.
    """

    mine: Waiting
    theirs: Waiting

    @property
    def costs_more(self) -> str:
        """Which side a month costs more, in one currency."""
        mine, theirs = self.mine, self.theirs
        if mine.cost is None or theirs.cost is None or mine.unit is None or theirs.unit is None:
            return ""
        if one_unit((mine.unit, theirs.unit)) is None:
            return ""
        return _greater(mine.cost, theirs.cost)

    @property
    def settles_first(self) -> str:
        """Which side must have a deal first."""
        if self.mine.deadline is None or self.theirs.deadline is None:
            return ""
        return _greater(-self.mine.deadline.toordinal(), -self.theirs.deadline.toordinal())

    @property
    def summary(self) -> str:
        """Whom waiting hurts more, in a sentence; empty where it cannot be said."""
        cost, time = self.costs_more, self.settles_first
        if cost and time and (cost == time or BOTH in {cost, time}):
            side = cost if time == BOTH else time
            whom = {_MINE: "you more", _THEIRS: "them more", BOTH: "both of you alike"}[side]
            return f"A month without a deal hurts {whom}."
        if cost and time:
            dear, first = ("you", "they need a deal first") if cost == _MINE else ("them", "you need a deal first")
            return f"Waiting costs {dear} more, but {first}."
        if cost:
            whom = {_MINE: "you more", _THEIRS: "them more", BOTH: "both of you the same"}[cost]
            return f"A month without a deal costs {whom}."
        whose = {_MINE: "You need a deal before they do.", _THEIRS: "They need a deal before you do."}
        return {**whose, BOTH: "Both of you need a deal by the same day."}.get(time, "")


def _greater(mine: Fraction | int, theirs: Fraction | int) -> str:
    return BOTH if mine == theirs else _MINE if mine > theirs else _THEIRS


def delay_of(negotiation: Negotiation) -> Delay:
    """What waiting means for both sides; what is shared counts for both, and an entry without a side for mine."""
    return Delay(_waiting(negotiation, _MINE), _waiting(negotiation, _THEIRS))


def _waiting(negotiation: Negotiation, side: str) -> Waiting:
    counted = {side, _SHARED} if side == _THEIRS else {side, _SHARED, ""}
    entries = [entry for entry in negotiation.of(DELAY) if entry.get("side") in counted]
    costs = [cost for entry in entries if (cost := amount(entry, "cost")) is not None]
    deadlines = [until for entry in entries if (until := day(entry, "deadline")) is not None]
    total = sum((cost.value for cost in costs), Fraction(0)) if costs else None
    return Waiting(total, one_unit(cost.unit for cost in costs), min(deadlines, default=None))


def delay_sentences(delay: Delay, context: Context) -> Iterator[str]:
    """The figures behind the summary: the cost of a month, then the deadlines; theirs are guesses."""
    mine, theirs = delay.mine, delay.theirs
    if delay.costs_more:
        yield f"A month without a deal costs you {mine.shown} and them about {theirs.shown}, by your guess."
    ends = [
        None if side.deadline is None else show_date(side.deadline.isoformat(), context.shown_from)
        for side in (mine, theirs)
    ]
    if delay.settles_first:
        yield f"You need a deal by {ends[0]}; they need one by {ends[1]}, by your guess."
    if not delay.summary and (mine.cost, mine.deadline, theirs.cost, theirs.deadline) != (None,) * 4:
        yield (
            "To say whom waiting hurts more, I need the same from both sides: what a month costs, or the day by which a deal "
            "is needed."
        )


def delay_gaps(negotiation: Negotiation, delay: Delay, context: Context) -> list[Check]:
    """What is missing to say whom waiting hurts more; nothing in a guide that does not ask."""
    if not context.guide.has(DELAY, *READS[1]):
        return []
    found: list[Check] = []
    for side, one, who in ((_MINE, delay.mine, "you"), (_THEIRS, delay.theirs, "they")):
        lacking = [what for what, value in (("cost", one.cost), ("deadline", one.deadline)) if value is None]
        link = sheet_link(context.guide, DELAY, side)
        if lacking == ["cost", "deadline"]:
            text = f"what does a month without a deal cost {_OBJECT[who]}, and by when do {who} need one?"
            found.append(gap("Cost of waiting", text, link))
        elif lacking:
            asked = {
                "cost": f"what does a month cost {_OBJECT[who]}?",
                "deadline": f"by when do {who} need a deal?",
            }[lacking[0]]
            found.append(gap("Cost of waiting", asked, link))
        if one.unit is None:
            found.append(
                gap("Cost of waiting", f"what it costs {_OBJECT[who]} is in several currencies: write it in one", link)
            )
    for entry in negotiation.of(DELAY):
        found += [
            gap(title_of(entry, context), f"I can’t read its {name}", entry_link(entry, name))
            for name in ("cost", "deadline")
            if entry.draft(name)
        ]
    return found


def delay_data(delay: Delay) -> dict[str, object]:
    """The same as plain values: exact texts, null for what nobody knows; `summary` is null where no verdict is given."""
    sides = {
        side: {
            "cost": None if one.cost is None or one.unit is None else exact(one.cost),
            "unit": one.unit,
            "deadline": None if one.deadline is None else one.deadline.isoformat(),
        }
        for side, one in ((_MINE, delay.mine), (_THEIRS, delay.theirs))
    }
    return {
        **sides,
        "costs_more": delay.costs_more or None,
        "settles_first": delay.settles_first or None,
        "summary": delay.summary or None,
    }
