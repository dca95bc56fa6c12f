"""Backups, restoring, checking and repairing by command; damaged, vanished and empty files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import click
import pytest

from negotui.services.safety import Safety
from tests.cli.conftest import Run


def test_a_backup_is_made_by_itself_before_the_first_change_of_a_day(run: Run, book: Path) -> None:
    folder = book.with_name("book.db.backups")
    run("new", "Rent")
    run("list")
    assert not folder.exists()
    for name in ("Price", "Lease"):
        run("add", "rent", "issues", f"name={name}")
    (one,) = run("restore", "--json").data
    assert (one["reason"], one["holds"]) == ("daily", "1 negotiation, 0 entries")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_that_no_backup_could_be_made_is_said_and_stops_nobody(run: Run, book: Path) -> None:
    run("new", "Rent")
    book.with_name("book.db.backups").write_text("in the way")
    done = run("add", "rent", "issues", "name=Price")
    assert (done.code, "no backup was made" in done.err) == (0, True)


def test_a_large_file_is_backed_up_once_the_answer_stands_there(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "Rent")
    monkeypatch.setattr("negotui.services.safety.MOST_AT_ONCE", 0)
    monkeypatch.setattr("negotui.cli.keeping._LONG", 3600.0)
    order: list[str] = []
    monkeypatch.setattr("negotui.services.safety.Safety._make", noted(order, "backup", Safety._make))
    monkeypatch.setattr("negotui.cli.output.click.echo", noted(order, "answer", click.echo))
    assert run("add", "rent", "issues", "name=Price").code == 0
    assert order == ["answer", "backup"]
    for name in ("Lease", "Deposit"):
        run("add", "rent", "issues", f"name={name}")
    (one,) = run("restore", "--json").data
    # The first change of the day is in it: it was there before the file was copied.
    assert (one["reason"], one["holds"]) == ("daily", "1 negotiation, 1 entry")


def noted(order: list[str], name: str, call: Callable[..., object]) -> Callable[..., object]:
    """The same, with a note of when it was called."""

    def wrapped(*words: object, **named: object) -> object:
        order.append(name)
        return call(*words, **named)

    return wrapped


def test_whoever_waits_for_a_large_backup_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "Rent")
    monkeypatch.setattr("negotui.services.safety.MOST_AT_ONCE", 0)
    monkeypatch.setattr("negotui.cli.keeping._LONG", 0.0)
    said = Event()
    told: list[str] = []

    def note(sentence: str) -> None:
        told.append(sentence)
        said.set()

    def slow(*_: object) -> None:
        assert said.wait(60)

    monkeypatch.setattr("negotui.cli.output.note", note)
    monkeypatch.setattr("negotui.services.safety.Safety.daily", slow)
    assert run("add", "rent", "issues", "name=Price").code == 0
    assert told == ["backing up the workbook; this happens once a day …"]


def test_a_large_file_that_is_damaged_is_said_to_be(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "Rent")
    monkeypatch.setattr("negotui.services.safety.MOST_AT_ONCE", 0)
    monkeypatch.setattr("negotui.services.safety.damage", lambda _: "page 3")
    done = run("add", "rent", "issues", "name=Price")
    assert (done.code, "damaged" in done.err, "no backup was made" in done.err) == (0, True, True)


def test_back_and_forth(run: Run, book: Path, tmp_path: Path) -> None:
    made = run("new", "Rent")
    run("add", made.id, "issues", "name=Price")
    path = run("backup").out.strip()
    assert run("backup", "-o", str(tmp_path / "own.db"), "--json").data == {"path": str(tmp_path / "own.db")}
    assert run("backup", "-o", str(tmp_path / "own.db")).code == 1
    run("delete", made.id, "issues", "Price")
    refused = run("restore", Path(path).stem)
    assert (refused.code, "Rent: 1 entry back" in refused.err) == (1, True)
    assert "issues" not in run("show", made.id, "--json").data["sheets"]
    done = run("restore", Path(path).stem, "--yes")
    assert done.code == 0
    assert "is kept" in done.out
    assert len(run("show", made.id, "--json").data["sheets"]["issues"]) == 1
    assert "Nothing differs" in run("restore", str(tmp_path / "own.db"), "--yes").out
    assert run("restore", "nothing").code == 1
    assert run("check").out == "book.db is sound.\n"


def spoil(book: Path) -> bytes:
    """Breaks a page of a workbook that is needed only for finding words, and returns its bytes."""
    with closing(sqlite3.connect(book)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'changes'").fetchone()
    content = bytearray(book.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    book.write_bytes(content)
    return bytes(content)


def test_a_damaged_file_is_read_and_not_written(run: Run, book: Path) -> None:
    made = run("new", "Rent")
    run("add", made.id, "issues", "name=Price")
    spoiled = spoil(book)
    assert run("list", "--json").data[0]["title"] == "Rent"
    for words in (
        ("add", made.id, "issues", "name=Lease"),
        ("undo", made.id),
        ("new", "Lease"),
        ("backup",),
        ("check",),
    ):
        done = run(*words)
        assert done.code == 1, words
        assert "repair" in done.err or "restore" in done.err, words
        assert book.read_bytes() == spoiled
    done = run("repair")
    assert done.code == 0
    assert "     1 entry\n" in done.out
    assert "could not be read" in done.out
    assert book.read_bytes() == spoiled
    new = book.with_name("book.repaired.db")
    assert run("restore", str(new), "--yes").code == 0
    assert run("check").code == 0
    assert len(run("show", made.id, "--json").data["sheets"]["issues"]) == 1
    (aside,) = book.parent.glob("book.db.damaged-*")
    assert aside.read_bytes() == spoiled


def test_a_workbook_that_vanished_is_not_taken_for_an_empty_one(run: Run, book: Path) -> None:
    run("new", "Rent")
    run("backup")
    book.rename(book.with_name("moved.db"))
    for words in (("list",), ("new", "Other"), ("show", "rent")):
        done = run(*words)
        assert (done.code, "backups are still there" in done.err) == (1, True)
    assert not book.exists()
    assert run("restore", "last", "--yes").code == 0
    assert run("list", "--json").data[0]["title"] == "Rent"


@pytest.mark.parametrize("words", [("list",), ("search", "x"), ("show", "rent"), ("check",), ("where",)])
def test_an_empty_file_is_a_workbook_only_once_something_is_begun(run: Run, book: Path, words: tuple[str, ...]) -> None:
    book.touch()
    done = run(*words)
    assert "Traceback" not in done.err
    assert book.stat().st_size == 0
    assert run("new", "Rent").code == 0
    assert run("list", "--json").data[0]["title"] == "Rent"
