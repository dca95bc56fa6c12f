"""Locks a workbook away with all that lies beside it, unlocks it, and finds the key of any locked file."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from negotui.domain.text import plural
from negotui.errors import Locked, NegotuiError, WrongPassphrase
from negotui.services.files import backups_folder, replace_file
from negotui.services.rescue import SEALED, UNSEALED, rescue_files
from negotui.services.safety import backups_of
from negotui.store.engine import Key as Key
from negotui.store.engine import derived, new_salt, salt_of
from negotui.store.engine import require_cipher as require_cipher
from negotui.store.locking import convert, opens, sweep
from negotui.store.sealed import seal, unsealed

LONGEST = 1_000
"""The most letters of a passphrase."""
SHORT = 12
"""A passphrase of fewer letters is soon found by a program that tries them."""

Ask = Callable[[Path, bool], str]
"""Gives the passphrase of a file; the second argument says whether the last one was wrong. Raises NegotuiError to give up."""


def nobody(path: Path, wrong: bool) -> str:  # noqa: ARG001 - it is an Ask
    """Asks nobody. Raises Locked."""
    raise Locked(f"{path} is locked, and nobody was asked for its passphrase.")


class KeyRing:
    """The keys of the files that one command or window opens: each passphrase is asked for once."""

    def __init__(self, ask: Ask = nobody, held: Key | None = None) -> None:
        """held: the key of a file that is open already."""
        self._ask = ask
        self._keys: dict[bytes, Key] = {held.salt: held} if held else {}

    def key(self, path: Path) -> Key | None:
        """What opens a file; None for one that is not locked. Raises NegotuiError where the passphrase cannot be had."""
        salt = salt_of(path)
        if salt is None:
            return None
        require_cipher()
        wrong = False
        while salt not in self._keys:
            wrong = not self.fits(path, self._ask(path, wrong))
        return self._keys[salt]

    def knows(self, path: Path) -> bool:
        """Whether a file can be opened without asking anybody."""
        salt = salt_of(path)
        return salt is None or salt in self._keys

    def fits(self, path: Path, passphrase: str) -> bool:
        """Whether a passphrase opens a locked file; then its key is kept. Takes a few hundred ms. Raises StoreError."""
        salt = salt_of(path)
        if salt is None:
            return False
        key = derived(passphrase, salt)
        if not opens(path, key):
            return False
        _keep_out_of_core_dumps()
        self._keys[salt] = key
        return True


def is_locked(path: Path) -> bool:
    """Whether a file is locked. Not for one that is open."""
    return salt_of(path) is not None


def same_lock(one: Path, other: Path) -> bool:
    """Whether the same key opens two locked files. Not for those that are open."""
    return salt_of(one) == salt_of(other) is not None


def new_key(passphrase: str) -> Key:
    """The key of a passphrase that somebody has chosen. Raises NegotuiError for one that cannot be typed again."""
    require_cipher()
    if not passphrase.strip():
        raise NegotuiError(
            "A passphrase can’t be empty.", "Four or five words that have nothing to do with each other are good."
        )
    if len(passphrase) > LONGEST or not passphrase.isprintable():
        raise NegotuiError(f"A passphrase is one line of at most {LONGEST:,} letters.", "Choose another one.")
    _keep_out_of_core_dumps()
    return derived(passphrase, new_salt())


def passphrase_from(command: str) -> str:
    """The first line that a command prints; it may ask on the terminal. Raises NegotuiError."""
    try:
        words = shlex.split(command)
        done = subprocess.run(words, stdout=subprocess.PIPE, check=False)  # noqa: S603 - the user's own, without a shell
    except (OSError, ValueError, IndexError) as problem:
        why = getattr(problem, "strerror", None) or "its quotes don’t match"
        raise NegotuiError(f"The command for the passphrase could not be started: {why}.", _COMMANDS) from problem
    line = done.stdout.decode("utf-8", "surrogateescape").partition("\n")[0].rstrip("\r")
    if done.returncode or not line:
        what = f"ended with an error ({done.returncode})" if done.returncode else "printed nothing"
        raise NegotuiError(f"The command for the passphrase {what}.", _COMMANDS)
    return line


_LOGS = ("-wal", "-shm", "-journal")
_COMMANDS = (
    "NEGOTUI_PASS_COMMAND names it, or `pass_command` in settings.json: a command that prints the passphrase, "
    "such as `pass show negotui`."
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """done: the files that have the other key now.  left: those that have not, each with why, a sentence."""

    done: tuple[Path, ...]
    left: tuple[tuple[Path, str], ...]


def rewrite(book: Path, old: Key | None, new: Key | None) -> Rewritten:
    """Gives a workbook, its backups and rescue files another key; None stands for plain files. Goes on where it was interrupted.

    Raises StoreError, StoreBusy where the workbook itself could not be rewritten; then nothing has changed.
    """
    _sweep(book)
    done, left = [], []
    if not _has(book, new):
        convert(book, old, new)
        done.append(book)
    for path in beside(book):
        try:
            if _has(path, new):
                continue
            if not _has(path, old):
                raise WrongPassphrase("It opens with another passphrase.")
            done.append(_rewritten(path, old, new))
        except NegotuiError as problem:
            left.append((path, problem.message))
    return Rewritten(tuple(done), tuple(left))


def _sweep(book: Path) -> None:
    """Removes what was left half-written: beside the workbook, beside what a link leads to, among the backups."""
    for path in {book, book.resolve()}:
        sweep(path.parent, f"{path.name}.")
    sweep(backups_folder(book))


def beside(book: Path) -> tuple[Path, ...]:
    """All that negotui itself has put beside a workbook and that holds words of it: backups, copies, rescue files."""
    repaired, begins = f"{book.stem}.repaired{book.suffix}", (f"{book.name}.before-v", f"{book.name}.damaged-")
    found = [one.path for one in backups_of(book)]
    with suppress(OSError):
        found += sorted(
            path
            for path in book.parent.iterdir()
            if (path.name == repaired or path.name.startswith(begins))
            and not path.name.endswith(_LOGS)
            and path.is_file()
        )
    return (*found, *rescue_files(book))


def unlike(book: Path, key: Key | None) -> tuple[Path, ...]:
    """What lies beside a workbook and has another key than it: an interrupted `lock` or `unlock` leaves that."""
    return tuple(path for path in beside(book) if not _has(path, key))


def remark(book: Path, key: Key | None) -> str:
    """What an interrupted `lock` or `unlock` left to do, as a sentence; empty where there is nothing. Half-written files go first.

    key: of the workbook, which may be open.
    """
    _sweep(book)
    count = len(unlike(book, key))
    if not count:
        return ""
    files = plural(count, "backup or other file", "backups and other files")
    verb = "is" if count == 1 else "are"
    if key is None:
        return f"{files} of {book.name} {verb} still locked. `negotui unlock` unlocks what the same passphrase opens."
    return f"{files} of {book.name} {verb} not locked with this passphrase. `negotui lock` locks what is plain."


def _has(path: Path, key: Key | None) -> bool:
    salt = salt_of(path)
    return salt is None if key is None else salt == key.salt


def _rewritten(path: Path, old: Key | None, new: Key | None) -> Path:
    """The file under its new name, if the name says whether it is locked. Raises NegotuiError."""
    if path.suffix not in {SEALED, UNSEALED}:
        convert(path, old, new)
        return path
    content = path.read_bytes() if old is None else unsealed(path, old)
    target = path.with_suffix(UNSEALED if new is None else SEALED)
    if new is None:
        replace_file(target, content)
    else:
        seal(target, content, new)
    if target != path:
        path.unlink()
    return target


def _keep_out_of_core_dumps() -> None:
    """A process that holds a key writes no core file when it crashes."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
