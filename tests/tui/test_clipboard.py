"""What is copied goes through the terminal, and to a program of the machine's where there is one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from negotui.services.workspace import Workspace
from negotui.tui import clipboard
from tests.tui.harness import answered, make_example, press, running, told


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a screen of its own."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


async def test_an_entry_a_section_and_the_page_are_copied(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "y")
        assert pilot.app.clipboard.startswith("Offer from Contoso\n")
        assert "Value: 131,000" in pilot.app.clipboard
        await press(pilot, "Y")
        assert "## Cultivating Alternative Options" in pilot.app.clipboard
        assert any("Copied: Options, " in said for said in told(pilot))
        await press(pilot, "b", "y")
        assert pilot.app.clipboard.startswith("Senior role at Northwind, with")


async def test_what_a_terminal_would_obey_is_not_copied(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    workspace.entries.add(made, "issues", {"name": "Pay \u202e]52"})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "2", "Y")
        assert "\u202e" not in pilot.app.clipboard


async def test_more_than_a_terminal_takes_is_said(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        clipboard.copy(pilot.app, "x" * 80_000, "The lot")
        assert not pilot.app.clipboard
        await press(pilot, "j")
        assert any("more than a terminal takes" in said for said in told(pilot))


async def test_a_program_gets_it_through_a_pipe(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "xclip"
    program.write_text(f'#!/bin/sh\ncat > "{tmp_path}/copied"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    async with running(workspace, make_example(workspace)) as pilot:
        clipboard.copy(pilot.app, "x" * 80_000, "The lot")
        await answered(pilot)
    assert (tmp_path / "copied").read_text() == "x" * 80_000
