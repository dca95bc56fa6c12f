"""Sentences that were untrue for ordinary input, each with its figures worked out by hand."""

from __future__ import annotations

import pytest

from tests.advice.conftest import Talk

PRICE = "add Talk issues name=Price better=less opening=40 target=50 limit=80 weight=60"
DAYS = "add Talk issues name=Days better=more opening=30 target=20 limit=10 weight=40"
GUESSES = (
    "add Talk limits issue=Price target=90 likely=45 weight=50",
    "add Talk limits issue=Days target=5 likely=25 weight=50",
)
SUIT = "add Talk alternatives what=Judgment side=mine worth=40,000 chance=45 cost=15,000 if_not=0"
SUM = "add Talk issues name=Payment better=less opening=8,000 target=14,000 limit=28,000 weight=80"
WORDS = (
    "add Talk issues name=Reference better=more weight=20",
    "add Talk options option='A good one, agreed word for word' issue=Reference mine=0",
    "add Talk options option='Dates only' issue=Reference mine=100",
)


def test_who_would_pay_hears_what_an_offer_costs(talk: Talk) -> None:
    """A judgment costs 0.45 × 40,000 + 15,000 = 33,000 on average; their 26,000 is cheaper and never “worth more”."""
    said = talk(SUM, *WORDS, SUIT, "offer Talk theirs payment=26,000 reference='Dates only'")
    assert "on Payment alone 7,000 better than walking away on average" in said
    talk("close Talk walked-away")
    found = talk("review Talk")
    said = (
        "No deal. On Payment alone their best offer would have cost you 26,000, walking away costs 33,000 on average."
    )
    assert said in found


def test_with_one_issue_the_whole_is_judged(talk: Talk) -> None:
    found = talk(SUM, SUIT, "offer Talk theirs payment=36,000", "close Talk walked-away", "review Talk")
    said = "A success: their best offer would have cost you 36,000, walking away costs 33,000 on average."
    assert said in found


def test_what_is_left_if_it_fails_is_no_gap(talk: Talk) -> None:
    found = talk(SUM, SUIT, "analyse Talk alternatives")
    assert "On average you pay 33,000." in found
    assert "a single one can fall through" not in found


def test_points_add_up_as_they_are_shown(talk: Talk) -> None:
    """Price 51 and 19 days: 0.6 × 29 ÷ 40 + 0.4 × 9 ÷ 20 = 61.5, shown as 62. The target is 65, so 3 short and not 4."""
    said = talk(PRICE, DAYS, *GUESSES, "offer Talk theirs price=51 days=19")
    assert "is worth 62 points to you: 3 short of your target" in said


def test_an_offer_past_a_limit_is_a_no_without_a_score(talk: Talk) -> None:
    said = talk(PRICE, DAYS, *GUESSES, "offer Talk theirs price=81 days=30").splitlines()[-1]
    assert said == "Their offer 1 is a no as it stands: Price 81 is past your limit of 80."


def test_nothing_beats_walking_away_before_it_has_a_score(talk: Talk) -> None:
    found = talk(PRICE, DAYS, *GUESSES, "analyse Talk packages")
    assert "to see which deals beat walking away" in found
    assert "still beats walking away" not in found


def test_a_weight_that_nobody_guessed_leaves_a_range_on_every_package(talk: Talk) -> None:
    """Theirs is 100 × a share of Price from 50 to 100 %, as the weight of Days may be anything from 0 to 50."""
    found = talk(PRICE, DAYS, GUESSES[0], GUESSES[1].replace(" weight=50", ""), "analyse Talk packages")
    assert "depends on how much Days matters to them" in found
    assert "about  for them" not in found
    assert all(" to " in line for line in found.splitlines() if "| frontier |" in line and "| 0 |" not in line[:40])


