"""A mistake of the app's own ends in words; a log has no word of the user's."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.errors import NegotuiError
from negotui.services.fault_report import LOG, begin_log
from negotui.services.workspace import Workspace
from negotui.tui.app import NegotuiApp
from negotui.tui.faults import stopped, write_down
from tests.tui.harness import press, running, workbook


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    yield
    for handler in list(LOG.handlers):
        handler.close()
        LOG.removeHandler(handler)
    LOG.setLevel(logging.NOTSET)


def _error() -> KeyError:
    with pytest.raises(KeyError) as failed:
        dict[str, str]()["my limit"]
    return failed.value


def test_the_end_says_what_is_safe_and_where_the_report_lies(tmp_path: Path) -> None:
    said = stopped(_error(), None)
    assert "KeyError in _error, line" in said.message
    (report,) = tmp_path.rglob("report-*.txt")
    assert str(report) in said.hint
    assert "my limit" not in f"{said} {report.read_text()}"
    kept = stopped(_error(), NegotuiError("What you typed last could not be saved. It is in x.json."))
    assert "It is in x.json" in kept.hint


async def test_typed_words_are_saved_when_the_app_stops(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    apps: list[NegotuiApp] = []
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the app raises it as it is left
        async with running(workspace, made) as pilot:
            assert isinstance(pilot.app, NegotuiApp)
            apps.append(pilot.app)
            await press(pilot, "2", "n", *"word")
            pilot.app.call_later(lambda: 1 // 0)
            await pilot.pause()
    (app,) = apps
    assert app.failure is not None
    assert "ZeroDivisionError" in app.failure.message
    assert [one.get("text") for one in workspace.lookup.negotiation(made.id).of("notes")] == ["word"]


async def test_the_log_names_screens_and_actions(workspace: Workspace, tmp_path: Path) -> None:
    begin_log(tmp_path / "log.txt")
    async with running(workspace, workspace.negotiations.create("A secret title")) as pilot:
        write_down(pilot.app)
        workbook(pilot)
        await press(pilot, "2", "f2", "escape")
    text = (tmp_path / "log.txt").read_text()
    assert "screen PageDialog" in text
    assert "action screen.tab(1), " in text
    assert "secret" not in text
