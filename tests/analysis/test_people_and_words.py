"""The panels that count no money: people, running order, confidence, signals."""

from __future__ import annotations

import pytest

from negotui.analysis.signals import has_two_readings
from negotui.domain.blocks import Bullets, Scatter, Series, State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import checks, entry, northwind, panel, panel_of, rows


def person(name: str, influence: str, stance: str) -> Entry:
    return entry("people", name, influence=influence, stance=stance)


def test_people_at_northwind() -> None:
    found = panel_of("people", northwind())
    assert found.verdict == "“Daniel” has most influence and is undecided, and “Sam” is on your side."
    (chart,) = [one for one in found.blocks if isinstance(one, Scatter)]
    assert [(mark.label, int(mark.across), int(mark.up)) for mark in chart.points] == [
        ("Daniel", 0, 5),
        ("Sam", 1, 4),
        ("Ruth", 2, 4),
        ("Maja", 0, 2),
    ]
    assert "Next step: “Tell her truthfully" in words_of(found.blocks)
    assert checks(found) == []


@pytest.mark.parametrize(
    ("people", "verdict"),
    [
        ((person("Son", "4", "-2"),), "“Son” could block it: much influence, and against."),
        (
            (person("A", "5", "-1"), person("B", "4", "-2")),
            "“A” and 1 other could block it: much influence, and against.",
        ),
        ((person("A", "5", "1"),), "“A” has most influence and is for it."),
        ((person("A", "2", "1"),), "Nobody with much influence is named yet: who decides?"),
        ((person("A", "", ""),), "Nobody is rated yet: say how much each sways the result and where they stand."),
    ],
)
def test_people(people: tuple[Entry, ...], verdict: str) -> None:
    assert panel("people", *people).verdict == verdict


def test_steps_and_gaps_of_people() -> None:
    found = panel(
        "people",
        person("Agent", "3", "!for"),
        person("Owner", "5", "0"),
        entry("steps", "Late", person="people-Owner", due="2026-11-22"),
        entry("steps", "Gone", person="gone", due="2026-11-01"),
        entry("steps", "Done", due="2026-11-01", done="yes"),
        entry("steps", "Today", due="2026-11-23"),
        entry("steps", "Some day"),
    )
    assert found.verdict == "“Owner” has most influence and is undecided; 2 steps are overdue."
    assert checks(found, State.THIN) == [
        ("Gone", "was due Sun 1 Nov", "entry:steps-Gone"),
        ("Late", "for “Owner”, was due Sun 22 Nov", "entry:steps-Late"),
    ]
    assert checks(found, State.MISSING) == [("Agent", "lacks stance", "entry:people-Agent")]
    assert "Next step: “Today”, by Mon 23 Nov." in words_of(found.blocks)


def test_running_order_at_northwind() -> None:
    found = panel_of("running-order", northwind())
    assert found.verdict == (
        "Every moment of the meeting has its words: begin with what you share; 2 questions are still open."
    )
    order = found.blocks[0]
    assert isinstance(order, Bullets)
    assert [words_of(item).partition(":")[0] for item in order.items] == [
        *("Common ground", "Common ground", "Opening", "Ask", "Ask", "Proposal", "Concern", "Summary", "Closing"),
    ]
    assert checks(found) == []


def test_running_order_gaps() -> None:
    found = panel("running-order", entry("messages", "Hello"), entry("questions", "Why?", answer="So"))
    assert (
        found.verdict == "No moment of the meeting has its words yet, and no question is open: begin with the opening."
    )
    assert checks(found, State.MISSING) == [
        ("Hello", "has no moment: when will you say it?", "entry:messages-Hello"),
        ("Messages", "none for opening, proposal, concern, summary and closing", "sheet:message/messages"),
        ("Common ground", "nothing to begin with", "sheet:message/common_ground"),
    ]
    some = panel("running-order", entry("messages", "Hello", moment="opening"), entry("questions", "Why?"))
    assert some.verdict == (
        "1 of 5 moments have words; nothing yet for proposal, concern, summary and closing; 1 question is still open."
    )


def test_confidence_at_northwind() -> None:
    found = panel_of("confidence", northwind())
    assert found.verdict == (
        "Confidence rose from 2 to 4 of 5 over 3 rehearsals; “I need until noon tomorrow to g…” was never said aloud."
    )
    (chart,) = [one for one in found.blocks if isinstance(one, Series)]
    assert [course.shown for course in chart.lines] == [("2", "3", "3"), ("3", "3", "4")]


def test_confidence_counts_no_rehearsal_to_come() -> None:
    found = panel(
        "confidence",
        entry("lines", "No"),
        entry("rehearsals", "2026-11-24", before="1", after="1", lines="lines-No"),
        entry("rehearsals", "2026-11-20", before="3", after="2", lines="gone"),
        entry("rehearsals", "", before="2"),
    )
    assert found.verdict == "Confidence fell from 3 to 2 of 5 over 2 rehearsals; “No” was never said aloud."
    assert checks(found, State.MISSING) == [("(no name yet)", "lacks date and after", "entry:rehearsals-")]
    assert "Next rehearsal: Tue 24 Nov." in words_of(found.blocks)
    assert panel("confidence", entry("lines", "No")).verdict == (
        "1 line and no rehearsal yet: say it aloud to someone."
    )


def test_signals_at_northwind() -> None:
    found = panel_of("signals", northwind())
    assert found.verdict == "1 of 3 signals has been seen; every trigger of yours has a plan."
    assert rows(found)[0][0] == "She comes back to the start date"
    assert len(rows(found, 1)) == 2
    assert checks(found) == []


def test_signals_gaps() -> None:
    found = panel(
        "signals",
        entry("triggers", "Tone"),
        entry("signals", "Arms", meaning="Resistance"),
        entry("signals", "Look"),
    )
    assert found.verdict == "None of 2 signals has been seen yet; 1 of 1 trigger has no plan."
    assert [check[:2] for check in checks(found)] == [
        ("Arms", "has one reading: what else might it mean?"),
        ("Tone", "has no plan: what will you do?"),
        ("Look", "is not read: what might it mean?"),
    ]


@pytest.mark.parametrize(
    ("meaning", "two"),
    [("A or B", True), ("A; B", True), ("A\nB", True), ("A", False), ("For orders", False), ("", False)],
)
def test_two_readings(meaning: str, two: bool) -> None:
    assert has_two_readings(meaning) is two


@pytest.mark.parametrize("id", ["people", "running-order", "confidence", "signals"])
def test_nothing_yet(id: str) -> None:
    found = panel(id)
    assert found.blocks == ()
    assert found.verdict.endswith(".")
