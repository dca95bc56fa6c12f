"""The best order in which to try alternatives, and what it comes to.

The optimal search of Martin L. Weitzman, “Optimal Search for the Best Alternative”, Econometrica 47 (1979), for alternatives that
either come off or leave nothing. Everything is exact and counts as value to whoever has the alternatives: what one pays is below 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Prospect:
    """An alternative as a gamble.

    worth: its value if it comes off.  chance: above 0, at most 1.  cost: of trying it, from 0, in the unit of worth.
    if_not: the value that is left if it does not come off, None where the next one is tried.
    """

    worth: Fraction
    chance: Fraction
    cost: Fraction = ZERO
    if_not: Fraction | None = None

    @property
    def stands(self) -> bool:
        """Whether it has a value of its own, so that one can fall back on it: it is certain, or something is left if it fails."""
        return self.chance == 1 or self.if_not is not None

    @property
    def expected(self) -> Fraction:
        """Chance × worth + (1 − chance) × what is left − cost; nothing is left where `if_not` is None."""
        return self.chance * self.worth + (1 - self.chance) * (self.if_not or ZERO) - self.cost

    @property
    def index(self) -> Fraction:
        """Weitzman's reservation value, worth − cost ÷ chance: the sure value for which trying it would be worth just as much."""
        return self.worth - self.cost / self.chance


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which it may end. value: all costs up to there taken off.  chance: above 0.  of: the number of what it ends with,
    None where nothing came off.  failed: whether that one did not come off, and what it leaves is all there is.
    """

    value: Fraction
    chance: Fraction
    of: int | None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The best plan. order: the numbers of the prospects that are tried one after the other.  ground: of the one to fall back on,
    None where there is none.  untried: the others that could be tried and are not worth it.  value: what the plan comes to on
    average, None where nothing says what is left.  outcomes: all of them, in the order of the plan, their chances adding up to 1.
    """

    order: tuple[int, ...]
    ground: int | None
    untried: tuple[int, ...]
    value: Fraction | None
    outcomes: tuple[Ending, ...]


def search(prospects: Sequence[Prospect], bottom: Fraction | None) -> SearchPlan:
    """The best plan for these prospects, if one coming off says nothing about another.

    The best that stands is the ground; the others are tried by their index, the best first, as long as it beats the ground:
    V(k) = −cost + chance × worth + (1 − chance) × V(k + 1), V(end) = ground (Weitzman 1979). bottom: the value of having nothing at
    all, where no prospect stands; None where that is unknown.
    """
    grounds = [number for number, one in enumerate(prospects) if one.stands]
    ground = max(grounds, key=lambda number: prospects[number].expected) if grounds else None
    end = bottom if ground is None else prospects[ground].expected
    boxes = sorted(
        (number for number, one in enumerate(prospects) if not one.stands), key=lambda n: -prospects[n].index
    )
    order = tuple(number for number in boxes if end is None or prospects[number].index > end)
    untried = tuple(number for number in boxes if number not in set(order))
    if end is None:
        return SearchPlan(order, ground, untried, None, ())
    value = end
    for number in reversed(order):
        one = prospects[number]
        value = one.chance * one.worth + (1 - one.chance) * value - one.cost
    return SearchPlan(order, ground, untried, value, tuple(_outcomes(prospects, order, ground, end)))


def _outcomes(prospects: Sequence[Prospect], order: Sequence[int], ground: int | None, end: Fraction) -> list[Ending]:
    reached, spent = ONE, ZERO
    found: list[Ending] = []
    for number in order:
        one = prospects[number]
        spent += one.cost
        found.append(Ending(one.worth - spent, reached * one.chance, number))
        reached *= 1 - one.chance
    if ground is None:
        return [*found, Ending(end - spent, reached, None)]
    last = prospects[ground]
    found.append(Ending(last.worth - last.cost - spent, reached * last.chance, ground))
    if last.chance < 1:
        left = last.if_not or ZERO
        found.append(Ending(left - last.cost - spent, reached * (1 - last.chance), ground, failed=True))
    return found


class Always:
    """That the plan is worth at least as much at any chance."""


class Never:
    """That no chance makes the plan worth as much."""


def break_even(one: Prospect, value: Fraction, rest: Fraction) -> Fraction | type[Always] | type[Never]:
    """The chance at which the plan that begins with a prospect is worth a sure value: (value + cost − V(rest)) ÷ (worth − V(rest)).

    The formula solves V of `search` for the chance. rest: the value of the best plan without it, or what is left if it fails. Where
    the next one would be tried and is worth more anyway, no chance changes anything.
    """
    fails, comes_off = rest - one.cost, one.worth - one.cost
    if one.if_not is None and one.worth <= rest:
        comes_off = fails
    if min(fails, comes_off) >= value:
        return Always
    if max(fails, comes_off) < value:
        return Never
    return (value - fails) / (comes_off - fails)
