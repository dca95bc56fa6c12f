"""The app on a real terminal: what signals, a hard kill and strange bytes leave behind. It waits for what is painted."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Stuck, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")

READY = ("commands",)
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"


class App(Terminal):
    """negotui on a terminal."""

    def send(self, signal_number: int) -> None:
        """Send a signal to the program."""
        os.kill(self._pid, signal_number)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._pid

    def write(self, text: str) -> None:
        """Send letters in one piece."""
        os.write(self._fd, text.encode())

    def wait(self) -> bytes:
        """Read until the program has ended; give all that it painted."""
        try:
            while self._read(15.0):
                pass
        except Stuck:
            return self._painted
        raise AssertionError("the program did not end")

    def paste(self, data: bytes) -> None:
        """Send bytes as a terminal sends a paste."""
        os.write(self._fd, b"\x1b[200~" + data + b"\x1b[201~")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], App]]:
    """Starts the app on a file with one negotiation, open at its first tab."""
    started: list[App] = []
    environ = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "NEGOTUI_FILE": str(tmp_path / "book.db"),
        "TERM": "xterm-256color",
    }
    python = [sys.executable, "-m", "negotui"]
    os.spawnve(os.P_WAIT, sys.executable, [*python, "new", "Rent"], environ)

    def start_() -> App:
        app = App([*python, "open", "Rent"], environ, ("Leverage", *READY))
        started.append(app)
        app.settle(0.2)
        return app

    yield start_
    for app in started:
        with contextlib.suppress(OSError):  # most have ended, as the test asked them to
            app.kill()


def _notes(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "book.db") as connection:
        return [row[0] for row in connection.execute("SELECT json_extract(fields, '$.text') FROM entries")]


def _type_a_note(app: App, text: str) -> None:
    app.key("n")
    for letter in text:
        app.key(letter)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_mid_typing_loses_nothing(start: Callable[[], App], tmp_path: Path, number: signal.Signals) -> None:
    app = start()
    _type_a_note(app, "before the storm")
    app.send(number)
    painted = app.wait()
    assert _notes(tmp_path) == ["before the storm"]
    # A terminal may outlive the program that it hung up on: mouse, pastes and its own screen are as they were.
    for left in (LEFT_ALTERNATE_SCREEN, b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h"):
        assert left in painted


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_a_locked_file_does_not_take_is_kept_beside_it(
    start: Callable[[], App], tmp_path: Path, number: signal.Signals
) -> None:
    app = start()
    with contextlib.closing(sqlite3.connect(tmp_path / "book.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        _type_a_note(app, "before the storm")
        app.send(number)
        app.wait()
        other.execute("ROLLBACK")
    (kept,) = tmp_path.glob("book.db.unsaved-*.json")
    assert "before the storm" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0


def test_a_hard_kill_loses_at_most_the_last_quarter_of_a_second(start: Callable[[], App], tmp_path: Path) -> None:
    app = start()
    _type_a_note(app, "before the storm")
    # "saved" again means that the quarter of a second after the last key is over.
    app.settle(0.4)
    app.send(signal.SIGKILL)
    app.wait()
    assert _notes(tmp_path) == ["before the storm"]


def test_bytes_that_are_no_utf_8_do_not_end_the_app(start: Callable[[], App], tmp_path: Path) -> None:
    app = start()
    app.key("n")
    app.paste("Grüße".encode("latin-1"))
    app.settle(0.4)
    app.key("!")
    app.send(signal.SIGTERM)
    app.wait()
    (note,) = _notes(tmp_path)
    assert note.startswith("Gr")
    assert note.endswith("!")


def test_quitting_leaves_the_terminal_as_it_was(start: Callable[[], App]) -> None:
    app = start()
    os.write(app._fd, b"q")
    assert LEFT_ALTERNATE_SCREEN in app.wait()


def test_keys_sent_in_one_piece_wait_for_what_they_open(start: Callable[[], App], tmp_path: Path) -> None:
    app = start()
    # Escape ends a piece: with a letter right behind it a terminal means alt and that letter.
    for piece in (b"nddd\x1b", b"nanother\x1b", b"\x10rent\x1b[5~\x1b[6~\x1b"):
        os.write(app._fd, piece)
        app.settle(0.4)
    os.write(app._fd, b"q")
    assert LEFT_ALTERNATE_SCREEN in app.wait()
    assert "mistake" not in app.text
    assert sorted(_notes(tmp_path)) == ["another", "ddd"]


def test_stopped_and_going_on_keeps_every_letter_in_its_place(start: Callable[[], App], tmp_path: Path) -> None:
    app = start()
    app.key("n")
    typed = ""
    for turn in range(12):
        app.send(signal.SIGSTOP)
        os.waitpid(app.pid, os.WUNTRACED)
        app.send(signal.SIGCONT)
        piece = f"{turn:02}abcdefghijklm "
        app.write(piece)
        typed += piece
        app.settle(0.05)
    app.end("\x11")
    assert [text.strip() for text in _notes(tmp_path) if text] == [typed.strip()]
