"""What one negotiation that is over says for insights, small enough to hold ten thousand of them. It holds no entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import of_mine
from negotui.analysis.insights.quick import quick_board
from negotui.analysis.issues import Issue
from negotui.analysis.offers.offers import MINE, THEIRS
from negotui.analysis.offers.score import Score
from negotui.analysis.packages.reading import SHEETS as WORTHS
from negotui.analysis.review.learned import SHEETS as GUESSES
from negotui.analysis.review.learned import chances, guessed
from negotui.analysis.review.outcome import Outcome, figure_of, outcome_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ALTERNATIVES, OFFERS
from negotui.domain.text import one_line
from negotui.domain.values import Context

SHEETS = tuple(dict.fromkeys((*WORTHS, OFFERS, *GUESSES)))
"""The sheets that a case is read from."""
POINTS, SHARES = "points", "shares"
"""What packages are counted in: plain points, or 0 to 100 by weights."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How a side moved. count: moves that could be compared.  given: what they changed for me in all, as a part of my
    scale, above 0 where the side gave; None where unknown.  kinds: the kind of each, where it could be told.
    """

    count: int
    given: Fraction | None
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A negotiation that is over.

    id: its id.  title, counterpart, kind, stage: of its details.  scale: POINTS or SHARES, empty where packages have no worth.
    worth, target, left: of the agreed package, of the target, and what both could have gained more; from 0 to 1 for SHARES.
    reach: how far the result went from limit to target, 1 at the target.  issues: how many could be set beside a target.
    reached, past: how many of them reached it, or lie past the limit.  won: the share of the bargaining range, by limits that were
    seen or stand in a contract.
    opener: the side that made the first offer, or empty.  first: how far each side’s first offer lay from limit to target.
    moves: by side.  ranges: of each guessed range whether a limit that was seen lay in it.  proved: of each other guess its sheet
    and whether it was right.  chances: stated, from 0 to 1, and whether it came off.  alternatives: how many of mine.
    justified: whether no deal was worth more than their best offer, None after a deal.  None is unknown throughout.
    """

    id: str
    title: str
    counterpart: str
    kind: str
    stage: str
    is_deal: bool
    scale: str
    worth: Fraction | None
    target: Fraction | None
    left: Fraction | None
    reach: Fraction | None
    issues: int
    reached: int
    past: int
    won: Fraction | None
    opener: str
    first: Mapping[str, Fraction]
    moves: Mapping[str, Moves]
    ranges: tuple[bool, ...]
    proved: tuple[tuple[str, bool], ...]
    chances: tuple[tuple[Fraction, bool], ...]
    alternatives: int
    justified: bool | None


def case_of(negotiation: Negotiation, context: Context) -> Case:
    """The case that a negotiation makes. Reads the entries of SHEETS alone."""
    outcome = outcome_of(negotiation, context, quick_board(negotiation, context))
    details, rating, worth = negotiation.details, outcome.board.rating, outcome.worth
    game, deal = rating.game, outcome.is_deal
    beside = (
        []
        if not deal
        else [
            (gain, one.gain(one.issue.limit))
            for one in outcome.settled
            if (gain := one.gain(one.issue.target)) is not None
        ]
    )
    won = [share for one in outcome.settled if (share := one.won) is not None and share.is_firm] if deal else []
    known = [share.low for share in won if share.low is not None and share.low <= 1]
    found = guessed(negotiation)
    return Case(
        id=negotiation.id,
        title=negotiation.title,
        counterpart=one_line(details.get("counterpart")),
        kind=one_line(details.get("kind")),
        stage=negotiation.stage,
        is_deal=deal,
        scale="" if game is None else SHARES if game.weighted else POINTS,
        worth=worth.mine[0] if deal and worth and worth.package else None,
        target=rating.target,
        left=outcome.left.gain if deal and outcome.left else None,
        reach=_reach([(one.issue, one.figure) for one in outcome.settled if one.figure is not None]) if deal else None,
        issues=len(beside),
        reached=sum(gain >= 0 for gain, _ in beside),
        past=sum(limit is not None and limit < 0 for _, limit in beside),
        won=mean(known),
        opener=next((side for one in outcome.board.scores if (side := one.offer.side) in {MINE, THEIRS}), ""),
        first=_first(outcome, context),
        moves={side: _moves(outcome, side) for side in (MINE, THEIRS)},
        ranges=tuple(one.right for one in found if one.range and one.range.is_firm and one.right is not None),
        proved=tuple((one.entry.sheet, one.right) for one in found if one.range is None and one.right is not None),
        chances=tuple((one.stated, one.came_off) for one in chances(negotiation)),
        alternatives=len(of_mine(negotiation.of(ALTERNATIVES))),
        justified=outcome.justified,
    )


def _reach(figures: Iterable[tuple[Issue, Fraction]]) -> Fraction | None:
    """How far figures lie from limit to target, 1 at the target, by the weights of their issues where each has one."""
    found = []
    for issue, figure in figures:
        if issue.limit is None or issue.target is None or issue.more is None:
            continue
        way = issue.gain(issue.limit, issue.target)
        if way > 0:
            found.append((issue.gain(issue.limit, figure) / way, issue.weight))
    if not found:
        return None
    weights = [weight for _, weight in found if weight is not None and weight > 0]
    if len(weights) < len(found):
        return mean([part for part, _ in found])
    return sum((part * weight for (part, _), weight in zip(found, weights, strict=True)), Fraction(0)) / sum(weights)


def _first(outcome: Outcome, context: Context) -> dict[str, Fraction]:
    """How far the first offer of each side lay from my limit to my target."""
    found: dict[str, Fraction] = {}
    for side in (MINE, THEIRS):
        offer = next((one.offer for one in outcome.board.scores if one.offer.side == side and one.offer.terms), None)
        if offer is None:
            continue
        figures = [
            (one.issue, figure_of(offer.terms.get(one.issue.entry.id, ""), one.issue, context))
            for one in outcome.settled
        ]
        reach = _reach([(issue, figure) for issue, figure in figures if figure is not None])
        if reach is not None:
            found[side] = reach
    return found


def _moves(outcome: Outcome, side: str) -> Moves:
    changes = [one.change for one in _made(outcome, side) if one.change]
    span = outcome.board.rating.spans[0]
    given = sum((change.mine for change in changes), Fraction(0)) * (-1 if side == MINE else 1)
    kinds = tuple(change.kind.value for change in changes if change.kind)
    return Moves(len(changes), given / span if changes and span else None, kinds)


def _made(outcome: Outcome, side: str) -> Sequence[Score]:
    return [one for one in outcome.board.scores if one.offer.side == side]


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """The exact mean, None of nothing.

    Values of one denominator are added first, then sums in pairs: one after the other, ten thousand fractions would each be added
    to a number of thousands of digits.
    """
    if not values:
        return None
    sums: dict[int, int] = {}
    for value in values:
        sums[value.denominator] = sums.get(value.denominator, 0) + value.numerator
    parts = [Fraction(top, bottom) for bottom, top in sorted(sums.items())]
    while len(parts) > 1:
        parts = [sum(parts[at : at + 2], Fraction(0)) for at in range(0, len(parts), 2)]
    return parts[0] / len(values)
