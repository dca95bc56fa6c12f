"""My figures beside those of others."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.benchmarks import is_old, median
from negotui.domain.blocks import State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import checks, entry, northwind, panel, panel_of, rows

PRICE = entry("issues", "Price", better="less", opening="49000", target="49500", limit="50200")


def fact(name: str, figure: str = "", **values: str) -> Entry:
    return entry("facts", name, **({"source": "s", "figure": figure, "issue": PRICE.id} | values))


def test_northwind() -> None:
    found = panel_of("benchmarks", northwind())
    assert found.verdict == (
        "“Base salary”: your target of 126,000 is worse for you than the usual, 126,500: could you aim higher?"
    )
    assert rows(found)[0] == ("Base salary", "121,000", "126,500", "132,000", "132,000", "126,000", "110,000")
    assert checks(found) == []


def test_the_packaging_of_the_guide() -> None:
    found = panel("benchmarks", PRICE, *(fact(figure, figure) for figure in ("50016", "49440", "50400")))
    assert rows(found) == [("Price", "49,440", "50,016", "50,400", "49,000", "49,500", "50,200")]
    assert found.verdict == "“Price”: your target of 49,500 is better than the median, 50,016, and within 3 benchmarks."


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (("51000",), "is beyond the one benchmark: what makes your case special?"),
        (("49500",), "is just what is usual, the median of 1 benchmark."),
        (("49000", "49200"), "is worse for you than the usual, 49,100: could you aim lower?"),
    ],
)
def test_verdicts(figures: tuple[str, ...], said: str) -> None:
    assert panel("benchmarks", PRICE, *(fact(figure, figure) for figure in figures)).verdict.endswith(said)


def test_doubts_and_gaps() -> None:
    found = panel(
        "benchmarks",
        PRICE,
        fact("old", date="2025-11-22"),
        fact("just not old", date="2025-11-23"),
        fact("guess", confidence="2"),
        fact("no source", source=""),
        fact("nowhere", "5", issue="gone"),
        fact("unclear", "!some"),
        fact("dollars", "5 USD"),
        entry("arguments", "loose", facts="gone"),
        entry("arguments", "bound", facts="facts-old"),
        entry("issues", "Euro", better="more", target="5 EUR"),
        fact("to euro", "5 USD", issue="issues-Euro"),
    )
    assert [check[:2] for check in checks(found, State.THIN)] == [
        ("old", "older than a year: 22 Nov 2025"),
        ("guess", "a guess, since you are no more than 2 of 5 sure"),
    ]
    assert [check[:2] for check in checks(found, State.MISSING)] == [
        ("no source", "has no source"),
        ("loose", "rests on no fact"),
        ("to euro", "is in another currency than the issue"),
        ("nowhere", "has a figure but names no issue"),
        ("unclear", "has a figure that cannot be read"),
    ]


def test_no_figure_and_nothing_yet() -> None:
    assert panel("benchmarks", fact("a", source="")).verdict == (
        "1 fact, but none gives a figure for an issue: 1 without a source."
    )
    assert panel("benchmarks").blocks == ()


def test_a_target_that_is_missing() -> None:
    bare = entry("issues", "Price")
    found = panel("benchmarks", bare, fact("a", "5"))
    assert found.verdict == "“Price”: 1 benchmark, the median is 5; your target or its direction is missing."
    assert "Others" in words_of(found.blocks)


@pytest.mark.parametrize(
    ("found", "today", "old"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2025, 11, 23), date(2026, 11, 23), False),
        (date(9999, 12, 31), date(2026, 11, 23), False),
    ],
)
def test_older_than_a_year(found: date, today: date, old: bool) -> None:
    assert is_old(found, today) is old


@given(st.lists(st.fractions(max_denominator=10), min_size=1))
def test_half_of_the_figures_lie_on_either_side_of_the_median(values: list[Fraction]) -> None:
    middle = median(values)
    assert sum(value < middle for value in values) <= len(values) / 2
    assert sum(value > middle for value in values) <= len(values) / 2
