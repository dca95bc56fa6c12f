"""Every page of a file broken in turn: it is refused or only read, never written to, and what can be read of it is saved."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from negotui.domain.negotiation import DETAILS, Entry
from negotui.errors import NegotuiError, StoreError
from negotui.store import changes, entries, listing, negotiations
from negotui.store.backup import PathExists, is_sound
from negotui.store.changes import ENTRIES, Change, state_of
from negotui.store.database import DAMAGED, Database
from negotui.store.findings import findings
from negotui.store.opening import connect
from negotui.store.repairing import repair

from .conftest import AT

PAGE = 4096
OWNERS = ("0" * 26, "1" * 26)
ROWS = 12


def filled(path: Path) -> bytes:
    """The bytes of a workbook of some forty pages."""
    with closing(connect(path)) as database:
        with database.write():
            for owner in OWNERS:
                details = Entry(owner, owner, DETAILS.id, (("title", "Rent"),), revision=1, created=AT, updated=AT)
                negotiations.insert(database, "leverage", details)
                for number in range(ROWS):
                    text = f"{number} " + f"word{number} and more of it " * 20
                    one = Entry(f"{owner[:23]}{number:03}", owner, "notes", (("text", text),), (), number, 1, AT, AT)
                    entries.keep(database, one, text)
                    change = Change(owner, str(number), ENTRIES, one.id, None, state_of(one), "changed", "x")
                    changes.record(database, change, AT)
        assert findings(database) == []
    return path.read_bytes()


def broken(content: bytes, page: int) -> bytes:
    spoiled, at = bytearray(content), page * PAGE
    match page % 3:
        case 0:  # nothing left
            spoiled[at : at + PAGE] = bytes(PAGE)
        case 1:  # noise
            spoiled[at : at + PAGE] = random.Random(page).randbytes(PAGE)
        case _:  # a head that leads astray
            spoiled[at : at + 12] = random.Random(page).randbytes(12)
    return bytes(spoiled)


def use(path: Path) -> None:
    """Reads and writes as the program does; each may be refused with a sentence, and none of it fails otherwise."""
    with suppress(NegotuiError), closing(connect(path)) as database:
        for act in (_list, _load, _write, _undo):
            with suppress(NegotuiError):
                act(database)


def _list(database: Database) -> None:
    listing.summaries(database)


def _load(database: Database) -> None:
    negotiations.load_all(database, OWNERS)


def _write(database: Database) -> None:
    with database.write():
        one = Entry("2" * 26, OWNERS[0], "notes", (("text", "new"),), (), 99, 1, AT, AT)
        entries.keep(database, one, "new")


def _undo(database: Database) -> None:
    with database.write():
        changes.undo(database, OWNERS[0], AT, lambda entry: entry.get("text"))


def test_a_damaged_file_is_never_written_to_and_what_it_holds_is_saved(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", tmp_path / "new.db"
    content = filled(path)
    saved = []
    for page in range(len(content) // PAGE):
        spoiled = broken(content, page)
        for file in tmp_path.iterdir():
            file.unlink()
        path.write_bytes(spoiled)
        damaged = not is_sound(path)
        use(path)
        if damaged:
            assert path.read_bytes() == spoiled, page
        if page % 2:  # repairing takes longest
            continue
        with suppress(StoreError):
            done = repair(path, new)
            assert path.read_bytes() == spoiled or not damaged, page
            with closing(connect(new)) as database:
                assert findings(database) == [], page
            saved.append(done.saved["entries"])
    # A page holds a part of them; where the page that leads to all others is broken, nothing can be read.
    assert sum(count > ROWS for count in saved) > len(saved) * 2 // 3


LONG, MANY = "2" * 26, 2500


def with_long_texts(path: Path) -> bytes:
    """The bytes of a workbook of some eighty pages, one of whose notes goes on over several."""
    filled(path)
    with closing(connect(path)) as database, database.write():
        text = " ".join(f"long{number:04}" for number in range(MANY))
        entries.keep(database, Entry(LONG, OWNERS[0], "notes", (("text", text),), (), 99, 1, AT, AT), text)
        # A page that was used once and is free now holds what must not come back.
        gone = Entry("3" * 26, OWNERS[0], "notes", (("text", "gone " * 2000),), (), 98, 1, AT, AT)
        entries.keep(database, gone, "gone")
        entries.remove(database, gone.id)
    return path.read_bytes()


def kept_of(path: Path) -> dict[str, str]:
    """The text of each entry of a workbook, by its id."""
    with closing(connect(path)) as database:
        assert findings(database) == []
        return {
            entry.id: entry.get("text")
            for summary in listing.summaries(database)
            for entry in negotiations.load(database, summary.id).entries
        }


def test_words_that_are_not_on_the_broken_page_are_all_saved(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", tmp_path / "new.db"
    content = with_long_texts(path)
    all_texts = kept_of(path)
    count = len(content) // PAGE
    assert count >= 60
    for page in range(count):
        for file in tmp_path.iterdir():
            file.unlink()
        path.write_bytes(broken(content, page))
        repair(path, new)
        kept = kept_of(new)
        lost = content[page * PAGE : (page + 1) * PAGE].decode("utf-8", "replace")
        for id, text in all_texts.items():
            if id == LONG:
                # It is kept up to where the broken page begins.
                first = min((number for number in range(MANY) if f"long{number:04}" in lost), default=MANY)
                assert kept.get(id, "").count("long") >= first - 1, (page, first)
            elif text not in lost and f"word{text.split()[0]} and more" not in lost:
                assert kept.get(id) == text, page
        assert kept.keys() <= all_texts.keys(), page


def test_a_sound_file_is_repaired_to_all_that_it_was(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", tmp_path / "new.db"
    filled(path)
    done = repair(path, new)
    assert done.saved == {
        "negotiations": 2,
        "entries": 2 * ROWS,
        "changes": 2 * ROWS,
        "practices": 0,
        "file_facts": done.saved["file_facts"],
    }
    assert not any(done.lost.values())
    with closing(connect(path)) as old, closing(connect(new)) as database:
        for id in OWNERS:
            assert negotiations.load(database, id) == negotiations.load(old, id)
    with pytest.raises(PathExists):
        repair(path, new)


def test_entries_whose_negotiation_is_lost_are_found_again(tmp_path: Path) -> None:
    path, new = tmp_path / "a.db", tmp_path / "new.db"
    filled(path)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM negotiations WHERE id = ?", [OWNERS[0]])
    repair(path, new)
    with closing(connect(new)) as database:
        assert [one.title for one in listing.summaries(database)] == ["Recovered", "Rent"]
        assert len(negotiations.load(database, OWNERS[0]).entries) == ROWS


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("INSERT INTO entries_fts (entries_fts) VALUES ('delete-all')", "search does not know"),
        ("PRAGMA foreign_keys=OFF; DELETE FROM negotiations WHERE id LIKE '0%'", "belongs to nothing"),
        ("CREATE VIEW mine AS SELECT id FROM nowhere", "view mine"),
        ("UPDATE changes SET before = '='", "history has gaps"),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, harm: str, said: str) -> None:
    path = tmp_path / "a.db"
    filled(path)
    with closing(sqlite3.connect(path)) as file:
        file.executescript(harm)
    with closing(connect(path)) as database:
        assert any(said in finding for finding in findings(database))


def test_damage_is_looked_for_before_the_first_write_only(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def look(connection: object) -> str:
        asked.append(connection)
        return ""

    monkeypatch.setattr("negotui.store.database.damage", look)
    listing.summaries(database)
    assert asked == []
    for _ in range(2):
        with database.write():
            pass
    assert asked == [database.connection]


def test_what_is_to_be_done_before_the_first_write_is_done_once(database: Database) -> None:
    calls: list[str] = []
    database.before_first_write = lambda: calls.append("called")
    assert calls == []
    for _ in range(2):
        with database.write():
            pass
    assert calls == ["called"]


def test_a_file_seen_to_be_damaged_takes_nothing_and_says_what_to_do(database: Database) -> None:
    database.read_only = DAMAGED
    with pytest.raises(StoreError) as refused, database.write():
        pass
    assert "repair" in refused.value.hint
