"""Keys that say one thing on every screen, and keys that are asked back."""

from __future__ import annotations

import pytest

from negotui.config import Settings
from negotui.services.workspace import Workspace
from negotui.tui.app import NegotuiApp
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.widgets.bars import TabBar
from tests.tui.harness import WIDE, burst, make_example, running, screen_text, settled, told, workbook


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


async def test_a_negotiation_opens_where_it_was_left_also_after_a_restart(workspace: Workspace) -> None:
    made = make_example(workspace)
    kept: list[Settings] = []
    other = workspace.negotiations.create("Rent")
    app = NegotuiApp(workspace, Settings(), kept.append, made)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await burst(pilot, "5jj")
        left = workbook(pilot).body.pane.section_view.target
        pilot.app.router.open_negotiation(other.id)  # type: ignore[attr-defined]
        await settled(pilot)
        assert workbook(pilot).body.pane.section.id == "leverage"
        pilot.app.router.open_negotiation(made.id)  # type: ignore[attr-defined]
        await settled(pilot)
        assert workbook(pilot).body.pane.section_view.target == left
        await burst(pilot, "q")
    async with running(workspace, made, settings=kept[-1]) as pilot:
        assert workbook(pilot).body.pane.section.id == "options"
        assert workbook(pilot).body.pane.section_view.target == left


async def test_undo_goes_where_it_changed_something(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await burst(pilot, "5jj")
        pane = workbook(pilot).body.pane
        gone = pane.section_view.target
        await burst(pilot, "d2u")
        assert (pane.section.id, pane.section_view.target) == ("options", gone)
        await burst(pilot, "3", "ctrl+r")
        assert pane.section.id == "options"
        assert pane.section_view.target != gone
        assert workbook(pilot).query_one(TabBar).active == 4


async def test_what_was_done_before_this_visit_is_undone_only_when_asked_twice(workspace: Workspace) -> None:
    made = make_example(workspace)
    visit = workspace.twin()
    async with running(visit) as pilot:
        await burst(pilot, "d")
        assert "Deleted “Senior role at Northwind” with its" in told(pilot)[-1]
        await burst(pilot, "u")
        await burst(pilot, "u")
        assert "before this visit" in told(pilot)[-1]
        assert visit.lookup.negotiation(made.id)
        await burst(pilot, "u")
        assert not visit.library.summaries("")
    visit.close()
