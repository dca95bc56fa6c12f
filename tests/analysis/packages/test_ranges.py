"""Issues in figures: a worth for each from the limit to the target, and on."""

from __future__ import annotations

from fractions import Fraction

import pytest

from negotui.analysis.packages.ranges import MOST_STEPS, most_steps
from negotui.domain.negotiation import Entry
from tests.analysis.packages.build import entry
from tests.analysis.packages.workbook import LIMITS, PRICE, WHOLE, game, said, without


def test_a_range_runs_from_the_limit_to_the_target() -> None:
    price, _ = game(*WHOLE).issues
    assert [option.name for option in price.options] == ["80", "85", "90", "95", "100"]
    assert [option.mine for option in price.options] == [0, 25, 50, 75, 100]
    assert [option.theirs for option in price.options] == [
        100,
        Fraction(200, 3),
        Fraction(100, 3),
        0,
        Fraction(-100, 3),
    ]


def test_their_worth_stays_a_range_where_their_limit_is_a_guess() -> None:
    price, _ = game(*WHOLE).issues
    ends: list[object] = [(option.low, option.high) for option in price.options]
    assert ends == [
        (100, 100),
        (50, 75),
        (0, 50),
        (-50, 25),
        (-100, 0),
    ]
    found = game(*WHOLE)
    package = found.package([price.options[1], found.issues[1].options[0]])
    assert (package.mine, package.theirs) == (Fraction(60, 90) / 4 + Fraction(1, 3), Fraction(2, 5))
    assert (package.low, package.high) == (Fraction(3, 10), Fraction(9, 20))


def test_a_range_goes_on_to_an_opening_beyond_the_target_and_keeps_both_ends() -> None:
    price = PRICE.put("opening", "112 EUR").put("target", "98 EUR")
    options = game(price, *without("i0")).issues[0].options
    assert [option.name.removesuffix(" EUR") for option in options] == [
        *("80", "85", "90", "95", "98", "100", "105", "110", "112")
    ]
    assert options[0].name == "80 EUR"
    assert options[4].mine == 100
    assert options[-1].mine == 100 * Fraction(32, 18)


def test_a_range_is_worth_no_more_beyond_what_they_ask_for() -> None:
    limits = LIMITS[0].put("target", "90").put("low", "").put("high", "")
    worths = [option.theirs for option in game(limits, *without("l0")).issues[0].options]
    assert worths == [100, 100, 100, 0, -100]
    opened = limits.put("opening", "85")
    assert [option.theirs for option in game(opened, *without("l0")).issues[0].options] == [200, 200, 100, 0, -100]


def test_a_range_where_less_is_better() -> None:
    price = entry(
        "issues", "i0", name="Rent", better="less", opening="70", target="75", limit="90", step="5", weight="1"
    )
    limits = entry("limits", "l0", issue="i0", target="95", likely="80", weight="1")
    options = game(price, limits).issues[0].options
    assert [(option.name, option.mine) for option in options] == [
        ("90", 0),
        ("85", Fraction(100, 3)),
        ("80", Fraction(200, 3)),
        ("75", 100),
        ("70", Fraction(400, 3)),
    ]
    assert [option.theirs for option in options][2] == 0


def test_too_many_steps_are_looked_at_in_wider_ones_and_said() -> None:
    price = PRICE.put("step", "0.001")
    assert len(game(price, *without("i0")).issues[0].options) <= MOST_STEPS + 2
    assert "“Price” has 20,000 steps: every 10 of them are taken as one." in said(price, *without("i0"))
    other = PRICE.put("name", "Fee")
    both = game(price, Entry("i9", "n", "issues", other.values), *without("i0")).issues
    assert len(both[0].options) <= most_steps(2) + 2 < MOST_STEPS


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("target", "", "“Price” is in no package yet: list its options, or give it target. [entry:i0]"),
        ("step", "", "give it step"),
        ("step", "0", "its step is 0"),
        ("limit", "100", "its target is its limit"),
        ("limit", "120", "its limit is better than its target"),
    ],
)
def test_a_range_that_makes_no_sense_leaves_its_issue_out(field: str, text: str, words: str) -> None:
    price = PRICE.put(field, text)
    assert [issue.name for issue in game(price, *without("i0")).issues] == ["Term"]
    assert words in said(price, *without("i0"))


def test_their_side_of_a_range_may_be_missing() -> None:
    assert "What “Price” is worth to them is not known" in said(*without("l0"))
    assert not game(*without("l0")).is_known
    level = LIMITS[0].put("likely", "80")
    assert "since their target is their limit" in said(level, *without("l0"))
    odd = LIMITS[0].put("low", "75")
    assert "One guess of their limit for “Price”" in said(odd, *without("l0"))
    assert game(odd, *without("l0")).is_known
