"""What a reached target proves: little, if it was timid."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.offers.offers import MINE
from negotui.analysis.review.learned import FIRM
from negotui.analysis.review.outcome import Outcome, Settled
from negotui.analysis.review.share import HALF, share_of_range
from negotui.analysis.review.words import percent
from negotui.domain.sentences import as_name
from negotui.domain.text import listed

_NAMED = 3


def aimed(one: Settled) -> Fraction | None:
    """Which part of the range the target asked for, by their limit as it was learnt; None where that is unknown."""
    issue = one.issue
    if one.actual is None or issue.limit is None or issue.target is None or issue.more is None:
        return None
    return share_of_range(issue.limit, one.actual, issue.target, issue.more)


def reached(outcome: Outcome) -> Iterator[str]:
    """A sentence on each reached target that was timid, one on those of which it cannot be said, and one on a first offer taken."""
    hit = [one for one in outcome.settled if (gain := one.gain(one.issue.target)) is not None and gain >= 0]
    unknown = []
    for one in hit:
        part, name = aimed(one), as_name(one.issue.name)
        if part is None or one.how not in FIRM:
            unknown.append(name)
        elif part < HALF:
            yield (
                f"You reached your target on {name}, but it was timid: it asked for {percent(part)} of the range, so reaching "
                "it proves little."
            )
    if unknown:
        names = [*unknown[:_NAMED], *([f"{len(unknown) - _NAMED} more"] if len(unknown) > _NAMED else [])]
        whether = "the target was" if len(unknown) == 1 else "those targets were"
        yield (
            f"You reached your target on {listed(names)}. Whether {whether} ambitious enough nobody can say, as you don’t know for "
            "certain how far they would have gone. A timid target is easily reached."
        )
    if _first_taken(outcome):
        yield "They took your first offer as it stood. That is the plainest sign that your opening asked for too little."


def _first_taken(outcome: Outcome) -> bool:
    """Whether the first offer of mine is the one that was accepted."""
    mine = [one for one in outcome.board.scores if one.offer.side == MINE and one.offer.terms]
    return outcome.accepted is not None and bool(mine) and mine[0] is outcome.accepted
