"""Search: what is found, what is not, and that nothing typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotui.domain.negotiation import DETAILS
from negotui.domain.queries import KEYS
from negotui.store import entries, negotiations, search
from negotui.store.database import Database

from ..hostile import HOSTILE_TEXTS
from .conftest import AT, Make


def names(database: Database, words: str, limit: int = 50) -> list[str]:
    found = search.find(database, words, limit, "2026-11-20")
    kept = entries.load_all(database, [one.id for one in found])
    return [one.title if one.is_details else kept[one.id].get("what") for one in found]


def test_every_word_must_occur_and_the_last_may_be_unfinished(
    database: Database, negotiation: Make, entry: Make
) -> None:
    owner = negotiation(title="Senior role", counterpart="Café Northwind")
    entry(owner, "alternatives", what="Offer from Contoso", note="They negotiate prices")
    entry(owner, "alternatives", what="Stay")
    assert names(database, "contoso offer") == ["Offer from Contoso"]
    assert names(database, "OFFER cont") == ["Offer from Contoso"]
    assert names(database, "offer stay") == []
    assert names(database, "cafe") == ["Senior role"]
    assert names(database, "negotiating price") == ["Offer from Contoso"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"sends flour"', ["Halden sends flour"]),
        ('"flour sends"', []),
        ("flo*", ["Halden sends flour", "Flour and yeast"]),
        ("f*", ["Halden sends flour", "Flour and yeast"]),
        ("flour -yeast", ["Halden sends flour"]),
        ("flour -yea*", ["Halden sends flour"]),
        ('flour -"sends flour" -x', ["Flour and yeast"]),
        ("flour sheet:lessons", ["Flour and yeast"]),
        ('flour sheet:"My lessons"', ["Flour and yeast"]),
        ("flour -sheet:lessons", ["Halden sends flour"]),
        ("sheet:common", ["Common"]),
        ('sheet:"Common ground"', ["Common"]),
        ("sheet:common_ground", ["Common"]),
        ("sheet:details with:halden", ["Renewal"]),
        ("flour with:halden", ["Halden sends flour"]),
        ("flour stage:agreed", ["Flour and yeast"]),
        ("flour -stage:agreed year:2026 is:open", ["Halden sends flour"]),
        ("flour tag:mill", ["Halden sends flour"]),
        ("mill", ["Renewal"]),
        ("kind:renewal -flour", ["Renewal", "Call"]),
        ("is:archived", ["Old", "Flour and yeast"]),
        ("-flour -yeast", []),
        ("is:due", ["Renewal", "Call", "Halden sends flour"]),
        ("with:", []),
        ("year:1999", []),
    ],
)
def test_the_language_of_the_list_narrows_a_search(
    database: Database, negotiation: Make, entry: Make, words: str, found: list[str]
) -> None:
    renewal = negotiation(title="Renewal", counterpart="Halden", kind="renewal", deadline="2026-01-01", tags="Mill")
    old = negotiation(title="Old", stage="agreed", closed="2025-01-01", archived="yes")
    entry(renewal, "facts", what="Halden sends flour")
    entry(old, "lessons", what="Flour and yeast")
    entry(renewal, "steps", what="Call", due="2026-11-20")
    if "ommon" in words:
        entry(renewal, "common_ground", what="Common")
    assert sorted(names(database, words)) == sorted(found)


def test_keys_alone_find_the_newest_first_with_nothing_marked(
    database: Database, negotiation: Make, entry: Make
) -> None:
    owner = negotiation(title="A")
    for number in range(3):
        entry(owner, "lessons", what=f"Lesson {number}")
    found = search.find(database, "sheet:lessons", 2)
    assert [one.snippet for one in found] == [(("Lesson 2", False),), (("Lesson 1", False),)]


def test_a_hit_shows_where_the_words_are(database: Database, negotiation: Make, entry: Make) -> None:
    entry(negotiation(title="Senior role"), "alternatives", what="An offer from\nContoso of course")
    (found,) = search.find(database, "contoso")
    assert found.title == "Senior role"
    assert [text for text, matched in found.snippet if matched] == ["Contoso"]
    assert "".join(text for text, _ in found.snippet) == "An offer from Contoso of course"


def test_the_index_follows_every_change(database: Database, negotiation: Make, entry: Make) -> None:
    owner = negotiation(title="A")
    id = entry(owner, "alternatives", what="Offer")
    kept = entries.load(database, id)
    assert kept is not None
    with database.write():
        entries.keep(database, kept.put("what", "Promise"), "Promise")
    assert (names(database, "offer"), names(database, "promise")) == ([], ["Promise"])
    with database.write():
        entries.remove(database, id)
    assert names(database, "promise") == []


def test_deleted_negotiations_are_not_found(database: Database, negotiation: Make, entry: Make) -> None:
    owner = negotiation(title="Offer")
    entry(owner, "alternatives", what="Offer")
    entry(negotiation(title="Other"), "alternatives", what="Second offer")
    with database.write():
        negotiations.mark_deleted(database, owner, AT)
    assert names(database, "offer") == ["Second offer"]
    with database.write():
        negotiations.mark_deleted(database, owner, None)
    assert sorted(names(database, "offer")) == ["Offer", "Offer", "Second offer"]


def test_no_more_than_asked_for(database: Database, negotiation: Make, entry: Make) -> None:
    owner = negotiation(title="Offer")
    for position in range(5):
        entry(owner, "alternatives", position, what=f"Offer {position}")
    assert len(names(database, "offer", 3)) == 3
    assert names(database, "offer", 4)[0] == "Offer"
    for _ in range(5):
        negotiation(title="Offered")
    found = names(database, "offer", 4)
    assert [name.startswith("Offer ") for name in found] == [False, False, True, True]
    assert names(database, "offer", 0) == []


def test_titles_do_not_hide_what_was_said(database: Database, negotiation: Make, entry: Make) -> None:
    for number in range(30):
        entry(negotiation(title=f"Camp {number}"), "notes", what="A camp")
    found = search.find(database, "camp")
    assert [one.is_details for one in found] == [True] * 5 + [False] * 30 + [True] * 15
    assert DETAILS.id == search._DETAILS


def test_control_characters_never_reach_the_index(database: Database, negotiation: Make, entry: Make) -> None:
    entry(negotiation(title="A"), "notes", what="one\x02two\x03 \ud800 three")
    (found,) = search.find(database, "three")
    assert found.snippet == (("onetwo  ", False), ("three", True))


@pytest.mark.parametrize(
    ("words", "found"),
    [("it's", ["It's hot"]), ("s", ["It's hot"]), ("summ", ["Its summer"]), ("x", ["Plan X"]), ("plan x", ["Plan X"])],
)
def test_a_last_piece_of_one_letter_is_a_whole_word(
    database: Database, negotiation: Make, entry: Make, words: str, found: list[str]
) -> None:
    owner = negotiation(title="A")
    for what in ("It's hot", "Its summer", "Plan X", "Plan xylophone"):
        entry(owner, "notes", what=what)
    assert names(database, words) == found


@pytest.mark.parametrize(
    "words", [*HOSTILE_TEXTS, "it's", "C++", "(", '"open', "", " ", "* ^ -", "a" * 10_000, "x " * 500]
)
def test_nothing_typed_is_an_error(database: Database, negotiation: Make, words: str) -> None:
    negotiation(title=words[:50])
    search.find(database, words)


def test_more_than_sqlite_bears_is_cut(database: Database, negotiation: Make, entry: Make) -> None:
    entry(negotiation(title="A"), "notes", what="word")
    for key in (*KEYS, "-with", "-sheet"):
        search.find(database, " ".join(f"{key}:{number}" for number in range(3_000)))
    search.find(database, " ".join(f"-{number} {number}*" for number in range(3_000)))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters()))
def test_nothing_that_could_be_typed_is_an_error(database: Database, words: str) -> None:
    for text in (words, f'x -"{words}', f"{words}* sheet:{words}", f'-{words} "{words}" with:"{words}"'):
        search.find(database, text)
