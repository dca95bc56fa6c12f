"""The offers of a negotiation scored in whole numbers, for reading thousands. Must not differ from the board of the talk.

That one shows every offer with all that it means; here one sum a whole offer does, and what is no whole offer is left to the talk's
own way. What nobody asks of a negotiation that is over, such as counts of packages and figures past a limit, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from negotui.analysis.issues import Issue as Figures
from negotui.analysis.issues import issues_of
from negotui.analysis.offers.board import Board, board_of
from negotui.analysis.offers.offers import MINE, THEIRS, Offer, offers_of
from negotui.analysis.offers.rating import Rating
from negotui.analysis.offers.score import Score, change_of, score, step_of
from negotui.analysis.packages.between import figure_of
from negotui.analysis.packages.frontier import frontier_of, recommended
from negotui.analysis.packages.grid import Grid, Worths, grid_of
from negotui.analysis.packages.model import Game, Issue, Option, Package, exact
from negotui.analysis.packages.reading import base_of, game_of, option_at
from negotui.analysis.packages.value import Value
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import terms_of
from negotui.domain.values import Context

_Found = tuple[Package, Worths]


def quick_board(negotiation: Negotiation, context: Context) -> Board:
    """The offers of a negotiation with their worths and moves; opening of the rating and `past` of a score are empty."""
    game = game_of(negotiation, context)
    if isinstance(game, tuple) or not game.is_known or game.left or (game.theirs and game.theirs.unknown):
        return board_of(negotiation, context)
    grid = grid_of(game)
    figures = {issue.entry.id: issue for issue in issues_of(negotiation, context)}
    frontier = frontier_of(grid) if game.signable() is game else recommended(game)
    spans = _span(grid, grid.bits, -1, grid.mine.unit), _span(grid, 0, grid.mask, grid.theirs.unit)
    target = _target(game, grid, figures)
    rating = Rating(game, game.gaps, frontier, spans, None, target, figures, {}, None, None, base_of(negotiation))
    return Board(rating, tuple(_scores(offers_of(negotiation), rating, grid)))


def _span(grid: Grid, shift: int, mask: int, unit: int) -> Fraction:
    """How far a side's best package lies above its worst: the least of every issue is 0 on the grid."""
    return Fraction(sum(max(step >> shift & mask for step in steps) for steps in grid.steps), unit)


def _target(game: Game, grid: Grid, figures: Mapping[str, Figures]) -> Fraction | None:
    """What the package of every issue's target is worth to me; None where one has none that can be valued."""
    total = 0
    for number, issue in enumerate(game.issues):
        target = figures[issue.id].target
        option = None if target is None else _option(issue, target)
        if option is None:
            return None
        try:
            total += grid.mine.of(number, option.mine)
        except ArithmeticError:
            return None
    return Fraction(total, grid.mine.unit)


def _option(issue: Issue, figure: Fraction) -> Option | None:
    """The option of that figure, else the figure valued between two."""
    return next((option for option in issue.options if _named(option.name) == figure), None) or option_at(
        issue, exact(figure)
    )


@lru_cache(maxsize=4096)
def _named(name: str) -> Fraction | None:
    """The figure that a name is: the same few names come in thousands of negotiations."""
    return figure_of(Option("", name, Fraction(0), None))


def _scores(offers: Iterable[Offer], rating: Rating, grid: Grid) -> Iterator[Score]:
    worths: dict[str, _Found | None] = {}
    largest: dict[str, Fraction] = {}
    for offer in offers:
        found = _scored(offer, rating, grid, worths, largest.get(offer.side, Fraction(0)))
        if found.change:
            largest[offer.side] = max(largest.get(offer.side, Fraction(0)), step_of(offer.side, found.change))
        yield found


def _scored(offer: Offer, rating: Rating, grid: Grid, worths: dict[str, _Found | None], largest: Fraction) -> Score:
    entries = (offer.entry, offer.before, offer.facing)
    here, before, facing = (_whole(entry.get("terms"), grid, worths) if entry else None for entry in entries)
    if here is None or (offer.before and before is None) or (offer.facing and facing is None):
        return score(offer, rating, largest)
    package, units = here
    theirs = package.theirs or Fraction(0)
    change = None
    if before is not None and offer.side in {MINE, THEIRS}:
        mine, gain = _way(before[1], units, grid)
        rooms = _way(before[1], facing[1], grid) if facing else (Fraction(0), Fraction(0))
        change = change_of(offer.side, mine, gain, (abs(rooms[0]), abs(rooms[1])), rating, largest)
    counted = grid.game.counted
    ends = (package.mine,) * 3, (theirs,) * 3
    worth = Value(*ends, (package.mine, theirs), package, counted, len(counted), (), (), (), (), ())
    return Score(offer, worth, change, ())


def _way(start: Worths, end: Worths, grid: Grid) -> tuple[Fraction, Fraction]:
    """How much more one package is worth than another, to me and to them."""
    return Fraction(end[0] - start[0], grid.mine.unit), Fraction(end[1] - start[1], grid.theirs.unit)


def _whole(terms: str, grid: Grid, worths: dict[str, _Found | None]) -> _Found | None:
    """The package of terms that settle every issue with what the grid holds, and its worths in units; else None."""
    if terms not in worths:
        worths[terms] = _read(dict(terms_of(terms)), grid)
    return worths[terms]


def _read(terms: Mapping[str, str], grid: Grid) -> _Found | None:
    options = [option_at(issue, terms.get(issue.id, "")) for issue in grid.game.issues]
    chosen = [option for option in options if option is not None]
    # A figure beyond the listed ones is worth a range, which the talk's own way works out.
    if len(chosen) < len(options) or any(option.least is not None for option in chosen):
        return None
    try:
        units = [grid.option(number, option) for number, option in enumerate(chosen)]
    except ArithmeticError:
        return None
    mine, theirs = sum(unit[0] for unit in units), sum(unit[1] for unit in units)
    package = Package(tuple(chosen), Fraction(mine, grid.mine.unit), Fraction(theirs, grid.theirs.unit))
    return package, (mine, theirs)
