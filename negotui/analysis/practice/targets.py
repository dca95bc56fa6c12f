"""How far a counterpart has come down: what an offer is to bring them after a part of their time, as whole points.

The curves are those of Faratin, Sierra and Jennings, Negotiation decision functions for autonomous agents (1998). Roots are taken
of whole numbers, so that every machine finds the same points.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import isqrt

from negotui.domain.practice import Manner, Pressure

VALUE = 10_000
"""The points of a package that has their best option on every issue; one with their worst has 0."""

EXPONENTS = {Manner.FIRM: Fraction(4), Manner.EVEN: Fraction(1), Manner.EAGER: Fraction(1, 4)}
"""The way gone after the part t of the time is t to this power: late, evenly, early."""

_KEPT = {Pressure.LOW: Fraction(1, 4), Pressure.EVEN: Fraction(1, 10), Pressure.HIGH: Fraction(0)}
"""Which part of the way to their limit they do not go, even at the end."""


@lru_cache(maxsize=1024)
def way_gone(manner: Manner, part: Fraction) -> Fraction:
    """Which part of the way they have gone after a part of their time, both from 0 to 1; to 1 in VALUE² for a root."""
    part = min(max(part, Fraction(0)), Fraction(1))
    exponent = EXPONENTS.get(manner, Fraction(1))
    if exponent.denominator == 1:
        return part**exponent.numerator
    # The fourth root, as the square root of the square root.
    return Fraction(isqrt(isqrt(part.numerator * VALUE**8 // part.denominator)), VALUE**2)


def lowest(best: int, reservation: int, pressure: Pressure) -> int:
    """How far they come down by the end, from their best package towards what walking away is worth to them. In points."""
    low = min(max(reservation, 0), best)
    return low + int((best - low) * _KEPT[pressure])


def on_curve(manner: Manner, part: Fraction, best: int, low: int) -> int:
    """The points that they want after a part of their time, from `best` at its beginning to `low` at its end."""
    return best - int((best - low) * way_gone(manner, part))
