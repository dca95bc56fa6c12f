"""How much work an analysis is, and how to end it before it is done.

A screen asks `cost` first. What is worth more than REPAINT belongs in a worker: there, `with cancellable(check):` around the call
makes every long loop ask `check()` between its parts, and raise Stopped once it says yes. Without it nothing is ever stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

REPAINT = 60_000
"""So many steps of folding take about as long as one repaint of a tab: some 20 ms here."""

_check: ContextVar[Callable[[], bool] | None] = ContextVar("check", default=None)


class Stopped(Exception):
    """The answer is not wanted any more."""


@contextmanager
def cancellable(check: Callable[[], bool]) -> Iterator[None]:
    """Makes what is worked out inside end with Stopped as soon as `check` says that nobody waits for it."""
    token = _check.set(check)
    try:
        yield
    finally:
        _check.reset(token)


def checkpoint() -> None:
    """Raises Stopped where the work was cancelled."""
    check = _check.get()
    if check is not None and check():
        raise Stopped
