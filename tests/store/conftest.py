"""A file of its own for each test, and entries to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from negotui.domain.negotiation import DETAILS, Entry
from negotui.store import entries, negotiations
from negotui.store.database import Database
from negotui.store.ids import Ids
from negotui.store.opening import connect

AT = "2026-11-20T09:00:00.000Z"
Make = Callable[..., str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "negotui.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = connect(path)
    yield database
    database.close()


@pytest.fixture
def negotiation(database: Database) -> Make:
    """Keeps a negotiation with these details and gives its id."""
    ids = Ids()

    def make(at: str = AT, **details: str) -> str:
        id = ids.new()
        with database.write():
            entry = Entry(id, id, DETAILS.id, tuple(details.items()), revision=1, created=at, updated=at)
            negotiations.insert(database, "leverage", entry)
        return id

    return make


@pytest.fixture
def entry(database: Database) -> Make:
    """Keeps an entry with these values and gives its id."""
    ids = Ids()

    def make(owner: str, sheet: str, position: int = 1, **values: str) -> str:
        id = ids.new()
        kept = Entry(id, owner, sheet, tuple(values.items()), (), position, 1, AT, AT)
        with database.write():
            entries.keep(database, kept, " · ".join(values.values()))
        return id

    return make
