"""What is filled in, thin and missing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis import panel_for
from negotui.analysis.readiness import panel, readiness, whole_percent
from negotui.domain.blocks import Checklist, State
from negotui.domain.guide import Condition, Field, FieldType, Guide, Section, Sheet, View
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.values import Context

SHEET = Sheet(
    "alternatives",
    "Alternatives",
    (
        Field("what", FieldType.TEXT, "?", required=True),
        Field("side", FieldType.SIDE, "?", choices=("mine", "theirs", "shared")),
        Field("worth", FieldType.MONEY, "?", required=True),
        Field("next_step", FieldType.TEXT, "?", required=True),
    ),
)
NOTES = Sheet(
    "notes", "Notes", (Field("text", FieldType.NOTE, "?", required=True), Field("section", FieldType.TEXT, "?"))
)
MINE = View("alternatives", "My alternatives", "?", (Condition("side", ("mine",)),), want=3)
THEIRS = View("alternatives", "Their alternatives", "?", (Condition("side", ("theirs",)),), want=1, home=False)
NOTE = View("notes", "Notes", "?", want=0)
GUIDE = Guide(
    "g",
    "G",
    (),
    (
        Section("options", "Options", "Your options", (), (MINE, NOTE)),
        Section("theirs", "Theirs", "Their side", (), (THEIRS, NOTE)),
        Section("wrap-up", "Wrap-up", "Conclusion", (), (NOTE,)),
    ),
    (SHEET, NOTES),
)


def alternative(name: str, side: str = "mine", *, worth: str = "5", next_step: str = "call") -> Entry:
    values = (("what", name), ("side", side), ("worth", worth), ("next_step", next_step))
    return Entry(name, "n", "alternatives", tuple(pair for pair in values if pair[1]))


def negotiation(*entries: Entry) -> Negotiation:
    return Negotiation("n", "g", Entry("n", "n", "details"), entries)


def context(of: Negotiation, guide: Guide = GUIDE) -> Context:
    return Context(date(2026, 11, 20), guide, of.entries)


def checks(of: Negotiation) -> list[tuple[str, State, str]]:
    (checklist,) = panel(of, context(of)).blocks
    assert isinstance(checklist, Checklist)
    return [(check.link, check.state, as_plain_text(check.detail)) for check in checklist.checks]


def test_nothing_yet() -> None:
    of = negotiation()
    assert readiness(of, GUIDE) == 0
    assert panel(of, context(of)).verdict == "Filled in 0 %; the thinnest part is My alternatives (Options)."
    assert checks(of) == [
        ("sheet:options/alternatives", State.MISSING, "nothing yet; aim for 3 entries"),
        ("sheet:theirs/alternatives", State.MISSING, "nothing yet; aim for 1 entry"),
    ]


def test_thin() -> None:
    of = negotiation(alternative("Stay"), alternative("Contoso"), alternative("Freelance", worth=""))
    assert readiness(of, GUIDE) == Fraction(1, 3)
    assert panel(of, context(of)).verdict == ("Filled in 33 %; the thinnest part is Their alternatives (Theirs).")
    assert checks(of)[0] == (
        "sheet:options/alternatives",
        State.THIN,
        "2 of 3 entries; Freelance has no worth yet",
    )


def test_what_is_lacking_is_named() -> None:
    entries = (
        alternative("A", worth="", next_step=""),
        alternative("B", worth="").put("worth", "a lot", sound=False),
        alternative("C", worth="", next_step="").put("worth", "much", sound=False),
        alternative("", worth="5"),
    )
    assert checks(negotiation(*entries))[0][2] == (
        "0 of 3 entries; A has no worth or next step yet; B has a worth that I can’t read; 2 more are incomplete"
    )
    assert checks(negotiation(*entries[2:]))[0][2] == (
        "0 of 3 entries; C has no next step yet and has a worth that I can’t read; “(no name yet)” has no what yet"
    )


def test_ready() -> None:
    of = negotiation(*(alternative(name) for name in "ABCD"), alternative("E", "theirs"))
    assert readiness(of, GUIDE) == 1
    assert panel(of, context(of)).verdict == "Filled in 100 %."
    assert [(state, detail) for _, state, detail in checks(of)] == [
        (State.READY, "4 entries"),
        (State.READY, "1 entry"),
    ]


def test_one_of_two() -> None:
    of = negotiation(alternative("E", "theirs"))
    assert panel(of, context(of)).verdict == ("Filled in 50 %; the thinnest part is My alternatives (Options).")


def test_more_than_is_wanted_does_not_make_up_for_what_is_missing() -> None:
    assert readiness(negotiation(*(alternative(name) for name in "ABCDEFGH")), GUIDE) == Fraction(1, 2)


def test_a_guide_that_wants_nothing() -> None:
    guide = Guide("g", "G", (), (Section("a", "A", "A", (), (NOTE,)),), (NOTES,))
    of = negotiation()
    assert readiness(of, guide) == 1
    assert panel(of, context(of, guide)).blocks == ()
    assert readiness(of, Guide("g", "G", (), (), ())) == 1


def test_where_it_stands() -> None:
    of = negotiation()
    assert panel_for("wrap-up", of, context(of)) == panel(of, context(of))
    assert panel_for("options", of, context(of)) is None
    assert panel_for("nowhere", of, context(of)) is None


@pytest.mark.parametrize(
    ("share", "percent"),
    [(Fraction(0), 0), (Fraction(1), 100), (Fraction(1, 3), 33), (Fraction(2, 3), 66), (Fraction(999, 1000), 99)],
)
def test_whole_percent(share: Fraction, percent: int) -> None:
    assert whole_percent(share) == percent


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 3), st.integers(0, 3))
def test_exact_and_never_more_than_all(mine: int, thin: int, theirs: int, thin_theirs: int) -> None:
    of = negotiation(
        *(alternative(f"a{number}") for number in range(mine)),
        *(alternative(f"b{number}", worth="") for number in range(thin)),
        *(alternative(f"c{number}", "theirs") for number in range(theirs)),
        *(alternative(f"d{number}", "theirs", worth="") for number in range(thin_theirs)),
    )
    share = readiness(of, GUIDE)
    assert share == (min(Fraction(1), Fraction(mine, 3)) + min(1, theirs)) / 2
    assert (share == 1) == all(state is State.READY for _, state, _ in checks(of))
    assert panel(of, context(of)).verdict.startswith(f"Filled in {whole_percent(share)} %")