def test_their_alternative_without_a_ground_says_why_it_is_not_compared(talk: Talk) -> None:
    """0.7 × 49 − 1 = 33.3 is what they have at least: if the sale fails they still have the machine."""
    mine = "add Talk alternatives what=Shop side=mine worth=70 chance=100 cost=0 issue=Price"
    theirs = "add Talk alternatives what=Sell side=theirs worth=49 chance=70 cost=1 issue=Price"
    found = talk(PRICE, DAYS, *GUESSES, mine, theirs, "analyse Talk zones")
    assert "theirs stays rough while a cost, or what is left if all fails, is missing" in found
    assert "they aren’t measured on the same issue" not in found
    assert "what would they do?" in talk("analyse Talk their-alternatives")


def test_whoever_sways_most_at_home_is_not_forgotten(talk: Talk) -> None:
    lawyer = "add Talk people name='Her lawyer' side=theirs influence=4 stance=0"
    found = talk(lawyer, "add Talk people name='The board' side=mine influence=5 stance=0", "analyse Talk people")
    assert "**Her lawyer has the most influence on their side and is undecided.**" in found


def test_moves_are_named_as_in_the_list(talk: Talk) -> None:
    talk(PRICE, DAYS, *GUESSES, "offer Talk theirs price=79 days=10", "offer Talk theirs price=70 days=15")
    talk("offer Talk theirs price=69 days=15", "close Talk agreed")
    found = talk("review Talk")
    assert "Their moves: gave way once, small step once." in found


def test_less_than_three_points_were_not_left_on_the_table(talk: Talk) -> None:
    """Price 45 and 10 days give 52.5 to me; nothing that leaves them as much gives me 3 more points."""
    found = talk(PRICE, DAYS, *GUESSES, "offer Talk theirs price=46 days=10", "close Talk agreed", "review Talk")
    assert "Together you could have had" not in found


def test_the_gate_says_that_no_figure_reaches_the_target(talk: Talk) -> None:
    fact = "add Talk facts claim=Usual source=Lawyer figure=18,000 kind=typical issue=Payment"
    assert "Payment, 14,000; the best figure you found is 18,000" in talk(SUM, fact, "analyse Talk readiness")
    assert "goes beyond the one figure you found, 18,000:" in talk("analyse Talk benchmarks")


@pytest.mark.parametrize("analysis", ["priorities", "concessions", "readiness", "zones"])
def test_no_figure_is_asked_of_an_issue_in_words(talk: Talk, analysis: str) -> None:
    found = talk(*WORDS, "add Talk limits issue=Reference weight=20", f"analyse Talk {analysis}")
    assert "lacks" not in found
    assert "where is their limit" not in found


def test_points_are_the_limit_where_all_issues_are_in_words(talk: Talk) -> None:
    found = talk(*WORDS, "add Talk alternatives what=Leave side=mine points=30", "analyse Talk readiness")
    assert "**Your limit**: walking away has a score" in found
    assert "lacks worth and chance" not in found
    assert "write down a package that you would be glad to sign" in found


def test_a_comma_in_the_name_of_an_option_parts_nothing(talk: Talk) -> None:
    said = talk(SUM, *WORDS, "offer Talk theirs 'pay 20k; ref A good one, agreed word for word'")
    assert "error" not in said
    assert "A good one, agreed word for word" in talk("close Talk agreed")


def test_no_sign_that_marks_a_name_reaches_a_reader(talk: Talk) -> None:
    sentences = [
        "add Talk issues name='Pay, all in' better=more opening=100 target=90 limit=80 weight=60",
        "add Talk issues name='Days off' better=more opening=30 target=20 limit=10",
        "add Talk limits issue='Pay, all in' target=70 likely=85 weight=50",
        "add Talk alternatives what='Stay, as it is' side=mine worth=82 chance=100",
        "add Talk people name='Ms Lee, chair' side=theirs influence=5 stance=-1",
        "offer Talk theirs pay=84",
    ]
    for shown in (talk(*sentences), talk("analyse Talk --json"), talk("analyse Talk"), talk("show Talk")):
        assert not {"\x0e", "\x0f"} & set(shown)
        assert "u000e" not in shown.casefold()
    assert "“Pay, all in”" in talk("analyse Talk --json")
    assert "_Pay, all in_" in talk("analyse Talk")
