"""Ranks things by how well their names fit what somebody types: whole words first, then beginnings of words, then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from negotui.domain.text import folded

Item = TypeVar("Item")
_PIECES = re.compile(r"[^\W_]+")
_WHOLE, _WORD, _BEGINNING, _TOLD, _TOLD_BEGINNING, _INSIDE, _TOLD_INSIDE, _NOWHERE = range(8)
"""How well a text fits, the best first: what stands in a name counts before what stands in a sentence about it."""


class Names(NamedTuple):
    """What something is found by, made once by `names_of`, since folding costs more than all comparisons with it.

    whole: each name.  called: the words of all names.  told: the words of a sentence about it.
    """

    whole: frozenset[str]
    called: frozenset[str]
    told: frozenset[str]


def names_of(names: Iterable[str], told: str = "") -> Names:
    """What something is called, each name as good as the other, and a sentence about it."""
    whole = frozenset(map(folded, names))
    return Names(
        whole,
        frozenset(word for name in whole for word in _PIECES.findall(name)),
        frozenset(_PIECES.findall(folded(told))),
    )


def grade(query: str, names: Names) -> tuple[int, int] | None:
    """How well a query fits, lower is better; None if one of its words occurs nowhere. An empty query fits everything alike.

    Case and accents do not count. The word that fits worst decides, then all of them together.
    """
    return _grade(folded(query), names)


def ranked(query: str, items: Iterable[tuple[Names, Item]]) -> list[Item]:
    """The items that fit a query, the best first; those that fit alike stay in their order."""
    wanted = folded(query)
    grades = [(_grade(wanted, names), item) for names, item in items]
    fitting = [(fit, item) for fit, item in grades if fit is not None]
    return [item for _, item in sorted(fitting, key=lambda pair: pair[0])]


def _grade(wanted: str, names: Names) -> tuple[int, int] | None:
    if not wanted or wanted in names.whole:
        return _WHOLE, 0
    grades = [_grade_of(piece, names.called, names.told) for piece in _PIECES.findall(wanted)]
    return None if not grades or max(grades) == _NOWHERE else (max(grades), sum(grades))


def _grade_of(piece: str, called: frozenset[str], told: frozenset[str]) -> int:
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
