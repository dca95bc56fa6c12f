"""What is decided of the meeting beforehand, as it stands on the page to speak from and above the running order."""

from __future__ import annotations

from negotui.analysis.meeting import answers, process, they_open, trades
from negotui.domain.blocks import State, words_of
from tests.analysis.book import book, checks, context, entry, panel


def said(part: object, *entries: object) -> str:
    made = book(*entries)  # type: ignore[arg-type]
    return words_of(tuple(part(made, context(made))))  # type: ignore[operator]


def test_a_meeting_in_a_line_and_its_agenda() -> None:
    held = entry(
        "process", "First call", at="2026-11-24T14:30", channel="phone", writes="Bo", agenda="- Roof\n2. Rent\n\n"
    )
    assert said(process, held) == "First call: Tue 24 Nov 14:30, phone. Writes: Bo.\nAgenda: Roof; Rent"


def test_a_meeting_of_which_only_the_name_is_known() -> None:
    assert said(process, entry("process", "First call")) == "First call"


def test_nothing_is_given_without_a_question_for_what() -> None:
    assert said(trades, entry("give_get", "Pay early", get="3 % off", cost="20")) == (
        "Give and get\nPay early: only for 3 % off. Costs you 20"
    )
    assert said(trades, entry("give_get", "Pay early")).endswith("Pay early: what do you want for it?")


def test_answers_are_held_ready_and_what_has_none_is_left_out() -> None:
    assert said(
        answers,
        entry("weak_points", "Late once", answer="Yes, and never since"),
        entry("weak_points", "New"),
        entry("tactics", "Nibble", say="Gladly. What shall we take out?", name_it="the second time"),
        entry("tactics", "Silence"),
        entry("process", "Call", break_off="After an hour"),
    ).splitlines() == [
        "If they raise",
        "Late once: Yes, and never since",
        "If they try",
        "Nibble: Gladly. What shall we take out? (name it: the second time)",
        "Break off: After an hour",
    ]


def test_the_last_decision_counts_and_an_open_one_does_not() -> None:
    mine, theirs = entry("first_offer", "a", who="I open"), entry("first_offer", "b", who="they open")
    assert not they_open(book())
    assert not they_open(book(theirs, mine))
    assert they_open(book(mine, theirs, entry("first_offer", "c")))


def test_a_weak_point_without_an_answer_is_missing_one() -> None:
    found = panel(
        "balance",
        entry("leverage", "Speed", side="mine", source="expertise", strength="4"),
        entry("weak_points", "Late last year"),
        entry("weak_points", "New here", answer="True, and this is what I bring"),
    )
    asked = ("Late last year", "what will you say when it comes up?", "entry:weak_points-Late last year")
    assert [check for check in checks(found, State.MISSING) if "weak_points" in check[2]] == [asked]
