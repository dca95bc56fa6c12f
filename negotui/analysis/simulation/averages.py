"""Means with their noise, exact: of the same talks played twice, and of talks in which something was drawn low or high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

_ROOT = 10**6
_FEWEST = 20
"""Fewer talks than this are compared with nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference. square: the square of its standard error, exact."""

    mean: Fraction
    square: Fraction

    @property
    def error(self) -> Fraction:
        """The standard error, to a millionth."""
        return Fraction(isqrt(int(self.square * _ROOT**2)), _ROOT)

    def is_clear(self, errors: int = 2) -> bool:
        """Whether it is larger than so many standard errors; two leave about one chance in twenty of a mistake."""
        return self.mean**2 > errors**2 * self.square


def mean(values: Sequence[int]) -> Fraction:
    """The mean, 0 of nothing."""
    return Fraction(sum(values), len(values)) if values else Fraction(0)


def variance(values: Sequence[int]) -> Fraction:
    """The variance of what the values are a sample of, 0 where there are fewer than two."""
    count, total = len(values), sum(values)
    if count < 2:
        return Fraction(0)
    return Fraction(count * sum(value * value for value in values) - total * total, count * (count - 1))


def difference(changed: Sequence[int], plan: Sequence[int], unit: int) -> Difference:
    """How much more the changed plan brings, in the same talks one by one: what the talks have in common is no noise.

    unit: what the values are in. (Common random numbers: the standard error is that of the paired differences.)
    """
    pairs = [one - other for one, other in zip(changed, plan, strict=True)]
    return Difference(mean(pairs) / unit, variance(pairs) / max(len(pairs), 1) / unit**2)


def apart(drawn: Sequence[int], results: Sequence[int], unit: int) -> tuple[Fraction, Fraction, Difference] | None:
    """The mean result where something was drawn low, where it was drawn high, and how far they are apart.

    Low and high are about a third of the talks each. None where it was always drawn the same, or in too few talks.
    """
    if not drawn:
        return None
    ranked = sorted(drawn)
    third = max(len(ranked) // 3, 1)
    low, high = ranked[third - 1], ranked[-third]
    if low == high:
        # Drawn from few values: as even as they can be parted.
        low = low if ranked[0] == low else max(value for value in ranked if value < low)
        high = min((value for value in ranked if value > low), default=low)
    ends = (
        [result for value, result in zip(drawn, results, strict=True) if value <= low],
        [result for value, result in zip(drawn, results, strict=True) if value >= high],
    )
    if low == high or min(map(len, ends)) < _FEWEST:
        return None
    square = sum((variance(end) / len(end) for end in ends), Fraction(0)) / unit**2
    before, after = (mean(end) / unit for end in ends)
    return before, after, Difference(after - before, square)
