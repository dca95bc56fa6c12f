"""A game as whole numbers, fit for fast sums. Nothing is rounded: every value is a whole number of units on the grid.

Both worths of an option, or of a package, are packed into one integer, mine in front and theirs in the last `bits`, so that one
addition adds both and one comparison orders by mine, then theirs. Packed worths count from the worst option of each issue up,
and so are never negative; `floor` holds what is below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from negotui.analysis.packages.model import HUNDRED, Game, Option, Package, Side

Choice = tuple[int, ...]
"""A package as the number of the option chosen of each issue, from 0, in the order of the game's issues."""

Worths = tuple[int, int]
"""My worth and theirs in units of the grid."""

_FINER = 10
"""Shares are kept on a grid on which a tenth is whole as well, for weights that are moved by 10 points."""


@dataclass(frozen=True, slots=True)
class Units:
    """How one side's worths become whole numbers. shares: of the issues, times `whole`.  worth: units in a worth of 1 of an option.

    unit: units in a package worth of 1.
    """

    shares: tuple[int, ...]
    whole: int
    worth: int
    unit: int

    def of(self, issue: int, worth: Fraction) -> int:
        """What a worth of an option of that issue adds to a package, in units. Raises ArithmeticError as `units`."""
        return self.shares[issue] * self.units(worth)

    def units(self, worth: Fraction) -> int:
        """The worth of an option in units before its issue's share. Raises ArithmeticError where the grid is too coarse for it."""
        units, rest = divmod(worth.numerator * self.worth, worth.denominator)
        if rest:
            raise ArithmeticError("This worth lies between two units of the grid: make the grid with its package.")
        return units


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole numbers of a game.

    game: what it was made from.  mine, theirs: the measures.  floor: the sums of the least worths, units.
    steps: per issue, each option's worths above the floor, packed.  bits: how many of a packed number's bits are theirs; one more
    than the largest sum needs, so that subtracting what is not in a sum never looks like another sum.
    """

    game: Game
    mine: Units
    theirs: Units
    floor: Worths
    steps: tuple[tuple[int, ...], ...]
    bits: int

    @property
    def mask(self) -> int:
        """What cuts their worth out of a packed number."""
        return (1 << self.bits) - 1

    def units(self, packed: int) -> Worths:
        """The worths of a package in units."""
        return self.floor[0] + (packed >> self.bits), self.floor[1] + (packed & self.mask)

    def worths(self, packed: int) -> tuple[Fraction, Fraction]:
        """The worths of a package, exact."""
        mine, theirs = self.units(packed)
        return Fraction(mine, self.mine.unit), Fraction(theirs, self.theirs.unit)

    def packed(self, choice: Choice) -> int:
        """The worths of a package above the floor, packed."""
        return sum(steps[number] for steps, number in zip(self.steps, choice, strict=True))

    def option(self, issue: int, option: Option) -> Worths:
        """What an option adds to a package, in units; one that is not on the list may do so too."""
        return self.mine.of(issue, option.mine), self.theirs.of(issue, option.theirs or Fraction(0))

    def package(self, choice: Choice) -> Package:
        """A package with its options and worths."""
        options = tuple(issue.options[number] for issue, number in zip(self.game.issues, choice, strict=True))
        theirs = self.game.theirs
        if (theirs and theirs.unknown) or any(option.low is not None or option.high is not None for option in options):
            return self.game.package(options)
        return Package(options, *self.worths(self.packed(choice)))


def grid_of(game: Game, also: Iterable[Package] = ()) -> Grid:
    """The grid of a game in which every option has both worths. also: packages with figures off its list that it must hold too."""
    options = [(number, option) for number, issue in enumerate(game.issues) for option in issue.options]
    # What was written down may lie off the list, as a figure between two steps.
    others = (*(listed.package for listed in game.listed), *also)
    options += [(number, option) for package in others for number, option in enumerate(package.options)]
    side = game.theirs or Side()
    mine = _measure(game.mine, len(game.issues), [option.mine for _, option in options])
    theirs = _measure(side, len(game.issues), [option.theirs or Fraction(0) for _, option in options])
    pairs = [
        [(mine.of(number, option.mine), theirs.of(number, option.theirs or Fraction(0))) for option in issue.options]
        for number, issue in enumerate(game.issues)
    ]
    lows = [(min(pair[0] for pair in row), min(pair[1] for pair in row)) for row in pairs]
    most = sum(max(pair[1] for pair in row) - low[1] for row, low in zip(pairs, lows, strict=True))
    bits = most.bit_length() + 1
    steps = tuple(
        tuple(((pair[0] - low[0]) << bits) + pair[1] - low[1] for pair in row)
        for row, low in zip(pairs, lows, strict=True)
    )
    return Grid(game, mine, theirs, (sum(low[0] for low in lows), sum(low[1] for low in lows)), steps, bits)


def _measure(side: Side, issues: int, worths: Iterable[Fraction]) -> Units:
    worth = lcm(*{worth.denominator for worth in worths})
    if side.shares is None:
        shares, whole, parts = (1,) * issues, 1, 1
    else:
        whole = lcm(_FINER, *(share.denominator for share in side.shares))
        shares = tuple(share.numerator * (whole // share.denominator) for share in side.shares)
        parts = HUNDRED
    # The reservation is to be a whole number of units too.
    unit = whole * worth * parts
    finer = 1 if side.reservation is None else lcm(unit, side.reservation.denominator) // unit
    return Units(tuple(share * finer for share in shares), whole * finer, worth, unit * finer)
