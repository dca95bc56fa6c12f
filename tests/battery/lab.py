"""A folder with a workbook of its own, the program on a terminal or as a command, and what must be true of the file afterwards."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import random
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TypeVar

from benchmarks.terminal import COLUMNS, LINES, Stuck, Terminal
from tests.battery.screen import Screen

PYTHON = [sys.executable, "-m", "negotui"]
PATIENCE = 120.0
"""Seconds for which a state is waited for. On a quiet machine each comes within one: whoever waits so long has found something."""
_LOOK = 0.03


T = TypeVar("T")


class Lost(Exception):
    """Something was lost, or the program did what it must not. The message says what."""


class Program(Terminal):
    """negotui on a terminal."""

    patience = PATIENCE

    def __init__(self, argv: Sequence[str], environ: dict[str, str], shows: Sequence[str]) -> None:
        self._screen, self._shown = Screen(COLUMNS, LINES), 0
        super().__init__(argv, environ, shows)

    def send(self, number: int) -> None:
        """Send a signal."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, number)

    def stand_still(self) -> None:
        """Stop it until `go_on`, and wait until it has stopped."""
        self.send(signal.SIGSTOP)
        os.waitpid(self._pid, os.WUNTRACED)

    def stopped(self) -> None:
        """Wait until it has stopped by itself."""
        end = monotonic() + PATIENCE
        while not os.waitpid(self._pid, os.WUNTRACED | os.WNOHANG)[0]:
            self.look(_LOOK)
            if monotonic() > end:
                raise Lost("it did not stop")

    def go_on(self) -> None:
        """Let it go on."""
        self.send(signal.SIGCONT)

    def write(self, data: bytes) -> None:
        """Send bytes as they are; what the program paints meanwhile is read, since a full terminal would hold both up."""
        at, end = 0, monotonic() + PATIENCE
        while at < len(data) and monotonic() < end:
            self.look()
            if select.select([], [self._fd], [], _LOOK)[1]:
                try:
                    at += os.write(self._fd, data[at : at + 256])
                except OSError:
                    return

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.screen  # noqa: B018 - what was painted for the size before is read first
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen.resize(columns, lines)
        self.send(signal.SIGWINCH)

    def hang_up(self, editor: int = 0) -> None:
        """Close the window. editor: the number of a program that reads from it too, and hears of it as one that reads does."""
        os.close(self._fd)
        if editor:
            os.kill(editor, signal.SIGHUP)
        end = monotonic() + PATIENCE
        while not os.waitpid(self._pid, os.WNOHANG)[0]:
            if monotonic() > end:
                raise Lost("it outlived its window")
            select.select([], [], [], _LOOK)

    def wait(self) -> str:
        """Read until it has ended; all that it painted."""
        end = monotonic() + PATIENCE
        try:
            while monotonic() < end:
                self._read(1.0)
        except Stuck:
            with contextlib.suppress(OSError):
                self.reap()
            return self.text
        raise Lost("it did not end")

    def look(self, seconds: float = 0.0) -> None:
        """Read what is painted, within these seconds."""
        end = monotonic() + seconds
        while self._read(max(end - monotonic(), 0)):
            pass

    @property
    def pid(self) -> int:
        """Its number."""
        return self._pid

    @property
    def painted(self) -> bytes:
        """All that was ever painted."""
        return self._painted

    @property
    def screen(self) -> str:
        """What stands on the screen now."""
        with contextlib.suppress(Stuck, OSError):
            self.look()
        self._screen.feed(self._painted[self._shown :])
        self._shown = len(self._painted)
        return self._screen.text

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait for a state. Raises Lost where it never comes, or the program ends before."""
        end = monotonic() + PATIENCE
        while not holds():
            try:
                self.look(_LOOK)
            except Stuck as ended:
                if holds():
                    return
                raise Lost(f"{what}: {ended}") from None
            self.check()
            if monotonic() > end:
                raise Lost(f"{what}: nothing of the kind in {PATIENCE:.0f} s. {self.screen}")

    def see(self, *words: str) -> None:
        """Wait until all of these stand on the screen."""
        self.until(lambda: all(word in self.screen for word in words), f"{words} on the screen")

    def check(self) -> None:
        """Raises Lost where it has stopped on a mistake of its own."""
        tail = self._painted[-20_000:]
        if b"mistake of its own" in tail or b"Traceback" in tail:
            raise Lost(f"it stopped on a mistake of its own: {self.text[-600:]!r}")


@dataclass
class Lab:
    """A folder of one trial. short: whether few rounds are wanted.  late: milliseconds of typing that were lost,
    at each end.  inside: the folder that commands are run in, if not this one."""

    folder: Path
    seed: int
    short: bool
    environ: dict[str, str] = field(init=False)
    random: random.Random = field(init=False)
    late: list[float] = field(default_factory=list)
    inside: Path | None = None

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        home = str(self.folder)
        self.environ = {
            **{
                name: text
                for name, text in os.environ.items()
                if not name.startswith(("NEGOTUI", "XDG", "LC_", "LANG"))
            },
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home,
            "NEGOTUI_FILE": str(self.book),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "VISUAL": "true",
        }

    @property
    def book(self) -> Path:
        """The workbook."""
        return self.folder / "book.db"

    def rounds(self, full: int, short: int = 0) -> range:
        """So many rounds, or few of them in the short form: an eighth, where no number is given."""
        return range(short or max(1, full // 8)) if self.short else range(full)

    def some(self, tried: Sequence[T], short: int) -> Sequence[T]:
        """All of them, or in the short form so many, which the seed chooses."""
        return self.random.sample(tried, min(short, len(tried))) if self.short else tried

    def run(self, *words: str, text: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
        """A command. Raises Lost for a traceback, or one that does not end."""
        try:
            done = subprocess.run(
                [*PYTHON, *(word.encode("utf-8", "surrogatepass") for word in words)], input=text,
                env={**self.environ, **environ}, cwd=self.inside or self.folder, capture_output=True,
                timeout=PATIENCE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Lost(f"{[word[:60] for word in words]} did not end") from None
        return self.judged(done, words)

    def judged(
        self, done: subprocess.CompletedProcess[bytes], words: Sequence[str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Raises Lost for a command that ended in anything but an answer or a sentence."""
        if b"Traceback" in done.stderr or b"mistake of its own" in done.stderr or done.returncode not in {0, 1, 2, 130}:
            raise Lost(f"{[word[:60] for word in words]}: {done.returncode} {done.stderr[-300:]!r}")
        return done

    def begin(self) -> None:
        """A negotiation with an issue in it."""
        self.run("new", "Rent")
        self.run("add", "Rent", "issues", "name=Pay", "limit=100", "target=120", "opening=130", "better=more")

    @contextlib.contextmanager
    def program(self, *words: str, shows: Sequence[str] = ("commands",), **environ: str) -> Iterator[Program]:
        """The program on a terminal, at a negotiation; it is ended by force if it still runs."""
        try:
            app = Program([*PYTHON, *(words or ("open", "Rent"))], {**self.environ, **environ}, shows)
        except Stuck as problem:
            raise Lost(f"it did not start: {problem}") from None
        try:
            yield app
        finally:
            with contextlib.suppress(OSError, ChildProcessError):
                app.kill()

    def entries(self, sheet: str = "notes") -> list[dict[str, str]]:
        """The fields and drafts of a sheet's entries, which are looked at as another program would."""
        with contextlib.closing(sqlite3.connect(self.book, timeout=PATIENCE)) as file:
            rows = file.execute(
                "SELECT drafts, fields FROM entries WHERE sheet = ? ORDER BY number", [sheet]
            ).fetchall()
        return [{**json.loads(drafts), **json.loads(fields)} for drafts, fields in rows]

    def texts(self) -> list[str]:
        """The notes in the file."""
        return [str(one.get("text", "")) for one in self.entries()]

    def saved(self, app: Program, text: str) -> None:
        """Wait until a note of these words is in the file."""
        app.until(lambda: text in self.texts(), f"{text[-40:]!r} saved")

    def sound(self, path: Path | None = None) -> None:
        """Raises Lost where a file is damaged."""
        with contextlib.closing(sqlite3.connect(path or self.book, timeout=PATIENCE)) as file:
            try:
                said = [line for (line,) in file.execute("PRAGMA integrity_check")]
                keys = file.execute("PRAGMA foreign_key_check").fetchall()
            except sqlite3.Error as problem:
                raise Lost(f"the file is damaged: {problem}") from None
        if said != ["ok"] or keys:
            raise Lost(f"the file is damaged: {said[:3]} {keys[:3]}")
