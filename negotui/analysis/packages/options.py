"""Ways to settle an issue and what they are worth, as points of a list or on a line over figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from negotui.analysis.figures import show
from negotui.analysis.limits import Limits
from negotui.domain.amounts import plain_decimal, show_amount

HUNDRED = 100
"""The worth of an issue's best option, where weights tell issues apart."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue.

    id: of its entry, or its figure as digits.  name: what it is called.  mine, theirs: its values; theirs is a guess, None where
    nobody made one.  low, high: the least and the most it may be worth to them, None where the guess is one number.
    least, most: the same for me, for a figure beyond those that I valued.  same: ids of further entries that list the same option.
    past_mine: worse for me than my limit.  past_theirs: more than they could agree to on the softest guess of their limit.
    at_mine: my limit itself.
    """

    id: str
    name: str
    mine: Fraction
    theirs: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    same: tuple[str, ...] = ()
    least: Fraction | None = None
    most: Fraction | None = None
    past_mine: bool = False
    past_theirs: bool = False
    at_mine: bool = False

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the most that it may be worth to me."""
        return (self.mine if self.least is None else self.least), (self.mine if self.most is None else self.most)

    @property
    def guesses(self) -> tuple[Fraction, Fraction] | None:
        """The least and the most that it may be worth to them, None where unknown."""
        if self.theirs is None:
            return None
        return (self.theirs if self.low is None else self.low), (self.theirs if self.high is None else self.high)


@dataclass(frozen=True, slots=True)
class WorthLine:
    """Value as a straight line over figures. worst: the figure worth 0.  best: the one worth 100, never the same."""

    worst: Fraction
    best: Fraction

    def worth(self, figure: Fraction) -> Fraction:
        """The value of a figure; the line goes on below 0 and above 100, since there too one figure is worse than another."""
        return HUNDRED * (figure - self.worst) / (self.best - self.worst)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the figures of an issue without listed options are worth.

    mine, theirs: the lines of both sides, theirs None where it is not known.  guesses: their lines for the lowest and the highest
    guess of their limit, where these differ.  unit: the sign behind a figure, or empty.  cents: whether it is a price with cents.
    """

    mine: WorthLine
    theirs: WorthLine | None = None
    guesses: tuple[WorthLine, ...] = ()
    unit: str = ""
    cents: bool = False

    def option(self, figure: Fraction, limits: Limits | None = None) -> Option:
        """That figure as an option. limits: how far both sides go."""
        id = exact(figure)
        name = show(figure, self.unit, 2, self.cents) if self.cents else show_amount(f"{id} {self.unit}".strip())
        worths = [line.worth(figure) for line in (self.theirs, *self.guesses)] if self.theirs else []
        low, high = (min(worths), max(worths)) if self.guesses else (None, None)
        option = Option(id, name, self.mine.worth(figure), worths[0] if worths else None, low, high)
        return within(option, figure, limits)


def within(option: Option, figure: Fraction, limits: Limits | None) -> Option:
    """An option of that figure, with the limits that it lies past."""
    if limits is None:
        return option
    past = limits.is_past_mine(figure), limits.is_past_theirs(figure), limits.is_at_mine(figure)
    return replace(option, past_mine=past[0], past_theirs=past[1], at_mine=past[2]) if any(past) else option


def exact(value: Fraction) -> str:
    """An exact figure as plain digits where they end (`0.7125`), else as a fraction in lowest terms (`2/3`)."""
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest, places = rest // prime, places + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return plain_decimal(Decimal(f"{(value * 10**places).numerator}E-{places}"))
