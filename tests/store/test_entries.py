"""Entries in the file: which are asked for, in which order, and what the file remembers of those that are gone."""

from __future__ import annotations

import pytest

from negotui.domain.negotiation import Entry
from negotui.store import entries, negotiations
from negotui.store.database import Database

from .conftest import AT, Make

LATER = "2026-11-21T09:00:00.000Z"


@pytest.fixture
def two(database: Database, negotiation: Make, entry: Make) -> tuple[str, str]:
    """Two negotiations with the same sheets, written from the last position to the first."""
    one, other = negotiation(title="One"), negotiation(title="Other")
    for owner, name in ((other, "theirs"), (one, "mine")):
        entry(owner, "issues", 2, name=f"{name} 2")
        entry(owner, "issues", 1, name=f"{name} 1")
        entry(owner, "facts", 5, name=f"{name} fact")
        entry(owner, "steps", 1, name=f"{name} step")
    return one, other


def names(found: list[Entry]) -> list[str]:
    return [one.get("name") for one in found]


def test_a_sheet_of_one_negotiation_is_read_in_its_order(database: Database, two: tuple[str, str]) -> None:
    assert names(entries.of_sheet(database, two[0], "issues")) == ["mine 1", "mine 2"]
    assert names(entries.of_sheet(database, two[1], "facts")) == ["theirs fact"]
    assert entries.of_sheet(database, two[0], "people") == []


def test_sheets_of_many_are_read_by_negotiation_sheet_and_position(database: Database, two: tuple[str, str]) -> None:
    found = entries.of_sheets(database, two, ["issues", "facts"])
    mine, theirs = ["mine fact", "mine 1", "mine 2"], ["theirs fact", "theirs 1", "theirs 2"]
    assert names(found) == (mine + theirs if two[0] < two[1] else theirs + mine)
    assert names(entries.of_sheets(database, two[:1], ["steps"])) == ["mine step"]
    assert entries.of_sheets(database, [], ["issues"]) == entries.of_sheets(database, two, []) == []


def test_all_entries_come_by_their_negotiation(database: Database, two: tuple[str, str]) -> None:
    found = entries.of_negotiations(database, two)
    assert names(list(found[two[0]])) == ["mine fact", "mine 1", "mine 2", "mine step"]
    assert names(list(found[two[1]])) == ["theirs fact", "theirs 1", "theirs 2", "theirs step"]
    assert list(entries.of_negotiations(database, two[:1])) == [two[0]]


def test_the_last_position_is_that_of_one_sheet_of_one_negotiation(database: Database, two: tuple[str, str]) -> None:
    assert entries.last_position(database, two[0], "issues") == 2
    assert entries.last_position(database, two[0], "facts") == 5
    assert entries.last_position(database, two[0], "people") == entries.last_position(database, "nobody", "facts") == 0


def test_the_beginning_of_an_id_finds_what_is_not_deleted(database: Database, negotiation: Make) -> None:
    one, gone = negotiation(title="One"), negotiation(title="Gone")
    with database.write():
        for id, owner in (("ab2", one), ("ab1", one), ("ac1", one), ("ab3", gone), ("aa9", one)):
            entries.keep(database, Entry(id, owner, "facts", position=1, revision=1, created=AT, updated=AT), "")
        negotiations.mark_deleted(database, gone, LATER)
    assert entries.with_id_prefix(database, "ab") == [("ab1", one), ("ab2", one)]
    assert entries.with_id_prefix(database, "ab2") == [("ab2", one)]
    assert entries.with_id_prefix(database, "b") == []


def test_an_entry_kept_again_replaces_what_may_change(database: Database, two: tuple[str, str]) -> None:
    first = Entry("0" * 26, two[0], "facts", (("name", "A"),), (("due", "soon"),), 1, 1, AT, AT)
    second = Entry("0" * 26, two[0], "facts", (("name", "B"),), (("due", "later"),), 4, 2, AT, LATER)
    with database.write():
        entries.keep(database, first, "A")
        entries.keep(database, second, "B")
    assert entries.load(database, first.id) == second
    assert entries.load_all(database, [first.id, "nobody"]) == {first.id: second}
    assert entries.load(database, "nobody") is None
    assert database.rows("SELECT words FROM entries WHERE id = ?", [first.id]) == [("B",)]


def test_the_file_remembers_the_highest_revision_that_was_taken_out(database: Database, two: tuple[str, str]) -> None:
    assert entries.last_revision_removed(database) == 0
    for revision, remembered in ((9, 9), (10, 10), (3, 10)):
        id = f"{revision:026}"
        with database.write():
            entries.keep(
                database, Entry(id, two[0], "facts", position=1, revision=revision, created=AT, updated=AT), ""
            )
            entries.remove(database, id)
        assert entries.load(database, id) is None
        assert entries.last_revision_removed(database) == remembered
    with database.write():
        entries.remove(database, "nobody")
    assert entries.last_revision_removed(database) == 10
