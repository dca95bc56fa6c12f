"""Weights that they may have, around my guess: always the same, spread evenly (Halton 1960), so that one log says one thing.

What is counted here is likelihood, in floats; what is shown of it is rounded to whole points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log
from statistics import NormalDist

MANY = 400
"""How many sets of weights are looked at."""

SPREADS = {5: 0.15, 4: 0.3, 3: 0.55, 2: 0.75, 1: 1.0}
"""How far a weight may be from a guess, as the standard deviation of its logarithm, by how sure one is of it, from 1 to 5."""
UNRATED = 0.55
UNGUESSED = 1.2

_ANY_IN = 16
"""One in so many sets is any at all, however far from the guess: a very poor guess can be overruled."""
_SKIPPED = 20
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71)
MOST_ISSUES = len(_PRIMES)
_LEAST = 0.005

Weights = tuple[float, ...]


@lru_cache(maxsize=8)
def samples(guess: Weights, spreads: Weights) -> tuple[Weights, ...]:
    """Sets of weights that add up to 1. guess: of each issue.  spreads: as in SPREADS. At most MOST_ISSUES issues."""
    normal = NormalDist()
    found = []
    for number in range(1, MANY + 1):
        places = [_halton(number + _SKIPPED, _PRIMES[issue]) for issue in range(len(guess))]
        if number % _ANY_IN == 0:
            drawn = [-log(place) for place in places]
        else:
            each = zip(guess, spreads, places, strict=True)
            drawn = [max(weight, _LEAST) * exp(spread * normal.inv_cdf(place)) for weight, spread, place in each]
        total = sum(drawn)
        found.append(tuple(weight / total for weight in drawn))
    return tuple(found)


def _halton(number: int, base: int) -> float:
    part, place = 1.0, 0.0
    while number:
        part /= base
        number, digit = divmod(number, base)
        place += part * digit
    return place


def mean_of(samples: Sequence[Weights], likely: Sequence[float], issue: int) -> float:
    """What the weight of an issue is on average. likely: of each set, adding up to 1."""
    return sum(weights[issue] * each for weights, each in zip(samples, likely, strict=True))


def share_below(samples: Sequence[Weights], likely: Sequence[float], issue: int, part: float) -> float:
    """The weight of an issue below which lies a part of the likelihood, from 0 to 1."""
    total = 0.0
    ranked = sorted(zip((weights[issue] for weights in samples), likely, strict=True))
    for weight, each in ranked:
        total += each
        if total >= part:
            return weight
    return ranked[-1][0]
