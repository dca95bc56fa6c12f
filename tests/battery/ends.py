"""The program ends in the middle of it: by force, by signals, with a closed window, with an editor open."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic

from negotui.domain.guide import FieldType
from negotui.guides.folders import GuideFolders, content_folder
from tests.battery.lab import Lab, Lost, Program

_WORDS = "the quick brown fox asks for more money and a second day at home "
_LEAVES = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?2004l")
"""What gives a terminal back: its screen, its mouse, its paste."""


def typed(app: Program, lab: Lab, count: int) -> list[tuple[float, str]]:
    """Types so many letters in small pieces with random pauses; when each piece was sent."""
    text = (_WORDS * (count // len(_WORDS) + 1))[:count].rstrip()
    sent, at = [], 0
    while at < len(text):
        piece = text[at : at + lab.random.randint(1, 7)]
        app.write(piece.encode())
        sent.append((monotonic(), piece))
        app.look(lab.random.random() * 0.05)
        at += len(piece)
    return sent


def killed(lab: Lab) -> Iterator[str]:
    """kill -9 at a random moment while one types a note: what was saved stays, and what was typed is saved by itself"""
    lab.begin()
    for number in lab.rounds(24, 2):
        with lab.program() as app:
            app.write(b"n")
            before = "".join(piece for _, piece in typed(app, lab, lab.random.randint(5, 60)))
            lab.saved(app, before)
            rest = typed(app, lab, lab.random.randint(1, 40))
            app.send(signal.SIGKILL)
            ended = monotonic()
        lab.sound()
        kept = next((text for text in lab.texts() if text.startswith(before)), None)
        if kept is None:
            raise Lost(f"{before!r} is gone: {lab.texts()[-1:]}")
        lab.late.append(late(len(kept) - len(before), rest, ended))
        yield f"{number + 1}"


def late(kept: int, sent: list[tuple[float, str]], ended: float) -> float:
    """Milliseconds from the first piece beyond so many letters to the end."""
    at = 0
    for moment, piece in sent:
        at += len(piece)
        if at > kept:
            return (ended - moment) * 1000
    return 0.0


_TYPED: dict[FieldType, bytes] = {
    **dict.fromkeys((FieldType.TEXT, FieldType.NOTE), b"some words"),
    **dict.fromkeys((FieldType.MONEY, FieldType.NUMBER, FieldType.PERCENT), b"12"),
    **dict.fromkeys((FieldType.DATE, FieldType.TIME), b"2026-11-23"),
    # These are chosen: the option to the right, or the one under the cursor.
    **dict.fromkeys((FieldType.SCALE, FieldType.CHOICE, FieldType.CHECK, FieldType.SIDE, FieldType.LINK), b"\x1b[C"),
    FieldType.LINKS: b"\x1b[C ",
    FieldType.TERMS: b"115",
}
"""What is typed into a field of each type, so that something of it is kept."""


def fields(lab: Lab) -> Iterator[str]:
    """kill -9 in every kind of field, right after "saved": what the screen called saved is in the file"""
    lab.begin()
    lab.run("add", "Rent", "facts", "claim=A fact")
    lab.run("add", "Rent", "people", "name=Ann")
    for type, (sheet, first, name, steps) in lab.some(list(_fields().items()), 2):
        mark = f"Zq{type.value}"
        lab.run("add", "Rent", sheet, f"{first}={mark}")
        before = _field(lab, sheet, mark, name)
        with lab.program() as app:
            app.write(b"/" + mark.encode() + b"\re" + b"\t" * steps + _TYPED[type])
            app.until(partial(_differs, lab, sheet, mark, name, before), f"{sheet}.{name} saved")
            kept = _field(lab, sheet, mark, name)
            app.send(signal.SIGKILL)
        lab.sound()
        if not (now := _field(lab, sheet, mark, name)).startswith(kept):
            raise Lost(f"{sheet}.{name}: {kept!r} was in the file, now it is {now!r}")
        yield f"{type.value} ({sheet}.{name})"


def _fields() -> dict[FieldType, tuple[str, str, str, int]]:
    """A field of each type: its sheet, that sheet's first field, its own name, and how often tab leads to it."""
    guide = GuideFolders(content_folder()).guide("leverage")
    found: dict[FieldType, tuple[str, str, str, int]] = {}
    for section in guide.sections:
        for view in section.views:
            first, *others = [one for one in guide.sheet(view.sheet).fields if one.name not in view.fixed_fields]
            if view.home and first.type is FieldType.TEXT:
                for steps, one in enumerate(others, 1):
                    found.setdefault(one.type, (view.sheet, first.name, one.name, steps))
    return found


def _field(lab: Lab, sheet: str, mark: str, name: str) -> str:
    """What stands in a field of the entry that is called so."""
    return next((str(one.get(name, "")) for one in lab.entries(sheet) if mark in one.values()), "")


def _differs(lab: Lab, sheet: str, mark: str, name: str, before: str) -> bool:
    return _field(lab, sheet, mark, name) != before


