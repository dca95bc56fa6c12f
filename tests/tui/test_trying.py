"""Trying the plan by keyboard: a page with a bar, what came of it, and its place beside the plan until something changes."""

from __future__ import annotations

import pytest

from negotui.services.workspace import Workspace
from negotui.tui.screens.try_plan import TrialDialog
from tests.tui.harness import SMALL, USUAL, WIDE, answered, make_example, press, running, screen_text, told, workbook


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("negotui.services.simulation.TALKS", 40)


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_a_plan_is_tried_and_kept_beside_itself(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, make_example(workspace), size) as pilot:
        await press(pilot, "2", "W")
        assert isinstance(pilot.app.screen, TrialDialog)
        await answered(pilot)
        assert "Of 40 talks" in screen_text(pilot)
        await press(pilot, "escape")
        pane = workbook(pilot).body.pane
        panel = pane.panel_now()
        assert panel is not None
        assert any(getattr(block, "anchor", None) == "tried" for block in panel.blocks)
        # What has changed since was not tried.
        await press(pilot, "d")
        panel = pane.panel_now()
        assert panel is not None
        assert not any(getattr(block, "anchor", None) == "tried" for block in panel.blocks)


async def test_escape_ends_the_talks_and_keeps_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("negotui.services.simulation.TALKS", 10**9)
    async with running(workspace, make_example(workspace)) as pilot:
        await pilot.press("2", "W")
        await pilot.press("escape")
        await answered(pilot)
        assert workbook(pilot).is_current
        assert workbook(pilot).opened.tried is None


async def test_nothing_to_try(workspace: Workspace) -> None:
    async with running(workspace, workspace.negotiations.create("Flat")) as pilot:
        await press(pilot, "2", "W")
        assert workbook(pilot).is_current
        assert told(pilot)[-1].startswith("There is nothing to offer each other yet.")
