"""The command `negotui`. It imports no more than the command needs."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from negotui import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        # Scripts ask for it often, and it needs nothing of the 25 ms that a command line takes to be put together.
        sys.stdout.write(f"negotui {__version__}\n")
        return
    # Nothing that start-up makes is garbage, and looking for some costs a fifth of it. The screen turns it on once it is up.
    gc.disable()
    from negotui.cli import main as command_line

    try:
        command_line()
    except SystemExit as ended:
        _leave(ended)


def _leave(ended: SystemExit) -> None:
    """End at once where nothing is open any more: taking all modules apart first costs a tenth of a command."""
    if "textual" in sys.modules or not isinstance(ended.code, int):
        raise ended
    with suppress(OSError, ValueError):  # the reader of a pipe has seen enough
        if sys.stdout is not None:
            sys.stdout.flush()
    os._exit(ended.code)


if __name__ == "__main__":
    main()
