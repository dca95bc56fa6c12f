"""How much work the offers of a talk are, told without doing it: in steps of folding, as for packages."""

from __future__ import annotations

from negotui.analysis.offers.board import count_unscored, known_board
from negotui.analysis.packages.cost import folding_cost, placing_cost
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import OFFERS
from negotui.domain.values import Context

_OFFER = 3_000
"""An offer costs about so many steps of folding to score: some a millisecond."""


def cost(negotiation: Negotiation, context: Context) -> int:
    """What it takes to score all offers; 1 where they are scored already."""
    known = known_board(negotiation, context)
    if known is not None:
        return count_unscored(negotiation, known) * _OFFER + 1
    return folding_cost(negotiation, context) + len(negotiation.of(OFFERS)) * _OFFER


def result_cost(negotiation: Negotiation, context: Context) -> int:
    """What it takes to say how a negotiation came out; 1 as long as it is not over."""
    return cost(negotiation, context) + placing_cost(negotiation) if negotiation.is_closed else 1
