"""Practising by command line: one move a line, one answer a line, kept where the input ends, laid open at the end."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Done, Run
from tests.tui.harness import make_example, open_workspace

AS = ("--as", "even", "--seed", "7", "--no-tactics")


class _Typed(io.StringIO):
    """What is typed at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def example(run: Run, book: Path) -> str:
    """The worked example, in the file of the command line."""
    workspace = open_workspace(book.parent)
    made = make_example(workspace)
    workspace.close()
    return made.id


class Talk:
    """Practises with these lines on the standard input."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch, id: str) -> None:
        self._run, self._monkeypatch, self._id = run, monkeypatch, id

    def __call__(self, lines: str, *options: str, typed: bool = False) -> Done:
        self._monkeypatch.setattr("sys.stdin", _Typed(lines) if typed else io.StringIO(lines))
        return self._run("practise", self._id, *options)


@pytest.fixture
def talk(run: Run, monkeypatch: pytest.MonkeyPatch, example: str) -> Talk:
    return Talk(run, monkeypatch, example)


def objects(done: Done) -> list[Any]:
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_talk_from_the_first_offer_to_the_debrief(run: Run, talk: Talk, example: str) -> None:
    done = talk("base 132k\nbase 126k; remote 2\n\naccept\n", *AS, "--before", "2", "--after", "4")
    assert (done.code, done.err) == (0, "")
    first, second, *rest = done.out.splitlines()
    assert first.startswith("They offer Base salary ")
    assert first.endswith("”")
    assert second != first
    assert rest[1].startswith("**You got ")
    assert "## What was hidden" in done.out
    assert "--seed 7" in rest[-2]
    entry = run("show", example, "--json").data["sheets"]["rehearsals"][-1]
    assert (entry["fields"]["before"], entry["fields"]["after"]) == ("2", "4")


def test_the_same_seed_and_lines_give_the_same_output(talk: Talk) -> None:
    lines = "base 132k\nbase 126k\nwait\nwalk\n"
    assert talk(lines, *AS).out == talk(lines, *AS).out


def test_json_is_one_object_a_line_and_says_nothing_hidden_before_the_end(talk: Talk) -> None:
    *answers, last = objects(talk("base 132k\nbase 126k\naccept\n", *AS, "--json"))
    assert [one["act"] for one in answers] == ["offer", "offer"]
    assert [one["round"] for one in answers] == [1, 2]
    assert answers[0]["terms"]["Base salary"]
    assert all(set(one) == {"round", "act", "terms", "words", "tactic"} for one in answers)
    assert (last["manner"], last["seed"], last["rounds"]) == ("even", 7, 2)
    assert last["verdict"] in last["text"] or last["verdict"].startswith("You got")


def test_where_the_input_ends_it_is_kept_and_gone_on_with(run: Run, talk: Talk, example: str) -> None:
    stopped = talk("base 132k\n", *AS)
    assert stopped.code == 0
    assert "--resume goes on with it" in stopped.err
    listed = run("practise", example, "--list", "--json").data
    assert [(one["manner"], one["end"], one["rounds"]) for one in listed] == [("even", None, 1)]
    whole = talk("base 132k\nbase 126k\naccept\n", *AS)
    assert "an earlier practice isn’t over yet" in whole.err
    resumed = talk("base 126k\naccept\n", "--resume")
    assert whole.out.split("\n", 1)[1] == resumed.out, "as if it had never been stopped"
    assert talk("", "--resume").code == 1


def test_a_line_that_cannot_be_read_ends_a_script_and_is_asked_again_on_a_terminal(run: Run, talk: Talk) -> None:
    done = talk("base 132k\nthe moon\naccept\n", *AS)
    assert done.code == 1
    assert "error: " in done.err
    typed = talk("accept\nthe moon\nbase 132k\nundo\nbase 130k\nwalk\n", *AS, typed=True)
    assert typed.code == 0
    assert "They stay for 10 rounds" in typed.err
    assert "They have offered nothing yet" in typed.err
    assert "Undid: added “my offer 1”." in typed.err
    assert typed.out.count("They offer") == 2


def test_earlier_ones_are_listed_shown_again_and_forgotten(run: Run, talk: Talk, example: str) -> None:
    assert run("practise", example, "--list").out == "No practice yet.\n"
    done = talk("base 132k\naccept\n", *AS)
    row = run("practise", example, "--list").out.splitlines()[1]
    id, _, manner, rounds, *end = row.split()
    assert (manner, rounds, end[0]) == ("even", "1", "Base")
    assert run("practise", example, "--debrief", id).out in done.out
    assert run("practise", example, "--forget", id).code == 0
    assert run("practise", example, "--list", "--json").data == []
    assert run("practise", example, "--debrief", id).code == 1
    talk("base 132k\n", *AS)
    id = run("practise", example, "--list", "--json").data[0]["id"]
    assert "isn’t over yet" in run("practise", example, "--debrief", id).err


def test_what_cannot_be_practised_says_why(run: Run, example: str) -> None:
    bare = run("new", "Bare").id
    done = run("practise", bare)
    assert done.code == 1
    assert "nothing to offer each other yet" in done.err
    assert run("practise", example, "--as", "grumpy").code == 2
    assert run("practise", example, "--rounds", "1").code == 2
