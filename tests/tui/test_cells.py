"""A sheet edited like a table: keys counted, cells left and entered, new rows, choices, pastes, what cannot be read."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from negotui.domain.cells import CellCursor
from negotui.services.workspace import Workspace
from negotui.tui.widgets.cells_data import SheetCells
from negotui.tui.widgets.cells_drawing import widths
from negotui.tui.widgets.cells_view import CellsView
from tests.tui.harness import SMALL, USUAL, WIDE, entries, paste, press, running, screen_text, told, workbook

FIGURES = {"opening": "120", "target": "110", "limit": "95", "weight": "20"}
ISSUES = ("Base", "Bonus", "Days off", "Remote days", "Notice")


def _made(workspace: Workspace, *names: str) -> str:
    made = workspace.negotiations.create("Senior role")
    for name in names:
        workspace.entries.add(made, "issues", {"name": name, "unit": "a year", "better": "more"})
    return made.id


def _cells(pilot: Pilot[None]) -> CellsView:
    cells = workbook(pilot).forms.surface
    assert isinstance(cells, CellsView)
    return cells


async def _open(pilot: Pilot[None], target: str = "") -> CellsView:
    await press(pilot, "2")
    pane = workbook(pilot).body.pane
    number = next(number for number, view in enumerate(pane.section.views) if view.sheet == "issues")
    pane.section_view.target = target or f"ghost:{pane.section.id}/{number}"
    await press(pilot, "c")
    return _cells(pilot)


async def _five(workspace: Workspace, by_row: bool) -> None:
    id = _made(workspace, *ISSUES)
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        first = entries(pilot, "issues")[0]
        cells = await _open(pilot, f"entry:{first.id}")
        assert (cells.cursor.row, cells.field.name) == (0, "opening")
        figures = [list(FIGURES.values())] * 5 if by_row else [[figure] * 5 for figure in FIGURES.values()]
        ends = "tab" if by_row else "enter"
        keys = [key for row in figures for figure in row for key in (*figure, ends)]
        if by_row:
            keys = []
            for row in figures:
                for number, figure in enumerate(row):
                    keys += [*figure, "enter" if number == len(row) - 1 else "tab"]
        digits = 5 * sum(map(len, FIGURES.values()))
        assert len(keys) == digits + 20
        await press(pilot, *keys)
        for entry in entries(pilot, "issues"):
            assert {name: entry.get(name) for name in FIGURES} == FIGURES
        assert len(entries(pilot, "issues")) == 5


async def test_five_issues_take_their_digits_and_one_key_each_column_by_column(workspace: Workspace) -> None:
    await _five(workspace, by_row=False)


async def test_five_issues_take_their_digits_and_one_key_each_row_by_row(workspace: Workspace) -> None:
    await _five(workspace, by_row=True)


async def test_names_one_after_the_other_add_entries_and_the_empty_row_none(workspace: Workspace) -> None:
    id = _made(workspace)
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        await _open(pilot)
        await press(pilot, *"Rent", "enter", *"Lease", "enter", "enter", "escape")
        assert [entry.get("name") for entry in entries(pilot, "issues")] == ["Rent", "Lease"]
        assert workbook(pilot).forms.surface is None
        assert workbook(pilot).body.pane.section_view.has_focus
        await press(pilot, "u")
        assert [entry.get("name") for entry in entries(pilot, "issues")] == ["Rent"]


async def test_a_key_replaces_a_cell_f2_edits_it_and_arrows_go_through_the_text_first(workspace: Workspace) -> None:
    id = _made(workspace, "Base")
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        first = entries(pilot, "issues")[0]
        cells = await _open(pilot, f"entry:{first.id}")
        await press(pilot, *"120", "left", "5", "right", "right", "left", "e", "backspace", "7", "home", "3", "up")
        assert cells.field.name == "opening"
        assert entries(pilot, "issues")[0].get("opening") == "31257"
        await press(pilot, "9", "left", "left")
        assert cells.field.name == "better"
        await press(pilot, "l", "right", "right")
        assert entries(pilot, "issues")[0].get("better") == "less"
        await press(pilot, "left", "left", "space", "left", "f2", "s", "tab", "delete", "escape")
        (entry,) = entries(pilot, "issues")
        assert (entry.get("unit"), entry.get("better"), entry.get("opening")) == ("a years", "", "9")


async def test_what_cannot_be_read_is_marked_and_says_why(workspace: Workspace) -> None:
    id = _made(workspace, "Base")
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        first = entries(pilot, "issues")[0]
        await _open(pilot, f"entry:{first.id}")
        await press(pilot, *"soon", "enter")
        assert entries(pilot, "issues")[0].draft("opening") == "soon"
        assert "! soon" in screen_text(pilot)
        await press(pilot, "left")
        assert "! “soon”" in screen_text(pilot)


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_rows_of_a_spreadsheet_fill_cells_in_one_step(workspace: Workspace, size: tuple[int, int]) -> None:
    id = _made(workspace, "Base")
    async with running(workspace, workspace.lookup.negotiation(id), size) as pilot:
        first = entries(pilot, "issues")[0]
        cells = await _open(pilot, f"entry:{first.id}")
        await press(pilot, "home")
        await paste(pilot, "Base\ta year\tmore\t120k\t110k\nBonus\t\tless\tsoon\t9k\nNotice\tdays\tsideways\t1\t2\n")
        named = {entry.get("name"): entry for entry in entries(pilot, "issues")}
        assert list(named) == ["Base", "Bonus", "Notice"]
        assert (named["Base"].get("opening"), named["Bonus"].get("target")) == ("120000", "9000")
        assert named["Bonus"].draft("opening") == "soon"
        assert named["Notice"].draft("better") == "sideways"
        assert any(
            "Filled 14 cells and added 2 entries" in words and "read 2 of them" in words for words in told(pilot)
        )
        assert cells.cells.count == 4
        await press(pilot, "down", "down")
        assert "Notice" in screen_text(pilot)
        await press(pilot, "escape", "u")
        assert [entry.get("name") for entry in entries(pilot, "issues")] == ["Base"]
        assert entries(pilot, "issues")[0].get("opening") == ""


async def test_a_link_completes_by_the_beginning_of_a_name(workspace: Workspace) -> None:
    id = _made(workspace, "Base", "Bonus")
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        await press(pilot, "9")
        views = workbook(pilot).body.pane.section.views
        number = next(n for n, view in enumerate(views) if view.sheet == "limits")
        workbook(pilot).body.go_to(f"ghost:theirs/{number}")
        await press(pilot, "c")
        cells = _cells(pilot)
        assert cells.field.name == "issue"
        await press(pilot, "b", "o", "tab")
        (limit,) = entries(pilot, "limits")
        assert limit.get("issue") == entries(pilot, "issues")[1].id


async def test_the_column_of_the_cursor_is_in_sight_at_every_size(workspace: Workspace) -> None:
    id = _made(workspace, *ISSUES)
    for size in (WIDE, USUAL, SMALL):
        async with running(workspace, workspace.lookup.negotiation(id), size) as pilot:
            cells = await _open(pilot, f"entry:{entries(pilot, 'issues')[3].id}")
            await press(pilot, "home")
            for field in cells.cells.fields:
                assert field.heading in screen_text(pilot)
                assert "Remote days" in screen_text(pilot)
                await press(pilot, "right")


async def test_the_columns_are_measured_once_for_all_lines(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line that measured them anew looked at every cell: a third of a second a key in a sheet of 500 entries."""
    id = _made(workspace, *ISSUES)
    measured: list[int] = []

    def counting(cells: SheetCells, cursor: CellCursor, width: int) -> dict[int, int]:
        measured.append(width)
        return widths(cells, cursor, width)

    monkeypatch.setattr("negotui.tui.widgets.cells_view.widths", counting)
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        cells = await _open(pilot)
        await press(pilot, "x", "tab")
        measured.clear()
        for y in range(cells.size.height):
            cells.render_line(y)
        assert len(measured) <= 1
        await press(pilot, "y")
        measured.clear()
        for y in range(cells.size.height):
            cells.render_line(y)
        assert len(measured) <= 1
