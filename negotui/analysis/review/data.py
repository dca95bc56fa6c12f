"""The review as plain data, for `negotui review --json`: every figure an exact text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.packages.model import exact
from negotui.analysis.review.learned import guessed
from negotui.analysis.review.outcome import Settled, outcome_of
from negotui.analysis.review.reached import reached
from negotui.analysis.review.result import PLAN
from negotui.analysis.review.words import won
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context


def review_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """The review as plain values with exact texts: null for what is not known, and everything null while it is not over.

    success: whether no deal was worth more than their best offer, null after a deal.  worth: of what was agreed, on the scale of
    packages, with no_deal, target and opening.  package_share: what each side gained, of what it could have gained.  reached: what
    reached targets prove, in sentences.  left: what both could still have gained together.  issues: by issue the term that was
    agreed, or without a deal was their best, the plan, how their limit was learned, and the share of the range as [least, most]
    with whether it is a guess, or why there is none.  guesses: how many were right, wrong and not learnt.
    """
    if not negotiation.is_closed:
        return {"closed": False}
    outcome = outcome_of(negotiation, context)
    part = outcome.package_share if outcome.is_deal else None
    rating, whole, found = outcome.board.rating, outcome.whole, guessed(negotiation)
    return {
        "closed": True,
        "stage": outcome.stage,
        "success": outcome.justified,
        "worth": _maybe(whole.mine if whole else None),
        "no_deal": _maybe(rating.reservation),
        "target": _maybe(rating.target),
        "opening": _maybe(rating.opening),
        "package_share": None if part is None else {"mine": exact(part.mine), "theirs": exact(part.theirs)},
        "reached": list(reached(outcome)),
        "left": _maybe(outcome.left.gain if outcome.left else None),
        "issues": {one.issue.name: _settled(one) for one in outcome.settled},
        "guesses": {
            "right": sum(one.right is True for one in found),
            "wrong": sum(one.right is False for one in found),
            "not_learnt": sum(not one.is_learnt for one in found),
        },
    }


def _settled(one: Settled) -> dict[str, object]:
    share: Sequence[object] | None = None
    found = one.won
    if found is not None and found.is_share and found.low is not None and found.high is not None:
        share = [exact(found.low), exact(found.high)]
    plan = {name: _maybe(getattr(one.issue, name)) for name in PLAN}
    return {
        "term": one.term,
        "figure": _maybe(one.figure),
        **plan,
        "their_limit": _maybe(one.actual),
        "learned": one.how or None,
        "share_of_range": share,
        "why_no_share": won(found) if found is not None and share is None else None,
        "guess": found.guess if found else None,
    }


def _maybe(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)
