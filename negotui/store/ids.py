"""Ids for negotiations and entries, which sort by time and never collide."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""The 32 digits of an id: digits and letters that are not easily confused, in the order in which SQLite sorts them."""
TIME_LETTERS, RANDOM_LETTERS = 10, 16
ID_LENGTH = TIME_LETTERS + RANDOM_LETTERS
ID_IN_TEXT = re.compile(rf"(?<![0-9a-z])[{ALPHABET}]{{{ID_LENGTH}}}(?![0-9a-z])")
"""Finds an id within a text, as in the values of links and terms."""


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class Ids:
    """Generates ids: milliseconds since 1970 in 10 letters, then 80 random bits in 16.

    No two ids of a generator share their first 10 letters, so that a short prefix is enough to identify an entry, even when a
    template creates fifty at once: the time runs ahead by one millisecond per id until the clock has caught up.
    """

    __slots__ = ("_clock", "_last", "_random")

    def __init__(self, clock: Callable[[], int] = _milliseconds, random: Callable[[int], bytes] = os.urandom) -> None:
        self._clock = clock
        self._random = random
        self._last = -1

    def new(self) -> str:
        """An id that sorts after all earlier ones of this generator, even if the clock was set back."""
        self._last = max(self._last + 1, self._clock())
        noise = int.from_bytes(self._random(RANDOM_LETTERS * 5 // 8), "big")
        return _letters(self._last, TIME_LETTERS) + _letters(noise, RANDOM_LETTERS)


def _letters(number: int, count: int) -> str:
    letters = []
    for _ in range(count):
        number, digit = divmod(number, 32)
        letters.append(ALPHABET[digit])
    return "".join(reversed(letters))
