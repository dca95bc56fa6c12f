"""How it came out, in sentences. Nobody is judged, and a figure that is not known is called so."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.gaps import fitting
from negotui.analysis.offers.rating import Rating
from negotui.analysis.packages.words import alike, apart, figure
from negotui.analysis.review.learned import FIRM, SAID
from negotui.analysis.review.outcome import Outcome, Settled
from negotui.analysis.review.share import PackageShare, Won
from negotui.domain.sentences import as_name
from negotui.domain.text import listed, plural

NOT_OVER = "It is not over yet: close it with c at the table (t), or set its stage in the details (E)."


def verdict(outcome: Outcome) -> str:
    """The one sentence that says how it came out."""
    return fitting(*(_deal(outcome) if outcome.is_deal else _no_deal(outcome)))


def _deal(outcome: Outcome) -> Iterator[str]:
    rating, whole = outcome.board.rating, outcome.whole
    # Of one issue alone the figure itself says more than its points.
    several = len(outcome.settled) > 1
    if several and whole is not None and rating.game is not None:
        yield f"Agreed at {figure(whole.mine, rating.game)}{_of(rating)}: {_beside_plan(whole.mine, rating)}."
    known = [one for one in outcome.settled if one.figure is not None]
    if len(known) == 1:
        (one,) = known
        name, agreed = as_name(one.issue.name), one.issue.show(one.figure or Fraction(0))
        yield f"{name} was agreed at {agreed}: {beside(one)}."
        yield f"{name} was agreed: {beside(one)}."
    if known:
        yield f"Agreed: {_counted(outcome)}."
    if outcome.terms:
        yield "Agreed. The terms are logged, but they have no score yet."
    yield "Agreed, but no figures were logged."


def _of(rating: Rating) -> str:
    return " of 100" if rating.game and rating.game.weighted else " points"


def _beside_plan(worth: Fraction, rating: Rating) -> str:
    """How a worth compares with no deal and with the target."""
    game, no_deal, target = rating.game, rating.reservation, rating.target
    if game is None:
        return ""
    said = []
    if no_deal is None:
        pass
    elif worth == no_deal:
        said = ["just as good as walking away"]
    else:
        said = [f"{apart(worth, no_deal, game)} {'better' if worth > no_deal else 'worse'} than walking away"]
    if target is not None:
        short_of = f"{apart(target, worth, game)} short of your target"
        about = alike(worth, target, game)
        said.append("about your target" if about else short_of if worth < target else "you reached your target")
    unscored = "you gave walking away no score"
    if no_deal is not None:
        return ", ".join(said)
    return f"{said[0]}; {unscored}" if said else unscored


def _counted(outcome: Outcome) -> str:
    """How many issues reached the target, stayed above the limit, or went below it."""
    reached = sum((one.gain(one.issue.target) or 0) >= 0 for one in outcome.settled if _known(one, "target"))
    past = [one for one in outcome.settled if _known(one, "limit") and (one.gain(one.issue.limit) or 0) < 0]
    total = sum(_known(one, "target") for one in outcome.settled)
    said = [f"you reached {reached or 'none'} of {plural(total, 'target')}"] * bool(total)
    if past:
        are = "are" if len(past) > 1 else "is"
        said.append(f"{listed(as_name(one.issue.name, 20) for one in past[:2])} {are} past your limit")
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
            said.append("you reached your target" if gain >= 0 else f"{amount} short of your target")
        elif gain == 0:
            said.append("exactly your limit")
        else:
            said.append(f"{amount} {'better' if gain > 0 else 'worse'} than your limit")
    return ", ".join(said) or "you had planned no target or limit for it"


def _no_deal(outcome: Outcome) -> Iterator[str]:
    offered = _their_offer(outcome)
    if outcome.justified:
        if offered:
            yield f"{_alone(outcome) or 'A success: t'}heir best offer {offered}."
        yield "A success: their best offer was worth less to you than walking away."
    elif outcome.justified is False:
        if offered:
            yield f"{_alone(outcome) or 'No deal. By your figures t'}heir best offer {offered}."
        yield "No deal. By your figures their best offer was at least as good for you as walking away."
    elif outcome.best is None:
        yield "No deal. You logged no offer of theirs to compare with your alternative."
    yield "No deal. We can’t say whether their best offer beat your alternative."


def _alone(outcome: Outcome) -> str:
    """`No deal. On Rent alone t`: where one of several issues is compared nobody can call the whole a success; else empty."""
    of_package = (
        outcome.best is not None and outcome.best.worth is not None and outcome.board.rating.reservation is not None
    )
    if of_package or outcome.measure is None or len(outcome.settled) < 2:
        return ""
    return f"No deal. On {as_name(outcome.measure.issue.name)} alone t"


def _their_offer(outcome: Outcome) -> str:
    """How their best offer compares with no deal in one measure, from the verb on; empty where it cannot be said."""
    rating, best = outcome.board.rating, outcome.best
    if best is None:
        return ""
    if best.worth is not None and rating.game is not None and rating.reservation is not None:
        low, high = (figure(end, rating.game) for end in best.worth.mine[::2])
        points = low if low == high else f"{low} to {high}"
        return f"scored {points} for you, walking away {figure(rating.reservation, rating.game)}"
    if outcome.measure is not None and outcome.offered is not None:
        alone, offered = outcome.measure.fallback, outcome.measure.issue.show(outcome.offered)
        on_average = "" if alone.is_certain else " on average"
        would, does = ("have cost you", "costs") if alone.pays else ("have brought you", "brings")
        return f"would {would} {offered}, walking away {does} {alone.shown()}{on_average}"
    return ""


def won(share: Won) -> str:
    """The share of the bargaining range, or why none can be told; with how far it can be trusted."""
    if share.low is None or share.high is None:
        return "they went further than your most hopeful guess of their limit, so I can’t tell your share."
    low, high = percent(share.low), percent(share.high)
    if not share.guess:
        if share.low > 1:
            return "they went further than the limit you noted, so that wasn’t their limit."
        if share.low < 0:
            return "you agreed past your own limit."
        return f"{low}{_trust(share.how)}"
    if share.high < 0:
        return "you agreed past your own limit."
    passed = "; guesses that they went past are left out" if share.passed else ""
    if not share.is_share:
        return f"anything from {low} to {high} by your guess of their limit: too wide to judge by{passed}."
    said = low if low == high else f"{low} to {high}"
    likely = f", likely {percent(share.likely)}" if share.likely is not None and low != high else ""
    return f"{said}{likely}, by your guess of their limit{passed}."


def _trust(how: str) -> str:
    if how in FIRM:
        return "."
    if how == SAID:
        return ", if their limit was what they say it was. Words afterwards are cheap."
    return ". How do you know their limit?"


def percent(share: Fraction) -> str:
    """A share as a whole percentage: nobody measures a negotiation closer."""
    return f"{round(share * 100):,} %".replace("-", "−")


def package_won(share: PackageShare) -> str:
    """What each side got of the most that it could have gained over walking away."""
    if share.mine < 0 or share.theirs < 0:
        who = "you" if share.mine < 0 else "they, by your guess,"
        return f"{who} would have been better off without a deal, so there is no share to speak of."
    if share.mine > 1 or share.theirs > 1:
        who = "you" if share.mine > 1 else "they"
        return f"{who} got more than your guesses left room for, so one of them was wrong."
    mine, theirs = percent(share.mine), percent(share.theirs)
    return f"you got {mine} of the most you could have gained, and they about {theirs} of theirs, as you guess."
