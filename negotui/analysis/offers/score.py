"""What one offer is worth, and how far it moved. Must not put it into words, nor make a point of what is a range."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import one_unit
from negotui.analysis.issues import Issue as Figures
from negotui.analysis.offers.moves import Kind, kind_of
from negotui.analysis.offers.offers import MINE, THEIRS, Offer
from negotui.analysis.offers.rating import Rating, figure_in
from negotui.analysis.packages.model import Game, Issue, Option, Package
from negotui.analysis.packages.reading import AMOUNT, option_at
from negotui.domain.amounts import split_amount
from negotui.domain.references import terms_of


@dataclass(frozen=True, slots=True)
class Worth:
    """What terms are worth, as packages are: a range where an issue is open, or where a guess about them is one.

    mine: the least and the most to me, the same where all is settled.  theirs: the least, the likely and the most to them, likely
    None where an issue is open; None where nothing is known.  open: the names of the issues without a term.
    package: the whole deal, None where an issue is open.  settled: what the terms that are there add up to, for me and for them.
    """

    mine: tuple[Fraction, Fraction]
    theirs: tuple[Fraction, Fraction | None, Fraction] | None
    open: tuple[str, ...]
    package: Package | None
    settled: tuple[Fraction, Fraction | None]


@dataclass(frozen=True, slots=True)
class Movement:
    """How far an offer moved from the one before it. mine, theirs: in package worth, theirs None where unknown.

    kind: of the move, None where it cannot be told, as when other issues are open than before.
    """

    mine: Fraction
    theirs: Fraction | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Score:
    """An offer and what it means.

    worth: None where it cannot be valued.  change: None for a side's first offer, or where either of the two has no worth.
    past: the issues on which it is worse for me than my limit, with the figure.
    """

    offer: Offer
    worth: Worth | None
    change: Movement | None
    past: tuple[tuple[Figures, Fraction], ...]


def score(offer: Offer, rating: Rating) -> Score:
    """What an offer is worth, how it compares with the one before it from the same side, and where it is past my limit."""
    worth = worth_of(offer.terms, rating)
    change = None
    if worth and offer.before and offer.side in {MINE, THEIRS}:
        earlier = worth_of(dict(terms_of(offer.before.get("terms"))), rating)
        change = _change(earlier, worth, offer.side, rating) if earlier else None
    return Score(offer, worth, change, tuple(_past(offer, rating)))


def worth_of(terms: dict[str, str], rating: Rating) -> Worth | None:
    """What terms are worth; None where no package can be valued, or none of them is a sound term."""
    game = rating.game
    if game is None:
        return None
    options = [option_at(issue, terms.get(issue.id, "")) for issue in game.issues]
    if not any(options):
        return None
    open = tuple(issue.name for issue, option in zip(game.issues, options, strict=True) if option is None)
    least, most = (game.package(_filled(game, options, end, lambda option: option.mine)) for end in (min, max))
    theirs = None
    settled: tuple[Fraction, Fraction | None] = (least.mine - _open_part(game, options, least.options, True), None)
    package = least if not open else None
    if game.is_known:
        low = game.package(_filled(game, options, min, _low))
        high = game.package(_filled(game, options, max, _high))
        floor = low.theirs if low.low is None else low.low
        ceiling = high.theirs if high.high is None else high.high
        if floor is not None and ceiling is not None:
            theirs = (floor, package.theirs if package else None, ceiling)
        settled = (settled[0], (low.theirs or Fraction(0)) - _open_part(game, options, low.options, False))
    return Worth((least.mine, most.mine), theirs, open, package, settled)


def _filled(
    game: Game,
    options: Sequence[Option | None],
    end: Callable[..., Option],
    worth: Callable[[Option], Fraction],
) -> list[Option]:
    """A whole package: what is settled, and of every open issue the option that is worth least or most."""
    return [option or end(issue.options, key=worth) for issue, option in zip(game.issues, options, strict=True)]


def _low(option: Option) -> Fraction:
    return option.low if option.low is not None else option.theirs or Fraction(0)


def _high(option: Option) -> Fraction:
    return option.high if option.high is not None else option.theirs or Fraction(0)


def _open_part(game: Game, options: Sequence[Option | None], filled: Sequence[Option], mine: bool) -> Fraction:
    """What the options that fill the open issues add to a package."""
    side = game.mine if mine else game.theirs
    total = Fraction(0)
    for place, (option, put) in enumerate(zip(options, filled, strict=True)):
        if option is None and side is not None:
            worth = put.mine if mine else put.theirs or Fraction(0)
            total += worth if side.shares is None else side.shares[place] * worth / 100
    return total


def _change(before: Worth, after: Worth, side: str, rating: Rating) -> Movement | None:
    if before.open != after.open:
        return None
    mine = after.settled[0] - before.settled[0]
    if before.settled[1] is None or after.settled[1] is None:
        return Movement(mine, None, None)
    theirs = after.settled[1] - before.settled[1]
    parts = [change / span if span else Fraction(0) for change, span in zip((mine, theirs), rating.spans, strict=True)]
    own, other = parts if side == MINE else parts[::-1]
    return Movement(mine, theirs, kind_of(own, other))


def _past(offer: Offer, rating: Rating) -> Iterator[tuple[Figures, Fraction]]:
    known: dict[str, Issue] = {issue.id: issue for issue in rating.game.issues} if rating.game else {}
    for id, value in offer.terms.items():
        issue = rating.figures.get(id)
        figure = figure_in(known.get(id), value)
        unit = split_amount(value)[1] if AMOUNT.fullmatch(value) else ""
        if issue is None or figure is None or issue.limit is None or issue.more is None:
            continue
        if one_unit((unit, issue.unit)) is None:
            continue
        if issue.gain(issue.limit, figure) < 0:
            yield issue, figure
