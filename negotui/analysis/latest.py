"""What was worked out last, so that the panel, the table and the data that ask for the same thing work it out once.

It is only ever worth time: without it every answer is the same. Both halves are kept as one value, so that a thread that asks while
another keeps something sees either the old pair or the new one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Latest(Generic[Key, Value]):
    """The one value that was asked for last, and what it was worked out from."""

    def __init__(self, same: Callable[[Key, Key], bool]) -> None:
        """same: whether two keys stand for the same value."""
        self._same = same
        self._kept: tuple[Key, Value] | None = None

    def holds(self, key: Key) -> bool:
        """Whether the value of this key is at hand."""
        return self._kept is not None and self._same(self._kept[0], key)

    def known(self, key: Key) -> Value | None:
        """The value of this key where it is at hand."""
        kept = self._kept
        return kept[1] if kept is not None and self._same(kept[0], key) else None

    def keep(self, key: Key, value: Value) -> Value:
        """Put this value in the place of the last one, and return it."""
        self._kept = (key, value)
        return value

    def get(self, key: Key, work_out: Callable[[], Value]) -> Value:
        """The value of this key: the one at hand, or worked out and kept."""
        kept = self._kept
        return kept[1] if kept is not None and self._same(kept[0], key) else self.keep(key, work_out())
