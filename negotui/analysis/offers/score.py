"""What one offer is worth, and how far it moved; what is a range stays one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.issues import Issue as Figures
from negotui.analysis.offers.moves import Kind, is_small_late, kind_of, part_of
from negotui.analysis.offers.offers import MINE, THEIRS, Offer
from negotui.analysis.offers.rating import Rating
from negotui.analysis.packages.value import Value, value_of
from negotui.domain.negotiation import Entry
from negotui.domain.references import terms_of


@dataclass(frozen=True, slots=True)
class Movement:
    """How far an offer moved from the one before it, on the issues that are counted in both.

    mine, theirs: in package value, theirs None where unknown.  kind: of the move, None where theirs is unknown.
    small: whether it is a small step after a much larger one.
    """

    mine: Fraction
    theirs: Fraction | None
    kind: Kind | None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """An offer and what it means.

    worth: None where none of its terms can be valued.  change: None for a side's first offer, and where nothing is counted in both.
    past: the terms that are worse for me than my limit, with their figures.
    """

    offer: Offer
    worth: Value | None
    change: Movement | None
    past: tuple[tuple[Figures, Fraction], ...]


def score(offer: Offer, rating: Rating, largest: Fraction = Fraction(0)) -> Score:
    """What an offer is worth, how it compares with the one before it from the same side, and where it is past my limit.

    largest: the largest step that this side has made before, in my package value.
    """
    value = worth_of(offer.terms, rating)
    change = _change(offer, value, rating, largest) if value and offer.before and offer.side in {MINE, THEIRS} else None
    return Score(offer, value, change, tuple(_past(offer, rating)))


def worth_of(terms: Mapping[str, str], rating: Rating) -> Value | None:
    """What terms are worth; None where no package can be valued, or none of them is a sound term."""
    return value_of(terms, rating.game) if rating.game else None


def step_of(side: str, change: Movement) -> Fraction:
    """How much a move gave, in my package value: what I lost by mine, or gained by theirs; below 0 where it took."""
    return -change.mine if side == MINE else change.mine


def change_of(
    side: str,
    mine: Fraction,
    theirs: Fraction | None,
    rooms: tuple[Fraction, Fraction],
    rating: Rating,
    largest: Fraction,
) -> Movement:
    """A change with its kind. rooms: how much is still open between the last two offers, for me and for them, 0 where unknown."""
    small = is_small_late(-mine if side == MINE else mine, rating.spans[0], largest)
    if theirs is None:
        return Movement(mine, None, None, small)
    parts = [part_of(*each) for each in zip((mine, theirs), rooms, rating.spans, strict=True)]
    own, other = parts if side == MINE else parts[::-1]
    return Movement(mine, theirs, kind_of(own, other), small)


def _change(offer: Offer, value: Value, rating: Rating, largest: Fraction) -> Movement | None:
    game = rating.game
    earlier = _value(offer.before, rating)
    if game is None or earlier is None:
        return None
    both = set(value.counted) & set(earlier.counted)
    if not both:
        return None
    known = [issue.id for issue in game.issues if issue.name in both]

    def settled(found: Value, terms: Mapping[str, str]) -> tuple[Fraction, Fraction | None]:
        """What the terms add up to on the issues that both offers settle."""
        if set(found.counted) == both:
            return found.settled
        part = value_of({id: terms[id] for id in known if id in terms}, game)
        return part.settled if part else found.settled

    here, there = settled(value, offer.terms), settled(earlier, _terms(offer.before))
    mine = here[0] - there[0]
    # A weight of theirs that nobody guessed may turn the meaning of a move round.
    unsure = here[1] is None or there[1] is None or game.theirs is None or game.theirs.unknown
    theirs = None if unsure or here[1] is None or there[1] is None else here[1] - there[1]
    rooms = (Fraction(0), Fraction(0))
    across = _value(offer.facing, rating)
    if across is not None and both <= set(across.counted):
        facing = settled(across, _terms(offer.facing))
        open_theirs = abs(there[1] - facing[1]) if there[1] is not None and facing[1] is not None else Fraction(0)
        rooms = abs(there[0] - facing[0]), open_theirs
    return change_of(offer.side, mine, theirs, rooms, rating, largest)


def _terms(entry: Entry | None) -> dict[str, str]:
    return dict(terms_of(entry.get("terms"))) if entry else {}


def _value(entry: Entry | None, rating: Rating) -> Value | None:
    return worth_of(_terms(entry), rating) if entry else None


def _past(offer: Offer, rating: Rating) -> Iterator[tuple[Figures, Fraction]]:
    for id, value in offer.terms.items():
        issue, limits = rating.figures.get(id), rating.limits.get(id)
        figure = rating.figure(id, value)
        if issue is None or limits is None or figure is None:
            continue
        if limits.is_past_mine(figure):
            yield issue, figure
