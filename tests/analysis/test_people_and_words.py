"""The panels that count no money: people, running order, confidence, signals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotui.analysis.people import people_data
from negotui.analysis.running_order import running_order_data
from negotui.analysis.signals import has_two_readings
from negotui.domain.blocks import Bullets, Panel, Scatter, Series, State, words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import book, checks, context, entry, northwind, panel, panel_of, rows


def person(name: str, influence: str, stance: str) -> Entry:
    return entry("people", name, influence=influence, stance=stance)


def test_people_at_northwind() -> None:
    found = panel_of("people", northwind())
    assert found.verdict == "Daniel has the most influence and is undecided; Sam is with you."
    (chart,) = [one for one in found.blocks if isinstance(one, Scatter)]
    assert [(mark.label, int(mark.across), int(mark.up)) for mark in chart.points] == [
        ("Daniel", 0, 5),
        ("Sam", 1, 4),
        ("Ruth", 2, 4),
        ("Maja", 0, 2),
    ]
    assert "Next step: “Tell her that I am in one other final round" in words_of(found.blocks)
    assert checks(found) == []


@pytest.mark.parametrize(
    ("people", "verdict"),
    [
        ((person("Son", "4", "-2"),), "Son could block the deal: very influential, and against it."),
        (
            (person("A", "5", "-1"), person("B", "4", "-2")),
            "A and 1 other could block the deal: very influential, and against it.",
        ),
        ((person("A", "5", "1"),), "A has the most influence and is in favour."),
        ((person("A", "2", "1"),), "You have named nobody with much influence yet: who decides?"),
        ((person("A", "", ""),), "You have rated nobody yet: say how much influence each has and where they stand."),
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
    assert found.verdict == "Owner has the most influence and is undecided; 2 steps are overdue."
    assert checks(found, State.THIN) == [
        ("Gone", "was due Sun 1 Nov", "entry:steps-Gone"),
        ("Late", "was due Sun 22 Nov, for Owner", "entry:steps-Late"),
    ]
    assert checks(found, State.MISSING) == [
        ("Agent", "no stance yet", "entry:people-Agent/stance"),
        ("Owner", "on whose side?", "entry:people-Owner/side"),
        ("Mandate", "what may they agree to by themselves, and whom must they ask?", "sheet:people/people"),
    ]
    assert "Next step: Today, by Mon 23 Nov." in words_of(found.blocks)


SIDED = (
    entry("people", "Ruth", side="theirs", influence="4", stance="2", mandate="the band", asks="people-Daniel"),
    entry("people", "Daniel", side="theirs", influence="5", stance="0"),
    entry("people", "Sam", side="mine", influence="4", stance="1"),
    entry("people", "Uncle", side="mine", influence="2", stance="-1"),
)


def test_their_side_and_mine_stand_apart_and_nobody_over_there_is_an_ally() -> None:
    said = words_of(panel("people", *SIDED).blocks)
    assert "Their side. To be won: Daniel. In favour, and still on their side: Ruth." in said
    assert "Your side. Allies to ask for advice: Sam. Less influence here: Uncle." in said


def test_the_counterpart_is_never_an_ally() -> None:
    """Ruth was put on my side, and she is the one I talk to."""
    of = book(SIDED[0].put("side", "mine"), SIDED[2])
    of = replace(of, details=of.details.put("counterpart", "ruth"))
    found = panel_of("people", of)
    said = words_of(found.blocks)
    assert "In favour, and still on their side: Ruth." in said
    assert "Allies to ask for advice: Sam." in said
    assert checks(found, State.THIN) == [
        ("Ruth", "you negotiate with them, so they sit on the other side", "entry:people-Ruth")
    ]


def test_who_may_agree_up_to_what_and_must_ask_whom() -> None:
    found = panel("people", *SIDED)
    assert rows(found) == [("Ruth", "the band", "Daniel")]
    assert "A yes at the table isn’t final: it still needs one from Daniel." in words_of(found.blocks)
    assert people_data(book(*SIDED), context(book(*SIDED)))["people"][0] == {  # type: ignore[index]
        "name": "Ruth",
        "side": "theirs",
        "influence": 4,
        "stance": 2,
        "mandate": "the band",
        "asks": ["Daniel"],
    }


def test_who_asks_in_turn_has_not_the_last_word_and_in_a_circle_everyone_has() -> None:
    chain = (
        entry("people", "A", asks="people-B gone people-A"),
        entry("people", "B", asks="people-C"),
        entry("people", "C"),
    )
    assert "it still needs one from C." in words_of(panel("people", *chain).blocks)
    circle = (entry("people", "A", asks="people-B"), entry("people", "B", asks="people-A"))
    assert "it still needs one from B and A." in words_of(panel("people", *circle).blocks)


def test_somebody_against_it_at_home_comes_first() -> None:
    home = entry("people", "Uncle", side="mine", influence="5", stance="-2")
    assert panel("people", home).verdict == (
        "Uncle, on your own side, is against it: settle that before you meet them."
    )
    blocker = entry("people", "Son", side="theirs", influence="4", stance="-1")
    assert panel("people", home, blocker).verdict == (
        "Son could block the deal: very influential, and against it; on your own side Uncle is against it too."
    )


def test_questions_have_a_moment_and_one_without_waits_for_the_figures() -> None:
    found = panel(
        "running-order",
        *(entry("messages", name, moment=name.lower()) for name in ("Opening", "Proposal", "Concern", "Closing")),
        entry("questions", "What do you need?", moment="before figures"),
        entry("questions", "How did you get there?", moment="after theirs"),
        entry("questions", "What else could move?", moment="when stuck"),
        entry("questions", "When?"),
    )
    order = found.blocks[0]
    assert isinstance(order, Bullets)
    assert [words_of(item) for item in order.items] == [
        "Opening: Opening",
        "Ask first: What do you need?",
        "Proposal: Proposal",
        "Ask about their figure: How did you get there?",
        "Ask about their figure: When?",
        "Concern: Concern",
        "Closing: Closing",
        "If you are stuck, ask: What else could move?",
    ]
    asked = (
        "When?",
        "when will you ask it: before figures, after theirs or when stuck?",
        "entry:questions-When?/moment",
    )
    assert asked in checks(found, State.MISSING)


def test_nothing_that_gives_the_anchor_away_comes_before_it() -> None:
    base = entry("issues", "Base", better="more", opening="132000", target="126000", limit="110000")
    entries = (
        base,
        entry("messages", "I hope for about 126k.", moment="opening"),
        entry("messages", "132,000, please.", moment="proposal"),
        entry("questions", "Is 110,000 the floor?", moment="before figures"),
        entry("questions", "What about the other 12 firms?", moment="before figures"),
        entry("common_ground", "We both have 5 weeks"),
    )
    found = panel("running-order", *entries)
    assert found.verdict == ("Something you mean to say first gives a figure of yours away: keep it for your proposal.")
    assert [check[:2] for check in checks(found, State.THIN)] == [
        ("I hope for about 126k.", "names your target for Base: keep it for your proposal"),
        ("Is 110,000 the floor?", "names your limit for Base, so I put it after the figures"),
    ]
    steps = running_order_data(book(*entries), context(book(*entries)))["steps"]
    assert [step["words"] for step in steps] == [  # type: ignore[attr-defined]
        *("We both have 5 weeks", "I hope for about 126k.", "What about the other 12 firms?"),
        *("132,000, please.", "Is 110,000 the floor?"),
    ]


def test_running_order_at_northwind() -> None:
    found = panel_of("running-order", northwind())
    assert found.verdict == (
        "You know what to say at 4 of 5 stages; nothing yet for opening; 2 questions are still open."
    )
    assert steps_of(found) == [
        *("Common ground", "Common ground", "Their view", "If it fits", "If it fits", "Proposal"),
        *("Ask about their figure", "Concern", "Summary", "Closing", "If you are stuck, ask"),
    ]
    assert checks(found) == [("Messages", "nothing to say yet for opening", "sheet:message/messages")]


def steps_of(found: Panel) -> list[str]:
    """What comes when in a running order, by the first words of each step."""
    order = next(block for block in found.blocks if isinstance(block, Bullets) and block.start == 1)
    return [words_of(item).partition(":")[0] for item in order.items]


def test_where_they_open_their_figure_is_asked_for_before_mine_is_named() -> None:
    entries = (
        entry("messages", "Two of 90", moment="proposal"),
        entry("questions", "How did you get there?", moment="after theirs"),
    )
    assert steps_of(panel("running-order", *entries)) == ["Proposal", "Ask about their figure"]
    mine = entry("first_offer", "I open", who="I open")
    assert steps_of(panel("running-order", *entries, mine)) == ["Proposal", "Ask about their figure"]
    theirs = entry("first_offer", "They begin", who="they open", answer="Say mine at once")
    found = panel("running-order", *entries, mine, theirs)
    assert steps_of(found) == ["Ask about their figure", "Proposal"]
    assert "First figure: They begin.\nIf theirs is far out: Say mine at once" in words_of(found.blocks)


def test_their_view_comes_after_the_opening_and_nobody_owes_it() -> None:
    said = [entry("messages", name, moment=name) for name in ("opening", "proposal", "concern", "summary", "closing")]
    found = panel("running-order", *said)
    assert found.verdict.startswith("You know what to say at every stage.")
    more = (entry("messages", "You waited long", moment="their view"), entry("labels", "It seems you are tired of it"))
    assert steps_of(panel("running-order", *said, *more))[:4] == ["Opening", "Their view", "If it fits", "Proposal"]


def test_what_is_to_be_said_is_not_cut_short() -> None:
    words = "I would like to tell you how we came to this figure. " * 20
    found = panel("running-order", entry("messages", words.strip(), moment="opening"))
    assert words.strip() in words_of(found.blocks)


def test_a_label_or_their_view_that_names_my_figure_is_pointed_out() -> None:
    found = panel(
        "running-order",
        entry("issues", "Base", better="more", opening="132000", target="126000", limit="110000"),
        entry("messages", "You think 126,000 is too much", moment="their view"),
        entry("labels", "It sounds as though 132k is a shock"),
    )
    assert [check[1] for check in checks(found, State.THIN)] == [
        "names your target for Base: keep it for your proposal",
        "names your opening for Base: keep it for your proposal",
    ]


def test_who_ratifies_a_yes_and_how_it_is_explained_at_home() -> None:
    found = words_of(
        panel(
            "people",
            entry(
                "people", "Ruth", side="theirs", influence="4", stance="1", ratifies="the board", at_home="It is fair"
            ),
            entry("people", "Sam", side="mine", influence="4", stance="1"),
            entry("people", "Me", side="mine", influence="3", stance="2", asks="people-Sam"),
        ).blocks
    )
    assert "A yes from Ruth has to be ratified: the board" in found
    assert "How Ruth can explain a yes: It is fair" in found
    # Whom I must ask is my own matter, and says nothing of the last word over there.
    assert "Your own yes is not the last word either: ask Sam." in found
    assert "A yes at the table" not in found


def test_running_order_gaps() -> None:
    found = panel("running-order", entry("messages", "Hello"), entry("questions", "Why?", answer="So"))
    assert found.verdict == "You have no words for any stage yet, and no questions are open: begin with the opening."
    assert checks(found, State.MISSING) == [
        ("Hello", "when will you say it?", "entry:messages-Hello/moment"),
        (
            "Messages",
            "nothing to say yet for opening, proposal, concern, summary and closing",
            "sheet:message/messages",
        ),
        ("Common ground", "write down what you share, to begin with", "sheet:message/common_ground"),
    ]
    some = panel("running-order", entry("messages", "Hello", moment="opening"), entry("questions", "Why?"))
    assert some.verdict == (
        "You know what to say at 1 of 5 stages; nothing yet for proposal, concern, summary and closing; 1 question is still open."
    )


def test_confidence_at_northwind() -> None:
    found = panel_of("confidence", northwind())
    assert found.verdict == (
        "Confidence rose from 2 to 4 of 5 over 3 rehearsals; you never said “I need until noon tomorrow to g…” aloud."
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
    assert found.verdict == "Confidence fell from 3 to 2 of 5 over 2 rehearsals; you never said “No” aloud."
    assert checks(found, State.MISSING) == [("(no name yet)", "no date or after yet", "entry:rehearsals-/date")]
    assert "Next rehearsal: Tue 24 Nov." in words_of(found.blocks)
    assert panel("confidence", entry("lines", "No")).verdict == (
        "1 line and no rehearsal yet: say it aloud to someone."
    )


def test_signals_at_northwind() -> None:
    found = panel_of("signals", northwind())
    assert found.verdict == "You have seen 1 of 3 signals; you have a plan for every trigger."
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
    assert found.verdict == "You have not seen any of your 2 signals yet; for 1 of 1 trigger you have no plan."
    assert [check[:2] for check in checks(found)] == [
        ("Arms", "what else might it mean?"),
        ("Tone", "what will you do when it comes?"),
        ("Look", "what might it mean?"),
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
