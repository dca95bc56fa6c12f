"""What their offers had said, beside what was learnt afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.figures import show, show_between
from negotui.analysis.gaps import paragraph
from negotui.analysis.guesses import READS as GUESSES
from negotui.analysis.offers.cost import result_cost
from negotui.analysis.reading.belief import cost as belief_cost
from negotui.analysis.reading.belief import reading_of
from negotui.analysis.reading.panel import verdict_of
from negotui.analysis.review.learned import guessed
from negotui.domain.blocks import Block
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context


def from_offers(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    """How good the reading of their offers was; nothing where there was nothing to read, or nobody learnt how it was."""
    if not context.guide.has(GUESSES[0], *GUESSES[1]):
        return
    reading = reading_of(negotiation, context)
    if reading.price:
        pace, unit = reading.price.pace, reading.price.unit
        ranges = [one.range for one in guessed(negotiation) if one.entry.get("issue") == reading.price.id and one.range]
        actual = next((one.actual for one in ranges if one.actual is not None), None)
        where = show_between(pace.low, pace.high, unit)
        if actual is not None:
            held = "inside" if pace.low <= actual <= pace.high else "outside"
            yield paragraph(
                f"The pace of their steps pointed to {where}. Their limit was {show(actual, unit)}: {held}."
            )
    elif reading.news:
        yield paragraph(
            f"From their offers: {verdict_of(reading)} If you can still ask them, you learn how well you read them."
        )


def review_cost(negotiation: Negotiation, context: Context) -> int:
    """About how many steps of folding a review takes; 1 as long as the negotiation is not over."""
    return result_cost(negotiation, context) + (belief_cost(negotiation, context) if negotiation.is_closed else 0)