def places(lab: Lab) -> Iterator[str]:
    """kill -9 in dialogs, at the table and in cells: what was given with enter, or stood in the file, stays"""
    lab.begin()

    def log(app: Program) -> None:
        app.write(b"t")
        app.see("their offer")
        app.write(b"ia word of theirs\r")
        app.until(lambda: any("a word of theirs" in one.values() for one in lab.entries("log")), "a note in the log")

    def offer(app: Program) -> None:
        app.write(b"t")
        app.see("their offer")
        app.write(b"oPay 110\r")
        app.until(lambda: lab.entries("offers"), "an offer in the log")

    def cells(app: Program) -> None:
        app.write(b"/Pay\rc")
        app.write(b"More pay")
        app.until(lambda: any("More pay" in one.values() for one in lab.entries("issues")), "a cell saved")

    def details(app: Program) -> None:
        app.write(b"E\x1b[F of the flat")
        app.until(lambda: b"Rent of the flat" in lab.run("list").stdout, "the title saved")

    def find(app: Program) -> None:
        app.write(b"/no such word")
        app.see("no such word")

    def palette(app: Program) -> None:
        app.write(b"\x10undo")
        app.see("undo")

    doings: tuple[Callable[[Program], None], ...] = (log, offer, cells, find, palette, details)
    for doing in doings[:: 3 if lab.short else 1]:
        with lab.program() as app:
            doing(app)
            app.send(signal.SIGKILL)
        lab.sound()
        yield doing.__name__
    said = lab.run("show", "Rent").stdout.decode()
    for word in ("a word of theirs",) if lab.short else ("a word of theirs", "110", "More pay", "Rent of the flat"):
        if word not in said:
            raise Lost(f"{word!r} is gone")


def signalled(lab: Lab) -> Iterator[str]:
    """SIGTERM, SIGHUP, SIGINT, SIGTSTP, ctrl+q and a closed window while one types: every letter is there"""
    lab.begin()
    ways: tuple[str, ...] = ("SIGTERM", "SIGHUP", "ctrl+q", "window", "SIGTSTP", "SIGINT")
    if lab.short:
        ways = tuple(way for way in ways if way != "SIGTSTP")
    for number in range(len(ways) * (1 if lab.short else 3)):
        way, word = ways[number % len(ways)], f"word{number}x"
        with lab.program() as app:
            app.write(b"n" + word.encode())
            # Once it stands on the screen it is in the program: from here on it may not be lost.
            app.see(word)
            if way == "window":
                app.hang_up()
            else:
                painted = _ended(app, way)
                if way in {"SIGTERM", "SIGHUP", "ctrl+q"} and not all(sign in painted for sign in _LEAVES):
                    raise Lost(f"{way}: the terminal is not given back")
        if word not in lab.texts():
            raise Lost(f"{way}: {word} is gone")
        yield way


def _ended(app: Program, way: str) -> bytes:
    """Ends the program in a way; what it painted since."""
    before = len(app.painted)
    if way == "ctrl+q":
        app.write(b"\x11")
    elif way == "SIGTSTP":
        app.send(signal.SIGTSTP)
        # It leaves the terminal first, then stops: what went on before that would never go on again.
        app.stopped()
        app.go_on()
        app.send(signal.SIGTERM)
    elif way == "SIGINT":
        # It may go on or end: neither loses a letter.
        app.send(signal.SIGINT)
        app.send(signal.SIGTERM)
    else:
        app.send(signal.Signals[way])
    app.wait()
    return app.painted[before:]


def in_editor(lab: Lab) -> Iterator[str]:
    """the program is ended while the editor is open: what the field held, and what the editor wrote before it ended, is there"""
    lab.begin()
    pid = lab.folder / "editor.pid"
    editor = lab.folder / "editor"
    editor.write_text(
        f'#!/bin/sh\ntrap \'printf " and more" >> "$1"; exit 0\' TERM HUP\necho $$ > {pid}.part\nmv {pid}.part {pid}\n'
        "while :; do sleep 0.1; done\n"
    )
    editor.chmod(0o700)
    for number, way in enumerate(lab.some(("SIGTERM", "window", "SIGHUP", "SIGKILL"), 2)):
        word = f"edited{number}x"
        pid.unlink(missing_ok=True)
        with lab.program(VISUAL=str(editor)) as app:
            app.write(b"n" + word.encode())
            app.see(word)
            app.write(b"\x05")
            app.until(pid.exists, "the editor open")
            before = len(app.painted)
            try:
                _end_both(app, way, _number(pid))
            finally:
                _end(pid)
            if way in {"SIGTERM", "SIGHUP"} and not all(sign in app.painted[before:] for sign in _LEAVES):
                raise Lost(f"{way}: the terminal is not given back")
        wanted = word if way == "SIGKILL" else f"{word} and more"
        if wanted not in lab.texts():
            raise Lost(f"{way}: {wanted!r} is gone: {lab.texts()[-1:]}")
        yield way


def _end_both(app: Program, way: str, editor: int) -> None:
    """Ends the program, and its editor as a terminal or a system that shuts down does."""
    if way == "SIGKILL":
        app.send(signal.SIGKILL)
        app.wait()
    elif way == "window":
        app.hang_up(editor)
    else:
        app.send(signal.Signals[way])
        os.kill(editor, signal.SIGTERM)
        app.wait()


def _number(path: Path) -> int:
    return int(path.read_text())


def _end(path: Path) -> None:
    try:
        os.kill(_number(path), signal.SIGKILL)
    except (OSError, ValueError):
        return
