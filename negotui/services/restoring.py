"""Puts a backup in the place of a workbook, after saying what differs; and saves what can be read out of a damaged one."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from negotui.domain.text import one_line, plural
from negotui.errors import NegotuiError, NotFound, StoreError
from negotui.services.locking import Key, KeyRing
from negotui.services.safety import Backup, backups_of
from negotui.services.workspace import Workspace
from negotui.store import repairing
from negotui.store.database import damage
from negotui.store.locking import matching
from negotui.store.opening import connect
from negotui.store.repairing import Repaired
from negotui.store.restoring import Content, contents, loaded, put_back

_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Restored:
    """before: the backup of the file as it was.  aside: where a damaged file was moved to."""

    before: Path | None
    aside: Path | None


def found_backup(book: Path, ref: str) -> Path:
    """The backup that somebody means: its name, the beginning of its name if that fits one, `last`, or a path. Raises NotFound."""
    listed = backups_of(book)
    if ref == "last" and listed:
        return listed[0].path
    named = [one.path for one in listed if one.name == ref] or [one.path for one in listed if one.name.startswith(ref)]
    if len(named) == 1 and ref:
        return named[0]
    if named and ref:
        raise NotFound(f"“{ref}” fits {len(named)} backups.", "`negotui restore` lists them.")
    path = Path(ref).expanduser()
    if ref and path.is_file():
        return path
    raise NotFound(f"There is no backup “{ref}”.", "`negotui restore` lists the backups; a path to a file will do too.")


def described(backup: Backup, keys: KeyRing) -> tuple[str, str]:
    """What is in a backup, in words, and why it cannot be used, or an empty text. Asks for no passphrase."""
    if not keys.knows(backup.path):
        return "", "It opens with another passphrase."
    try:
        with closing(loaded(backup.path, keys.key(backup.path))) as file:
            found = contents(file)
    except StoreError as problem:
        return "", problem.message
    entries = sum(len(one.entries) for one in found.values())
    return f"{plural(len(found), 'negotiation')}, {plural(entries, 'entry', 'entries')}", ""


def differences(book: Path, backup: Path, keys: KeyRing) -> list[str]:
    """What restoring a backup would do to the workbook, a line for each negotiation; none where nothing would change.

    Raises StoreError where the backup cannot be read, or a passphrase cannot be had.
    """
    with closing(loaded(backup, keys.key(backup))) as file:
        then = contents(file)
    now, damaged = _contents_of(book, keys.key(book))
    if now is None:
        return [f"{book.name} is missing or can’t be read: {plural(len(then), 'negotiation')} would come back."]
    ids = dict.fromkeys((*then, *now))
    lines = [line for id in ids if (line := _difference(now.get(id), then.get(id)))]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES:] = [f"and {plural(len(lines) - _MOST_LINES, 'more negotiation')}"]
    return [f"{book.name} is damaged: it is moved aside and kept.", *lines] if damaged else lines


def restore(workspace: Workspace | None, book: Path, backup: Path, stamp: str, keys: KeyRing) -> Restored:
    """Makes the workbook what the backup is; as it is now, it is backed up first, or moved aside where it is damaged.

    workspace: the workbook, None where it is missing or cannot be opened.  stamp: names a file that is moved aside.
    What was locked stays locked, with its own passphrase. Raises StoreError, and then the workbook is as it was.
    """
    own = keys.key(backup)
    key = workspace.key if workspace is not None else own
    beside = book.with_name(f"{book.name}.restoring")
    with matching(backup, own, key, beside) as path, closing(loaded(path, key)) as file:
        before = None
        if workspace is not None and not workspace.safety.is_damaged():
            before = workspace.safety.backup_now("restore")
        if workspace is not None:
            workspace.close()
        return Restored(before, put_back(file, book, book.with_name(f"{book.name}.damaged-{stamp}")))


def repair(book: Path, path: Path | None, key: Key | None = None) -> Repaired:
    """Saves what can be read of a damaged workbook to a new file, by default beside it. key: of a locked one, and of the new file.

    Raises PathExists, StoreError.
    """
    return repairing.repair(book, path or book.with_name(f"{book.stem}.repaired{book.suffix}"), key)


def _contents_of(book: Path, key: Key | None) -> tuple[dict[str, Content] | None, bool]:
    """What is in the workbook, None where that cannot be read; and whether it is damaged."""
    if not book.is_file():
        return None, False
    damaged = True
    with suppress(NegotuiError), closing(connect(book, read_only=True, key=key)) as file:
        damaged = bool(damage(file.connection))
        return contents(file), damaged
    return None, damaged


def _difference(now: Content | None, then: Content | None) -> str:
    """A line on one negotiation, or an empty text if it is the same in both."""
    if now is None or then is None:
        there = now or then
        assert there is not None  # noqa: S101 - it comes from one of the two
        what = "comes back" if now is None else "goes away"
        return f"{_title(there)}: {what}, with {plural(len(there.entries), 'entry', 'entries')}"
    back = len(then.entries.keys() - now.entries.keys())
    gone = len(now.entries.keys() - then.entries.keys())
    other = sum(now.entries[id] != then.entries[id] for id in now.entries.keys() & then.entries.keys())
    parts = [
        f"{plural(number, 'entry', 'entries')} {what}"
        for number, what in ((back, "back"), (gone, "gone"), (other, "as before"))
        if number
    ] + ["its details as before"] * (now.details != then.details)
    return f"{_title(then)}: {', '.join(parts)}" if parts else ""


def _title(content: Content) -> str:
    return one_line(content.title) or "Untitled"
