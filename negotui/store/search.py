"""Full-text search over everything. Must not let what is typed become an error or a query of its own."""

# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.negotiation import Entry
from negotui.domain.text import clean
from negotui.store.database import Database
from negotui.store.rows import DETAILS_COLUMNS, ENTRY_COLUMNS, entry_of

_MOST_WORDS = 24
_OPEN, _CLOSE = "\x02", "\x03"  # cleaned out of every text, so they can only be ours
_SNIPPET = "snippet({0}_fts, 0, char(2), char(3), '…', 12)"

# The subquery ranks and cuts before anything is joined or cut into snippets: the index is asked once, rows are read for one page.
_IN_ENTRIES = f"""
SELECT {", ".join("e." + name.strip() for name in ENTRY_COLUMNS.split(","))}, n.title, found.snippet
FROM (
    SELECT rowid AS number, {_SNIPPET.format("entries")} AS snippet, rank AS place FROM entries_fts
    WHERE entries_fts MATCH :query AND rowid NOT IN (
        SELECT e.number FROM negotiations n JOIN entries e ON e.negotiation = n.id WHERE n.deleted IS NOT NULL
    ) ORDER BY rank LIMIT :limit
) AS found
JOIN entries e ON e.number = found.number JOIN negotiations n ON n.id = e.negotiation ORDER BY found.place
"""
_IN_DETAILS = f"""
SELECT {DETAILS_COLUMNS}, title, found.snippet
FROM (
    SELECT rowid AS found_number, {_SNIPPET.format("negotiations")} AS snippet, rank AS place FROM negotiations_fts
    WHERE negotiations_fts MATCH :query AND rowid NOT IN (SELECT number FROM negotiations WHERE deleted IS NOT NULL)
    ORDER BY rank LIMIT :limit
) AS found
JOIN negotiations ON number = found_number ORDER BY found.place
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, or the details of a negotiation, in which the words occur.

    entry: whole.  title: of the negotiation.
    snippet: the words around the place in pieces; True marks those that match.
    """

    entry: Entry
    title: str
    snippet: tuple[tuple[str, bool], ...]


def query_of(words: str) -> str:
    """Typed words as a query in which every one must occur and the last may be unfinished; empty where there is no word."""
    parts = [part for part in clean(words).split() if any(letter.isalnum() for letter in part)]
    quoted = ['"' + part.replace('"', '""') + '"' for part in dict.fromkeys(parts)][:_MOST_WORDS]
    return " ".join(quoted) + "*" if quoted else ""


def find(database: Database, words: str, limit: int = 50) -> list[Found]:
    """The best places in which all words occur, negotiations first; nothing where nothing searchable was typed.

    limit: how many at most; where there are more of both, half of them are negotiations.
    """
    query = query_of(words)
    if not query or limit < 1:
        return []
    details, entries = (_found(database, statement, query, limit) for statement in (_IN_DETAILS, _IN_ENTRIES))
    details = details[: max(limit // 2, limit - len(entries))]
    return [*details, *entries[: limit - len(details)]]


def _found(database: Database, statement: str, query: str, limit: int) -> list[Found]:
    rows = database.rows(statement, {"query": query, "limit": limit})
    return [Found(entry_of(row[:9]), row[9] or "", _pieces(row[10])) for row in rows]


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for index, part in enumerate(snippet.replace("\n", " ").split(_OPEN)):
        matched, close, rest = part.partition(_CLOSE)
        if not index or not close:
            pieces.append((part, False))
        else:
            pieces += [(matched, True), (rest, False)]
    return tuple((text, matched) for text, matched in pieces if text)
