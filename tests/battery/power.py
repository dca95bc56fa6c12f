"""The disk and those who share it: the power goes, the log is torn, another program holds the file."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from tests.battery.ends import late, typed
from tests.battery.lab import Lab, Lost, Program

_HELD = 30.0


def locked(lab: Lab) -> Iterator[str]:
    """another program holds the file, for 30 s too: what cannot be saved is kept beside it, or saved once it can be"""
    lab.begin()
    for way in ("SIGTERM", "SIGHUP", "ctrl+q", "window"):
        word = f"kept beside {way}"
        with _held(lab), lab.program() as app:
            app.write(b"n" + word.encode())
            app.see(word)
            match way:
                case "ctrl+q":
                    app.write(b"\x11")
                    app.wait()
                case "window":
                    app.hang_up()
                case _:
                    app.send(signal.Signals[way])
                    app.wait()
        if not any(word in path.read_text() for path in lab.folder.glob("book.db.unsaved-*")):
            raise Lost(f"{way}: the words are nowhere")
        yield way
    with lab.program() as app:
        with _held(lab):
            app.write(b"nsaved later")
            app.see("saved later", "not saved")
            begun = monotonic()
            app.until(lambda: lab.short or monotonic() - begun > _HELD, "half a minute gone by")
        lab.saved(app, "saved later")
    yield "freed"


@contextmanager
def _held(lab: Lab) -> Iterator[None]:
    """Another program is about to write, and takes its time."""
    with closing(sqlite3.connect(lab.book, isolation_level=None, timeout=30.0)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def power_cut(lab: Lab) -> Iterator[str]:
    """the power goes: file and log as they are at any moment open, sound, with all that was saved by then"""
    lab.begin()
    with lab.program() as app:
        app.write(b"n")
        before = ""
        for number in lab.rounds(80, 4):
            sent = typed(app, lab, lab.random.randint(3, 25))
            copy = _copy(lab, app, f"cut{number}")
            ended = monotonic()
            lab.sound(copy)
            if lab.run("--file", str(copy), "list").returncode:
                raise Lost("a copy did not open")
            kept = _note(copy)
            if not kept.startswith(before):
                raise Lost(f"{before!r} was saved, and the copy has {kept!r}")
            whole = before + "".join(piece for _, piece in sent)
            lab.late.append(late(len(kept) - len(before), sent, ended))
            lab.saved(app, whole)
            before = whole
            yield f"{number + 1}"


def _note(book: Path) -> str:
    with closing(sqlite3.connect(book)) as file:
        row = file.execute("SELECT json_extract(fields, '$.text') FROM entries WHERE sheet = 'notes'").fetchone()
    return str(row[0] or "") if row else ""


def torn_log(lab: Lab) -> Iterator[str]:
    """the end of the log is torn or garbled: the file opens, sound, and what it has lost is only what was typed last"""
    lab.begin()
    with lab.program() as app:
        app.write(b"n")
        whole = "".join(piece for _, piece in typed(app, lab, 80))
        lab.saved(app, whole)
        for number in lab.rounds(48, 6):
            copy = _copy(lab, app, f"torn{number}")
            log = copy.with_name(f"{copy.name}-wal")
            content = bytearray(log.read_bytes())
            if not content:
                raise Lost("there is no log to tear")
            at = lab.random.randrange(len(content))
            if number % 2:
                content = content[:at]
            else:
                content[at : at + 64] = lab.random.randbytes(len(content[at : at + 64]))
            log.write_bytes(content)
            if lab.run("--file", str(copy), "show", "Rent").returncode:
                raise Lost("a file with a torn log did not open")
            lab.sound(copy)
            if not whole.startswith(_note(copy)):
                raise Lost(f"a torn log left what was never typed: {_note(copy)!r}")
            yield f"{number + 1}"


def _copy(lab: Lab, app: Program, name: str) -> Path:
    """File and log as they are at one moment, as a disk has them after a power cut. The program stands still meanwhile."""
    folder = lab.folder / name
    folder.mkdir()
    app.stand_still()
    try:
        for ending in ("", "-wal"):
            source = Path(f"{lab.book}{ending}")
            if source.exists():
                shutil.copyfile(source, folder / f"book.db{ending}")
    finally:
        app.go_on()
    return folder / "book.db"
