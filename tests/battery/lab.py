"""A folder with a workbook of its own, the program on a terminal or as a command, and what must be true of the file afterwards."""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.terminal import Stuck, Terminal

PYTHON = [sys.executable, "-m", "negotui"]
GRACE = 0.35
"""Seconds after which what was typed has to be in the file, a quarter of a second and some for a busy machine."""


class Lost(Exception):
    """Something was lost, or the program did what it must not. The message says what."""


class Program(Terminal):
    """negotui on a terminal."""

    def send(self, number: int) -> None:
        """Send a signal."""
        os.kill(self._pid, number)

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        with contextlib.suppress(OSError):
            os.write(self._fd, data)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        with contextlib.suppress(OSError):
            os.kill(self._pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._fd)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._pid, 0)

    def wait(self) -> str:
        """Read until it has ended; all that it painted."""
        try:
            while self._read(20.0):
                pass
        except Stuck:
            with contextlib.suppress(OSError):
                self.reap()
            return self.text
        raise Lost("it did not end")

    def rest(self, quiet: float = GRACE) -> None:
        """Wait until nothing more is painted."""
        with contextlib.suppress(Stuck):
            self.settle(quiet)

    def check(self) -> None:
        """Raises Lost where it has stopped on a mistake of its own."""
        if "mistake of its own" in self.text or "Traceback" in self.text:
            raise Lost(f"it stopped on a mistake of its own: {self.text[-300:]!r}")


@dataclass
class Lab:
    """A folder of one trial. short: whether few rounds are wanted."""

    folder: Path
    seed: int
    short: bool
    environ: dict[str, str] = field(init=False)
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        home = str(self.folder)
        self.environ = {
            **{name: text for name, text in os.environ.items() if not name.startswith(("NEGOTUI", "XDG"))},
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home,
            "NEGOTUI_FILE": str(self.book),
            "TERM": "xterm-256color",
            "VISUAL": "true",
        }

    @property
    def book(self) -> Path:
        """The workbook."""
        return self.folder / "book.db"

    def rounds(self, full: int) -> range:
        """So many rounds, or few of them in the short form."""
        return range(max(1, full // 8) if self.short else full)

    def run(self, *words: str, text: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
        """A command. Raises Lost for a traceback, or one that does not end."""
        try:
            done = subprocess.run(
                [*PYTHON, *words], input=text, env={**self.environ, **environ}, cwd=self.folder, capture_output=True,
                timeout=60, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Lost(f"{words[:3]} did not end") from None
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
        app = Program([*PYTHON, *(words or ("open", "Rent"))], {**self.environ, **environ}, shows)
        app.rest(0.2)
        try:
            yield app
        finally:
            with contextlib.suppress(OSError, ChildProcessError):
                app.kill()

    def texts(self) -> list[str]:
        """The notes in the file, which is looked at as another program would."""
        with contextlib.closing(sqlite3.connect(self.book)) as file:
            rows = file.execute("SELECT json_extract(fields, '$.text') FROM entries WHERE sheet = 'notes'").fetchall()
        return [text or "" for (text,) in rows]

    def sound(self, path: Path | None = None) -> None:
        """Raises Lost where a file is damaged."""
        with contextlib.closing(sqlite3.connect(path or self.book)) as file:
            try:
                said = [line for (line,) in file.execute("PRAGMA integrity_check")]
                keys = file.execute("PRAGMA foreign_key_check").fetchall()
            except sqlite3.Error as problem:
                raise Lost(f"the file is damaged: {problem}") from None
        if said != ["ok"] or keys:
            raise Lost(f"the file is damaged: {said[:3]} {keys[:3]}")
