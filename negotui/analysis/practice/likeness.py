"""What I seem to want, judging by my offers alone: a counterpart sees no sheet of mine.

An issue on which I hardly moved seems to matter, and an option that I asked for is what I want (the frequencies of van Krimpen and
others 2013). Whoever shows what matters to them is offered it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Issue
from negotui.analysis.practice.game import figures_of

_CLOSE = 12
"""The likeness of the very option that I asked for; an issue that seems to matter counts up to _HEAVY times that."""
_HEAVY = 3
_ONCE = 6


def likeness(game: Game, offers: Sequence[Choice]) -> tuple[tuple[int, ...], ...]:
    """For each issue and option, how near it seems to what I want. offers: mine, the first first."""
    rows = []
    for number, issue in enumerate(game.issues):
        asked = [offer[number] for offer in offers]
        weight = _weight(asked)
        rows.append(tuple(weight * close for close in _closeness(issue, asked)))
    return tuple(rows)


def _weight(asked: Sequence[int]) -> int:
    """How much an issue seems to matter: more, the less often I moved on it."""
    if len(asked) < 2:
        return 1
    stayed = sum(before == after for before, after in pairwise(asked))
    return 1 + _HEAVY * stayed // (len(asked) - 1)


def _closeness(issue: Issue, asked: Sequence[int]) -> list[int]:
    figures = figures_of(issue)
    more = issue.limits.more if issue.limits else None
    if more is not None and all(figure is not None for figure in figures):
        ranked = sorted(range(len(figures)), key=lambda number: figures[number] or 0, reverse=not more)
        place = {number: at for at, number in enumerate(ranked)}
        # Which way I want it is no secret; further than I asked is no nearer.
        top = place[asked[-1]] if asked else len(ranked) - 1
        return [_CLOSE * min(place[number], top) // max(top, 1) for number in range(len(figures))]
    if not asked:
        return [0] * len(figures)
    return [_CLOSE if number == asked[-1] else _ONCE if number in asked else 0 for number in range(len(issue.options))]
