"""The program as the shell starts it: what it loads, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from negotui import __version__


def environ(folder: Path) -> dict[str, str]:
    folders = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "CACHE", "DATA")}
    return {**os.environ, **folders, "NEGOTUI_FILE": str(folder / "a.db")}


@pytest.mark.parametrize(
    ("words", "code", "out", "err"),
    [
        (("--version",), 0, f"negotui {__version__}\n", ""),
        (("list",), 0, "No negotiations yet", ""),
        (("show", "nobody"), 1, "", "error: "),
        (("nothing",), 2, "", "No such command"),
    ],
)
def test_what_the_shell_gets(tmp_path: Path, words: tuple[str, ...], code: int, out: str, err: str) -> None:
    command = [sys.executable, "-m", "negotui", *words]
    done = subprocess.run(command, env=environ(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout.startswith(out)
    assert err in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_hears_no_complaint(tmp_path: Path) -> None:
    there, here = os.pipe()
    os.close(there)
    command = [sys.executable, "-m", "negotui", "guide", "show", "leverage"]
    done = subprocess.run(command, env=environ(tmp_path), stdout=here, stderr=subprocess.PIPE, check=False)
    os.close(here)
    assert (done.returncode, done.stderr) == (1, b"")  # as click has it


def test_the_version_is_told_without_a_command_line() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from negotui.__main__ import main; main(); print('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "False"


def test_a_search_reads_no_guide(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['search', 'roof']\n"
        "from negotui.cli import main\n"
        "try: main()\n"
        "finally: print([name for name in ('negotui.domain.guide', 'pickle', 'platformdirs') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ(tmp_path), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[1] == "[]"
