"""The packages that a practice is about: those of the workbook, and for figures also what the other side may open with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.guesses import Guess, guesses
from negotui.analysis.issues import issues_of
from negotui.analysis.packages.between import figure_of
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Issue
from negotui.analysis.packages.options import exact
from negotui.analysis.packages.reading import game_of
from negotui.analysis.packages.terms import option_at
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context
from negotui.errors import CannotPractise

_MOST_OPTIONS = 400
"""About so many options of all issues together are looked at: a counterpart answers within a repaint."""
_FEWEST = 12


def practice_of(negotiation: Negotiation, context: Context) -> tuple[Game, Mapping[str, Guess]]:
    """The game to practise, and what is guessed of them by the id of the issue.

    Raises CannotPractise where there is nothing to offer, nothing is guessed of them, or only one deal is possible.
    """
    game = game_of(negotiation, context)
    if isinstance(game, tuple):
        raise CannotPractise("There is nothing to offer each other yet.", game[0].text)
    asks = context.guide.has(GUESS_READS[0], *GUESS_READS[1])
    guessed = guesses(negotiation, issues_of(negotiation, context), context)[0] if asks else {}
    if not any(option.theirs is not None for issue in game.issues for option in issue.options):
        raise CannotPractise(
            "You haven’t guessed anything about them yet, so I don’t know whom to put in their chair.",
            "Guess their target and their limit on one issue at least, in the tab Theirs.",
        )
    wide = replace(game, issues=tuple(_widened(issue, guessed.get(issue.id), game) for issue in game.issues))
    if wide.count < 2:
        raise CannotPractise(
            "Only one deal is possible, so there is nothing to practise.", "Add a second option to one of the issues."
        )
    return wide, guessed


def _widened(issue: Issue, guess: Guess | None, game: Game) -> Issue:
    """An issue in figures with those beyond my limit that they may ask for; one that is listed stays as it is."""
    if issue.scale is None:
        return issue
    here = [Fraction(option.id) for option in issue.options]
    beyond = [figure for figure in (*guess.aims(), guess.likely) if figure is not None] if guess else []
    low, high = min(*here, *beyond), max(*here, *beyond)
    step = min((abs(after - before) for before, after in pairwise(sorted(here))), default=Fraction(0))
    most = max(_MOST_OPTIONS // len(game.issues), _FEWEST)
    figures = _spread(min(here), low, high, step, most) | {low, high}
    named = [option for option in (issue.limit, issue.target, issue.opening) if option]
    figures |= {Fraction(option.id) for option in named if option in issue.options}
    return replace(issue, options=tuple(issue.scale.option(each, issue.limits) for each in sorted(figures)))


def _spread(start: Fraction, low: Fraction, high: Fraction, step: Fraction, most: int) -> set[Fraction]:
    """Figures from low to high, on whole steps from the start; where they would be too many, on as many times the step."""
    if not step:
        return {start}
    count = int((high - low) / step) + 1
    step *= -(-count // most)
    first = start - step * int((start - low) / step)
    return {first + step * number for number in range(int((high - first) / step) + 1)}


def choice_of(terms: Mapping[str, str], game: Game) -> Choice | None:
    """Canonical terms as a package; a figure between two options is the nearest. None where an issue has no term to be read."""
    found = []
    for issue in game.issues:
        option = option_at(issue, terms.get(issue.id, ""))
        if option is None:
            return None
        if option in issue.options:
            found.append(issue.options.index(option))
            continue
        same = [number for number, one in enumerate(issue.options) if option.id == one.id or option.id in one.same]
        number = same[0] if same else _nearest(issue, figure_of(option) if issue.scale is None else Fraction(option.id))
        if number is None:
            return None
        found.append(number)
    return tuple(found)


def _nearest(issue: Issue, figure: Fraction | None) -> int | None:
    """The number of the option nearest to a figure."""
    figures = figures_of(issue)
    if figure is None or not any(each is not None for each in figures):
        return None
    near = [(abs(each - figure), number) for number, each in enumerate(figures) if each is not None]
    return min(near)[1]


def figures_of(issue: Issue) -> Sequence[Fraction | None]:
    """The figure of each option, None for one in words."""
    if issue.scale is not None:
        return [Fraction(option.id) for option in issue.options]
    return [figure_of(option) for option in issue.options]


def terms_of_choice(choice: Choice, game: Game) -> dict[str, str]:
    """A package as canonical terms, by the id of the issue: the id of an option, or a figure with its unit."""
    found = {}
    for issue, number in zip(game.issues, choice, strict=True):
        option = issue.options[number]
        unit = issue.scale.unit if issue.scale else ""
        found[issue.id] = f"{exact(Fraction(option.id))} {unit}".strip() if issue.scale else option.id
    return found
