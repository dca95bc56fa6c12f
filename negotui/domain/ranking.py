"""Ranks things by how well their names fit what somebody types: whole words first, then beginnings of words, then the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from negotui.domain.text import folded

Item = TypeVar("Item")
_PIECES = re.compile(r"[^\W_]+")
_WHOLE, _WORD, _BEGINNING, _TOLD, _TOLD_BEGINNING, _INSIDE, _TOLD_INSIDE, _NOWHERE = range(8)
"""How well a text fits, the best first: what stands in a name counts before what stands in a sentence about it."""


class Names(NamedTuple):
    """What something is found by. names: what it is called, each as good as the other.  told: a sentence about it, or empty."""

    names: tuple[str, ...]
    told: str = ""


def grade(query: str, names: Names) -> tuple[int, int] | None:
    """How well a query fits, lower is better; None if one of its words occurs nowhere. An empty query fits everything alike.

    Case and accents do not count. The word that fits worst decides, then all of them together.
    """
    wanted = folded(query)
    if not wanted or any(folded(name) == wanted for name in names.names):
        return _WHOLE, 0
    called, told = (_words(texts) for texts in (names.names, (names.told,)))
    grades = [_grade(piece, called, told) for piece in _PIECES.findall(wanted)]
    return None if not grades or max(grades) == _NOWHERE else (max(grades), sum(grades))


def _grade(piece: str, called: frozenset[str], told: frozenset[str]) -> int:
    if piece in called:
        return _WORD
    if any(word.startswith(piece) for word in called):
        return _BEGINNING
    if piece in told:
        return _TOLD
    if any(word.startswith(piece) for word in told):
        return _TOLD_BEGINNING
    if any(piece in word for word in called):
        return _INSIDE
    return _TOLD_INSIDE if any(piece in word for word in told) else _NOWHERE


def _words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _PIECES.findall(folded(text)))


def ranked(query: str, items: Iterable[Item], names: Callable[[Item], Names]) -> list[Item]:
    """The items that fit a query, the best first; those that fit alike stay in their order."""
    grades = [(grade(query, names(item)), item) for item in items]
    fitting = [(fit, item) for fit, item in grades if fit is not None]
    return [item for _, item in sorted(fitting, key=lambda pair: pair[0])]
