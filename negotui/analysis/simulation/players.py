"""My plan as somebody who talks: which package I offer in each round, and the same plan changed in one thing.

From the opening to the target I give way on one issue at a time, a step of each ladder in turn, what costs me least first. What
lies between target and limits is a reserve for the last third of the time. Nothing past a limit, or worse than walking away, is
offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Issue
from negotui.analysis.practice.folding import front_of
from negotui.analysis.practice.likeness import likeness
from negotui.analysis.simulation.field import FINE, TrialField, coarse, nearest
from negotui.errors import CannotPractise

_RESERVE = Fraction(1, 3)
"""The part of the time, at its end, in which I go below my targets."""


Likeness = tuple[tuple[int, ...], ...]


class Variant(StrEnum):
    """The plan, and what could be changed in it."""

    PLAN = "plan"
    HIGHER = "open higher"
    LOWER = "open lower"
    LATER = "concede later"
    EARLIER = "concede earlier"
    TRADING = "trade first"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody with a plan. offers: what I offer in each round, and a last one after their last.  worths: for me, in units."""

    offers: tuple[Choice, ...]
    worths: tuple[int, ...]
    # What I seem to want after so many offers is the same for everybody who sits there.
    _near: dict[int, Likeness] = field(default_factory=dict, compare=False, repr=False)

    def near(self, game: Game, turn: int) -> Likeness:
        """What I seem to want after the offer of a round, from 0."""
        if turn not in self._near:
            self._near[turn] = likeness(game, self.offers[: turn + 1])
        return self._near[turn]


@dataclass(frozen=True, slots=True)
class Players:
    """The plan and its variants. by: the players.  floor: what I never go below, in units: walking away, else my last offer."""

    by: Mapping[Variant, Player]
    floor: int


@dataclass(frozen=True, slots=True)
class _Path:
    """Packages from the opening down. packages: the best for me first.  first: the place of the first after a step on each issue.

    target: the place of the package of my targets.
    """

    packages: tuple[Choice, ...]
    first: int
    target: int


def players_of(field: TrialField, rounds: int) -> Players:
    """My plan and what can be changed in it, for talks of so many rounds. Raises CannotPractise where the plan offers nothing."""
    rows = [_steps(issue, field.steps.get(issue.id, ())) for issue in field.game.issues]
    path = _path(field, rows)
    least = field.reservation
    floor = least if least is not None else field.worth(path.packages[-1])

    def player(packages: Sequence[Choice], target: int, warp: Callable[[Fraction], Fraction] = lambda t: t) -> Player:
        places = [_place(warp(Fraction(turn, rounds)), target, len(packages) - 1) for turn in range(rounds + 1)]
        return _player(field, [packages[place] for place in places])

    packages, target = path.packages, path.target
    plan = player(packages, target)
    found = {
        Variant.PLAN: plan,
        Variant.LATER: player(packages, target, lambda t: t * t),
        Variant.EARLIER: player(packages, target, lambda t: 1 - (1 - t) * (1 - t)),
    }
    if raised := _raised(field, rows):
        found[Variant.HIGHER] = player((*raised, *packages), target + len(raised))
    if path.first:
        found[Variant.LOWER] = player(packages[path.first :], max(target - path.first, 0))
    if traded := _traded(field, plan):
        found[Variant.TRADING] = traded
    return Players({one: found[one] for one in Variant if one in found}, floor)


def _player(field: TrialField, offers: Sequence[Choice]) -> Player:
    return Player(tuple(offers), tuple(map(field.worth, offers)))


def _place(part: Fraction, target: int, last: int) -> int:
    """Where on the path I am after a part of the time."""
    split = 1 - _RESERVE if last > target else Fraction(1)
    if part <= split:
        return int(target * part / split)
    return target + int((last - target) * (part - split) / (1 - split))


