"""Locking a workbook away by command, and working with one that is locked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WORD, PASS = "Zanzibar", "four words and more"
Say = Callable[[str], None]


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Lets a command print this passphrase from now on; an empty one lets nothing do so."""

    def say(passphrase: str, variable: str = "NEGOTUI_PASS_COMMAND") -> None:
        if passphrase:
            monkeypatch.setenv(variable, f"echo '{passphrase}'")
        else:
            monkeypatch.delenv(variable, raising=False)

    say("")
    return say


@pytest.fixture
def locked(run: Run, knows: Say, monkeypatch: pytest.MonkeyPatch) -> str:
    """A locked workbook with backups, whose passphrase a command prints. Its negotiation."""
    made = run("new", "Rent", "--with", WORD)
    run("add", made.id, "issues", f"name={WORD}")
    run("backup")
    monkeypatch.setenv("NEGOTUI_NEW_PASS_COMMAND", f"echo '{PASS}'")
    assert run("lock").code == 0
    monkeypatch.delenv("NEGOTUI_NEW_PASS_COMMAND")
    knows(PASS)
    return made.id


def plain_words(folder: Path) -> list[str]:
    """The files that hold the word as it is, or the passphrase."""
    words = [text.encode() for text in (WORD, WORD.lower(), PASS)]
    return [
        path.name for path in folder.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in words)
    ]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Lets somebody at a terminal type these lines. Returns the list of what they were asked."""

    def sit(*lines: str) -> list[str]:
        asked: list[str] = []
        left = list(lines)

        def typed(question: str, stream: object = None) -> str:
            asked.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("negotui.cli.passphrase.is_terminal", lambda: True)
        monkeypatch.setattr("getpass.getpass", typed)
        return asked

    return sit


def test_no_word_can_be_found_in_any_file_afterwards(run: Run, locked: str, tmp_path: Path, book: Path) -> None:
    assert plain_words(tmp_path) == []
    log = tmp_path / "log"
    assert run("--log", str(log), "add", locked, "issues", f"name={WORD} two").code == 0
    run("edit", locked, "issues", f"{WORD} two", f"name={WORD} three")
    run("undo", locked)
    run("backup")
    assert "edit" not in run("show", locked).err
    assert log.read_text()
    assert plain_words(tmp_path) == []
    assert len(list(book.with_name("book.db.backups").iterdir())) >= 2
    assert run("check").out == "book.db is sound.\n"


def test_every_command_reads_it_with_the_passphrase(run: Run, locked: str) -> None:
    assert WORD in run("list").out
    assert WORD in run("show", locked).out
    assert run("search", WORD.lower(), "--json").data
    assert len(run("restore", "--json").data) == 2


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("echo wrong", "What the command prints doesn’t open book.db"),
        ("false", "ended with an error (1)"),
        ("true", "printed nothing"),
        ("/nowhere/to/be/found", "could not be started: No such file"),
        ("echo 'open", "quotes don’t match"),
        ("  ", "could not be started"),
    ],
)
def test_a_command_that_gives_no_passphrase_is_a_sentence(
    run: Run, locked: str, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("NEGOTUI_PASS_COMMAND", command)
    done = run("list")
    assert (done.code, done.out) == (1, "")
    assert said in done.err


def test_the_settings_name_the_command_too(run: Run, locked: str, knows: Say, tmp_path: Path) -> None:
    knows("")
    refused = run("list")
    assert (refused.code, "I can’t ask for its passphrase here" in refused.err) == (1, True)
    assert "NEGOTUI_PASS_COMMAND" in refused.err
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "negotui"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(f'{{"pass_command": "echo \'{PASS}\'"}}')
    assert WORD in run("list").out


def test_it_asks_at_the_terminal_three_times(
    run: Run, locked: str, knows: Say, terminal: Callable[..., list[str]]
) -> None:
    knows("")
    asked = terminal("no", PASS)
    done = run("list")
    assert (WORD in done.out, done.err) == (True, "That passphrase doesn’t open book.db.\n")
    assert asked == ["Passphrase of book.db: "] * 2
    terminal("no", "nor", "never", PASS)
    done = run("list")
    assert (done.code, done.out) == (1, "")
    assert "doesn’t open book.db" in done.err
    terminal()
    assert run("list").code == 130


def test_a_new_one_is_typed_twice(run: Run, knows: Say, terminal: Callable[..., list[str]], tmp_path: Path) -> None:
    run("new", WORD)
    assert "can’t ask for a passphrase" in run("lock").err
    terminal("something long enough", "something else")
    differs = run("lock")
    assert (differs.code, "differ" in differs.err) == (1, True)
    for bad in ("", "  ", "a\x07b", "x" * 1001):
        terminal(bad, bad)
        assert run("lock").code == 1
    assert run("list").code == 0
    terminal("short", "short")
    done = run("lock")
    assert (done.code, "That is short" in done.err) == (0, True)
    assert "nobody can open the workbook again" in done.err
    assert "traces" in done.err
    assert done.out == "book.db is locked.\n"
    terminal("short")
    assert run("list").code == 0
    assert plain_words(tmp_path) == []


def test_another_passphrase_opens_everything_and_the_first_nothing(
    run: Run, locked: str, knows: Callable[..., None]
) -> None:
    knows("another one altogether", "NEGOTUI_NEW_PASS_COMMAND")
    done = run("lock", "--change")
    assert done.out == "book.db, along with 2 other files of it, has its new passphrase.\n"
    assert run("list").code == 1
    knows("another one altogether")
    assert WORD in run("list").out
    assert all(one["holds"] for one in run("restore", "--json").data)


def test_unlocking_brings_all_of_it_back(run: Run, locked: str, knows: Say) -> None:
    knows("wrong")
    assert run("unlock").code == 1
    knows(PASS)
    assert run("unlock").out == "book.db, along with 2 other files of it, is no longer locked.\n"
    knows("")
    assert WORD in run("list").out
    assert all(one["holds"] for one in run("restore", "--json").data)
    assert run("unlock").out == "book.db isn’t locked.\n"
    assert run("lock", "--change").code == 1


def test_what_an_interrupted_lock_left_plain_is_locked_by_the_next(
    run: Run, locked: str, book: Path, tmp_path: Path
) -> None:
    assert run("lock").out == "book.db is locked already. `negotui lock --change` chooses another passphrase.\n"
    (backup, *_) = book.with_name("book.db.backups").iterdir()
    run("--file", str(backup), "unlock")
    assert plain_words(tmp_path) != []
    assert run("lock").out == "book.db is locked.\n"
    assert plain_words(tmp_path) == []


def test_what_an_interrupted_unlock_left_locked_is_unlocked_by_the_next(
    run: Run, locked: str, book: Path, knows: Say
) -> None:
    whole = {path: path.read_bytes() for path in book.with_name("book.db.backups").iterdir()}
    run("unlock")
    for path, content in whole.items():
        path.write_bytes(content)
    assert run("unlock").code == 0
    knows("")
    assert all(one["holds"] for one in run("restore", "--json").data)


def test_a_damaged_backup_is_named_and_left(run: Run, book: Path, knows: Callable[..., None]) -> None:
    run("new", "Rent")
    path = Path(run("backup").out.strip())
    path.write_bytes(b"SQLite format 3\0" + b"x" * 8000)
    knows(PASS, "NEGOTUI_NEW_PASS_COMMAND")
    done = run("lock")
    assert done.code == 1
    assert f"{path} is as it was" in done.err
    assert done.out == "book.db is locked.\n"


def test_there_is_nothing_to_lock_yet(run: Run, book: Path) -> None:
    for command in ("lock", "unlock"):
        assert run(command).code == 1
    assert not book.exists()


def test_restoring_keeps_the_lock(run: Run, locked: str, tmp_path: Path, book: Path) -> None:
    run("delete", locked, "issues", WORD)
    assert run("restore", "last", "--yes").code == 0
    assert WORD in run("show", locked).out
    assert plain_words(tmp_path) == []
    # A file that lost its lock, or has another one, is taken over into the locked workbook.
    loose = tmp_path / "loose.db"
    run("backup", "-o", str(loose))
    assert plain_words(tmp_path) == []
    run("--file", str(loose), "unlock")
    run("delete", locked, "issues", WORD)
    assert run("restore", str(loose), "--yes").code == 0
    assert WORD in run("show", locked).out
    assert plain_words(tmp_path) == ["loose.db"]


def test_a_locked_backup_can_be_put_into_a_plain_workbook(run: Run, locked: str, tmp_path: Path, knows: Say) -> None:
    copy = tmp_path / "copy.db"
    run("backup", "-o", str(copy))
    run("unlock")
    run("delete", locked, "issues", WORD)
    knows("")
    refused = run("restore", str(copy), "--yes")
    assert (refused.code, "copy.db is locked" in refused.err) == (1, True)
    knows(PASS)
    assert run("restore", str(copy), "--yes").code == 0
    knows("")
    assert WORD in run("show", locked).out


def test_a_lost_workbook_comes_back_locked(run: Run, locked: str, book: Path, tmp_path: Path) -> None:
    for path in tmp_path.glob("book.db*"):
        if path.is_file():
            path.unlink()
    assert run("restore", "last", "--yes").code == 0
    assert WORD in run("list").out
    assert plain_words(tmp_path) == []


def test_a_damaged_locked_workbook_is_moved_aside_by_a_restore(
    run: Run, locked: str, book: Path, tmp_path: Path
) -> None:
    content = bytearray(book.read_bytes())
    content[4096 * 2 : 4096 * 3] = os.urandom(4096)
    book.write_bytes(content)
    assert run("restore", "last", "--yes").code == 0
    assert WORD in run("show", locked).out
    assert plain_words(tmp_path) == []


def test_a_locked_workbook_is_merged_once_its_passphrase_is_known(
    run: Run, locked: str, book: Path, knows: Say
) -> None:
    other = book.with_name("other.db")
    assert run("--file", str(other), "merge", str(book), "--yes").code == 0
    assert WORD in run("--file", str(other), "list").out
    knows("")
    refused = run("--file", str(other), "merge", str(book), "--yes")
    assert (refused.code, "I can’t ask" in refused.err) == (1, True)


def test_completion_asks_nobody(
    run: Run, locked: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, terminal: Callable[..., list[str]]
) -> None:
    """Not even the command: it may open a window that asks."""
    asked = terminal(PASS)
    witness = tmp_path / "asked"
    monkeypatch.setenv("NEGOTUI_PASS_COMMAND", f"touch {witness}")
    monkeypatch.setenv("_NEGOTUI_COMPLETE", "fish_complete")
    monkeypatch.setenv("COMP_LINE", "negotui show ")
    done = run()
    assert (done.out.strip(), asked, witness.exists()) == ("", [], False)
    monkeypatch.delenv("_NEGOTUI_COMPLETE")
    assert run("add", "--help").code == 0
    assert (asked, witness.exists()) == ([], False)


def test_what_needs_no_word_of_it_asks_nobody(
    run: Run, locked: str, knows: Say, terminal: Callable[..., list[str]]
) -> None:
    knows("")
    asked = terminal()
    for words in (("templates",), ("guide", "show"), ("guide", "schema"), ("where",), ("man",)):
        assert run(*words).code == 0
    assert asked == []


def test_each_passphrase_is_asked_for_once(
    run: Run, locked: str, book: Path, knows: Say, terminal: Callable[..., list[str]]
) -> None:
    other = book.with_name("other.db")
    run("--file", str(other), "new", "Warehouse")
    knows("")
    asked = terminal(PASS)
    assert run("merge", str(other), "--yes").code == 0
    assert asked == ["Passphrase of book.db: "]
    asked = terminal(PASS)
    assert run("restore", "last", "--yes").code == 0
    assert asked == ["Passphrase of book.db: "]


def test_what_is_written_is_said_not_to_be_locked(run: Run, locked: str, tmp_path: Path) -> None:
    for words in (
        ("export", locked, "-o", "rent.md"),
        ("export", "--all", "-o", "all"),
        ("brief", locked, "-o", "b.txt"),
    ):
        done = run(*words[:-1], str(tmp_path / words[-1]))
        assert (done.code, "is not locked" in done.err) == (0, True)
    assert "is not locked" not in run("show", locked).err


def test_titles_of_columns_are_not_kept_in_the_settings(run: Run, locked: str, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("Quagga,Other\nPay,1\n")
    assert run("rows", locked, "issues", str(rows), "--map", "Quagga=name", "--yes").code == 0
    rows.unlink()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"quagga" in path.read_bytes().lower()]


def test_a_plain_leftover_is_named_and_what_was_half_written_is_gone(run: Run, locked: str, book: Path) -> None:
    part = book.with_name(".book.db.999999999.part")
    part.write_text(WORD)
    (backup, *_) = book.with_name("book.db.backups").iterdir()
    run("--file", str(backup), "unlock")
    done = run("list")
    assert "note: 1 backup or other file of book.db is not locked" in done.err
    assert not part.exists()


def test_without_the_extra_a_sentence_says_how_to_get_it(
    run: Run, locked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sqlcipher3", None)
    for command in ("list", "lock", "unlock"):
        done = run(command)
        assert (done.code, "pip install 'negotui[lock]'" in done.err) == (1, True)
