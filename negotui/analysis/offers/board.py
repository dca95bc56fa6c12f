"""All offers of a talk together: their scores, what each side gave, and whether nothing moves. Must not put it into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.offers import made, offer_of
from negotui.analysis.offers.rating import Rating, base_of, rating_of
from negotui.analysis.offers.score import Score, score
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import Context

STANDSTILL = 3
"""So many silent moves in a row are an impasse."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a side gave over all of its moves. moves: how many were compared.  mine: by how much they changed my worth, in package
    worth, below 0 where I lose.  theirs: the same for them, None where unknown.
    """

    moves: int
    mine: Fraction
    theirs: Fraction | None


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

    def given(self, side: str) -> Given:
        """What a side gave, or took, over all of its moves."""
        changes = [one.change for one in self.scores if one.offer.side == side and one.change]
        guesses = [change.theirs for change in changes if change.theirs is not None]
        theirs = _sum(guesses) if len(guesses) == len(changes) else None
        return Given(len(changes), _sum(change.mine for change in changes), theirs)

    @property
    def stands_still(self) -> bool:
        """Whether the last moves were all silent."""
        last = [one.change.kind for one in self.scores[-STANDSTILL:] if one.change]
        return len(last) == STANDSTILL and set(last) == {Kind.SILENT}


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
    return Board(rating, tuple(_scores(negotiation, rating, known)))


def _scores(negotiation: Negotiation, rating: Rating, known: Mapping[str, Score]) -> Iterator[Score]:
    for entry, before in made(negotiation):
        found = known.get(entry.id)
        # Frozen values that are the same object are the same; only what was read anew is compared.
        if found is None or not (_same(found.offer.entry, entry) and _same(found.offer.before, before)):
            found = score(offer_of(entry, before), rating)
        yield found


def _sum(values: Iterable[Fraction]) -> Fraction:
    """The exact sum; figures of one grid share few denominators, and whole numbers add up twenty times as fast."""
    wholes: dict[int, int] = {}
    for value in values:
        wholes[value.denominator] = wholes.get(value.denominator, 0) + value.numerator
    return sum((Fraction(whole, part) for part, whole in wholes.items()), Fraction(0))


def _same(one: Entry | None, other: Entry | None) -> bool:
    return one is other or one == other
