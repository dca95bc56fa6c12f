"""Full-text search over everything. Must not let what is typed become an error or a query of its own.

Nor must it read an entry: the values of the domain cost more to import than all that a search does besides.
"""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

import re
from typing import NamedTuple

from negotui.domain.text import clean
from negotui.store.database import Database

_DETAILS = "details"  # the id of domain.negotiation.DETAILS, see above
_MOST_WORDS = 24
_MOST_FIRST = 5
"""How many negotiations go before the entries: the one that is called so is among them, and thirty would hide what was said."""
_OPEN, _CLOSE = "\x02", "\x03"  # cleaned out of every text, so they can only be ours
_SNIPPET = "snippet({0}_fts, 0, char(2), char(3), '…', 12)"
_PIECES = re.compile(r"[^\W_]+")

# The subquery ranks and cuts before anything is joined or cut into snippets: the index is asked once, rows are read for one page.
_IN_ENTRIES = f"""
SELECT e.negotiation, n.title, e.sheet, e.id, found.snippet
FROM (
    SELECT rowid AS number, {_SNIPPET.format("entries")} AS snippet, rank AS place FROM entries_fts
    WHERE entries_fts MATCH :query AND rowid NOT IN (
        SELECT e.number FROM negotiations n JOIN entries e ON e.negotiation = n.id WHERE n.deleted IS NOT NULL
    ) ORDER BY rank LIMIT :limit
) AS found
JOIN entries e ON e.number = found.number JOIN negotiations n ON n.id = e.negotiation ORDER BY found.place
"""
_IN_DETAILS = f"""
SELECT id, title, '{_DETAILS}', id, found.snippet
FROM (
    SELECT rowid AS found_number, {_SNIPPET.format("negotiations")} AS snippet, rank AS place FROM negotiations_fts
    WHERE negotiations_fts MATCH :query AND rowid NOT IN (SELECT number FROM negotiations WHERE deleted IS NOT NULL)
    ORDER BY rank LIMIT :limit
) AS found
JOIN negotiations ON number = found_number ORDER BY found.place
"""


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


def query_of(words: str) -> str:
    """Typed words as a query in which every one must occur and the last may be unfinished; empty where there is no word.

    A last piece of one letter stands for itself: the `s` of `it's` would be the beginning of a third of all words.
    """
    parts = list(dict.fromkeys(part for part in clean(words).split() if _PIECES.search(part)))[:_MOST_WORDS]
    if not parts:
        return ""
    query = " ".join('"' + part.replace('"', '""') + '"' for part in parts)
    return query + "*" if len(_PIECES.findall(parts[-1])[-1]) > 1 else query


def find(database: Database, words: str, limit: int = 50) -> list[Found]:
    """The best places in which all words occur; nothing where nothing searchable was typed.

    limit: how many at most.  A few negotiations come first, half of what was asked for at most, then entries, then the others.
    """
    query = query_of(words)
    if not query or limit < 1:
        return []
    details, entries = (_found(database, statement, query, limit) for statement in (_IN_DETAILS, _IN_ENTRIES))
    first = min(_MOST_FIRST, max(1, limit // 2))
    return [*details[:first], *entries, *details[first:]][:limit]


def _found(database: Database, statement: str, query: str, limit: int) -> list[Found]:
    rows = database.rows(statement, {"query": query, "limit": limit})
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
