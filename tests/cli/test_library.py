"""Past work by command line: filter, sort, archive, duplicate, counterparts, search by keys."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tests.hostile import HOSTILE_TEXTS


def titles(run: Run, *words: str) -> list[str]:
    return [one["title"] for one in run("list", "--json", *words).data]


def test_list_takes_keys_and_sorts(run: Run) -> None:
    run("new", "Rent", "--with", "Mrs. Okafor", "--deadline", "2027-03-01")
    run("new", "Van", "--kind", "purchase", "--deadline", "2027-01-01")
    run("edit", "van", "stage=walked away", "tags=old, red", "closed=2026-02-01")
    assert titles(run, "with:okafor") == ["Rent"]
    assert titles(run, 'stage:"walked away"', "tag:red", "year:2026") == ["Van"]
    assert titles(run, "--", "-tag:red") == ["Rent"]
    assert titles(run, "--sort", "deadline") == titles(run, "--sort", "-title") == ["Van", "Rent"]
    assert titles(run, "--sort", "-deadline") == ["Rent", "Van"]
    done = run("list", "--sort", "price")
    assert (done.code, "hint: Choose one of: title" in done.err) == (1, True)
    (van,) = run("list", "tag:red", "--json").data
    assert (van["closed"], van["tags"], van["archived"], van["due"]) == ("2026-02-01", "old, red", False, 0)


def test_what_is_due_is_counted(run: Run) -> None:
    made = run("new", "Rent")
    run("add", made.id, "commitments", "what=Keys", "who=me", "due=yesterday")
    assert run("list", "is:due", "--json").data[0]["due"] == 1
    assert " 1" in run("list").out.splitlines()[1]


def test_archive_and_back(run: Run) -> None:
    made = run("new", "Rent")
    assert run("archive", "rent").code == 0
    assert titles(run) == []
    assert "is:archived" in run("list").out
    assert "is archived already" in run("archive", made.id).out
    assert titles(run, "is:archived") == ["Rent"]
    assert run("archive", made.id, "--undo").code == 0
    assert titles(run) == ["Rent"]
    assert "is not archived" in run("archive", made.id, "--undo").out
    assert run("archive", "nobody").code == 1


def test_duplicate_prints_the_id(run: Run) -> None:
    made = run("new", "Rent", "--with", "Mrs. Okafor")
    run("add", made.id, "issues", "name=Price", "limit=9")
    run("add", made.id, "lessons", "lesson=Ask early")
    copy, frame = run("duplicate", made.id), run("duplicate", made.id, "Next year", "--frame")
    (issue,) = run("show", copy.id, "--json").data["sheets"]["issues"]
    assert issue["fields"] == {"name": "Price", "limit": "9"}
    data = run("show", frame.id, "--json").data
    assert data["details"]["title"] == "Next year"
    assert {sheet: [entry["fields"] for entry in entries] for sheet, entries in data["sheets"].items()} == {
        "issues": [{"name": "Price"}]
    }


def test_the_page_on_a_counterpart(run: Run) -> None:
    made = run("new", "Rent", "--with", "Mrs. Okafor")
    run("add", made.id, "lessons", "lesson=Ask early")
    entry = run("add", made.id, "commitments", "what=Keys", "who=me", "due=2027-01-01")
    text = run("with", "MRS. OKAFOR").out
    for words in ("With Mrs. Okafor", "Rent", "Learned", "Ask early", "Still open", "Keys · me · 2027-01-01 · Rent"):
        assert words in text
    data = run("with", "mrs. ökafor", "--json").data
    assert set(data) == {"counterpart", "negotiations", "lessons", "open"}
    assert (data["negotiations"][0]["id"], data["open"][0]["entry"]) == (made.id, entry.id)
    done = run("with", "okafor")
    assert (done.code, "Did you mean Mrs. Okafor?" in done.err) == (1, True)


def test_search_narrows_by_keys_and_names_the_section(run: Run) -> None:
    made = run("new", "Rent", "--with", "Mrs. Okafor")
    run("add", made.id, "facts", "claim=The roof leaks")
    run("add", made.id, "lessons", "lesson=Look at the roof")
    found = run("search", "roof", "sheet:lessons", "with:okafor", "--json").data
    assert [(hit["sheet"], hit["section"]) for hit in found] == [("lessons", "wrap-up")]
    assert len(run("search", "sheet:lessons").out.splitlines()) == 1
    assert [hit["sheet"] for hit in run("search", "--json", "--", "roof", "-leaks").data] == ["lessons"]


@pytest.mark.parametrize("text", HOSTILE_TEXTS[::3])
def test_hostile_words_are_only_words(run: Run, text: str) -> None:
    made = run("new", "x", "--with", text or "y")
    assert made.code == 0
    for words in (("list", "--", text), ("list", "--", f"tag:{text}"), ("search", "--", f"sheet:{text}", text)):
        assert run(*words).code == 0
    done = run("with", "--", text)
    assert done.code in {0, 1}
    assert not any(letter in done.out for letter in "\x1b\x07\x9b\x9d\u202e\u2066")


def test_new_asks_about_a_name_and_says_what_earlier_talks_left(run: Run) -> None:
    first = run("new", "Rent", "--with", "Dr. Lindqvist")
    assert first.err == ""
    run("add", first.id, "lessons", "lesson=Ask early")
    near = run("new", "Again", "--with", "Dr Lindqvist")
    assert near.err.startswith("note: Dr Lindqvist: the same as Dr. Lindqvist? `negotui edit ")
    # What was typed is kept, and the output is the id alone.
    assert run("show", near.id, "--json").data["details"]["counterpart"] == "Dr Lindqvist"
    same = run("new", "Next", "--with", "dr. lindqvist")
    assert (
        same.err == "note: Earlier talks with dr. lindqvist left 1 lesson. `negotui with 'dr. lindqvist'` shows them.\n"
    )
