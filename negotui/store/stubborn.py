"""Reads a damaged file that is locked. SQLCipher gives nothing more once it has met a page that is not as it was signed: then the
file is opened anew, so that one bad page costs no more than itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, cast

from negotui.store.engine import Key, errors, open_file


class _Rows:
    """What a query gave, as a cursor gives it."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        """The next row, None after the last."""
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return list(self._rows)


class _Stubborn:
    """A connection that only reads. text_factory: as SQLite has it."""

    def __init__(self, place: str, key: Key) -> None:
        self._place, self._key = place, key
        self.text_factory: Any = str
        self._file = open_file(place, key)

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> _Rows:
        """All rows of a query. Raises one of `errors()`, after which the next query is answered again."""
        self._file.text_factory = self.text_factory
        try:
            return _Rows(self._file.execute(sql, parameters).fetchall())
        except errors():
            self._file.close()
            self._file = open_file(self._place, self._key)
            raise

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


def open_damaged(place: str, key: Key | None) -> sqlite3.Connection:
    """A connection that reads a file whatever is wrong with it. place: a URI.  key: None for a plain file."""
    if key is None:
        return open_file(place, None)
    return cast(sqlite3.Connection, _Stubborn(place, key))
