"""The plan without a deal: what is said of it, of a limit beside it, and of what is missing."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product

import pytest

from negotui.analysis.alternatives.data import my_data, their_data
from negotui.analysis.alternatives.fallback import MINE, Unclear, best_alternative
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.reading import game_of
from negotui.domain.blocks import Bars, State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.alternatives.build import FOUR, RENT, alternative, endings, issue
from tests.analysis.book import book, checks, context, entry, northwind, panel, panel_of, rows

SALARY = issue("Salary", opening="132000")


def test_northwind() -> None:
    """The hand check: −2,000 + 0.55 × 131,000 + 0.45 × (0.8 × 118,000 + 0.2 × 108,000) = 122,250."""
    found = panel_of("alternatives", northwind())
    assert found.verdict == (
        "If this falls through: Offer from Contoso first, then “Stay, with the promised raise”, else “Stay as it is”. "
        "On average 122,250."
    )
    assert endings(found) == [
        ("129,000", "55 %", "Offer from Contoso"),
        ("116,000", "36 %", "Stay, with the promised…"),
        ("106,000", "9 %", "Stay as it is"),
    ]
    assert rows(found) == [
        ("1", "Offer from Contoso", "55 %", "~127,364"),
        ("2", "Stay, with the promised raise", "80 %", "118,000"),
        ("else", "Stay as it is", "100 %", "108,000"),
        ("not worth trying", "Freelance for two clients", "60 %", "~96,667"),
    ]
    assert rows(found, 1)[0] == ("Offer from Contoso", "55 %", "at any chance", "80 %", "never")
    said = words_of(found.blocks)
    assert (
        "On Base salary, all else being equal, your limit of 110,000 gives up 12,250 of the average for certainty."
        in said
    )
    assert "An average is not a limit. Which sure offer would you swap all of this for? That is your limit." in said
    assert checks(found) == []


def test_northwind_theirs() -> None:
    """They pay: 115,000 + 12,000 ÷ 0.6 = 135,000 is less than 150,000: 12,000 + 0.6 × 115,000 + 0.4 × 150,000."""
    found = panel_of("their-alternatives", northwind())
    assert found.verdict.startswith("Without you, as you guess: ")
    assert found.verdict.endswith(" On average they pay about 141,000.")
    assert [row[0] for row in endings(found)] == ["127,000", "162,000"]


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("110000", "gives up 12,250 of the average for certainty."),
        ("122250", "is just what walking away comes to on average."),
        ("125000", "would make you refuse offers that beat walking away on average."),
        ("105000", "is worse than the worst that walking away can bring, 106,000."),
        ("106000", "gives up 16,250 of the average for certainty."),
    ],
)
def test_the_limit_beside_the_average(limit: str, said: str) -> None:
    found = panel("alternatives", *FOUR, issue("Salary", limit=limit))
    assert f"On Salary, your limit of {int(limit):,} {said}" in words_of(found.blocks)
    assert bool(checks(found, State.THIN)) == (limit == "105000")


def test_without_a_limit_and_with_one_that_is_a_draft() -> None:
    for limit in ("", "!about 100"):
        found = panel("alternatives", *FOUR, issue("Salary", limit=limit))
        assert "You have no limit on Salary yet." in words_of(found.blocks)


def test_a_limit_that_is_worse_is_named() -> None:
    found = panel("alternatives", alternative("Stay", "120000"), alternative("Go", "90000"), issue())
    detail = "your limit, 110,000, is worse than walking away, 120,000, however it ends: one of the two is wrong"
    assert ("Price", detail, "entry:issues-Price") in checks(found, State.THIN)


def test_where_other_issues_may_make_up_for_it_nothing_is_called_wrong() -> None:
    days = issue("Days", target="5", limit="2")
    found = panel("alternatives", alternative("Stay", "120000"), alternative("Go", "90000"), issue(), days)
    assert found.verdict == "If this falls through: Stay. Don’t take less than 120,000, all else being equal."
    detail = "your limit, 110,000, is worse than walking away, 120,000, however it ends: does the rest of the deal make up for it?"
    assert ("Price", detail) in [check[:2] for check in checks(found, State.THIN)]


def test_settle_or_sue() -> None:
    """0.6 × 250,000 − 50,000 = 100,000; (100,000 + 50,000) ÷ 250,000 and (120,000 + 50,000) ÷ 250,000."""
    court = alternative("Court", "250000", "60", "50000", if_not="0")
    found = panel("alternatives", court, issue("Settlement", limit="100000", target="120000"))
    assert found.verdict == "If this falls through: Court. On average 100,000."
    assert endings(found) == [("200,000", "60 %", "Court"), ("−50,000", "40 %", "Court falls through")]
    assert rows(found) == [("Court", "60 %", "60 %", "68 %")]


def test_gaps_are_named_and_not_counted() -> None:
    found = panel(
        "alternatives",
        alternative("Sound", "100", flow="I get"),
        alternative("No worth"),
        alternative("Nothing", "", ""),
        alternative("Unclear", "!a lot"),
        alternative("Unclear cost", "5", cost="!some"),
        alternative("Unclear rest", "5", "50", if_not="!half"),
        alternative("Unclear way", "5", flow="!in"),
        alternative("Unclear issue", "5", issue="!Rnet"),
        alternative("Too likely", "5", "150"),
        alternative("Never", "5", "0"),
        alternative("Negative cost", "5", cost="-3"),
        alternative("Two currencies", "5 EUR", "50", "1 USD"),
        alternative("Odd", "Infinity"),
    )
    assert [check[:2] for check in checks(found, State.MISSING)] == [
        ("No worth", "say what it would be worth"),
        ("Nothing", "say what it would be worth and how likely it is"),
        ("Unclear", "“a lot” isn’t an amount I can read"),
        ("Unclear cost", "“some” isn’t an amount I can read"),
        ("Unclear rest", "“half” isn’t an amount I can read"),
        ("Unclear way", "“in” is neither “I get” nor “I pay”"),
        ("Unclear issue", "“Rnet” isn’t one of your issues"),
        ("Too likely", "has a chance of 150 %: write one from 0 to 100"),
        ("and 4 more", "of the same kind"),
    ]
    # Whatever the others come to, they can only make it better.
    assert found.verdict == "If this falls through: Sound. That comes to at least 100."


def test_several_currencies_are_not_ranked() -> None:
    found = panel("alternatives", alternative("A", "5 EUR"), alternative("B", "9 USD"))
    assert found.verdict == "The alternatives are in EUR and USD: write them in one currency."
    assert checks(found, State.MISSING)[0][:2] == (
        "One currency",
        "the alternatives are in EUR and USD: write them in one",
    )
    assert [block for block in found.blocks if isinstance(block, Bars)] == []


def test_no_cost_is_not_nothing() -> None:
    found = panel(
        "alternatives", alternative("A", "100", "50", ""), alternative("B", "40"), issue(target="90", limit="50")
    )
    # 0.5 × 100 + 0.5 × 40.
    assert found.verdict == "If this falls through: A first, else B. On average at most 70."
    assert ("A", "you wrote no cost, so it counts as 0") in [check[:2] for check in checks(found)]
    assert "is 20 below what walking away comes to so far; fill in what is missing before you rely on it" in words_of(
        found.blocks
    )


def test_without_a_ground_it_is_at_least() -> None:
    """0.5 × 100 and nothing after it: whatever is left is more than nothing, so a limit above it cannot be judged."""
    found = panel(
        "alternatives", alternative("A", "100", "50"), alternative("B", "90", "50"), issue(target="99", limit="80")
    )
    # 0.5 × 100 + 0.5 × 0.5 × 90 = 72.5.
    assert found.verdict == "If this falls through: A first, then B. On average at least 72.5."
    assert "your limit of 80 is 7.5 above what walking away comes to so far" in words_of(found.blocks)
    low = panel(
        "alternatives", alternative("A", "100", "50"), alternative("B", "90", "50"), issue(target="99", limit="60")
    )
    assert "your limit of 60 gives up at least 12.5 of the average" in words_of(low.blocks)
    assert checks(low)[0][:2] == (
        "If all of it fails",
        "so far this counts as nothing: what would you do? Add it with a chance of 100 %",
    )


def test_costs_above_the_worth() -> None:
    found = panel(
        "alternatives", alternative("A", "100", "50", "90"), alternative("B", "90", "50", "80"), issue(limit="95")
    )
    assert found.verdict == "None of your alternatives is worth trying: each costs more than it brings."
    assert [row[0] for row in rows(found)] == ["not worth trying"] * 2
    of = book(alternative("A", "100", "50", "90"), issue(limit="95"))
    assert isinstance(best_alternative(MINE, of, context(of)), Unclear)
    sure = panel("alternatives", alternative("A", "50", cost="80"), issue(target="90", limit="60"))
    assert sure.verdict == "If this falls through: A. Don’t take less than −30."
    assert ("A", "costs more than it brings: if doing nothing is better, add that as an alternative") in [
        check[:2] for check in checks(sure)
    ]


def test_equal_ones() -> None:
    found = panel(
        "alternatives",
        alternative("A", "50"),
        alternative("B", "50"),
        alternative("C", "40"),
        issue(target="60", limit="50"),
    )
    assert [row[:2] for row in rows(found)] == [("else", "A"), ("just as good", "B"), ("not needed", "C")]
    assert "your limit of 50 is just what walking away comes to." in words_of(found.blocks)


def test_what_is_late_and_what_is_alone() -> None:
    found = panel("alternatives", alternative("A", "50", "80", cost="1", due="2026-11-20", flow="I get"))
    assert [check[:2] for check in checks(found)] == [
        ("Only one alternative", "what would you do if it falls through as well?"),
        ("If all of it fails", "so far this counts as nothing: what would you do? Add it with a chance of 100 %"),
        ("A", "its next step was due Fri 20 Nov"),
    ]


def test_nothing_yet() -> None:
    found = panel("alternatives", entry("alternatives", "Theirs", side="theirs", worth="5", chance="5"))
    assert found.verdict == "No alternatives yet: write what you would do if this fell through."
    assert found.blocks == ()
    assert panel("alternatives", alternative("A")).verdict == (
        "Your alternatives have no value yet: say what one of them is worth and how likely it is."
    )
    assert panel("their-alternatives").blocks == ()


def test_three_hundred() -> None:
    """The longest names and amounts still make one sentence, and the rest of the outcomes is one bar."""
    many = [
        alternative(f"Number {n} of a list that is long", str(10**27 + n), str(n % 99 + 1), "1") for n in range(300)
    ]
    found = panel("alternatives", *many, issue(limit=str(10**27)))
    assert len(found.verdict) <= 140
    assert len(endings(found)) == 8
    assert endings(found)[-1][2] == "294 more ways"
    assert rows(found)[-1][:2] == ("…", "and 292 more")


# On the scale of packages

PAY = issue("Pay", opening="100", target="90", limit="0", weight="50")
DAYS = issue("Days", opening="4", target="3", limit="0", weight="50")
SCALE = (
    *(PAY, DAYS),
    *(entry("options", f"pay {n}", issue="issues-Pay", mine=str(n), theirs=str(100 - n)) for n in (0, 40, 100)),
    *(entry("options", f"days {n}", issue="issues-Days", mine=str(n), theirs=str(100 - n)) for n in (0, 60, 100)),
)
TERMS = "issues-Pay=options-pay 40;issues-Days=options-days 60"


def reservation(*entries: Entry) -> object:
    of = book(*SCALE, *entries)
    game = game_of(of, context(of))
    assert isinstance(game, Game)
    return game.mine.reservation


def test_points_follow_from_terms() -> None:
    """0.5 × 40 + 0.5 × 60 = 50 points."""
    assert reservation(alternative("Other", terms=TERMS)) == Fraction(1, 2)
    assert reservation(alternative("Other", terms=TERMS, points="30")) == Fraction(1, 2)
    # With 60 %, and 30 sure points behind it: 0.6 × 50 + 0.4 × 30 = 42.
    assert reservation(alternative("Other", chance="60", terms=TERMS), alternative("Stay", points="30")) == Fraction(
        42, 100
    )


def test_points_and_terms_never_disagree_in_silence() -> None:
    found = panel("alternatives", *SCALE, alternative("Other", terms=TERMS, points="30"))
    assert ("Other", "you gave it 30 points, but its terms come to 50; the terms are used") in [
        check[:2] for check in checks(found, State.THIN)
    ]
    # As it stands, 60 % of 50 points: the same thing said twice.
    same = panel("alternatives", *SCALE, alternative("Other", chance="60", terms=TERMS, points="30"))
    assert "you gave it" not in words_of(same.blocks)
    part = panel("alternatives", *SCALE, alternative("Other", terms="issues-Pay=options-pay 40", points="30"))
    assert "its terms don’t cover every issue yet; its points are used" in words_of(part.blocks)


def test_money_and_points_side_by_side() -> None:
    of = (
        alternative("Go", "120", points="20"),
        alternative("Stay", "100", points="40"),
        issue("Pay", target="110", limit="90"),
    )
    assert (
        "On the scale of whole packages, walking away is worth 40 points (Stay). By money Go comes first, by points Stay."
    ) in words_of(panel("alternatives", *of).blocks)


# As data


def test_data() -> None:
    of = book(*FOUR, SALARY)
    data = my_data(of, context(of))
    assert json.loads(json.dumps(data)) == data
    assert (data["flow"], data["issue"], data["measured_by"]) == ("get", "Salary", "the only issue")
    assert data["why"] == "You get money here, since more Salary is better (the only issue)."
    assert (data["order"], data["ground"], data["value"], data["bounds"]) == (
        ["Contoso", "Raise"],
        "Stay",
        "122250",
        "",
    )
    assert data["outcomes"] == [
        {"amount": "129000", "chance": "0.55", "with": "Contoso", "came_off": True},
        {"amount": "116000", "chance": "0.36", "with": "Raise", "came_off": True},
        {"amount": "106000", "chance": "0.09", "with": "Stay", "came_off": True},
    ]
    assert data["alternatives"][3] == {  # type: ignore[index]
        "name": "Contoso",
        "chance": "0.55",
        "index": "1401000/11",
        "stands_at": None,
    }
    assert data["break_even"][-1] == {  # type: ignore[index]
        "name": "Contoso",
        "limit": "always",
        "target": "0.8",
        "opening": "never",
    }
    assert data["withheld"] is None


def test_data_says_what_is_withheld() -> None:
    of = book(alternative("A", "100"), alternative("B", "1300", "50", side="theirs", flow="I pay"), RENT)
    data = my_data(of, context(of))
    assert data["value"] is None
    assert "get this money or pay it" in str(data["withheld"])
    theirs = their_data(of, context(of))
    assert (theirs["flow"], theirs["value"], theirs["order"]) == ("pay", None, ["B"])
    assert theirs["withheld"] == "What would it cost them to do without?"


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_no_cell_breaks_it(side: str) -> None:
    cells = ("", "0", "-5", "100", "1" * 40, "5 EUR", "9 USD", "!draft", "0.0000001")
    for worth, chance, cost in product(cells, ("", "0", "50", "100", "-5", "!x"), ("", "-1", "5", "5 USD")):
        for left, flow in (("", ""), ("0", "I get"), ("-5", "I pay"), ("!x", "!y"), ("5 EUR", "I pay")):
            of = book(alternative("A", worth, chance, cost, side=side, if_not=left, flow=flow), RENT)
            for id, data in (("alternatives", my_data), ("their-alternatives", their_data)):
                assert len(panel_of(id, of).verdict) <= 140
                json.dumps(data(of, context(of)))
