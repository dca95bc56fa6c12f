"""The `negotui` command. Imports only what the command at hand needs."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from negotui import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        # Scripts ask for it often, so it skips the 25 ms that it takes to build the command line.
        sys.stdout.write(f"negotui {__version__}\n")
        return
    # Nothing that start-up creates is garbage, and looking for it costs a fifth of the time. The app enables it once it is up.
    gc.disable()
    from negotui.cli import main as command_line

    try:
        command_line()
    except SystemExit as request:
        _exit_fast(request)


def _exit_fast(request: SystemExit) -> None:
    """End at once when nothing is open any more: tearing down all modules first takes a tenth of a command's time."""
    if "textual" in sys.modules or not isinstance(request.code, int):
        raise request
    with suppress(OSError, ValueError):  # whoever read the pipe has closed it
        if sys.stdout is not None:
            sys.stdout.flush()
    os._exit(request.code)


if __name__ == "__main__":
    main()
