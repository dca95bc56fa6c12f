"""Those who use it: random keys, pastes, windows of any size, terminals and clocks of any kind, several windows, many writers."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from tests.battery.lab import PYTHON, Lab, Lost
from tests.tui.harness import open_workspace

_KEYS = (
    *(bytes([code]) for code in range(32, 127)), b"\r", b"\t", b"\x1b[Z", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D",
    *(b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\x1b[3~", b"\x7f", b"\x10", b"\x07", b"\x12", b"\x05", b"\x14"),
)  # fmt: skip


def keys(lab: Lab) -> Iterator[str]:
    """random keys over every screen: it runs on, and the file stays sound"""
    lab.begin()
    with lab.program() as app:
        for number in lab.rounds(40):
            for _ in range(60):
                key = lab.random.choice(_KEYS)
                # q leaves, and so does ctrl+q; the editor is `true`.
                app.write(b"\x1b" if key == b"q" else key)
            app.rest(0.15)
            app.check()
            yield f"{60 * (number + 1)} keys"
    lab.sound()


def sizes(lab: Lab) -> Iterator[str]:
    """windows down to one cell and up again while one types: no letter is lost"""
    lab.begin()
    with lab.program() as app:
        app.write(b"n")
        app.rest(0.2)
        typed = ""
        for number in lab.rounds(24):
            app.resize(
                lab.random.choice((1, 2, 10, 39, 40, 80, 99, 100, 101, 200)), lab.random.choice((1, 3, 12, 24, 60))
            )
            app.write(letter := b"abcdefghij"[number % 10 : number % 10 + 1])
            typed += letter.decode()
            app.rest(0.1)
            app.check()
            yield f"{number + 1}"
        app.resize(120, 36)
        app.rest()
    if lab.texts() != [typed]:
        raise Lost(f"typed {typed}, kept {lab.texts()}")


def pastes(lab: Lab) -> Iterator[str]:
    """a paste of 1 MB, of bytes that are no text, and of a spreadsheet: it is cut and said, and the screen answers"""
    lab.begin()
    for name, content in (
        ("1 MB", b"x" * 2**20),
        ("latin-1", "Grüße\r\n".encode("latin-1") * 100),
        ("rows", b"a\tb\tc\r" * 2000),
    ):
        with lab.program() as app:
            app.write(b"n")
            app.rest(0.2)
            app.write(b"\x1b[200~" + content + b"\x1b[201~")
            app.rest()
            app.write(b"!")
            app.rest()
            app.check()
        yield name
    lab.sound()


def surroundings(lab: Lab) -> Iterator[str]:
    """terminals, locales, clocks and time zones of any kind: an answer or a sentence"""
    lab.begin()
    for environ in (
        *({"TZ": zone} for zone in ("UTC-24", "X+24:00", "Nowhere/City", ":", "<+99>-99")),
        *({"LC_ALL": locale, "PYTHONUTF8": "0"} for locale in ("C", "POSIX", "en_US.ISO-8859-1", "nonsense")),
        *({"TERM": term} for term in ("dumb", "", "linux", "vt100")),
        *({"COLUMNS": "0"}, {"COLUMNS": "x"}, {"HOME": "/nowhere"}, {"PYTHONIOENCODING": "latin-1"}, {"NO_COLOR": "1"}),
    ):
        for words in (("show", "Rent"), ("due",), ("offer", "Rent", "theirs", "Pay 110"), ("brief", "Rent")):
            lab.run(*words, text=b"", **environ)
        yield " ".join(f"{name}={text}" for name, text in environ.items())


def command_lines(lab: Lab) -> Iterator[str]:
    """random command lines: every one ends, in words"""
    lab.begin()
    words = (
        *(
            "new",
            "add",
            "edit",
            "delete",
            "undo",
            "show",
            "list",
            "search",
            "offer",
            "log",
            "close",
            "weigh",
            "analyse",
            "review",
        ),
        *(
            "insights",
            "export",
            "import",
            "merge",
            "rows",
            "due",
            "with",
            "brief",
            "guide",
            "templates",
            "backup",
            "check",
            "where",
        ),
        *(
            "Rent",
            "issues",
            "facts",
            "name=x",
            "limit=1",
            "=",
            "x=",
            "--json",
            "-o",
            "x.md",
            "--",
            "--yes",
            "--force",
            "-1",
            "9" * 40,
        ),
        *(
            "",
            " ",
            "\u202e",
            "\x1b[31m",
            "'",
            '"',
            "a" * 5000,
            "../..",
            "/",
            "mine",
            "theirs",
            "agreed",
            "--days",
            "--sort",
            "ü",
            "漢字",
        ),
    )
    for number in lab.rounds(160):
        line = [lab.random.choice(words) for _ in range(lab.random.randint(1, 6))]
        lab.run(*line)
        if number % 10 == 0:
            lab.sound()
        yield f"{number + 1}"


def writers(lab: Lab) -> Iterator[str]:
    """four programs write at once: every change is there"""
    lab.begin()
    count = 3 if lab.short else 12
    running = [
        [
            subprocess.Popen([*PYTHON, "add", "Rent", "facts", f"claim=w{writer}-{number}"], env=lab.environ)
            for writer in range(4)
        ]
        for number in range(count)
    ]
    codes = Counter(process.wait(60) for four in running for process in four)
    shown = lab.run("show", "Rent").stdout.decode()
    missing = [
        f"w{writer}-{number}" for writer in range(4) for number in range(count) if f"w{writer}-{number}" not in shown
    ]
    if missing and not codes[1]:
        raise Lost(f"{missing} are gone")
    if len(missing) > codes[1]:
        raise Lost(f"{len(missing)} are gone, {codes[1]} were refused")
    lab.sound()
    yield f"{4 * count} writers"


def windows(lab: Lab) -> Iterator[str]:
    """two windows type into one field in turn: two versions, both whole"""
    lab.begin()
    with lab.program() as one, lab.program() as other:
        for app in (one, other):
            app.write(b"2")
            app.rest(0.2)
            app.write(b"jjjj")
            app.rest(0.2)
        typed = {one: "", other: ""}
        for app in (one, other):
            app.write(b"/Pay\r")
            app.rest(0.4)
            app.write(b"e\x1b[F")
            app.rest(0.4)
        for number in lab.rounds(16):
            for app, letter in ((one, "abcdefgh"[number % 8]), (other, "stuvwxyz"[number % 8])):
                app.write(letter.encode())
                typed[app] += letter
                app.rest(GRACE_TURN)
                app.check()
            yield f"{number + 1}"
    shown = lab.run("show", "Rent", "--json").stdout.decode()
    for text in typed.values():
        if text not in shown:
            raise Lost(f"{text!r} is gone")


GRACE_TURN = 0.4
"""Seconds between the letters of two windows, so that each saves before the other goes on."""


def model(lab: Lab) -> Iterator[str]:
    """edits, moves, deletions, undo, redo and reopening: undone to its beginning, each state is the one that was passed"""
    for number in lab.rounds(64):
        with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
            folder = Path(name)
            workspace = stack.enter_context(contextlib.closing(open_workspace(folder)))
            made = workspace.negotiations.create("Rent")
            passed = [_state(workspace, made)]
            for _ in range(40):
                workspace = _step(lab, folder, workspace, made, stack)
                if (now := _state(workspace, made)) != passed[-1]:
                    passed.append(now)
            with contextlib.suppress(NegotuiError):
                for _ in range(400):
                    workspace.history.undo(made.id)
            if _state(workspace, made) != passed[0]:
                raise Lost(f"round {number}: undone to its beginning it is another state")
            shutil.rmtree(folder / "unused", ignore_errors=True)
        yield f"{number + 1}"


def _state(workspace: Workspace, made: Negotiation) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    entries = workspace.lookup.negotiation(made.id).entries
    return [(entry.sheet, entry.id, tuple(sorted(entry.values))) for entry in entries]


def _step(lab: Lab, folder: Path, workspace: Workspace, made: Negotiation, stack: contextlib.ExitStack) -> Workspace:
    now = workspace.lookup.negotiation(made.id)
    entries = [entry for entry in now.entries if entry.sheet == "issues"]
    view = next(view for _, view in workspace.guide().views() if view.sheet == "issues")
    entry = lab.random.choice(entries) if entries else None
    with contextlib.suppress(NegotuiError):
        match lab.random.choice(("add", "add", "edit", "move", "delete", "undo", "redo", "reopen", "join")):
            case "edit" if entry:
                workspace.entries.edit(entry.id, {"limit": str(lab.random.randint(1, 99))})
            case "move" if entry:
                workspace.entries.move(now, entry, view, lab.random.choice((-2, -1, 1, 2)))
            case "delete" if entry:
                workspace.entries.delete(entry)
            case "join" if entry:
                workspace.entries.join(now, entry, view)
            case "undo":
                workspace.history.undo(made.id)
            case "redo":
                workspace.history.redo(made.id)
            case "reopen":
                return stack.enter_context(contextlib.closing(open_workspace(folder)))
            case _:
                workspace.entries.add(now, "issues", {"name": f"n{lab.random.randint(0, 999)}"})
    return workspace
