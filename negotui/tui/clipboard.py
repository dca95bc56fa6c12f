"""What goes to the clipboard: through the terminal, which works over ssh as well, and through a program of this machine's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from typing import Any

from textual.app import App

from negotui.domain.text import harmless_lines, plural
from negotui.tui.again import again_of
from negotui.tui.notices import show_notice, show_warning
from negotui.tui.secrecy import COPY_AGAIN, is_locked

_MOST = 74_994
"""The letters, in base 64, that most terminals take at once; longer ones are dropped without a word."""
_PATIENCE = 2.0
_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
"""The variable that says that there is such a screen, and what copies to it."""


def copy(app: App[Any], text: str, what: str) -> None:
    """Copy a text, and say so. what: what it is, for the notice. Out of a locked workbook only if the key is pressed again."""
    if is_locked(app) and not again_of(app.screen).confirmed(app.screen, COPY_AGAIN):
        return
    clean = harmless_lines(text)
    size = len(clean.encode())
    program = _program()
    if 4 * -(-size // 3) <= _MOST:
        App.copy_to_clipboard(app, clean)  # the app itself keeps what is selected in a locked workbook to itself
    elif program is None:
        show_warning(app.screen, f"{what} is {size // 1000:,} kB, more than a terminal takes. x writes it to a file.")
        return
    if program is not None:
        # A program that hangs must not hold the screen.
        app.run_worker(partial(_hand_over, program, clean), thread=True, exit_on_error=False)
    lines = plural(clean.count("\n") + 1, "line")
    show_notice(app.screen, f"Copied: {what}, {lines}. It may hold limits, so mind where you paste it.")


def _program() -> tuple[str, ...] | None:
    if sys.platform == "darwin":
        return ("pbcopy",) if shutil.which("pbcopy") else None
    return next((line for name, line in _PROGRAMS if os.environ.get(name) and shutil.which(line[0])), None)


def _hand_over(program: tuple[str, ...], text: str) -> None:
    """Give a program the text through a pipe: no copy of it lies in a file, and none stands in the list of processes."""
    try:
        subprocess.run(  # noqa: S603 - no shell, and no argument that a user wrote
            program,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):  # the terminal has it
        return
