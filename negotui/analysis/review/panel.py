"""The review as a panel: the result, the range, what was left, how it went, what was learnt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.figures import show
from negotui.analysis.gaps import entry_link, gap, missing, paragraph, sheet_link, strong, title_of
from negotui.analysis.issues import lacks
from negotui.analysis.offers.board import Board
from negotui.analysis.offers.offers import MINE, THEIRS
from negotui.analysis.offers.panel import course
from negotui.analysis.offers.words import kind_word, standing
from negotui.analysis.packages.model import HUNDRED
from negotui.analysis.packages.words import alike, gains, terms
from negotui.analysis.review.from_offers import from_offers
from negotui.analysis.review.learned import HOW, Guessed, chances, guessed
from negotui.analysis.review.outcome import Outcome, Settled, outcome_of
from negotui.analysis.review.reached import reached
from negotui.analysis.review.result import METHOD, result_blocks
from negotui.analysis.review.words import NOT_OVER, package_won, verdict, won
from negotui.domain.blocks import (
    Block,
    Bullets,
    Check,
    Column,
    Heading,
    Lane,
    Panel,
    Point,
    Range,
    Ranges,
    Role,
    Shape,
    Stretch,
    Table,
    plain,
)
from negotui.domain.links import Link
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ALTERNATIVES, FACTS, INTERESTS, ISSUES, LIMITS, OFFERS, SIGNALS
from negotui.domain.text import plural
from negotui.domain.values import Context

_LEAST_COURSE = 2
_TIMES = {1: "once", 2: "twice"}


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Once it is over, the result, the share of the range, what was left, how the offers moved, which guesses were right."""
    if not negotiation.is_closed:
        return Panel(NOT_OVER, method=METHOD)
    outcome = outcome_of(negotiation, context)
    blocks = [
        *result_blocks(outcome),
        *_picture(outcome),
        *_range(outcome),
        *_left(outcome),
        *_course(outcome.board),
        *_learned(negotiation, context),
        *from_offers(negotiation, context),
        *missing(list(_missing(negotiation, outcome, context))),
    ]
    return Panel(verdict(outcome), tuple(blocks), METHOD)


# Where it lies


def _picture(outcome: Outcome) -> Iterator[Block]:
    name = "agreed" if outcome.is_deal else "their best offer"
    rows = [_line(one, name) for one in outcome.settled if one.figure is not None and one.issue.figures]
    if rows:
        yield Ranges("Where the result lies", tuple(rows), figures=False)


def _line(one: Settled, name: str) -> Range:
    """The plan with the result on it, and their limit below, as it was or as it was guessed."""
    issue, at = one.issue, one.figure or Fraction(0)
    mine = issue.lane("Mine")
    agreed = Point(at, Role.PLAIN, issue.show(at), name)
    lanes = [Lane("Result", points=(agreed,)), mine]
    if one.actual is not None:
        lanes.append(Lane("Theirs", points=(Point(one.actual, Role.LIMIT, issue.show(one.actual), "their limit"),)))
    elif one.guess is not None:
        low, high = (end if end is not None else one.guess.likely for end in (one.guess.low, one.guess.high))
        span = (Stretch(low, high, Shape.THEIRS, issue.between(low, high), "guessed limit"),) if low != high else ()
        likely = Point(one.guess.likely, Role.LIMIT, issue.show(one.guess.likely), "guessed limit")
        lanes.append(Lane("Theirs", span, (likely,)))
    return Range(issue.name, tuple(lanes), issue.counted)


# The range and what was left


def _range(outcome: Outcome) -> Iterator[Block]:
    """The share of the package first, then issue by issue, and what a reached target proves."""
    if not outcome.is_deal:
        return
    whole = _package(outcome)
    rows = [(one, share) for one in outcome.settled if (share := one.won) is not None]
    none = [one for one in outcome.settled if one.won is None and one.figure is not None and one.actual is not None]
    if whole:
        yield Heading(3, plain("Your share of the package"))
        yield paragraph(f"{whole[:1].upper()}{whole[1:]}")
    if rows:
        title = "Issue by issue, each taken alone" if whole else "Your share of the bargaining range"
        yield Heading(3, plain(title))
        yield Bullets(tuple((paragraph(strong(f"{one.issue.name}: "), won(share)),) for one, share in rows))
    for one in none:
        if one.issue.limit is not None and one.issue.more is not None:
            yield paragraph(strong(f"{one.issue.name}: "), "there was no range: your limit and theirs don’t meet.")
    yield from (paragraph(text) for text in reached(outcome))


def _package(outcome: Outcome) -> str:
    share = outcome.package_share if len(outcome.settled) > 1 else None
    return package_won(share) if share else ""


def _left(outcome: Outcome) -> Iterator[Block]:
    left, here, game = outcome.left, outcome.whole, outcome.board.rating.game
    if left is None or here is None or game is None:
        return
    yield Heading(3, plain("What was left on the table"))
    better = [
        (package, package.mine - here.mine, (package.theirs or Fraction(0)) - (here.theirs or Fraction(0)))
        for package in left.packages
    ]
    if left.gain and all(alike(gain, Fraction(0), game) for _, *both in better for gain in both):
        yield paragraph(
            "Next to nothing: no package was better by 3 points for one of you at no cost to the other, as you guess their side."
        )
        return
    if not left.gain:
        yield paragraph(
            "Nothing: no package was better for one of you at no cost to the other, as you guess their side."
        )
        return
    yield paragraph("As you guess their side, this would have been better for one of you at no cost to the other:")
    yield Bullets(
        tuple(
            (paragraph(strong(f"{terms(package, game, here)}. "), f"{gains(mine, theirs, game)}."),)
            for package, mine, theirs in better
        )
    )


