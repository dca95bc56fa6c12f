"""Taking negotiations over from a file, in the library."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from negotui.services.workspace import Workspace
from tests.tui.harness import answered, make_example, open_workspace, press, running, screen_text, settled, told


async def _until(pilot: Pilot[None], words: str) -> None:
    """Wait until something stands on the screen."""
    for _ in range(200):
        if words in screen_text(pilot):
            return
        await settled(pilot)
    raise AssertionError(f"{words!r} never came up")


async def test_a_file_is_looked_into_then_taken_over(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = open_workspace(tmp_path / "other")
    made = make_example(other)
    path = other.export.to_file(other.export.notes(made), tmp_path / "northwind.json")
    other.close()
    async with running(workspace) as pilot:
        for named in (path.with_name("none.json"), path, other.path):
            await press(pilot, "I")
            answer = pilot.app.screen.query_one("#answer")
            answer.value = str(named)  # type: ignore[attr-defined]
            await press(pilot, "enter")
            await answered(pilot)
            await settled(pilot)
            if "none" in named.name:
                assert any("There is no file" in said for said in told(pilot))
                await _until(pilot, "Take negotiations over from")
                assert pilot.app.screen.query_one("#answer").value == str(named)  # type: ignore[attr-defined]
                await press(pilot, "escape")
            elif named is path:
                await _until(pilot, "1 negotiation: 1 new.")
                await press(pilot, "y")
                await answered(pilot)
                await _until(pilot, made.title)
            else:
                assert any("nothing to take over" in said for said in told(pilot))
    assert workspace.library.count("") == 1
