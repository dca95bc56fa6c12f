"""Full-text search over everything. What is typed never becomes an error, or a query of its own.

It reads no entry: the values of the domain cost more to import than all that a search does besides.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import re
from typing import NamedTuple

from negotui.domain.queries import Query, Word, query_from
from negotui.store.conditions import standing
from negotui.store.database import Database

_DETAILS = "details"  # the id of domain.negotiation.DETAILS, see above
_MOST_WORDS = 24
_MOST_FIRST = 5
"""How many negotiations go before the entries: the one that is called so is among them, and thirty would hide what was said."""
_OPEN, _CLOSE = "\x02", "\x03"  # cleaned out of every text, so they can only be ours
_BEGINNING = 100
"""How much of a text is shown where no word was looked for, so that none is marked in it."""
_PIECES = re.compile(r"[^\W_]+")
_SNIPPET = "snippet({0}, 0, char(2), char(3), '…', 12)"
# The index gives what it finds by rank, and is asked for no more than is shown: so it stands outside in every join, and what a
# query asks of a negotiation is looked up for one place after the other until there are enough.
_SOURCES = {
    "entries": "entries_fts CROSS JOIN entries e ON e.number = entries_fts.rowid CROSS JOIN negotiations n ON n.id = e.negotiation",
    "negotiations": "negotiations_fts CROSS JOIN negotiations n ON n.number = negotiations_fts.rowid",
}
_PLAIN = {
    "entries": "entries e CROSS JOIN negotiations n ON n.id = e.negotiation",
    "negotiations": "negotiations n",
}
_SHOWN = {"entries": "n.id, n.title, e.sheet, e.id", "negotiations": f"n.id, n.title, '{_DETAILS}', n.id"}
_ROW = {"entries": "e", "negotiations": "n"}


class Found(NamedTuple):
    """An entry, or the details of a negotiation, in which the words occur.

    negotiation: its id.  title: of the negotiation.  sheet: the id of the sheet, for details that of DETAILS.
    id: of the entry, for details that of the negotiation.
    snippet: the words around the place in pieces; True marks those that match.
    """

    negotiation: str
    title: str
    sheet: str
    id: str
    snippet: tuple[tuple[str, bool], ...]

    @property
    def is_details(self) -> bool:
        """Whether it is no entry but the negotiation itself."""
        return self.sheet == _DETAILS


def query_of(words: tuple[Word, ...]) -> str:
    """What the index is asked: each word must occur, the last one may be unfinished; empty where no word has a letter or digit.

    A last piece of one letter stands for itself: the `s` of `it's` would be the beginning of a third of all words.
    """
    parts = _searchable(words, without=False)
    if not parts:
        return ""
    quoted = [_quoted(word) + "*" * word.begins for word in parts]
    last = parts[-1]
    if not (last.phrase or last.begins) and len(_PIECES.findall(last.text)[-1]) > 1:
        quoted[-1] += "*"
    found = " AND ".join(quoted)
    out = _unwanted(words)
    return f"({found}) NOT ({out})" if out else found


def _searchable(words: tuple[Word, ...], without: bool) -> list[Word]:
    """The different words that have something to search for, at most so many."""
    found = []
    for word in words:
        pieces = [word.text] if word.phrase or word.begins or word.without else word.text.split()
        found += [word._replace(text=piece) for piece in pieces if _PIECES.search(piece)]
    return [word for word in dict.fromkeys(found) if word.without == without][:_MOST_WORDS]


def _unwanted(words: tuple[Word, ...]) -> str:
    return " OR ".join(_quoted(word) + "*" * word.begins for word in _searchable(words, without=True))


def _quoted(word: Word) -> str:
    return '"' + word.text.replace('"', '""') + '"'


def find(database: Database, text: str, limit: int = 50, today: str = "") -> list[Found]:
    """The best places for what was typed; nothing where nothing searchable was typed.

    Where only keys were typed, all that they hold for, newest first. today: an ISO date, by which things are due.
    limit: how many at most.  A few negotiations come first, half of what was asked for at most, then entries, then the others.
    """
    query = query_from(text)
    if limit < 1 or not (query.criteria or _searchable(query.words, without=False)):
        return []
    details, entries = (_found(database, source, query, limit, today) for source in ("negotiations", "entries"))
    first = min(_MOST_FIRST, max(1, limit // 2))
    return [*details[:first], *entries, *details[first:]][:limit]


def _found(database: Database, source: str, query: Query, limit: int, today: str) -> list[Found]:
    """The best places in entries, or in the details of negotiations."""
    wanted, out = query_of(query.words), _unwanted(query.words)
    conditions, bound = [], []
    index, row = f"{source}_fts", _ROW[source]
    if wanted:
        conditions, bound = [f"{index} MATCH ?"], [wanted]
        snippet, order, tables = _SNIPPET.format(index), f"{index}.rank", _SOURCES[source]
    else:
        snippet, order, tables = f"substr({row}.words, 1, {_BEGINNING})", f"{row}.number DESC", _PLAIN[source]
        if out:
            conditions, bound = [f"{row}.number NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"], [out]
    sheet = f"'{_DETAILS}'" if source == "negotiations" else "replace(e.sheet, '_', ' ')"
    for asked in [one for one in dict.fromkeys(query.criteria) if one.key == "sheet"][:_MOST_WORDS]:
        # Either way round: `limits` is meant by `lim` and by `Their limits`, as that is what it is called there.
        same = f"(instr({sheet}, ?) OR instr(?, {sheet}))"
        conditions.append(f"NOT {same}" if asked.without else same)
        bound += [asked.value.replace("_", " ")] * 2
    standing_so, more = standing(query, today)
    rows = database.rows(
        f"SELECT {_SHOWN[source]}, {snippet} FROM {tables} WHERE {' AND '.join([*conditions, standing_so])} "
        f"ORDER BY {order} LIMIT ?",
        [*bound, *more, limit],
    )
    return [Found(negotiation, title or "", sheet, id, _pieces(text)) for negotiation, title, sheet, id, text in rows]


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for index, part in enumerate(snippet.replace("\n", " ").split(_OPEN)):
        matched, close, rest = part.partition(_CLOSE)
        if not index or not close:
            pieces.append((part, False))
        else:
            pieces += [(matched, True), (rest, False)]
    return tuple((text, matched) for text, matched in pieces if text)
