"""A program on a terminal of its own, timed from outside. Must not sleep: it waits for what the program paints."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from time import perf_counter

COLUMNS, LINES = 120, 36
QUIET = 0.08
"""Seconds without a byte after which the answer to a key counts as painted."""
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")


class Stuck(Exception):
    """The program did not do what was waited for."""


class Terminal:
    """A running program. started: seconds from its start until its first screen stood there.

    patience: seconds after which a program that does not do what it should counts as stuck.
    """

    patience = 15.0

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str], shows: Sequence[str]) -> None:
        """argv: the program by its path.  shows: texts that are all on the screen once it can be used."""
        begun = perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execve(argv[0], list(argv), dict(environ))
        self._painted = b""
        self._pressed, self._seen = begun, 0
        self.started = self._until(shows) - begun

    def _read(self, seconds: float) -> bool:
        """Whether something was painted within these seconds."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self._fd, 1 << 20)
        except OSError:  # Linux says so where the program has ended
            piece = b""
        if not piece:
            raise Stuck(f"The program has ended. {self.text[-500:]}")
        self._painted += piece
        return True

    @property
    def text(self) -> str:
        """All that was ever painted, without colours and places."""
        return _SEQUENCE.sub(b"", self._painted).decode(errors="replace")

    def _until(self, shows: Sequence[str], since: int = 0) -> float:
        """When the last of these texts has been painted. since: so many characters that were painted before do not count."""
        latest, at = perf_counter() + self.patience, perf_counter()
        while True:
            text = self.text[since:]
            if all(part in text for part in shows):
                return at
            if not self._read(latest - perf_counter()):
                break
            at = perf_counter()
        missing = [part for part in shows if part not in self.text]
        raise Stuck(f"The screen never showed {missing}. {self.text[-500:]}")

    def settle(self, quiet: float) -> float | None:
        """Waits until nothing has been painted for so many seconds; gives when the last byte came, if one did."""
        begun = perf_counter()
        last = None
        while self._read(quiet):
            last = perf_counter()
            if last - begun > self.patience:
                raise Stuck(f"The screen never came to rest. {self.text[-500:]}")
        return last

    def key(self, key: str) -> float:
        """Seconds from sending a key to the last byte of what it painted."""
        begun = self._press(key)
        if not self._read(self.patience):
            raise Stuck(f"The key {key!r} painted nothing. {self.text[-500:]}")
        first = perf_counter()
        return (self.settle(QUIET) or first) - begun

    def key_until(self, key: str, shows: str) -> float:
        """Seconds from sending a key until a text has been painted since then. key: empty for the one that was sent last."""
        begun = self._press(key) if key else self._pressed
        return self._until([shows], self._seen) - begun

    def _press(self, key: str) -> float:
        self._pressed, self._seen = perf_counter(), len(self.text)
        os.write(self._fd, key.encode())
        return self._pressed

    def end(self, key: str) -> float:
        """Sends the key that ends the program; gives the most memory that it had, in MB."""
        try:
            os.write(self._fd, key.encode())
            while self._read(self.patience):
                pass
            os.kill(self._pid, signal.SIGKILL)
        except (Stuck, OSError):
            pass  # it has ended, as it was asked to
        return self.reap()

    def kill(self) -> None:
        """Ends the program by force."""
        os.kill(self._pid, signal.SIGKILL)
        self.reap()

    def reap(self) -> float:
        """Waits for the end; gives the most memory that the program had, in MB."""
        os.close(self._fd)
        _, _, used = os.wait4(self._pid, 0)
        return used.ru_maxrss / 1024
