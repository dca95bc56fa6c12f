"""How a negotiation came out, in figures: the result beside the plan, and what was left.

What nobody wrote stays unknown: a result that cannot be read is no figure, and a range that rests on a guess stays a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from negotui.analysis.alternatives.fallback import MINE, Measure, measured
from negotui.analysis.figures import number, one_unit
from negotui.analysis.guesses import Guess, guesses
from negotui.analysis.issues import Issue
from negotui.analysis.offers.board import Board, latest_board
from negotui.analysis.offers.offers import ACCEPTED, THEIRS
from negotui.analysis.offers.rating import frontier_with
from negotui.analysis.offers.score import Score, worth_of
from negotui.analysis.packages.frontier import Frontier
from negotui.analysis.packages.model import Package
from negotui.analysis.packages.moves import better_than
from negotui.analysis.packages.reading import AMOUNT, option_at
from negotui.analysis.packages.value import Value
from negotui.analysis.review.learned import HOW
from negotui.analysis.review.share import PackageShare, Won, package_share, share_of_range
from negotui.domain.amounts import amount_in, parse_amount, split_amount
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import read_changes, term_name
from negotui.domain.sheets import ISSUES, LIMITS
from negotui.domain.stages import Stage
from negotui.domain.values import Context
from negotui.errors import ValueRefused

_NAMED = 3
"""So many packages are named that would have been better for both."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One issue and how it came out: what was agreed, or without a deal their best offer.

    issue: with opening, target and limit.  term: the result as it is read, empty where nothing is known of it.  figure: as an exact
    figure of the issue, None where it is none.  guess: of their limit, None where nobody made one.  actual: their limit as it
    turned out, None where nobody learnt it.  how: how it was learnt, or empty.  floor: the best alternative as a figure of this
    issue, None where it is none.  points: what that option is worth to me, where the issue has options that are valued, else None.
    """

    issue: Issue
    term: str
    figure: Fraction | None
    guess: Guess | None
    actual: Fraction | None
    how: str
    floor: Fraction | None
    points: Fraction | None = None

    def gain(self, start: Fraction | None) -> Fraction | None:
        """How much better for me the result is than a figure of the plan, below 0 where it is worse; None where unknown."""
        if self.figure is None or start is None or self.issue.more is None:
            return None
        return self.issue.gain(start, self.figure)

    @property
    def won(self) -> Won | None:
        """The share of the bargaining range, None where a limit or the direction is unknown, or where there was no range."""
        issue = self.issue
        if self.figure is None or issue.limit is None or issue.more is None:
            return None
        if self.actual is not None:
            share = share_of_range(issue.limit, self.actual, self.figure, issue.more)
            return None if share is None else Won(share, share, share, False, self.how)
        if self.guess is None:
            return None
        ends = {end for end in (self.guess.low, self.guess.likely, self.guess.high) if end is not None}
        # A guess that they went beyond was wrong: the result itself has shown it, so no share is counted from it.
        left = [end for end in ends if issue.gain(end, self.figure) <= 0]
        if not left:
            return Won(None, None, None, True, passed=True)
        found = {end: share_of_range(issue.limit, end, self.figure, issue.more) for end in left}
        known = [share for share in found.values() if share is not None]
        # Where the guess reaches a limit with which there was no range, the share has no bound: it is not known.
        if len(known) < len(found):
            return None
        return Won(min(known), found.get(self.guess.likely), max(known), True, passed=len(left) < len(ends))


@dataclass(frozen=True, slots=True)
class Left:
    """What both could still have gained together while neither lost. gain: in package worth, 0 on the frontier.

    packages: those that had it, a few at most.
    """

    gain: Fraction
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a negotiation came out.

    stage: of its details.  board: all offers with their scores.  accepted: the offer that was agreed on, the last of several; None
    where none is marked so.  result: the result in the words of the details.  terms: what was agreed, by the id of the issue.
    settled: every issue.  worth: of what was agreed, None where it cannot be valued.  left: None where unknown.
    best: their offer that was worth most to me, by the package or by the one issue that can be compared with the alternative.
    measure: what no deal is worth on the one issue that measures the same, None where there is no such issue.  offered: their best
    offer as a figure of that issue.
    """

    stage: str
    board: Board
    accepted: Score | None
    result: str
    terms: Mapping[str, str]
    settled: tuple[Settled, ...]
    worth: Value | None
    left: Left | None
    best: Score | None
    measure: Measure | None
    offered: Fraction | None

    @property
    def is_deal(self) -> bool:
        """Whether they agreed."""
        return self.stage == Stage.AGREED

    @property
    def whole(self) -> Package | None:
        """What was agreed as a whole package, None where an issue that weighs is not counted in it."""
        return whole_of(self.worth)

    @property
    def package_share(self) -> PackageShare | None:
        """The share of the whole package that each side won, None where it cannot be said."""
        game, whole = self.board.rating.game, self.whole
        frontier = frontier_with(self.board.rating, whole) if whole else None
        if game is None or whole is None or frontier is None or game.theirs is None:
            return None
        return package_share(whole, frontier, (game.mine.reservation, game.theirs.reservation))

    @property
    def justified(self) -> bool | None:
        """Whether no deal was worth more to me than their best offer; None after a deal, and where that is not known."""
        if self.is_deal or self.best is None:
            return None
        worth, no_deal = self.best.worth, self.board.rating.reservation
        if worth is not None and no_deal is not None:
            low, _, high = worth.mine
            return True if high < no_deal else False if low >= no_deal else None
        if self.offered is None or self.measure is None:
            return None
        return self.measure.fallback.beats(self.offered)


