"""What someone types to filter or to search, taken apart. No text is refused: what is no query is a word like any other.

`plain words`, `"a phrase"`, `prefix*`, `-not`, and keys such as `with:okafor` or `stage:"walked away"`, each with a minus too.
Named tuples and no guide: `negotui list` pays for each import here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from negotui.domain.text import clean, folded

STATES = ("archived", "open", "closed", "due")
"""What `is:` may say, by its beginning too: no two begin alike."""
KEYS = {
    "stage": "how far it has come, such as talking",
    "kind": "what kind of negotiation it is",
    "with": "the counterpart",
    "tag": "one of its tags",
    "year": "when it was over, else its deadline, else when it was begun",
    "is": "archived, open, closed or due",
    "sheet": "where in it (search only), such as lessons",
}
"""The keys, and what each one asks for."""

_TOKEN = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"(?!\S)|(\S+))')
_SIGNS = '-*":'
"""A word needs more than these: `-`, `*` or `with:-` alone mean nothing, so they are text."""


class Word(NamedTuple):
    """A word, or a phrase, that must occur.

    text: as typed, without its signs.  phrase: whether it was quoted.  begins: whether it ended in a star, so that a word must
    begin so.  without: whether it must not occur.
    """

    text: str
    phrase: bool = False
    begins: bool = False
    without: bool = False


class Asked(NamedTuple):
    """A key with its value. key: one of KEYS.  value: folded; of `is` one of STATES.  without: whether it must not be so."""

    key: str
    value: str
    without: bool = False


class Query(NamedTuple):
    """What was typed. words: in their order.  asked: the keys in theirs."""

    words: tuple[Word, ...] = ()
    asked: tuple[Asked, ...] = ()

    def asks(self, key: str, value: str = "") -> bool:
        """Whether a key is asked for, with or without a minus; with this value where one is given."""
        return any(one.key == key and value in {"", one.value} for one in self.asked)


def query_from(text: str) -> Query:
    """The query that a text stands for; any text stands for one."""
    words: list[Word] = []
    asked: list[Asked] = []
    for found in _TOKEN.finditer(clean(text)):
        minus, name, phrase, bare = found.groups()
        value = bare if phrase is None else phrase
        key = _key(name, value, bool(minus))
        if key is not None:
            asked.append(key)
        elif name or not value.strip(_SIGNS):
            words.append(Word(found[0]))
        elif phrase is not None:
            words.append(Word(phrase, phrase=True, without=bool(minus)))
        else:
            words.append(Word(value.rstrip("*"), begins=value.endswith("*"), without=bool(minus)))
    return Query(tuple(words), tuple(asked))


def _key(name: str | None, value: str, without: bool) -> Asked | None:
    key, wanted = folded(name or ""), folded(value.strip("*"))
    if key not in KEYS or not wanted.strip(_SIGNS):
        return None
    if key == "is":
        wanted = next((state for state in STATES if state.startswith(wanted)), "")
    return Asked(key, wanted, without) if wanted else None
