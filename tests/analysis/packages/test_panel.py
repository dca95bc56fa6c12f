"""What the panel says and what the data hold, in the ordinary and in the odd cases."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from negotui.analysis.packages.answers import answers_of
from negotui.analysis.packages.data import packages_data
from negotui.analysis.packages.frontier import counts_of, frontier_of
from negotui.analysis.packages.grid import grid_of
from negotui.analysis.packages.model import Side
from negotui.analysis.packages.offers import equal_offers
from negotui.analysis.packages.panel import READS, panel
from negotui.domain.blocks import Bullets, Checklist, Panel, Scatter, State, Table, text_of, words_of
from negotui.domain.negotiation import Entry
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder
from tests.analysis.packages.build import GUIDE, book, case_entries, entry, game_from, terms
from tests.cases.employment import EMPLOYMENT
from tests.cases.new_recruit import NEW_RECRUIT

DEAL = {"Signing bonus": "10 %", "Division": "E", "Moving costs": "100 %", "Insurance": "0 %", "Salary": "32,000"}


def panel_of(*entries: Entry) -> Panel:
    return panel(*book(*entries))


def data_of(*entries: Entry) -> dict[str, Any]:
    data = packages_data(*book(*entries))
    json.dumps(data)
    return data


def listed(number: int, name: str, *choice: int) -> Entry:
    return entry("packages", f"p{number}", name=name, terms=terms(choice))


def employment(mine: str = "", theirs: str = "", *more: Entry) -> tuple[Entry, ...]:
    return (*case_entries(EMPLOYMENT, mine, theirs), *more)


def small(*worths: tuple[int, int], mine: str = "0", theirs: str = "0") -> tuple[Entry, ...]:
    """One issue without weights."""
    options = (
        entry("options", f"o{number}", option=f"Way {number}", issue="i0", mine=str(here), theirs=str(there))
        for number, (here, there) in enumerate(worths)
    )
    return (
        entry("issues", "i0", name="Only"),
        *options,
        entry("alternatives", "a0", what="A", side="mine", points=mine),
        entry("alternatives", "a1", what="B", side="theirs", points=theirs),
    )


def test_the_built_in_guide_has_all_that_is_read() -> None:
    for guide in (GUIDE, GuideFolders(content_folder()).guide(BUILT_IN)):
        for sheet, fields in READS:
            assert guide.has(sheet, *fields)


def test_a_verdict_a_picture_and_figures() -> None:
    found = panel_of(*employment("60", "60", listed(0, "Middle", 2, 2, 2, 2, 2), listed(1, "Best", 0, 4, 0, 4, 4)))
    assert found.verdict == (
        "Middle could be better for one of you at no cost to the other. "
        "The most balanced deal scores 77 for you and about 77 for them."
    )
    (picture,) = [block for block in found.blocks if isinstance(block, Scatter)]
    others = [block for block in found.blocks if block is not picture]
    kinds = [mark.kind for mark in picture.points]
    assert (kinds.count("frontier"), kinds.count("reference"), kinds.count("package")) == (25, 1, 2)
    assert [(line.axis, str(line.at)) for line in picture.lines] == [("across", "60"), ("up", "60")]
    words = words_of(others)
    for said in (
        "most balanced (Nash), most equal gain, equal share of what is possible (Kalai–Smorodinsky) and largest total",
        "Swaps from Middle",
        "3,125 combinations; 99 (3 %) are at least as good as walking away for both of you; 25 can’t be improved",
        "One offer worth about 77 to you, like Best",
        "Only one offer is worth about 77 to you and still beats walking away for both of you.",
        "you and they would be better off without a deal; Best",
    ):
        assert said in words
    assert not any(isinstance(block, Checklist) for block in found.blocks)
    assert "Nash 1950" in words_of(found.method)


def test_trades_of_the_panel_are_the_best_of_each_two_issues() -> None:
    found = panel_of(*employment("0", "0", listed(0, "Middle", 2, 2, 2, 2, 2)))
    (bullets,) = [block for block in found.blocks if isinstance(block, Bullets)]
    assert words_of([bullets]).splitlines()[:2] == [
        "Change: Division C → E. You +4, they +4.",
        "Swap: Signing bonus 6 % → 10 %, Salary 36,000 → 32,000. You +12, they +12.",
    ]


def test_unknown_reservations_claim_no_zone() -> None:
    found = panel_of(*employment())
    assert found.verdict == "Score one alternative for each side to see which deals beat walking away."
    (checks,) = [block for block in found.blocks if isinstance(block, Checklist)]
    assert [(check.state, check.link) for check in checks.checks] == [
        (State.MISSING, "sheet:options/alternatives"),
        (State.MISSING, "sheet:theirs/alternatives"),
    ]
    data = data_of(*employment())
    assert (data["nash"], data["most_equal"], data["kalai_smorodinsky"], data["inside"]) == ([], [], [], None)
    assert [each["terms"] for each in data["largest_total"]] == [DEAL]


def test_no_zone() -> None:
    found = panel_of(*employment("80", "80"))
    assert found.verdict == "Every package leaves one of you worse off than walking away."
    data = data_of(*employment("80", "80"))
    assert (data["inside"], data["nash"], data["largest_total"]) == (0, [], [])
    assert len(data["frontier"]) == 25


def test_a_single_package_with_nothing_left_to_share() -> None:
    entries = small((5, 5), (9, 0), (0, 9), mine="5", theirs="5")
    found = panel_of(*entries)
    assert found.verdict == (
        "Only one package is at least as good as walking away for both of you: 5 for you, about 5 for them."
    )
    assert "Nothing is left to share" in words_of(found.blocks)
    data = data_of(*entries)
    assert data["inside"] == 1
    for key in ("nash", "most_equal", "kalai_smorodinsky", "largest_total"):
        assert [each["terms"] for each in data[key]] == [{"Only": "Way 0"}]
    assert "Set a target for an issue" in words_of(found.blocks)


def test_negative_points_and_ties() -> None:
    data = data_of(*small((-5, -5), (-1, -3), (-3, -1), (-1, -3), mine="-4", theirs="-4"))
    assert [(each["mine"], each["theirs"], each["packages"]) for each in data["frontier"]] == [
        ("-1", "-3", 2),
        ("-3", "-1", 1),
    ]
    assert [each["terms"]["Only"] for each in data["packages"]] == ["Way 1", "Way 3", "Way 2"]
    assert len(data["nash"]) == 3
    assert data["inside"] == 3
    assert data["scale"] == "points"
    found = panel_of(*small((-5, -5), (-1, -3), (-3, -1), (-1, -3), mine="-4", theirs="-4"))
    assert "You gave no weights, so the points are simply added up." in words_of(found.blocks)


def test_the_reservation_and_the_worst_package_are_two_things() -> None:
    worths = ((2, 10), (6, 7), (10, 2))
    assert data_of(*small(*worths, mine="0", theirs="0"))["nash"][0]["mine"] == "6"
    assert data_of(*small(*worths, mine="6", theirs="0"))["nash"][0]["mine"] == "10"


def test_weights_that_do_not_add_up_are_said() -> None:
    entries = [each.put("weight", "40") if each.id in {"i0", "l4"} else each for each in employment("60", "60")]
    words = words_of(panel_of(*entries).blocks)
    assert "Your weights add up to 99 and their weights add up to 99, not to 100" in words


def test_without_their_worths_only_mine_are_shown() -> None:
    entries = [
        each.put("theirs", "") if each.sheet == "options" else each
        for each in employment("60", "60", listed(0, "Middle", 2, 2, 2, 2, 2))
    ]
    found = panel_of(*entries)
    assert found.verdict.startswith("I can’t tell yet what whole packages are worth to them")
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert [[text_of(cell) for cell in row] for row in table.rows] == [["Middle", "50"]]
    data = data_of(*entries)
    assert (data["count"], data["frontier"], data["nash"], data["robust"]) == (3125, [], [], None)
    assert data["listed"] == [
        {
            "name": "Middle",
            "terms": dict(zip(DEAL, ("6 %", "C", "80 %", "60 %", "36,000"), strict=True)),
            "mine": "0.5",
            "theirs": None,
        }
    ]
    assert len(data["gaps"]) == 5


def test_data_of_employment() -> None:
    data = data_of(*employment("60", "60", listed(0, "Middle", 2, 2, 2, 2, 2)))
    assert (data["count"], data["inside"], data["packages_count"]) == (3125, 99, 25)
    assert len(data["frontier"]) == len(data["packages"]) == 25
    for key in ("nash", "most_equal", "kalai_smorodinsky", "largest_total"):
        assert data[key] == [{"terms": DEAL, "mine": "0.77", "theirs": "0.77"}]
    assert data["reservations"] == {"mine": "0.6", "theirs": "0.6"}
    assert data["trades"][0] == {
        "changes": {
            "Signing bonus": {"before": "6 %", "after": "10 %"},
            "Salary": {"before": "36,000", "after": "32,000"},
        },
        "mine": "0.12",
        "theirs": "0.12",
        "joint": "0.24",
    }
    (middle,) = data["listed"]
    assert (middle["better_packages"], middle["better_for_both"], middle["gain_left"]) == (486, 470, "0.54")
    assert (data["nash_count"], data["frontier_count"], data["signable_count"]) == (1, 25, 3125)
    assert data["robust_counts"] == {points: len(packages) for points, packages in data["robust"].items()}
    assert data["withheld"] == []
    # The middle is past walking away for me: there is neither a target nor a package to make equal offers of.
    assert (data["equal_offers"], data["equal_offers_level"]) == ([], None)
    assert set(data["robust"]) == {"10", "20"}
    assert data["gaps"] == []


def test_data_of_new_recruit() -> None:
    data = data_of(*case_entries(NEW_RECRUIT, "0", "0"))
    assert (data["count"], data["inside"], data["points"], data["packages_count"]) == (390_625, 256_265, 4193, 53)
    assert (len(data["frontier"]), len(data["packages"])) == (45, 53)
    assert [(each["mine"], each["theirs"]) for each in data["nash"]] == [("7400", "7400")]
    assert data["robust"] is None


def test_ten_issues_of_ten_options_are_not_listed() -> None:
    worths = [[(place * (number + 1), (9 - place) * (11 - number)) for place in range(10)] for number in range(10)]
    found = answers_of(game_from(worths, Side(reservation=Fraction(0)), Side(reservation=Fraction(0))))
    assert found
    assert found.grid.game.count == 10**10
    assert found.references.nash
    assert len(equal_offers(found.grid, found.grid.worths(found.references.nash[0])[0])) == 3


def test_what_would_take_too_long_is_left_out_with_a_word() -> None:
    fine = [
        [(place, 1999 - place) for place in range(2000)],
        [(3 * place, 2 * (1999 - place)) for place in range(2000)],
    ]
    grid = grid_of(game_from(fine))
    assert frontier_of(grid) is None
    assert counts_of(grid) is None
    many = []
    for number in range(3):
        many.append(entry("issues", f"i{number}", name=f"Issue {number}", weight=str(7 + number * number)))
        many.append(entry("limits", f"l{number}", issue=f"i{number}", weight=str(9 + number)))
        many += [
            entry(
                "options",
                f"o{number}-{place}",
                option=str(place),
                issue=f"i{number}",
                mine=str(place),
                theirs=str(999 - place),
            )
            for place in range(1000)
        ]
    found = panel_of(*many)
    assert found.verdict == "There are too many packages to compare them all."
    assert "list fewer options for Issue 0." in words_of(found.blocks)
    data = data_of(*many)
    assert data["count"] == 10**9
    assert any("too many combinations" in gap["text"] for gap in data["gaps"])
