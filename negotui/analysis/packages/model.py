"""What packages are made of: issues, options, and what they are worth to both sides. Must not know sheets or entries.

An option is worth 0 to 100 where weights say how much its issue counts, and plain points where no issue has a weight. The worth of
a package is additive (Keeney and Raiffa 1976): the sum of share × worth ÷ 100 over its options, on a scale of 0 to 1, or the sum of
the points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod

from negotui.domain.amounts import plain_decimal, show_amount

HUNDRED = 100
"""The worth of an issue's best option, where weights tell issues apart."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing. about: the sheet where it goes.  text: a sentence.  link: to the sheet or the entry."""

    about: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle an issue.

    id: of its entry, or its figure as digits.  name: what it is called.  mine, theirs: its worths; theirs is a guess, None where
    nobody made one.  low, high: the least and the most it may be worth to them, None where the guess is one number.
    same: ids of further entries that list the same option again.
    """

    id: str
    name: str
    mine: Fraction
    theirs: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorthLine:
    """Worth as a straight line over figures.

    limit: the figure worth 0.  target: the one worth 100, never the same.  end: where the line ends, the target or an opening
    beyond it.
    """

    limit: Fraction
    target: Fraction
    end: Fraction

    def worth(self, figure: Fraction) -> Fraction:
        """The worth of a figure: above 100 from the target to an opening beyond it, and below 0 beyond the limit.

        Beyond the end it is worth no more: nobody asked for that. It goes on below the limit, since there one figure is worse
        than another, and a trade that goes further is not free.
        """
        beyond = figure > self.end if self.end > self.limit else figure < self.end
        return HUNDRED * ((self.end if beyond else figure) - self.limit) / (self.target - self.limit)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the figures of an issue without listed options are worth.

    mine, theirs: the lines of both sides, theirs None where it is not known.  guesses: their lines for the lowest and the highest
    guess of their limit.  unit: the sign behind a figure, or empty.
    """

    mine: WorthLine
    theirs: WorthLine | None = None
    guesses: tuple[WorthLine, ...] = ()
    unit: str = ""

    def option(self, figure: Fraction) -> Option:
        """That figure as an option."""
        id = exact(figure)
        name = show_amount(f"{id} {self.unit}".strip())
        mine = self.mine.worth(figure)
        if self.theirs is None:
            return Option(id, name, mine, None)
        theirs = self.theirs.worth(figure)
        if not self.guesses:
            return Option(id, name, mine, theirs)
        worths = (theirs, *(line.worth(figure) for line in self.guesses))
        return Option(id, name, mine, theirs, min(worths), max(worths))


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to be settled. id: of its entry.  name: unlike all others.  options: at least one.  scale: for one in figures."""

    id: str
    name: str
    options: tuple[Option, ...]
    scale: Scale | None = None

    def option(self, id: str) -> Option | None:
        """The option of that id, or the first that an entry of that id repeats."""
        return next((option for option in self.options if id == option.id or id in option.same), None)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the table.

    shares: how much each issue counts, adding up to 1; None where points add up as they stand.  weighed: what the weights add
    up to as they were typed, None without shares.  reservation: the worth of no deal on the scale of packages, None where unknown.
    """

    shares: tuple[Fraction, ...] | None = None
    weighed: Fraction | None = None
    reservation: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """A whole deal. options: one an issue.  mine, theirs: its worths, theirs None where unknown.  low, high: as in Option."""

    options: tuple[Option, ...]
    mine: Fraction
    theirs: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A package that somebody wrote down. id: of its entry.  name: what it is called.  package: what it is and is worth."""

    id: str
    name: str
    package: Package


@dataclass(frozen=True, slots=True)
class Game:
    """All that packages rest on.

    issues: at least one, in the order of their sheet.  mine, theirs: the two sides; theirs None where weights tell my issues apart
    and none is known of theirs.  listed: the packages of the sheet that have a term for every issue.  gaps: what is missing.
    """

    issues: tuple[Issue, ...]
    mine: Side
    theirs: Side | None
    listed: tuple[Listed, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def weighted(self) -> bool:
        """Whether packages are worth 0 to 1, by weights, rather than plain points."""
        return self.mine.shares is not None

    @property
    def count(self) -> int:
        """How many packages there are."""
        return prod(len(issue.options) for issue in self.issues)

    @property
    def is_known(self) -> bool:
        """Whether every package can be valued for both sides."""
        return self.theirs is not None and all(
            option.theirs is not None for issue in self.issues for option in issue.options
        )

    def package(self, options: Sequence[Option]) -> Package:
        """The package of these options, one an issue in the order of the issues, with what it is worth."""
        mine = _sum(self.mine, [option.mine for option in options])
        worths = [option.theirs for option in options if option.theirs is not None]
        if self.theirs is None or len(worths) < len(options):
            return Package(tuple(options), mine, None)
        theirs = _sum(self.theirs, worths)
        if all(option.low is None for option in options):
            return Package(tuple(options), mine, theirs)
        ends = [(option.low, option.high) for option in options]
        low = _sum(self.theirs, [worth if end[0] is None else end[0] for end, worth in zip(ends, worths, strict=True)])
        high = _sum(self.theirs, [worth if end[1] is None else end[1] for end, worth in zip(ends, worths, strict=True)])
        return Package(tuple(options), mine, theirs, low, high)


def middle(issue: Issue) -> Option:
    """The middle option of an issue by its worth to me, the lower of two."""
    ranked = sorted(issue.options, key=lambda option: option.mine)
    return ranked[(len(ranked) - 1) // 2]


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


def _sum(side: Side, worths: Iterable[Fraction]) -> Fraction:
    if side.shares is None:
        return sum(worths, Fraction(0))
    return sum((share * worth for share, worth in zip(side.shares, worths, strict=True)), Fraction(0)) / HUNDRED
