"""The lock on the screen of a locked workbook: a page over everything, until the passphrase is given again.

Behind it texts are saved, files written and other windows followed. What that would show waits until the page is gone.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType

from negotui.tui.dialogs.passphrase import PassphraseDialog
from negotui.tui.notices import show_notice

if TYPE_CHECKING:  # few lock: what that takes costs no start
    from negotui.services.locking import Key

INTERVAL = 5.0
"""Seconds between two looks at the clock."""
_HELD = ("push_screen", "pop_screen", "notify")
"""The methods of an app that change what it shows on top."""
_NO_KEY = "This workbook has no passphrase, so the screen can’t be locked. `negotui lock` gives it one."


def seconds() -> float:
    """The time that goes by, also while the computer sleeps, where the system counts that."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class LockDialog(PassphraseDialog, inherit_bindings=False):
    """Says nothing of what it covers. Nothing but the passphrase closes it; ctrl+q leaves the program."""

    BINDINGS: ClassVar[list[BindingType]] = []


class Curtain:
    """The page over everything. is_down: whether it is there."""

    def __init__(
        self,
        app: App[Any],
        key: Key | None,
        flush: Callable[[], object],
        minutes: int = 0,
        clock: Callable[[], float] = seconds,
    ) -> None:
        """key: of the workbook.  flush: saves what is being typed.  minutes: after how many without a key it falls; 0 for never."""
        self._app, self._key, self._flush = app, key, flush
        self._minutes, self._clock = minutes, clock
        self._last = clock()
        self._waiting: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self._usual: dict[str, Any] = {}
        self.is_down = False

    def begin(self) -> None:
        """Look at the clock now and then, if that is wanted."""
        if self._key is not None and self._minutes > 0:
            self._app.set_interval(INTERVAL, self.look)

    def stir(self) -> None:
        """Somebody is there."""
        self._last = self._clock()

    def look(self) -> None:
        """Fall if nobody has been there for so long."""
        if self._minutes > 0 and self._clock() - self._last >= self._minutes * 60:
            self.fall()

    def fall(self) -> None:
        """Save what is typed, and cover everything. What cannot be saved now stays in its field, which tries again."""
        app = self._app
        if self._key is None:
            show_notice(app.screen, _NO_KEY)
        elif not self.is_down:
            self._flush()
            self.is_down = True
            app.clear_notifications()
            app._clipboard = ""
            hint = "enter unlocks the screen · ctrl+q leaves, everything is kept"
            app.push_screen(
                LockDialog("The screen is locked. The passphrase of the workbook:", self._fits, hint), self._rise
            )
            self._usual = {name: vars(app).get(name) for name in _HELD}
            vars(app).update({name: self._held(name) for name in _HELD})

    async def _fits(self, passphrase: str) -> bool:
        fits = self._key is not None and await asyncio.to_thread(self._key.is_of, passphrase)
        if fits:
            self._let_go()  # the page closes in the same breath
        return fits

    def _held(self, name: str) -> Callable[..., AwaitComplete]:
        """What stands in the place of a method until the page is gone."""

        def later(*args: Any, **kwargs: Any) -> AwaitComplete:
            self._waiting.append((name, args, kwargs))
            return AwaitComplete()

        return later

    def _let_go(self) -> None:
        for name, usual in self._usual.items():
            if usual is None:
                del vars(self._app)[name]
            else:
                vars(self._app)[name] = usual

    def _rise(self, _: str | None) -> None:
        """The page is gone: what has waited is shown in its order."""
        self.is_down = False
        self.stir()
        self._app.call_later(self._show_what_waited)

    async def _show_what_waited(self) -> None:
        waiting, self._waiting = self._waiting, []
        for name, args, kwargs in waiting:
            shown = getattr(self._app, name)(*args, **kwargs)
            if isawaitable(shown):  # one after the other: a screen must be gone before the next one comes
                await shown
