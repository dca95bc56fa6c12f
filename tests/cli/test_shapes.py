"""What `--json` writes: one shape for the same thing, and the words that stand on the screen."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

STAGES = ("", "preparing", "talking", "paused", "agreed", "no agreement", "walked away", "postponed")


@pytest.mark.parametrize("stage", STAGES)
def test_the_stage_is_the_word_on_the_screen(run: Run, stage: str) -> None:
    made = run("new", "Rent", "--with", "Mrs. Okafor")
    if stage:
        assert run("edit", made.id, f"stage={stage}").code == 0
    shown = stage or "preparing"
    assert shown in run("list").out
    assert run("list", "--json").data[0]["stage"] == shown
    assert run("show", made.id, "--json").data["stage"] == shown
    assert run("with", "mrs. okafor", "--json").data["negotiations"][0]["stage"] == shown
    assert {one["stage"] for one in run("analyse", made.id, "--json").data.values()} == {shown}
    assert run("review", made.id, "--json").data["stage"] == shown


def test_every_analysis_has_the_same_keys_first(run: Run) -> None:
    made = run("new", "Rent")
    for one in run("analyse", made.id, "--json").data.values():
        assert list(one)[:6] == ["title", "section", "stage", "verdict", "text", "blocks"]


def test_an_entry_is_named_by_the_same_keys_everywhere(run: Run) -> None:
    made = run("new", "Rent", "--with", "Mrs. Okafor")
    entry = run("add", made.id, "lessons", "lesson=Ask early")
    (hit,) = run("search", "early", "--json").data
    (lesson,) = run("with", "mrs. okafor", "--json").data["lessons"]
    for one in (hit, lesson):
        assert (one["negotiation"], one["title"], one["sheet"], one["entry"]) == (made.id, "Rent", "lessons", entry.id)
