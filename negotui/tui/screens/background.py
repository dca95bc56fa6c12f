"""What takes longer than a repaint, worked out in a thread while the screen goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from textual.widget import Widget
from textual.worker import Worker

if TYPE_CHECKING:  # the screen begins without the analyses
    from negotui.services.task import Task

_PAUSE = 0.05
"""Seconds before a thread begins: the screen is painted first, and whoever only passes by begins nothing."""

Result = TypeVar("Result")


class Background:
    """One task at a time for a widget, which ends with the widget. busy_with: under which key one is being done, or None."""

    def __init__(self, owner: Widget) -> None:
        self._owner = owner
        self._worker: Worker[None] | None = None
        self.busy_with: object = None

    def ask(self, key: object, task: Task[Result], done: Callable[[Result], None]) -> None:
        """Begin a task and hand its result over. One under the same key goes on in its place; one under another key is stopped."""
        if key != self.busy_with:
            self.stop()
            self.busy_with = key
            self._worker = self._owner.run_worker(partial(self._work, task, done))

    def stop(self) -> None:
        """Stop what is being done: nothing of it is handed over any more."""
        if self._worker is not None:
            self._worker.cancel()
        self._worker = self.busy_with = None

    async def _work(self, task: Task[Result], done: Callable[[Result], None]) -> None:
        await asyncio.sleep(_PAUSE)
        unwanted = Event()
        try:
            result = await asyncio.to_thread(task.run, unwanted.is_set)
        finally:
            # Where this was cancelled, the thread ends at its next checkpoint, and nobody hears of it.
            unwanted.set()
        self._worker = self.busy_with = None
        done(result)
