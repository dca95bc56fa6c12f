"""Hands a page to the system's printer, where there is one."""

from __future__ import annotations

import shutil
import subprocess

from negotui.errors import NegotuiError

_COMMANDS = (("lp", "-s", "-t", "negotui"), ("lpr", "-T", "negotui"))
"""What prints, the first that is there. The job has no name of its own: a queue is seen by others."""
_LAYOUT = ("-o", "cpi=11.5", "-o", "lpi=6.5", "-o", "media-left-margin=36")
"""80 letters across and 60 lines down, on A4 as on Letter."""
_PATIENCE = 20
"""Seconds after which a printer that does not answer is given up."""
_ELSE = "Write the page to a file (x, or -o brief.html), and print that."


def print_page(text: str) -> None:
    """Prints plain text. It goes through a pipe: no copy is left in a file. Raises NegotuiError where nothing prints."""
    command = next((line for line in _COMMANDS if shutil.which(line[0])), None)
    if command is None:
        raise NegotuiError("No printer is set up here: there is neither lp nor lpr.", _ELSE)
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument that a user wrote
            [*command, *_LAYOUT], input=text.encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise NegotuiError("The printer doesn’t answer.", _ELSE) from None
    except OSError as problem:
        raise NegotuiError(f"{command[0]} could not be started: {problem.strerror}.", _ELSE) from problem
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise NegotuiError(f"Nothing was printed: {said.rstrip('.') or command[0] + ' failed'}.", _ELSE)
