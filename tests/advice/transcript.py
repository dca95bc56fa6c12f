"""Whole negotiations as a user types them, and what negotui answers: `python -m tests.advice.transcript` writes the pages anew.

A script beside this file holds one command line on each line. Its page in golden/ holds every answer, so that a change of words or
figures is seen. Read the changed lines as the reader would before you keep them.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

from negotui.cli import main
from tests import KEPT
from tests.advice import half_filled

FOLDER = Path(__file__).parent
SCRIPTS = tuple(sorted(FOLDER.glob("*.txt")))
_ID = re.compile(r"[0-9a-z]{10,}\n")
_TODAY, _NOW = date(2026, 11, 26), datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def golden(script: Path) -> Path:
    """Where the page of a script is kept."""
    return FOLDER / "golden" / f"{script.stem}.md"


def transcript(script: Path, folder: Path) -> str:
    """What the commands of a script answer, run against a new file in that folder; ids of entries are left out."""
    lines = script.read_text(encoding="utf-8").splitlines()
    with home(folder):
        said = [_answered(line) for line in lines if line and not line.startswith("#")]
    return "".join(said)


@contextlib.contextmanager
def home(folder: Path) -> Iterator[None]:
    """A home and a file of its own, on a day that does not pass."""
    places = {"HOME": folder, "NEGOTUI_FILE": folder / "book.db", "XDG_CACHE_HOME": KEPT, "TZ": "UTC"}
    places |= {name: folder / name for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    with (
        mock.patch.dict(os.environ, {name: str(place) for name, place in places.items()}),
        mock.patch("negotui.config._today", return_value=_TODAY),
        mock.patch("negotui.config._now", return_value=_NOW),
    ):
        yield


def ask(line: str) -> str:
    """What one command line writes, the errors too; inside `home`."""
    written = io.StringIO()
    with (
        mock.patch.object(sys, "argv", shlex.split(line)),
        contextlib.redirect_stdout(written),
        contextlib.redirect_stderr(written),
        contextlib.suppress(SystemExit),
    ):
        main()
    return written.getvalue()


def _answered(line: str) -> str:
    """The command and its answer, empty where that is no more than an id."""
    answer = _ID.sub("", ask(line), count=1) if line.split()[1] in {"new", "add", "offer", "log"} else ask(line)
    return f"$ {line}\n\n{answer.rstrip()}\n\n" if answer.strip() else ""


if __name__ == "__main__":
    for one in SCRIPTS:
        with tempfile.TemporaryDirectory() as scratch:
            golden(one).write_text(transcript(one, Path(scratch)), encoding="utf-8")
    half_filled.PAGE.write_text(half_filled.reading_list(), encoding="utf-8")
