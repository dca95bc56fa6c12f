"""Files that a command reads."""

from __future__ import annotations

import sys
from pathlib import Path

from negotui.errors import NegotuiError


def content_of(path: Path) -> bytes:
    """What is in a file, or on the standard input. Raises NegotuiError."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read()
        if not path.is_file():  # a folder, or a pipe that would be waited for
            raise NegotuiError(f"There is no file {path}.", "Name another one, or - for the standard input.")
        return path.read_bytes()
    except OSError as problem:
        raise NegotuiError(f"I can’t read {path}: {problem.strerror}.", "Name another file.") from problem
