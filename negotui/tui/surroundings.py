"""What surrounds the app: signals, bytes from the terminal, the memory of the process."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import gc
import os
import signal
import sys
from typing import Any, Protocol

from negotui.services.workspace import Workspace


class Leaving(Protocol):
    """An app that a signal may end."""

    def flush(self) -> bool:
        """Save what is being typed on any screen; False where that failed."""

    def exit(self) -> None:
        """Leave in order."""


def handle_signals(app: Leaving, workspace: Workspace) -> None:
    """SIGTERM leaves in order; after SIGHUP there is no terminal to restore, and `exit` would wait for it forever."""
    if sys.platform == "win32":
        return

    def terminated() -> None:
        app.flush()
        app.exit()

    def hung_up() -> None:
        app.flush()
        workspace.close()
        os._exit(0)

    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGTERM, terminated)
        loop.add_signal_handler(signal.SIGHUP, hung_up)


def collect_garbage_again() -> None:
    """Once the screen is painted: exempt what start-up created from garbage collection, and turn collection on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def tolerant_input() -> None:
    """Turn bytes that are not UTF-8 (a Latin-1 paste) into replacement characters: Textual's driver would end the app.

    The driver takes its decoder by name from `codecs`; there is no public way to tell it how to treat such bytes.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> Any:
        return lambda: codecs.getincrementaldecoder(encoding)("replace")

    vars(linux_driver)["getincrementaldecoder"] = decoder
