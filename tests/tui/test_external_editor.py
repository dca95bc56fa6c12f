"""What comes back from an editor of the user's own."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from negotui.domain.text import MAX_TEXT
from negotui.errors import NegotuiError
from negotui.tui.external_editor import decoded, edit_outside


class _App:
    """As much of an app as an editor needs."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """A terminal that nobody looks at."""
        yield


def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> str | None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(editor))
    return edit_outside(cast(Any, _App()), "as it was")


def test_what_was_written_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edited(tmp_path, monkeypatch, 'echo new > "$1"') == "new"
    assert edited(tmp_path, monkeypatch, "true") is None


@pytest.mark.parametrize("end", ["kill -HUP $$", "exit 129"])
def test_what_an_editor_wrote_before_its_window_was_closed_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    assert edited(tmp_path, monkeypatch, f'echo new > "$1"; {end}') == "new"
    assert edited(tmp_path, monkeypatch, end) is None
    with pytest.raises(NegotuiError, match="ended with an error"):
        edited(tmp_path, monkeypatch, 'echo new > "$1"; exit 1')


@pytest.mark.parametrize("script", ['rm "$1"; mkfifo "$1"', 'rm "$1"', 'rm "$1"; mkdir "$1"'])
def test_what_is_no_file_any_more_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    with pytest.raises(NegotuiError, match="Nothing came back from your editor"):
        edited(tmp_path, monkeypatch, script)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_the_mark_of_a_file_says_how_it_is_read(encoding: str) -> None:
    assert decoded("\ufeffGrüße, 500 € 🙂".encode(encoding)) == "Grüße, 500 € 🙂"


def test_of_a_huge_file_only_as_much_is_read_as_a_field_could_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = edited(tmp_path, monkeypatch, 'head -c 20000000 /dev/zero | tr "\\0" x > "$1"')
    assert text is not None
    assert MAX_TEXT < len(text) <= 8 * MAX_TEXT
