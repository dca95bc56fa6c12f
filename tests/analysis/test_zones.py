"""Both ranges on one line, and who needs the deal."""

from __future__ import annotations

import pytest

from negotui.analysis.zones import zones_data
from negotui.domain.blocks import Ranges, Shape, State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import book, checks, context, entry, northwind, panel, panel_of, rows

MORE = entry("issues", "Price", better="more", opening="132", target="126", limit="110")
LESS = entry("issues", "Rent", better="less", opening="1100", target="1150", limit="1240")


def limit(of: Entry, name: str = "", **values: str) -> Entry:
    made = entry("limits", of.id, **values)
    return Entry(f"limits-{name or of.id}", "n", "limits", made.values, made.drafts)


def shapes(*entries: Entry) -> list[tuple[Shape, str]]:
    (block,) = [one for one in panel("zones", *entries).blocks if isinstance(one, Ranges)]
    return [(part.kind, part.shown) for lane in block.rows[0].lanes if lane.label == "Zone" for part in lane.stretches]


def test_northwind() -> None:
    found = panel_of("zones", northwind())
    assert "each of 5 issues taken alone, on every guess you made." in words_of(found.blocks)
    assert rows(found)[0] == ("Base salary", "12,000 to 20,000")
    assert rows(found, 1) == [
        ("First choice", "Offer from Contoso", "Take the runner-up and train them"),
        ("Strongest in", "expertise (5)", "authority (4)"),
    ]
    both = "Going by both sides’ alternatives, Base salary could end anywhere from 122,250 to 141,000, taken alone."
    assert both in words_of(found.blocks)
    assert checks(found) == []


def test_certain_likely_and_possible() -> None:
    assert shapes(MORE, limit(MORE, low="122", likely="126", high="130")) == [
        (Shape.CERTAIN, "110 to 122"),
        (Shape.LIKELY, "110 to 126"),
        (Shape.POSSIBLE, "110 to 130"),
    ]


def test_the_rent_of_the_guide() -> None:
    """The landlord's limit lies from 1,115 to 1,222, probably near 1,168; mine is 1,240."""
    entries = (LESS, limit(LESS, low="1115", likely="1168", high="1222"))
    assert shapes(*entries) == [
        (Shape.CERTAIN, "1,222 to 1,240"),
        (Shape.LIKELY, "1,168 to 1,240"),
        (Shape.POSSIBLE, "1,115 to 1,240"),
    ]
    assert rows(panel("zones", *entries))[0] == ("Rent", "18 to 125", "1,177.5 to 1,231", "9 to 62.5")


@pytest.mark.parametrize(
    ("low", "likely", "high", "verdict", "room"),
    [
        ("120", "125", "130", "There is room on Price, on every guess you made.", "10 to 20"),
        ("100", "115", "130", "There is room on Price if your guesses are right.", "5 to 20"),
        ("90", "100", "115", "There is room on Price only if they are softer than you think.", "5"),
        (
            "80",
            "90",
            "100",
            "There is no room on Price, as you guess: the figure alone can’t settle it.",
            "10 to 30 apart",
        ),
        ("110", "110", "110", "There is room on Price, on every guess you made.", "0"),
    ],
)
def test_verdicts(low: str, likely: str, high: str, verdict: str, room: str) -> None:
    found = panel("zones", MORE, limit(MORE, low=low, likely=likely, high=high))
    assert found.verdict == verdict
    assert rows(found)[0][1] == room


def test_a_point_is_no_certainty() -> None:
    found = panel("zones", MORE, limit(MORE, likely="126"))
    assert found.verdict == "There is room on Price if your guesses are right."
    assert shapes(MORE, limit(MORE, likely="126")) == [(Shape.LIKELY, "110 to 126")]


def test_a_range_written_backwards_is_read_and_one_without_sense_is_not() -> None:
    assert shapes(MORE, limit(MORE, low="130", likely="126", high="122"))[0] == (Shape.CERTAIN, "110 to 122")
    entries = (MORE, limit(MORE, low="130", likely="126", high="140"))
    assert shapes(*entries) == [(Shape.LIKELY, "110 to 126")]
    assert checks(panel("zones", *entries), State.THIN)[0][:2] == (
        "Price",
        "your likely limit, 126, lies outside 130 to 140, so the range was ignored",
    )


def test_where_both_want_the_same_there_is_no_zone_to_divide() -> None:
    found = panel("zones", MORE, limit(MORE, likely="100", target="140"))
    assert "they want the same as you do" in words_of(found.blocks)
    assert found.verdict == "As far as you have guessed, they want the same as you do: there is nothing to divide."


def test_settle_or_sue() -> None:
    """I get 0.6 × 250,000 − 50,000 = 100,000 in court, and they would pay 0.4 × 250,000 + 70,000 = 170,000."""
    sides = (("mine", "250000", "60", "50000"), ("theirs", "250000", "40", "70000"))
    courts = [
        entry("alternatives", f"Court, {side}", side=side, worth=worth, chance=chance, cost=cost, if_not="0")
        for side, worth, chance, cost in sides
    ]
    settlement = entry("issues", "Settlement", better="more", target="170000", limit="100000")
    said = words_of(panel("zones", settlement, limit(settlement, likely="150000"), *courts).blocks)
    assert (
        "Going by both sides’ alternatives, Settlement could end anywhere from 100,000 to 170,000: 70,000 to share, and half each "
        "would be 135,000."
    ) in said


