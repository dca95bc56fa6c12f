"""Parses what someone types to filter or search. No text is refused: whatever is not a key is searched for as a word.

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
"""The keys, and what each one filters by."""

_TOKEN = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"(?!\S)|(\S+))')
_SIGNS = '-*":'
"""A word needs more than these: `-`, `*` or `with:-` mean nothing by themselves, so they are searched for as they stand."""


class Word(NamedTuple):
    """A word, or a phrase, that must occur.

    text: as typed, without its signs.  phrase: whether it was quoted.  begins: whether it ended in a star, so that words starting
    with it match.  without: whether it must not occur.
    """

    text: str
    phrase: bool = False
    begins: bool = False
    without: bool = False


class Criterion(NamedTuple):
    """A key with its value. key: one of KEYS.  value: folded; for `is` one of STATES.  without: whether matches are excluded."""

    key: str
    value: str
    without: bool = False


class Query(NamedTuple):
    """A parsed query. words, criteria: each in the order in which they were typed."""

    words: tuple[Word, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def asks(self, key: str, value: str = "") -> bool:
        """Whether it contains this key, with or without a minus, and with this value if one is given."""
        return any(one.key == key and value in {"", one.value} for one in self.criteria)


def query_from(text: str) -> Query:
    """The query that a text stands for; every text is a query."""
    words: list[Word] = []
    criteria: list[Criterion] = []
    for token in _TOKEN.finditer(clean(text)):
        minus, name, phrase, bare = token.groups()
        value = bare if phrase is None else phrase
        criterion = _criterion(name, value, bool(minus))
        if criterion is not None:
            criteria.append(criterion)
        elif name or not value.strip(_SIGNS):
            words.append(Word(token[0]))
        elif phrase is not None:
            words.append(Word(phrase, phrase=True, without=bool(minus)))
        else:
            words.append(Word(value.rstrip("*"), begins=value.endswith("*"), without=bool(minus)))
    return Query(tuple(words), tuple(criteria))


def _criterion(name: str | None, value: str, without: bool) -> Criterion | None:
    key, wanted = folded(name or ""), folded(value.strip("*"))
    if key not in KEYS or not wanted.strip(_SIGNS):
        return None
    if key == "is":
        wanted = next((state for state in STATES if state.startswith(wanted)), "")
    return Criterion(key, wanted, without) if wanted else None
