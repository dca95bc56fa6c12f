"""Where files live, the settings, and which workbook to open."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotui.errors import NegotuiError
from negotui.services.files import replace_file
from negotui.services.workspace import Workspace

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

    from negotui.domain.guide import Guide
    from negotui.domain.workbooks import Template
    from negotui.guides.folders import GuideFolders

FILE_VARIABLE = "NEGOTUI_FILE"
_SETTINGS = "settings.json"


class Places:
    """Where files live: as given, or else in the system's usual folders, which take 7 ms to find out.

    data_file: the workbook.  config_folder: the settings, and in `guides` the user's own guides.
    cache_folder: what can be rebuilt at any time.
    """

    def __init__(
        self, data_file: Path | None = None, config_folder: Path | None = None, cache_folder: Path | None = None
    ) -> None:
        # A given path takes the place of the cached property of its name.
        paths = {"data_file": data_file, "config_folder": config_folder, "cache_folder": cache_folder}
        self.__dict__.update({name: path for name, path in paths.items() if path})

    @cached_property
    def data_file(self) -> Path:
        return self._system.user_data_path / "negotui.db"

    @cached_property
    def config_folder(self) -> Path:
        return self._system.user_config_path

    @cached_property
    def cache_folder(self) -> Path:
        return self._system.user_cache_path

    @cached_property
    def _system(self) -> PlatformDirs:
        from platformdirs import PlatformDirs

        return PlatformDirs("negotui", appauthor=False)


def find_places(file: str | Path | None = None, environ: Mapping[str, str] | None = None) -> Places:
    """The places of this user.

    file: the workbook named on the command line; if empty, the one that NEGOTUI_FILE names, or else the default.
    """
    named = file or (os.environ if environ is None else environ).get(FILE_VARIABLE, "")
    return Places(Path(named).expanduser() if named else None)


class _LazyGuides:
    """The built-in and the user's own guides, located only when one is needed: listing negotiations needs none."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def _folders(self) -> GuideFolders:
        from negotui.guides.folders import GuideFolders, content_folder

        return GuideFolders(content_folder(), self._places.config_folder / "guides", self._places.cache_folder)

    def guide(self, id: str) -> Guide:
        return self._folders.guide(id)

    def templates(self) -> tuple[Template, ...]:
        return self._folders.templates()

    def example(self) -> Template:
        return self._folders.example()


def open_workspace(places: Places) -> Workspace:
    """Opens the workbook in these places. Raises StoreError, StoreBusy."""
    return Workspace.open(places.data_file, _LazyGuides(places), today=_today, now=_now)


def _today() -> date:
    return datetime.now().astimezone().date()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between sessions.

    theme: the name of the colour theme, empty for the default.  help_shown: whether the help panel is open.
    sort: what the library is sorted by, empty for the default.
    """

    theme: str = ""
    help_shown: bool = True
    sort: str = ""


def read_settings(folder: Path) -> Settings:
    """The settings saved in that folder; whatever cannot be read falls back to its default."""
    stored = _read(folder / _SETTINGS) or {}
    usual = asdict(Settings())
    return Settings(**{name: stored[name] for name in usual if type(stored.get(name)) is type(usual[name])})


def write_settings(folder: Path, settings: Settings) -> None:
    """Saves the settings. Raises NegotuiError if the folder cannot be written.

    Settings of a newer version stay in the file; a file that cannot be read is renamed to end in `.bad`.
    """
    path = folder / _SETTINGS
    stored = _read(path)
    new = {**(stored or {}), **asdict(settings)}
    if new == stored:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stored is None and path.is_file():
            path.replace(path.with_name(_SETTINGS + ".bad"))
    except OSError as problem:
        raise NegotuiError(f"I can’t save the settings in {folder}: {problem.strerror}.") from problem
    replace_file(path, json.dumps(new, ensure_ascii=False, indent=2) + "\n")


def _read(path: Path) -> dict[str, Any] | None:
    """The JSON object in a file; None if there is no such file or no object in it."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
