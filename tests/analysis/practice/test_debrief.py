"""What is said of a practice at its end: whole pages as they stand in `golden/`, and what each must hold whatever was played."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.analysis.gaps import LONGEST
from negotui.analysis.practice.advice import _RULES, advice
from negotui.analysis.practice.counterpart import Act, Turn
from negotui.analysis.practice.debrief import debrief
from negotui.analysis.practice.shown import Shown
from negotui.domain.blocks import Scatter, words_of
from negotui.domain.sentences import as_plain_text
from negotui.export.markdown import markdown_of
from tests.analysis.practice.debriefs import GOLDEN, TALKS, played, text
from tests.analysis.practice.talks import PLAYED, SETTINGS, counterpart, talk


@pytest.mark.parametrize("name", TALKS)
def test_the_page_is_as_it_stands(name: str) -> None:
    assert text(name) == (GOLDEN / f"{name}.md").read_text(encoding="utf-8"), "if it is meant: read what changed"


def test_no_page_stands_that_nobody_plays() -> None:
    assert {page.stem for page in GOLDEN.iterdir()} == set(TALKS)


def test_each_piece_of_advice_is_for_the_talk_that_needs_it() -> None:
    said = {name: as_plain_text(advice(played(name))) for name in TALKS}
    assert "compare the whole deal with walking away" in said["accepted-at-once"]
    assert "Ask once more" in said["agreed-after-small-steps"]
    assert "First pay review After 6 months was fine" not in said["they-take-my-offer"]
    assert said["one-thing-they-could-not-sign"].startswith("All but First pay review After 6 months")
    assert "29 points more to you than walking away" in said["walked-away-too-soon"]
    assert "the same offer 9 times running" in said["never-moved"]
    assert "Open above it" in said["asked-for-too-little"]
    assert said["gave-on-the-wrong-issue"].startswith(
        "Try a swap: give on Start date (In 6 weeks) and ask for Base salary"
    )
    assert said["said-nothing"] == said["they-take-my-offer"] == "", "nothing can be said, so nothing is"


def test_a_first_step_that_is_too_big_and_a_limit_that_is_passed_are_told() -> None:
    shown = played("a-big-first-step")
    first_step = next(rule for rule in _RULES if rule.__name__ == "_first_step")
    assert "Your first step gave away" in first_step(shown)
    past = next(rule for rule in _RULES if rule.__name__ == "_past_my_limit")
    assert "your own limit on" in past(played("accepted-at-once"))
    assert past(played("they-take-my-offer")) == ""


def test_the_hard_tactics_that_were_used_are_named_once() -> None:
    shown = played("walked-away-too-soon")
    theirs = [turn for turn in shown.turns if not turn.by_me]
    marked = tuple(Turn(turn.by_me, turn.act, turn.choice, "" if turn.by_me else "nibble") for turn in shown.turns)
    page = words_of(debrief(Shown(shown.game, shown.hidden, shown.settings, marked, {"nibble": "The nibble"})).blocks)
    assert len(theirs) > 1
    assert "Hard tactics they used: The nibble." in page
    assert "Hard tactics" not in words_of(debrief(shown).blocks)


@settings(deadline=None, max_examples=40)
@given(game=PLAYED, asked=SETTINGS, pace=st.integers(1, 5), ending=st.sampled_from(["accept", "walk", "theirs"]))
def test_whatever_is_played_has_a_page_with_a_verdict_that_is_read_at_once(game, asked, pace, ending) -> None:  # type: ignore[no-untyped-def]
    hidden = counterpart(game, asked)
    *_, (log, answer) = talk(game, hidden, asked, pace)
    turns = (*log, answer.turn)
    if ending != "theirs" and answer.act is Act.OFFER:
        turns = (*turns, Turn(True, Act.ACCEPT, answer.choice) if ending == "accept" else Turn(True, Act.WALK))
    elif answer.act not in {Act.ACCEPT, Act.WALK}:
        turns = (*turns, Turn(True, Act.WALK))
    shown = Shown(game, hidden, asked, turns, {})
    panel = debrief(shown)
    assert 0 < len(panel.verdict) <= LONGEST
    assert markdown_of(panel.blocks)
    assert shown.outcome.was_possible or "possible" not in panel.verdict
    if shown.later is not None and shown.outcome.deal is not None:
        assert shown.later[0].mine > shown.outcome.deal.mine
    for block in panel.blocks:
        if isinstance(block, Scatter):
            assert [mark.label for mark in block.points if mark.label] == ["your deal"] * (shown.deal is not None) or (
                shown.deal is None
            )
