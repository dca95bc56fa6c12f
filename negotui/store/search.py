"""Full-text search over everything. Nothing that is typed causes an error or reaches the index as query syntax.

It reads no entries: importing the values of the domain costs more than everything else that a search does.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import re
from typing import NamedTuple

from negotui.domain.queries import Query, Word, query_from
from negotui.store.conditions import criteria_condition
from negotui.store.database import Database

_DETAILS = "details"  # the id of domain.negotiation.DETAILS, see above
_MOST_WORDS = 24
_MOST_FIRST = 5
"""How many negotiations are listed before the entries: enough to include the one of that name, without hiding the notes."""
_OPEN, _CLOSE = "\x02", "\x03"  # removed from every text, so they can only be ours
_BEGINNING = 100
"""How much of a text is shown if the query has no words and so nothing to mark."""
_PIECES = re.compile(r"[^\W_]+")
_SNIPPET = "snippet({0}, 0, char(2), char(3), '…', 12)"
# The index returns matches by rank, and no more are read than are shown: so it is the outer table of every join, and the criteria
# on negotiations are checked for one match after another until there are enough.
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


class Match(NamedTuple):
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
        """Whether it is the negotiation itself and not an entry."""
        return self.sheet == _DETAILS


def query_of(words: tuple[Word, ...]) -> str:
    """The query for the index: each word must occur, the last one as a prefix; empty if no word has a letter or digit.

    A last piece of one letter is matched whole: as a prefix, the `s` of `it's` would match a third of all words.
    """
    parts = _searchable(words, without=False)
    if not parts:
        return ""
    quoted = [_quoted(word) + "*" * word.begins for word in parts]
    last = parts[-1]
    if not (last.phrase or last.begins) and len(_PIECES.findall(last.text)[-1]) > 1:
        quoted[-1] += "*"
    required = " AND ".join(quoted)
    excluded = _excluded(words)
    return f"({required}) NOT ({excluded})" if excluded else required


def _searchable(words: tuple[Word, ...], without: bool) -> list[Word]:
    """The distinct words, wanted or excluded, that contain a letter or digit; at most _MOST_WORDS."""
    searchable = []
    for word in words:
        pieces = [word.text] if word.phrase or word.begins or word.without else word.text.split()
        searchable += [word._replace(text=piece) for piece in pieces if _PIECES.search(piece)]
    return [word for word in dict.fromkeys(searchable) if word.without == without][:_MOST_WORDS]


def _excluded(words: tuple[Word, ...]) -> str:
    return " OR ".join(_quoted(word) + "*" * word.begins for word in _searchable(words, without=True))


def _quoted(word: Word) -> str:
    return '"' + word.text.replace('"', '""') + '"'


def find(database: Database, text: str, limit: int = 50, today: str = "") -> list[Match]:
    """The best matches for a typed query; none if it contains nothing to search for.

    For a query of keys only, everything that meets its criteria, newest first. today: an ISO date, for what is due.
    limit: how many at most.  A few negotiations come first, at most half of the limit, then entries, then other negotiations.
    """
    query = query_from(text)
    if limit < 1 or not (query.criteria or _searchable(query.words, without=False)):
        return []
    details, entries = (_matches(database, source, query, limit, today) for source in ("negotiations", "entries"))
    first = min(_MOST_FIRST, max(1, limit // 2))
    return [*details[:first], *entries, *details[first:]][:limit]


def _matches(database: Database, source: str, query: Query, limit: int, today: str) -> list[Match]:
    """The best places in entries, or in the details of negotiations."""
    wanted, excluded = query_of(query.words), _excluded(query.words)
    conditions, bound = [], []
    index, row = f"{source}_fts", _ROW[source]
    if wanted:
        conditions, bound = [f"{index} MATCH ?"], [wanted]
        snippet, order, tables = _SNIPPET.format(index), f"{index}.rank", _SOURCES[source]
    else:
        snippet, order, tables = f"substr({row}.words, 1, {_BEGINNING})", f"{row}.number DESC", _PLAIN[source]
        if excluded:
            conditions, bound = [f"{row}.number NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"], [excluded]
    sheet = f"'{_DETAILS}'" if source == "negotiations" else "replace(e.sheet, '_', ' ')"
    for criterion in [one for one in dict.fromkeys(query.criteria) if one.key == "sheet"][:_MOST_WORDS]:
        # In both directions: `lim` and the tab's heading `Their limits` both find the sheet `limits`.
        same = f"(instr({sheet}, ?) OR instr(?, {sheet}))"
        conditions.append(f"NOT {same}" if criterion.without else same)
        bound += [criterion.value.replace("_", " ")] * 2
    on_negotiation, more = criteria_condition(query, today)
    rows = database.rows(
        f"SELECT {_SHOWN[source]}, {snippet} FROM {tables} WHERE {' AND '.join([*conditions, on_negotiation])} "
        f"ORDER BY {order} LIMIT ?",
        [*bound, *more, limit],
    )
    return [Match(negotiation, title or "", sheet, id, _pieces(text)) for negotiation, title, sheet, id, text in rows]


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for index, part in enumerate(snippet.replace("\n", " ").split(_OPEN)):
        matched, close, rest = part.partition(_CLOSE)
        if not index or not close:
            pieces.append((part, False))
        else:
            pieces += [(matched, True), (rest, False)]
    return tuple((text, matched) for text, matched in pieces if text)
