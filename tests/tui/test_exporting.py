"""Exporting from the screen: with several formats it asks which, by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui.export import FORMATS, MARKDOWN, Format
from negotui.services.workspace import Workspace
from tests.export.test_formats import UPPER, dict_of_formats
from tests.tui.harness import make_example, press, running, screen_text


def _only(monkeypatch: pytest.MonkeyPatch, *formats: Format) -> None:
    """Leaves no other formats to choose from."""
    for name in list(FORMATS):
        monkeypatch.delitem(dict_of_formats(), name)
    for format in formats:
        monkeypatch.setitem(dict_of_formats(), format.name, format)


async def test_one_format_is_not_asked_for(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, MARKDOWN)
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "x")
        assert "Write all notes (Markdown) to" in screen_text(pilot)
        assert ".md" in screen_text(pilot)


async def test_of_several_formats_one_is_chosen_and_names_the_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, MARKDOWN, UPPER)
    path = tmp_path / "notes.up"
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "x")
        assert "Markdown (.md)" in screen_text(pilot)
        assert "Capitals (.up)" in screen_text(pilot)
        await press(pilot, "j", "enter")
        assert "Write all notes (Capitals) to" in screen_text(pilot)
        answer = pilot.app.screen.query_one("#answer")
        assert answer.value.endswith(".up")  # type: ignore[attr-defined]
        answer.value = str(path)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert path.read_text(encoding="utf-8").startswith("# SENIOR ROLE AT NORTHWIND")


async def test_whoever_chooses_no_format_writes_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dict_of_formats(), "upper", UPPER)
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "x", "escape")
        assert "Write all notes" not in screen_text(pilot)
