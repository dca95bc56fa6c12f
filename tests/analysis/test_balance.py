"""Whose leverage is greater."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis import panel_for
from negotui.analysis.balance import balance, panel, signed
from negotui.domain.blocks import Bars, Bullets, Panel, Paragraph, text_of, words_of
from negotui.domain.guide import SIDES, Field, FieldType, Guide, Section, Sheet
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import Context

SOURCES = ("scarcity", "alternatives", "time")
SHEET = Sheet(
    "leverage",
    "Leverage",
    (
        Field("what", FieldType.TEXT, "?"),
        Field("side", FieldType.SIDE, "?", choices=SIDES),
        Field("source", FieldType.CHOICE, "?", choices=SOURCES),
        Field("strength", FieldType.SCALE, "?"),
    ),
)
GUIDE = Guide("g", "G", (), (Section("leverage", "Leverage", "Leverage", (), ()),), (SHEET,))


def held(name: str, side: str, source: str, strength: str) -> Entry:
    values = (("what", name), ("side", side), ("source", source), ("strength", strength))
    return Entry(f"id-{name}", "n", "leverage", tuple(pair for pair in values if pair[1]))


def negotiation(*entries: Entry) -> Negotiation:
    return Negotiation("n", "g", Entry("n", "n", "details"), entries)


def panel_of(*entries: Entry) -> Panel:
    of = negotiation(*entries)
    return panel(of, Context(date(2026, 11, 20), GUIDE, of.entries))


MINE = (held("a", "mine", "alternatives", "4"), held("b", "mine", "scarcity", "2"), held("c", "mine", "time", "1"))
THEIRS = (held("d", "theirs", "time", "3"), held("e", "theirs", "scarcity", "2"))


def test_in_my_favour() -> None:
    assert balance(negotiation(*MINE, *THEIRS)) == 2
    found = panel_of(*MINE, *THEIRS)
    assert found.verdict == "Leverage is +2 in your favour: strongest in alternatives (you) and time (them)."
    bars, tip = found.blocks
    assert isinstance(bars, Bars)
    assert bars.series == ("Mine", "Theirs")
    assert [(bar.label, bar.values, bar.shown) for bar in bars.bars] == [
        ("scarcity", (Fraction(2), Fraction(2)), ("2", "2")),
        ("alternatives", (Fraction(4), None), ("4", "")),
        ("time", (Fraction(1), Fraction(3)), ("1", "3")),
    ]
    assert words_of([tip]) == "What would tip it: without “a” (4) or “b” (2) you would no longer be ahead."


def test_what_would_tip_it() -> None:
    behind = (held("a", "mine", "time", "2"), held("b", "theirs", "time", "5"))
    assert "blunt “b” (5), and they are no longer ahead." in words_of(panel_of(*behind).blocks)
    many = tuple(held(f"m{number}", "mine", "time", "2") for number in range(3))
    assert "no single strength of yours; it takes 6 points." in words_of(
        panel_of(*many, held("t", "theirs", "scarcity", "1")).blocks
    )
    level = (held("a", "mine", "time", "2"), held("b", "theirs", "time", "2"))
    assert "any change, on either side" in words_of(panel_of(*level).blocks)


def test_in_their_favour() -> None:
    found = panel_of(held("a", "mine", "time", "1"), held("b", "theirs", "time", "5"))
    assert found.verdict == "Leverage is −4 in their favour: strongest in time (them)."


def test_even() -> None:
    assert panel_of(held("a", "mine", "time", "2"), held("b", "theirs", "time", "2")).verdict == "Leverage is even."
    assert panel_of(held("a", "mine", "time", "2"), held("b", "theirs", "scarcity", "2")).verdict == (
        "Leverage is even: strongest in time (you) and scarcity (them)."
    )


def test_shared_cancels_and_is_said() -> None:
    entries = (*MINE, *THEIRS, held("f", "shared", "time", "5"))
    assert balance(negotiation(*entries)) == 2
    assert "counts for both" in words_of(panel_of(*entries).blocks)
    assert balance(negotiation(held("f", "shared", "time", "5"))) == 0


def test_one_side_alone_is_no_balance() -> None:
    assert panel_of(*MINE).verdict == (
        "Only one side is rated: leverage stands at +7, but nothing of theirs is rated yet."
    )
    assert panel_of(*THEIRS).verdict == (
        "Only one side is rated: leverage stands at −5, but nothing of yours is rated yet."
    )


def test_gaps_are_named_and_not_counted() -> None:
    gaps = (
        held("no strength", "mine", "time", ""),
        held("no source", "theirs", "", "5"),
        held("no side", "", "time", "5"),
        held("", "mine", "", ""),
        held("draft", "mine", "time", "").put("strength", "strong", sound=False),
        held("words", "mine", "time", "2.5"),
    )
    assert balance(negotiation(*MINE, *THEIRS, *gaps)) == 2
    bullets = panel_of(*MINE, *THEIRS, *gaps).blocks[-1]
    assert isinstance(bullets, Bullets)
    said = []
    for (item,) in bullets.items:
        assert isinstance(item, Paragraph)
        assert item.text[0].link.startswith("entry:id-")
        said.append(text_of(item.text))
    assert said == [
        "“no strength” lacks strength.",
        "“no source” lacks source.",
        "“no side” lacks side.",
        "“(no name yet)” lacks source and strength.",
        "“draft” lacks strength.",
        "“words” lacks strength.",
    ]


def test_many_gaps_are_counted() -> None:
    found = panel_of(*(held(f"g{number}", "mine", "time", "") for number in range(25)))
    assert found.verdict == "Nothing can be weighed yet: 25 entries lack side, source or strength."
    assert "and 15 more." in words_of(found.blocks)


def test_nothing() -> None:
    assert balance(negotiation()) is None
    found = panel_of()
    assert found.verdict == "Nothing is rated yet: name what gives you and them leverage."
    assert found.blocks == ()


def test_sources_without_a_rating_are_named() -> None:
    found = panel_of(held("a", "mine", "time", "2"), held("b", "theirs", "time", "2"))
    assert words_of(found.blocks[-1:]) == "Nothing is rated yet on scarcity and alternatives."


def test_a_source_that_the_guide_no_longer_has_is_still_counted() -> None:
    entries = (held("a", "mine", "luck", "2"), held("b", "theirs", "time", "1"))
    assert balance(negotiation(*entries)) == 1
    assert "luck" in words_of(panel_of(*entries).blocks)


@pytest.mark.parametrize(
    "missing", [SHEET, Sheet("leverage", "Leverage", SHEET.fields[:3]), Sheet("other", "Other", SHEET.fields)]
)
def test_a_guide_without_the_fields_has_no_panel(missing: Sheet) -> None:
    guide = Guide("g", "G", (), (), (missing,))
    found = panel_for("leverage", negotiation(), Context(date(2026, 11, 20), guide))
    assert (found is not None) == (missing is SHEET)


@pytest.mark.parametrize(("value", "shown"), [(2, "+2"), (-3, "−3"), (0, "0"), (1200, "+1,200")])
def test_signed(value: int, shown: str) -> None:
    assert signed(value) == shown


_HELD = st.builds(
    held,
    st.text(min_size=1, max_size=3),
    st.sampled_from(("", *SIDES)),
    st.sampled_from(("", *SOURCES)),
    st.sampled_from(("", "1", "2", "3", "4", "5")),
)


@given(st.lists(_HELD, max_size=8))
def test_the_bars_add_up_to_the_balance(entries: list[Entry]) -> None:
    found = panel_of(*entries)
    total = balance(negotiation(*entries))
    bars = [block for block in found.blocks if isinstance(block, Bars)]
    assert bool(bars) == (total is not None)
    assert found.verdict.endswith(".")
    if bars:
        assert sum((bar.values[0] or 0) - (bar.values[1] or 0) for bar in bars[0].bars) == total


@given(st.lists(_HELD, max_size=8))
def test_changing_chairs_changes_the_sign(entries: list[Entry]) -> None:
    swap = {"mine": "theirs", "theirs": "mine"}
    other = [entry.put("side", swap.get(entry.get("side"), entry.get("side"))) for entry in entries]
    mine, theirs = balance(negotiation(*entries)), balance(negotiation(*other))
    assert (mine is None) == (theirs is None)
    assert (mine or 0) == -(theirs or 0)