def outcome_of(negotiation: Negotiation, context: Context, board: Board | None = None) -> Outcome:
    """How a negotiation came out, as far as its plan and its log say. board: its offers where they are scored already."""
    board = board or latest_board(negotiation, context)
    issues = tuple(board.rating.figures.values())
    compared = measured(MINE, negotiation, context)
    result, stage = negotiation.details.get("result"), negotiation.stage
    agreed = (one for one in reversed(board.scores) if one.offer.entry.get("state") == ACCEPTED)
    accepted = next(agreed, None) if stage == Stage.AGREED else None
    terms = accepted.offer.terms if accepted else _terms(result, context) if stage == Stage.AGREED else {}
    worth = accepted.worth if accepted else worth_of(dict(terms), board.rating) if terms else None
    whole = whole_of(worth)
    frontier = frontier_with(board.rating, whole) if whole else None
    left = _left(whole, frontier) if whole and frontier and whole.theirs is not None else None
    best, offered = _best(board, compared, context)
    shown = terms if stage == Stage.AGREED else best.offer.terms if best else {}
    game = board.rating.game
    known = {issue.id: issue for issue in game.issues} if game else {}
    settled = tuple(
        replace(one, points=option.mine)
        if (of := known.get(one.issue.entry.id)) and (option := option_at(of, shown.get(of.id, "")))
        else one
        for one in _settled(negotiation, issues, shown, compared, context)
    )
    return Outcome(stage, board, accepted, result, terms, settled, worth, left, best, compared, offered)


def whole_of(value: Value | None) -> Package | None:
    """The whole package that terms make; None where they, or what is known of the weights, leave out an issue."""
    return value.package if value and value.is_full else None


def _terms(result: str, context: Context) -> dict[str, str]:
    """The result of the details as terms, where all of it can be read as such: one figure for one issue, or issues with figures."""
    issues = context.of(ISSUES)
    try:
        if len(issues) == 1:
            return {issues[0].id: parse_amount(result)}
    except ValueRefused:
        pass
    try:
        return read_changes(result, context)
    except ValueRefused:
        return {}


def _settled(
    negotiation: Negotiation,
    issues: tuple[Issue, ...],
    terms: Mapping[str, str],
    compared: Measure | None,
    context: Context,
) -> tuple[Settled, ...]:
    guessed, _, _ = guesses(negotiation, issues, context)
    actuals = _actuals(negotiation)
    found = []
    for issue in issues:
        id = issue.entry.id
        value = terms.get(id, "")
        floor = compared.floor if compared and compared.issue.entry.id == id else None
        term = term_name(value, context) if value else ""
        figure = figure_of(value, issue, context)
        actual, how = actuals.get(id, (None, ""))
        found.append(Settled(issue, term, figure, guessed.get(id), actual, how, floor))
    return tuple(found)


def _actuals(negotiation: Negotiation) -> dict[str, tuple[Fraction, str]]:
    """Their limits as they turned out and how each was learnt, by the id of the issue; of several the first."""
    found: dict[str, tuple[Fraction, str]] = {}
    for entry in negotiation.of(LIMITS):
        if (actual := number(entry, "actual")) is not None:
            found.setdefault(entry.get("issue"), (actual, entry.get(HOW)))
    return found


def figure_of(value: str, issue: Issue, context: Context) -> Fraction | None:
    """The figure that a term is, by its amount or the name of its option; None where it is none, or in another unit."""
    found = _figure_in(value if AMOUNT.fullmatch(value) else term_name(value, context)) if value else None
    return found[0] if found and one_unit((found[1], issue.unit)) is not None else None


@lru_cache(maxsize=4096)
def _figure_in(text: str) -> tuple[Fraction, str] | None:
    """The figure that a text is or holds, with its unit: the same few names of options come in thousands of negotiations."""
    amount = text if AMOUNT.fullmatch(text) else amount_in(text)
    figure, unit = split_amount(amount) if amount else (None, "")
    return None if figure is None else (Fraction(figure), unit)


def _left(package: Package, frontier: Frontier) -> Left:
    better = better_than(package, frontier, None)
    here = package.mine + (package.theirs or Fraction(0))
    top = [point for point in better.points if sum(frontier.grid.worths(point)) - here == better.gain]
    choices = (choice for point in top for choice in frontier.at(point))
    return Left(better.gain, tuple(frontier.grid.package(choice) for choice in islice(choices, _NAMED)))


def _best(board: Board, compared: Measure | None, context: Context) -> tuple[Score | None, Fraction | None]:
    """Their best offer to me: by its package, else by the one issue that can be compared, else the last one; and that figure."""
    made = [one for one in board.scores if one.offer.side == THEIRS and one.offer.terms]
    if not made:
        return None, None
    figures: dict[str, Fraction] = {}
    if compared is not None:
        id = compared.issue.entry.id
        found = ((one, figure_of(one.offer.terms.get(id, ""), compared.issue, context)) for one in made)
        figures = {one.offer.entry.id: figure for one, figure in found if figure is not None}
    valued = [((one.worth.mine[0], one.worth.mine[2]), place) for place, one in enumerate(made) if one.worth]
    if valued:
        best = made[max(valued)[1]]
    elif figures and compared is not None:
        sign = 1 if compared.issue.more else -1
        best = max(made, key=lambda one: (one.offer.entry.id in figures, sign * figures.get(one.offer.entry.id, 0)))
    else:
        best = made[-1]
    return best, figures.get(best.offer.entry.id)
