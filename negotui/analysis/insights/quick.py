"""The offers of a negotiation scored in whole numbers, for reading thousands. Must not differ from the board of the talk.

That one shows every offer with all that it means; here one sum a whole offer does, and what is no whole offer is left to the talk's
own way. What nobody asks of a negotiation that is over, such as counts of packages and figures past a limit, is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from negotui.analysis.issues import Issue as Figures
from negotui.analysis.issues import issues_of
from negotui.analysis.offers.board import Board, board_of
from negotui.analysis.offers.moves import kind_of
from negotui.analysis.offers.offers import MINE, THEIRS, Offer, offers_of
from negotui.analysis.offers.rating import Rating, base_of
from negotui.analysis.offers.score import Movement, Score, Worth, score
from negotui.analysis.packages.between import figure_of
from negotui.analysis.packages.frontier import frontier_of
from negotui.analysis.packages.grid import Grid, Worths, grid_of
from negotui.analysis.packages.model import Game, Issue, Option, Package, exact
from negotui.analysis.packages.reading import game_of, option_at
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import terms_of
from negotui.domain.values import Context

_Found = tuple[Package, Worths]


def quick_board(negotiation: Negotiation, context: Context) -> Board:
    """The offers of a negotiation with their worths and moves; opening of the rating and `past` of a score are empty."""
    game = game_of(negotiation, context)
    if isinstance(game, tuple) or not game.is_known:
        return board_of(negotiation, context)
    grid = grid_of(game)
    figures = {issue.entry.id: issue for issue in issues_of(negotiation, context)}
    frontier = frontier_of(grid)
    spans = _span(grid, grid.bits, -1, grid.mine.unit), _span(grid, 0, grid.mask, grid.theirs.unit)
    target = _target(game, grid, figures)
    rating = Rating(game, game.gaps, frontier, spans, None, target, figures, base_of(negotiation))
    worths: dict[str, _Found | None] = {}
    scores = tuple(_scored(offer, rating, grid, worths) for offer in offers_of(negotiation))
    return Board(rating, scores)


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


def _scored(offer: Offer, rating: Rating, grid: Grid, worths: dict[str, _Found | None]) -> Score:
    here = _whole(offer.entry.get("terms"), grid, worths)
    before = _whole(offer.before.get("terms"), grid, worths) if offer.before else None
    if here is None or (offer.before is not None and before is None):
        return score(offer, rating)
    package, units = here
    theirs = package.theirs or Fraction(0)
    change = None
    if before is not None and offer.side in {MINE, THEIRS}:
        gains = Fraction(units[0] - before[1][0], grid.mine.unit), Fraction(units[1] - before[1][1], grid.theirs.unit)
        parts = [gain / span if span else Fraction(0) for gain, span in zip(gains, rating.spans, strict=True)]
        change = Movement(*gains, kind_of(*(parts if offer.side == MINE else parts[::-1])))
    worth = Worth((package.mine, package.mine), (theirs,) * 3, (), package, (package.mine, theirs))
    return Score(offer, worth, change, ())


def _whole(terms: str, grid: Grid, worths: dict[str, _Found | None]) -> _Found | None:
    """The package of terms that settle every issue with what the grid holds, and its worths in units; else None."""
    if terms not in worths:
        worths[terms] = _read(dict(terms_of(terms)), grid)
    return worths[terms]


def _read(terms: Mapping[str, str], grid: Grid) -> _Found | None:
    options = [option_at(issue, terms.get(issue.id, "")) for issue in grid.game.issues]
    chosen = [option for option in options if option is not None]
    if len(chosen) < len(options):
        return None
    try:
        units = [grid.option(number, option) for number, option in enumerate(chosen)]
    except ArithmeticError:
        return None
    mine, theirs = sum(unit[0] for unit in units), sum(unit[1] for unit in units)
    package = Package(tuple(chosen), Fraction(mine, grid.mine.unit), Fraction(theirs, grid.theirs.unit))
    return package, (mine, theirs)
