"""The program ends in the middle of it: by force, by signals, with a closed window, with the power gone."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.battery.lab import GRACE, Lab, Lost, Program

_WORDS = "the quick brown fox asks for more money and a second day at home "


def _type(app: Program, lab: Lab, count: int) -> str:
    """Type letters in small pieces; all of them."""
    text = (_WORDS * (count // len(_WORDS) + 1))[:count]
    at = 0
    while at < len(text):
        piece = text[at : at + lab.random.randint(1, 7)]
        app.write(piece.encode())
        app.rest(0.02)
        at += len(piece)
    return text


def killed(lab: Lab) -> Iterator[str]:
    """kill -9 while one types a note: what was typed a moment ago is there"""
    lab.begin()
    for number in lab.rounds(24):
        with lab.program() as app:
            app.write(b"n")
            app.rest(0.2)
            before = _type(app, lab, lab.random.randint(5, 60))
            app.rest(GRACE)
            _type(app, lab, lab.random.randint(1, 9))
            app.send(signal.SIGKILL)
        lab.sound()
        if not any(text.startswith(before.rstrip()) for text in lab.texts()):
            raise Lost(f"{before!r} is gone: {lab.texts()[-1:]}")
        yield f"{number + 1}"


def signalled(lab: Lab) -> Iterator[str]:
    """SIGTERM, SIGHUP, ctrl+q and a closed window while one types: every letter is there"""
    lab.begin()
    ways = ("SIGTERM", "SIGHUP", "ctrl+q", "window", "SIGTSTP")
    for number in range(len(ways) if lab.short else 3 * len(ways)):
        way, word = ways[number % len(ways)], f"word{number}x"
        with lab.program() as app:
            app.write(b"n")
            app.rest(0.2)
            app.write(word.encode())
            app.rest(0.05)
            if way == "window":
                app.hang_up()
            elif way == "ctrl+q":
                app.write(b"\x11")
                app.wait()
            elif way == "SIGTSTP":
                app.rest(GRACE)
                app.send(signal.SIGTSTP)
                app.send(signal.SIGCONT)
                app.rest(0.1)
                app.send(signal.SIGTERM)
                app.wait()
            else:
                app.send(signal.Signals[way])
                app.wait()
        if word not in lab.texts():
            raise Lost(f"{way}: {word} is gone")
        yield way


def locked(lab: Lab) -> Iterator[str]:
    """another program holds the file: what cannot be saved is kept beside it, and saved once it can be"""
    lab.begin()
    for way in (signal.SIGTERM, signal.SIGHUP):
        with closing(sqlite3.connect(lab.book, isolation_level=None)) as other, lab.program() as app:
            other.execute("BEGIN IMMEDIATE")
            app.write(b"nkept beside")
            app.rest(GRACE)
            app.send(way)
            app.wait()
            other.execute("ROLLBACK")
        if not any("kept beside" in path.read_text() for path in lab.folder.glob("book.db.unsaved-*")):
            raise Lost(f"{way.name}: the words are nowhere")
        yield way.name
    with closing(sqlite3.connect(lab.book, isolation_level=None)) as other, lab.program() as app:
        other.execute("BEGIN IMMEDIATE")
        app.write(b"nsaved later")
        app.rest(2.0)
        other.execute("ROLLBACK")
        app.rest(1.5)
    if "saved later" not in lab.texts():
        raise Lost("the words were not saved once the file was free")
    yield "freed"


def power_cut(lab: Lab) -> Iterator[str]:
    """the power goes: a copy of file and log at any moment opens, sound"""
    lab.begin()
    with lab.program() as app:
        app.write(b"n")
        app.rest(0.2)
        for number in lab.rounds(40):
            _type(app, lab, lab.random.randint(3, 25))
            copy = _copy(lab, f"cut{number}")
            lab.sound(copy)
            if lab.run("--file", str(copy), "list").returncode:
                raise Lost("a copy did not open")
            yield f"{number + 1}"


def torn_log(lab: Lab) -> Iterator[str]:
    """the end of the log is torn or garbled: the file opens, sound"""
    lab.begin()
    with lab.program() as app:
        app.write(b"n")
        _type(app, lab, 80)
        app.rest(GRACE)
        for number in lab.rounds(24):
            copy = _copy(lab, f"torn{number}")
            log = copy.with_name(f"{copy.name}-wal")
            content = bytearray(log.read_bytes())
            if not content:
                continue
            at = lab.random.randrange(len(content))
            if number % 2:
                content = content[:at]
            else:
                content[at : at + 64] = lab.random.randbytes(len(content[at : at + 64]))
            log.write_bytes(content)
            if lab.run("--file", str(copy), "show", "Rent").returncode:
                raise Lost("a file with a torn log did not open")
            lab.sound(copy)
            yield f"{number + 1}"


def _copy(lab: Lab, name: str) -> Path:
    """File and log as they are now, as a disk has them after a power cut."""
    folder = lab.folder / name
    folder.mkdir()
    for ending in ("", "-wal"):
        source = Path(f"{lab.book}{ending}")
        if source.exists():
            shutil.copyfile(source, folder / f"book.db{ending}")
    return folder / "book.db"
