"""Where files live, the settings, and which workbook to open."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotui.errors import NegotuiError, StoreError
from negotui.services.files import backups_folder, replace_file
from negotui.services.workspace import Workspace
from negotui.store.engine import Key, salt_of

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

    from negotui.domain.guide import Guide
    from negotui.domain.practice import PracticePages
    from negotui.domain.workbooks import Template, Templates
    from negotui.guides.folders import GuideFolders
    from negotui.services.locking import KeyRing

FILE_VARIABLE = "NEGOTUI_FILE"
_SETTINGS = "settings.json"
_PATIENCE = 0.2
"""Seconds to wait for another program's lock where somebody only presses tab."""


class Places:
    """Where files live: as given, or else in the system's usual folders, which take 7 ms to find out.

    data_file: the workbook.  config_folder: the settings, and in `guides`, `templates` and `practice` pages of the user's own.
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

    @property
    def backups_folder(self) -> Path:
        return backups_folder(self.data_file)

    @property
    def guides_folder(self) -> Path:
        return self.config_folder / "guides"

    @property
    def templates_folder(self) -> Path:
        return self.config_folder / "templates"

    @property
    def practice_folder(self) -> Path:
        return self.config_folder / "practice"

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
    """The built-in and the user's own guides, located only when one is needed: listing negotiations needs none.

    cached: whether what was read may be kept in the cache folder.
    """

    def __init__(self, places: Places, cached: bool = True) -> None:
        self._places = places
        self._cached = cached

    @cached_property
    def _folders(self) -> GuideFolders:
        from negotui.guides.folders import GuideFolders, content_folder

        places = self._places
        cache = places.cache_folder if self._cached else None
        folders = places.guides_folder, cache, places.templates_folder, places.practice_folder
        return GuideFolders(content_folder(), *folders)

    def guide(self, id: str) -> Guide:
        return self._folders.guide(id)

    def ids(self) -> tuple[str, ...]:
        return self._folders.ids()

    def templates(self) -> Templates:
        return self._folders.templates()

    def example(self) -> Template:
        return self._folders.example()

    def practice(self) -> PracticePages:
        return self._folders.practice()


def open_workspace(
    places: Places, *, create: bool = True, scratch: bool = False, keys: KeyRing | None = None
) -> Workspace:
    """Opens the workbook in these places. Raises StoreError, StoreBusy, WrongPassphrase.

    create: whether to make the file if there is none; otherwise the workbook is an empty one, and nothing is made on disk.
    scratch: whether the file is gone afterwards.  keys: finds the key of a locked one; without it nobody is asked.
    """
    if _is_missing(places.data_file):
        _refuse_if_vanished(places)
    if create or not (_is_missing(places.data_file) or _is_empty(places.data_file)):
        key = _key(places.data_file, keys)
        return Workspace.open(places.data_file, _LazyGuides(places), today=_today, now=_now, scratch=scratch, key=key)
    return empty_workspace(places)


def empty_workspace(places: Places) -> Workspace:
    """A workbook without a negotiation in the place of the one in these places; nothing is made on disk."""
    return Workspace.empty(places.data_file, _LazyGuides(places, cached=False), today=_today, now=_now)


def peek_workspace(places: Places) -> Workspace:
    """Opens the workbook only to look into it: makes nothing, brings nothing up to date, waits for nobody and asks nobody.

    Raises StoreError, and Locked where it is locked.
    """
    if _is_missing(places.data_file) or _is_empty(places.data_file):
        return open_workspace(places, create=False)
    key = _key(places.data_file, None)
    return Workspace.open(
        places.data_file, _LazyGuides(places), today=_today, now=_now, timeout=_PATIENCE, read_only=True, key=key
    )


def is_locked(places: Places) -> bool:
    """Whether the workbook in these places is locked. Not once it is open."""
    return salt_of(places.data_file) is not None


def _key(path: Path, keys: KeyRing | None) -> Key | None:
    """The key of a locked file; None for any other, which needs nothing of what is imported for it."""
    if salt_of(path) is None:
        return None
    from negotui.services.locking import KeyRing

    return (keys or KeyRing()).key(path)


def _refuse_if_vanished(places: Places) -> None:
    """Where a workbook is missing and its backups are there, an empty one in its place would look as if all was lost."""
    folder = backups_folder(places.data_file)
    with suppress(OSError):
        if any(path.suffix == ".db" for path in folder.iterdir()):
            raise StoreError(
                f"{places.data_file} is gone, but its backups are still there.",
                f"`negotui restore` lists them and brings one back. To begin anew, move {folder} away first.",
            )


def _is_empty(path: Path) -> bool:
    """Whether there is a file with nothing in it: a workbook only once something is begun in it."""
    try:
        return path.is_file() and path.stat().st_size == 0
    except OSError:
        return False


def _is_missing(path: Path) -> bool:
    """Whether there is no such file, as far as one can tell: a folder that cannot be looked into is another matter."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _today() -> date:
    # Not by a time zone, as `astimezone` has it: TZ may name one that no datetime can have.
    year, month, day, *_ = time.localtime()
    return date(year, month, day)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between sessions.

    theme: the name of the colour theme, empty for the default.  help_shown: whether the help panel is open.
    sort: what the library is sorted by, empty for the default.  places: by the id of a negotiation, the section and the line that
    were left last.  columns: by the id of a sheet, which field a column of another program's file is, by its title; empty for none.
    backups_daily, backups_weekly: of how many days and weeks the last backup is kept; without days none is made by itself.
    lock_after: after how many minutes without a key the screen of a locked workbook locks itself, 0 for never.
    pass_command: a command that prints the passphrase, empty for none.
    """

    theme: str = ""
    help_shown: bool = True
    sort: str = ""
    places: dict[str, list[str]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    backups_daily: int = 7
    backups_weekly: int = 4
    lock_after: int = 0
    pass_command: str = ""


def read_settings(folder: Path) -> Settings:
    """The settings saved in that folder; whatever cannot be read falls back to its default."""
    stored = _read(folder / _SETTINGS) or {}
    usual = asdict(Settings())
    settings = Settings(**{name: stored[name] for name in usual if type(stored.get(name)) is type(usual[name])})
    sound = {
        id: place
        for id, place in settings.places.items()
        if isinstance(place, list) and len(place) == 2 and all(isinstance(part, str) for part in place)
    }
    columns = {
        sheet: fields
        for sheet, fields in settings.columns.items()
        if isinstance(fields, dict) and all(isinstance(text, str) for text in fields.values())
    }
    return replace(settings, places=sound, columns=columns)


def remember_columns(folder: Path, sheet: str, given: Mapping[str, str], header: Sequence[str]) -> None:
    """Remembers which field a column of a sheet's files is, where a user has said so. Failing to is no reason to stop anyone."""
    from negotui.domain.row_files import key_of

    titles = {key_of(title) for title in header}
    new = {key_of(title): name for title, name in given.items() if key_of(title) in titles}
    if new:
        settings = read_settings(folder)
        columns = {**settings.columns, sheet: {**settings.columns.get(sheet, {}), **new}}
        with suppress(NegotuiError):
            write_settings(folder, replace(settings, columns=columns))


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
    replace_file(path, json.dumps(new, ensure_ascii=False, indent=2).encode() + b"\n")


def _read(path: Path) -> dict[str, Any] | None:
    """The JSON object in a file; None if there is no such file or no object in it."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