# How it went


def _course(board: Board) -> Iterator[Block]:
    drawn = course(board)
    if drawn is None or len(board.scores) < _LEAST_COURSE:
        return
    yield Heading(3, plain("How the offers moved"))
    yield drawn
    if said := standing(board):
        yield paragraph(said)
    kinds = [_kinds(board, side, who) for side, who in ((MINE, "Your moves"), (THEIRS, "Their moves"))]
    if said := " ".join(filter(None, kinds)):
        yield paragraph(said)


def _kinds(board: Board, side: str, who: str) -> str:
    """The words of the list of offers with how often each was made: `Your moves: gave way 2 times, small step once.`"""
    found = Counter(kind_word(one) for one in board.scores if one.offer.side == side and one.offer.before)
    said = [f"{kind} {_TIMES.get(count, f'{count} times')}" for kind, count in found.most_common() if kind]
    return f"{who}: {', '.join(said)}." if said else ""


# What was guessed


def _learned(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    known = [one for one in guessed(negotiation) if one.is_learnt]
    tried = chances(negotiation)
    if not known and not tried:
        return
    yield Heading(3, plain("What you guessed, and how it was"))
    rows = [(plain(title_of(one.entry, context)), plain(_guess(one)), plain(_proved(one))) for one in known]
    rows += [
        (
            plain(title_of(one.entry, context)),
            plain(f"chance {show(one.stated * HUNDRED, '%')}"),
            plain(one.entry.get("proved")),
        )
        for one in tried
    ]
    yield Table((Column("Guess"), Column("As guessed"), Column("As it was")), tuple(rows))
    right, wrong = (sum(one.right is state for one in known) for state in (True, False))
    if right or wrong:
        yield paragraph(f"{plural(right, 'guess', 'guesses')} right, {wrong} wrong.")


def _guess(one: Guessed) -> str:
    found = one.range
    if found is None:
        return {INTERESTS: "interest", SIGNALS: "signal", FACTS: "fact"}.get(one.entry.sheet, "")
    if found.low is not None and found.high is not None:
        ends = show(found.low) if found.low == found.high else f"{show(found.low)} to {show(found.high)}"
        return f"limit {ends}"
    return f"limit {show(found.likely)}" if found.likely is not None else "no limit guessed"


def _proved(one: Guessed) -> str:
    if one.range is not None and one.range.actual is not None:
        held = {True: ", inside", False: ", outside", None: ""}[one.right]
        return f"{show(one.range.actual)}{held}{f' ({one.range.how})' if one.range.how else ''}"
    return one.entry.get("proved")


# What is missing


def _missing(negotiation: Negotiation, outcome: Outcome, context: Context) -> Iterator[Check]:
    details = str(Link.entry(negotiation.id))
    if outcome.is_deal and not outcome.terms:
        text = "mark the accepted offer, or write the figures in the details as `issue figure; issue figure`"
        yield gap("Result", text, details)
    elif outcome.is_deal and not outcome.result:
        yield gap("Result", "say in a few words what came of it", details)
    if not outcome.settled:
        yield gap("Issues", "add an issue to compare the result with", sheet_link(context.guide, ISSUES))
    for one in outcome.settled:
        if outcome.is_deal and (one.term or not one.issue.untouched):
            yield from lacks(one.issue, "better", "target", "limit")
    rating = outcome.board.rating
    if outcome.is_deal and len(outcome.terms) > 1 and rating.game is None and rating.gaps:
        yield gap(rating.gaps[0].about, rating.gaps[0].text, rating.gaps[0].link)
    if not outcome.is_deal and outcome.justified is None:
        if rating.reservation is None and outcome.measure is None:
            text = "put a value on one to compare their offers with it"
            yield gap("Alternatives", text, sheet_link(context.guide, ALTERNATIVES, MINE))
        elif outcome.best is None:
            yield gap("Offers", "you logged none of theirs", sheet_link(context.guide, OFFERS))
    yield from _never_learnt(negotiation, context)


def _never_learnt(negotiation: Negotiation, context: Context) -> Iterator[Check]:
    texts = {
        LIMITS: "what was their limit?",
        INTERESTS: "did they really want it?",
        SIGNALS: "did it mean that?",
    }
    for one in guessed(negotiation):
        if one.range is not None and one.range.actual is not None and not one.range.how:
            if context.guide.has(LIMITS, HOW):
                text = "how do you know their limit: they said so, you saw it, it was in the contract?"
                yield gap(title_of(one.entry, context), text, entry_link(one.entry))
        elif not one.is_learnt and one.entry.sheet in texts:
            yield gap(
                title_of(one.entry, context), f"did you find out: {texts[one.entry.sheet]}", entry_link(one.entry)
            )
