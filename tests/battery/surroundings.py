"""What surrounds it: terminals, locales, clocks, time zones, and command lines that nobody would write."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.battery.lab import PATIENCE, Lab, Lost

_ENVIRONS = (
    *({"TZ": zone} for zone in ("UTC-24", "X+24:00", "Nowhere/City", ":", "<+99>-99")),
    *({"LC_ALL": locale, "PYTHONUTF8": "0"} for locale in ("C", "POSIX", "en_US.ISO-8859-1", "nonsense")),
    *({"TERM": term} for term in ("dumb", "", "linux", "vt100")),
    *({"COLUMNS": "0"}, {"COLUMNS": "x"}, {"HOME": "/nowhere"}, {"PYTHONIOENCODING": "latin-1"}, {"NO_COLOR": "1"}),
)


def surroundings(lab: Lab) -> Iterator[str]:
    """locales, time zones, homes and terminals of any kind, by command: an answer or a sentence"""
    lab.begin()
    lab.run("add", "Rent", "facts", "claim=Grüße, 漢字 und 😀")
    for environ in lab.some(_ENVIRONS, 4):
        for words in (("show", "Rent"), ("due",), ("offer", "Rent", "theirs", "Pay 110"), ("brief", "Rent"))[
            :: 2 if lab.short else 1
        ]:
            lab.run(*words, text=b"", **environ)
        yield " ".join(f"{name}={text}" for name, text in environ.items())


def terminals(lab: Lab) -> Iterator[str]:
    """the screen on terminals of any kind: a note is taken"""
    lab.begin()
    environs = (
        *({"TERM": term} for term in ("linux", "vt100", "screen", "tmux-256color", "xterm-kitty", "dumb")),
        *({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"TZ": "X+24:00"}, {"NO_COLOR": "1"}, {"COLORTERM": "truecolor"}),
    )
    for number, environ in enumerate(lab.some(environs, 2)):
        with lab.program(**environ) as app:
            app.write(f"nnote {number} here".encode())
            lab.saved(app, f"note {number} here")
            app.write(b"\x11")
            app.wait()
        yield " ".join(f"{name}={text}" for name, text in environ.items())


_CLOCK = """
import sys
from datetime import UTC, date, datetime
import negotui.config as config
config._now = lambda: datetime({0}, {1}, {2}, 23, 50, tzinfo=UTC)
config._today = lambda: date({0}, {1}, {2})
from negotui.__main__ import main
sys.exit(main())
"""
_DAYS = ((9999, 12, 31), (1, 1, 2), (1969, 12, 31), (2028, 2, 29), (2038, 1, 19), (2100, 2, 28))


def clocks(lab: Lab) -> Iterator[str]:
    """a clock at the end of the calendar, before 1970, on a leap day, going backwards: an answer or a sentence"""
    lab.begin()
    for day in lab.some(_DAYS, 2):
        between = (
            ("list",),
            ("edit", "Rent", "deadline=next week"),
            ("log", "Rent", "a word", "--at", "yesterday"),
            ("due",),
            ("backup",),
        )
        wrote = False
        for words in (("add", "Rent", "facts", "claim=x", "date=in 3 days"), *lab.some(between, 2), ("undo", "Rent")):
            # Nothing is taken back but what was written here.
            if words[0] == "undo" and not wrote:
                continue
            done = subprocess.run(
                [sys.executable, "-c", _CLOCK.format(*day), *words],
                env={**lab.environ, "TZ": lab.random.choice(("UTC", "X+24:00", "Y-24:00"))},
                cwd=lab.folder,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
            lab.judged(done, (str(day), *words))
            wrote = wrote or (words[0] in {"add", "edit", "log"} and not done.returncode)
        yield "-".join(map(str, day))
    lab.sound()
    if b"Pay" not in lab.run("show", "Rent").stdout:
        raise Lost("the issue is gone")


_WORDS = (
    *(
        "new",
        "add",
        "edit",
        "delete",
        "undo",
        "redo",
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
    *("repair", "restore", "duplicate", "archive", "completion", "man", "open"),
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
        "/dev/null",
        "mine",
        "theirs",
        "agreed",
        "--days",
        "--sort",
        "ü",
        "漢字",
    ),
    *("--file", "--log", "\udcff"),
)


def command_lines(lab: Lab) -> Iterator[str]:
    """random command lines: every one ends in an answer or a sentence, without a sign that a terminal would obey"""
    lab.begin()
    # `../..` shall lead nowhere else.
    lab.inside = lab.folder / "here" / "and" / "there"
    lab.inside.mkdir(parents=True)
    for number in lab.rounds(300, 16):
        line = [lab.random.choice(_WORDS) for _ in range(lab.random.randint(1, 6))]
        if "open" in line or not {*line} & {*_WORDS[:20]}:
            line = [lab.random.choice(_WORDS[:20]), *(word for word in line if word != "open")]
        done = lab.run(*line)
        if b"\x1b" in done.stdout + done.stderr or "\u202e".encode() in done.stderr:
            raise Lost(f"{line}: it gave an order to the terminal: {(done.stdout + done.stderr)[-200:]!r}")
        if number % 10 == 0 and Path(lab.book).is_file():
            lab.sound()
        yield f"{number + 1}"
