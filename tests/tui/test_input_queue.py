"""Keys that arrive together do what they do one by one, and no order of keys ends the app."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen

from negotui.services.workspace import Workspace
from negotui.tui.commands import COMMANDS
from negotui.tui.input_queue import is_idle
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.screens.talk import TalkScreen
from negotui.tui.widgets.lines_view import LinesView
from negotui.tui.widgets.rows_view import RowsView
from tests.tui.harness import burst, entries, make_example, press, running, screen_text, settled, workbook

_KEYS = {
    place: [
        key
        for command in COMMANDS
        if command.place in places and command.action not in ("app.leave", "screen.help", "screen.back")
        for key in command.keys.split(",")[:1]
    ]
    for place, places in {
        "library": ("library", "app"),
        "workbook": ("section", "workbook", "app"),
        "table": ("table", "app"),
    }.items()
}
"""For each screen the first key of each command in it; what hides the help changes no words."""
_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "minus": "-",
}


def _kept(workspace: Workspace) -> int:
    """How many negotiations and entries there are in the file."""
    return sum(1 + len(workspace.lookup.negotiation(one.id).entries) for one in workspace.library.summaries(""))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any key may come, also those that export."""
    monkeypatch.chdir(tmp_path)


def _place(pilot: Pilot[None]) -> tuple[object, object]:
    return (pilot.app.screen, pilot.app.focused)


async def _begin(pilot: Pilot[None], place: str) -> None:
    """Back to the screen of a place, with nothing open over it."""
    await settled(pilot)
    for _ in range(8):
        if isinstance(pilot.app.screen, LibraryScreen) and isinstance(pilot.app.focused, RowsView):
            break
        await burst(pilot, "escape")
    if place != "library":
        await burst(pilot, "enter")
        await burst(pilot, "5")
        await burst(pilot, "j")
    if place == "table":
        await burst(pilot, "t")


@pytest.mark.parametrize("place", _KEYS)
async def test_what_a_key_opens_gets_the_keys_behind_it(workspace: Workspace, place: str) -> None:
    """Letters that would delete three entries, behind each key of a screen: nothing goes where the key opens something."""
    for title in ("Rent", "A van", "Parking", "Flour"):
        workspace.negotiations.create(title)
    make_example(workspace)
    opened = 0
    async with running(workspace) as pilot:
        for name in _KEYS[place]:
            await _begin(pilot, place)
            before, stood = _kept(workspace), _place(pilot)
            await burst(pilot, _NAMES.get(name, name), "ddd")
            # Where three entries have gone, the letters were commands, as they are where the key has opened nothing.
            if before > _kept(workspace):
                assert isinstance(pilot.app.focused, (LinesView, RowsView)), name
                assert not isinstance(pilot.app.screen, ModalScreen), name
                for _ in range(4):
                    if before > _kept(workspace):
                        await burst(pilot, "u")
            else:
                opened += _place(pilot) != stood
    assert opened >= 8


async def test_letters_behind_add_are_the_text_of_the_new_entry(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "j")
        before = entries(pilot, "alternatives")
        await burst(pilot, "addd", "escape")
        after = entries(pilot, "alternatives")
        assert [entry.get("what") for entry in after] == [*(entry.get("what") for entry in before), "ddd"]
        await burst(pilot, "/", "audit next", "escape")
        assert len(entries(pilot, "alternatives")) == len(after)


async def test_the_words_behind_new_are_its_title(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await burst(pilot, "n", "dental deal", "enter")
        await burst(pilot, "enter")
        assert [one.title for one in workspace.library.summaries("")] == ["dental deal"]


async def test_a_page_key_behind_words_in_the_palette_waits_for_what_they_find(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        for _ in range(5):
            await burst(pilot, "ctrl+p", "rent", "pageup", "pagedown", "x", "pageup", "escape")
            assert pilot.app.screen is workbook(pilot)
        assert "Leverage" in screen_text(pilot)


async def test_a_part_that_waits_for_messages_is_idle(workspace: Workspace) -> None:
    """What `is_idle` reads of Textual is private: it has to say no while something is to do, and yes afterwards."""
    async with running(workspace) as pilot:
        library = pilot.app.screen
        assert is_idle(library)
        library.call_later(lambda: None)
        assert not is_idle(library)
        await settled(pilot)
        assert is_idle(library)


_STORM = [
    *"abcdefghijklmnoprstuvwxyzABDEGJKTNV0123456789-=[]/?  ",
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("space", "backspace", "delete", "f1", "f2", "ctrl+g", "ctrl+p", "ctrl+r", "enter", "escape", "t", "enter"),
]
"""Any key but those that leave and that which waits for another program."""


@pytest.mark.parametrize("seed", range(3))
async def test_a_storm_of_keys_ends_nothing(workspace: Workspace, seed: int) -> None:
    make_example(workspace)
    workspace.negotiations.create("Rent of the shop")
    chance = random.Random(seed)
    async with running(workspace) as pilot:
        for _ in range(20):
            await burst(pilot, *chance.choices(_STORM, k=30))
            assert pilot.app._exception is None
        assert pilot.app.is_running
        assert not isinstance(pilot.app.screen, TalkScreen) or pilot.app.screen.is_current
