"""All offers of a talk together: their values, where both sides stand, and whether nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from negotui.analysis.latest import Latest
from negotui.analysis.offers.offers import MINE, THEIRS, Made, made
from negotui.analysis.offers.rating import Rating, rating_of
from negotui.analysis.offers.score import Score, score, step_of
from negotui.analysis.packages.model import Gap
from negotui.analysis.packages.reading import Base, base_of
from negotui.domain.blocks import WORKING
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ISSUES
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class Board:
    """The offers of a negotiation. rating: what they are measured by.  scores: in the order of time."""

    rating: Rating
    scores: tuple[Score, ...]

    def of(self, entry: str) -> Score | None:
        """The score of the offer of that entry."""
        return next((one for one in self.scores if one.offer.entry.id == entry), None)

    def last(self, side: str) -> Score | None:
        """The last offer of a side."""
        return next((one for one in reversed(self.scores) if one.offer.side == side), None)

    def largest_step(self, side: str) -> Fraction:
        """The largest step that a side has made, in my package value; 0 where it has made none."""
        steps = (step_of(side, one.change) for one in self.scores if one.offer.side == side and one.change)
        return max(steps, default=Fraction(0))

    @property
    def stands_still(self) -> bool:
        """Whether both sides do nothing but repeat themselves: since anything moved, each has made its last offer again."""
        repeating = set()
        for one in reversed(self.scores):
            if not one.offer.repeats:
                break
            repeating.add(one.offer.side)
        return {MINE, THEIRS} <= repeating


def board_of(negotiation: Negotiation, context: Context, before: Board | None = None) -> Board:
    """The scores of all offers.

    before: those of the same negotiation a moment ago; what has not changed since is taken from there, so that one more offer costs
    the same however many there are.
    """
    base = base_of(negotiation)
    if before is not None and before.rating.base == base:
        rating, known = before.rating, {one.offer.entry.id: one for one in before.scores}
    else:
        rating, known = rating_of(negotiation, context), {}
    return Board(rating, tuple(_scores(negotiation, context, rating, known)))


_latest: Latest[tuple[Guide, Base], Board] = Latest(lambda one, other: one[0] is other[0] and one[1] == other[1])


def latest_board(negotiation: Negotiation, context: Context) -> Board:
    """The scores of all offers; what has not changed since this was last asked is not worked out again."""
    board = board_of(negotiation, context, known_board(negotiation, context))
    return _latest.keep((context.guide, board.rating.base), board)


def known_board(negotiation: Negotiation, context: Context) -> Board | None:
    """The last board that was asked for, where it rests on the same sheets; its offers may be others."""
    return _latest.known((context.guide, base_of(negotiation)))


def unscored(negotiation: Negotiation, context: Context) -> Board:
    """The offers without any value, for as long as their values are being worked out."""
    zero = Fraction(0)
    rating = Rating(None, (Gap(ISSUES, WORKING.verdict, ""),), None, (zero, zero), None, None, {}, {}, None, None, ())
    return Board(rating, tuple(_scores(negotiation, context, rating, {})))


def count_unscored(negotiation: Negotiation, board: Board) -> int:
    """How many offers of a negotiation have to be scored anew where a board is known: from the first that has changed."""
    offers = list(made(negotiation))
    pairs = zip(offers, board.scores, strict=False)
    return len(offers) - sum(1 for _ in takewhile(lambda pair: _is_of(pair[1], pair[0]), pairs))


def _scores(negotiation: Negotiation, context: Context, rating: Rating, known: dict[str, Score]) -> Iterator[Score]:
    largest: dict[str, Fraction] = {}
    unchanged = True
    for each in made(negotiation):
        side = each.entry.get("side")
        found = known.get(each.entry.id)
        # Frozen values that are the same object are the same; only what was read anew is compared. Whether a step is small rests on
        # all that came before, so what follows a change is worked out anew.
        if not unchanged or found is None or not _is_of(found, each):
            unchanged = False
            found = score(each.offer(context), rating, largest.get(side, Fraction(0)))
        if found.change:
            largest[side] = max(largest.get(side, Fraction(0)), step_of(side, found.change))
        yield found


def _is_of(found: Score, each: Made) -> bool:
    offer = found.offer
    pairs = ((offer.entry, each.entry), (offer.before, each.before), (offer.facing, each.facing))
    return all(one is other or one == other for one, other in pairs)
