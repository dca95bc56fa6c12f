"""What surrounds the app: signals, bytes from the terminal, the memory of the process."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from typing import Any, Protocol

_LEAVE = b"".join(
    b"\x1b[" + sign
    for sign in (
        *(b"?1000l", b"?1002l", b"?1003l", b"?1006l", b"?1015l", b"?1004l"),  # mouse, focus
        *(b"?2004l", b"?2026l", b"?2048l", b"<u", b"?7h"),  # paste, painting at once, resizes, keys, wrapping
        *(b"?1049l", b"?25h", b"0m"),  # the screen that was there, the cursor, plain letters
    )
)
"""What undoes all that the screen asked of a terminal."""


_SLOWEST = 1.0
"""Seconds within which a terminal that is still there takes some bytes."""


class Leaving(Protocol):
    """An app that a signal may end."""

    def save_or_rescue(self) -> None:
        """Save what is being typed on any screen, or keep it in a file of its own."""

    def exit(self) -> None:
        """Leave in order."""


def handle_signals(app: Leaving, close: Callable[[], None], restore: Callable[[], None]) -> None:
    """SIGTERM leaves in order; after SIGHUP the terminal is mostly gone, and `exit` would wait for it forever.

    close: closes the file.  restore: from `terminal_restorer`.
    """
    if sys.platform == "win32":
        return

    def terminated() -> None:
        app.save_or_rescue()
        app.exit()

    def hung_up() -> None:
        app.save_or_rescue()
        close()
        restore()
        os._exit(0)

    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGTERM, terminated)
        loop.add_signal_handler(signal.SIGHUP, hung_up)


def terminal_restorer() -> Callable[[], None]:
    """What puts a terminal that outlives the program in order, to be asked for before the screen takes the terminal.

    It waits for nobody long: a terminal that is gone takes nothing.
    """
    if sys.platform == "win32":
        return lambda: None
    import termios

    attributes = {}
    for number in (0, 1, 2):
        with contextlib.suppress(termios.error, OSError):
            attributes[number] = termios.tcgetattr(number)

    def restore() -> None:
        for number, before in attributes.items():
            with contextlib.suppress(termios.error, OSError):
                os.set_blocking(number, False)
                left = _LEAVE
                # A slow terminal may take it piece by piece, behind what it has still to paint.
                while left and select.select([], [number], [], _SLOWEST)[1]:
                    left = left[os.write(number, left) :]
                termios.tcsetattr(number, termios.TCSANOW, before)
                os.set_blocking(number, True)
                return

    return restore


def collect_garbage_again() -> None:
    """Once the screen is painted: exempt what start-up created from garbage collection, and turn collection on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def tolerant_input() -> None:
    """Turn bytes that are not UTF-8 (a Latin-1 paste) into replacement characters: Textual's driver would end the app. And read
    on in order after a stop.

    The driver takes its decoder by name from `codecs`; there is no public way to tell it how to treat such bytes.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> Any:
        return lambda: codecs.getincrementaldecoder(encoding)("replace")

    vars(linux_driver)["getincrementaldecoder"] = decoder
    _steady_input()


def _steady_input() -> None:
    """Let a program that was stopped without being asked (SIGSTOP) go on as it was, in a terminal put in order again.

    Textual's driver would begin anew beside itself: two threads then read the keys, and letters change places. Its own way stays
    where it was asked to stop (SIGTSTP) and has left the terminal before.
    """
    if sys.platform == "win32":
        return
    import termios
    import tty

    from textual.drivers.linux_driver import LinuxDriver

    begin_anew = LinuxDriver._sigcont_application

    def in_order(driver: LinuxDriver) -> None:
        with contextlib.suppress(termios.error, OSError):
            now = termios.tcgetattr(driver.fileno)
            now[tty.LFLAG], now[tty.IFLAG] = driver._patch_lflag(now[tty.LFLAG]), driver._patch_iflag(now[tty.IFLAG])
            termios.tcsetattr(driver.fileno, termios.TCSANOW, now)
        driver.write("\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h")
        driver._enable_mouse_support()
        driver._app.refresh(layout=True)

    def continued(driver: LinuxDriver, *signal: object) -> None:
        if driver._must_signal_resume or driver._key_thread is None or not driver._key_thread.is_alive():
            begin_anew(driver, *signal)
            return
        # Not here: a signal may come while the queue of what is painted is locked by this very thread.
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop().call_soon_threadsafe(in_order, driver)

    setattr(LinuxDriver, "_sigcont_application", continued)  # noqa: B010 - the checker allows no method to be assigned