def _steps(issue: Issue, figures: Sequence[Fraction]) -> tuple[list[int], list[int]]:
    """The options from my opening to my target, and those after them to my limit, each worse for me than the one before."""
    allowed = [number for number, option in enumerate(issue.options) if not option.past_mine]
    ranked = sorted(allowed or range(len(issue.options)), key=lambda number: -issue.options[number].mine)
    named = [nearest(issue, figure, ranked) for figure in figures]
    wanted = [number for number in named if number is not None]
    if not wanted:
        # Without figures of mine I ask for the best, and what has half the value is as good as a target.
        middle = (issue.options[ranked[0]].mine + issue.options[ranked[-1]].mine) / 2
        wanted = [number for number in ranked if issue.options[number].mine >= middle]
    steps = _falling(issue, wanted)
    return steps, _falling(issue, [steps[-1], *ranked])[1:]


def _falling(issue: Issue, numbers: Sequence[int]) -> list[int]:
    """The first of these options, and each further one that is worth less to me than all before."""
    kept: list[int] = []
    for number in numbers:
        if not kept or issue.options[number].mine < issue.options[kept[-1]].mine:
            kept.append(number)
    return kept


def _path(field: TrialField, rows: Sequence[tuple[list[int], list[int]]]) -> _Path:
    down = sorted(
        (Fraction(at), field.mine[issue][steps[at - 1]] - field.mine[issue][number], issue, number)
        for issue, (steps, _) in enumerate(rows)
        for at, number in enumerate(steps)
        if at
    )
    reserve = sorted(
        (Fraction(at, len(rest)), field.mine[issue][number], issue, number)
        for issue, (_, rest) in enumerate(rows)
        for at, number in enumerate(rest, 1)
    )
    choice = [steps[0] for steps, _ in rows]
    packages = [tuple(choice)]
    for _, _, issue, number in (*down, *reserve):
        choice[issue] = number
        packages.append(tuple(choice))
    least = field.reservation
    kept = [one for one in packages if least is None or field.worth(one) >= least]
    if not kept:
        raise CannotPractise(
            "What you open with is worth less to you than walking away, so there is nothing to try.",
            "Check the points of your alternatives against your opening.",
        )
    first = sum(at == 1 for at, _, _, _ in down)
    return _Path(tuple(kept), min(first, len(kept) - 1), min(len(down), len(kept) - 1))


def _raised(field: TrialField, rows: Sequence[tuple[list[int], list[int]]]) -> list[Choice]:
    """The packages from a higher opening down to mine, one issue at a time; none where mine asks for the best already."""
    choice = [steps[0] for steps, _ in rows]
    packages: list[Choice] = []
    for at, issue in enumerate(field.game.issues):
        here = issue.options[choice[at]].mine
        higher = [number for number, option in enumerate(issue.options) if option.mine > here and not option.past_mine]
        if higher:
            choice[at] = min(higher, key=lambda number: issue.options[number].mine)
            packages.append(tuple(choice))
    return packages[::-1]


def _traded(field: TrialField, plan: Player) -> Player | None:
    """In each round, of all packages worth no less to me than what the plan offers then, the one that should suit them best.

    None where there is one issue only, or where I have not guessed what each option is worth to them.
    """
    game = field.game
    if len(game.issues) == 1 or not game.is_known or game.theirs is None:
        return None
    shares = game.theirs.shares
    worths = [
        [(option.theirs or Fraction(0)) * (shares[at] if shares else 1) for option in issue.options]
        for at, issue in enumerate(game.issues)
    ]
    theirs = coarse([[int(worth * FINE) for worth in row] for row in worths])
    rows = [
        [number for number, option in enumerate(issue.options) if not option.past_mine] or [*range(len(issue.options))]
        for issue in game.issues
    ]
    front = front_of(
        [[(field.coarse[at][number], theirs[at][number]) for number in row] for at, row in enumerate(rows)]
    )

    def offer(planned: Choice) -> Choice:
        # Rounded down each option by itself: a package that is no worse by the sums is so within a hair.
        point = front.at_least(sum(row[number] for row, number in zip(field.coarse, planned, strict=True)))
        if point is None:
            return planned
        found = tuple(row[at] for row, at in zip(rows, front.choice(point), strict=True))
        return found if field.worth(found) >= (field.reservation or field.worth(found)) else planned

    return _player(field, [offer(planned) for planned in plan.offers])
