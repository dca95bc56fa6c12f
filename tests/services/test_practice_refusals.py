"""Practising what can hardly be practised: words in place of a talk, or a talk that ends with grace; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from negotui.analysis.practice.counterpart import Act
from negotui.analysis.work import Stopped
from negotui.domain.negotiation import Negotiation
from negotui.domain.stages import Stage
from negotui.errors import CannotPractise, StoreError
from negotui.services.played import PlayedPractice
from negotui.services.practice_report import asked_settings, debrief_task, debrief_text
from negotui.services.workspace import Workspace
from tests.services.conftest import SmallSource
from tests.tui.harness import TODAY, Clock, make_example, open_workspace

PRICE = {"name": "Price", "better": "less", "opening": "100", "target": "110", "limit": "150", "step": "10"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


def book(workspace: Workspace, *rows: tuple[str, dict[str, str]]) -> Negotiation:
    made = workspace.negotiations.create("A shed", "Mr. Hale")
    for sheet, texts in rows:
        workspace.entries.add(workspace.lookup.negotiation(made.id), sheet, texts)
    return workspace.lookup.negotiation(made.id)


def begun(workspace: Workspace, made: Negotiation, rounds: int = 6) -> PlayedPractice:
    return workspace.practice.begin(made, asked_settings("even", rounds, "even", False, 7))


def guess(**texts: str) -> tuple[str, dict[str, str]]:
    return "limits", {"issue": "Price", **texts}


def refused(workspace: Workspace, made: Negotiation) -> str:
    why = workspace.practice.why_not(made)
    with pytest.raises(CannotPractise):
        begun(workspace, made)
    assert workspace.practice.past(made) == (), "nothing is kept of what never began"
    return why


def test_no_issue_no_guess_and_one_deal_only_are_told_in_words(workspace: Workspace) -> None:
    assert "nothing to offer each other yet" in refused(workspace, book(workspace))
    assert "haven’t guessed anything about them" in refused(workspace, book(workspace, ("issues", PRICE)))
    only = book(
        workspace,
        ("issues", {"name": "Colour"}),
        ("options", {"option": "Red", "issue": "Colour", "mine": "50", "theirs": "50"}),
    )
    assert "Only one deal is possible" in refused(workspace, only)


def test_a_guide_without_these_sheets_has_nothing_to_practise(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "small.db", SmallSource(), today=lambda: TODAY, now=Clock())
    made = workspace.negotiations.create("Senior role", "Northwind")
    assert "no page for the table" in workspace.practice.why_not(made)
    workspace.close()


def test_a_file_that_cannot_be_written_says_so(workspace: Workspace, tmp_path: Path) -> None:
    made = make_example(workspace)
    reader = Workspace.open(workspace.path, workspace._session.guides, today=lambda: TODAY, now=Clock(), read_only=True)
    assert "read-only" in reader.practice.why_not(made)
    with pytest.raises(StoreError):
        begun(reader, made)
    reader.close()


def test_guesses_that_contradict_each_other_make_a_talk_all_the_same(workspace: Workspace) -> None:
    made = book(workspace, ("issues", PRICE), guess(target="90", opening="200", low="160", likely="120", high="80"))
    played = begun(workspace, made)
    while not played.is_over:
        played.offer("price 140")
        played.answer()
    assert debrief_text(played)


def test_without_a_zone_they_leave_with_grace_and_that_is_said(workspace: Workspace) -> None:
    made = book(workspace, ("issues", PRICE), guess(target="300", opening="320", low="230", likely="240", high="250"))
    played = begun(workspace, made)
    for price in ("100", "120", "130", "140", "150", "150", "150"):
        if not played.is_over:
            played.offer(f"price {price}")
            played.answer()
    played.keep()
    last = played.moves()[-1]
    assert (last.turn.by_me, last.turn.act) == (False, Act.WALK)
    assert last.words
    assert played.negotiation.stage == Stage.NO_AGREEMENT
    assert debrief_text(played).startswith("**They left, and that was right: no deal within your limits")
    assert workspace.practice.past(made)[0].stage == "no agreement"


def test_ten_thousand_million_packages_are_answered_and_laid_open(workspace: Workspace) -> None:
    rows: list[tuple[str, dict[str, str]]] = []
    for number in range(10):
        name = f"Issue {chr(65 + number)}"
        rows.append(("issues", {"name": name, "weight": "10"}))
        for option in range(10):
            texts = {
                "option": f"Way {option}",
                "issue": name,
                "mine": str(option * 10),
                "theirs": str(90 - option * 10),
            }
            rows.append(("options", texts))
        rows.append(("limits", {"issue": name, "weight": "10"}))
    made = book(workspace, *rows)
    played = begun(workspace, made, 4)
    assert played.dealt.game.count == 10**10
    played.offer("; ".join(f"Issue {chr(65 + number)} Way 9" for number in range(10)))
    task = played.reply_task()
    assert task.is_long, "the screen works it out in a thread"
    played.take(task.run(lambda: False))
    assert played.last_move() is not None
    played.accept()
    assert "What was possible" in debrief_text(played)


def test_cancelling_leaves_the_practice_as_it_was(workspace: Workspace) -> None:
    made = make_example(workspace)
    played = begun(workspace, made)
    played.offer("base 132k")
    played.answer()
    played.accept()
    played.keep()
    before, unwanted = played.turns(), Event()
    unwanted.set()
    with pytest.raises(Stopped):
        debrief_task(played).run(unwanted.is_set)
    assert workspace.practice.go_on(played.id).turns() == before


def test_a_locked_file_loses_no_move(workspace: Workspace) -> None:
    made = make_example(workspace)
    played = begun(workspace, made)
    other = workspace.twin()
    workspace.wait_at_most(0)
    with other._session.database.write():
        played.offer("base 132k")
        with pytest.raises(StoreError):
            played.keep()
    other.close()
    played.keep()
    assert len(workspace.practice.go_on(played.id).turns()) == 1
