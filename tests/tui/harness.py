"""The app on a workbook in a folder of its own, with a fixed day, for Pilot tests and pictures. Must not touch the user's files."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.events import Key, Paste
from textual.pilot import Pilot

from negotui.config import Settings
from negotui.domain.negotiation import Entry, Negotiation
from negotui.guides.folders import GuideFolders, content_folder
from negotui.services.workspace import Workspace
from negotui.tui.app import NegotuiApp
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.screens.talk import TalkScreen
from negotui.tui.screens.workbook import WorkbookScreen
from tests import KEPT

TODAY = date(2026, 11, 23)
_NAMED = frozenset(
    {
        "enter",
        "escape",
        "tab",
        "up",
        "down",
        "left",
        "right",
        "pageup",
        "pagedown",
        "home",
        "end",
        "space",
        "f1",
        "f2",
        "backspace",
        "delete",
    }
)
_NAMES = {
    "/": "slash",
    "?": "question_mark",
    "=": "equals_sign",
    "-": "minus",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    " ": "space",
}
WIDE, USUAL, SMALL = (120, 36), (80, 24), (40, 12)


class Clock:
    """Tells a moment later by a millisecond at each call, so that what is newest first is always the same."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(milliseconds=1)
        return self._now


def open_workspace(folder: Path, scratch: bool = False) -> Workspace:
    """A workspace on `book.db` in that folder. scratch: whether it says that nothing in it is kept."""
    shelf = GuideFolders(content_folder(), folder / "guides", KEPT, folder / "templates")
    return Workspace.open(folder / "book.db", shelf, today=lambda: TODAY, now=Clock(), timeout=0.2, scratch=scratch)


def make_example(workspace: Workspace) -> Negotiation:
    """The worked example in that workspace."""
    return workspace.negotiations.create("", template=workspace.negotiations.example_template())


@contextlib.asynccontextmanager
async def running(
    workspace: Workspace,
    negotiation: Negotiation | None = None,
    size: tuple[int, int] = WIDE,
    settings: Settings | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The app, started and settled; over a negotiation if one is given."""
    app = NegotuiApp(workspace, settings or Settings(), lambda _: None, negotiation)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every message has been handled and the screen is painted."""
    for _ in range(3):
        await pilot.pause()


async def answered(pilot: Pilot[None]) -> None:
    """Wait until what runs beside the screen, such as a search, has shown what it found."""
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await settled(pilot)


async def figured(pilot: Pilot[None]) -> None:
    """Wait until the library has worked out the figures of the rows in sight."""
    while library(pilot).listing.waiting is not None:
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let the screen settle."""
    await pilot.press(*keys)
    await settled(pilot)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys that arrive together, as from a macro or over a slow line; then let the screen settle. A text stands for its letters."""
    app = pilot.app
    assert isinstance(app, NegotuiApp)
    for key in keys:
        if key in _NAMED or "+" in key:
            app.post_message(Key(key, None))
        else:
            for letter in key:
                app.post_message(Key(_NAMES.get(letter, letter), letter))
    await pilot.pause()
    while not app.input_queue.is_empty:
        await pilot.pause()
    await settled(pilot)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Put a text into what has the focus at once: a key typed takes 45 ms."""
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(Paste(text))
    await settled(pilot)


def library(pilot: Pilot[None]) -> LibraryScreen:
    """The library, wherever it is in the stack."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, LibraryScreen))


def workbook(pilot: Pilot[None]) -> WorkbookScreen:
    """The open workbook."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkbookScreen))


def table(pilot: Pilot[None]) -> TalkScreen:
    """The open table."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, TalkScreen))


def follow(pilot: Pilot[None], link: str) -> None:
    """Go where a link leads from the screen on top."""
    pilot.app.router.follow(link)  # type: ignore[attr-defined]


def entries(pilot: Pilot[None], sheet: str) -> tuple[Entry, ...]:
    """The entries of a sheet as they are in the file."""
    book = workbook(pilot)
    return book.workspace.lookup.negotiation(book.negotiation.id).of(sheet)


def screen_text(pilot: Pilot[None]) -> str:
    """What the screen shows, as plain text, line by line."""
    screen = pilot.app.screen
    width, height = screen.size
    lines = [""] * height
    for number, strip in enumerate(screen._compositor.render_strips()):
        lines[number] = strip.text[:width].rstrip()
    return "\n".join(lines) + "\n"


def told(pilot: Pilot[None]) -> list[str]:
    """What the app has said in notifications: titles and messages."""
    return [f"{note.title} {note.message}".strip() for note in pilot.app._notifications]


async def still(pilot: Pilot[None]) -> str:
    """What the screen shows once it stands still: on a busy machine a layout may take more turns than `settled` waits."""
    text, same = screen_text(pilot), 0
    while same < 3:
        await settled(pilot)
        before, text = text, screen_text(pilot)
        same = same + 1 if text == before else 0
    return text
