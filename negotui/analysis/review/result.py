"""The result beside the plan, issue by issue and as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.figures import show
from negotui.analysis.gaps import formula, paragraph, strong
from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.offers.rating import Rating
from negotui.analysis.offers.score import worth_of
from negotui.analysis.packages.model import exact
from negotui.analysis.packages.words import figure
from negotui.analysis.review.outcome import Outcome, Settled, outcome_of, whole_of
from negotui.analysis.review.words import NOT_OVER, verdict
from negotui.domain.blocks import Block, Column, Inline, Panel, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import one_line
from negotui.domain.values import Context

READS = (ISSUE_READS, GUESS_READS)
"""The sheets and fields that a result is set beside; offers, alternatives and what was learnt are used where the guide has them."""

METHOD = formula(
    "share of the package = (its value − no deal) ÷ (most it could be − no deal), for each side\n"
    "share of the range = (agreed − my limit) ÷ (their limit − my limit)\n"
    "left = most that both could gain together while neither loses",
    "The package comes before any issue: what looks lost on one may have been traded for another. The most for one side leaves "
    "the other no worse off than without a deal.",
    "Their limit is the one that you learnt, and where you did not, your guess from low to high, which keeps the share a range. A "
    "guess that they went beyond has been disproved and is left out; a range wider than half is not told as a share. What they "
    "said afterwards counts for less than what you saw or what stands in a contract.",
    "The bargaining range is Howard Raiffa’s, The Art and Science of Negotiation (1982); the share of what was possible is Kalai’s "
    "and Smorodinsky’s (1975). What was left is counted from the package that was agreed to the Pareto frontier; their values are "
    "your guess.",
    "Ending without a deal is a success if their best offer was worth less to you than your best alternative, whatever became "
    "of it.",
)

PLAN = ("opening", "target", "limit")
"""The figures of an issue that a result is set beside."""


def result(negotiation: Negotiation, context: Context) -> Panel:
    """Once it is over, the result against opening, target, limit and best alternative, issue by issue and as a whole."""
    if not negotiation.is_closed:
        return Panel(NOT_OVER, method=METHOD)
    outcome = outcome_of(negotiation, context)
    return Panel(verdict(outcome), tuple(result_blocks(outcome)), METHOD)


def result_blocks(outcome: Outcome) -> Iterator[Block]:
    if outcome.result:
        yield paragraph(strong("What came of it: "), f"{one_line(outcome.result)}")
    game = outcome.board.rating.game
    weighted = game is not None and game.weighted
    floor = outcome.board.rating.reservation is not None or any(one.floor is not None for one in outcome.settled)
    rows = [_row(one, floor, weighted) for one in outcome.settled if one.term or one.issue.figures]
    if whole := _whole(outcome.board.rating, outcome, floor):
        rows.append(whole)
    if not rows:
        return
    plan = ("Opening", "Target", "Limit", *(["Alternative"] * floor))
    result = Column("Agreed" if outcome.is_deal else "Their best")
    yield Table(
        (Column("Issue"), result, *(Column(title, True) for title in plan), Column("Against target")), tuple(rows)
    )


def _row(one: Settled, floor: bool, weighted: bool) -> tuple[Inline, ...]:
    plan = [getattr(one.issue, name) for name in PLAN] + [one.floor] * floor
    figures = ["" if value is None else one.issue.show(value) for value in plan]
    said = "" if one.term else "not logged"
    if (gain := one.gain(one.issue.target)) is not None:
        said = "reached" if gain >= 0 else f"{one.issue.show(-gain)} short"
    if one.issue.limit is not None and (past := one.gain(one.issue.limit)) is not None and past < 0:
        said = f"{one.issue.show(-past)} past your limit"
    elif not said and one.points is not None:
        said = f"{show(one.points)} {'of 100' if weighted else 'points'} to you"
    return tuple(map(plain, (one.issue.name, one.term, *figures, said)))


def _whole(rating: Rating, outcome: Outcome, floor: bool) -> tuple[Inline, ...] | None:
    """The package as a whole, in points; None where nothing is known of it."""
    game, whole = rating.game, outcome.whole
    if game is None or len(game.issues) < max(len(outcome.settled), 2):
        return None
    limits = {one.issue.entry.id: exact(one.issue.limit) for one in outcome.settled if one.issue.limit is not None}
    limit = worth_of(limits, rating) if len(limits) == len(game.issues) else None
    low = lowest.mine if (lowest := whole_of(limit)) else None
    plan = [rating.opening, rating.target, low] + [rating.reservation] * floor
    figures = ["" if value is None else figure(value, game) for value in plan]
    if not outcome.is_deal:
        whole = whole_of(outcome.best.worth) if outcome.best else None
    agreed = figure(whole.mine, game) if whole else ""
    if not agreed and not any(figures):
        return None
    name = f"Package, {'of 100' if game.weighted else 'points'}"
    said = ""
    if whole and rating.target is not None:
        gap = rating.target - whole.mine
        said = f"{figure(gap, game)} short" if gap > 0 else "reached"
    return tuple(map(plain, (name, agreed, *figures, said)))
