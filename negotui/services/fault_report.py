"""What is written down of a mistake of the program's own: where it happened and with which versions, and no text of the user."""

from __future__ import annotations

import logging
import os
import platform
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

from negotui import __version__
from negotui.errors import NegotuiError
from negotui.services.files import make_folder, replace_file

LOG = logging.getLogger("negotui")
"""What happens, without any text of the user: names of commands, screens and actions, and how long they took."""
_PACKAGES = ("textual", "rich", "click")
_ROOT = Path(__file__).parents[1]


def fault_report(error: BaseException) -> str:
    """Versions, then the kind of each error in the chain with its frames. No message and no value: they may hold private text."""
    lines = [f"negotui {__version__}", f"Python {platform.python_version()} on {sys.platform}"]
    lines += [f"{name} {version}" for name in _PACKAGES if (version := _version(name))]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += ["", type(cause).__qualname__]
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__, limit=60)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _version(name: str) -> str:
    """The version of a package that is loaded; empty for any other."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name) if name in sys.modules else ""
    except PackageNotFoundError:
        return ""


def _place(file: str) -> str:
    """A file by its place in its package: the folders before it may hold somebody's name."""
    path = Path(file)
    with suppress(ValueError):
        return str(Path("negotui") / path.relative_to(_ROOT))
    parts = path.parts
    at = max((number for number, part in enumerate(parts) if part in {"site-packages", "lib"}), default=len(parts) - 2)
    return "/".join(parts[at + 1 :])


def keep_report(folder: Path, error: BaseException) -> Path | None:
    """Writes a report that only its owner can read; None where that fails, which is no reason for another error."""
    path = folder / f"report-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    try:
        make_folder(folder)
        replace_file(path, fault_report(error).encode())
    except NegotuiError:
        return None
    LOG.error("stopped on %s, see %s", type(error).__name__, path)
    return path


def begin_log(path: Path) -> None:
    """From now on writes LOG to the end of a file that only its owner can read. Raises NegotuiError."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as problem:
        raise NegotuiError(f"I can’t write the log {path}: {problem.strerror}.", "Name another file.") from problem
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.info("negotui %s, Python %s", __version__, platform.python_version())
