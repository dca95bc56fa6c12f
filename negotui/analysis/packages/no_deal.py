"""What no deal scores on the scale of whole packages, from the terms of alternatives, else from the points typed for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from negotui.analysis.figures import number
from negotui.analysis.optimal_search import ZERO, Prospect, search
from negotui.analysis.packages.model import Package
from negotui.domain.negotiation import Entry

_FINEST = 10**12


@dataclass(frozen=True, slots=True)
class NoDealScore:
    """An alternative on the scale of packages.

    entry: where it is written.  typed: the points it was given as it stands, None where none.  terms: what its terms come to if it
    comes off, None where it has none that settle every issue.  chance: from 0 to 1.  low, high: the least and the most that its
    terms come to, where they rest on a range of guesses.
    """

    entry: Entry
    typed: Fraction | None
    terms: Fraction | None
    chance: Fraction
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def prospect(self) -> Prospect | None:
        """Its terms with their chance, else its points as something sure, as their chance is in them already; None without both."""
        if self.terms is not None:
            return Prospect(self.terms, self.chance) if self.chance > 0 else None
        return None if self.typed is None else Prospect(self.typed, Fraction(1))

    def differs(self, point: Fraction) -> bool:
        """Whether typed points and terms disagree by more than a point, whichever way the chance was meant. point: one of 100."""
        if self.typed is None or self.terms is None:
            return False
        return all(abs(self.typed - terms) > point for terms in (self.terms, self.terms * self.chance))


def scored(entry: Entry, typed: Fraction | None, package: Package | None, mine: bool) -> NoDealScore:
    """An alternative with its points and the package that its terms make, on the scale of the game.

    package: None where the terms do not settle every issue. A missing chance counts as certain.
    """
    chance = number(entry, "chance")
    sure = chance / 100 if chance is not None and 0 <= chance <= 100 else Fraction(1)
    if package is None:
        return NoDealScore(entry, typed, None, sure)
    if mine:
        return NoDealScore(entry, typed, package.mine, sure)
    return NoDealScore(entry, typed, package.theirs, sure, package.low, package.high)


def no_deal_points(scores: Sequence[NoDealScore]) -> Fraction | None:
    """What no deal is worth on the scale of packages: the value of the best plan for alternatives by their points.

    None where none has points. What is left if all fail counts as 0, and what trying costs in money is not counted. To a millionth
    of a millionth where many chances multiply to more places than a chart of packages can use.
    """
    prospects = [one for score in scores if (one := score.prospect)]
    value = search(prospects, ZERO).value if prospects else None
    if value is None or value.denominator <= _FINEST:
        return value
    return Fraction(round(value * _FINEST), _FINEST)


def no_deal_range(scores: Sequence[NoDealScore]) -> tuple[Fraction, Fraction] | None:
    """The least and the most that no deal is worth, where terms rest on a range of guesses; None where none has points."""
    low = no_deal_points([replace(one, terms=one.terms if one.low is None else one.low) for one in scores])
    high = no_deal_points([replace(one, terms=one.terms if one.high is None else one.high) for one in scores])
    return None if low is None or high is None else (low, high)
