"""Keeps a workbook safe: looks for damage, makes backups, and says what lies in them. How they are put back: restoring.py."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from negotui.errors import NegotuiError, StoreError
from negotui.services.files import backups_folder
from negotui.services.session import Session
from negotui.store.backup import PathExists, backup
from negotui.store.database import DAMAGED, damage

DAILY = "daily"
KEPT_DAYS, KEPT_WEEKS = 7, 4
MOST_AT_ONCE = 64 * 2**20
"""Up to how many bytes a backup is made at once, and not in a thread: 7 MB take 50 ms."""
_KEPT_OTHERS = 10
"""How many backups are kept that were made for another reason than that a day began."""
_NAME = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(\d{4})-([a-z]+)(?:-\d+)?\.db", re.ASCII)
_SAME_MINUTE = 100


@dataclass(frozen=True, slots=True)
class Backup:
    """path: the file.  day: when it was made.  time: of that day, such as `17:45`.  reason: why, in one word, such as `daily`."""

    path: Path
    day: date
    time: str
    reason: str

    @property
    def name(self) -> str:
        """How it is called on the command line."""
        return self.path.stem


class Safety:
    """The safety of one workbook. Backups are named by the user's day and minute, and by the reason."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def folder(self) -> Path:
        """Where the backups lie. It need not exist."""
        return backups_folder(self._session.database.path)

    def backups(self) -> tuple[Backup, ...]:
        """The backups of this workbook, the newest first."""
        return backups_of(self._session.database.path)

    def is_damaged(self) -> bool:
        """Looks through the file for damage, however large it is; a damaged one is read-only from then on. Raises StoreError."""
        database = self._session.database
        if database.read_only == DAMAGED:
            return True
        database.checked = True
        if damage(database.connection):
            self.looked_through(damaged=True)
        return database.read_only == DAMAGED

    def looked_through(self, damaged: bool) -> None:
        """Somebody else, such as a thread, has looked for damage: if there is some, nothing is written to the file from now on."""
        self._session.database.checked = True
        if damaged:
            self._session.database.read_only = DAMAGED

    def backup_now(self, reason: str, days: int = KEPT_DAYS, weeks: int = KEPT_WEEKS) -> Path | None:
        """Makes a backup, checks it, and removes those that are one too many. None where there is nothing yet to lose.

        reason: one word of small letters, such as `import`.  days, weeks: of how many of them the last backup is kept.
        Raises StoreError where the file is damaged, or the backup could not be made.
        """
        database = self._session.database
        if database.row("SELECT 1 FROM negotiations LIMIT 1") is None:
            return None
        if self.is_damaged():
            raise StoreError(
                f"{database.path} is damaged, so no backup was made of it.", "`negotui restore` lists the others."
            )
        made = self._make(reason)
        # Only now: the newest was checked a moment ago, so a sound one always stays.
        for old in superfluous(self.backups(), days, weeks):
            with suppress(OSError):
                old.path.unlink()
        return made

    def daily(self, days: int = KEPT_DAYS, weeks: int = KEPT_WEEKS) -> Path | None:
        """Makes the backup of today, unless it is there or none is wanted. Raises StoreError."""
        today = self._session.local_time().date()
        wanted = days > 0 and not self._session.database.read_only
        if not wanted or any(one.day == today for one in self.backups()):
            return None
        return self.backup_now(DAILY, days, weeks)

    def care(self, days: int = KEPT_DAYS, weeks: int = KEPT_WEEKS) -> tuple[bool, NegotuiError | None]:
        """What is done once when a workbook was opened: looks for damage, and makes the backup of the day. Raises nothing.

        Returns whether the file is damaged, and what kept a backup from being made.
        """
        try:
            if self.is_damaged():
                return True, None
            self.daily(days, weeks)
        except NegotuiError as problem:
            return False, problem
        return False, None

    def copy_to(self, path: Path) -> Path:
        """Writes a backup to any place. Raises PathExists, StoreError."""
        return backup(self._session.database, path)

    def _make(self, reason: str) -> Path:
        now = self._session.local_time()
        folder = self.folder
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as problem:
            raise StoreError(f"I can’t create {folder}: {problem.strerror}.", "Check the folder it is in.") from problem
        for number in range(1, _SAME_MINUTE):
            end = f"-{number}" if number > 1 else ""
            path = folder / f"{now:%Y-%m-%d-%H%M}-{reason}{end}.db"
            with suppress(PathExists):
                return backup(self._session.database, path)
        raise StoreError(f"There are too many backups of this minute in {folder}.", "Try again in a minute.")


def backups_of(book: Path) -> tuple[Backup, ...]:
    """The backups of a workbook, which itself need not be there, the newest first; files of other names are left alone."""
    found = []
    with suppress(OSError):
        for path in backups_folder(book).iterdir():
            if (parts := _NAME.fullmatch(path.name)) is not None and path.is_file():
                year, month, day, time, reason = parts.groups()
                with suppress(ValueError):
                    made = date(int(year), int(month), int(day))
                    found.append((path.stat().st_mtime_ns, Backup(path, made, f"{time[:2]}:{time[2:]}", reason)))
    found.sort(key=lambda one: (one[1].day, one[1].time, one[0]), reverse=True)
    return tuple(one for _, one in found)


def superfluous(backups: Iterable[Backup], days: int, weeks: int) -> tuple[Backup, ...]:
    """The backups that are one too many. backups: the newest first, which always stays."""
    listed = tuple(backups)
    daily = [one for one in listed if one.reason == DAILY]
    by_day = {one.day: one for one in reversed(daily)}
    by_week = {one.day.isocalendar()[:2]: one for one in reversed(daily)}
    kept = {
        *(one.path for one in listed[:1]),
        *(by_day[day].path for day in sorted(by_day, reverse=True)[: max(days, 0)]),
        *(by_week[week].path for week in sorted(by_week, reverse=True)[: max(weeks, 0)]),
        *(one.path for one in [one for one in listed if one.reason != DAILY][:_KEPT_OTHERS]),
    }
    return tuple(one for one in listed if one.path not in kept)
