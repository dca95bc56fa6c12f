"""Once the screen stands the file is looked through, and backed up; a damaged one is read-only from then on."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from negotui.config import Settings
from negotui.errors import StoreError
from negotui.services.workspace import Workspace
from negotui.tui.safekeeping import look_after
from tests.tui.harness import answered, press, running, screen_text, settled, told


async def test_the_backup_of_the_day_is_made_once_and_nothing_is_said(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    async with running(workspace) as pilot:
        for _ in range(2):
            await look_after(pilot.app.screen, workspace, Settings())
        assert told(pilot) == []
    assert [one.reason for one in workspace.safety.backups()] == ["daily"]


async def test_no_backup_is_made_where_none_is_wanted(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    async with running(workspace) as pilot:
        await look_after(pilot.app.screen, workspace, Settings(backups_daily=0))
    assert not workspace.safety.folder.exists()


async def test_a_backup_that_cannot_be_made_is_said(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    workspace.safety.folder.write_text("in the way")
    async with running(workspace) as pilot:
        await look_after(pilot.app.screen, workspace, Settings())
        await settled(pilot)
        assert any("No backup was made today" in said for said in told(pilot))


async def test_a_damaged_file_is_read_only_and_its_way_out_is_named(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.negotiations.create("Rent")
    monkeypatch.setattr("negotui.services.safety.damage", lambda _: "page 3 is broken")
    async with running(workspace) as pilot:
        await look_after(pilot.app.screen, workspace, Settings())
        await settled(pilot)
        assert any("is damaged" in said for said in told(pilot))
        assert workspace.read_only
        assert "read-only" in screen_text(pilot).splitlines()[0]
    with pytest.raises(StoreError, match="damaged"):
        workspace.negotiations.create("Lease")


async def chosen(pilot: Pilot[None], words: str) -> None:
    """Do what the palette finds by these words."""
    await press(pilot, "ctrl+p", *words)
    await press(pilot, "enter")
    await answered(pilot)


async def test_the_palette_backs_up_lists_the_backups_and_looks_for_damage(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    async with running(workspace) as pilot:
        await chosen(pilot, "backup")
        (made,) = workspace.safety.backups()
        assert made.reason == "hand"
        assert any(str(made.path) in said for said in told(pilot))
        await chosen(pilot, "backups")
        shown = screen_text(pilot)
        assert "1 negotiation, 0 entries" in shown
        assert f"negotui restore {made.name}" in shown
        await press(pilot, "escape")
        await chosen(pilot, "damage")
        assert "book.db is sound" in screen_text(pilot)


async def test_where_nothing_is_there_to_back_up_the_palette_says_so(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await chosen(pilot, "backup")
        assert any("nothing to back up" in said for said in told(pilot))
        await chosen(pilot, "backups")
        assert "There are no backups yet" in screen_text(pilot)


async def test_damage_that_the_palette_finds_is_named_with_the_way_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.negotiations.create("Rent")
    monkeypatch.setattr("negotui.services.checkup.findings", lambda _: ["The file is damaged: page 3."])
    async with running(workspace) as pilot:
        await chosen(pilot, "damage")
        assert "page 3" in screen_text(pilot)
        assert "negotui repair" in screen_text(pilot)
