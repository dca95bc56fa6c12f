"""Issues in figures: 0 at my limit, 100 at my opening, and the same for them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from negotui.analysis.packages.ranges import MOST_STEPS, most_steps
from negotui.analysis.packages.reading import option_at
from negotui.domain.negotiation import Entry
from tests.analysis.packages.build import entry
from tests.analysis.packages.workbook import LIMITS, PRICE, WHOLE, game, said, without


def test_a_range_runs_from_the_limit_to_the_target() -> None:
    price, _ = game(*WHOLE).issues
    assert [option.name for option in price.options] == ["80", "85", "90", "95", "100"]
    assert [option.mine for option in price.options] == [0, 25, 50, 75, 100]
    # Their limit is 95; my target of 100 is worse for them and on the table, so it is their 0.
    assert [option.theirs for option in price.options] == [100, 75, 50, 25, 0]
    assert [option.low for option in price.options] == [None] * 5


def test_their_value_stays_a_range_where_their_limit_lies_beyond_the_table_and_is_a_guess() -> None:
    guessed = LIMITS[0].put("likely", "105").put("low", "95").put("high", "120")
    found = game(guessed, *without("l0"))
    (price,) = [issue for issue in found.issues if issue.name == "Price"]
    # Their 0 is at 105, or at 100 (their limit would be 95, and 100 is worse), or at 120.
    assert [option.theirs for option in price.options] == [100, 80, 60, 40, 20]
    ends: list[object] = [(option.low, option.high) for option in price.options]
    assert ends == [(100, 100), (75, Fraction(175, 2)), (50, 75), (25, Fraction(125, 2)), (0, 50)]
    term = next(issue for issue in found.issues if issue.name == "Term")
    package = found.package([price.options[1], term.options[0]])
    assert (package.mine, package.theirs) == (Fraction(60, 90) / 4 + Fraction(1, 3), Fraction(48, 100))
    assert (package.low, package.high) == (Fraction(45, 100), Fraction(525, 1000))


def test_a_range_runs_to_an_opening_beyond_the_target_and_keeps_both_ends() -> None:
    price = PRICE.put("opening", "112 EUR").put("target", "98 EUR")
    options = game(price, *without("i0")).issues[0].options
    assert [option.name.removesuffix(" EUR") for option in options] == [
        *("80", "85", "90", "95", "98", "100", "105", "110", "112")
    ]
    assert options[0].name == "80 EUR"
    assert (options[0].mine, options[-1].mine) == (Fraction(0), Fraction(100))
    assert (options[4].mine, options[4].theirs) == (Fraction(1800, 32), Fraction(1400, 32))


def test_their_100_is_the_best_figure_on_the_table_for_them() -> None:
    limits = LIMITS[0].put("target", "90").put("low", "").put("high", "")
    # My limit of 80 is better for them than the target that I guess.
    assert [option.theirs for option in game(limits, *without("l0")).issues[0].options] == [100, 75, 50, 25, 0]
    opened = limits.put("opening", "75")
    assert [option.theirs for option in game(opened, *without("l0")).issues[0].options] == [80, 60, 40, 20, 0]
    alone = opened.put("target", "")
    assert [option.theirs for option in game(alone, *without("l0")).issues[0].options] == [80, 60, 40, 20, 0]


def test_a_target_or_an_opening_of_nothing_is_a_figure_too() -> None:
    free = entry("issues", "i0", name="Fee", better="less", target="0", limit="20", step="10", weight="1")
    options = game(free, entry("limits", "l0", issue="i0", target="20", likely="0", weight="1")).issues[0].options
    found: object = [(option.name, option.mine, option.theirs) for option in options]
    assert found == [
        ("20", 0, 100),
        ("10", 50, 50),
        ("0", 100, 0),
    ]


def test_without_a_step_round_figures_are_looked_at() -> None:
    figures = [option.name for option in game(PRICE.put("step", ""), *without("i0")).issues[0].options]
    assert figures == [str(figure) for figure in range(80, 101)]
    wide = PRICE.put("step", "").put("limit", "94400").put("target", "118000")
    figures = [option.name for option in game(wide, *without("i0")).issues[0].options]
    assert figures[:3] == ["94,400", "95,000", "96,000"]
    assert figures[-2:] == ["117,000", "118,000"]


def test_a_figure_off_the_table_goes_on_along_the_line_and_says_so() -> None:
    price = game(*WHOLE).issues[0]
    below, above = option_at(price, "70"), option_at(price, "110")
    assert below is not None
    assert [below.mine, below.theirs] == [-50, 150]
    assert (below.past_mine, below.past_theirs) == (True, False)
    assert above is not None
    # Their softest limit is 100.
    assert [above.mine, above.theirs] == [150, -50]
    assert (above.past_mine, above.past_theirs) == (False, True)


def test_a_range_where_less_is_better() -> None:
    price = entry(
        "issues", "i0", name="Rent", better="less", opening="70", target="75", limit="90", step="5", weight="1"
    )
    limits = entry("limits", "l0", issue="i0", target="95", likely="80", weight="1")
    options = game(price, limits).issues[0].options
    found: object = [(option.name, option.mine) for option in options]
    assert found == [
        ("90", 0),
        ("85", 25),
        ("80", 50),
        ("75", 75),
        ("70", 100),
    ]
    # From 70, my opening, to 95, their target.
    assert [option.theirs for option in options][2] == 40


def test_too_many_steps_are_looked_at_in_wider_ones_and_said() -> None:
    price = PRICE.put("step", "0.001")
    assert len(game(price, *without("i0")).issues[0].options) <= MOST_STEPS + 2
    assert "Price has 20,000 steps; packages use only one in 10." in said(price, *without("i0"))
    other = PRICE.put("name", "Fee")
    both = game(price, Entry("i9", "n", "issues", other.values), *without("i0")).issues
    assert len(both[0].options) <= most_steps(2) + 2 < MOST_STEPS


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (
            "target",
            "",
            "Price is left out so far: list options for it, or give it a target or an opening. [entry:i0]",
        ),
        ("limit", "", "Price is left out so far: list options for it, or give it a limit. [entry:i0]"),
        ("limit", "100", "its target is its limit"),
        ("limit", "120", "its limit is better than its target"),
    ],
)
def test_a_range_that_makes_no_sense_leaves_its_issue_out(field: str, text: str, words: str) -> None:
    price = PRICE.put(field, text)
    assert [issue.name for issue in game(price, *without("i0")).issues] == ["Term"]
    assert words in said(price, *without("i0"))


def test_their_side_of_a_range_may_be_missing() -> None:
    assert "I can’t tell what Price is worth to them" in said(*without("l0"))
    assert not game(*without("l0")).is_known
    level = LIMITS[0].put("likely", "80")
    assert "since their target is their limit" in said(level, *without("l0"))
    odd = LIMITS[0].put("low", "75")
    words = "Your lowest guess of their limit on Price is as good for them as their target, so it was ignored."
    assert words in said(odd, *without("l0"))
    assert game(odd, *without("l0")).is_known
