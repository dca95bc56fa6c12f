"""Names of files that one recognises, made of titles: no part of a path, nothing that a system keeps for itself."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from negotui.domain.text import slug

_LONGEST, _MOST_BYTES = 60, 180
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in "0123456789")}
)
"""What Windows takes for devices, whatever the suffix."""
_NAMELESS = "negotiation"


def stem(*parts: str) -> str:
    """The name of a file without its suffix, of what there is: a title, whom it is with, a day."""
    name = "-".join(filter(None, map(_clean, parts)))[:_LONGEST]
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1]
    name = name.strip("-_ ") or _NAMELESS
    return f"{name}-{_NAMELESS}" if name in _RESERVED else name


def _clean(text: str) -> str:
    return "-".join(filter(None, slug(unicodedata.normalize("NFC", text)).split("-")))


def unique_stems(names: Iterable[tuple[str, str, str]]) -> list[str]:
    """A stem for each title, counterpart and day, in their order: the day where the rest is the same, else a number."""
    wanted = list(names)
    first = [stem(title, counterpart) for title, counterpart, _ in wanted]
    often = Counter(map(str.casefold, first))
    taken: set[str] = set()
    done: list[str] = []
    for parts, short in zip(wanted, first, strict=True):
        long = name = f"{short}-{day}" if often[short.casefold()] > 1 and (day := _clean(parts[2])) else short
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{long}-{number}"
        taken.add(name.casefold())
        done.append(name)
    return done
