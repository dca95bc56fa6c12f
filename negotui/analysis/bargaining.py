"""The arithmetic of one issue: the zone between two limits, the pie, and ladders of offers. Must not read an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_ACKERMAN = (65, 85, 95, 100)
_SHRINKING = (Fraction(0), Fraction(4, 7), Fraction(6, 7), Fraction(1))


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of possible agreement on one issue, after Raiffa, The Art and Science of Negotiation (1982).

    mine, theirs: the two limits.  width: how far they overlap, in the unit of the issue; 0 for a single figure, below 0 for a gap.
    """

    mine: Fraction
    theirs: Fraction
    width: Fraction

    @property
    def is_open(self) -> bool:
        """Whether there is a figure that both can take."""
        return self.width >= 0

    @property
    def low(self) -> Fraction:
        """The smaller limit."""
        return min(self.mine, self.theirs)

    @property
    def high(self) -> Fraction:
        """The larger limit."""
        return max(self.mine, self.theirs)

    @property
    def midpoint(self) -> Fraction:
        """Half-way between the limits: there both gain the same over their limits."""
        return (self.mine + self.theirs) / 2

    def holds(self, value: Fraction) -> bool:
        """Whether both can take that figure."""
        return self.is_open and self.low <= value <= self.high


def zone(mine: Fraction, theirs: Fraction, more: bool) -> Zone:
    """The zone between my limit and theirs. more: whether more is better for me, and so less for them."""
    return Zone(mine, theirs, theirs - mine if more else mine - theirs)


def split_pie(together: Fraction, mine: Fraction, theirs: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """The pie, and what each side has when both get half of it, after Nalebuff, Split the Pie (2022).

    together: what both have with a deal.  mine, theirs: what each has alone.  All in one unit; the pie is below 0 where a deal
    leaves less than none.
    """
    pie = together - mine - theirs
    return pie, mine + pie / 2, theirs + pie / 2


def ackerman_ladder(target: Fraction, seller: bool = False) -> tuple[Fraction, ...]:
    """A buyer's four offers: 65, 85, 95 and 100 % of the target; for a seller the same distances above it.

    After Mike Ackerman, in Voss, Never Split the Difference (2016).
    """
    return tuple(target * (200 - percent if seller else percent) / 100 for percent in _ACKERMAN)


def even_ladder(start: Fraction, end: Fraction, step: Fraction | None = None, rungs: int = 4) -> tuple[Fraction, ...]:
    """Offers from start to end at even distances, on whole steps from the start where a step is given."""
    last = max(rungs - 1, 1)
    return _stepped(start, end, (Fraction(rung, last) for rung in range(last + 1)), step)


def shrinking_ladder(start: Fraction, end: Fraction, step: Fraction | None = None) -> tuple[Fraction, ...]:
    """Four offers from start to end, each step half as long as the one before: after 4/7, 6/7 and all of the way."""
    return _stepped(start, end, _SHRINKING, step)


def _stepped(start: Fraction, end: Fraction, parts: Iterable[Fraction], step: Fraction | None) -> tuple[Fraction, ...]:
    """Figures after these parts of the way, none twice; start and end stay as they are."""
    return distinct(start if not part else end if part == 1 else to_step(start, end, part, step) for part in parts)


def to_step(start: Fraction, end: Fraction, part: Fraction, step: Fraction | None) -> Fraction:
    """The figure after a part of the way, on the nearest whole number of steps from the start."""
    way = (end - start) * part
    return start + (round(way / step) * step if step else way)


def distinct(values: Iterable[Fraction]) -> tuple[Fraction, ...]:
    """The values in their order, none twice."""
    return tuple(dict.fromkeys(values))


def is_round(value: Fraction) -> bool:
    """Whether a figure looks like a round number: whole, four digits or more, and all but its first two or three are zeros."""
    digits = str(abs(value.numerator))
    return value.denominator == 1 and len(digits) >= 4 and not digits[3:].strip("0")


def unround(value: Fraction, up: bool) -> Fraction:
    """A figure beside a round one that looks worked out: 37 ten-thousandths of its size up or down."""
    beside = Fraction(37 * 10 ** (len(str(abs(value.numerator))) - 1), 10_000)
    moved = max(Fraction(int(beside)), Fraction(1))
    return value + moved if up else value - moved
