"""Habits over many cases: exact means, nothing below five, Brier's score, bins, and every figure with what it rests on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.gaps import LONGEST
from negotui.analysis.insights.case import POINTS, Case, Moves, case_of, mean
from negotui.analysis.insights.habits import FEWEST_CHANCES, bins, brier, groups, guessing, true_share
from negotui.analysis.insights.panel import figure_of, insights, insights_data
from negotui.analysis.offers.moves import Kind
from negotui.domain.blocks import Bars, Table, text_of, words_of
from negotui.domain.negotiation import Entry
from negotui.domain.stages import CLOSED
from negotui.export.markdown import markdown_of
from negotui.tui.drawing.blocks import draw
from tests.analysis.book import context
from tests.analysis.review.test_outcome import fee, offer, over
from tests.analysis.test_all import workbooks
from tests.hostile import HOSTILE_TEXTS

EMPTY = Case(
    id="c",
    title="x",
    counterpart="",
    kind="",
    stage="agreed",
    is_deal=True,
    scale="",
    worth=None,
    target=None,
    left=None,
    reach=None,
    issues=0,
    reached=0,
    past=0,
    won=None,
    opener="",
    first={},
    moves={},
    ranges=(),
    proved=(),
    chances=(),
    alternatives=0,
    justified=None,
)
FRACTIONS = st.fractions(-2, 2, max_denominator=50)
CHANCES = st.lists(st.tuples(st.fractions(0, 1, max_denominator=100), st.booleans()), max_size=40)


def value(cases: list[Case], id: str) -> Fraction | None:
    found = figure_of(groups(cases), id)
    assert found is not None
    return found.value


@given(st.lists(FRACTIONS, min_size=1, max_size=60))
def test_the_mean_is_exact(values: list[Fraction]) -> None:
    assert mean(values) == sum(values, Fraction(0)) / len(values)


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) is None
    assert brier([]) is None


def test_briers_score() -> None:
    """Certain and right is 0, certain and wrong 1, always 50 % a quarter."""
    assert brier([(Fraction(1), True), (Fraction(0), False)]) == 0
    assert brier([(Fraction(1), False)]) == 1
    assert brier([(Fraction(1, 2), True), (Fraction(1, 2), False)]) == Fraction(1, 4)
    assert brier([(Fraction(7, 10), True), (Fraction(3, 10), True)]) == Fraction(29, 100)


@given(CHANCES)
def test_every_chance_is_in_one_bin(chances: list[tuple[Fraction, bool]]) -> None:
    found = bins(chances)
    assert sum(one.cases for one in found) == len(chances)
    for one in found:
        assert (one.stated is None) == (one.came_off is None) == (one.interval is None) == (one.cases < FEWEST_CHANCES)
        if one.stated is not None:
            assert one.low <= one.stated <= one.high


@pytest.mark.parametrize("count", range(8))
def test_nothing_is_said_below_five_cases_and_what_is_missing_is_counted(count: int) -> None:
    cases = [replace(EMPTY, reach=Fraction(1, 2))] * count + [EMPTY] * 5
    found = figure_of(groups(cases), "reach")
    assert found is not None
    assert (found.cases, found.needed) == (count, max(0, 5 - count))
    assert found.value == (Fraction(1, 2) if count >= 5 else None)
    assert found.shown == ("50 %" if count >= 5 else "")
    assert ("more needed" in found.basis) == (count < 5)


def test_results_targets_and_what_was_left() -> None:
    made = [
        replace(
            EMPTY, scale=POINTS, worth=Fraction(20 + n), target=Fraction(26), left=Fraction(n % 2), issues=2, reached=1
        )
        for n in range(6)
    ]
    assert value(made, "worth_points") == Fraction(45, 2)
    assert value(made, "target_points") == 26
    assert value(made, "left_points") == Fraction(1, 2)
    assert value(made, "frontier") == Fraction(1, 2)
    assert value(made, "reached") == Fraction(1, 2)
    assert value(made, "past") == 0
    assert value([*made, *[replace(EMPTY, is_deal=False)] * 6], "agreed") == Fraction(1, 2)


def test_who_opened_and_what_came_of_it() -> None:
    mine = [replace(EMPTY, opener="mine", reach=Fraction(3, 4), first={"mine": Fraction(5, 4)})] * 5
    theirs = [replace(EMPTY, opener="theirs", reach=Fraction(1, 4), first={"theirs": Fraction(-1, 2)})] * 15
    cases = [*mine, *theirs]
    assert value(cases, "opener") == Fraction(1, 4)
    assert (value(cases, "first_mine"), value(cases, "first_theirs")) == (Fraction(5, 4), Fraction(-1, 2))
    assert (value(cases, "reach_mine"), value(cases, "reach_theirs")) == (Fraction(3, 4), Fraction(1, 4))


def test_concessions_by_move_and_kind() -> None:
    kinds = (Kind.CONCESSION.value, Kind.CONCESSION.value, Kind.SILENT.value)
    cases = [replace(EMPTY, moves={"mine": Moves(3, Fraction(3, 10), kinds), "theirs": Moves(0, None, ())})] * 5
    assert value(cases, "moves_mine") == 3
    assert value(cases, "given_mine") == Fraction(1, 10)
    assert value(cases, "concession_mine") == Fraction(2, 3)
    assert value(cases, "moves_theirs") is None


def test_guesses_chances_and_alternatives() -> None:
    cases = [
        replace(
            EMPTY,
            ranges=(True, False),
            proved=(("signals", True),),
            chances=((Fraction(7, 10), n < 4),),
            alternatives=n % 2 + 1,
            reach=Fraction(n % 2),
        )
        for n in range(10)
    ]
    assert value(cases, "limits") == Fraction(1, 2)
    assert value(cases, "signals") == 1
    assert value(cases, "interests") is None
    assert value(cases, "came_off") == Fraction(2, 5)
    assert value(cases, "brier") == (4 * Fraction(9, 100) + 6 * Fraction(49, 100)) / 10
    assert value(cases, "reach_few") == 0
    assert value(cases, "reach_several") == 1
    (drawn,) = [block for block in insights(cases).blocks if isinstance(block, Bars)]
    assert [bar.values for bar in drawn.bars] == [(Fraction(70), Fraction(40))]
    said = words_of(insights(cases).blocks)
    assert "Your score of 0.33 can’t be told from guessing yet" in said
    assert "60 to 80 %, 10 tried: the true share may be anything from ~17 % to ~69 %." in said


def test_what_plain_guessing_scores() -> None:
    """Ten chances: 1/3 ± 1.96 × √(4 ÷ 450), that is 0.3333 ± 1.96 × 0.0943 = 0.1485 to 0.5181; a thousand: ± 0.0185."""
    low, high = guessing(10)
    assert (round(low, 4), round(high, 4)) == (Fraction("0.1485"), Fraction("0.5181"))
    low, high = guessing(1000)
    assert (round(low, 4), round(high, 4)) == (Fraction("0.3149"), Fraction("0.3518"))
    assert guessing(1) == (Fraction(0), Fraction(1, 3) + Fraction(49, 25) * Fraction(298142396, 10**9))


def test_how_far_a_share_of_few_may_be_off() -> None:
    """4 of 10: (0.4 + 0.19208 ± 1.96 × √0.033604) ÷ 1.38416 = (0.59208 ± 0.35930) ÷ 1.38416 = 0.1682 to 0.6873."""
    low, high = true_share(4, 10)
    assert (round(low, 4), round(high, 4)) == (Fraction("0.1682"), Fraction("0.6873"))
    assert true_share(0, 10)[0] == 0
    assert true_share(10, 10)[1] <= 1


@pytest.mark.parametrize("count", [0, 1, 9, 10])
def test_no_calibration_below_ten_chances(count: int) -> None:
    cases = [replace(EMPTY, chances=((Fraction(9, 10), True),))] * count + [EMPTY] * 5
    score = figure_of(groups(cases), "brier")
    assert score is not None
    assert (score.needed, score.value) == ((10 - count, None) if count < 10 else (0, Fraction(1, 100)))
    said = words_of(insights(cases).blocks)
    assert ("is better than guessing" in said) == (count == 10)
    assert any(isinstance(block, Bars) for block in insights(cases).blocks) == (count == 10)
    data = insights_data(cases)["figures"]
    assert isinstance(data, dict)
    assert (data["brier"]["guessing"] is None) == (count < 10)


def test_worse_than_guessing_is_told() -> None:
    cases = [replace(EMPTY, chances=((Fraction(9, 10), False),))] * 10
    assert "is worse than guessing" in words_of(insights(cases).blocks)


def test_success_without_a_deal_is_counted() -> None:
    walked = replace(EMPTY, is_deal=False, stage="walked away")
    cases = [replace(walked, justified=state) for state in (True, True, True, True, False, None)]
    assert value(cases, "justified") == Fraction(4, 5)


def test_kinds_and_counterparts_are_folded_and_what_came_once_is_left_out() -> None:
    cases = [replace(EMPTY, kind=kind) for kind in ("Rent", "rent", "RENT ", "salary")]
    tables = [block for block in insights(cases).blocks if isinstance(block, Table)]
    assert [text_of(row[0]) for row in tables[-1].rows] == ["Rent"]
    assert text_of(tables[-1].rows[0][1]) == "3"
    assert "By counterpart" not in words_of(insights(cases).blocks)


def test_few_or_none_say_so() -> None:
    assert insights([]).verdict == "Nothing yet: insights begin once five negotiations are over."
    assert insights([EMPTY]).verdict == "1 negotiation is over: 4 more, and there may be a habit to see."
    assert insights([EMPTY] * 5).verdict.startswith("5 negotiations are over, 5 with a deal; too few deals")
    assert insights([]).method


def test_data_has_every_figure_with_its_cases() -> None:
    data = insights_data([replace(EMPTY, reach=Fraction(1, 3))] * 5)
    figures = data["figures"]
    assert isinstance(figures, dict)
    assert figures["reach"]["value"] == "1/3"
    assert (figures["reach"]["cases"], figures["won"]["needed"], figures["won"]["value"]) == (5, 5, None)
    assert data["cases"] == 5


def test_a_mean_that_nobody_could_read_is_rounded_in_data() -> None:
    primes = (1009, 1013, 1019, 1021, 1031, 1033, 1039, 1049, 1051, 1061, 1063, 1069)
    data = insights_data([replace(EMPTY, reach=Fraction(1, prime)) for prime in primes])
    figures = data["figures"]
    assert isinstance(figures, dict)
    assert len(figures["reach"]["value"]) == len("0.000965261232")


# From a workbook to its case


def test_a_case_from_a_workbook() -> None:
    offers = (
        offer(1, "mine", "issues-Fee=14500"),
        offer(2, "theirs", "issues-Fee=11000"),
        offer(3, "mine", "issues-Fee=12600", "accepted"),
    )
    seen = {"low": "13000", "likely": "13500", "high": "15000", "actual": "14000", "how": "I saw it"}
    of = fee("", "agreed", *offers, **seen)
    case = case_of(of, context(of))
    assert case.reach == Fraction(2300, 2900)
    assert (case.issues, case.reached, case.past) == (1, 0, 0)
    assert case.won == Fraction(2300, 3700)
    assert case.opener == "mine"
    assert case.first == {"mine": Fraction(4200, 2900), "theirs": Fraction(700, 2900)}
    assert case.ranges == (True,)
    assert case.justified is None


@pytest.mark.parametrize("how", ["", "they said so"])
def test_what_they_say_afterwards_is_no_known_limit(how: str) -> None:
    of = fee(low="13000", likely="13500", high="15000", actual="14000", how=how)
    case = case_of(of, context(of))
    assert (case.won, case.ranges) == (None, ())


def test_a_guess_is_no_known_share() -> None:
    of = fee(low="13000", likely="13500", high="15000")
    assert case_of(of, context(of)).won is None


@given(entries=workbooks(), stage=st.sampled_from(CLOSED), text=st.sampled_from(HOSTILE_TEXTS))
def test_no_workbook_is_too_odd_and_insights_bear_it(entries: tuple[Entry, ...], stage: str, text: str) -> None:
    of = over(stage, text, *entries)
    of = replace(of, details=of.details.put("kind", text).put("counterpart", text))
    panel = insights([case_of(of, context(of))] * 5)
    assert len(panel.verdict) <= LONGEST
    for width in (30, 118):
        assert all(line.text.cell_length <= width for line in draw(panel.blocks, width))
    assert markdown_of(panel.blocks)
