"""The list filtered by words and keys, sorted by columns, with what is due; all of it from one index."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from negotui.domain.queries import query_from
from negotui.domain.stages import CLOSED, Stage
from negotui.errors import NotFound
from negotui.store import listing, negotiations
from negotui.store.conditions import list_condition
from negotui.store.database import Database
from negotui.store.listing import NEWEST, ORDERS

from ..hostile import HOSTILE_TEXTS, texts
from .conftest import AT, Make

TODAY = "2026-11-20"


def titles(database: Database, words: str = "", order: str = "") -> list[str]:
    found = [summary.title for summary in listing.summaries(database, words, order=order, today=TODAY)]
    assert listing.count(database, words, TODAY) == len(found)
    return found


@pytest.fixture
def shelf(database: Database, negotiation: Make, entry: Make) -> Database:
    lease = negotiation(
        title="Lease", counterpart="Mrs. Okafor", kind="rent", stage="agreed", closed="2025-03-01", deadline="2025-02-01",
        tags="Shop, Current Works", result="1,180",
    )  # fmt: skip
    van = negotiation(
        title="A van", counterpart="Zoë & Sons", stage="talking", deadline="2026-12-01", tags="rent-a-van"
    )
    negotiation(title="Walkers", stage="walked away", archived="yes", closed="2024-01-01")
    negotiation(title="Notes on a talk", kind="Rental")
    entry(lease, "commitments", what="Keys", due=TODAY)
    entry(lease, "commitments", what="Thanks", due="2026-11-01", done="yes")
    entry(lease, "steps", what="Call", due="2026-11-21")
    entry(van, "steps", what="Ask", due="2026-11-19")
    entry(van, "alternatives", what="Walk", due="2026-11-19")
    return database


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Notes on a talk", "A van", "Lease"]),
        ("is:archived", ["Walkers"]),
        ("-is:archived", ["Notes on a talk", "A van", "Lease"]),
        ("is:archived -stage:walked", []),
        ("stage:agreed", ["Lease"]),
        ("stage:prep", ["Notes on a talk"]),
        ("stage:agreement", []),
        ('is:archived stage:"walked away"', ["Walkers"]),
        ("-stage:talking", ["Notes on a talk", "Lease"]),
        ("with:okafor", ["Lease"]),
        ("WITH:zoe", ["A van"]),
        ("with:rent", []),
        ("kind:rent", ["Notes on a talk", "Lease"]),
        ("tag:rent", ["A van"]),
        ("tag:current", ["Lease"]),
        ("tag:works", []),
        ("year:2025", ["Lease"]),
        ("year:2026", ["Notes on a talk", "A van"]),
        ("year:20 year:2026", ["Notes on a talk", "A van"]),
        ("is:open", ["Notes on a talk", "A van"]),
        ("is:closed", ["Lease"]),
        ("-is:closed", ["Notes on a talk", "A van"]),
        ("is:due", ["A van", "Lease"]),
        ("-is:due", ["Notes on a talk"]),
        ("talk", ["Notes on a talk", "A van"]),
        ("talk*", ["Notes on a talk", "A van"]),
        ("alk", ["Notes on a talk", "A van"]),
        ("alk*", []),
        ("a -van", ["Notes on a talk", "Lease"]),
        ('"on a talk"', ["Notes on a talk"]),
        ('"talk on"', []),
        ('"lease mrs."', []),
        ("shop", ["Lease"]),
        ("sheet:notes lease", ["Lease"]),
    ],
)
def test_words_and_keys(shelf: Database, words: str, found: list[str]) -> None:
    assert titles(shelf, words) == found


def test_a_filter_by_key_reads_no_row_of_the_table_and_the_usual_order_sorts_nothing(database: Database) -> None:
    condition, bound = list_condition(
        query_from("a b* -c with:d stage:e kind:f tag:g year:2 is:open is:archived"), TODAY
    )
    for order in (NEWEST, *ORDERS):
        sql = f"SELECT n.number {listing._FROM} WHERE {condition} ORDER BY {listing._order_by(order)} LIMIT 9"
        steps = database.rows(f"EXPLAIN {sql}", bound)
        # Cursors that are opened on the table itself, and what reads a column through one: rows are told by the index alone.
        (root,) = database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'negotiations'")[0]
        tables = {step[2] for step in steps if step[1] == "OpenRead" and step[3] == root}
        assert [step for step in steps if step[1] == "Column" and step[2] in tables] == []
        assert (order == NEWEST) == all(step[1] not in {"OpenEphemeral", "SorterOpen"} for step in steps)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("title", ["A van", "Lease", "Notes on a talk"]),
        ("-title", ["Notes on a talk", "Lease", "A van"]),
        ("with", ["Lease", "A van", "Notes on a talk"]),
        ("-with", ["A van", "Lease", "Notes on a talk"]),
        ("kind", ["Lease", "Notes on a talk", "A van"]),
        ("stage", ["Notes on a talk", "A van", "Lease"]),
        ("-stage", ["Lease", "A van", "Notes on a talk"]),
        ("deadline", ["Lease", "A van", "Notes on a talk"]),
        ("-deadline", ["A van", "Lease", "Notes on a talk"]),
        ("result", ["Lease", "Notes on a talk", "A van"]),
        ("closed", ["Lease", "Notes on a talk", "A van"]),
        ("-updated", ["Notes on a talk", "A van", "Lease"]),
    ],
)
def test_what_says_nothing_stands_last_in_either_direction(shelf: Database, order: str, found: list[str]) -> None:
    assert titles(shelf, order=order) == found


def test_every_stage_has_its_place(database: Database, negotiation: Make) -> None:
    for stage in reversed(Stage):
        negotiation(title=stage, stage=stage)
    assert titles(database, order="stage") == list(Stage)
    assert titles(database, "is:closed", "stage") == list(CLOSED)


def test_windows_of_a_sorted_list(database: Database, negotiation: Make) -> None:
    for number in (3, 1, 4, 2, 0):
        negotiation(title=f"Talk {number}")
    window = listing.summaries(database, start=1, stop=3, order="title")
    assert [summary.title for summary in window] == ["Talk 1", "Talk 2"]


def test_no_such_order_is_told(database: Database) -> None:
    with pytest.raises(NotFound, match="list by 'dedline'") as told:
        listing.summaries(database, order="-dedline")
    assert "deadline" in told.value.hint


def test_what_is_due_by_negotiation_and_in_all(shelf: Database) -> None:
    van, lease = listing.summaries(shelf, "is:due", today=TODAY)
    ids = [summary.id for summary in listing.summaries(shelf)]
    assert listing.due_of(shelf, ids, TODAY) == {van.id: 1, lease.id: 1}
    assert listing.due_of(shelf, ids, "2026-11-21") == {van.id: 1, lease.id: 2}
    assert (listing.due(shelf, TODAY, 10), listing.due(shelf, TODAY, 1), listing.due(shelf, "2026-01-01", 10)) == (
        2,
        1,
        0,
    )
    with shelf.write():
        negotiations.mark_deleted(shelf, van.id, AT)
    assert listing.due(shelf, TODAY, 10) == 1


def test_all_with_a_counterpart_and_only_with_that_one(database: Database, negotiation: Make) -> None:
    for title, counterpart in (("A", "Zoë"), ("B", "ZOE "), ("C", "Zoe & Sons"), ("D", ""), ("E", "zoe")):
        negotiation(title=title, counterpart=counterpart, **({"archived": "yes"} if title == "E" else {}))
    assert [summary.title for summary in listing.with_counterpart(database, " zoe")] == ["E", "B", "A"]
    assert listing.with_counterpart(database, "\x02\n") == ()
    assert len(listing.counterparts(database, 2)) == 2
    assert set(listing.counterparts(database)) == {"Zoë", "ZOE ", "Zoe & Sons", "zoe"}


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_text_is_found_again_by_itself(database: Database, negotiation: Make, text: str) -> None:
    id = negotiation(title="x", counterpart=text, kind=text, tags=text)
    for words in (text, f'with:"{text}"', f"tag:{text}", f"-kind:{text}"):
        listing.summaries(database, words, today=TODAY)
        listing.count(database, words, TODAY)
    if listing.summaries(database)[0].counterpart.strip():
        assert [summary.id for summary in listing.with_counterpart(database, text)] in ([id], [])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts())
def test_no_typed_text_makes_the_filter_raise(database: Database, text: str) -> None:
    for words in (text, f"with:{text}", f'-tag:"{text}', f"is:{text} {text}*"):
        listing.count(database, words, TODAY)
        listing.summaries(database, words, stop=5, order="title", today=TODAY)
