"""The packages that a plan is tried on: those of a practice, few enough for many talks, and what each is worth to me."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from negotui.analysis.guesses import Guess
from negotui.analysis.issues import Issue as Planned
from negotui.analysis.issues import issues_of
from negotui.analysis.ladders import ladders
from negotui.analysis.packages.grid import Choice, grid_of
from negotui.analysis.packages.model import Game, Issue
from negotui.analysis.practice.game import figures_of, practice_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context

FINE = 10_000
"""Coarse values run from 0 to this, for folding."""
_MOST = 12
"""About so many options of an issue are looked at: a thousand talks are to take seconds."""


@dataclass(frozen=True, slots=True)
class TrialField:
    """What a plan is tried on.

    game: the packages.  guessed: of the other side, by the id of the issue.  steps: my own figures on an issue, from the opening to
    the target, by its id; empty where I wrote none.  mine: what each option of each issue is worth to me, in units, so many to a
    package value of 1 as `unit` says.  coarse: the same from the worst option up, on 0 to FINE, rounded down.
    """

    game: Game
    guessed: Mapping[str, Guess]
    steps: Mapping[str, tuple[Fraction, ...]]
    mine: tuple[tuple[int, ...], ...]
    unit: int
    coarse: tuple[tuple[int, ...], ...]

    def worth(self, choice: Choice) -> int:
        """What a package is worth to me, in units."""
        return sum(row[number] for row, number in zip(self.mine, choice, strict=True))

    def is_past(self, choice: Choice) -> bool:
        """Whether a package goes past one of my limits."""
        return any(issue.options[number].past_mine for issue, number in zip(self.game.issues, choice, strict=True))

    def in_parts(self, units: int) -> int:
        """Units as parts of FINE, rounded down."""
        low = sum(min(row) for row in self.mine)
        whole = sum(max(row) for row in self.mine) - low
        return (units - low) * FINE // (whole or 1)

    def exact(self, units: Fraction | int) -> Fraction:
        """Units as a package value."""
        return Fraction(units) / self.unit

    @property
    def reservation(self) -> int | None:
        """What walking away is worth to me, in units, None where nobody scored it."""
        worth = self.game.mine.reservation
        return None if worth is None else int(worth * self.unit)


def field_of(negotiation: Negotiation, context: Context) -> TrialField:
    """The packages to try a plan on. Raises CannotPractise as a practice does."""
    game, guessed = practice_of(negotiation, context)
    planned = {issue.entry.id: issue for issue in issues_of(negotiation, context)}
    steps = {id: _own(issue) for id, issue in planned.items()}
    steps |= {one.issue.entry.id: one.steps for one in ladders(negotiation, context) if one.steps}
    issues = tuple(
        _narrowed(issue, steps.get(issue.id, ()), planned.get(issue.id), guessed.get(issue.id)) for issue in game.issues
    )
    return trial_field(replace(game, issues=issues, listed=()), guessed, steps)


def trial_field(game: Game, guessed: Mapping[str, Guess], steps: Mapping[str, tuple[Fraction, ...]]) -> TrialField:
    """A game as it stands, with what is guessed of them and my own figures, both by the id of the issue."""
    grid = grid_of(game)
    mine = tuple(
        tuple(grid.mine.of(number, option.mine) for option in issue.options) for number, issue in enumerate(game.issues)
    )
    return TrialField(game, guessed, steps, mine, grid.mine.unit, coarse(mine))


def coarse(rows: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Values from the worst of each row up, so that the best of all rows together are at most FINE, rounded down."""
    whole = sum(max(row) - min(row) for row in rows) or 1
    return tuple(tuple((value - min(row)) * FINE // whole for value in row) for row in rows)


def _own(issue: Planned) -> tuple[Fraction, ...]:
    return tuple(figure for figure in (issue.opening, issue.target) if figure is not None)


def nearest(issue: Issue, figure: Fraction, among: Sequence[int]) -> int | None:
    """The number of the option among some that is nearest to a figure, None where none of them is one."""
    figures = figures_of(issue)
    near = [(abs(at - figure), number) for number in among if (at := figures[number]) is not None]
    return min(near)[1] if near else None


def _narrowed(issue: Issue, steps: Sequence[Fraction], planned: Planned | None, guess: Guess | None) -> Issue:
    """An issue in figures with fewer options, those that somebody named among them, and one beyond my opening."""
    if issue.scale is None or planned is None:
        return issue
    options = {Fraction(option.id): option for option in issue.options}
    if beyond := _beyond(planned, steps):
        options.setdefault(beyond, issue.scale.option(beyond, issue.limits))
    figures = sorted(options)
    ends = [planned.limit, planned.target, planned.opening, beyond, *steps]
    ends += [guess.low, guess.likely, guess.high, *guess.aims()] if guess else []
    kept = {figures[0], figures[-1]} | {figures[at * (len(figures) - 1) // (_MOST - 1)] for at in range(_MOST)}
    kept |= {min(figures, key=lambda figure: abs(figure - end)) for end in ends if end is not None}
    return replace(issue, options=tuple(options[figure] for figure in sorted(kept)))


def _beyond(issue: Planned, steps: Sequence[Fraction]) -> Fraction | None:
    """A figure better for me than my opening, by as much as my first step; None without a step, or past nothing at all."""
    if len(steps) < 2 or issue.more is None:
        return None
    found = steps[0] + (steps[0] - steps[1])
    return found if found > 0 and issue.gain(steps[0], found) > 0 else None
