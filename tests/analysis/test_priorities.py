"""What matters most."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.issues import issues_of, shares
from negotui.domain.blocks import Bars, Panel, Ranges, State, words_of
from tests.analysis.book import book, checks, context, entry, northwind, panel, panel_of


def bars(found: Panel) -> list[tuple[str, str, str]]:
    (block,) = [one for one in found.blocks if isinstance(one, Bars)]
    return [(bar.label, bar.shown[0], bar.mark) for bar in block.bars]


def test_northwind() -> None:
    found = panel_of("priorities", northwind())
    assert found.verdict == "Base salary matters most, 40 of 100; then Remote days, 25."
    assert bars(found)[:3] == [("Base salary", "40", ""), ("Remote days", "25", "must"), ("Signing bonus", "15", "")]
    (lines,) = [one for one in found.blocks if isinstance(one, Ranges)]
    assert [row.label for row in lines.rows] == [
        "Base salary",
        "Remote days",
        "Signing bonus",
        "First pay review",
        "Start date",
    ]
    (lane,) = lines.rows[0].lanes
    assert [(point.kind.value, point.shown) for point in lane.points] == [
        ("limit", "110,000"),
        ("target", "126,000"),
        ("opening", "130,000"),
    ]
    assert "this matters most to you: “To be paid like others who do this work”" in words_of(found.blocks)
    assert checks(found) == []


def test_shares_of_100_with_the_remainder() -> None:
    issues = [entry("issues", name, better="more", target="2", limit="1", weight="30") for name in "abc"]
    found = panel("priorities", *issues)
    assert bars(found) == [("a", "33", ""), ("b", "33", ""), ("c", "33", "")]
    assert "Your weights add up to 90 of 100: 10 points left to give out." in words_of(found.blocks)
    assert found.verdict == "“a”, “b” and “c” matter most, 33 of 100 each."
    more = entry("issues", "d", weight="15.5")
    assert "105.5 of 100: 5.5 too many" in words_of(panel("priorities", *issues, more).blocks)


def test_weights_of_nothing() -> None:
    found = panel("priorities", entry("issues", "a", weight="0"), entry("issues", "b", weight="0"))
    assert found.verdict == "You have given no weights yet: how much do “a” and the others matter, out of 100?"


def test_gaps_and_disorder() -> None:
    found = panel(
        "priorities",
        entry("issues", "wrong way", better="less", opening="9", target="5", limit="3", weight="-4"),
        entry("issues", "level", better="more", opening="4", target="5", limit="5", weight="!much"),
        entry("issues", "mixed", better="more", target="5 EUR", limit="4 USD"),
        entry("issues", "bare"),
    )
    assert [check[:2] for check in checks(found, State.THIN)] == [
        ("wrong way", "the target, 5, is worse for you than the limit, 3"),
        ("level", "the opening, 4, is worse for you than the target, 5"),
        ("level", "target and limit are both 5: is there nothing to gain here?"),
    ]
    assert [check[:2] for check in checks(found, State.MISSING)] == [
        ("wrong way", "I can’t read its weight"),
        ("level", "I can’t read its weight"),
        ("mixed", "has figures in more than one currency: write them in one"),
        ("Issues", "bare is left out, since nothing is filled in for it yet."),
    ]


def test_what_a_coach_would_ask() -> None:
    one = entry("issues", "Price", better="more", target="5", limit="4", weight="5")
    assert checks(panel("priorities", one))[0][:2] == (
        "One issue",
        "with only one issue, every step you give is a loss: look for another",
    )
    both = [entry("issues", name, better="more", target="5", limit="4", weight="5", must="yes") for name in "ab"]
    assert checks(panel("priorities", *both))[0][0] == "Musts"


def test_nothing_yet() -> None:
    assert panel("priorities").verdict == "No issues yet: write the first thing that has to be agreed."
    assert panel("priorities").blocks == ()


@given(st.lists(st.integers(0, 1000), max_size=8))
def test_shares_are_exact(weights: list[int]) -> None:
    of = book(*(entry("issues", str(n), weight=str(weight)) for n, weight in enumerate(weights)))
    found = shares(issues_of(of, context(of)))
    assert sum(found.values()) == (1 if any(weights) else 0)
    assert all(share == Fraction(weight, sum(weights)) for share, weight in zip(found.values(), weights, strict=False))
