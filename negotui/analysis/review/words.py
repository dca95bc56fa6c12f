"""How it came out, in sentences. Must not work anything out, nor judge the person: a figure that is not known is called so."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.figures import show_percent
from negotui.analysis.gaps import short
from negotui.analysis.offers.board import Given
from negotui.analysis.offers.rating import Rating
from negotui.analysis.packages.words import figure
from negotui.analysis.review.outcome import Outcome, Settled, Won
from negotui.domain.text import listed, plural

LONGEST = 140
"""The most letters of a verdict."""
NOT_OVER = "It is not over yet: close it with c at the table (t), or set its stage in the details (E)."


def fitting(*sentences: str) -> str:
    """The first of these that is no longer than a verdict may be, else the last."""
    return next((one for one in sentences if len(one) <= LONGEST), sentences[-1])


def verdict(outcome: Outcome) -> str:
    """The one sentence that says how it came out."""
    return fitting(*(_deal(outcome) if outcome.is_deal else _no_deal(outcome)))


def _deal(outcome: Outcome) -> Iterator[str]:
    rating, worth = outcome.board.rating, outcome.worth
    # Of one issue alone the figure itself says more than its points.
    several = len(outcome.settled) > 1
    if several and worth is not None and worth.package is not None and rating.game is not None:
        yield f"Agreed at {figure(worth.mine[0], rating.game)}{_of(rating)}: {_beside_plan(worth.mine[0], rating)}."
    known = [one for one in outcome.settled if one.figure is not None]
    if len(known) == 1:
        (one,) = known
        name, agreed = short(one.issue.name), one.issue.show(one.figure or Fraction(0))
        yield f"{name} was agreed at {agreed}: {beside(one)}."
        yield f"{name} was agreed: {beside(one)}."
    if known:
        yield f"Agreed: {_counted(outcome)}."
    if outcome.terms:
        yield "Agreed; the terms are known, and what they are worth to you is not."
    yield "Agreed; on which figures is not known."


def _of(rating: Rating) -> str:
    return " of 100" if rating.game and rating.game.weighted else " points"


def _beside_plan(worth: Fraction, rating: Rating) -> str:
    """How a worth compares with no deal and with the target."""
    game, no_deal, target = rating.game, rating.reservation, rating.target
    if game is None:
        return ""
    if no_deal is None:
        said = ["what no deal was worth is not known"]
    elif worth == no_deal:
        said = ["as much as no deal"]
    else:
        said = [f"{figure(abs(worth - no_deal), game)} {'better' if worth > no_deal else 'worse'} than no deal"]
    if target is not None:
        short_of = f"{figure(target - worth, game)} short of your target"
        said.append(short_of if worth < target else "your target is reached")
    return ", ".join(said)


def _counted(outcome: Outcome) -> str:
    """How many issues reached the target, stayed above the limit, or went below it."""
    reached = sum((one.gain(one.issue.target) or 0) >= 0 for one in outcome.settled if _known(one, "target"))
    past = [one for one in outcome.settled if _known(one, "limit") and (one.gain(one.issue.limit) or 0) < 0]
    total = sum(_known(one, "target") for one in outcome.settled)
    said = [f"{reached or 'none'} of {plural(total, 'target')} {'is' if reached == 1 else 'are'} reached"] * bool(total)
    if past:
        said.append(f"{listed(short(one.issue.name, 20) for one in past[:2])} lies past your limit")
    return ", ".join(said) or f"{plural(len([one for one in outcome.settled if one.term]), 'issue')} settled"


def _known(one: Settled, name: str) -> bool:
    return one.gain(getattr(one.issue, name)) is not None


def beside(one: Settled) -> str:
    """How a result compares with target and limit, such as `600 short of your target, 2,300 better than your limit`."""
    said = []
    for name in ("target", "limit"):
        start: Fraction | None = getattr(one.issue, name)
        gain = one.gain(start)
        if start is None or gain is None:
            continue
        amount = one.issue.show(abs(gain))
        if name == "target":
            said.append("your target is reached" if gain >= 0 else f"{amount} short of your target")
        elif gain == 0:
            said.append("just at your limit")
        else:
            said.append(f"{amount} {'better' if gain > 0 else 'worse'} than your limit")
    return ", ".join(said) or "what you planned for it is not known"


def _no_deal(outcome: Outcome) -> Iterator[str]:
    offered = _their_offer(outcome)
    if outcome.justified:
        if offered:
            yield f"A success: their best offer was worth {offered[0]} to you, and no deal {offered[1]}."
        yield "A success: their best offer was worth less to you than no deal."
    elif outcome.justified is False:
        if offered:
            yield f"No deal; by your figures their best offer was worth {offered[0]} to you, and no deal {offered[1]}."
        yield "No deal; by your figures their best offer was worth no less to you than no deal."
    elif outcome.best is None:
        yield "No deal; no offer of theirs is logged that could be compared with your alternative."
    yield "No deal; whether their best offer was worth more to you than that is not known."


def _their_offer(outcome: Outcome) -> tuple[str, str] | None:
    """Their best offer and no deal, as they are read in the same measure."""
    rating, best = outcome.board.rating, outcome.best
    if best is None:
        return None
    if best.worth is not None and rating.game is not None and rating.reservation is not None:
        low, high = (figure(end, rating.game) for end in best.worth.mine)
        return low if low == high else f"{low} to {high}", figure(rating.reservation, rating.game)
    if outcome.measure is not None and outcome.offered is not None:
        issue = outcome.measure.issue
        return issue.show(outcome.offered), issue.show(outcome.measure.floor)
    return None


def won(share: Won) -> str:
    """The share of the bargaining range: `62 %`, or `57 % to 100 %, likely 70 %, as you guess them`."""
    low, high = show_percent(share.low, 0), show_percent(share.high, 0)
    if not share.guess:
        return low
    said = low if low == high else f"{low} to {high}"
    likely = f", likely {show_percent(share.likely, 0)}" if share.likely is not None and low != high else ""
    over = "; over 100 % is past what you guessed that they could give" if share.high > 1 else ""
    return f"{said}{likely}, by your guess of their limit{over}"


def gave(given: Given, mine: bool, rating: Rating) -> str:
    """What a side gave over its moves, in my points, as a part of a sentence."""
    who, game = "you" if mine else "they", rating.game
    if game is None or not given.moves:
        return f"{who} made no move that can be compared"
    change = -given.mine if mine else given.mine
    verb = "gave" if change >= 0 else "took"
    return f"{who} {verb} {figure(abs(change), game)} in {plural(given.moves, 'move')}"
