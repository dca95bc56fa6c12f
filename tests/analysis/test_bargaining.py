"""The arithmetic of one issue, on published answers."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.bargaining import (
    ackerman_ladder,
    shrinking_ladder,
    split_pie,
    spoken_step,
    to_step,
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
    assert whole(*shrinking_ladder(Fraction(3), Fraction(3))) == [3]
    assert to_step(Fraction(10), Fraction(0), Fraction(1, 3), Fraction(4)) == 6


def test_a_target_off_the_steps_is_reached_by_a_last_step_that_is_the_shortest() -> None:
    """From 380 to 395.5 in steps of 2.5: 7.5, then 5, then 3, and never 10, 2.5 and 3."""
    ladder = shrinking_ladder(Fraction(380), Fraction(791, 2), Fraction(5, 2))
    assert ladder == (Fraction(380), Fraction(775, 2), Fraction(785, 2), Fraction(791, 2))


@pytest.mark.parametrize(
    ("start", "end", "ladder"),
    [(13, 9, [13, 10, 9]), (8, 2, [8, 5, 3, 2]), (3, 1, [3, 1]), (2, 3, [2, 3]), (0, 3, [0, 2, 3])],
)
def test_a_short_way_has_as_many_steps_as_can_shrink(start: int, end: int, ladder: list[int]) -> None:
    assert whole(*shrinking_ladder(Fraction(start), Fraction(end), Fraction(1))) == ladder


@given(FIGURES, FIGURES, STEPS)
def test_the_steps_of_a_ladder_shrink_and_end_at_its_end(start: Fraction, end: Fraction, step: Fraction | None) -> None:
    ladder = shrinking_ladder(start, end, step)
    assert (ladder[0], ladder[-1]) == (start, end)
    assert list(ladder) == sorted(set(ladder), reverse=end < start)
    lengths = [abs(after - before) for before, after in pairwise(ladder)]
    assert all(later < earlier for earlier, later in pairwise(lengths))
    if step is not None:
        assert all((stop - start) % step == 0 for stop in ladder[:-1])
        # Three equal steps of a way can always be made to shrink in two.
        assert len(ladder) > 2 or abs(end - start) < 3 * step


@given(FIGURES, FIGURES)
def test_steps_shrink_by_half(start: Fraction, end: Fraction) -> None:
    ladder = shrinking_ladder(start, end)
    steps = [after - before for before, after in pairwise(ladder)]
    assert all(later * 2 == earlier for earlier, later in pairwise(steps))


@pytest.mark.parametrize(
    ("start", "end", "step"),
    [
        ("120", "110", "1"),
        ("120000", "100000", "2000"),
        ("120000", "90000", "5000"),
        ("3", "1", "1"),
        ("4", "2.5", "0.2"),
        ("2.55", "2.5", "0.01"),
    ],
)
def test_without_a_step_figures_are_those_that_one_can_say(start: str, end: str, step: str) -> None:
    assert spoken_step(Fraction(start), Fraction(end)) == Fraction(step)


def test_no_step_is_made_up_where_there_is_no_way_or_no_end_of_places() -> None:
    assert spoken_step(Fraction(3), Fraction(3)) is None
    assert spoken_step(Fraction(1, 3), Fraction(3)) is None


@given(FIGURES, FIGURES, FIGURES)
def test_half_of_the_pie_each(together: Fraction, mine: Fraction, theirs: Fraction) -> None:
    pie, my_part, their_part = split_pie(together, mine, theirs)
    assert my_part + their_part == together
    assert my_part - mine == their_part - theirs == pie / 2


@given(FIGURES, FIGURES)
def test_both_gain_the_same_at_the_midpoint(mine: Fraction, theirs: Fraction) -> None:
    found = zone(mine, theirs, more=True)
    assert found.midpoint - mine == theirs - found.midpoint == found.width / 2
