"""Finds words in the entries of one negotiation, in memory and as one types, and marks where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from negotui.domain.queries import Word, query_from
from negotui.domain.text import folded

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces; True marks those that match."""
_BEFORE, _AFTER = 24, 60
"""How much is shown around the first match of a long text."""


class EntryText(NamedTuple):
    """What can be found in an entry.

    entry: its id.  group: where it stands, such as a tab.  fields: the heading and the text of each field that has one; the first
    is the entry's name, without a heading.  plain: all of them as they are compared.
    """

    entry: str
    group: str
    fields: tuple[tuple[str, str], ...]
    plain: str

    @classmethod
    def of(cls, entry: str, group: str, fields: tuple[tuple[str, str], ...]) -> EntryText:
        """From its fields."""
        return cls(entry, group, fields, "\n".join(folded(text) for _, text in fields))


class Found(NamedTuple):
    """An entry in which all words occur, marked. heading, around: of the first field but its name that matches, or empty."""

    entry: str
    group: str
    name: Pieces
    heading: str = ""
    around: Pieces = ()


def find(texts: Iterable[EntryText], words: str) -> list[Found]:
    """The entries in which all the words occur, in their order; all of them if nothing was typed.

    Words as in domain.queries: a phrase in quotation marks, a star behind the beginning of a word, a minus before what must not
    occur. A key such as `with:` means nothing within one negotiation, and is looked for as it stands.
    """
    query = query_from(words)
    wanted = [*query.words, *(Word(f"{one.key}:{one.value}", without=one.without) for one in query.criteria)]
    return [found for text in texts if (found := _found(text, wanted)) is not None]


def _found(text: EntryText, words: Sequence[Word]) -> Found | None:
    if any(_occurs(word, text.plain) == word.without for word in words):
        return None
    marks = [word for word in words if not word.without]
    (_, name), *others = text.fields
    for heading, part in others:
        if any(_occurs(word, folded(part)) for word in marks):
            return Found(text.entry, text.group, marked(name, marks), heading, _around(marked(part, marks)))
    return Found(text.entry, text.group, marked(name, marks))


def _occurs(word: Word, text: str) -> bool:
    return any(True for _ in _places(word, text))


def _places(word: Word, text: str) -> Iterable[tuple[int, int]]:
    """Where a word stands in a folded text: inside words too, unless it was typed with a star."""
    wanted = folded(word.text)
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        if not word.begins or at == 0 or not text[at - 1].isalnum():
            yield at, at + len(wanted)
        at = text.find(wanted, at + 1)


def marked(text: str, words: Sequence[Word]) -> Pieces:
    """A text on one line, in pieces. Letters that fold to several, and accents, are marked as a whole."""
    line = " ".join(text.split())
    plain, origin = [], []
    for place, letter in enumerate(line):
        for sign in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold()):
            if not unicodedata.combining(sign):
                plain.append(sign)
                origin.append(place)
    lit = [False] * len(line)
    for word in words:
        for begin, end in _places(word, "".join(plain)):
            for place in origin[begin:end]:
                lit[place] = True
    pieces: list[tuple[str, bool]] = []
    for letter, is_lit in zip(line, lit, strict=True):
        if pieces and pieces[-1][1] is is_lit:
            pieces[-1] = (pieces[-1][0] + letter, is_lit)
        else:
            pieces.append((letter, is_lit))
    return tuple(pieces)


def _around(pieces: Pieces) -> Pieces:
    """The pieces from a little before the first match on."""
    first = next((number for number, (_, lit) in enumerate(pieces) if lit), 0)
    before = "".join(text for text, _ in pieces[:first])
    shown = before if len(before) <= _BEFORE else f"…{before[-_BEFORE:]}"
    kept: list[tuple[str, bool]] = [(shown, False)] if shown else []
    room = _AFTER
    for text, lit in pieces[first:]:
        kept.append((text[:room] + ("…" if len(text) > room else ""), lit))
        room -= len(text)
        if room <= 0:
            break
    return tuple(kept)
