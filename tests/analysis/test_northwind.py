"""The worked example, every panel of it worked out by hand: nobody can make it say something wrong without a test that fails."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from negotui.analysis import ANALYSES
from negotui.analysis.gates import gates
from negotui.analysis.packages.data import packages_data
from negotui.domain.blocks import Bars, Panel, State, words_of
from tests.analysis.book import checks, context, northwind, panel_of, rows

# What stands in the sheets: my value and theirs of every option from 0 to 100, and the weights of both.
BASE = {
    "110,000": (0, 100),
    "115,000": (30, 90),
    "120,000": (60, 70),
    "124,000": (80, 55),
    "126,000": (88, 45),
    "130,000": (100, 0),
}
BONUS = {"0": (0, 100), "5,000": (60, 60), "10,000": (100, 0)}
DAYS = {"1": (0, 100), "2": (60, 70), "3": (100, 0)}
REVIEW = {"After 6 months": (100, 0), "After 9 months": (60, 60), "After 12 months": (0, 100)}
START = {"In 5 weeks": (0, 100), "In 6 weeks": (20, 95), "In 9 weeks": (60, 60), "In 13 weeks": (100, 0)}
ISSUES = {
    "Base salary": (40, 40, BASE),
    "Signing bonus": (15, 10, BONUS),
    "Remote days": (25, 15, DAYS),
    "First pay review": (10, 5, REVIEW),
    "Start date": (10, 30, START),
}
NO_DEAL = (35, 40)
"""The points of my best alternative and of theirs."""


def said(id: str) -> tuple[Panel, str]:
    found = panel_of(id, northwind())
    return found, words_of(found.blocks)


def points(*terms: str) -> tuple[Fraction, Fraction]:
    """What a package is worth to me and to them: the sum of weight × value, out of 100."""
    of = list(zip(ISSUES.values(), terms, strict=True))
    mine = sum((Fraction(weight * options[term][0], 100) for (weight, _, options), term in of), Fraction(0))
    theirs = sum((Fraction(weight * options[term][1], 100) for (_, weight, options), term in of), Fraction(0))
    return mine, theirs


def data() -> dict[str, Any]:
    of = northwind()
    return packages_data(of, context(of))


def both(package: Any) -> tuple[Fraction, Fraction]:
    """The values of a package of the data, out of 100."""
    return Fraction(package["mine"]) * 100, Fraction(package["theirs"]) * 100


def worth(mine: str, theirs: str) -> tuple[Fraction, Fraction]:
    return Fraction(mine), Fraction(theirs)


def terms(package: Any) -> tuple[str, ...]:
    return tuple(package["terms"][name] for name in ISSUES)


def test_the_sheets_hold_what_is_worked_with_here() -> None:
    of = northwind()
    names = {entry.id: entry.get("name") for entry in of.of("issues")}
    weights = {names[one.get("issue")]: one.get("weight") for one in of.of("limits")}
    for entry in of.of("issues"):
        mine, theirs, _ = ISSUES[entry.get("name")]
        assert (entry.get("weight"), weights[entry.get("name")]) == (str(mine), str(theirs))
    found: dict[str, dict[str, tuple[int, int]]] = {name: {} for name in ISSUES}
    for entry in of.of("options"):
        found[names[entry.get("issue")]][entry.get("option")] = (int(entry.get("mine")), int(entry.get("theirs")))
    assert found == {name: options for name, (_, _, options) in ISSUES.items()}


def test_every_panel_is_checked_here() -> None:
    """A panel with something to say that no test below names would be unwatched."""
    speaking = {one.id for one in ANALYSES if panel_of(one.id, northwind()).blocks}
    assert speaking == {
        *("balance", "priorities", "concessions", "benchmarks", "people", "alternatives", "running-order"),
        *("confidence", "signals", "zones", "their-alternatives", "packages", "readiness"),
    }


@pytest.mark.parametrize("id", [one.id for one in ANALYSES])
def test_nothing_but_the_first_sentence_is_missing(id: str) -> None:
    found = panel_of(id, northwind())
    lacking = checks(found, State.MISSING)
    if id == "readiness":
        assert lacking == [
            ("Your first sentence", "write how you will begin, word for word", "sheet:message/messages"),
        ]
    elif id == "running-order":
        assert lacking == [("Messages", "nothing to say yet for opening", "sheet:message/messages")]
    else:
        assert lacking == []
    # The one line that was never said aloud is advice, and is true.
    assert len(checks(found, State.THIN)) == (id == "confidence")


def test_it_keeps_its_own_rules() -> None:
    """The opening stays inside their band, the limit above what is certain, and no offer is claimed that is not there."""
    of = northwind()
    (base,) = [one for one in of.of("issues") if one.get("name") == "Base salary"]
    band = next(one for one in of.of("facts") if one.get("claim").startswith("Northwind's advertised band"))
    certain = [int(one.get("worth")) for one in of.of("alternatives") if one.get("chance") == "100"]
    assert int(base.get("opening")) <= int(band.get("figure"))
    assert int(base.get("limit")) > min(certain) == 108_000
    for entry in of.entries:
        for _, text in entry.values:
            assert "expects an answer" not in text
            assert "answer someone else" not in text
    # "No name and no figure", says the plan: so no answer that is held ready names the other firm.
    for sheet, field in (("weak_points", "answer"), ("tactics", "say"), ("messages", "words"), ("lines", "line")):
        assert not [one for one in of.of(sheet) if "Contoso" in one.get(field)]


def test_balance() -> None:
    """Mine: expertise 5, time 4, alternatives 3. Theirs: authority 4, alternatives 3, market conditions 3."""
    found, text = said("balance")
    assert found.verdict == (
        "You are strongest in expertise (5), they in authority (4). A month without a deal hurts them more."
    )
    # Mine: (126,000 − 108,000) ÷ 12 = 1,500. Theirs: a contractor at 18,000 a month less 126,000 ÷ 12 = 10,500.
    assert "A month without a deal costs you 1,500 and them about 7,500" in text


def test_priorities() -> None:
    """40 + 25 + 15 + 10 + 10 = 100, each given over the range that stands there."""
    found, _ = said("priorities")
    assert found.verdict == "Base salary matters most, 40 of 100; then Remote days, 25."
    (bars,) = [one for one in found.blocks if isinstance(one, Bars)]
    assert [bar.shown[0] for bar in bars.bars] == ["40", "25", "15", "10", "10"]


def test_concessions() -> None:
    """From opening to target in steps that shrink; what lies behind the target is reserve. Remote days open at their target."""
    found, _ = said("concessions")
    assert rows(found) == [
        # 4,000 to go: 2,500, 1,000, 500.
        ("Base salary", "130,000 → 127,500 → 126,500 → 126,000", "their move", "110,000 to 126,000"),
        ("Signing bonus", "10,000 → 7,000 → 5,500 → 5,000", "their move", "0 to 5,000"),
        ("First pay review", "6 → 8 → 9", "their move", "9 to 12"),
        # In return for nine weeks become six, 15 × 0.40 = 6 for 10 × 0.40 = 4: the swap that the tab Win-win finds.
        ("Start date", "13 → 10 → 9", "Signing bonus: 10,000", "5 to 9"),
    ]


def test_benchmarks() -> None:
    """One typical figure, 123,000; one case of 121,000; two high ends, 130,000 and 132,000."""
    found, _ = said("benchmarks")
    assert found.verdict == (
        "Base salary: your target of 126,000 is better than what is usual, 123,000; the best you found is 132,000."
    )
    assert rows(found) == [
        ("Base salary", "123,000", "121,000 to 132,000", "130,000", "126,000", "110,000"),
        ("Remote days", "–", "3", "3", "3", "2"),
    ]


def test_people() -> None:
    found, text = said("people")
    assert found.verdict == "Daniel has the most influence and is undecided; Sam is with you."
    assert rows(found) == [
        ("Ruth", "about 126,000, as I guess", "Daniel"),
        ("Daniel", "130,000, the top of the band", "–"),
        ("Maja", "nothing", "Ruth"),
    ]
    assert "A yes at the table isn’t final: it still needs one from Daniel." in text


def test_alternatives() -> None:
    """Contoso 131,000 − 2,000 ÷ 0.55 ≈ 127,364, then the raise, else 108,000; freelance 105,000 − 5,000 ÷ 0.6 is less than that.

    −2,000 + 0.55 × 131,000 + 0.45 × (0.8 × 118,000 + 0.2 × 108,000) = 122,250.
    """
    found, text = said("alternatives")
    assert found.verdict == (
        "If this falls through: Offer from Contoso first, then “Stay, with the promised raise”, else “Stay as it is”. "
        "On average 122,250."
    )
    (bars,) = [one for one in found.blocks if isinstance(one, Bars)]
    assert [(bar.label, bar.shown[0]) for bar in bars.bars] == [
        *(("129,000", "55 %"), ("116,000", "36 %"), ("106,000", "9 %"))
    ]
    assert "your limit of 110,000 gives up 12,250 of the average for certainty." in text
    # To match 126,000: (126,000 + 2,000 − 116,000) ÷ (131,000 − 116,000) = 80 %.
    assert rows(found, 1)[0] == ("Offer from Contoso", "55 %", "at any chance", "80 %", "never")
    assert "On the scale of whole packages, walking away is worth 35 points (Offer from Contoso)." in text


def test_the_points_of_the_alternatives() -> None:
    """As the note says: 122,250 is 60 + 2.25 × 5 = 71.25 on the base, the days 0.55 × 0 + 0.45 × 60 = 27."""
    contoso = Fraction(40, 100) * (60 + Fraction(225, 100) * 5) + Fraction(25, 100) * 27
    # The raise with its chance is 116,000: 30 + 6; two days from home are 60. Staying is 2,000 below the limit at 6 a thousand.
    raised = Fraction(40, 100) * 36 + Fraction(25, 100) * 60
    staying = Fraction(40, 100) * -12 + Fraction(25, 100) * 60
    assert (round(contoso), round(raised), round(staying)) == (35, 29, 10)
    typed = [one.get("points") for one in northwind().of("alternatives")]
    assert typed == ["35", "29", "10", "8", "40", "25"]


def test_running_order() -> None:
    found, text = said("running-order")
    assert (
        found.verdict == "You know what to say at 4 of 5 stages; nothing yet for opening; 2 questions are still open."
    )
    # Their figure is asked for only after mine stands.
    assert text.index("130,000") < text.index("How was the figure arrived at")


def test_what_is_given_for_the_bonus_helps_both() -> None:
    """Nine weeks become six for 10,000 instead of 5,000: −4 + 6 for me, +10.5 − 6 for them. So the sheet offers it."""
    before, after = (
        points("126,000", bonus, "3", "After 6 months", start)
        for bonus, start in (("5,000", "In 9 weeks"), ("10,000", "In 6 weeks"))
    )
    assert (after[0] - before[0], after[1] - before[1]) == worth("2", "4.5")
    offered = northwind().of("give_get")[0]
    assert (offered.get("give"), offered.get("get")) == (
        "Start in 6 weeks instead of 9",
        "a signing bonus of 10,000 instead of 5,000",
    )


def test_new_sheets_are_filled_in_and_every_weak_point_and_tactic_has_its_answer() -> None:
    of = northwind()
    for sheet, answer in (
        ("weak_points", "answer"),
        ("tactics", "say"),
        ("give_get", "get"),
        ("first_offer", "answer"),
    ):
        assert of.of(sheet)
        assert all(one.get(answer) for one in of.of(sheet))
    (held,) = of.of("process")
    assert (held.get("at"), held.get("channel")) == ("2026-11-27T10:00", "in person")
    # The figure that answers theirs is the opening, and their band ends there.
    assert "130,000" in of.of("first_offer")[0].get("answer")


def test_confidence_and_signals() -> None:
    assert said("confidence")[0].verdict == (
        "Confidence rose from 2 to 4 of 5 over 3 rehearsals; you never said “I need until noon tomorrow to g…” aloud."
    )
    assert said("signals")[0].verdict == "You have seen 1 of 3 signals; you have a plan for every trigger."


def test_zones() -> None:
    """From my limit to their hardest and their softest guess: 110,000 to 122,000 or 130,000, and so on.

    Of 6 × 3 × 2 × 3 × 4 whole deals, listed one by one, 314 are worth 35 to me and 40 to them, or more.
    """
    found, text = said("zones")
    assert found.verdict == "314 of 432 whole deals are at least as good for both of you as walking away, as you guess."
    assert "Issue by issue: there is room on each of 5 issues taken alone, on every guess you made." in text
    # One day at home is past my limit of two.
    options = [[one for name, one in values.items() if name != "1"] for *_, values in ISSUES.values()]
    weights = [(mine, theirs) for mine, theirs, _ in ISSUES.values()]
    deals = [
        tuple(sum(weight[side] * one[side] for weight, one in zip(weights, deal, strict=True)) for side in (0, 1))
        for deal in product(*options)
    ]
    assert len(deals) == 432
    assert sum(mine >= NO_DEAL[0] * 100 and theirs >= NO_DEAL[1] * 100 for mine, theirs in deals) == 314
    assert rows(found) == [
        ("Base salary", "12,000 to 20,000"),
        ("Signing bonus", "5,000 to 10,000"),
        ("Remote days", "0 to 1"),
        ("First pay review", "3 to 6"),
        ("Start date", "3 to 8"),
    ]
    assert "Base salary could end anywhere from 122,250 to 141,000, taken alone." in text


def test_their_alternatives() -> None:
    """They pay: 115,000 + 12,000 ÷ 0.6 = 135,000 is less than 150,000. 12,000 + 0.6 × 115,000 + 0.4 × 150,000 = 141,000."""
    found, text = said("their-alternatives")
    assert found.verdict.endswith("On average they pay about 141,000.")
    (bars,) = [one for one in found.blocks if isinstance(one, Bars)]
    assert [(bar.label, bar.shown[0]) for bar in bars.bars] == [("127,000", "60 %"), ("162,000", "40 %")]
    assert "walking away is worth about 40 points to them" in text


@pytest.mark.parametrize(
    ("name", "chosen", "values", "noted"),
    [
        # 40 + 15 + 25 + 10 + 10; nothing for them.
        ("My opening", ("130,000", "10,000", "3", "After 6 months", "In 13 weeks"), ("100", "0"), "100 for me"),
        # 35.2 + 9 + 25 + 10 + 2; 18 + 6 + 0 + 0 + 28.5.
        (
            "Early start",
            ("126,000", "5,000", "3", "After 6 months", "In 6 weeks"),
            ("81.2", "52.5"),
            "81 for me, about 53",
        ),
        # 32 + 15 + 25 + 6 + 2; 22 + 0 + 0 + 3 + 28.5.
        (
            "More bonus, less base",
            ("124,000", "10,000", "3", "After 9 months", "In 6 weeks"),
            ("80", "53.5"),
            "80 for me, about 54",
        ),
        # 32 + 9 + 25 + 10 + 6; 22 + 6 + 0 + 0 + 18.
        (
            "Lower base, later start",
            ("124,000", "5,000", "3", "After 6 months", "In 9 weeks"),
            ("82", "46"),
            "82 for me, about 46",
        ),
        # 32 + 9 + 15 + 0 + 6; 22 + 6 + 10.5 + 5 + 18.
        (
            "Meet in the middle",
            ("124,000", "5,000", "2", "After 12 months", "In 9 weeks"),
            ("62", "61.5"),
            "62 for each of us",
        ),
        # 12 and nothing else; 36 + 10 + 15 + 5 + 30.
        (
            "What they will begin with",
            ("115,000", "0", "1", "After 12 months", "In 5 weeks"),
            ("12", "96"),
            "About 96 for them, 12 for me",
        ),
    ],
)
def test_the_packages_that_stand_there(name: str, chosen: tuple[str, ...], values: tuple[str, str], noted: str) -> None:
    assert points(*chosen) == worth(*values)
    (found,) = [one for one in data()["listed"] if one["name"] == name]
    assert (terms(found), both(found)) == (chosen, points(*chosen))
    (entry,) = [one for one in northwind().of("packages") if one.get("name") == name]
    assert noted in entry.get("note")


def test_the_frontier_beside_a_listing_of_all_packages() -> None:
    """6 × 3 × 3 × 3 × 4 = 648 packages, of which 6 × 3 × 2 × 3 × 4 = 432 have no day below my limit."""
    every = [points(*chosen) for chosen in product(*(options for _, _, options in ISSUES.values()))]
    could_be = [
        points(*chosen) for chosen in product(*(options for _, _, options in ISSUES.values())) if chosen[2] != "1"
    ]
    found = data()
    assert (found["count"], found["signable_count"]) == (len(every), len(could_be)) == (648, 432)
    inside = [each for each in could_be if each[0] >= NO_DEAL[0] and each[1] >= NO_DEAL[1]]
    assert found["inside"] == len(inside) == 314
    front = {
        one
        for one in could_be
        if not any(other != one and other[0] >= one[0] and other[1] >= one[1] for other in could_be)
    }
    assert {both(each) for each in found["frontier"]} == front
    assert "432 combinations; 314 (73 %) are at least as good as walking away for both of you" in said("packages")[1]


def test_what_stands_out_on_the_frontier() -> None:
    """Gains over 35 and 40: 68 and 67 have the largest product, 33 × 27 = 891, before 31 × 28.5 = 883.5 and 39 × 21 = 819.

    64 and 70 gain 29 and 30, the most equal. The most that each could gain is 88 − 35 = 53 and 88 − 40 = 48: at 66 and 68.5 that is
    31 ÷ 53 = 58 % and 28.5 ÷ 48 = 59 %. 68 + 67 and 74 + 61 are the largest total, 135.
    """
    found = data()
    at = {
        key: {both(each) for each in found[key]} for key in ("nash", "most_equal", "kalai_smorodinsky", "largest_total")
    }
    assert at["nash"] == {worth("68", "67")}
    assert at["most_equal"] == {worth("64", "70")}
    assert at["kalai_smorodinsky"] == {worth("66", "68.5")}
    assert at["largest_total"] == {worth("68", "67"), worth("74", "61")}
    assert terms(found["nash"][0]) == ("124,000", "5,000", "2", "After 6 months", "In 6 weeks")
    assert said("packages")[0].verdict == (
        "The most balanced deal scores 68 for you and about 67 for them. "
        "Fragile: it rests on your weak guess for Signing bonus and First pay review."
    )


def test_all_limits_together() -> None:
    """110,000, no bonus, two days, a review after 12 months, five weeks: 0.25 × 60 = 15, and walking away is worth 35."""
    assert points("110,000", "0", "2", "After 12 months", "In 5 weeks")[0] == 15
    text = "Each limit alone is fine; together they are worse than walking away, by 20 points (15 against 35)."
    assert text in said("packages")[1]


def test_three_equal_offers_are_the_three_packages_of_mine() -> None:
    """My target package is worth 35.2 + 9 + 25 + 6 + 6 = 81.2: three offers near it, each led by another issue."""
    assert points("126,000", "5,000", "3", "After 9 months", "In 9 weeks")[0] == Fraction("81.2")
    listed = {one["name"]: terms(one) for one in data()["listed"]}
    offers = [terms(each) for each in data()["equal_offers"]]
    assert set(offers) == {listed[name] for name in ("Early start", "More bonus, less base", "Lower base, later start")}
    assert "Three equal offers worth about 81 to you, like your target" in said("packages")[1]


def test_what_would_be_better_than_the_middle() -> None:
    """As its note says: the review after 6 months, 10 more for me and 5 less for them; six weeks, 4 less and 10.5 more."""
    middle = points("124,000", "5,000", "2", "After 12 months", "In 9 weeks")
    better = points("124,000", "5,000", "2", "After 6 months", "In 6 weeks")
    assert (better[0] - middle[0], better[1] - middle[1]) == worth("6", "5.5")
    (row,) = [one for one in rows(said("packages")[0]) if one[0] == "Meet in the middle"]
    assert row[3].startswith(
        "First pay review = After 6 months; Start date = In 6 weeks (68 for you, about 67 for them"
    )


def test_readiness() -> None:
    """Nearly ready: four gates of five, and the fifth is for whoever opens the example."""
    of = northwind()
    assert [(gate.id, gate.is_open) for gate in gates(of, context(of))] == [
        *(("limit", True), ("alternative", True), ("target", True), ("sentence", False), ("interest", True))
    ]
    assert said("readiness")[0].verdict == "Ready 4 of 5: still missing your first sentence. Filled in 100 %."
