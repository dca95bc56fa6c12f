"""A locked workbook on the screen: the page over everything, and what does not leave the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from negotui.config import Settings
from negotui.domain.negotiation import Negotiation
from negotui.services.workspace import Workspace
from negotui.tui import clipboard, safekeeping
from negotui.tui.app import NegotuiApp
from negotui.tui.curtain import LockDialog, seconds
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.dialogs.passphrase import PassphraseDialog
from negotui.tui.notices import show_notice
from tests.tui.harness import (
    SMALL,
    USUAL,
    WIDE,
    answered,
    entries,
    library,
    open_workspace,
    paste,
    press,
    running,
    screen_text,
    settled,
    still,
    told,
    workbook,
)
from tests.tui.locked import PASS, files_with, open_locked


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workspace]:
    """A locked workbook with the worked example."""
    opened = open_locked(tmp_path)
    yield opened
    opened.close()


def example(book: Workspace) -> Negotiation:
    (one,) = book.library.summaries()
    return book.lookup.negotiation(one.id)


def curtain_of(pilot: Pilot[None]) -> LockDialog | None:
    return pilot.app.screen if isinstance(pilot.app.screen, LockDialog) else None


async def unlock(pilot: Pilot[None], passphrase: str = PASS) -> None:
    await paste(pilot, passphrase)
    await press(pilot, "enter")
    await answered(pilot)


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_it_covers_everything_until_the_passphrase_is_given(book: Workspace, size: tuple[int, int]) -> None:
    async with running(book, example(book), size) as pilot:
        await press(pilot, "5")
        before = screen_text(pilot)
        await press(pilot, "ctrl+l")
        shown = screen_text(pilot)
        assert "The screen is locked" in shown
        assert pilot.app.screen.styles.background.a == 1
        for word in ("Senior", "Northwind", "Contoso", "Alternative"):
            assert word not in shown
        for key in ("escape", "f1", "f2", "ctrl+p", "ctrl+l", "tab", "ctrl+c", "ctrl+g", "question_mark", "q"):
            await press(pilot, key)
            assert curtain_of(pilot) is not None
        assert "?q" not in screen_text(pilot)
        await unlock(pilot, "wrong")
        assert curtain_of(pilot) is not None
        assert "doesn’t fit" in screen_text(pilot)
        await unlock(pilot)
        assert screen_text(pilot) == before
        assert "_held" not in repr(vars(pilot.app).get("push_screen"))


async def test_a_text_is_saved_before_it_falls_and_goes_on_afterwards(book: Workspace) -> None:
    async with running(book, example(book)) as pilot:
        await press(pilot, "2", "n", *"half a tho")
        await press(pilot, "ctrl+l")
        assert [one.get("text") for one in entries(pilot, "notes")][-1] == "half a tho"
        await unlock(pilot)
        await press(pilot, *"ught")
        pilot.app.flush()  # type: ignore[attr-defined]
        assert [one.get("text") for one in entries(pilot, "notes")][-1] == "half a thought"


async def test_what_would_come_up_behind_it_waits(book: Workspace) -> None:
    async with running(book, example(book)) as pilot:
        app = pilot.app
        dialog = PageDialog("Read this", lambda _: [])
        results: list[str | None] = []
        app.push_screen(dialog, results.append)
        show_notice(app.screen, "Senior role was written")
        await settled(pilot)
        assert told(pilot)
        await press(pilot, "ctrl+l")
        assert told(pilot) == []
        # What a thread does once it is done: it closes its dialog, says so, asks something.
        dialog.dismiss("done")
        show_notice(library(pilot), "Senior role was written again")
        app.push_screen(PageDialog("And this", lambda _: []))
        await settled(pilot)
        assert curtain_of(pilot) is not None
        assert told(pilot) == []
        assert "And this" not in screen_text(pilot)
        await unlock(pilot)
        text = await still(pilot)
        assert results == ["done"]
        assert told(pilot) == ["Senior role was written again"]
        assert "And this" in text
        await press(pilot, "escape")
        assert app.screen is workbook(pilot)


async def test_it_falls_by_itself_when_nobody_has_been_there_for_so_long(book: Workspace) -> None:
    now = 1000.0
    async with running(book, example(book), settings=Settings(lock_after=2)) as pilot:
        app = pilot.app
        assert isinstance(app, NegotuiApp)
        app.curtain._clock = lambda: now
        await press(pilot, "j")
        now += 119
        app.curtain.look()
        assert curtain_of(pilot) is None
        await press(pilot, "j")
        now += 119
        app.curtain.look()
        assert curtain_of(pilot) is None
        now += 1
        app.curtain.look()
        await settled(pilot)
        assert curtain_of(pilot) is not None
        await unlock(pilot)
        app.curtain.look()
        assert curtain_of(pilot) is None


async def test_it_never_falls_by_itself_where_nobody_wants_it(book: Workspace) -> None:
    async with running(book) as pilot:
        app = pilot.app
        assert isinstance(app, NegotuiApp)
        app.curtain._clock = lambda: 10.0**9
        app.curtain.look()
        await settled(pilot)
        assert curtain_of(pilot) is None
    assert seconds() > 0


async def test_leaving_is_possible_from_behind_it(book: Workspace) -> None:
    async with running(book, example(book)) as pilot:
        await press(pilot, "2", "n", *"word", "ctrl+l")
        await press(pilot, "ctrl+q")
    assert "word" in [one.get("text") for one in example(book).of("notes")]


async def test_a_plain_workbook_has_nothing_to_lock_the_screen_with(workspace: Workspace) -> None:
    async with running(workspace, settings=Settings(lock_after=1)) as pilot:
        await press(pilot, "ctrl+l")
        assert curtain_of(pilot) is None
        assert any("`negotui lock` gives it one" in said for said in told(pilot))
        app = pilot.app
        assert isinstance(app, NegotuiApp)
        app.curtain._clock = lambda: 10.0**9


async def test_nothing_is_left_in_any_file(book: Workspace, tmp_path: Path) -> None:
    other = book.twin()
    try:
        async with running(book, example(book)) as pilot:
            await press(pilot, "2", "n")
            with other._session.database.write():
                await press(pilot, *"Zanzibar", "ctrl+l")
                assert curtain_of(pilot) is not None
                await pilot.app.run_action("quit")
            failure = pilot.app.failure  # type: ignore[attr-defined]
        assert ".locked" in failure.message
        (file,) = book.rescue.found()
        assert [one.text for one in file.texts] == ["Zanzibar"]
        assert file.path.stat().st_mode & 0o777 == 0o600
        assert files_with(tmp_path, "Zanzibar") == []
        assert files_with(tmp_path, "Northwind") == []
        async with running(book) as pilot:
            await press(pilot, "p")
        assert "Zanzibar" in [one.get("text") for one in example(book).of("notes")]
        assert book.rescue.found() == ()
    finally:
        other.close()


async def test_the_editor_gets_nothing_of_it(book: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    monkeypatch.setenv("VISUAL", f"cp -t {tmp_path} --")
    async with running(book, example(book)) as pilot:
        await press(pilot, "2", "n", *"word", "ctrl+e")
        assert any("doesn’t go to an editor" in said for said in told(pilot))
    assert not witness.exists()
    assert not (tmp_path / "text.md").exists()


async def test_a_clipboard_gets_it_only_from_somebody_who_insists(
    book: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    monkeypatch.setattr(clipboard, "_program", lambda: None)
    async with running(book, example(book)) as pilot:
        driver = pilot.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", given.append)
        await press(pilot, "5", "y")
        assert pilot.app.clipboard == ""
        assert any("The same key again copies" in said for said in told(pilot))
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("Offer from Contoso")
        assert any("]52" in one for one in given)
        given.clear()
        pilot.app.copy_to_clipboard("Contoso")
        assert not any("]52" in one for one in given)
        assert pilot.app.clipboard == "Contoso"
        await press(pilot, "ctrl+l")
        assert pilot.app.clipboard == ""


async def test_an_export_says_that_it_is_not_locked(book: Workspace) -> None:
    async with running(book, example(book)) as pilot:
        await press(pilot, "x")
        await answered(pilot)
        assert "will not be locked" in screen_text(pilot)
        await press(pilot, "escape")


async def test_a_locked_workbook_is_imported_once_its_passphrase_is_known(book: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = open_locked(folder, "another one")
    other.negotiations.create("Warehouse")
    other.close()
    async with running(book) as pilot:
        await press(pilot, "I")
        await paste(pilot, str(other.path))
        await press(pilot, "enter")
        while not isinstance(pilot.app.screen, PassphraseDialog):
            await pilot.pause()
        assert "book.db is locked" in screen_text(pilot)
        await unlock(pilot, "another one")
        await answered(pilot)
        await press(pilot, "y")
        await answered(pilot)
    assert "Warehouse" in [one.title for one in book.library.summaries()]


async def test_a_backup_that_is_still_plain_is_named(book: Workspace, tmp_path: Path) -> None:
    book.safety.backup_now("hand")
    loose = book.safety.folder / "2026-01-01-1200-hand.db"
    other = tmp_path / "other"
    other.mkdir()
    plain = open_workspace(other)
    plain.negotiations.create("Rent")
    plain.safety.copy_to(loose)
    plain.close()
    async with running(book) as pilot:
        await safekeeping.look_after(pilot.app.screen, book, Settings())
        await settled(pilot)
        assert any("not locked with this passphrase" in said for said in told(pilot))


async def test_the_line_keeps_its_text_from_the_clipboard(book: Workspace) -> None:
    async with running(book) as pilot:
        await press(pilot, "ctrl+l")
        await paste(pilot, "  two  blanks ")
        line = pilot.app.screen.query_one(Input)
        assert line.value == "  two  blanks "
        line.action_select_all()
        await press(pilot, "ctrl+c", "ctrl+x")
        assert (pilot.app.clipboard, line.value) == ("", "  two  blanks ")
