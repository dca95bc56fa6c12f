"""Places and settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui.config import Places, Settings, find_places, open_workspace, read_settings, write_settings
from negotui.errors import NegotuiError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_command_line_goes_before_the_environment_and_that_before_the_usual(home: Path) -> None:
    environ = {"NEGOTUI_FILE": "~/b.db"}
    assert find_places("a.db", environ).data_file == Path("a.db")
    assert find_places(None, environ).data_file == home / "b.db"
    assert find_places(None, {}).data_file.name == "negotui.db"
    assert home in find_places(None, {}).data_file.parents
    assert home in find_places("a.db", {}).config_folder.parents


def test_a_workspace_opens_where_it_should(tmp_path: Path) -> None:
    places = Places(tmp_path / "deep" / "a.db", tmp_path / "config", tmp_path / "cache")
    workspace = open_workspace(places)
    assert (workspace.path, workspace.library.count(), workspace.read_only) == (places.data_file, 0, "")
    assert not places.config_folder.exists()
    workspace.close()


def test_settings_come_back(tmp_path: Path) -> None:
    settings = Settings("night", help_shown=False)
    write_settings(tmp_path / "config", settings)
    assert read_settings(tmp_path / "config") == settings
    assert (tmp_path / "config" / "settings.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"theme": 7, "help_shown": "no"}']
)
def test_settings_that_cannot_be_read_count_as_never_set(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert read_settings(tmp_path) == Settings()


def test_a_bad_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "night"')
    write_settings(tmp_path, Settings(help_shown=False))
    assert (tmp_path / "settings.json.bad").read_text() == '{"theme": "night"'
    assert read_settings(tmp_path) == Settings(help_shown=False)


def test_what_a_newer_version_keeps_there_stays(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "night", "later": [1]}')
    write_settings(tmp_path, Settings("day"))
    assert '"later": [' in (tmp_path / "settings.json").read_text()
    assert read_settings(tmp_path).theme == "day"


def test_no_settings_and_no_folder_are_no_error(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "nowhere") == Settings()
    (tmp_path / "file").touch()
    with pytest.raises(NegotuiError):
        write_settings(tmp_path / "file", Settings())
