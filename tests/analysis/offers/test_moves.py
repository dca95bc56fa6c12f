"""The kinds of moves, at and about the threshold."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.offers.moves import THRESHOLD, Kind, kind_of

CHANGES = st.fractions(min_value=-1, max_value=1, max_denominator=1000)
LESS = THRESHOLD - Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        (0, 0, Kind.SILENT),
        (0, 1, Kind.NICE),
        (-1, 1, Kind.CONCESSION),
        (-1, 0, Kind.CONCESSION),
        (1, -1, Kind.SELFISH),
        (1, 0, Kind.SELFISH),
        (1, 1, Kind.FORTUNATE),
        (0, -1, Kind.UNFORTUNATE),
        (-1, -1, Kind.UNFORTUNATE),
    ],
)
def test_each_pair_of_changes_has_its_kind(own: int, other: int, kind: Kind) -> None:
    assert kind_of(own * THRESHOLD, other * THRESHOLD) is kind
    assert kind_of(Fraction(own), Fraction(other)) is kind


@pytest.mark.parametrize("sign", [1, -1])
def test_less_than_three_per_cent_is_no_change(sign: int) -> None:
    assert kind_of(sign * LESS, sign * LESS) is Kind.SILENT
    assert kind_of(Fraction(0), sign * LESS) is Kind.SILENT


@given(CHANGES, CHANGES)
def test_what_one_side_calls_selfish_the_other_side_sees_as_no_gain(own: Fraction, other: Fraction) -> None:
    kind = kind_of(own, other)
    assert (kind is Kind.SELFISH) == (own >= THRESHOLD and other < THRESHOLD)
    assert (kind is Kind.SILENT) == (abs(own) < THRESHOLD and abs(other) < THRESHOLD)
    assert (kind in {Kind.NICE, Kind.FORTUNATE}) == (other >= THRESHOLD and own > -THRESHOLD)
