"""Numbers and times that no workbook should have: a sentence, never a traceback."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MOST = 2**63 - 1
COMMANDS = (
    ("list",),
    ("show", "rent"),
    ("show", "rent", "--json"),
    ("analyse", "rent"),
    ("search", "rent"),
    ("add", "rent", "issues", "name=New"),
    ("edit", "rent", "issues", "Base", "target=4"),
    ("delete", "rent", "issues", "Length"),
    ("undo", "rent"),
    ("undo", "rent"),
    ("undo", "rent"),
    ("offer", "rent", "theirs", "base 5"),
    ("log", "rent", "hm"),
    ("duplicate", "rent"),
    ("archive", "rent"),
)


@pytest.mark.parametrize(
    "damage",
    [
        f"UPDATE entries SET position = {MOST}",
        f"UPDATE entries SET position = -{MOST}",
        f"UPDATE entries SET revision = {MOST}",
        f"UPDATE negotiations SET revision = {MOST}",
        f"UPDATE changes SET number = {MOST} WHERE number = (SELECT max(number) FROM changes)",
        f"UPDATE changes SET before = replace(before, '\"position\": 1', '\"position\": {MOST}')",
        f"UPDATE changes SET before = replace(before, '\"position\": 1', '\"position\": {MOST}999')",
        "UPDATE file_facts SET value = 99999999999999999999999",
        "UPDATE file_facts SET value = 'nonsense'",
        'UPDATE negotiations SET fields = \'{"title": "Rent", "deadline": "9999-12-31", "closed": "0001-01-01"}\'',
    ],
)
def test_a_number_beyond_all_others(run: Run, book: Path, damage: str) -> None:
    made = run("new", "Rent")
    run("add", made.id, "issues", "name=Base", "better=less", "target=5", "limit=9")
    run("add", made.id, "issues", "name=Length")
    run("add", made.id, "questions", "question=Why?")
    run("delete", made.id, "questions", "Why?")
    with closing(sqlite3.connect(book)) as file, file:
        assert file.execute(damage).rowcount
    for words in COMMANDS:
        done = run(*words)
        assert done.code in {0, 1}, words
        assert done.code == 0 or done.err.startswith("error: "), words


def test_an_entry_after_the_last_position_is_the_last(run: Run, book: Path) -> None:
    made = run("new", "Rent")
    run("add", made.id, "questions", "question=First?")
    with closing(sqlite3.connect(book)) as file, file:
        file.execute(f"UPDATE entries SET position = {MOST}")
    assert run("add", made.id, "questions", "question=Second?").code == 0
    shown = [entry["fields"]["question"] for entry in run("show", made.id, "--json").data["sheets"]["questions"]]
    assert shown == ["First?", "Second?"]


@pytest.mark.parametrize(
    "text", ["tomorrow", "Friday", "next week", "in 3 days", "in 2 hours", "yesterday", "3 weeks ago"]
)
@pytest.mark.parametrize("day", [datetime(9999, 12, 31, 23, 50, tzinfo=UTC), datetime(1, 1, 2, 0, 5, tzinfo=UTC)])
def test_the_end_of_the_calendar(run: Run, monkeypatch: pytest.MonkeyPatch, day: datetime, text: str) -> None:
    monkeypatch.setattr("negotui.config._now", lambda: day)
    monkeypatch.setattr("negotui.config._today", lambda: date(day.year, day.month, day.day))
    made = run("new", "Rent")
    assert made.code == 0
    for words in (
        ("edit", made.id, f"deadline={text}"),
        ("log", made.id, "x", "--at", text),
        ("list",),
        ("show", made.id),
    ):
        done = run(*words)
        assert done.code == 0 or done.err.startswith("error: "), words


@pytest.mark.parametrize("text", ["1" * 60_000, "in " * 20_000, "9" * 200 + ":30", "1." * 30_000])
@pytest.mark.parametrize("words", [("edit", "rent", "deadline={}"), ("log", "rent", "x", "--at", "{}")])
def test_a_page_is_no_day(run: Run, words: tuple[str, ...], text: str) -> None:
    run("new", "Rent")
    done = run(*(word.replace("{}", text) for word in words))
    assert done.code == 1
    assert "is not a" in done.err
