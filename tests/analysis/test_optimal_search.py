"""The best order, against every order and every way of stopping."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.analysis.optimal_search import Always, Never, Prospect, break_even, search

F = Fraction
STAY = Prospect(F(108_000), F(1))
RAISE = Prospect(F(118_000), F(4, 5))
CONTOSO = Prospect(F(131_000), F(11, 20), F(2_000))
FREELANCE = Prospect(F(105_000), F(3, 5), F(5_000))


def test_the_hand_check() -> None:
    """Contoso: 131,000 − 2,000 ÷ 0.55 ≈ 127,364; the raise 118,000; freelance 105,000 − 5,000 ÷ 0.6 ≈ 96,667, less than staying.

    V = −2,000 + 0.55 × 131,000 + 0.45 × (0.8 × 118,000 + 0.2 × 108,000) = −2,000 + 72,050 + 0.45 × 116,000 = 122,250.
    131,000 − 2,000 with 55 %; 118,000 − 2,000 with 0.45 × 0.8; 108,000 − 2,000 with 0.45 × 0.2.
    """
    found = search([FREELANCE, STAY, RAISE, CONTOSO], F(0))
    assert (found.order, found.ground, found.untried) == ((3, 2), 1, (0,))
    assert round(CONTOSO.index) == 127_364
    assert found.value == 122_250
    assert [(one.value, one.chance, one.of) for one in found.outcomes] == [
        (F(129_000), F(55, 100), 3),
        (F(116_000), F(36, 100), 2),
        (F(106_000), F(9, 100), 1),
    ]


def test_break_even_of_the_hand_check() -> None:
    """Without Contoso the plan is worth 116,000: (126,000 + 2,000 − 116,000) ÷ (131,000 − 116,000) = 12 ÷ 15."""
    rest = search([FREELANCE, STAY, RAISE], F(0)).value
    assert rest == 116_000
    assert break_even(CONTOSO, F(126_000), rest) == F(4, 5)
    assert break_even(CONTOSO, F(110_000), rest) is Always
    assert break_even(CONTOSO, F(132_000), rest) is Never
    # Without the raise it is worth −2,000 + 0.55 × 131,000 + 0.45 × 108,000 = 118,650, more than the raise itself.
    assert break_even(RAISE, F(126_000), F(118_650)) is Never
    assert break_even(RAISE, F(110_000), F(118_650)) is Always


def test_what_fails_for_good_is_the_ground() -> None:
    """0.45 × 40,000 − 15,000 = 3,000 for who gets; 0.45 × 40,000 + 15,000 = 33,000 for who pays."""
    claim = search([Prospect(F(40_000), F(45, 100), F(15_000), F(0))], None)
    assert (claim.value, claim.order, claim.ground) == (F(3_000), (), 0)
    assert [(one.value, one.chance, one.failed) for one in claim.outcomes] == [
        (F(25_000), F(45, 100), False),
        (F(-15_000), F(55, 100), True),
    ]
    assert search([Prospect(F(-40_000), F(45, 100), F(15_000), F(0))], None).value == -33_000
    # 12.5 % of 40,000 and 15,000 make 20,000.
    assert break_even(Prospect(F(-40_000), F(45, 100), F(15_000), F(0)), F(-20_000), F(0)) == F(1, 8)


def test_without_a_ground() -> None:
    """Who gets may have nothing: 0.55 × 131,000 − 2,000 = 70,050. What who pays is left with nobody knows."""
    assert search([CONTOSO], F(0)).value == 70_050
    unknown = search([Prospect(F(-1_300), F(1, 2)), Prospect(F(-1_200), F(1, 2))], None)
    assert (unknown.value, unknown.order, unknown.outcomes) == (None, (1, 0), ())
    assert search([], F(0)).value == 0


def test_equal_ones_keep_their_order() -> None:
    found = search([RAISE, RAISE, STAY, STAY], F(0))
    assert (found.order, found.ground) == ((0, 1), 2)


# Against every order and every way of stopping


def listed(prospects: Sequence[Prospect], bottom: Fraction) -> Fraction:
    """The most that anyone could get on average, by trying out every next step from every state."""
    start = max((one.expected for one in prospects if one.stands), default=bottom)
    return _best(tuple(one for one in prospects if not one.stands), start)


def _best(untried: tuple[Prospect, ...], have: Fraction) -> Fraction:
    """From what one has in hand: stop with it, or try any one of the rest, and go on with the better of the two."""
    found = [have]
    for place, one in enumerate(untried):
        rest = untried[:place] + untried[place + 1 :]
        comes_off, fails = _best(rest, max(have, one.worth)), _best(rest, have)
        found.append(one.chance * comes_off + (1 - one.chance) * fails - one.cost)
    return max(found)


def prospects(low: int, high: int) -> st.SearchStrategy[list[Prospect]]:
    amounts = st.integers(low, high).map(Fraction)
    chances = st.sampled_from([F(1, 10), F(1, 4), F(1, 2), F(3, 4), F(9, 10), F(1)])
    costs = st.integers(0, 12).map(Fraction)
    left = st.none() | st.none() | amounts
    return st.lists(st.builds(Prospect, amounts, chances, costs, left), min_size=1, max_size=5)


def check(found: list[Prospect], bottom: Fraction) -> None:
    plan = search(found, bottom)
    assert plan.value == listed(found, bottom)
    assert sum(one.chance for one in plan.outcomes) == 1
    assert sum(one.chance * one.value for one in plan.outcomes) == plan.value


@settings(max_examples=150)
@given(prospects(-20, 60))
def test_no_plan_is_better_where_one_gets(found: list[Prospect]) -> None:
    check(found, F(0))


@settings(max_examples=150)
@given(prospects(-80, 0), st.integers(-100, 0).map(Fraction))
def test_no_plan_is_better_where_one_pays(found: list[Prospect], without: Fraction) -> None:
    check([*found, Prospect(without, F(1))], F(0))


@given(prospects(1, 60), st.integers(0, 30).map(Fraction))
def test_at_its_own_value_the_chance_breaks_even(found: list[Prospect], rest: Fraction) -> None:
    for one in found:
        worth = one.chance * one.worth + (1 - one.chance) * rest - one.cost
        if one.worth > rest:
            assert break_even(Prospect(one.worth, one.chance, one.cost), worth, rest) in {one.chance, Always}
