"""Talks of twenty rounds in which the weights of one side are known: on random games and on published ones.

Both sides are counterparts of ours. Nobody accepts: who would have, goes on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product
from random import Random

from negotui.analysis.limits import Limits
from negotui.analysis.packages.between import figure_of
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Issue, Option, Side
from negotui.analysis.practice.counterpart import Act, Turn, next_offer, wanted
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.targets import VALUE
from negotui.domain.practice import Manner, Pressure
from tests.analysis.reading.logs import Bids, talks
from tests.cases import Case
from tests.cases.employment import EMPLOYMENT
from tests.cases.new_recruit import NEW_RECRUIT

ROUNDS = 20
CARELESS = "careless"
"""Comes down evenly and offers any package worth that much to them, whatever I want: what a reading does not expect of anybody."""
KINDS = (*map(str, Manner), CARELESS)
_NEAR = VALUE // 25

Next = Callable[[Sequence[Turn]], Choice]


def random_games(kind: str, count: int, seed: int) -> Iterator[Bids]:
    """Five issues of five options, with other weights in each talk."""
    dice = Random(seed)
    manner = Manner.EVEN if kind == CARELESS else Manner(kind)
    for made in talks(manner, count, seed):
        yield _played(made, kind, dice) if kind == CARELESS else made


def published(case: Case) -> Callable[[str, int, int], Iterator[Bids]]:
    """Talks on a published game, in turn with each of its sides to be read."""

    def found(kind: str, count: int, seed: int) -> Iterator[Bids]:
        dice = Random(seed)
        sides = [_bids(case, turned) for turned in (False, True)]
        return (_played(sides[number % 2], kind, dice) for number in range(count))

    return found


DOMAINS = {
    "random": ("5 random issues of 5", random_games),
    "employment": ("Employment, 5 issues of 5", published(EMPLOYMENT)),
    "new-recruit": ("New Recruit, 8 issues of 5", published(NEW_RECRUIT)),
}


def _bids(case: Case, turned: bool) -> Bids:
    """A case without offers. Plain points are taken apart into weights and values, since weights are what is read."""
    mine = [[worth for _, worth, _ in issue.options] for issue in case.issues]
    theirs = [[worth for _, _, worth in issue.options] for issue in case.issues]
    sides = [
        _apart(mine, [issue.mine for issue in case.issues]),
        _apart(theirs, [issue.theirs for issue in case.issues]),
    ]
    rows, shares = zip(*(sides[::-1] if turned else sides), strict=True)
    issues = []
    for number, issue in enumerate(case.issues):
        named = zip(issue.options, rows[0][number], rows[1][number], strict=True)
        options = tuple(Option(f"{number}-{at}", one[0], a, b) for at, (one, a, b) in enumerate(named))
        figures = [figure_of(option) for option in options]
        known = [figure for figure in figures if figure is not None]
        best = max(options, key=lambda option: option.mine)
        more = None if len(known) < len(options) else figure_of(best) == max(known)
        issues.append(Issue(str(number), issue.name, options, limits=Limits(more)))
    game = Game(tuple(issues), Side(tuple(shares[0])), Side(tuple(shares[1])))
    values = [[float(value / 100) for value in row] for row in rows[1]]
    return Bids(game, values, [float(share) for share in shares[1]], (), ())


def _apart(
    rows: Sequence[Sequence[Fraction]], weights: Sequence[Fraction | None]
) -> tuple[list[list[Fraction]], list[Fraction]]:
    """Per issue the values of its options from 0 to 100, and its weight; the weights add up to 1."""
    widths = [
        (max(row) - min(row)) * (1 if weight is None else weight) for row, weight in zip(rows, weights, strict=True)
    ]
    values = [[100 * (one - min(row)) / (max(row) - min(row)) for one in row] for row in rows]
    return values, [width / sum(widths) for width in widths]


def _played(bids: Bids, kind: str, dice: Random) -> Bids:
    """The talk of that game: I come down early, evenly or late, and they by their kind."""
    shares = bids.game.mine.shares or ()
    mine = [[option.mine / 100 for option in issue.options] for issue in bids.game.issues]
    me, them = _hidden(mine, shares, Manner.EVEN, dice), _hidden(bids.values, bids.truth, _manner(kind), dice)
    settings = PracticeSettings(them.manner, ROUNDS, Pressure.EVEN, False, 0)
    across = _across(bids.game)
    power = dice.choice([0.5, 1.0, 2.0])
    said: list[Choice] = []
    heard: list[Choice] = []
    log: list[Turn] = []
    for number in range(ROUNDS):
        asked = int(VALUE * (1 - 0.55 * (number / (ROUNDS - 1)) ** power))
        said.append(next_offer(across, me, asked, heard, said) or said[-1])
        log.append(Turn(True, Act.OFFER, said[-1]))
        target = wanted(them, settings, log)
        answer = (
            _any_worth(them, target, dice) if kind == CARELESS else next_offer(bids.game, them, target, said, heard)
        )
        heard.append(answer or heard[-1])
        log.append(Turn(False, Act.OFFER, heard[-1]))
    return replace(bids, mine=said, theirs=heard)


def _manner(kind: str) -> Manner:
    return Manner.EVEN if kind == CARELESS else Manner(kind)


def _hidden(
    rows: Sequence[Sequence[Fraction | float]], shares: Sequence[Fraction | float], manner: Manner, dice: Random
) -> Hidden:
    points = tuple(
        tuple(int(float(share) * float(value) * VALUE) for value in row)
        for share, row in zip(shares, rows, strict=True)
    )
    return Hidden(manner, points, dice.randrange(2500, 5000), (frozenset(),) * len(points), ())


def _across(game: Game) -> Game:
    """The same game as the other side sees it: what is known of a direction is theirs."""
    return replace(
        game,
        issues=tuple(
            replace(
                issue, limits=Limits(None if not issue.limits or issue.limits.more is None else _theirs_more(issue))
            )
            for issue in game.issues
        ),
    )


def _theirs_more(issue: Issue) -> bool:
    ranked = sorted(issue.options, key=lambda option: figure_of(option) or 0)
    return (ranked[-1].theirs or 0) > (ranked[0].theirs or 0)


@lru_cache(maxsize=4)
def _every(points: tuple[tuple[int, ...], ...]) -> tuple[list[int], list[Choice]]:
    """All packages, with what they are worth, the least first."""
    every = sorted(
        (sum(row[at] for row, at in zip(points, choice, strict=True)), choice)
        for choice in product(*(range(len(row)) for row in points))
    )
    return [worth for worth, _ in every], [choice for _, choice in every]


def _any_worth(hidden: Hidden, target: int, dice: Random) -> Choice:
    worths, choices = _every(hidden.points)
    low, high = bisect_left(worths, target), bisect_right(worths, target + _NEAR)
    low = min(low, len(choices) - 1)
    return choices[low + int(dice.random() * max(high - low, 1))]


def some(domain: str, kind: str, count: int, seed: int) -> list[Bids]:
    """So many talks of a kind on a domain."""
    return list(islice(DOMAINS[domain][1](kind, count, seed), count))
