"""My figures beside those of others."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.benchmarks import benchmarks_data, median
from negotui.analysis.fact_checks import is_old
from negotui.domain.blocks import State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import book, checks, context, entry, northwind, panel, panel_of, rows

PRICE = entry("issues", "Price", better="less", opening="49000", target="49500", limit="50200")


def fact(name: str, figure: str = "", **values: str) -> Entry:
    return entry("facts", name, **({"source": "s", "figure": figure, "issue": PRICE.id} | values))


def test_northwind() -> None:
    found = panel_of("benchmarks", northwind())
    assert found.verdict == (
        "Base salary: your target of 126,000 is better than what is usual, 123,000; the best you found is 132,000."
    )
    assert rows(found)[0] == ("Base salary", "123,000", "121,000 to 132,000", "130,000", "126,000", "110,000")
    assert checks(found) == []


def test_the_packaging_of_the_guide() -> None:
    """The index says what is usual; the two quotations are single cases, and two of them have no median."""
    quotations = (fact("49440", "49440", kind="one case"), fact("50400", "50400", kind="one case"))
    found = panel("benchmarks", PRICE, fact("50016", "50016", kind="typical"), *quotations)
    assert rows(found) == [("Price", "50,016", "49,440 to 50,400", "49,000", "49,500", "50,200")]
    assert found.verdict == (
        "Price: your target of 49,500 is better than what is usual, 50,016; the best you found is 49,440."
    )
    assert "median" not in words_of(found.blocks)


@pytest.mark.parametrize(
    ("kind", "figures", "said"),
    [
        ("typical", ("51000",), "goes beyond the one figure you found, 51,000: what makes your case special?"),
        ("typical", ("49500",), "is just what is usual."),
        # Two typical figures are a range and no median; three have one, 49,200.
        ("typical", ("49000", "49200"), "is worse for you than what is usual, 49,000 to 49,200: could you aim lower?"),
        ("typical", ("49000", "49200", "49900"), "is worse for you than what is usual, 49,200: could you aim lower?"),
        ("typical", ("49400", "49600"), "is just what is usual."),
        # Single cases, ends and figures of no kind never say what is usual.
        ("one case", ("49000", "49200"), "is worse for you than all 2 figures you found: could you aim lower?"),
        ("one case", ("49500",), "is the same as the one figure you found: what is usual?"),
        ("high end", ("49000", "50000"), "lies among the 2 figures you found, 49,000 to 50,000: what is usual?"),
        ("", ("49000", "49600", "50000"), "lies among the 3 figures you found, 49,000 to 50,000: what is usual?"),
        ("mine", ("52000",), "so far you have only your own figure. What do others agree on?"),
    ],
)
def test_verdicts(kind: str, figures: tuple[str, ...], said: str) -> None:
    found = panel("benchmarks", PRICE, *(fact(figure, figure, kind=kind) for figure in figures))
    assert found.verdict.startswith("Price: ")
    assert found.verdict.endswith(said)


def test_a_median_takes_three_of_a_kind() -> None:
    """49,000, 49,600 and 50,000 are three cases, the middle one 49,600; a typical figure and an end are of another kind."""
    cases = [fact(figure, figure, kind="one case") for figure in ("50000", "49000", "49600")]
    found = panel("benchmarks", PRICE, *cases, fact("a", "48000", kind="typical"), fact("b", "47000", kind="low end"))
    assert "Price: the median of your 3 cases is 49,600." in words_of(found.blocks)
    found = panel("benchmarks", PRICE, *cases[:2], fact("a", "48000", kind="typical"))
    assert "median" not in words_of(found.blocks)


def test_what_nobody_has_marked_counts_as_one_case_and_is_asked() -> None:
    """A workbook from before the question."""
    found = panel("benchmarks", PRICE, *(fact(figure, figure) for figure in ("49000", "49600", "50000")))
    asked = "is its figure typical, a high end, a low end, one case or your own?"
    assert [detail for _, detail, _ in checks(found, State.MISSING)] == [asked] * 3
    assert rows(found)[0][1] == "–"
    assert "Price: the median of your 3 cases is 49,600." in words_of(found.blocks)


def test_a_target_worse_than_what_i_have_is_a_worry() -> None:
    found = panel("benchmarks", PRICE, fact("now", "49200", kind="mine"), fact("a", "50000", kind="typical"))
    assert checks(found, State.THIN) == [
        ("Price", "your target, 49,500, is worse than what you have, 49,200", "entry:issues-Price")
    ]
    assert rows(found)[0][2] == "50,000"


def test_data_by_kind() -> None:
    entries = (PRICE, fact("a", "50000", kind="typical"), fact("b", "49000"), fact("c", "51000", kind="mine"))
    data = benchmarks_data(book(*entries), context(book(*entries)))["benchmarks"]
    assert data["Price"] == {  # type: ignore[index]
        "usual": ["50000", "50000"],
        "typical": ["50000"],
        "high_end": [],
        "low_end": [],
        "one_case": [],
        "kind_missing": ["49000"],
        "mine": ["51000"],
        "target": "49500",
    }


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
        fact("dollars", "5 USD", kind="typical"),
        entry("arguments", "loose", facts="gone"),
        entry("arguments", "bound", facts="facts-old"),
        entry("issues", "Euro", better="more", target="5 EUR"),
        fact("to euro", "5 USD", issue="issues-Euro"),
    )
    assert [check[:2] for check in checks(found, State.THIN)] == [
        ("old", "older than a year: 22 Nov 2025"),
        ("guess", "a guess (2 out of 5 sure)"),
    ]
    assert [check[:2] for check in checks(found, State.MISSING)] == [
        ("no source", "has no source"),
        ("loose", "rests on no fact"),
        ("to euro", "isn’t in the currency of its issue"),
        ("nowhere", "has a figure, but for which issue?"),
        ("unclear", "has a figure that I can’t read"),
    ]


def test_no_figure_and_nothing_yet() -> None:
    assert panel("benchmarks", fact("a", source="")).verdict == (
        "1 fact, but none gives a figure for an issue; 1 has no source."
    )
    assert panel("benchmarks").blocks == ()


def test_a_target_that_is_missing() -> None:
    bare = entry("issues", "Price")
    found = panel("benchmarks", bare, fact("a", "5"))
    assert found.verdict == "Price: you found 1 figure. Add your target, and say whether more or less is better."
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


def test_a_question_is_something_to_find_out_until_it_has_a_source_or_a_figure() -> None:
    rent = entry("issues", "Rent", better="less", target="900", limit="1000")
    asked = entry("facts", "f1", claim="What do others pay?", issue=rent.id, kind="typical")
    other = entry("facts", "f2", claim="Who owns the house?")
    point = entry("arguments", "Others pay less", facts=asked.id)
    found = panel("benchmarks", rent, asked, other, point)
    assert found.verdict == "No facts yet: find out the first thing on your list, and write down who says so."
    assert [check[:2] for check in checks(found)] == [
        ("Rent", "What do others pay?"),
        ("In general", "Who owns the house?"),
    ]
    answered = panel("benchmarks", rent, asked.put("figure", "950"), other, point)
    assert answered.verdict.startswith("Rent: your target of 900 ")
    assert [check[:2] for check in checks(answered)] == [
        ("What do others pay?", "has no source"),
        ("In general", "Who owns the house?"),
    ]
    # A point that rests on a question rests on nothing yet.
    claim = entry("facts", "The roof leaks", source="I saw it")
    assert ("Others pay less", "rests on no fact") in [
        check[:2] for check in checks(panel("benchmarks", claim, asked, point))
    ]
