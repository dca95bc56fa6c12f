"""How a practice ended, with what was hidden laid open: what both got, and what was left on the table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Package
from negotui.analysis.practice.folding import Front, front_of
from negotui.analysis.practice.hidden import Hidden

_COARSE = 10
_FINE = 10_000


@dataclass(frozen=True, slots=True)
class PracticeOutcome:
    """A practice that is over.

    deal: the package, None without an agreement.  theirs: what it is worth to them, in points; walking away where there is none.
    reservation: what walking away is worth to them.  most: the best package for me that is worth no less to them than walking
    away and is within both sides' limits, None where no deal was possible.  better: a package that is better for me and no worse
    for them than the deal, None where there is none.  frontier: what none beats, as my value and their points, best for me first.
    """

    deal: Package | None
    theirs: int
    reservation: int
    most: Package | None
    better: Package | None
    frontier: tuple[tuple[Fraction, int], ...]

    @property
    def was_possible(self) -> bool:
        """Whether there was a deal that both could have signed."""
        return self.most is not None


def package_of(choice: Choice, game: Game) -> Package:
    """A choice with what it is worth to me."""
    return game.package([issue.options[number] for issue, number in zip(game.issues, choice, strict=True)])


def outcome(game: Game, hidden: Hidden, deal: Choice | None) -> PracticeOutcome:
    """How a practice with that result compares with what was possible. deal: None where nobody agreed."""
    rows = [
        [
            number
            for number, option in enumerate(issue.options)
            if number not in hidden.refused[at] and not option.past_mine
        ]
        for at, issue in enumerate(game.issues)
    ]
    mine, step = _mine(game)
    found: Front | None = None
    if all(rows):
        found = front_of(
            [
                [(hidden.points[at][number] // _COARSE, mine[at][number]) for number in row]
                for at, row in enumerate(rows)
            ]
        )

    def best(least: int) -> Package | None:
        point = found.at_least(-(-least // _COARSE)) if found else None
        if found is None or point is None:
            return None
        return package_of(tuple(row[at] for row, at in zip(rows, found.choice(point), strict=True)), game)

    theirs = hidden.worth(deal) if deal is not None else hidden.reservation
    package = package_of(deal, game) if deal is not None else None
    most = best(hidden.reservation)
    if most is not None and game.mine.reservation is not None and most.mine < game.mine.reservation:
        most = None
    better = best(theirs) if package is not None else None
    if package is None or better is None or better.mine - package.mine <= step:
        better = None
    return PracticeOutcome(package, theirs, hidden.reservation, most, better, _frontier(game, hidden, rows, found))


def _mine(game: Game) -> tuple[list[list[int]], Fraction]:
    """What each option adds for me in whole numbers from 0, and what one of them is on the scale of packages."""
    shares = game.mine.shares
    worths = [
        [option.mine * (shares[number] / 100 if shares else 1) for option in issue.options]
        for number, issue in enumerate(game.issues)
    ]
    whole = sum((max(row) - min(row) for row in worths), Fraction(0))
    if not whole:
        return [[0] * len(row) for row in worths], Fraction(0)
    return [[int((worth - min(row)) * _FINE / whole) for worth in row] for row in worths], whole * len(worths) / _FINE


def _frontier(
    game: Game, hidden: Hidden, rows: list[list[int]], front: Front | None
) -> tuple[tuple[Fraction, int], ...]:
    if front is None:
        return ()
    found = []
    for point in reversed(front.points):
        choice = tuple(row[at] for row, at in zip(rows, front.choice(point), strict=True))
        found.append((package_of(choice, game).mine, hidden.worth(choice)))
    return tuple(found)
