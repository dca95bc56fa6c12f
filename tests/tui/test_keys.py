"""Keys that say one thing on every screen, and keys that are asked back."""

from __future__ import annotations

import pytest

from negotui.services.workspace import Workspace
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.screens.library import LibraryScreen
from tests.tui.harness import burst, make_example, running, screen_text, told, workbook


@pytest.mark.parametrize("keys", [(), ("E",), ("f",), ("i",), ("s",), ("n",)], ids=" ".join)
async def test_f1_is_help_over_the_library(workspace: Workspace, keys: tuple[str, ...]) -> None:
    make_example(workspace)
    async with running(workspace) as pilot:
        for key in keys:
            await burst(pilot, key)
        below, focused = pilot.app.screen, pilot.app.focused
        await burst(pilot, "f1")
        assert isinstance(pilot.app.screen, PageDialog)
        await burst(pilot, "?")
        assert (pilot.app.screen, pilot.app.focused) == (below, focused)


async def test_q_leaves_every_screen_and_is_asked_back_at_the_table(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await burst(pilot, "t", "q")
        assert told(pilot)[-1] == "q again leaves. Everything is saved."
        await burst(pilot, "j", "q")
        assert pilot.app.is_running
        await burst(pilot, "q")
        assert pilot.app._exit


async def test_ctrl_c_says_what_is_true(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await burst(pilot, "ctrl+c")
        assert told(pilot)[-1] == "Everything is saved. q leaves."
        await burst(pilot, "5", "a", "ctrl+c")
        assert "esc closes this, then q leaves" in told(pilot)[-1]


async def test_one_escape_too_many_behind_a_form_stays_in_the_workbook(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await burst(pilot, "5", "a", "escape", "escape")
        assert pilot.app.screen is workbook(pilot)
        assert told(pilot)[-1] == "esc again goes to the library."
        await burst(pilot, "j", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "negotui" in screen_text(pilot)
