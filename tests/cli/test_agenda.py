"""`negotui due`: the list, the same as data, and marking done by words or id."""

from __future__ import annotations

import pytest

from .conftest import Run


@pytest.fixture
def rent(run: Run) -> str:
    made = run("new", "Rent of the shop", "--deadline", "in 3 days")
    run("add", made.id, "commitments", "what=Send the draft", "who=me", "due=yesterday")
    run("add", made.id, "commitments", "what=Send the keys", "who=Okafor")
    return made.id


def test_the_list_goes_by_day(run: Run, rent: str) -> None:
    out = run("due").out
    places = [
        out.index(words) for words in ("Overdue", "Send the draft", "In the next 7 days", "Without a day", "keys")
    ]
    assert places == sorted(places)
    assert "Rent of the shop" in out
    assert "keys" not in run("due", "--days", "2").out
    assert "deadline" not in run("due", "--days", "2").out


def test_as_data(run: Run, rent: str) -> None:
    first, second, third = run("due", "--json").data
    assert (first["span"], first["what"], first["kind"], first["markable"]) == (
        "overdue",
        "Send the draft",
        "promise",
        True,
    )
    assert (second["kind"], second["entry"], second["markable"]) == ("deadline", rent, False)
    assert (third["span"], third["when"], third["more"]) == ("undated", "", "Okafor")


def test_done_by_words_and_by_id_and_taken_back(run: Run, rent: str) -> None:
    said = run("due", "--done", "draft").out
    assert said.startswith("Done: Send the draft · Rent of the shop. `negotui undo ")
    assert [one["what"] for one in run("due", "--json").data] == ["Rent of the shop", "Send the keys"]
    run(*said.split("`")[1].split()[1:])
    (first, *_) = run("due", "--json").data
    assert first["what"] == "Send the draft"
    run("due", "--done", first["entry"][:20], "--done", "keys")
    assert [one["kind"] for one in run("due", "--json").data] == ["deadline"]


def test_nothing_is_marked_where_one_name_is_not_clear(run: Run, rent: str) -> None:
    for more in ("send", "nothing such"):
        done = run("due", "--done", "draft", "--done", more)
        assert (done.code, done.out) == (1, "")
        assert "hint:" in done.err
    assert len(run("due", "--json").data) == 3


def test_nothing_due_is_said(run: Run) -> None:
    assert run("due").out == "Nothing is due.\n"
    assert run("due", "--days", "3").out == "Nothing is due within 3 days.\n"
