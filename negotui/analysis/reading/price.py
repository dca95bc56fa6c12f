"""Where the pace of their steps on one figure leads: as a range, and never as a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

_FEWEST = 3
_DOUBT = Fraction(1, 5)
"""The next step may shrink by so much more or less than those before."""
_SLOWEST = Fraction(9, 10)


@dataclass(frozen=True, slots=True)
class Pace:
    """The steps of a side on one issue. steps: the sizes, the first first.  low, high: where they lead, by size."""

    steps: tuple[Fraction, ...]
    low: Fraction
    high: Fraction


def pace_of(figures: Sequence[Fraction]) -> Pace | None:
    """Where figures lead whose steps shrink; None below three of them, where they turn round, or where the steps do not shrink.

    Steps that shrink by the same part q each end, in the sum of a geometric series, q ÷ (1 − q) of the last step further on. q is
    taken from the smallest to the largest of the parts by which they shrank, and somewhat to both sides of them.
    """
    moves = [after - before for before, after in pairwise(figures) if after != before]
    if len(figures) < _FEWEST or len(moves) < 2 or any((move > 0) != (moves[0] > 0) for move in moves):
        return None
    parts = [abs(after / before) for before, after in pairwise(moves)]
    middle = sum(parts, Fraction(0)) / len(parts)
    if middle >= 1 or parts[-1] > 1:
        return None
    ends = []
    for part in (min(*parts, middle) - _DOUBT, max(*parts, middle) + _DOUBT):
        kept = min(max(part, Fraction(0)), _SLOWEST)
        ends.append(figures[-1] + moves[-1] * kept / (1 - kept))
    step = _spoken(max(ends) - min(ends))
    return Pace(tuple(abs(move) for move in moves), min(ends) // step * step, -(-max(ends) // step) * step)


def _spoken(width: Fraction) -> Fraction:
    """A step for the ends of a range that wide, which one can say aloud: 1, 2 or 5 with zeros, a fifth of the range at most."""
    step = Fraction(1, 10**6)
    while step * 10 <= width / 5:
        step *= 10
    return max(step * times for times in (1, 2, 5) if step * times <= width / 5 or times == 1)
