"""Whose leverage is greater."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis import panel_for
from negotui.analysis.balance import balance_data, panel, sources_of
from negotui.analysis.delay import Delay, delay_of
from negotui.domain.blocks import Bars, Panel, words_of
from negotui.domain.guide import SIDES, Field, FieldType, Guide, Section, Sheet
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import Context
from tests.analysis.book import book as built_in
from tests.analysis.book import checks, context, entry
from tests.analysis.book import panel as panel_in

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


TODAY = date(2026, 11, 20)


def book(entries: list[Entry]) -> Negotiation:
    return negotiation(*entries)


def panel_of(*entries: Entry) -> Panel:
    of = negotiation(*entries)
    return panel(of, Context(date(2026, 11, 20), GUIDE, of.entries))


MINE = (held("a", "mine", "alternatives", "4"), held("b", "mine", "scarcity", "2"), held("c", "mine", "time", "1"))
THEIRS = (held("d", "theirs", "time", "3"), held("e", "theirs", "scarcity", "2"))


def test_strongest_on_each_side_and_who_is_ahead_in_each_source() -> None:
    found = panel_of(*MINE, *THEIRS)
    assert found.verdict == "You are strongest in alternatives (4), they in time (3)."
    bars = found.blocks[0]
    assert isinstance(bars, Bars)
    assert bars.series == ("Mine", "Theirs")
    assert [(bar.label, bar.values, bar.shown) for bar in bars.bars] == [
        ("scarcity", (Fraction(2), Fraction(2)), ("2", "2")),
        ("alternatives", (Fraction(4), None), ("4", "")),
        ("time", (Fraction(1), Fraction(3)), ("1", "3")),
    ]
    assert words_of(found.blocks[1:]) == "\n".join(
        (
            "You are ahead in alternatives; they are ahead in time; you are level in scarcity.",
            "Your lead in alternatives rests on “a” alone.",
            "Their lead in time rests on “d” alone: how could you blunt it?",
        )
    )


def test_strengths_do_not_add_up() -> None:
    """Three small strengths in a source are not a great one: the strongest of them counts."""
    small = tuple(held(f"m{number}", "mine", "time", "2") for number in range(3))
    found = panel_of(*small, held("t", "theirs", "time", "3"))
    assert found.verdict == "You are strongest in time (2), they in time (3)."
    (bar,) = found.blocks[0].bars  # type: ignore[union-attr]
    assert bar.values == (Fraction(2), Fraction(3))
    assert "They are ahead in time." in words_of(found.blocks)
    said = words_of(found.blocks) + found.verdict
    assert "6" not in said
    assert "+" not in said


def test_a_lead_that_two_hold_up_rests_on_neither() -> None:
    two = (held("a", "mine", "time", "4"), held("b", "mine", "time", "3"), held("c", "theirs", "time", "2"))
    assert "rests on" not in words_of(panel_of(*two).blocks)
    one = (*two, held("d", "theirs", "time", "3"))
    assert "Your lead in time rests on “a” alone." in words_of(panel_of(*one).blocks)


def test_several_sources_may_be_strongest() -> None:
    entries = (held("a", "mine", "time", "4"), held("b", "mine", "scarcity", "4"), held("c", "theirs", "time", "2"))
    assert panel_of(*entries).verdict == "You are strongest in scarcity and time (4), they in time (2)."


def test_what_is_shared_gives_neither_an_edge() -> None:
    shared = held("f", "shared", "time", "5")
    assert "you are level in scarcity and time." in words_of(panel_of(*MINE, *THEIRS, shared).blocks)
    assert panel_of(*MINE, *THEIRS, shared).verdict == "You are strongest in alternatives (4), they in time (3)."
    assert panel_of(shared).verdict == "All you have rated belongs to both of you: it gives neither an edge."


def test_one_side_alone() -> None:
    assert panel_of(*MINE).verdict == "You are strongest in alternatives (4); you have rated nothing of theirs yet."
    assert panel_of(*THEIRS).verdict == "They are strongest in time (3); you have rated nothing of yours yet."


def test_gaps_are_named_and_not_counted() -> None:
    gaps = (
        held("no strength", "mine", "time", ""),
        held("no source", "theirs", "", "5"),
        held("no side", "", "time", "5"),
        held("", "mine", "", ""),
        held("draft", "mine", "time", "").put("strength", "strong", sound=False),
        held("words", "mine", "time", "2.5"),
    )
    found = panel_of(*MINE, *THEIRS, *gaps)
    assert found.verdict == panel_of(*MINE, *THEIRS).verdict
    assert found.blocks[0] == panel_of(*MINE, *THEIRS).blocks[0]
    assert checks(found) == [
        ("no strength", "no strength yet", "entry:id-no strength/strength"),
        ("no source", "no source yet", "entry:id-no source/source"),
        ("no side", "no side yet", "entry:id-no side/side"),
        ("(no name yet)", "no source or strength yet", "entry:id-/source"),
        ("draft", "no strength yet", "entry:id-draft/strength"),
        ("words", "no strength yet", "entry:id-words"),
    ]


def test_many_gaps_are_counted() -> None:
    found = panel_of(*(held(f"g{number}", "mine", "time", "") for number in range(25)))
    assert found.verdict == "Nothing can be compared yet: 25 entries lack strength."
    assert "and 17 more" in words_of(found.blocks)


def test_nothing() -> None:
    found = panel_of()
    assert found.verdict == "You have rated nothing yet: say what gives you leverage, and what gives it to them."
    assert found.blocks == ()


def test_sources_without_a_rating_are_named() -> None:
    found = panel_of(held("a", "mine", "time", "2"), held("b", "theirs", "time", "2"))
    assert words_of(found.blocks[-1:]) == "You have rated nothing yet on scarcity and alternatives."


def test_a_source_that_the_guide_no_longer_has_is_still_counted() -> None:
    entries = (held("a", "mine", "luck", "2"), held("b", "theirs", "time", "1"))
    assert panel_of(*entries).verdict == "You are strongest in luck (2), they in time (1)."
    assert "luck" in words_of(panel_of(*entries).blocks)


@pytest.mark.parametrize(
    "missing", [SHEET, Sheet("leverage", "Leverage", SHEET.fields[:3]), Sheet("other", "Other", SHEET.fields)]
)
def test_a_guide_without_the_fields_has_no_panel(missing: Sheet) -> None:
    guide = Guide("g", "G", (), (), (missing,))
    found = panel_for("leverage", negotiation(), Context(date(2026, 11, 20), guide))
    assert (found is not None) == (missing is SHEET)


_HELD = st.builds(
    held,
    st.text(min_size=1, max_size=3),
    st.sampled_from(("", *SIDES)),
    st.sampled_from(("", *SOURCES)),
    st.sampled_from(("", "1", "2", "3", "4", "5")),
)


@given(st.lists(_HELD, max_size=8))
def test_the_bars_show_the_strongest_of_each_source(entries: list[Entry]) -> None:
    found = panel_of(*entries)
    assert found.verdict.endswith(".")
    rated = [one for one in entries if all(map(one.get, ("what", "side", "source", "strength")))]
    drawn = [block for block in found.blocks if isinstance(block, Bars)]
    assert bool(drawn) == bool(rated)
    for bar in drawn[0].bars if drawn else ():
        for side, value in zip(SIDES[:2], bar.values, strict=True):
            of = [one for one in rated if one.get("source") == bar.label and one.get("side") in {side, SIDES[2]}]
            assert value == max((int(one.get("strength")) for one in of), default=None)


@given(st.lists(_HELD, max_size=8))
def test_changing_chairs_changes_who_is_ahead(entries: list[Entry]) -> None:
    swap = {"mine": "theirs", "theirs": "mine"}
    other = [entry.put("side", swap.get(entry.get("side"), entry.get("side"))) for entry in entries]
    mine, theirs = (sources_of(of, Context(TODAY, GUIDE, of.entries)) for of in map(book, (entries, other)))
    assert [swap.get(one.ahead, "") for one in mine] == [one.ahead for one in theirs]


# Whom waiting hurts more


def waiting(name: str, side: str, cost: str = "", deadline: str = "") -> Entry:
    return entry("delay", name, side=side, cost=cost, deadline=deadline)


def delay(*entries: Entry) -> Delay:
    return delay_of(built_in(*entries))


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        # What a month costs, and the last day, point the same way.
        (("490", "2027-02-01"), ("1300", "2027-01-11"), "A month without a deal hurts them more."),
        (("1300", "2027-01-11"), ("490", "2027-02-01"), "A month without a deal hurts you more."),
        # One of them is level, so the other decides; both level.
        (("490", "2027-01-11"), ("490", "2027-02-01"), "A month without a deal hurts you more."),
        (("490", "2027-01-11"), ("490", "2027-01-11"), "A month without a deal hurts both of you alike."),
        # They point apart.
        (("490", "2027-01-11"), ("1300", "2027-02-01"), "Waiting costs them more, but you need a deal first."),
        (("1300", "2027-02-01"), ("490", "2027-01-11"), "Waiting costs you more, but they need a deal first."),
        # One of the two is all that is known of both.
        (("0", ""), ("120", ""), "A month without a deal costs them more."),
        (("120", ""), ("120", ""), "A month without a deal costs both of you the same."),
        (("", "2027-01-11"), ("120", "2027-02-01"), "You need a deal before they do."),
        (("", "2027-01-11"), ("", "2027-01-11"), "Both of you need a deal by the same day."),
        # Nothing is known of both.
        (("120", ""), ("", "2027-01-11"), ""),
        (("120 EUR", ""), ("120 USD", ""), ""),
        (("", ""), ("", ""), ""),
    ],
)
def test_whom_waiting_hurts_more(mine: tuple[str, str], theirs: tuple[str, str], said: str) -> None:
    assert delay(waiting("a", "mine", *mine), waiting("b", "theirs", *theirs)).summary == said


def test_the_costs_of_a_side_add_up_and_its_earliest_day_counts() -> None:
    """490 for the hired van and 60 for parking it are 550 a month; what both pay is paid by both."""
    found = delay(
        waiting("van", "mine", "490", "2027-02-01"),
        waiting("parking", "mine", "60", "2027-01-15"),
        waiting("forecourt", "theirs", "120"),
        waiting("lawyer", "shared", "100", "2027-03-01"),
    )
    assert (found.mine.cost, found.mine.deadline) == (Fraction(650), date(2027, 1, 15))
    assert (found.theirs.cost, found.theirs.deadline) == (Fraction(220), date(2027, 3, 1))
    assert found.summary == "A month without a deal hurts you more."
    assert delay(waiting("a", "mine", "5 EUR"), waiting("b", "mine", "5 USD")).mine.unit is None


def test_the_panel_says_it_or_asks_for_what_is_missing() -> None:
    strengths = (
        entry("leverage", "a", side="mine", source="time", strength="4"),
        entry("leverage", "b", side="theirs", source="authority", strength="3"),
    )
    known = (*strengths, waiting("van", "mine", "490"), waiting("forecourt", "theirs", "1300"))
    found = panel_in("balance", *known)
    assert found.verdict == (
        "You are strongest in time (4), they in authority (3). A month without a deal costs them more."
    )
    assert "A month without a deal costs you 490 and them about 1,300, by your guess." in words_of(found.blocks)
    found = panel_in("balance", *known[:3])
    assert found.verdict == "You are strongest in time (4), they in authority (3)."
    assert "To say whom waiting hurts more" in words_of(found.blocks)
    assert checks(found) == [
        ("Cost of waiting", "by when do you need a deal?", "sheet:leverage/delay"),
        (
            "Cost of waiting",
            "what does a month without a deal cost them, and by when do they need one?",
            "sheet:theirs/delay",
        ),
    ]


def test_data_says_who_is_ahead_and_why_no_verdict_is_given() -> None:
    of = built_in(
        entry("leverage", "a", side="mine", source="time", strength="4"),
        waiting("van", "mine", "490 EUR", "2027-02-01"),
        waiting("forecourt", "theirs", "120 USD"),
    )
    assert balance_data(of, context(of)) == {
        "strongest": {
            "mine": {"sources": ["time"], "strength": 4},
            "theirs": {"sources": [], "strength": None},
        },
        "ahead": {"time": "mine"},
        "delay": {
            "mine": {"cost": "490", "unit": "EUR", "deadline": "2027-02-01"},
            "theirs": {"cost": "120", "unit": "USD", "deadline": None},
            "costs_more": None,
            "settles_first": None,
            "summary": None,
        },
    }
