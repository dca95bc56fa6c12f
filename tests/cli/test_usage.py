"""What is not understood, exit codes, odd terminals, and commands where there is no workbook yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from negotui.cli.commands import cli
from tests.cli.conftest import Run
from tests.cli.test_start import environ
from tests.hostile import HOSTILE_TEXTS

HARMFUL = "\x1b\x07\x9b\x9d\u202e\u2066"


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("show",),
        ("show", "a", "b"),
        ("show", "a", "--nothing"),
        ("list", "--sort"),
        ("add", "rent", "issues"),
        ("add", "rent", "issues", "name"),
        ("edit", "rent"),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--limit", "9223372036854775807"),
        ("offer", "rent", "nobody", "x=1"),
        ("log", "rent", "x", "--kind", "nothing"),
        ("completion", "tcsh"),
        ("guide", "nothing"),
    ],
)
def test_what_is_not_understood_is_2_and_says_how_it_is_used(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    error, hint = done.err.splitlines()
    assert error.startswith("error: ")
    assert hint.startswith("hint: Usage: negotui")
    assert "--help` says more" in hint


def test_a_group_alone_shows_its_commands(run: Run) -> None:
    done = run("guide")
    assert done.code == 2
    assert "check" in done.err + done.out


def test_the_help_names_the_exit_codes(run: Run) -> None:
    out = " ".join(run("--help").out.split())
    for words in ("Exit codes:", "0 it is done", "1 it couldn’t be done", "2 the command wasn’t understood"):
        assert words in out


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE_TEXTS if text] + ["\x1b]52;c;aGk=\x07", "\x9b31m", "\u202edrow"]
)
@pytest.mark.parametrize(
    "form",
    [
        ("{}",),
        ("show", "--{}"),
        ("show", "x", "{}"),
        ("list", "-{}"),
        ("search", "x", "--limit", "{}"),
        ("offer", "rent", "{}"),
        ("log", "rent", "x", "--kind={}"),
        ("guide", "{}"),
        ("completion", "{}"),
        ("add", "rent", "issues", "{}"),
        ("edit", "rent", "issues", "x", "{}", "y=1"),
        ("delete", "rent", "issues", "x", "{}"),
        ("where", "--file", "{}"),
    ],
)
def test_a_usage_error_repeats_nothing_that_a_terminal_obeys(run: Run, form: tuple[str, ...], text: str) -> None:
    done = run(*(part.replace("{}", text) for part in form))
    assert done.code in {0, 1, 2}
    assert not any(letter in done.err + done.out for letter in HARMFUL)


def test_a_page_as_an_argument_is_not_repeated_whole(run: Run) -> None:
    done = run("guide", "x" * 100_000)
    assert done.code == 2
    assert len(done.err) < 1_000


# Terminals that have not all signs


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp437", "utf-8"])
def test_no_encoding_ends_a_command(tmp_path: Path, encoding: str) -> None:
    env = {**environ(tmp_path), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}

    def negotui(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "negotui", *words], env=env, capture_output=True, check=False)

    made = negotui("new", "Miete → “Café” 🙈 £5").stdout.decode("ascii").strip()
    negotui("add", made, "facts", "claim=½ Łódź …", "source=日本")
    for words in (
        ("list",),
        ("show", made),
        ("export", made),
        ("search", "cafe"),
        ("show", "nobody “x” 日本"),
        ("list", "--json"),
    ):
        done = negotui(*words)
        assert done.returncode in {0, 1}, done.stderr
        assert b"Traceback" not in done.stderr
        if encoding != "ascii":  # which click takes for a mistake, and writes UTF-8
            done.stdout.decode(encoding)
            done.stderr.decode(encoding)
    if encoding == "latin-1":
        assert b'Miete -> "Caf\xe9" ? \xa35' in negotui("list").stdout
        assert b"\\u65e5\\u672c" in negotui("show", made, "--json").stdout


@pytest.mark.parametrize("zone", ["-24:00", "XYZ-167", "nonsense", "AAA+24BBB,0,365", ":"])
def test_no_time_zone_ends_a_command(run: Run, monkeypatch: pytest.MonkeyPatch, zone: str, tmp_path: Path) -> None:
    env = {**environ(tmp_path), "TZ": zone}
    for words in (
        ("new", "Rent", "--deadline", "in 3 days"),
        ("list",),
        ("log", "rent", "x", "--at", "now"),
        ("show", "rent"),
    ):
        done = subprocess.run([sys.executable, "-m", "negotui", *words], env=env, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr, done.stderr
        assert done.returncode in {0, 1}


# Where there is no workbook yet

WRITING = {"new", "open", "example", "completion", "man"}
"""Of these `new` begins a workbook, the next two open the screen, and the last two need none."""


OF_FILES = {("guide", "add"), ("guide", "check"), ("import",), ("merge",), ("rows",)}
"""These say that there is no such file or folder, whatever the workbook holds."""


def leaves(group: click.Group, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command with the words that lead to it."""
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        path = (*before, name)
        found += leaves(command, path) if isinstance(command, click.Group) else [path]
    return found


def arguments(path: tuple[str, ...]) -> list[str]:
    """Some words for every argument of a command."""
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    words = {
        "side": "mine",
        "values": "a=b",
        "words": "rent",
        "folder": "/nowhere",
        "ending": "agreed",
        "section": "",
        "id_": "leverage",
    }
    given = [words.get(param.name or "", "rent") for param in command.params if isinstance(param, click.Argument)]
    return [*given, "a=b"] if path == ("edit",) else given


@pytest.mark.parametrize("path", [path for path in leaves(cli) if path[0] not in WRITING], ids=" ".join)
@pytest.mark.parametrize("as_json", [False, True])
def test_a_command_makes_no_file_where_there_is_none(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...], as_json: bool
) -> None:
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    if as_json and not any("--json" in param.opts for param in command.params):
        pytest.skip("it writes no JSON")
    monkeypatch.setenv("XDG_CACHE_HOME", str(book.parent / "cache"))
    done = run(*path, *arguments(path), *(["--json"] if as_json else []))
    assert list(book.parent.iterdir()) == []
    assert done.code in {0, 1}
    assert "Traceback" not in done.err
    if done.code and path not in OF_FILES:
        assert "No negotiations yet. `negotui new TITLE` begins one" in done.err
    elif as_json:
        assert done.data is not None


@pytest.mark.parametrize("words", [("list",), ("list", "roof"), ("search", "roof"), ("list", "is:archived")])
def test_a_list_of_nothing_says_how_to_begin_and_is_no_failure(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.err) == (0, "")
    assert "`negotui new TITLE` begins one" in done.out
    assert run(*words, "--json").data == []


def test_a_file_in_a_folder_that_cannot_be_is_not_taken_for_an_empty_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("--file", str(tmp_path / "file" / "book.db"), "list")
    assert (done.code, done.err.startswith("error: ")) == (1, True)


def test_a_link_to_nowhere_is_no_empty_workbook(run: Run, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "gone.db")
    done = run("--file", str(tmp_path / "link.db"), "list")
    assert done.code == 1
    assert not (tmp_path / "gone.db").exists()
