"""A flat to rent, to be weighed: rent and term in figures, the painting as a list. All values are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from negotui.analysis.weighing.interview import KEEP, TAKE, UNSURE, Weighing
from negotui.analysis.weighing.pairs import Pair
from negotui.analysis.weighing.swings import Lack, Swing, swings_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import book, context, entry

RENT = entry("issues", "Rent", better="less", opening="1200", target="1300", limit="1400", step="50")
TERM = entry("issues", "Term", better="more", opening="36", limit="12", step="6")
PAINT = entry("issues", "Paint")
THEY = entry("options", "They paint", issue=PAINT.id, mine="80")
WE = entry("options", "We paint", issue=PAINT.id, mine="20")
FLAT = (RENT, TERM, PAINT, THEY, WE)


def begun(*entries: Entry) -> Weighing:
    return Weighing(read(*entries)[0])


def read(*entries: Entry) -> tuple[tuple[Swing, ...], tuple[Lack, ...]]:
    negotiation = book(*entries)
    return swings_of(negotiation, context(negotiation))


def said(weighing: Weighing, *typed: str) -> Weighing:
    """The state after these answers, as they are typed."""
    for text in typed:
        question = weighing.question
        assert question is not None
        weighing = weighing.answer(question.read(text))
    return weighing


def finished(
    weighing: Weighing,
    points: Mapping[str, Fraction],
    first: str,
    prefers: Callable[[Weighing, Pair], bool | None],
    takes: bool = False,
) -> Weighing:
    """The end of the questions. points: of each other issue by id.  prefers: whether the first package of a pair is better."""
    weighing = weighing.answer(first)
    others = [swing.id for swing in weighing.swings if swing.id != first]
    for id in others:
        weighing = weighing.answer(points[id])
    while (question := weighing.question) is not None:
        if weighing.change:
            weighing = weighing.answer(TAKE if takes else KEEP)
            continue
        assert weighing.pair
        better = prefers(weighing, weighing.pair)
        weighing = weighing.answer(UNSURE if better is None else question.choices[0 if better else 1].id)
    return weighing
