"""Completes what somebody types from what was used before, and tells a name that is nearly one of those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from negotui.domain.guide import Field, FieldType
from negotui.domain.text import folded, one_line

NAMES = ("counterpart", "kind")
"""The details that are compared with what they were called before."""
_FIGURE = re.compile(r"\s*[-−–]?\d[\d.,'’\s]*[kKmM]?")
_NOT_NAME = re.compile(r"[^\w\s]|_")
_ALIKE = 0.84
"""How alike two names must be, from 0 to 1, to be asked about."""
_SHORTEST = 4
"""Names shorter than this are too alike by chance."""


def completion(field: Field, text: str) -> str:
    """What was used before and begins with this text, empty if there is none. Case and accents do not count: they are put right.

    A figure gets its currency; of words separated by commas the last one is completed. It is longer than the text by what is new.
    """
    if not text.strip():
        return ""
    if field.type is FieldType.MONEY:
        return _with_currency(text, field.choices)
    if found := _begun(text, field.choices):
        return found
    before, comma, last = text.rpartition(",")
    if not comma or not last.strip():
        return ""
    there = {folded(one) for one in before.split(",")}
    word = last.lstrip()
    found = _begun(word, [one for one in field.choices if folded(one) not in there])
    return text[: -len(word)] + found if found else ""


def _begun(text: str, known: Iterable[str]) -> str:
    """The first known text that begins so and goes on."""
    wanted = folded(text)
    if not wanted or text[-1:].isspace():
        return ""
    for one in known:
        if len(one) > len(text) and folded(one[: len(text)]) == wanted:
            return one
    return ""


def _with_currency(text: str, known: Sequence[str]) -> str:
    figure = _FIGURE.match(text)
    if figure is None:
        return ""
    rest = text[figure.end() :].lstrip()
    before = text[: len(text) - len(rest)]
    for one in known:
        if one.casefold().startswith(rest.casefold()) and len(one) > len(rest):
            return before + (one if rest or before[-1].isspace() else f" {one}")
    return ""


def likely(text: str, known: Iterable[str]) -> str:
    """The name that this one is probably meant to be; empty if it is one of them already, or like none."""
    names = [one for one in known if one.strip()]
    wanted = folded(text)
    if not wanted or any(folded(one) == wanted for one in names):
        return ""
    bare = _bare(text)
    same = next((one for one in names if _bare(one) == bare and bare), "")
    if same or len(bare) < _SHORTEST:
        return same
    from difflib import SequenceMatcher  # 5 ms that only a new name needs

    digits = re.sub(r"\D", "", bare)
    scored = [
        (SequenceMatcher(None, bare, other).ratio(), -number, one)
        for number, one in enumerate(names)
        if abs(len(other := _bare(one)) - len(bare)) <= 2 and re.sub(r"\D", "", other) == digits
    ]
    best = max(scored, default=(0.0, 0, ""))
    return best[2] if best[0] >= _ALIKE else ""


def _bare(name: str) -> str:
    """A name without its signs: `Dr. Lindqvist` and `Dr Lindqvist` are the same."""
    return one_line(_NOT_NAME.sub(" ", folded(name)))


def question(text: str, name: str) -> str:
    """Asks whether a text is meant to be a name used before."""
    return f"{one_line(text)}: the same as {one_line(name)}?"
