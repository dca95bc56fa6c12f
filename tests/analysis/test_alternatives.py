"""The best alternative and where it says no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.blocks import Bars, Panel, State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import checks, entry, northwind, panel, panel_of, rows

PRICE = {"better": "more", "target": "126000", "limit": "110000"}


def alternative(name: str, worth: str, chance: str = "100", cost: str = "0", **more: str) -> Entry:
    return entry("alternatives", name, side="mine", worth=worth, chance=chance, cost=cost, **more)


def issue(name: str = "Price", **values: str) -> Entry:
    return entry("issues", name, **(PRICE | values))


def bars(found: Panel) -> list[tuple[str, str, str]]:
    (block,) = [one for one in found.blocks if isinstance(one, Bars)]
    return [(bar.label, bar.shown[0], bar.mark) for bar in block.bars]


def test_northwind() -> None:
    found = panel_of("alternatives", northwind())
    assert found.verdict == (
        "Your best alternative is worth 94,400: “Stay, with the promised raise”. Walk away below that."
    )
    assert bars(found) == [
        ("Stay, with the promised raise", "94,400", "BATNA"),
        ("Offer from Contoso", "70,050", ""),
        ("Freelance for two clients", "58,000", ""),
    ]
    said = words_of(found.blocks)
    assert "no deal at less than 94,400. Your limit of 110,000 holds to that." in said
    assert "If “Stay, with the promised raise” falls through: “Offer from Contoso”, then" in said
    assert "none of them comes off is 3.6 %" in said
    assert rows(found)[1] == ("Offer from Contoso", "55 %", "~85.5 %", "~97.7 %", "never")
    assert checks(found) == []


def test_settle_or_sue() -> None:
    found = panel(
        "alternatives",
        alternative("Court", "250000", "60", "50000"),
        issue("Settlement", limit="100000", target="120000"),
    )
    assert found.verdict == "Your best alternative is worth 100,000: “Court”. Walk away below that."
    assert rows(found) == [("Court", "60 %", "60 %", "68 %")]


def test_a_limit_that_is_worse_is_named() -> None:
    found = panel("alternatives", alternative("Stay", "120000"), alternative("Go", "90000"), issue())
    assert ("Price", "your limit, 110,000, is worse than your best alternative, 120,000: one of the two is wrong") in [
        check[:2] for check in checks(found, State.THIN)
    ]
    assert checks(found, State.THIN)[0][2] == "entry:issues-Price"


def test_where_i_pay_only_a_cost_is_compared() -> None:
    price = issue(better="less", limit="120000", target="90000")
    assert "judge whole packages" in words_of(panel("alternatives", alternative("Other", "100000"), price).blocks)
    found = panel("alternatives", alternative("Court", "-100000", "100", "10000"), price)
    assert "no deal at more than 110,000." in words_of(found.blocks)
    assert "your limit, 120,000, is worse than your best alternative, 110,000" in words_of(found.blocks)


@pytest.mark.parametrize(
    ("issues", "compared"),
    [
        ((issue(),), "the only issue"),
        ((issue(), issue("Days", target="5", limit="2")), "the one issue whose figures are of the same size"),
        ((issue(target="126000 EUR", limit="110000 EUR"), issue("Mileage")), "the one issue in EUR"),
        ((issue(), issue("Mileage")), ""),
        ((issue(target="126000 USD", limit="110000 USD"),), ""),
        ((issue("Days", target="5", limit="2"),), ""),
        ((issue(better=""),), ""),
    ],
)
def test_only_one_measure_is_compared(issues: tuple[Entry, ...], compared: str) -> None:
    said = words_of(panel("alternatives", alternative("Stay", "94400 EUR"), *issues).blocks)
    assert compared in said
    assert ("no deal at less than" in said) == bool(compared)


def test_gaps_are_named_and_not_counted() -> None:
    found = panel(
        "alternatives",
        alternative("Sound", "100"),
        alternative("No worth", ""),
        alternative("Nothing", "", ""),
        alternative("Unclear", "!a lot"),
        alternative("Unclear cost", "5", cost="!some"),
        alternative("Too likely", "5", "150"),
        alternative("Two currencies", "5 EUR", "50", "1 USD"),
        alternative("Odd", "Infinity"),
    )
    assert [check[:2] for check in checks(found, State.MISSING)] == [
        ("No worth", "lacks worth"),
        ("Nothing", "lacks worth and chance"),
        ("Unclear", "cannot be read in worth"),
        ("Unclear cost", "cannot be read in cost"),
        ("Too likely", "has a chance of 150 %: write one from 0 to 100"),
        ("Two currencies", "has worth and cost in different currencies: write them in one"),
        ("Odd", "cannot be read in worth"),
    ]
    assert bars(found) == [("Sound", "100", "BATNA")]


def test_several_currencies_are_not_ranked() -> None:
    found = panel("alternatives", alternative("A", "5 EUR"), alternative("B", "9 USD"))
    assert found.verdict.startswith("Your alternatives are in several currencies")
    assert checks(found, State.MISSING)[0][:2] == ("One currency", "worths are in EUR and USD: they cannot be ranked")
    assert rows(found) == [("B", "9 USD"), ("A", "5 EUR")]


def test_no_cost_is_not_nothing() -> None:
    found = panel("alternatives", alternative("A", "100", "50", ""), alternative("B", "10"))
    assert found.verdict == "Your best alternative is worth at most 50: “A”. Walk away below that."
    assert ("A", "no cost is written: its worth is at most this") in [check[:2] for check in checks(found)]


def test_a_tie_and_a_loss() -> None:
    found = panel(
        "alternatives", alternative("A", "50"), alternative("B", "100", "50"), alternative("C", "10", "0", "30")
    )
    assert found.verdict == "Your 2 best alternatives are worth 50 each: walk away below that."
    assert bars(found)[-1] == ("C", "−30", "")


def test_what_is_late_and_what_is_alone() -> None:
    found = panel("alternatives", alternative("A", "50", due="2026-11-20"))
    assert [check[:2] for check in checks(found)] == [
        ("One alternative", "a single one can fall through: what comes next?"),
        ("A", "its next step was due Fri 20 Nov"),
    ]


def test_nothing_yet() -> None:
    found = panel("alternatives", entry("alternatives", "Theirs", side="theirs", worth="5", chance="5"))
    assert found.verdict == "No alternatives yet: write what you would do if this fell through."
    assert found.blocks == ()
    assert panel("alternatives", alternative("A", "")).verdict == (
        "No alternative can be priced yet: give one its worth and its chance."
    )


@given(st.lists(st.tuples(st.integers(-100, 100), st.integers(0, 100), st.integers(0, 50)), min_size=1, max_size=6))
def test_the_best_is_the_best(figures: list[tuple[int, int, int]]) -> None:
    entries = [
        alternative(str(n), str(worth), str(chance), str(cost)) for n, (worth, chance, cost) in enumerate(figures)
    ]
    best = max(worth * chance - 100 * cost for worth, chance, cost in figures)
    found = bars(panel("alternatives", *entries))
    worth, chance, cost = figures[int(found[0][0])]
    assert worth * chance - 100 * cost == best
    assert [mark for _, _, mark in found] == ["BATNA"] + [""] * (len(figures) - 1)


def test_a_price_typed_as_a_worth_is_said_and_nothing_is_compared_with_it() -> None:
    flat = entry("alternatives", "Flat", worth="1050", chance="60", cost="900", side="mine")
    rent = entry("issues", "Rent", better="less", opening="1100", target="1180", limit="1250")
    found = panel("alternatives", flat, rent)
    assert "−270" in found.verdict
    assert "not its price" in found.verdict
    assert "no deal at more than" not in words_of(found.blocks)
