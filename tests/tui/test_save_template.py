"""A negotiation is saved as a starting point from the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, press, running, screen_text, told


async def test_a_template_is_saved_and_replaced_only_when_asked(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "S", "enter")
        (saved,) = tmp_path.rglob("templates/*.md")
        assert "110000" not in saved.read_text(encoding="utf-8").replace(",", "")
        assert any("Saved as" in said for said in told(pilot))
        saved.write_text("mine", encoding="utf-8")
        await press(pilot, "S", "enter")
        assert "there is one of that name" in screen_text(pilot)
        await press(pilot, "escape")
        assert saved.read_text(encoding="utf-8") == "mine"
        await press(pilot, "S", "enter", "enter")
        assert "Base salary" in saved.read_text(encoding="utf-8")
