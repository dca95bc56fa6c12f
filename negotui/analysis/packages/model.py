"""What packages are made of: issues, options, and what they are worth to both sides.

Where weights say how much each issue counts, an issue runs from 0, its worst figure on the table, to 100, its best, and a package
from 0 to 1: the sum of share × value ÷ 100 over its options (additive value: Keeney and Raiffa 1976). Without weights the values
are plain points that are added up. A figure off the table goes on along the line, and so may lie below 0 or above 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import prod

from negotui.analysis.limits import Limits
from negotui.domain.amounts import plain_decimal, show_amount

HUNDRED = 100
"""The worth of an issue's best option, where weights tell issues apart."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing. about: the sheet where it goes.  text: a sentence.  link: `sheet:SECTION/SHEET` or `entry:ID`."""

    about: str
    text: str
    link: str


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
class Line:
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
    guess of their limit, where these differ.  unit: the sign behind a figure, or empty.
    """

    mine: Line
    theirs: Line | None = None
    guesses: tuple[Line, ...] = ()
    unit: str = ""

    def option(self, figure: Fraction, limits: Limits | None = None) -> Option:
        """That figure as an option. limits: how far both sides go."""
        id = exact(figure)
        option = Option(id, show_amount(f"{id} {self.unit}".strip()), self.mine.worth(figure), None)
        if self.theirs is not None:
            worths = [line.worth(figure) for line in (self.theirs, *self.guesses)]
            low, high = (min(worths), max(worths)) if self.guesses else (None, None)
            option = replace(option, theirs=worths[0], low=low, high=high)
        return within(option, figure, limits)


def within(option: Option, figure: Fraction, limits: Limits | None) -> Option:
    """An option of that figure, with the limits that it lies past."""
    if limits is None:
        return option
    past = limits.is_past_mine(figure), limits.is_past_theirs(figure), limits.is_at_mine(figure)
    return replace(option, past_mine=past[0], past_theirs=past[1], at_mine=past[2]) if any(past) else option


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to be settled. id: of its entry.  name: unlike all others.  options: at least one.  scale: for one in figures.

    limits: how far both sides go on it, None where its options are no figures.
    """

    id: str
    name: str
    options: tuple[Option, ...]
    scale: Scale | None = None
    limits: Limits | None = None

    def option(self, id: str) -> Option | None:
        """The option of that id, or the first that an entry of that id repeats."""
        return next((option for option in self.options if id == option.id or id in option.same), None)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the table.

    shares: how much each issue counts, adding up to 1; None where points add up as they stand.  weighed: what the weights add
    up to as they were typed, None without shares.  reservation: the value of no deal on the scale of packages, None where unknown.
    unknown: the numbers of the issues whose weight nobody guessed; shares hold the middle of what it may be.  most: the largest
    share that such a weight may have beside the other shares as they stand, the least being 0.
    doubtful: the numbers of the issues whose weight is a weak guess.
    """

    shares: tuple[Fraction, ...] | None = None
    weighed: Fraction | None = None
    reservation: Fraction | None = None
    unknown: tuple[int, ...] = ()
    most: Fraction = Fraction(0)
    doubtful: tuple[int, ...] = ()

    def total(self, worths: Sequence[Fraction]) -> Fraction:
        """What options of these values, one an issue, add up to."""
        if self.shares is None:
            return sum(worths, Fraction(0))
        return sum((share * worth for share, worth in zip(self.shares, worths, strict=True)), Fraction(0)) / HUNDRED

    def extreme(self, worths: Sequence[Fraction], most: bool) -> Fraction:
        """The most, or the least, that options of these values may add up to whatever the unknown weights are.

        A weighted mean is largest when each unknown weight is 0 or its largest, those of the best options first.
        """
        if self.shares is None or not self.unknown:
            return self.total(worths)
        known = [number for number in range(len(worths)) if number not in self.unknown]
        share = sum((self.shares[number] for number in known), Fraction(0))
        total = sum((self.shares[number] * worths[number] for number in known), Fraction(0))
        for worth in sorted((worths[number] for number in self.unknown), reverse=most):
            if share and (worth <= total / share if most else worth >= total / share):
                break
            total, share = total + self.most * worth, share + self.most
        return total / share / HUNDRED


@dataclass(frozen=True, slots=True)
class Package:
    """A whole deal. options: one an issue.  mine, theirs: its values, theirs None where unknown.  Its ends: as in Option."""

    options: tuple[Option, ...]
    mine: Fraction
    theirs: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None

    @property
    def past_mine(self) -> bool:
        """Whether one of its options is worse for me than my limit."""
        return any(option.past_mine for option in self.options)

    @property
    def past_theirs(self) -> bool:
        """Whether one of its options is more than they could agree to."""
        return any(option.past_theirs for option in self.options)


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
    left: the names of the issues that count for me and are in no package, or whose weight I have not said.
    """

    issues: tuple[Issue, ...]
    mine: Side
    theirs: Side | None
    listed: tuple[Listed, ...] = ()
    gaps: tuple[Gap, ...] = ()
    left: tuple[str, ...] = ()

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

    @property
    def counted(self) -> tuple[str, ...]:
        """The names of the issues that are in packages and not left out."""
        return tuple(issue.name for issue in self.issues if issue.name not in self.left)

    @property
    def no_room(self) -> tuple[Issue, ...]:
        """The issues without an option that is past neither my limit nor their softest."""
        return tuple(
            issue for issue in self.issues if all(option.past_mine or option.past_theirs for option in issue.options)
        )

    def signable(self) -> Game:
        """The game of what could be recommended: without options past my limit, nor past their softest where others are left.

        An issue of which nothing would be left keeps its options: what is said of it then must say so.
        """
        issues = tuple(replace(issue, options=_signable(issue.options)) for issue in self.issues)
        same = all(len(one.options) == len(other.options) for one, other in zip(issues, self.issues, strict=True))
        return self if same else replace(self, issues=issues)

    def package(self, options: Sequence[Option]) -> Package:
        """The package of these options, one an issue in the order of the issues, with what it is worth."""
        mine = self.mine.total([option.mine for option in options])
        least = most = low = high = None
        if any(option.least is not None or option.most is not None for option in options):
            least, most = (self.mine.total([option.ends[end] for option in options]) for end in (0, 1))
        worths = [option.theirs for option in options if option.theirs is not None]
        if self.theirs is None or len(worths) < len(options):
            return Package(tuple(options), mine, None, None, None, least, most)
        if self.theirs.unknown or any(option.low is not None or option.high is not None for option in options):
            ends = [option.guesses or (Fraction(0), Fraction(0)) for option in options]
            low, high = (self.theirs.extreme([each[end] for each in ends], bool(end)) for end in (0, 1))
        return Package(tuple(options), mine, self.theirs.total(worths), low, high, least, most)


def _signable(options: tuple[Option, ...]) -> tuple[Option, ...]:
    mine = tuple(option for option in options if not option.past_mine)
    both = tuple(option for option in mine if not option.past_theirs)
    return both or mine or options


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
