"""How much of what there was to win was won: of the package as a whole, and of the range on one issue."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.packages.frontier import Frontier
from negotui.analysis.packages.model import Package
from negotui.analysis.review.learned import FIRM

HALF = Fraction(1, 2)
"""A target that asks for less than this of the range is timid; a share that is known no better than this says nothing."""


@dataclass(frozen=True, slots=True)
class Won:
    """How much of the bargaining range was won, 1 for all of it.

    low, high: the least and the most that it may be, None where they went beyond every guess of their limit.  likely: on the
    likely guess, None where the result has disproved it.  guess: whether their limit is a guess; where it was learnt all three are
    the same.  how: how it was learnt, or empty.  passed: whether they went beyond one of the guesses, which is left out.
    """

    low: Fraction | None
    likely: Fraction | None
    high: Fraction | None
    guess: bool
    how: str = ""
    passed: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it can be told as a share: from nothing to all, and no wider than half of the range."""
        if self.low is None or self.high is None:
            return False
        return self.low >= 0 and self.high <= 1 and self.high - self.low <= HALF

    @property
    def is_firm(self) -> bool:
        """Whether it rests on a limit that was seen or stands in a contract."""
        return not self.guess and self.how in FIRM


def share_of_range(mine: Fraction, theirs: Fraction, agreed: Fraction, more: bool) -> Fraction | None:
    """The part of the range between both limits that I won: (agreed − mine) ÷ (theirs − mine). None where there is no range.

    mine, theirs: the limits.  more: whether more is better for me. The bargaining range is Raiffa's, The Art and Science of
    Negotiation (1982); a result beyond a limit gives less than 0 or more than 1.
    """
    width = theirs - mine if more else mine - theirs
    return (agreed - mine if more else mine - agreed) / width if width > 0 else None


@dataclass(frozen=True, slots=True)
class PackageShare:
    """What each side gained over no deal, of the most that it could have gained: 1 for all of it.

    mine, theirs: exact; they need not add up to 1, since a trade can give both more than half. Theirs rests on guesses.
    """

    mine: Fraction
    theirs: Fraction


def package_share(
    package: Package, frontier: Frontier, no_deal: tuple[Fraction | None, Fraction | None]
) -> PackageShare | None:
    """The shares of a package: (worth − no deal) ÷ (most − no deal) for each side.

    The most is the best package for that side that leaves the other no worse off than no deal, as in Kalai and Smorodinsky (1975).
    None where the value of no deal or of the package is unknown to one side, and where nobody could gain.
    """
    mine, theirs = no_deal
    if mine is None or theirs is None or package.theirs is None:
        return None
    points = [frontier.grid.worths(point) for point in frontier.points]
    inside = [point for point in points if point[0] >= mine and point[1] >= theirs]
    most = [max((point[side] for point in inside), default=floor) for side, floor in ((0, mine), (1, theirs))]
    if most[0] <= mine or most[1] <= theirs:
        return None
    return PackageShare((package.mine - mine) / (most[0] - mine), (package.theirs - theirs) / (most[1] - theirs))
