"""What could not be saved when the program ended is offered at the next start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotui.domain.unsaved import UnsavedText
from negotui.services.workspace import Workspace
from tests.tui.harness import entries, press, running, screen_text, settled, told, workbook


def _keep(workspace: Workspace) -> str:
    made = workspace.negotiations.create("Rent")
    issue = workspace.entries.add(made, "issues", {"name": "Pay"})
    workspace.rescue.keep([UnsavedText(replace(made, entries=()), issue, "limit", "120 [b]k[/b]")])
    return made.id


async def test_words_are_put_back_where_they_were_typed(workspace: Workspace) -> None:
    _keep(workspace)
    async with running(workspace) as pilot:
        assert "could not be saved" in screen_text(pilot)
        assert "120 [b]k[/b]" in screen_text(pilot)
        await press(pilot, "p")
        assert [one.draft("limit") for one in entries(pilot, "issues")] == ["120 [b]k[/b]"]
        assert workbook(pilot).body.pane.section.id == "interests"
        assert workspace.rescue.found() == ()


@pytest.mark.parametrize(("key", "left"), [("l", 1), ("escape", 1), ("t", 0)])
async def test_they_wait_until_somebody_throws_them_away(workspace: Workspace, key: str, left: int) -> None:
    _keep(workspace)
    async with running(workspace) as pilot:
        await press(pilot, key)
        assert "could not be saved" not in screen_text(pilot)
    assert len(workspace.rescue.found()) == left


async def test_leaving_whatever_happens_keeps_the_words_in_a_file(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    other = workspace.twin()
    try:
        async with running(workspace, made) as pilot:
            await press(pilot, "2", "n")
            with other._session.database.write():
                await pilot.press("w", "o", "r", "d")
                await press(pilot, "q")  # a letter of the word
                await pilot.app.run_action("leave")
                await settled(pilot)
                assert any("not saved yet" in said for said in told(pilot))
                await pilot.app.run_action("quit")
            failure = pilot.app.failure  # type: ignore[attr-defined]
        assert "It is in" in failure.message
        (file,) = workspace.rescue.found()
        assert [one.text for one in file.texts] == ["wordq"]
    finally:
        other.close()
