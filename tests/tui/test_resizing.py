"""Whatever has the focus keeps it, whatever happens to the size of the window."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from negotui.services.workspace import Workspace
from tests.tui.harness import WIDE, burst, make_example, running, settled

_SIZES = (
    (80, 24),
    (120, 36),
    (90, 24),
    (110, 30),
    (75, 24),
    (77, 24),
    (40, 12),
    (12, 4),
    (120, 36),
    (1, 1),
    (100, 24),
    (99, 24),
)


async def _resize(pilot: Pilot[None]) -> None:
    focused, screen = pilot.app.focused, pilot.app.screen
    assert focused is not None
    for size in (*_SIZES, WIDE):
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert (pilot.app.screen, pilot.app.focused) == (screen, focused), size


@pytest.mark.parametrize(
    "keys",
    [
        ("5", "a"),
        ("5", "e", "tab", "tab", "tab"),
        ("E",),
        ("tab",),
        ("tab", "h"),
        ("t",),
        ("t", "v"),
        ("t", "e"),
        ("t", "o"),
        ("r", "a"),
        ("ctrl+g",),
        ("/",),
        ("x",),
        ("f2",),
        ("ctrl+p",),
    ],
    ids=" ".join,
)
async def test_in_a_workbook(workspace: Workspace, keys: tuple[str, ...]) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        for key in keys:
            await burst(pilot, key)
        await _resize(pilot)


@pytest.mark.parametrize("keys", [(), ("E",), ("/",), ("f",), ("n",), ("s",), ("i",)], ids=" ".join)
async def test_in_the_library(workspace: Workspace, keys: tuple[str, ...]) -> None:
    make_example(workspace)
    async with running(workspace) as pilot:
        for key in keys:
            await burst(pilot, key)
        await _resize(pilot)
