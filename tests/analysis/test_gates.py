"""The five gates: what opens each, what shuts it again, and where it is opened."""

from __future__ import annotations

import pytest

from negotui.analysis.gates import gates
from negotui.analysis.readiness import readiness_data
from negotui.domain.blocks import State
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_plain_text
from tests.analysis.book import book, checks, context, entry, guide, northwind, panel, panel_of

PAY = entry("issues", "Pay", better="more", target="126000", limit="110000", weight="60")
OPEN = (
    PAY,
    entry("alternatives", "Stay", side="mine", worth="108000", chance="100"),
    entry("facts", "Survey", source="table 4", figure="123000", issue=PAY.id, kind="typical"),
    entry("messages", "I am glad to be here.", moment="opening"),
    entry("interests", "The audit", side="theirs", why="It is due in May"),
)
"""The least with which every gate is open."""


def shut(*entries: Entry) -> dict[str, tuple[str, str]]:
    """The gates that are shut: what opens each, and where."""
    of = book(*entries)
    return {gate.id: (as_plain_text(gate.detail), gate.link) for gate in gates(of, context(of)) if not gate.is_open}


def test_nothing_yet() -> None:
    assert shut() == {
        "limit": ("write down at which figure you walk away", "sheet:interests/issues"),
        "alternative": (
            "write what you would do if this fell through, and what it is worth",
            "sheet:options/alternatives",
        ),
        "target": ("write down what a good result would be", "sheet:interests/issues"),
        "sentence": ("write how you will begin, word for word", "sheet:message/messages"),
        "interest": ("write what they need, as far as you can guess", "sheet:theirs/interests"),
    }


def test_the_least_that_opens_all_five() -> None:
    assert shut(*OPEN) == {}
    # The worked example leaves one thing to its reader.
    assert set(shut(*northwind().entries)) == {"sentence"}
    verdict = panel("readiness", *OPEN).verdict
    assert verdict.startswith("Ready 5 of 5: you have what you can’t invent in the room. Filled in ")


@pytest.mark.parametrize("place", range(5))
def test_each_is_shut_by_itself(place: int) -> None:
    left = [one for number, one in enumerate(OPEN) if number != place]
    names = ("limit", "alternative", "target", "sentence", "interest")
    expected = {"limit", "target"} if place == 0 else {names[place]}
    assert set(shut(*left)) == expected


@pytest.mark.parametrize(
    ("changed", "gate", "said", "link"),
    [
        (PAY.put("limit", ""), "limit", "write down at which figure on Pay you walk away", "entry:issues-Pay/limit"),
        (PAY.put("target", ""), "target", "write down what a good result would be on Pay", "entry:issues-Pay/target"),
        (
            OPEN[1].put("chance", ""),
            "alternative",
            "say what Stay is worth, and how likely it is",
            "entry:alternatives-Stay/chance",
        ),
        (
            OPEN[2].put("source", ""),
            "target",
            "find a figure that others got on Pay, and write down who says so",
            "sheet:research/facts",
        ),
        (
            OPEN[2].put("kind", "mine"),
            "target",
            "find a figure that others got on Pay, and write down who says so",
            "sheet:research/facts",
        ),
        (
            OPEN[3].put("moment", "closing"),
            "sentence",
            "write how you will begin, word for word",
            "sheet:message/messages",
        ),
        (
            OPEN[4].put("side", "mine"),
            "interest",
            "write what they need, as far as you can guess",
            "sheet:theirs/interests",
        ),
    ],
)
def test_what_shuts_a_gate_says_what_opens_it(changed: Entry, gate: str, said: str, link: str) -> None:
    entries = [changed if one.id == changed.id else one for one in OPEN]
    assert shut(*entries) == {gate: (said, link)}
    found = panel("readiness", *entries)
    assert found.verdict.startswith("Ready 4 of 5: still missing ")
    assert [(detail, to) for label, detail, to in checks(found, State.MISSING) if ":" not in label] == [(said, link)]


def test_a_second_issue_with_a_target_and_no_limit_shuts_the_first_gate() -> None:
    """The lighter issue needs no source for its target, but a figure without a limit has no end."""
    assert set(shut(*OPEN, entry("issues", "Bonus", better="more", target="5000", weight="40"))) == {"limit"}
    assert shut(*OPEN, entry("issues", "Place", weight="40")) == {}


def test_points_are_a_value_too_and_what_both_want_is_an_interest_of_theirs() -> None:
    points = entry("alternatives", "Stay", side="mine", points="40")
    shared = entry("interests", "Peace", side="shared", importance="4")
    assert shut(OPEN[0], points, *OPEN[2:4], shared) == {}
    assert points.is_complete(guide().sheet("alternatives"))


def test_terms_are_a_value_where_they_settle_every_issue_that_weighs() -> None:
    high, low = (
        entry("options", name, issue=PAY.id, mine=mine, theirs="50") for name, mine in (("high", "100"), ("low", "0"))
    )
    elsewhere = entry("alternatives", "Elsewhere", side="mine", terms=f"{PAY.id}={high.id}")
    assert shut(PAY, elsewhere, *OPEN[2:], high, low) == {}
    assert elsewhere.is_complete(guide().sheet("alternatives"))
    days = entry("issues", "Days", better="more", weight="40")
    assert set(shut(PAY, elsewhere, *OPEN[2:], high, low, days, entry("options", "3", issue=days.id, mine="1"))) == {
        "alternative"
    }


def test_an_alternative_with_a_name_alone_is_thin() -> None:
    sheet = guide().sheet("alternatives")
    bare = entry("alternatives", "Stay", side="mine")
    assert [field.name for field in bare.lacking(sheet)] == ["worth", "chance"]
    assert [field.name for field in bare.put("worth", "5").lacking(sheet)] == ["chance"]
    assert not bare.put("points", "much", sound=False).is_complete(sheet)


def test_data_says_what_is_open_and_what_opens_the_others() -> None:
    of = book(*OPEN[:4])
    data = readiness_data(of, context(of))
    assert data["ready"] is False
    gate = data["gates"]["interest"]  # type: ignore[index]
    assert gate == {
        "name": "Their likely interest",
        "open": False,
        "detail": "write what they need, as far as you can guess",
        "link": "sheet:theirs/interests",
    }
    assert readiness_data(northwind(), context(northwind()))["filled_in"] == 100
    assert panel_of("readiness", northwind()).verdict == (
        "Ready 4 of 5: still missing your first sentence. Filled in 100 %."
    )
