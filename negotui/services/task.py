"""Something to be worked out from what has been read already: in any thread, since nothing of it needs the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from negotui.analysis.work import REPAINT, cancellable

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Task(Generic[Result]):
    """A piece of work. work: does it.  cost: about how many steps of folding it takes."""

    work: Callable[[], Result]
    cost: int

    @property
    def is_long(self) -> bool:
        """Whether it takes longer than a repaint, so that a screen had better do it in a thread."""
        return self.cost > REPAINT

    def run(self, is_unwanted: Callable[[], bool]) -> Result:
        """Do it. Raises Stopped as soon as `is_unwanted` says yes."""
        with cancellable(is_unwanted):
            return self.work()
