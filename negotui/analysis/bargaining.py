"""The arithmetic of one issue: the zone between two limits, the pie, and ladders of offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product

_ACKERMAN = (65, 85, 95, 100)
_SHRINKING = ((Fraction(4, 7), Fraction(6, 7)), (Fraction(2, 3),))
"""The stops of three shrinking steps, and of two where there is no room for three."""
_UNITS = tuple(Fraction(1, 10**places) for places in range(7))


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


def shrinking_ladder(start: Fraction, end: Fraction, step: Fraction | None = None) -> tuple[Fraction, ...]:
    """Up to four offers from start to end, each step shorter than the one before: about 4/7, 2/7 and 1/7 of the way.

    The offers between lie on whole steps from the start, where a step is given. Where so few steps cannot shrink, there are fewer.
    """
    way, sign = abs(end - start), 1 if end > start else -1
    return (start, *(start + sign * stop for stop in _stops(way, step)), end) if way else (start,)


def _stops(way: Fraction, step: Fraction | None) -> tuple[Fraction, ...]:
    """How far along the way its stops lie, the end left out: those that shrink and come nearest to the wanted parts."""
    for parts in _SHRINKING:
        wanted = tuple(way * part for part in parts)
        if step is None:
            return wanted
        near = [[(wish // step + more) * step for more in (-1, 0, 1, 2)] for wish in wanted]
        shrinking = [stops for stops in product(*near) if _shrinks((Fraction(0), *stops, way))]
        if shrinking:
            return min(
                shrinking, key=lambda stops: sum(abs(stop - wish) for stop, wish in zip(stops, wanted, strict=True))
            )
    return ()


def _shrinks(stops: Sequence[Fraction]) -> bool:
    """Whether each step from stop to stop leads on and is shorter than the one before."""
    steps = [after - before for before, after in pairwise(stops)]
    return steps[-1] > 0 and all(later < earlier for earlier, later in pairwise(steps))


def spoken_step(start: Fraction, end: Fraction) -> Fraction | None:
    """A step between two figures that one can say aloud: 1, 2 or 5 with zeros, a sixth of the way at most.

    Never finer than the figures themselves; None where they have more than six places, or are the same.
    """
    finest = next((unit for unit in _UNITS if not start % unit and not end % unit), None)
    most = abs(end - start) / 6
    if finest is None or not most:
        return None
    unit = finest
    while unit * 10 <= most:
        unit *= 10
    return max(unit * times for times in (1, 2, 5) if times == 1 or unit * times <= most)


def to_step(start: Fraction, end: Fraction, part: Fraction, step: Fraction | None) -> Fraction:
    """The figure after a part of the way, on the nearest whole number of steps from the start."""
    way = (end - start) * part
    return start + (round(way / step) * step if step else way)


def distinct(values: Iterable[Fraction]) -> tuple[Fraction, ...]:
    """The values in their order, none twice."""
    return tuple(dict.fromkeys(values))
