"""A practice by keyboard: begun, played, undone, left and gone on with, laid open; nobody takes it for the real talk."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from negotui.domain.negotiation import Negotiation
from negotui.services.practice_report import asked_settings
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.dialogs.exporting import ExportDialog
from negotui.tui.dialogs.options import SettingsDialog
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.screens.debrief import DebriefScreen
from negotui.tui.screens.practice import PracticeScreen
from negotui.tui.screens.workbook import WorkbookScreen
from tests.tui.harness import (
    SMALL,
    USUAL,
    WIDE,
    answered,
    entries,
    make_example,
    paste,
    press,
    running,
    screen_text,
    settled,
    told,
    workbook,
)

SIZES = (WIDE, USUAL, SMALL)


async def begin(pilot: Pilot[None], *keys: str) -> PracticeScreen:
    """With the keys that choose who sits there."""
    await press(pilot, "P", *keys, "enter")
    await answered(pilot)
    assert isinstance(pilot.app.screen, PracticeScreen)
    return pilot.app.screen


async def offer(pilot: Pilot[None], text: str) -> None:
    await press(pilot, "m")
    await paste(pilot, text)
    await press(pilot, "enter")
    await answered(pilot)


def acts(screen: PracticeScreen) -> list[str]:
    return [f"{'I' if move.turn.by_me else 'they'} {move.turn.act}" for move in screen.flow.played.moves()]


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_key_to_the_debrief(workspace: Workspace, size: tuple[int, int]) -> None:
    made = make_example(workspace)
    async with running(workspace, made, size) as pilot:
        screen = await begin(pilot, "right", "4")
        assert "PRACTICE" in screen_text(pilot).splitlines()[0]
        assert "practice" in screen_text(pilot).splitlines()[0]
        assert "m makes" in " ".join(screen_text(pilot).split())
        await offer(pilot, "base 132k")
        assert acts(screen) == ["I offer", "they offer"]
        assert "They: “" in screen_text(pilot)
        assert "round 2 of 10" in screen_text(pilot)
        await offer(pilot, "base 128k")
        await press(pilot, "y")
        assert acts(screen)[-1] == "they offer", "it is asked back first"
        await press(pilot, "y")
        await answered(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert "You got" in screen_text(pilot)
        await press(pilot, "escape", "5")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WorkbookScreen)
        rehearsal = entries(pilot, "rehearsals")[-1]
        assert (rehearsal.get("before"), rehearsal.get("after")) == ("4", "5")
        assert entries(pilot, "offers") == (), "nothing of it is in the real talk"
        assert workbook(pilot).negotiation.stage == "preparing"
        await press(pilot, "u")
        assert len(entries(pilot, "rehearsals")) == len(made.of("rehearsals"))


async def test_they_begin_where_they_are_let(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        screen = await begin(pilot)
        await press(pilot, "y")
        assert "They have offered nothing yet" in told(pilot)[-1]
        await press(pilot, "o")
        await answered(pilot)
        assert acts(screen) == ["I silence", "they offer"]


async def test_undo_takes_back_my_move_with_their_answer_and_redo_makes_it_again(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        screen = await begin(pilot, "right", "right")
        await offer(pilot, "base 132k")
        await offer(pilot, "base 128k")
        await press(pilot, "u")
        assert acts(screen) == ["I offer", "they offer"]
        await press(pilot, "ctrl+r")
        assert len(acts(screen)) == 4
        await press(pilot, "u", "u")
        assert acts(screen) == []
        assert "m makes your first offer" in " ".join(screen_text(pilot).split())


async def test_it_is_left_when_asked_for_twice_and_gone_on_with(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        screen = await begin(pilot)
        await offer(pilot, "base 132k")
        moves = screen.flow.played.turns()
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WorkbookScreen)
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, ChoiceDialog)
        assert "Go on: Mon 23 Nov, a counterpart drawn by lot, 1 round" in screen_text(pilot)
        await press(pilot, "enter")
        await answered(pilot)
        again = pilot.app.screen
        assert isinstance(again, PracticeScreen)
        assert again.flow.played.turns() == moves


async def test_after_a_crash_it_is_there_and_they_answer_what_was_asked(workspace: Workspace) -> None:
    made = make_example(workspace)
    played = workspace.practice.begin(made, asked_settings("even", seed=7))
    played.offer("base 132k")
    played.keep()
    async with running(workspace, made) as pilot:
        await press(pilot, "P", "enter")
        await answered(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert acts(screen) == ["I offer", "they offer"]


async def test_walking_away_is_asked_back_and_an_earlier_practice_can_be_read_again(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        screen = await begin(pilot)
        await offer(pilot, "base 132k")
        await press(pilot, "w")
        assert pilot.app.screen is screen
        await press(pilot, "w")
        await answered(pilot)
        assert "You walked away, though a deal was possible" in screen_text(pilot)
        await press(pilot, "escape", "j", "j", "j", "enter")
        await settled(pilot)
        assert len(entries(pilot, "rehearsals")) == 3, "what nobody rated is no rehearsal"
        await press(pilot, "P")
        assert "Read again: Mon 23 Nov" in screen_text(pilot)
        await press(pilot, "j", "enter")
        await answered(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WorkbookScreen), "it is not asked again"


async def test_one_that_is_not_over_can_be_forgotten(workspace: Workspace) -> None:
    made = make_example(workspace)
    workspace.practice.begin(made, asked_settings("even"))
    async with running(workspace, made) as pilot:
        await press(pilot, "P", "j", "j")
        assert "Forget: Mon 23 Nov" in screen_text(pilot)
        await press(pilot, "enter")
        assert workspace.practice.past(made) == ()
        assert "forgotten" in told(pilot)[-1]


async def test_a_hard_tactic_is_named_once_it_is_answered(workspace: Workspace) -> None:
    made = make_example(workspace)
    seed = seed_with_a_tactic(workspace, made)
    played = workspace.practice.begin(made, asked_settings("even", seed=seed))
    async with running(workspace, made) as pilot:
        await press(pilot, "P", "enter")
        await answered(pilot)
        await press(pilot, "t")
        assert "no hard tactic so far" in told(pilot)[-1]
        await offer(pilot, "base 132k")
        await press(pilot, "t")
        assert "Answer them first" in told(pilot)[-1]
        await offer(pilot, "base 130k")
        assert any(note.startswith("That was a hard tactic: ") for note in told(pilot))
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, PageDialog)
        assert "What to do" in screen_text(pilot)
    assert played.id


def seed_with_a_tactic(workspace: Workspace, made: Negotiation) -> int:
    """A seed of somebody who begins with a hard tactic, and has none for the second move."""
    for seed in range(60):
        played = workspace.practice.begin(made, asked_settings("even", seed=seed))
        for text in ("base 132k", "base 130k"):
            played.offer(text)
            played.answer()
        workspace.practice.forget(played.id)
        used = [move.turn.tactic for move in played.moves() if not move.turn.by_me]
        if used[0] and not used[1]:
            return seed
    raise AssertionError("nobody begins with a hard tactic")


async def test_an_offer_that_cannot_be_read_is_kept_and_not_answered(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        screen = await begin(pilot)
        await press(pilot, "m")
        await paste(pilot, "base lots")
        await press(pilot, "enter", "enter")
        await answered(pilot)
        assert "! base lots" in screen_text(pilot)
        assert acts(screen) == []
        assert "they don’t answer it" in told(pilot)[-1]
        await press(pilot, "u")
        await offer(pilot, "base 130k")
        assert acts(screen) == ["I offer", "they offer"]


async def test_the_settings_are_chosen_line_by_line_and_escape_begins_nothing(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, SettingsDialog)
        await press(pilot, "left", "j", "space", "j", "left", "j", "right", "2")
        text = screen_text(pilot)
        for shown in ("stepwise", "15 rounds", "low: they keep", "none", "2  hardly"):
            assert shown in text
        await press(pilot, "escape")
        assert workspace.practice.past(made) == ()
        await press(pilot, "P", "left", "j", "space", "enter")
        await answered(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        settings = screen.flow.played.dealt.settings
        assert (settings.manner, settings.rounds, settings.tactics) == ("stepwise", 15, True)


async def test_what_cannot_be_practised_says_why(workspace: Workspace) -> None:
    async with running(workspace, workspace.negotiations.create("Bare")) as pilot:
        await press(pilot, "P")
        assert "nothing to offer each other yet" in told(pilot)[-1]
        assert isinstance(pilot.app.screen, WorkbookScreen)


async def test_a_file_that_is_locked_is_told_of_and_written_a_second_later(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        screen = await begin(pilot)
        workspace.wait_at_most(0)
        other = workspace.twin()
        with other._session.database.write():
            await offer(pilot, "base 132k")
            assert "locked" in screen.opened.status
        other.close()
        screen.draw_top()
        assert screen.opened.status == "saved"
        assert len(workspace.practice.go_on(screen.flow.played.id).turns()) == 2


async def test_the_page_is_exported_copied_and_explained(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await begin(pilot)
        await press(pilot, "w", "w")
        await answered(pilot)
        await press(pilot, "x")
        await answered(pilot)
        assert isinstance(pilot.app.screen, ExportDialog)
        assert "Practice · Senior role at Northwind" in screen_text(pilot)
        await press(pilot, "escape", "equals_sign")
        assert "Who sits there is drawn around your guesses" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape", "question_mark")
        assert "After a practice" in screen_text(pilot)
        await press(pilot, "escape", "y")
        assert any(note.startswith("Copied: the page") for note in told(pilot))
