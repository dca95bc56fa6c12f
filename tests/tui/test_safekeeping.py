"""Once the screen stands the file is looked through, and backed up; a damaged one is read-only from then on."""

from __future__ import annotations

import pytest

from negotui.config import Settings
from negotui.errors import StoreError
from negotui.services.workspace import Workspace
from negotui.tui.safekeeping import look_after
from tests.tui.harness import running, screen_text, settled, told


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
