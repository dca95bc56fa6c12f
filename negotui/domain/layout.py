"""Plain text in lines of a given width, measured in cells as a terminal or a printer with one width for all letters has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_ZERO = frozenset(["Mn", "Me", "Cf"])


@lru_cache(maxsize=4096)
def _cell(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def cells(text: str) -> int:
    """How many cells a line of text takes: two for wide letters, none for marks on the letter before."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """A text in lines of at most `width` cells, broken between words, and within one that has no room on a line of its own.

    first, rest: what stands before the first line and before all others. Line breaks of the text stay; an empty text is one
    empty line.
    """
    lines: list[str] = []
    for piece in text.split("\n"):
        for line in _filled(piece, max(width - max(cells(first), cells(rest)), 4)):
            lines.append(f"{rest if lines else first}{line}".rstrip())
    return lines


def _filled(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in _words(text, width):
        length = cells(word)
        if line and used + 1 + length > width:
            yield line
            line, used = word, length
        else:
            line, used = (f"{line} {word}", used + 1 + length) if line else (word, length)
    yield line


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        part, used = "", 0
        for letter in word:
            length = _cell(letter)
            if part and used + length > width:
                yield part
                part, used = "", 0
            part, used = part + letter, used + length
        yield part


def padded(text: str, width: int, right: bool = False) -> str:
    """A line with blanks up to `width` cells, before it where it is to stand at the right. A longer one stays as it is."""
    blanks = " " * max(width - cells(text), 0)
    return f"{blanks}{text}" if right else f"{text}{blanks}"


def shares(sizes: Sequence[int], width: int) -> list[int]:
    """The sizes, shrunk until they fit into `width` cells together: the widest first, none below 1."""
    sizes = list(sizes)
    while sum(sizes) > width and max(sizes, default=0) > 1:
        widest = max(sizes)
        second = max((size for size in sizes if size < widest), default=1)
        many = sizes.count(widest)
        cut = min(widest - second, max(1, -(-(sum(sizes) - width) // many)))
        sizes = [size - cut if size == widest else size for size in sizes]
    return sizes
