"""Scales: where a value lies on one, and which round figures stand beside it."""

from __future__ import annotations

from fractions import Fraction


def place(value: Fraction, low: Fraction, high: Fraction, room: int) -> int:
    """The cell of a value on a scale of `room` cells; the middle if the scale has no length."""
    if high <= low:
        return (room - 1) // 2
    return round((value - low) / (high - low) * (room - 1))


def nice_step(least: Fraction) -> Fraction:
    """The smallest of 1, 2, 5, 10, 20, 50, 0.1 … that is not below a length above 0."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)


def ticks(low: Fraction, high: Fraction, most: int) -> tuple[Fraction, ...]:
    """At most `most` round figures from low to high, in steps of 1, 2 or 5 times a power of ten."""
    if high <= low or most < 1:
        return (low,) if most >= 1 else ()
    step = nice_step((high - low) / most)
    # As many steps as there may be ticks make one tick more where both ends are round.
    while high // step + (-low) // step + 1 > most:
        step = nice_step(step * Fraction(11, 10))
    return tuple(step * number for number in range(-(-low // step), high // step + 1))
