"""What another window changes: every screen that shows the file follows, and one dispute stays one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from negotui.domain.negotiation import Negotiation
from negotui.services.workspace import Workspace
from negotui.tui.elsewhere import look
from negotui.tui.widgets.cells_view import CellsView
from tests.tui.harness import answered, entries, open_workspace, press, running, screen_text, settled, told, workbook


@pytest.fixture
def other(workspace: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """Another window on the same file."""
    twin = open_workspace(tmp_path)
    yield twin
    twin.close()


async def _look(pilot: Pilot[None], workspace: Workspace) -> str:
    look(workspace, pilot.app.screen_stack)
    await settled(pilot)
    await answered(pilot)
    return screen_text(pilot)


def _step(workspace: Workspace, negotiation: Negotiation, what: str) -> None:
    workspace.entries.add(
        workspace.lookup.negotiation(negotiation.id), "commitments", {"what": what, "due": "tomorrow"}
    )


WAYS = {
    "library": ("escape", "escape"),
    "workbook": ("-",),
    "review": ("r",),
    "agenda": ("escape", "escape", "a"),
    "review over a workbook, and back": ("-", "r"),
}


@pytest.mark.parametrize("way", WAYS)
async def test_each_screen_shows_every_change_of_another_window(
    workspace: Workspace, other: Workspace, way: str
) -> None:
    made = workspace.negotiations.create("Rent")
    async with running(workspace, made) as pilot:
        await press(pilot, *WAYS[way])
        for number in range(3):
            _step(other, made, f"Promise {number}")
            if way == "library":
                other.entries.edit(made.id, {"title": f"Promise {number}"})
            assert f"Promise {number}" in await _look(pilot, workspace)
        if "back" in way:
            await press(pilot, "escape")
            assert "Review:" not in screen_text(pilot)
            assert "Promise 2" in screen_text(pilot)


async def test_what_changed_under_a_dialog_is_there_when_it_closes(workspace: Workspace, other: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    async with running(workspace, made) as pilot:
        await press(pilot, "-", "f2")
        _step(other, made, "Mend the roof")
        await _look(pilot, workspace)
        await press(pilot, "escape")
        assert "Mend the roof" in screen_text(pilot)


async def test_it_looks_by_itself(workspace: Workspace, other: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("negotui.tui.app.INTERVAL", 0.01)
    made = workspace.negotiations.create("Rent")
    async with running(workspace, made) as pilot:
        await press(pilot, "-")
        _step(other, made, "Mend the roof")
        for _ in range(500):
            await pilot.pause()
            if "Mend the roof" in screen_text(pilot):
                break
        assert "Mend the roof" in screen_text(pilot)


async def test_a_change_elsewhere_moves_no_cursor_and_touches_no_form(workspace: Workspace, other: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    for what in ("One", "Two"):
        workspace.entries.add(made, "commitments", {"what": what})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "-")
        view = workbook(pilot).body.pane.section_view
        view.target = f"entry:{entries(pilot, 'commitments')[1].id}"
        before = view.target
        _step(other, made, "Three")
        await _look(pilot, workspace)
        assert view.target == before
        await press(pilot, "e", "end", "x")
        _step(other, made, "Four")
        await _look(pilot, workspace)
        await press(pilot, "y", "escape")
        assert [one.get("what") for one in entries(pilot, "commitments")] == ["One", "Twoxy", "Three", "Four"]


async def test_two_windows_in_one_field_leave_two_versions_that_both_grow(
    workspace: Workspace, other: Workspace
) -> None:
    """They typed in turn, and each save left another copy: 4 entries became 55."""
    made = workspace.negotiations.create("Rent")
    workspace.entries.add(made, "issues", {"name": "Rent"})
    negotiation = other.lookup.negotiation(made.id)
    (theirs,) = negotiation.of("issues")
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "2")
        view = workbook(pilot).body.pane.section_view
        view.target = f"entry:{theirs.id}"
        await press(pilot, "e", "end")
        step = other.entries.step()
        text = "Rent"
        for letter in "abcd":
            text += letter.upper()
            theirs = other.entries.write_field(negotiation, theirs, "name", text, step)[0].entry
            await press(pilot, letter)
            assert workbook(pilot).forms.flush()
            await _look(pilot, workspace)
        await press(pilot, "escape")
        assert sorted(one.get("name") for one in entries(pilot, "issues")) == ["RentABCD", "Rentabcd"]
        assert sum("Another window" in said for said in told(pilot)) <= 2


async def test_a_cell_that_is_typed_into_is_in_dispute_like_a_field(workspace: Workspace, other: Workspace) -> None:
    """The state that another window brought in must not pass for the one that the cell was typed over."""
    made = workspace.negotiations.create("Rent")
    issue = workspace.entries.add(made, "issues", {"name": "Rent", "limit": "10"})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "2")
        workbook(pilot).body.pane.section_view.target = f"entry:{issue.id}"
        await press(pilot, "c")
        cells = pilot.app.screen.query_one(CellsView)
        limit = next(number for number, field in enumerate(cells.cells.fields) if field.name == "limit")
        while cells.cursor.column != limit:
            await press(pilot, "right")
        await pilot.press("3")
        other.entries.edit(issue.id, {"limit": "20"})
        look(workspace, pilot.app.screen_stack)
        await press(pilot, "0")
        await press(pilot, "1", "tab", "escape")
        assert sorted(one.get("limit") for one in entries(pilot, "issues")) == ["20", "301"]
