"""Entries for the tests of alternatives."""

from __future__ import annotations

from negotui.domain.blocks import Bars, Panel
from negotui.domain.negotiation import Entry
from tests.analysis.book import entry


def alternative(
    name: str, worth: str = "", chance: str = "100", cost: str = "0", side: str = "mine", **more: str
) -> Entry:
    return entry("alternatives", name, side=side, worth=worth, chance=chance, cost=cost, **more)


def issue(name: str = "Price", better: str = "more", **values: str) -> Entry:
    return entry("issues", name, better=better, **({"target": "126000", "limit": "110000"} | values))


RENT = issue("Rent", "less", opening="1100", target="1180", limit="1350")

FOUR = (
    alternative("Freelance", "105000", "60", "5000"),
    alternative("Stay", "108000"),
    alternative("Raise", "118000", "80"),
    alternative("Contoso", "131000", "55", "2000"),
)
"""The four of the hand check, in no helpful order."""


def endings(found: Panel) -> list[tuple[str, str, str]]:
    """How it may end: the amount, the chance, what it ends with."""
    (block,) = [one for one in found.blocks if isinstance(one, Bars)]
    return [(bar.label, bar.shown[0], bar.mark) for bar in block.bars]
