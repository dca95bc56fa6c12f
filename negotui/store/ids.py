"""Names for negotiations and entries that sort by time and never collide."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters of base 32 that nobody mistakes for one another, in the order in which SQLite sorts them."""
TIME_LETTERS, RANDOM_LETTERS = 10, 16
ID_LENGTH = TIME_LETTERS + RANDOM_LETTERS
ID_IN_TEXT = re.compile(rf"(?<![0-9a-z])[{ALPHABET}]{{{ID_LENGTH}}}(?![0-9a-z])")
"""An id where it stands among other words, as in the values of links and terms."""


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class Ids:
    """Makes ids: milliseconds since 1970 in 10 letters, then 80 random bits in 16.

    No two of one generator share their first 10 letters, so that a short beginning of an id is enough to name an entry, even
    where a template made fifty of them at once: the time runs ahead by a millisecond an id until the clock has caught up.
    """

    __slots__ = ("_clock", "_last", "_random")

    def __init__(self, clock: Callable[[], int] = _milliseconds, random: Callable[[int], bytes] = os.urandom) -> None:
        self._clock = clock
        self._random = random
        self._last = -1

    def new(self) -> str:
        """An id that sorts after every earlier one of this generator, also where the clock was put back."""
        self._last = max(self._last + 1, self._clock())
        noise = int.from_bytes(self._random(RANDOM_LETTERS * 5 // 8), "big")
        return _letters(self._last, TIME_LETTERS) + _letters(noise, RANDOM_LETTERS)


def _letters(number: int, count: int) -> str:
    letters = []
    for _ in range(count):
        number, digit = divmod(number, 32)
        letters.append(ALPHABET[digit])
    return "".join(reversed(letters))
