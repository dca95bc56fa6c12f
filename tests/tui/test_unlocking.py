"""The app asks for the passphrase of a locked workbook before it opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from negotui.errors import StoreError
from negotui.services.locking import KeyRing, new_key, rewrite
from negotui.tui.unlocking import UnlockApp
from tests.tui.harness import USUAL, WIDE, answered, open_workspace, paste, screen_text, settled

PASS = "four words and more"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A locked workbook."""
    workspace = open_workspace(tmp_path)
    workspace.negotiations.create("Rent")
    workspace.close()
    rewrite(workspace.path, None, new_key(PASS))
    return workspace.path


@pytest.mark.parametrize("size", [WIDE, USUAL, (40, 12), (20, 6)])
async def test_it_asks_until_a_passphrase_fits_and_shows_none_of_it(locked: Path, size: tuple[int, int]) -> None:
    app = UnlockApp(locked, KeyRing(), "", "")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        if size[1] > 6:
            assert "book.db is locked" in screen_text(pilot)
        await paste(pilot, "something else\nand more")
        assert "something" not in screen_text(pilot)
        await pilot.press("enter")
        await answered(pilot)
        if size[1] > 6:
            assert "doesn’t fit" in screen_text(pilot)
        line = app.screen.query_one(Input)
        assert line.value == ""
        await paste(pilot, PASS)
        line.action_select_all()
        line.action_copy()
        line.action_cut()
        assert (app.clipboard, line.value) == ("", PASS)
        await pilot.press("enter")
        await answered(pilot)
    assert app.fits


async def test_whoever_does_not_know_it_leaves(locked: Path) -> None:
    app = UnlockApp(locked, KeyRing(), "The command for the passphrase printed nothing.", "")
    async with app.run_test(size=USUAL) as pilot:
        await settled(pilot)
        assert "printed nothing" in screen_text(pilot)
        await pilot.press("enter")  # nothing is typed: nothing is checked
        await pilot.press("escape")
    assert not app.fits


async def test_a_file_that_is_gone_meanwhile_is_said(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> bool:
        raise StoreError("I can’t open it.", "Check its folder.")

    keys = KeyRing()
    monkeypatch.setattr(keys, "fits", gone)
    app = UnlockApp(locked, keys, "", "")
    async with app.run_test(size=USUAL) as pilot:
        await settled(pilot)
        await paste(pilot, PASS)
        await pilot.press("enter")
        await answered(pilot)
        assert "I can’t open it. Check its folder." in screen_text(pilot)
        await pilot.press("ctrl+q")
