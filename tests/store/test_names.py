"""Negotiations and entries meant by a piece of a title or by the beginning of an id."""

from __future__ import annotations

import pytest

from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.summaries import Summary
from negotui.store import entries, listing, negotiations
from negotui.store.database import Database

from .conftest import AT, Make

LATER = "2026-11-21T09:00:00.000Z"


def keep(database: Database, *ids: str, owner: str = "") -> None:
    """Keeps negotiations of these ids, or entries of theirs where an owner is given."""
    with database.write():
        for id in ids:
            if owner:
                entries.keep(database, Entry(id, owner, "facts", position=1, revision=1, created=AT, updated=AT), "")
            else:
                details = Entry(id, id, DETAILS.id, (("title", f"Title {id}"),), revision=1, created=AT, updated=AT)
                negotiations.insert(database, "leverage", details)


def delete(database: Database, id: str) -> None:
    with database.write():
        negotiations.mark_deleted(database, id, LATER)


def test_a_title_is_found_by_any_of_its_words_and_by_nothing_else(database: Database, negotiation: Make) -> None:
    older = negotiation(title="Café lease", counterpart="Zoë")
    newer = negotiation(title="Lease of a van", at=LATER)
    gone = negotiation(title="Lease that is gone")
    delete(database, gone)
    assert listing.with_title_words(database, "LEASE") == [(newer, "Lease of a van"), (older, "Café lease")]
    assert listing.with_title_words(database, "cafe  l") == [(older, "Café lease")]
    assert listing.with_title_words(database, "zoe") == listing.with_title_words(database, "lease cafe") == []


def test_a_negotiation_without_a_title_is_found_by_no_word(database: Database, negotiation: Make) -> None:
    untitled = negotiation(counterpart="Zoë")
    assert listing.with_title_words(database, "zoe") == []
    assert listing.with_title_words(database, "") == [(untitled, "")]


def test_the_beginning_of_an_id_finds_what_is_not_deleted(database: Database) -> None:
    keep(database, "ab2", "ab1", "ac1", "aa9", "ab3")
    delete(database, "ab3")
    assert listing.with_id_prefix(database, "ab") == [("ab1", "Title ab1"), ("ab2", "Title ab2")]
    assert listing.with_id_prefix(database, "ab2") == [("ab2", "Title ab2")]
    assert listing.with_id_prefix(database, "b") == []


def test_the_beginning_of_an_id_finds_one_that_has_no_title(database: Database, negotiation: Make) -> None:
    id = negotiation(counterpart="Zoë")
    assert listing.with_id_prefix(database, id[:10]) == [(id, "")]


@pytest.mark.parametrize(
    ("id", "short"),
    [
        ("aaaaaaaa11", "aaaaaaaa1"),
        ("aaaaaaaa22", "aaaaaaaa2"),
        ("aaaaaaab33", "aaaaaaab"),
        ("bbbbbbbb44", "bbbbbb"),
        ("bbbbcccc55", "bbbbcc"),
        # The entry beside it shares eight letters, the negotiations hardly any.
        ("cccccccc66", "cccccccc6"),
        ("cccccccc77", "cccccccc7"),
    ],
)
def test_an_id_is_as_short_as_it_can_be_and_has_six_letters(database: Database, id: str, short: str) -> None:
    keep(database, "aaaaaaaa11", "aaaaaaaa22", "aaaaaaab33", "bbbbbbbb44", "cccccccc66")
    keep(database, "bbbbcccc55", "cccccccc77", owner="bbbbbbbb44")
    assert listing.short_id(database, id) == short


def test_an_id_alone_is_six_letters(database: Database) -> None:
    keep(database, "aaaaaaaa11")
    assert listing.short_id(database, "aaaaaaaa11") == "aaaaaa"


def test_counterparts_are_told_once_and_no_more_than_asked_for(database: Database, negotiation: Make) -> None:
    for name in ("Zoë", "Okafor", "Zoë", ""):
        negotiation(title="A", counterpart=name)
    delete(database, negotiation(title="B", counterpart="Gone"))
    assert sorted(listing.counterparts(database)) == ["Okafor", "Zoë"]
    assert len(listing.counterparts(database, 1)) == 1


def test_a_summary_says_whether_it_is_the_example_and_whether_it_is_archived(
    database: Database, negotiation: Make
) -> None:
    negotiation(title="Example", example="yes")
    negotiation(title="Archived", archived="yes")
    negotiation(title="Neither")
    found = (*listing.summaries(database), *listing.summaries(database, "is:archived"))
    marks = {summary.title: (summary.example, summary.archived) for summary in found}
    assert marks == {"Example": (True, False), "Archived": (False, True), "Neither": (False, False)}


def test_a_summary_holds_what_the_list_shows(database: Database, negotiation: Make) -> None:
    details = {
        "title": "Lease", "counterpart": "Okafor", "kind": "rent", "stage": "agreed", "deadline": "2026-12-01",
        "result": "1180", "closed": "2026-11-20", "tags": "shop, city",
    }  # fmt: skip
    full, bare = negotiation(at=LATER, **details), negotiation(title="Van")
    assert listing.summaries(database) == (
        Summary(
            full,
            "Lease",
            "Okafor",
            "rent",
            "agreed",
            "2026-12-01",
            "1180",
            LATER,
            False,
            False,
            "2026-11-20",
            "shop, city",
        ),
        Summary(bare, "Van", "", "", "", "", "", AT),
    )
