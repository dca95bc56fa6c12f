"""Those who use it: random keys, pastes, windows of any size, several windows, many writers."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import partial

from tests.battery.lab import PATIENCE, PYTHON, Lab, Lost, Program

_KEYS = (
    *(bytes([code]) for code in range(32, 127)), b"\r", b"\t", b"\x1b[Z", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D",
    *(b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\x1b[3~", b"\x7f", b"\x10", b"\x07", b"\x12", b"\x05", b"\x14"),
)  # fmt: skip
_AT_ONCE = 60


def keys(lab: Lab) -> Iterator[str]:
    """a storm of random keys over every screen: it runs on, the file stays sound, and it still takes a note"""
    lab.begin()
    for number in lab.rounds(5, 1):
        with lab.program(*([] if number % 2 else ["open", "Rent"])) as app:
            for burst in lab.rounds(84, 8):
                for _ in range(_AT_ONCE):
                    key = lab.random.choice(_KEYS)
                    # q leaves, and so does ctrl+q; the editor is `true`.
                    app.write(b"\x1b" if key == b"q" else key)
                app.look(0.1)
                app.check()
                yield f"{number + 1}: {_AT_ONCE * (burst + 1)} keys"
            app.write(b"\x11")
            app.wait()
            app.check()
        lab.sound()
    with lab.program() as app:
        app.write(b"nafter the storm")
        lab.saved(app, "after the storm")


def sizes(lab: Lab) -> Iterator[str]:
    """windows down to one cell and up again while one types: no letter is lost, none is taken for a command"""
    lab.begin()
    with lab.program() as app:
        app.write(b"n")
        typed = ""
        for number in lab.rounds(40, 8):
            app.resize(
                lab.random.choice((1, 2, 10, 39, 40, 80, 99, 100, 101, 200)), lab.random.choice((1, 3, 12, 24, 60))
            )
            app.write(letter := b"abcdefghij"[number % 10 : number % 10 + 1])
            typed += letter.decode()
            app.look(lab.random.random() * 0.1)
            app.check()
            yield f"{number + 1}"
        app.resize(120, 36)
        lab.saved(app, typed)
    if lab.texts() != [typed]:
        raise Lost(f"typed {typed}, kept {lab.texts()}")


def pastes(lab: Lab) -> Iterator[str]:
    """a paste of 1 MB, of bytes that are no text, and of a spreadsheet: the screen goes on, and what follows is kept"""
    lab.begin()
    tried = (
        ("1 MB", b"x" * 2**20, "x"),
        ("latin-1", "Grüße\r\n".encode("latin-1") * 100, "Gr"),
        ("rows", b"a\tb\tc\r" * 2000, "a"),
    )
    for name, content, begins in lab.some(tried, 2):
        with lab.program() as app:
            app.write(b"n\x1b[200~" + content + b"\x1b[201~")
            app.until(partial(_begins, lab, begins), f"the paste of {name} saved")
            app.write(b"\x1b")
            app.until(partial(_closed, app), "the form closed")
            app.write(b"nafter " + name.encode())
            lab.saved(app, f"after {name}")
        yield name
    lab.sound()


def _begins(lab: Lab, begins: str) -> bool:
    return any(text.startswith(begins) for text in lab.texts())


def _closed(app: Program) -> bool:
    return "esc done" not in app.screen and "add" in app.screen.splitlines()[-1]


def writers(lab: Lab) -> Iterator[str]:
    """four programs write at once: every change is there"""
    lab.begin()
    for turn in lab.rounds(12, 2):
        running = [
            subprocess.Popen(
                [*PYTHON, "add", "Rent", "facts", f"claim=w{turn}-{one}"], env=lab.environ, stdout=subprocess.DEVNULL
            )
            for one in range(4)
        ]
        codes = Counter(process.wait(PATIENCE) for process in running)
        there = {one.get("claim") for one in lab.entries("facts")}
        missing = [name for one in range(4) if (name := f"w{turn}-{one}") not in there]
        # One that waited too long for the others says so, and has written nothing.
        if len(missing) > codes[1]:
            raise Lost(f"{missing} are gone, {codes[1]} were refused")
        yield f"{4 * (turn + 1)} writers"
    lab.sound()


def windows(lab: Lab) -> Iterator[str]:
    """two windows type into one field in turn: two versions, both whole"""
    lab.begin()
    with lab.program() as one, lab.program() as other:
        for app in (one, other):
            app.write(b"/Pay\re\x1b[F")
            app.see("settled?")
        typed = {one: "", other: ""}
        for number in lab.rounds(16, 3):
            for app, letter in ((one, "abcdefgh"[number % 8]), (other, "stuvwxyz"[number % 8])):
                app.write(letter.encode())
                typed[app] += letter
                # Each saves before the other goes on.
                app.until(partial(_has, lab, typed[app]), f"{typed[app]!r} saved")
            yield f"{number + 1}"
    names = [str(one.get("name", "")) for one in lab.entries("issues")]
    for text in typed.values():
        if not any(text in name for name in names):
            raise Lost(f"{text!r} is gone: {names}")
    if len(names) != 2:
        raise Lost(f"one conflict became {len(names)} entries: {names}")


def _has(lab: Lab, text: str) -> bool:
    return any(text in str(one.get("name", "")) for one in lab.entries("issues"))
