"""What is over, and what earlier negotiations left for a later one."""

from __future__ import annotations

import pytest

from negotui.store import negotiations, past
from negotui.store.database import Database

from .conftest import AT, Make

LATER, LATEST = "2026-11-21T09:00:00.000Z", "2026-11-22T09:00:00.000Z"
LEFT = ("lessons", "commitments")


def delete(database: Database, id: str) -> None:
    with database.write():
        negotiations.mark_deleted(database, id, LATEST)


def test_what_is_over_is_listed_last_changed_first(database: Database, negotiation: Make) -> None:
    agreed = negotiation(at=LATER, title="A", stage="agreed")
    none = negotiation(title="B", stage="no agreement")
    left = negotiation(title="C", stage="walked away", archived="yes")
    newest = negotiation(at=LATEST, title="D", stage="agreed")
    for stage in ("", "preparing", "talking", "paused", "postponed", "won"):
        negotiation(title="E", stage=stage)
    negotiation(title="F", stage="agreed", example="yes")
    delete(database, negotiation(title="G", stage="agreed"))
    assert past.closed(database) == [(newest, LATEST), (agreed, LATER), (left, AT), (none, AT)]


def test_negotiations_are_read_with_some_sheets_alone(database: Database, negotiation: Make, entry: Make) -> None:
    one, two, gone = (negotiation(title=title) for title in "ABC")
    second = entry(one, "facts", 2, claim="Two")
    first = entry(one, "facts", 1, claim="One")
    lesson = entry(one, "lessons", lesson="Ask")
    entry(one, "options", option="High")
    entry(two, "options", option="Low")
    entry(gone, "facts", claim="Gone")
    delete(database, gone)
    found = {known.id: known for known in past.load_sheets(database, [one, two, gone, "nobody"], ["facts", "lessons"])}
    assert [known.id for known in found[one].entries] == [first, second, lesson]
    assert found[two].entries == ()
    assert found.keys() == {one, two}
    assert [(known.guide, known.title, known.details.id) for known in found.values()] == [
        ("leverage", "A", one),
        ("leverage", "B", two),
    ]


@pytest.fixture
def earlier(negotiation: Make, entry: Make) -> dict[str, str]:
    """Negotiations by their titles, each but one with a lesson; Z is the one that asks."""
    made = {}
    for title, at, counterpart, kind in (
        ("A", AT, "Zoë", "rent"),
        ("B", LATER, "ZOE", ""),
        ("C", LATEST, "Okafor", "Rent"),
        ("D", AT, "", "rent"),
        ("E", AT, "Zoe & Sons", "rent of a van"),
        ("F", AT, "Zoe", "rent"),
        ("Z", AT, "Zoe", "rent"),
    ):
        made[title] = negotiation(at=at, title=title, counterpart=counterpart, kind=kind)
        entry(made[title], "facts" if title == "F" else "lessons", lesson="Ask")
    return made


def test_the_same_counterpart_goes_before_the_same_kind(database: Database, earlier: dict[str, str]) -> None:
    assert past.similar(database, earlier["Z"], "zoe", "RENT", LEFT) == [
        (earlier["B"], "B", True),
        (earlier["A"], "A", True),
        (earlier["C"], "C", False),
        (earlier["D"], "D", False),
    ]
    assert [title for _, title, _ in past.similar(database, earlier["A"], "Zoë", "", LEFT)] == ["B", "Z"]
    assert [title for _, title, _ in past.similar(database, earlier["A"], "\x02", "rent", LEFT)] == ["C", "Z", "D"]
    assert [title for _, title, _ in past.similar(database, "", "Zoe", "", ("facts",))] == ["F"]
    assert past.similar(database, earlier["Z"], "", " ", LEFT) == []


def test_neither_what_is_deleted_nor_the_example_is_an_earlier_one(
    database: Database, earlier: dict[str, str], negotiation: Make, entry: Make
) -> None:
    entry(negotiation(title="Example", counterpart="Zoe", example="yes"), "lessons", lesson="Ask")
    delete(database, earlier["B"])
    assert past.similar(database, earlier["Z"], "Zoe", "", LEFT) == [(earlier["A"], "A", True)]


def test_only_the_last_of_many_are_looked_through(
    database: Database, earlier: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "_MOST_SIMILAR", 1)
    assert [title for _, title, _ in past.similar(database, earlier["Z"], "Zoe", "rent", LEFT)] == ["B", "C"]


def test_one_without_a_title(database: Database, negotiation: Make, entry: Make) -> None:
    untitled = negotiation(counterpart="Zoe")
    entry(untitled, "commitments", what="Call")
    assert past.similar(database, "", "Zoe", "", LEFT) == [(untitled, "", True)]
