"""Pairs of whole packages that put weights to the test, and the smallest change that an answer asks for.

A swing weight is worth what it says about trades (Keeney and Raiffa 1976): so two packages are put side by side that the weights
call close, though not the same, and the answer shows on which side of them the person stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from negotui.analysis.packages.model import HUNDRED, Option
from negotui.analysis.weighing.swings import Swing

Weights = tuple[int, ...]
"""Whole points that add up to 100, one for each swing in the order of the swings."""

Shape = tuple[tuple[int, ...], tuple[int, ...], bool]
"""What a pair tests: the numbers of the swings on both sides, and which side is better by the weights."""

MOST_PAIRS = 3
_MOST_TRIED = 12
"""So many issues, the heaviest, stand in pairs: all sets of three of a hundred would take a minute."""
_APART = 3
"""Closer than so many points of 100 is about the same: no answer would contradict it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two whole packages. one, other: an option for each swing.  one_leads: whether the weights called the first one better."""

    one: tuple[Option, ...]
    other: tuple[Option, ...]
    one_leads: bool

    @property
    def differing(self) -> tuple[int, ...]:
        """The numbers of the swings in which they differ."""
        return tuple(number for number, each in enumerate(zip(self.one, self.other, strict=True)) if each[0] != each[1])

    @property
    def shape(self) -> Shape:
        """What it tests: which swings stand against which, and from which side."""
        ahead = [n for n in self.differing if self.one[n].mine > self.other[n].mine]
        behind = [n for n in self.differing if n not in ahead]
        return tuple(ahead), tuple(behind), self.one_leads

    def lead(self, weights: Weights) -> Fraction:
        """By how many points of 100 these weights put the first package before the second, below 0 where it is worse."""
        return _value(self.one, weights) - _value(self.other, weights)


@dataclass(frozen=True, slots=True)
class Preference:
    """What was said of a pair. first: whether the first package is the one that they would rather have."""

    pair: Pair
    first: bool

    def agrees(self, weights: Weights) -> bool:
        """Whether these weights put the package that was chosen no lower than the other one."""
        lead = self.pair.lead(weights)
        return lead >= 0 if self.first else lead <= 0


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The smallest change of one weight by which an answer and the weights agree; the others keep their proportions.

    preference: the answer.  number: of the swing.  before, after: its weight.  weights: all of them afterwards.
    """

    preference: Preference
    number: int
    before: int
    after: int
    weights: Weights


def _value(options: Sequence[Option], weights: Weights) -> Fraction:
    return sum((weight * option.mine for weight, option in zip(weights, options, strict=True)), Fraction(0)) / HUNDRED


def shares_of(points: Sequence[Fraction], total: int = HUNDRED) -> Weights:
    """Whole shares that add up to the total, by largest remainder; equal remainders go by the order of the points.

    points: from 0, one above 0 at least.
    """
    exact = [total * point / sum(points, Fraction(0)) for point in points]
    whole = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(points)), key=lambda number: whole[number] - exact[number])
    for number in by_remainder[: total - sum(whole)]:
        whole[number] += 1
    return tuple(whole)


# Which pair to ask


@dataclass(frozen=True, slots=True)
class _Trial:
    """A pair that is not put together yet: options by the numbers of their swings, all others being at their worst.

    lead: by how many points the first package is better.
    """

    one: tuple[tuple[int, Option], ...]
    other: tuple[tuple[int, Option], ...]
    lead: Fraction

    @property
    def shape(self) -> Shape:
        """As of the pair."""
        return tuple(number for number, _ in self.one), tuple(number for number, _ in self.other), self.lead > 0


def next_pair(swings: Sequence[Swing], weights: Weights, asked: Sequence[Pair]) -> Pair | None:
    """The pair that tests most: of issues that no pair has tested yet, then the closest call beside the weights that it tests.

    None where none is worth asking.
    """
    if len(asked) >= MOST_PAIRS:
        return None
    tested = {number for pair in asked for number in pair.differing}
    shapes = {pair.shape for pair in asked}

    def rank(trial: _Trial) -> tuple[int, Fraction, Shape]:
        numbers = [*trial.shape[0], *trial.shape[1]]
        closeness = abs(trial.lead) / sum(weights[number] for number in numbers)
        return len(tested.intersection(numbers)), closeness, trial.shape

    trials = (each for each in _trials(swings, weights) if abs(each.lead) >= _APART and each.shape not in shapes)
    best = min(trials, key=rank, default=None)
    if best is None:
        return None
    sides = [dict(best.one), dict(best.other)]
    one, other = (tuple(side.get(n, swing.options[0]) for n, swing in enumerate(swings)) for side in sides)
    return Pair(one, other, best.lead > 0)


def _trials(swings: Sequence[Swing], weights: Weights) -> Iterator[_Trial]:
    """A part of the way on one issue against the whole way on another, and the whole way on one against that on two."""
    heaviest = sorted(range(len(weights)), key=lambda number: (-weights[number], number))[:_MOST_TRIED]
    weighed = [number for number in sorted(heaviest) if weights[number]]
    best = [(number, swing.options[-1]) for number, swing in enumerate(swings)]

    def gain(number: int, option: Option) -> Fraction:
        return weights[number] * (option.mine - swings[number].options[0].mine) / HUNDRED

    whole = [gain(number, option) for number, option in best]
    for more, less in permutations(weighed, 2):
        if weights[more] > weights[less]:
            for option in _part_ways(swings[more], weights[more], weights[less]):
                yield _Trial(((more, option),), (best[less],), gain(more, option) - whole[less])
    for alone in weighed:
        for first, second in combinations([number for number in weighed if number != alone], 2):
            yield _Trial((best[alone],), (best[first], best[second]), whole[alone] - whole[first] - whole[second])


def _part_ways(swing: Swing, weight: int, against: int) -> Iterator[Option]:
    """The options on the way that are worth just enough less than so many points, and just enough more."""
    values = [option.mine for option in swing.options]
    first, last = bisect_right(values, values[0]), bisect_left(values, values[-1])
    under = bisect_right(values, Fraction(HUNDRED * (against - _APART), weight)) - 1
    over = bisect_left(values, Fraction(HUNDRED * (against + _APART), weight))
    for place in (under, over):
        if first <= place < last:
            yield swing.options[place]


# What an answer asks for


def smallest_change(weights: Weights, preference: Preference, earlier: Sequence[Preference]) -> WeightChange | None:
    """The smallest change of one weight that agrees with an answer, one that breaks no earlier answer before others.

    None where the weights agree with it as they are.
    """
    if preference.agrees(weights):
        return None
    for by in range(1, HUNDRED + 1):
        changes = [
            WeightChange(preference, number, weights[number], after, moved)
            for number in preference.pair.differing
            for after in (weights[number] + by, weights[number] - by)
            if 0 <= after <= HUNDRED and preference.agrees(moved := _moved(weights, number, after))
        ]
        if changes:
            # Of two that are the same in size it is kinder to say that something matters more.
            return min(changes, key=lambda one: (_broken(one, earlier), one.after < one.before))
    return None


def _broken(change: WeightChange, earlier: Sequence[Preference]) -> int:
    return sum(not each.agrees(change.weights) for each in earlier)


def _moved(weights: Weights, number: int, after: int) -> Weights:
    """The weights with one of them as it is to be; the others share what is left in the proportions that they had."""
    rest = HUNDRED - weights[number]
    others = [Fraction(0 if place == number else weight if rest else 1) for place, weight in enumerate(weights)]
    shared = shares_of(others, HUNDRED - after)
    return tuple(after if place == number else share for place, share in enumerate(shared))
