"""What offers are measured by: the game of packages, its frontier, and my opening, target and limits.

It is worked out once and serves every offer, as long as nothing changes in the sheets that it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from negotui.analysis.alternatives.fallback import MINE, Measure, measured
from negotui.analysis.figures import number, one_unit
from negotui.analysis.issues import Issue as Figures
from negotui.analysis.issues import issues_of
from negotui.analysis.limits import Limits, limits_of
from negotui.analysis.packages.between import figure_of
from negotui.analysis.packages.frontier import Frontier, frontier_of, recommended
from negotui.analysis.packages.grid import grid_of
from negotui.analysis.packages.model import Game, Gap, Package, exact
from negotui.analysis.packages.reading import AMOUNT, base_of, game_of, option_at
from negotui.analysis.work import REPAINT
from negotui.domain.amounts import fraction_of, split_amount
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ISSUES
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class Rating:
    """How offers are valued.

    game: None where no package can be valued, and then gaps says why.  frontier: over what could be recommended, None where unknown
    or too much to look at.  spans: the scale of each side, from its worst package to its best; theirs 0 where unknown.
    opening, target: what packages of these figures are worth to me, None where an issue has none that can be valued.
    figures, limits: the issues, and how far each side goes, by id.  floor: my best alternative as a figure of the only issue, None
    where there are several or it cannot be compared.  measure: the same on the one of several issues that it can be compared with.
    base: what all of it was read from.
    """

    game: Game | None
    gaps: tuple[Gap, ...]
    frontier: Frontier | None
    spans: tuple[Fraction, Fraction]
    opening: Fraction | None
    target: Fraction | None
    figures: Mapping[str, Figures]
    limits: Mapping[str, Limits]
    floor: Measure | None
    measure: Measure | None
    base: tuple[Entry, ...]

    @property
    def reservation(self) -> Fraction | None:
        """What no deal is worth to me, None where unknown."""
        return self.game.mine.reservation if self.game else None

    def figure(self, id: str, value: str) -> Fraction | None:
        """The figure that a term is, by its amount or its option’s name; None where it is none, or in another currency."""
        issue = self.figures.get(id)
        if AMOUNT.fullmatch(value):
            return None if issue and foreign_unit(value, issue.unit) else fraction_of(value)
        known = next((one for one in self.game.issues if one.id == id), None) if self.game else None
        option = known.option(value) if known else None
        return figure_of(option) if option else None


def rating_of(negotiation: Negotiation, context: Context) -> Rating:
    """What the offers of a negotiation are measured by."""
    found = game_of(negotiation, context)
    issues = issues_of(negotiation, context)
    figures = {issue.entry.id: issue for issue in issues}
    limits, base = limits_of(negotiation, context), base_of(negotiation)
    compared = measured(MINE, negotiation, context)
    floor, measure = (compared, None) if len(issues) == 1 else (None, compared)
    if isinstance(found, tuple):
        return Rating(None, found, None, (Fraction(0), Fraction(0)), None, None, figures, limits, floor, measure, base)
    entries = {entry.id: entry for entry in negotiation.of(ISSUES)}
    opening, target = (_value_of(found, entries, name) for name in ("opening", "target"))
    frontier = recommended(found)
    return Rating(found, found.gaps, frontier, spans_of(found), opening, target, figures, limits, floor, measure, base)


def frontier_with(rating: Rating, package: Package) -> Frontier | None:
    """The frontier over the listed options and those of a package: what was offered between two of them is possible too.

    None where the frontier is not known; only the listed options where one more fold would be felt.
    """
    if rating.game is None or rating.frontier is None:
        return None
    game = rating.game.signable()
    pairs = list(zip(game.issues, package.options, strict=True))
    if all(option in issue.options for issue, option in pairs) or rating.frontier.work > REPAINT:
        return rating.frontier
    issues = tuple(
        issue if option in issue.options else replace(issue, options=(*issue.options, option))
        for issue, option in pairs
    )
    return frontier_of(grid_of(replace(game, issues=issues)))


def spans_of(game: Game) -> tuple[Fraction, Fraction]:
    """How far each side's best package lies above its worst; 0 for theirs where it is unknown."""
    shares = game.mine.shares, game.theirs.shares if game.theirs else None
    spans = []
    for side, share in enumerate(shares):
        total = Fraction(0)
        for place, issue in enumerate(game.issues):
            values = [option.mine if side == 0 else option.theirs or Fraction(0) for option in issue.options]
            width = max(values) - min(values)
            total += width * share[place] / 100 if share else width
        spans.append(total)
    return spans[0], spans[1] if game.is_known else Fraction(0)


def _value_of(game: Game, entries: Mapping[str, Entry], name: str) -> Fraction | None:
    """What the package is worth to me that has this figure of every issue; None where one has none, or none that is valued."""
    options = []
    for issue in game.issues:
        figure = number(entries[issue.id], name)
        option = None if figure is None else option_at(issue, exact(figure))
        if option is None:
            return None
        options.append(option)
    return game.package(options).mine


def foreign_unit(value: str, unit: str) -> str:
    """The currency of a term that is an amount in another one than the issue, else empty."""
    other = split_amount(value)[1] if AMOUNT.fullmatch(value) else ""
    return other if one_unit((other, unit)) is None else ""
