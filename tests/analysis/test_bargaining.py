"""The arithmetic of one issue, on published answers."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.bargaining import (
    ackerman_ladder,
    even_ladder,
    is_round,
    shrinking_ladder,
    split_pie,
    to_step,
    unround,
    zone,
)
from negotui.analysis.optimal_search import Prospect, break_even

FIGURES = st.fractions(min_value=-1_000_000, max_value=1_000_000, max_denominator=100)
STEPS = st.none() | st.fractions(min_value=Fraction(1, 100), max_value=1_000, max_denominator=100)


def whole(*values: Fraction) -> list[int]:
    """The figures as whole numbers, which they must be."""
    assert all(value.denominator == 1 for value in values)
    return [int(value) for value in values]


def test_splitting_the_pie() -> None:
    """Nalebuff: together 12, alone 4 and 2."""
    assert whole(*split_pie(Fraction(12), Fraction(4), Fraction(2))) == [6, 7, 5]


def test_settle_or_sue() -> None:
    """The plaintiff wins 250,000 with 60 % for 50,000; the defendant thinks 40 %, and pays 70,000."""
    court = Prospect(Fraction(250_000), Fraction(60, 100), Fraction(50_000), if_not=Fraction(0))
    plaintiff = court.expected
    defendant = Prospect(Fraction(-250_000), Fraction(40, 100), Fraction(70_000), if_not=Fraction(0)).expected
    assert whole(plaintiff, defendant) == [100_000, -170_000]
    found = zone(plaintiff, -defendant, more=True)
    assert whole(found.low, found.high, found.width, found.midpoint) == [100_000, 170_000, 70_000, 135_000]
    # (120,000 + 50,000) ÷ 250,000.
    assert break_even(court, Fraction(120_000), rest=Fraction(0)) == Fraction(68, 100)
    assert whole(*split_pie(Fraction(0), plaintiff, defendant)) == [70_000, 135_000, -135_000]


def test_ackerman() -> None:
    assert whole(*ackerman_ladder(Fraction(1_000))) == [650, 850, 950, 1_000]
    assert whole(*ackerman_ladder(Fraction(1_000), seller=True)) == [1_350, 1_150, 1_050, 1_000]
    assert whole(*ackerman_ladder(Fraction(14_000))) == [9_100, 11_900, 13_300, 14_000]


@pytest.mark.parametrize(
    ("mine", "theirs", "more", "width", "is_open"),
    [
        (100, 170, True, 70, True),
        (170, 100, True, -70, False),
        (1240, 1168, False, 72, True),
        (1100, 1168, False, -68, False),
        (5, 5, True, 0, True),
    ],
)
def test_zone(mine: int, theirs: int, more: bool, width: int, is_open: bool) -> None:
    found = zone(Fraction(mine), Fraction(theirs), more)
    assert found.width == width
    assert found.is_open == is_open
    assert found.holds(found.midpoint) == is_open


def test_ladders_on_steps() -> None:
    assert whole(*shrinking_ladder(Fraction(132_000), Fraction(126_000), Fraction(500))) == [
        132_000,
        128_500,
        127_000,
        126_000,
    ]
    assert whole(*even_ladder(Fraction(13), Fraction(5), Fraction(1))) == [13, 10, 8, 5]
    assert whole(*even_ladder(Fraction(3), Fraction(3))) == [3]
    assert to_step(Fraction(10), Fraction(0), Fraction(1, 3), Fraction(4)) == 6


@given(FIGURES, FIGURES, STEPS)
def test_ladders_go_from_end_to_end_and_never_back(start: Fraction, end: Fraction, step: Fraction | None) -> None:
    for ladder in (even_ladder(start, end, step), shrinking_ladder(start, end, step)):
        assert ladder[0] == start
        assert end in ladder
        if step is None:
            assert list(ladder) == sorted(ladder, reverse=end < start)


@given(FIGURES, FIGURES)
def test_steps_shrink_by_half(start: Fraction, end: Fraction) -> None:
    ladder = shrinking_ladder(start, end)
    steps = [after - before for before, after in pairwise(ladder)]
    assert all(later * 2 == earlier for earlier, later in pairwise(steps))


@given(FIGURES, FIGURES, FIGURES)
def test_half_of_the_pie_each(together: Fraction, mine: Fraction, theirs: Fraction) -> None:
    pie, my_part, their_part = split_pie(together, mine, theirs)
    assert my_part + their_part == together
    assert my_part - mine == their_part - theirs == pie / 2


@given(FIGURES, FIGURES)
def test_both_gain_the_same_at_the_midpoint(mine: Fraction, theirs: Fraction) -> None:
    found = zone(mine, theirs, more=True)
    assert found.midpoint - mine == theirs - found.midpoint == found.width / 2


@pytest.mark.parametrize(
    ("value", "expected"), [(126_000, True), (1_000, True), (123_400, False), (560, False), (0, False)]
)
def test_round(value: int, expected: bool) -> None:
    assert is_round(Fraction(value)) is expected
    assert not is_round(Fraction(value) + Fraction(1, 2))


@given(st.integers(1, 999), st.integers(3, 12), st.booleans())
def test_unround(head: int, zeros: int, up: bool) -> None:
    value = Fraction(head * 10**zeros)
    found = unround(value, up)
    assert not is_round(found)
    assert (found > value) is up
    assert abs(found - value) * 100 < abs(value)
