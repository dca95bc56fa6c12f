"""Where things live, the settings, and which workbook to open."""

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
    """Where things live: each where it is said, else where the system keeps such things, which costs 7 ms to find out.

    data_file: the workbook.  config_folder: the settings, and in `guides` the user's own guides.
    cache_folder: what can be made again.
    """

    def __init__(
        self, data_file: Path | None = None, config_folder: Path | None = None, cache_folder: Path | None = None
    ) -> None:
        # What is known from the start stands in for the property of its name.
        known = {"data_file": data_file, "config_folder": config_folder, "cache_folder": cache_folder}
        self.__dict__.update({name: path for name, path in known.items() if path})

    @cached_property
    def data_file(self) -> Path:
        return self._usual.user_data_path / "negotui.db"

    @cached_property
    def config_folder(self) -> Path:
        return self._usual.user_config_path

    @cached_property
    def cache_folder(self) -> Path:
        return self._usual.user_cache_path

    @cached_property
    def _usual(self) -> PlatformDirs:
        from platformdirs import PlatformDirs

        return PlatformDirs("negotui", appauthor=False)


def find_places(file: str | Path | None = None, environ: Mapping[str, str] | None = None) -> Places:
    """The places of this user.

    file: the workbook named on the command line; else the one that NEGOTUI_FILE names, else the usual one.
    """
    named = file or (os.environ if environ is None else environ).get(FILE_VARIABLE, "")
    return Places(Path(named).expanduser() if named else None)


class _GuidesWhenAsked:
    """The guides that come with the program and the user's own, found when the first is asked for: a list needs none."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def _shelf(self) -> GuideFolders:
        from negotui.guides.folders import GuideFolders, content_folder

        return GuideFolders(content_folder(), self._places.config_folder / "guides", self._places.cache_folder)

    def guide(self, id: str) -> Guide:
        return self._shelf.guide(id)

    def templates(self) -> tuple[Template, ...]:
        return self._shelf.templates()

    def example(self) -> Template:
        return self._shelf.example()


def open_workspace(places: Places) -> Workspace:
    """The workbook of these places. Raises StoreError, StoreBusy."""
    return Workspace.open(places.data_file, _GuidesWhenAsked(places), today=_today, now=_now)


def _today() -> date:
    return datetime.now().astimezone().date()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers of how it is used.

    theme: the name of the colours, empty for the usual ones.  help_shown: whether the help panel stands open.
    sort: what the library is sorted by, empty for the usual order.
    """

    theme: str = ""
    help_shown: bool = True
    sort: str = ""


def read_settings(folder: Path) -> Settings:
    """The settings kept in that folder; whatever cannot be read there counts as never set."""
    known = _read(folder / _SETTINGS) or {}
    usual = asdict(Settings())
    return Settings(**{name: known[name] for name in usual if type(known.get(name)) is type(usual[name])})


def write_settings(folder: Path, settings: Settings) -> None:
    """Keeps the settings. Raises NegotuiError where the folder cannot be written.

    What a newer version put into the file stays there; a file that cannot be read is put aside as `.bad`.
    """
    path = folder / _SETTINGS
    known = _read(path)
    new = {**(known or {}), **asdict(settings)}
    if new == known:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if known is None and path.is_file():
            path.replace(path.with_name(_SETTINGS + ".bad"))
    except OSError as problem:
        raise NegotuiError(f"The settings cannot be kept in {folder}: {problem.strerror}.") from problem
    replace_file(path, json.dumps(new, ensure_ascii=False, indent=2) + "\n")


def _read(path: Path) -> dict[str, Any] | None:
    """The file's object, None where there is no file or no object in it."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
