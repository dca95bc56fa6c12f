"""The rows of a file come into the sheet under the cursor."""

from __future__ import annotations

from pathlib import Path

from negotui.services.workspace import Workspace
from tests.tui.harness import entries, press, running, screen_text, told


async def test_rows_are_looked_at_then_added(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "issues.csv"
    path.write_text("Interest,Else\n[b]To sleep[/b],x\nTo be early,y\n", encoding="utf-8")
    made = workspace.negotiations.create("Rent")
    async with running(workspace, made) as pilot:
        for name in (path.with_name("none.csv"), path):
            await press(pilot, *(("2", "I") if name != path else ()))
            answer = pilot.app.screen.query_one("#answer")
            answer.value = str(name)  # type: ignore[attr-defined]
            await press(pilot, "enter")
            if name != path:
                assert any("There is no file" in said for said in told(pilot))
        assert "2 new entries in interests." in screen_text(pilot)
        assert "Left out: Else" in screen_text(pilot)
        await press(pilot, "y")
        assert [one.get("what") for one in entries(pilot, "interests")] == ["[b]To sleep[/b]", "To be early"]
        assert "To be early" in screen_text(pilot)
        await press(pilot, "u")
        assert entries(pilot, "interests") == ()
