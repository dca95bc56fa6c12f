"""Weights by keyboard: the questions one after the other, back and out of them, saved in one step."""

from __future__ import annotations

import pytest

from negotui.services.workspace import Workspace
from tests.tui.harness import SMALL, USUAL, WIDE, entries, make_example, press, running, screen_text, told, workbook


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_a_minute_of_questions(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, make_example(workspace), size) as pilot:
        before = [one.get("weight") for one in entries(pilot, "issues")]
        await press(pilot, "2", "w")
        assert "Suppose every issue ended" in screen_text(pilot)
        await press(pilot, "1")
        assert "2 of 5 · Moving Base salary" in screen_text(pilot)
        await press(pilot, *"much", "enter")
        assert "is not a number" in screen_text(pilot)
        await press(pilot, *["backspace"] * 4, *"40", "enter", *"90", "enter", "<", "enter", *"30", "enter")
        await press(pilot, *"20", "enter", *"10", "enter")
        assert "Check 1" in screen_text(pilot)
        await press(pilot, "3", "3", "3")
        assert workbook(pilot).is_current
        # 100, 40, 30, 20 and 10 of 200, by the names of the issues; in the sheet they stand in another order.
        assert [(one.get("name"), one.get("weight")) for one in entries(pilot, "issues")] == [
            ("Base salary", "50"),
            ("Signing bonus", "10"),
            ("Remote days", "15"),
            ("First pay review", "20"),
            ("Start date", "5"),
        ]
        assert told(pilot)[-1].startswith("Weighed. u takes it back. Base salary 50, First pay review 20")
        await press(pilot, "u")
        assert [one.get("weight") for one in entries(pilot, "issues")] == before


async def test_escape_leaves_everything_as_it_was(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        before = entries(pilot, "issues")
        await press(pilot, "2", "w", "1", *"40", "enter", "escape")
        assert workbook(pilot).is_current
        assert told(pilot) == ["The weights are as they were."]
        assert entries(pilot, "issues") == before


async def test_a_contradiction_is_named_and_taken(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "2", "w", "1", *"40", "enter", *"30", "enter", *"20", "enter", *"10", "enter")
        await press(pilot, "1")
        # 115,000 is 30 of 100 on the way, 15 points of 50, against 20. With the review at 15 the salary is 53: 15.9.
        assert "By your answer, First pay review weighs at most" in screen_text(pilot)
        await press(pilot, "1", "3", "3")
        assert "You changed First pay review from 20 to 15." in told(pilot)[-1]


async def test_nothing_to_weigh(workspace: Workspace) -> None:
    async with running(workspace, workspace.negotiations.create("Flat")) as pilot:
        await press(pilot, "2", "w")
        assert "You have no issues yet, so there is nothing to weigh." in told(pilot)[0]


async def test_a_file_held_by_another_program_can_be_tried_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from negotui.errors import StoreBusy
    from negotui.services.weights import Weights

    def busy(*_: object) -> tuple[str, ...]:
        raise StoreBusy("Another program holds the file.", "Try again in a moment.")

    async with running(workspace, make_example(workspace)) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(Weights, "save", busy)
            await press(
                pilot, "2", "w", "1", *"40", "enter", *"30", "enter", *"20", "enter", *"10", "enter", "3", "3", "3"
            )
            assert "Another program holds the file." in screen_text(pilot)
        await press(pilot, "enter")
        assert entries(pilot, "issues")[0].get("weight") == "50"
