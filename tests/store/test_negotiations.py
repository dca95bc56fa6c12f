"""Lists and whole negotiations, and rows that another program wrote."""

from __future__ import annotations

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
    with pytest.raises(NotFound):
        negotiations.load(database, "nobody")


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
