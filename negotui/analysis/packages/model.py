"""What packages are made of: issues, options, and what they are worth to both sides.

Where weights say how much each issue counts, an issue runs from 0, its worst figure on the table, to 100, its best, and a package
from 0 to 1: the sum of share × value ÷ 100 over its options (additive value: Keeney and Raiffa 1976). Without weights the values
are plain points that are added up. A figure off the table goes on along the line, and so may lie below 0 or above 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import prod

from negotui.analysis.limits import Limits
from negotui.analysis.packages.options import HUNDRED as HUNDRED
from negotui.analysis.packages.options import Option as Option
from negotui.analysis.packages.options import Scale
from negotui.analysis.packages.options import exact as exact


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing. about: the sheet where it goes.  text: a sentence.  link: to the sheet or the entry."""

    about: str
    text: str
    link: str


@dataclass(frozen=True)
class Issue:
    """Something to be settled. id: of its entry.  name: unlike all others.  options: at least one.  scale: for one in figures.

    limits: how far both sides go on it.  limit, target, opening: my figures as options, None where missing or without a value.
    """

    id: str
    name: str
    options: tuple[Option, ...]
    scale: Scale | None = None
    limits: Limits | None = None
    limit: Option | None = None
    target: Option | None = None
    opening: Option | None = None

    def option(self, id: str) -> Option | None:
        """The option of that id, or the first that an entry of that id repeats."""
        return next((option for option in self.options if id == option.id or id in option.same), None)

    @cached_property
    def mine(self) -> tuple[Fraction, Fraction]:
        """The least and the most that any of its options may be worth to me."""
        ends = [option.ends for option in self.options]
        return min(end[0] for end in ends), max(end[1] for end in ends)

    @cached_property
    def theirs(self) -> tuple[Fraction, Fraction]:
        """The same for them, over the options with a guess; there must be one."""
        ends = [option.guesses for option in self.options if option.guesses]
        return min(end[0] for end in ends), max(end[1] for end in ends)


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
    untouched: the ids and names of the issues that nothing is filled in for yet: they count nowhere, unless an offer names one.
    waiting: the names of those among them that the deal cannot do without.
    """

    issues: tuple[Issue, ...]
    mine: Side
    theirs: Side | None
    listed: tuple[Listed, ...] = ()
    gaps: tuple[Gap, ...] = ()
    left: tuple[str, ...] = ()
    untouched: tuple[tuple[str, str], ...] = ()
    waiting: tuple[str, ...] = ()

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

    @property
    def is_blocked(self) -> bool:
        """Whether an issue has no option within my limit."""
        return any(all(option.past_mine for option in issue.options) for issue in self.issues)

    def level(self, name: str) -> Fraction | None:
        """What the package of my `target` or `opening` on every issue is worth to me; where one is missing my best option counts.

        Options past a limit are no best ones. None where no issue has such a figure.
        """
        named: list[Option | None] = [issue.target if name == "target" else issue.opening for issue in self.issues]
        if not any(named):
            return None
        pairs = zip(self.issues, named, strict=True)
        options = [option or max(_signable(issue.options), key=lambda each: each.mine) for issue, option in pairs]
        return self.mine.total([option.mine for option in options])

    @property
    def limits_together(self) -> Fraction | None:
        """What all my limits at once are worth to me; where an issue has none its worst option counts. None where none has."""
        if not any(issue.limit for issue in self.issues):
            return None
        worst = [issue.limit or min(issue.options, key=lambda each: each.mine) for issue in self.issues]
        return self.mine.total([option.mine for option in worst])

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