def test_with_several_issues_nothing_is_halved_issue_by_issue() -> None:
    """The rent runs from 1,115 to 1,240 at best; with a second issue only its room is told, and no midpoint of it."""
    entries = (
        *(
            LESS,
            MORE,
            limit(LESS, low="1115", likely="1168", high="1222"),
            limit(MORE, low="122", likely="126", high="130"),
        ),
        entry("alternatives", "Move", side="mine", worth="-1240", chance="100", cost="0"),
        entry("alternatives", "Relet", side="theirs", worth="1168", chance="100", cost="0"),
    )
    found = panel("zones", *entries)
    assert rows(found)[:2] == [("Rent", "18 to 125"), ("Price", "12 to 20")]
    assert found.verdict == "There is room on each of 2 issues taken alone, on every guess you made."
    assert "half" not in words_of(found.blocks)
    assert "Midpoint" not in words_of(found.blocks)
    data = zones_data(book(*entries), context(book(*entries)))["zones"]
    assert data["Rent"] == {  # type: ignore[index]
        "room": ["18", "72", "125"],
        "sure": "every guess",
        "weak": False,
        "same_way": False,
        "midpoint": None,
    }


def test_alternatives_that_do_not_meet() -> None:
    """I have 94,400 without a deal, they would pay 90,000 elsewhere: 4,400 apart."""
    pay = entry("issues", "Pay", better="more", target="100000", limit="95000")
    entries = (
        *(pay, limit(pay, likely="99000")),
        entry("alternatives", "Stay", side="mine", worth="94400", chance="100", cost="0"),
        entry("alternatives", "Hire", side="theirs", worth="90000", chance="100", cost="0"),
    )
    assert "Going by both sides’ alternatives, you are 4,400 apart on Pay." in words_of(panel("zones", *entries).blocks)


def test_gaps_are_named() -> None:
    bare = entry("issues", "Bare", target="5")
    other = entry("issues", "Other", better="more", limit="5", target="6")
    euro = entry("issues", "Euro", better="more", limit="5 EUR", target="6 EUR")
    entries = (
        *(MORE, bare, other, euro),
        *(limit(bare, likely="4"), limit(euro, likely="7 USD"), limit(other, low="!low", likely="!some")),
        entry("limits", "gone", likely="5"),
    )
    found = panel("zones", *entries)
    assert [check[:2] for check in checks(found, State.MISSING)] == [
        ("Bare", "no limit yet; say whether more or less is better"),
        ("Euro", "your guess of their limit isn’t in the currency of the issue"),
        ("Other", "“Likely” isn’t a number I can read"),
        ("gone", "which issue does it belong to?"),
        ("Price", "guess their limit"),
    ]
    assert found.verdict == "I can’t draw a zone yet: on every issue your limit or theirs is missing."


def test_two_guesses_of_one_issue() -> None:
    found = panel("zones", MORE, limit(MORE, "a", likely="126"), limit(MORE, "b", likely="90"))
    assert checks(found)[0][:2] == ("Price", "you guessed this twice; the first guess counts")


def test_a_weak_guess_is_marked() -> None:
    (block,) = [
        one for one in panel("zones", MORE, limit(MORE, likely="126", confidence="2")).blocks if isinstance(one, Ranges)
    ]
    assert block.rows[0].mark == "room if your guess is right; a weak guess"


def test_nothing_yet() -> None:
    assert panel("zones").blocks == ()
    assert panel("zones").verdict.startswith("You have guessed none of their limits yet")
    stray = entry("limits", "gone", likely="5")
    assert checks(panel("zones", stray)) == [("Issues", "add an issue first", "sheet:interests/issues")]


def test_whole_deals_go_before_issues_alone() -> None:
    """Two issues of 50 each with opposite options: of the four deals two are 50 to both, and 40 and 30 are walking away."""
    entries = []
    for name in ("Pay", "Days"):
        entries += [
            entry("issues", name, better="more", target="2", limit="1", weight="50"),
            entry("limits", f"issues-{name}", likely="2", weight="50"),
            entry("options", f"{name} one", issue=f"issues-{name}", mine="0", theirs="100"),
            entry("options", f"{name} two", issue=f"issues-{name}", mine="100", theirs="0"),
        ]
    mine, theirs = (entry("alternatives", f"{side} own", side=side, points="40") for side in ("mine", "theirs"))
    found = panel("zones", *entries, mine, theirs.put("points", "30"))
    assert found.verdict == "2 of 4 whole deals are at least as good for both of you as walking away, as you guess."
    assert words_of(found.blocks).startswith("Issue by issue: there is room on each of 2 issues")
    none = panel("zones", *entries, mine.put("points", "60"), theirs.put("points", "60"))
    assert none.verdict == "As you guess, every whole deal leaves one of you worse off than walking away."
    unweighed = [one.put("weight", "") for one in entries]
    assert panel("zones", *unweighed, mine, theirs).verdict.startswith("There is room on each of 2 issues taken alone")
