"""Lists and whole negotiations, and rows that another program wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotui.domain.negotiation import Entry
from negotui.errors import NotFound
from negotui.store import entries, listing, negotiations
from negotui.store.database import Database
from negotui.store.rows import cleaned, decoded, encoded

from ..hostile import HOSTILE_TEXTS
from .conftest import AT, Make


def titles(database: Database, words: str = "", start: int = 0, stop: int | None = None) -> list[str]:
    return [summary.title for summary in listing.summaries(database, words, start, stop)]


def test_the_list_is_newest_first_in_windows(database: Database, negotiation: Make) -> None:
    for day in range(10, 20):
        negotiation(at=f"2026-11-{day}T09:00:00.000Z", title=f"Day {day}")
    assert titles(database) == [f"Day {day}" for day in range(19, 9, -1)]
    assert titles(database, start=2, stop=4) == ["Day 17", "Day 16"]
    assert titles(database, start=9) == ["Day 10"]
    assert titles(database, start=4, stop=2) == titles(database, start=20) == []
    assert listing.count(database) == 10


def test_the_filter_takes_every_word_without_case_and_accents(database: Database, negotiation: Make) -> None:
    negotiation(title="Café lease", counterpart="Zoë", stage="agreed", result="Signed")
    negotiation(title="Salary")
    assert titles(database, "ZOE cafe") == titles(database, "sign") == ["Café lease"]
    assert titles(database, "prepar") == ["Salary"]
    assert titles(database, "cafe salary") == []
    assert listing.count(database, "agree") == 1
    assert titles(database, "%") == titles(database, "_") == []


def test_the_list_needs_neither_table_nor_sorting(database: Database, negotiation: Make) -> None:
    negotiation(title="A")
    for condition in ("", " AND instr(folded, 'a')"):
        plan = " ".join(
            str(row[3])
            for row in database.rows(
                f"EXPLAIN QUERY PLAN SELECT number FROM negotiations WHERE deleted IS NULL{condition} "
                "ORDER BY updated DESC, number DESC LIMIT 50"
            )
        )
        assert "COVERING INDEX negotiations_newest" in plan
        assert "TEMP B-TREE" not in plan


def test_many_are_read_at_once(database: Database, negotiation: Make, entry: Make) -> None:
    one, two = negotiation(title="One"), negotiation(title="Two")
    for position in (2, 1):
        entry(one, "issues", position, name=f"Issue {position}")
    entry(two, "facts", claim="True")
    found = {known.id: known for known in negotiations.load_all(database, [one, two, "nobody"])}
    assert [known.get("name") for known in found[one].entries] == ["Issue 1", "Issue 2"]
    assert [known.get("claim") for known in found[two].entries] == ["True"]
    empty = negotiations.load(database, negotiation(title="Three"))
    assert (empty.guide, empty.title, empty.details.revision, empty.entries) == ("leverage", "Three", 1, ())
    with pytest.raises(NotFound):
        negotiations.load(database, "nobody")


def test_how_a_negotiation_stands(database: Database, negotiation: Make, entry: Make) -> None:
    owner, other = negotiation(at="2026-11-21T09:00:00.000Z", title="A"), negotiation(title="B")
    assert negotiations.fingerprint(database, owner) == (0, "", 1)
    entry(owner, "facts", claim="One")
    last = entry(owner, "facts", 2, claim="Two")
    kept = entries.load(database, last)
    assert kept is not None
    later = "2026-11-22T09:00:00.000Z"
    with database.write():
        entries.keep(database, replace(kept, revision=7, updated=later), "")
        negotiations.update(database, replace(negotiations.details(database, owner), revision=3))
    assert negotiations.fingerprint(database, owner) == (2, later, 3)
    assert negotiations.fingerprint(database, other) == (0, "", 1)


def test_by_which_guides_they_were_written(database: Database, negotiation: Make) -> None:
    first, second = negotiation(title="A"), negotiation(title="B")
    with database.write():
        database.run("UPDATE negotiations SET guide = 'mine' WHERE id = ?", [second])
        negotiations.mark_deleted(database, second, AT)
    assert (negotiations.guide_of(database, first), negotiations.guide_of(database, second)) == ("leverage", "mine")
    assert negotiations.guides_of(database, [first, second, "nobody"]) == {first: "leverage", second: "mine"}
    assert negotiations.guides_of(database, []) == {}
    assert (negotiations.deleted_at(database, first), negotiations.deleted_at(database, second)) == ("", AT)


def test_what_is_not_there_is_told(database: Database, negotiation: Make) -> None:
    gone = negotiation(title="A")
    with database.write():
        negotiations.mark_deleted(database, gone, AT)
    for id in (gone, "nobody"):
        for read in (negotiations.load, negotiations.fingerprint):
            with pytest.raises(NotFound) as told:
                read(database, id)
            assert str(told.value) == ("This negotiation no longer exists. u in the library brings a deleted one back.")
    for ask in (negotiations.details, negotiations.guide_of, negotiations.deleted_at):
        with pytest.raises(NotFound) as told:
            ask(database, "nobody")
        assert str(told.value) == "This negotiation is not in this file."
    assert negotiations.details(database, gone).get("title") == "A"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_text_comes_back_as_it_was_cleaned(database: Database, negotiation: Make, text: str) -> None:
    raw = Entry("0" * 26, negotiation(title="A"), "facts", (("claim", text),), (("date", text),), 1, 1, AT, AT)
    kept = cleaned(raw)
    with database.write():
        entries.keep(database, kept, text)
    assert entries.load(database, kept.id) == kept
    assert cleaned(kept) == kept


def test_what_another_program_wrote_is_read() -> None:
    pairs = decoded(
        '{"worth": 94400, "share": 0.50, "done": true, "open": false, "none": null, "list": [1, "é"], "b": ""}'
    )
    assert pairs == (("worth", "94400"), ("share", "0.5"), ("done", "yes"), ("list", '[1, "é"]'))
    assert decoded(encoded(pairs)) == pairs
