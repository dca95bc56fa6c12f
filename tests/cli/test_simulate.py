"""Trying the plan by command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.tui.harness import make_example, open_workspace


@pytest.fixture
def example(run: Run, book: Path) -> str:
    """The worked example, in the file of the command line."""
    workspace = open_workspace(book.parent)
    made = make_example(workspace)
    workspace.close()
    return made.id


def test_the_verdict_comes_first_and_the_limits_of_it_last(run: Run, example: str) -> None:
    done = run("simulate", example, "--talks", "30", "--seed", "3")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("**Of 30 talks ")
    assert "### What would change it" in done.out
    assert "These are programs drawn from your guesses." in done.out
    assert "AC-next" in done.out


def test_json_repeats_itself_by_the_same_seed(run: Run, example: str) -> None:
    first, again = (json.loads(run("simulate", example, "--talks", "30", "--json").out) for _ in range(2))
    assert first == again
    assert (first["talks"], first["rounds"], first["seed"]) == (30, 10, 0)
    assert first["walking_away"] == 35
    assert set(first["by_kind"]) == {"firm", "even", "eager", "mirror", "stepwise"}
    assert {one["change"] for one in first["changes"]} >= {
        "open lower",
        "concede later",
        "concede earlier",
        "trade first",
    }
    assert sum(one["deals"] for one in first["by_kind"].values()) == first["plan"]["deals"]


def test_without_guesses_it_says_what_to_write(run: Run) -> None:
    run("new", "Flat")
    done = run("simulate", "Flat")
    assert done.code == 1
    assert done.err.startswith("error: There is nothing to offer each other yet.")
    assert "hint: " in done.err


def test_a_trial_changes_nothing(run: Run, example: str) -> None:
    before = run("show", example, "--json").out
    run("simulate", example, "--talks", "30")
    assert run("show", example, "--json").out == before
    assert not json.loads(run("practise", example, "--list", "--json").out)
