"""What their offers say: how much each issue seems to matter to them, beside my guess, and where their figures lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from negotui.analysis.figures import scale
from negotui.analysis.latest import Latest
from negotui.analysis.offers.offers import MINE, THEIRS, Offer, offers_of
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import HUNDRED, Game
from negotui.analysis.packages.reading import Base, base_of, game_of
from negotui.analysis.packages.terms import option_at
from negotui.analysis.practice.game import choice_of
from negotui.analysis.reading.evidence import MOST_OFFERS, exchanges, likelihoods
from negotui.analysis.reading.price import Pace, pace_of
from negotui.analysis.reading.samples import (
    MANY,
    MOST_ISSUES,
    SPREADS,
    UNGUESSED,
    UNRATED,
    mean_of,
    samples,
    share_below,
)
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import LIMITS, OFFERS
from negotui.domain.values import Context

FEWEST = 3
"""Below so many offers of theirs nothing is read."""
_MOVED = 5
"""From so many points of 100 on the evidence has changed a guess."""
_OUTER = 0.1
"""What lies outside of the range on each side."""


@dataclass(frozen=True, slots=True)
class IssueReading:
    """One issue. id, name: of it.  guess: my guess of its weight, in points of 100, None where I made none.  likely: what it seems
    to be.  low, high: between them it lies with 80 %.  shift: by how many points their offers moved it.  moves: how many times they
    moved on it.
    """

    id: str
    name: str
    guess: int | None
    likely: int
    low: int
    high: int
    shift: int
    moves: int

    @property
    def is_news(self) -> bool:
        """Whether their offers say something else than my guess, or something where I made none."""
        if self.guess is None:
            return abs(self.shift) >= _MOVED
        # What the middle of all that a guess allows differs from the guess itself is no news, nor is a guess that follows them.
        beyond = self.likely - self.guess
        return min(abs(self.shift), abs(beyond)) >= _MOVED and beyond * self.shift > 0


@dataclass(frozen=True, slots=True)
class PriceReading:
    """Where their figures on the only issue lead. id, name: of the issue.  pace: their steps.  unit: of the figures, or empty."""

    id: str
    name: str
    pace: Pace
    unit: str


@dataclass(frozen=True, slots=True)
class OfferReading:
    """What their offers say. offers: how many of theirs it rests on.  issues: in the order of their sheet, none where weights
    cannot be read.  price: where their figures lead, None where that can't be said.  is_price: whether all is about one figure.
    """

    offers: int
    issues: tuple[IssueReading, ...] = ()
    price: PriceReading | None = None
    is_price: bool = False

    @property
    def news(self) -> tuple[IssueReading, ...]:
        """The issues of which the offers say something new, the greatest change first."""
        return tuple(sorted((one for one in self.issues if one.is_news), key=lambda one: -abs(one.shift)))


_Key = tuple[Guide, Base, tuple[Entry, ...]]
_latest: Latest[_Key, OfferReading] = Latest(lambda one, other: one[0] is other[0] and one[1:] == other[1:])


def reading_of(negotiation: Negotiation, context: Context) -> OfferReading:
    """What their offers say so far; the one that was asked for last is not worked out again."""
    return _latest.get(_key(negotiation, context), lambda: _read(negotiation, context))


def cost(negotiation: Negotiation, context: Context) -> int:
    """About how many steps of folding it takes; 0 where too little was offered, 1 where it is known."""
    theirs = sum(entry.get("side") == THEIRS for entry in negotiation.of(OFFERS))
    if theirs < FEWEST:
        return 0
    return 1 if _latest.known(_key(negotiation, context)) is not None else min(theirs, MOST_OFFERS) * MANY * 4


def _key(negotiation: Negotiation, context: Context) -> _Key:
    return context.guide, base_of(negotiation), tuple(negotiation.of(OFFERS))


def _read(negotiation: Negotiation, context: Context) -> OfferReading:
    made = offers_of(negotiation)
    theirs = [offer for offer in made if offer.side == THEIRS and offer.terms]
    game = game_of(negotiation, context)
    if len(theirs) < FEWEST or isinstance(game, tuple):
        return OfferReading(len(theirs))
    if len(game.issues) == 1 and game.issues[0].scale is not None:
        return OfferReading(len(theirs), price=_price(game, theirs), is_price=True)
    sides = game.mine, game.theirs
    if game.theirs is None or any(side is None or side.shares is None for side in sides) or not game.is_known:
        return OfferReading(len(theirs))
    if len(game.issues) > MOST_ISSUES:
        return OfferReading(len(theirs))
    return OfferReading(len(theirs), _weights(negotiation, game, made))


def _price(game: Game, theirs: Sequence[Offer]) -> PriceReading | None:
    issue = game.issues[0]
    if issue.scale is None:
        return None
    options = [option_at(issue, offer.terms.get(issue.id, "")) for offer in theirs]
    pace = pace_of([Fraction(option.id) for option in options if option is not None])
    return PriceReading(issue.id, issue.name, pace, issue.scale.unit) if pace else None


def _weights(negotiation: Negotiation, game: Game, made: Sequence[Offer]) -> tuple[IssueReading, ...]:
    mine: list[Choice] = []
    theirs: list[tuple[int, Choice, tuple[Choice, ...]]] = []
    number = 0
    for offer in made:
        choice = choice_of(offer.terms, game) if offer.side in {MINE, THEIRS} else None
        if choice is None:
            continue
        if offer.side == MINE:
            mine.append(choice)
            continue
        if not theirs or theirs[-1][1] != choice:
            theirs.append((number, choice, tuple(mine)))
        number += 1
    if number < FEWEST:
        return ()
    values = _values(game)
    seen = theirs[-MOST_OFFERS:]
    offered = [[row[at] for row, at in zip(values, choice, strict=True)] for _, choice, _ in seen]
    undone = [exchanges(game, values, before, choice) for _, choice, before in seen]
    guess, spreads = _guess(negotiation, game)
    sets = samples(tuple(guess), tuple(spreads))
    likely = likelihoods(sets, offered, [at for at, _, _ in seen], undone)
    return tuple(_issue(game, at, guess, sets, likely, [choice for _, choice, _ in theirs]) for at in range(len(guess)))


def _values(game: Game) -> list[list[float]]:
    """What each option is worth to them beside the others of its issue, from 0 to 1, as I guess it."""
    rows = []
    for issue in game.issues:
        worths = [option.theirs or Fraction(0) for option in issue.options]
        rows.append([min(max(float(worth / HUNDRED), 0.0), 1.0) for worth in worths])
    return rows


def _guess(negotiation: Negotiation, game: Game) -> tuple[list[float], list[float]]:
    """My guess of their weights, and how far each may be off."""
    sure: dict[str, int | None] = {}
    for entry in negotiation.of(LIMITS):
        sure.setdefault(entry.get("issue"), scale(entry, "confidence"))
    side = game.theirs
    shares = side.shares if side and side.shares else ()
    unknown = side.unknown if side else ()
    spreads = [
        UNGUESSED if number in unknown else SPREADS.get(sure.get(issue.id) or 0, UNRATED)
        for number, issue in enumerate(game.issues)
    ]
    return [float(share) for share in shares], spreads


def _issue(
    game: Game,
    at: int,
    guess: Sequence[float],
    sets: Sequence[tuple[float, ...]],
    likely: Sequence[float],
    offered: Sequence[Choice],
) -> IssueReading:
    issue = game.issues[at]
    unknown = game.theirs is not None and at in game.theirs.unknown
    before, mean = (mean_of(sets, each, at) for each in ([1 / len(sets)] * len(sets), likely))
    low, high = (share_below(sets, likely, at, part) for part in (_OUTER, 1 - _OUTER))
    moves = sum(before[at] != after[at] for before, after in pairwise(offered))
    guessed, likely_points, least, most = (round(HUNDRED * part) for part in (guess[at], mean, low, high))
    shift = round(HUNDRED * (mean - before))
    return IssueReading(issue.id, issue.name, None if unknown else guessed, likely_points, least, most, shift, moves)


def as_weights(reading: OfferReading) -> Mapping[str, int]:
    """Their weights as they were read, by the id of the issue, adding up to 100."""
    found = {one.id: one.likely for one in reading.issues}
    if found:
        found[max(found, key=lambda one: found[one])] += HUNDRED - sum(found.values())
    return found
