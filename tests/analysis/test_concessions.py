"""Ladders of offers, what to ask for them, what stays in reserve, and where a step goes too far."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.concessions import concessions_data
from negotui.analysis.ladders import ladders, next_steps
from negotui.domain.blocks import Panel, State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import book, checks, context, entry, panel, rows
from tests.analysis.test_zones import limit

SALARY = {"better": "more", "opening": "132000", "target": "126000", "limit": "110000", "step": "500"}
GUESS = {"low": "122,000", "likely": "126,000", "high": "130,000"}
BUY = {"better": "less", "opening": "800", "target": "1000", "limit": "1200", "step": "10"}
SELL = {"better": "more", "opening": "120", "target": "110", "limit": "90"}


def warned(found: Panel) -> list[str]:
    return [detail for _, detail, _ in checks(found, State.THIN)]


def test_a_salary() -> None:
    salary = entry("issues", "Base salary", **SALARY)
    found = panel("concessions", salary, limit(salary, **{key: text.replace(",", "") for key, text in GUESS.items()}))
    assert found.verdict == (
        "Base salary: open at 132,000, then 128,500, 127,000, 126,000. Give each step only in return for something."
    )
    # 6,000 of way: 3,500, 1,500 and 1,000. The opening is past the 130,000 that they could give at most.
    steps = "132,000 × → 128,500 → 127,000 → 126,000"
    assert rows(found) == [("Base salary", steps, "their move", "110,000 to 126,000")]
    assert "× = more than they can give, even on your most hopeful guess." in words_of(found.blocks)
    assert checks(found) == []


def test_a_buyer() -> None:
    """200 of way: 110, 60 and 30; from 1,000 to 1,200 is reserve and stands in no plan."""
    price = entry("issues", "Price", **BUY)
    found = panel("concessions", price)
    assert rows(found) == [("Price", "800 → 910 → 970 → 1,000", "their move", "1,000 to 1,200")]


def test_a_way_that_does_not_fit_the_step_shrinks_all_the_same() -> None:
    price = entry("issues", "Price", better="less", opening="380", target="395.5", limit="420", step="2.5")
    assert rows(panel("concessions", price))[0][1] == "380 → 387.5 → 392.5 → 395.5"


def test_an_issue_without_a_step_gets_figures_that_one_can_say() -> None:
    price = entry("issues", "Price", **SELL)
    assert rows(panel("concessions", price))[0][1] == "120 → 114 → 111 → 110"


def test_what_they_could_not_give_on_any_guess_is_in_no_plan() -> None:
    """From 200 to 110 by 51, 26 and 13: 149 is past 130, their softest limit."""
    price = entry("issues", "Price", better="more", opening="200", target="110", limit="90", step="1")
    made = book(price, limit(price, low="100", likely="115", high="130"))
    (ladder,) = ladders(made, context(made))
    assert [int(step) for step in ladder.steps] == [200, 123, 110]
    assert next_steps(made, context(made), {price.id: Fraction(200)}, {}) == ((ladder.issue, Fraction(123)),)


def test_a_target_that_they_could_not_give_makes_no_plan() -> None:
    price = entry("issues", "Price", **SELL)
    found = panel("concessions", price, limit(price, low="80", likely="95", high="100"))
    assert found.verdict == "No steps to plan: check your opening, target and limit."
    assert warned(found) == [
        "no steps, since your target, 110, is more than they can give, even on your most hopeful guess"
    ]


def test_a_target_past_the_limit_or_an_opening_below_the_target_makes_no_plan() -> None:
    past = entry("issues", "Price", better="more", opening="120", target="90", limit="100")
    assert warned(panel("concessions", past)) == ["no steps, since your target, 90, is past your limit, 100"]
    timid = entry("issues", "Price", better="less", opening="120", target="100", limit="130")
    assert warned(panel("concessions", timid)) == [
        "no steps, since your opening, 120, is worse for you than your target, 100"
    ]


def test_a_reserve_ends_at_the_best_alternative() -> None:
    price = entry("issues", "Price", **SELL)
    stay = entry("alternatives", "Stay", worth="100", chance="100", cost="0")
    assert warned(panel("concessions", price, stay)) == [
        "stop at 100: walking away is never worse than that, but your reserve goes on to 90"
    ]
    better = entry("alternatives", "Stay", worth="115", chance="100", cost="0")
    assert warned(panel("concessions", price, better)) == [
        "your target, 110, is worse than walking away, 115, however it ends"
    ]


def test_no_room_no_target_no_figure() -> None:
    still = entry("issues", "Days", better="more", opening="3", target="3", limit="2")
    assert panel("concessions", still).verdict == (
        "You open at your target everywhere, so you leave yourself nothing to give."
    )
    bare = entry("issues", "Bare", better="more", target="5")
    found = panel("concessions", bare)
    assert found.verdict == "No steps to plan yet: 1 issue lacks an opening, a target or a limit."
    assert checks(found) == [("Bare", "no opening or limit yet", "entry:issues-Bare/opening")]
    assert panel("concessions").blocks == ()


def test_a_plan_of_ones_own_may_have_more_steps() -> None:
    price = entry("issues", "Price", **BUY, plan="800; 900; 950 ;1k; 1,050; 1,300")
    found = panel("concessions", price)
    assert rows(found)[0][1] == "800 → 900 → 950 → 1,000 → 1,050 → 1,300 (your own)"
    assert warned(found) == ["your own plan goes past your limit of 1,200: 1,300"]
    made = book(price)
    (ladder,) = ladders(made, context(made))
    assert next_steps(made, context(made), {price.id: Fraction(1_000)}, {}) == ((ladder.issue, Fraction(1_050)),)
    assert next_steps(made, context(made), {price.id: Fraction(1_050)}, {}) == ()


def test_a_step_that_cannot_be_read_is_named() -> None:
    found = panel("concessions", entry("issues", "Price", **BUY, plan="800; about 900"))
    assert warned(found) == ["“about 900” in your own plan isn’t a number I can read"]


def test_nothing_that_they_have_offered_already_is_proposed() -> None:
    """They offer 980 where the next steps are 910 and 970; from 985 on the plan has nothing left but the target."""
    price = entry("issues", "Price", **BUY)
    made = book(price)

    def ahead(mine: int, theirs: int) -> list[int]:
        offered = {price.id: Fraction(theirs)}
        return [int(step) for _, step in next_steps(made, context(made), {price.id: Fraction(mine)}, offered)]

    assert ahead(800, 1_300) == [910]
    assert ahead(970, 1_300) == [1_000]
    assert ahead(970, 1_000) == []
    assert next_steps(made, context(made), {}, {}) == ()


def test_what_to_ask_in_return_is_a_trade_of_the_tab_win_win() -> None:
    """Pay weighs as much for both, days 40 for me and 10 for them: days are what to ask for when pay is given."""
    pay = entry("issues", "Pay", **SELL, weight="60", step="1")
    days = entry("issues", "Days", better="more", opening="3", target="3", limit="1", weight="40")
    options = [
        entry("options", str(count), issue="issues-Days", mine=str(mine), theirs=str(100 - mine))
        for count, mine in ((1, 0), (2, 50), (3, 100))
    ]
    guessed = (entry("limits", pay.id, target="90", likely="115", weight="90"), entry("limits", days.id, weight="10"))
    found = panel("concessions", pay, days, *options, *guessed)
    assert rows(found)[0][2] == "Days: 3"


def test_ackerman_stands_with_the_method_and_for_one_price_alone() -> None:
    price, days = entry("issues", "Price", **BUY), entry("issues", "Days", **BUY)
    found = panel("concessions", price)
    assert "650 → 850 → 950 → 1,000" in words_of(found.method)
    assert "650" not in words_of(found.blocks)
    assert "650" not in words_of(panel("concessions", price, days).method)
    assert "Loschelder" in words_of(found.method)


def test_data_says_what_is_there_and_what_is_withheld() -> None:
    made = book(entry("issues", "Price", **BUY), entry("issues", "Days", better="less", target="5"))
    found = concessions_data(made, context(made))["issues"]
    assert isinstance(found, list)
    price, days = found
    assert price == {
        "id": "issues-Price",
        "name": "Price",
        "steps": ["800", "910", "970", "1000"],
        "own": False,
        "outside": [],
        "past_limit": [],
        "in_return": None,
        "reserve": ["1000", "1200"],
        "withheld": None,
    }
    assert days == {"id": "issues-Days", "name": "Days", "steps": None, "withheld": "no opening or limit yet"}


@given(
    st.tuples(*[st.decimals(-10_000, 10_000, places=1)] * 3),
    st.none() | st.decimals("0.1", 500, places=1),
    st.booleans(),
    st.none() | st.decimals(-10_000, 10_000, places=1),
)
def test_steps_shrink_end_at_the_target_and_never_pass_the_limit(
    figures: tuple[object, object, object], step: object, more: bool, theirs: object
) -> None:
    opening, target, limit_ = sorted(figures, reverse=more)  # type: ignore[type-var]
    texts = {
        "opening": str(opening),
        "target": str(target),
        "limit": str(limit_),
        "step": "" if step is None else str(step),
    }
    issue: Entry = entry("issues", "It", better="more" if more else "less", **texts)
    guess = () if theirs is None else (limit(issue, likely=str(theirs)),)
    made = book(issue, *guess)
    (ladder,) = ladders(made, context(made))
    if ladder.withheld:
        assert guess
        return
    assert ladder.steps[0] == Fraction(str(opening))
    assert ladder.steps[-1] == Fraction(str(target))
    lengths = [ladder.issue.gain(after, before) for before, after in pairwise(ladder.steps)]
    assert all(length > 0 for length in lengths)
    assert all(later < earlier for earlier, later in pairwise(lengths))
    assert not any(ladder.is_past_limit(step) for step in ladder.steps)
    assert not any(ladder.is_outside(step) for step in ladder.steps[1:])
