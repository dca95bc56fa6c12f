"""Keys, pastes and the mouse, one after the other: each waits until what the one before it opened is there.

Textual gives a key to what has the focus when the key arrives. Of keys that arrive together (a slow line, a macro, a paste without
brackets) the second then acts on what stood there before the first one opened a form.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen

Input = events.InputEvent | events.Paste
HandOver = Callable[[Input], Awaitable[None]]

_PATIENCE = 5.0
"""Seconds after which an event is handed over whatever is going on: a fault must not lock anyone out. It is never dropped."""
_EAGER, _NAP = 200, 0.002
"""So many turns of the event loop are watched one by one; after that the rest is looked at every so many seconds."""


class InputQueue:
    """What a person does, in order, for one app. It is handed over at once where nothing is going on."""

    def __init__(self, app: App[Any], hand_over: HandOver) -> None:
        """hand_over: gives an event to what it is meant for."""
        self._app, self._hand_over = app, hand_over
        self._waiting: deque[Input] = deque()
        self._task: asyncio.Task[None] | None = None
        self._painted: tuple[object, object] = (None, None)

    @property
    def is_empty(self) -> bool:
        """Whether everything was handed over."""
        return self._task is None or self._task.done()

    async def take(self, event: Input) -> None:
        """Hand an event over, at once or when its turn comes. For the app's own message handler."""
        if self.is_empty and self._is_quiet(event, within_app=True) and self._is_painted():
            await self._hand_over(event)
            return
        # A pointer that moves matters only where it is now.
        if isinstance(event, events.MouseMove) and self._waiting and isinstance(self._waiting[-1], events.MouseMove):
            self._waiting.pop()
        self._waiting.append(event)
        if self.is_empty:
            self._task = asyncio.create_task(self._work())

    async def _work(self) -> None:
        """Hand over what waits, within the app's own message handler, where it would have been handled at once."""
        while self._waiting:
            await self._readiness(self._waiting[0])
            if not self._app.is_running:
                return
            self._app.call_later(self._hand_over, self._waiting.popleft())

    async def _readiness(self, event: Input) -> None:
        """Wait until an event can be handed over."""
        loop = asyncio.get_running_loop()
        latest, turns = loop.time() + _PATIENCE, 0
        while self._app.is_running and loop.time() < latest:
            if self._is_quiet(event):
                if self._is_painted():
                    return
                await self._paint(latest - loop.time())
            else:
                turns += 1
                await asyncio.sleep(0 if turns < _EAGER else _NAP)

    def _is_quiet(self, event: Input, within_app: bool = False) -> bool:
        """Whether everything has been handled that came of what was handed over before.

        within_app: whether this is asked while the app handles a message itself.
        """
        app = self._app
        if not (app.message_queue_size == 0 if within_app else is_idle(app)):
            return False
        if any(getattr(screen, "_callbacks", ()) for screen in app.screen_stack[-1:]):
            return False
        return all(is_idle(pump) for pump in self._pumps()) and (not _chooses(event) or self._has_found())

    def _pumps(self) -> Iterator[MessagePump]:
        for screen in self._app.screen_stack:
            yield from screen.walk_children(with_self=True)

    def _has_found(self) -> bool:
        """Whether nothing is looked for any more in the dialog on top."""
        screen = self._app.screen
        if not isinstance(screen, ModalScreen):
            return True
        return all(worker.is_finished for worker in self._app.workers if screen in worker.node.ancestors_with_self)

    def _is_painted(self) -> bool:
        """Whether what is on top, and has the focus, is the same as when it was last painted: it has its place and its size."""
        return (self._app.screen, self._app.focused) == self._painted

    async def _paint(self, seconds: float) -> None:
        """Wait until what is on top has been laid out and painted."""
        shown = (self._app.screen, self._app.focused)
        painted = asyncio.Event()
        if shown[0].call_after_refresh(painted.set):
            try:
                await asyncio.wait_for(painted.wait(), max(seconds, 0))
            except TimeoutError:
                return
        self._painted = shown


def is_idle(pump: MessagePump) -> bool:
    """Whether a part of the screen waits for a message: it is mounted, is not being removed, and has handled everything.

    Textual has no public way to ask that. A pump that has nothing to do waits for the event that says that its queue is not empty.
    """
    queue: Any = pump._message_queue
    return queue.empty() and bool(vars(queue.ready_event)["_waiters"])


def _chooses(event: Input) -> bool:
    """Whether an event may choose from what was found: a letter goes on asking, and escape leaves."""
    if isinstance(event, events.Key):
        return not event.is_printable and event.key not in ("escape", "backspace")
    return isinstance(event, (events.MouseDown, events.MouseUp))
