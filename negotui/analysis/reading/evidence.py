"""How well weights of theirs explain their offers.

Two signs are looked at. Whoever bargains well leaves no exchange undone that would be better for themselves and no worse for me,
as far as my own offers show what I want: weights under which they left much undone explain their offers badly. And what an offer
brings them falls along a curve from their first offer on (Hindriks and Tykhonov, AAMAS 2008, with the curves of Faratin and
others 1998). One offer says little: how much it can say is bounded, since people are no machines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log
from operator import mul

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.likeness import likeness
from negotui.analysis.reading.samples import Weights
from negotui.analysis.work import checkpoint

_BOUND = 0.03
"""The most of a package's value that an exchange left undone counts for, and what makes it less likely by a factor of e."""
_CURVES = (0.25, 0.5, 1.0, 2.0, 4.0)
_OFF = 0.15
_FEW = 8
"""So many offers say as much of the curve as any number of them."""
_MOST_OPTIONS = 9
MOST_OFFERS = 24
"""How many different offers, the last ones, are looked at."""

Exchange = tuple[int, float, int, float]
"""On one issue they could have had so much more of its value, and given so much of another's for it."""


def exchanges(game: Game, values: Sequence[Sequence[float]], mine: Sequence[Choice], theirs: Choice) -> list[Exchange]:
    """The exchanges that would have brought me no less than an offer of theirs, as my offers before it show what I want.

    values: of each issue and option to them, from 0 to 1.
    """
    near = likeness(game, mine)
    takes, gives = [], []
    for issue, (row, at) in enumerate(zip(values, theirs, strict=True)):
        for option in _some(len(row), at):
            value, wish = row[option] - row[at], near[issue][option] - near[issue][at]
            if value > 0:
                takes.append((issue, value, -wish))
            elif value < 0:
                gives.append((issue, -value, wish))
    found: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for issue, gain, cost in takes:
        if cost <= 0:
            found.setdefault((issue, -1), []).append((gain, 0.0))
            continue
        for other, loss, wish in gives:
            if other != issue and wish >= cost:
                found.setdefault((issue, other), []).append((gain, loss))
    return [
        (issue, gain, max(other, 0), loss) for (issue, other), pairs in found.items() for gain, loss in _best(pairs)
    ]


def _some(count: int, at: int) -> Iterator[int]:
    """At most some of the options of an issue, evenly spread."""
    step = max(-(-count // _MOST_OPTIONS), 1)
    return (option for option in range(at % step, count, step) if option != at)


def _best(pairs: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Those of which no other brings more and costs no more."""
    least = float("inf")
    for gain, loss in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if loss < least:
            least = loss
            yield gain, loss


def likelihoods(
    sets: Sequence[Weights],
    offered: Sequence[Sequence[float]],
    times: Sequence[int],
    undone: Sequence[Sequence[Exchange]],
) -> list[float]:
    """How likely each set of weights is, adding up to 1.

    offered: what each of their different offers brings them on each issue, from 0 to 1, the first first.  times: the number of each
    among all of theirs.  undone: the exchanges that each left undone.
    """
    last = max(times[-1] - times[0], 1) if times else 1
    curves = [[((at - times[0]) / last) ** power for at in times] for power in _CURVES]
    logs = []
    for weights in sets:
        checkpoint()
        found = -sum(_left_undone(weights, each) for each in undone) / _BOUND
        if len(offered) > 2:
            found += _on_a_curve([sum(map(mul, weights, one)) for one in offered], curves)
        logs.append(found)
    top = max(logs)
    likely = [exp(each - top) for each in logs]
    total = sum(likely)
    return [each / total for each in likely]


def _left_undone(weights: Weights, undone: Sequence[Exchange]) -> float:
    most = 0.0
    for issue, gain, other, loss in undone:
        left = weights[issue] * gain - weights[other] * loss
        if left > most:
            if left >= _BOUND:
                return _BOUND
            most = left
    return most


def _on_a_curve(brought: Sequence[float], curves: Sequence[Sequence[float]]) -> float:
    top, low = max(brought), min(brought)
    if top - low < 1e-9:
        return 0.0
    gone = [(top - each) / (top - low) for each in brought]
    part = min(1.0, _FEW / len(brought)) / (2 * _OFF * _OFF)
    fits = [-part * sum((one - other) ** 2 for one, other in zip(gone, curve, strict=True)) for curve in curves]
    best = max(fits)
    return best + log(sum(exp(fit - best) for fit in fits))
