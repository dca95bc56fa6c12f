"""Practising through the services: played, kept, gone on with after a crash, undone, laid open, and seen by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from negotui.analysis.practice.counterpart import Act
from negotui.domain.negotiation import Negotiation
from negotui.domain.stages import Stage
from negotui.errors import NegotuiError, NotFound, ValueRefused
from negotui.services.played import PlayedPractice
from negotui.services.practice_report import (
    asked_settings,
    debrief_blocks,
    debrief_data,
    debrief_task,
    debrief_text,
    move_data,
    move_line,
    past_row,
    tactic_of,
    who,
)
from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, open_workspace

MANNERS = ("firm", "even", "eager", "mirror", "stepwise")
STEPS = ("base 132k", "base 128k; bonus 5k", "base 126k; remote 2", "base 124k", "base 122k; start in 9", "base 120k")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def made(workspace: Workspace) -> Negotiation:
    return make_example(workspace)


def begun(workspace: Workspace, made: Negotiation, manner: str = "even", **asked: int) -> PlayedPractice:
    settings = asked_settings(manner, asked.get("rounds", 8), "even", True, asked.get("seed", 7))
    return workspace.practice.begin(made, settings, 3)


def step(played: PlayedPractice, typed: str) -> None:
    played.offer(typed)
    played.answer()
    played.keep()


def to_the_end(played: PlayedPractice) -> None:
    """Ask for the same until they accept or leave."""
    played.offer("base 132k")
    while not played.is_over:
        played.answer()
        if not played.is_over:
            played.wait()
    played.keep()


@contextmanager
def again(tmp_path: Path, id: str) -> Iterator[PlayedPractice]:
    """As after a crash: nothing was closed, and the file is opened anew."""
    other = open_workspace(tmp_path)
    yield other.practice.go_on(id)
    other.close()


# Played


@pytest.mark.parametrize("manner", MANNERS)
def test_they_answer_each_offer_and_the_talk_comes_to_an_end(
    workspace: Workspace, made: Negotiation, manner: str
) -> None:
    played = begun(workspace, made, manner)
    for typed in STEPS:
        if not played.is_over:
            step(played, typed)
    if not played.is_over:
        played.accept()
    moves = played.moves()
    assert [move.turn.by_me for move in moves][:6] == [True, False] * 3
    assert all(move.words for move in moves if not move.turn.by_me)
    assert played.is_over
    assert played.dealt.hidden.manner == manner
    assert "What was hidden" in debrief_text(played)


def test_the_same_seed_brings_the_same_counterpart_and_no_seed_another(workspace: Workspace, made: Negotiation) -> None:
    one, same = begun(workspace, made, "", seed=11), begun(workspace, made, "", seed=11)
    for played in (one, same):
        step(played, "base 130k; remote 2")
        step(played, "base 125k")
    assert one.dealt.hidden == same.dealt.hidden
    assert [move.words for move in one.moves()] == [move.words for move in same.moves()]
    assert len({asked_settings().seed for _ in range(20)}) > 1


def test_half_an_offer_takes_the_rest_from_my_plan_whoever_began(workspace: Workspace, made: Negotiation) -> None:
    for waits in (False, True):
        played = begun(workspace, made)
        if waits:
            played.wait()
            played.answer()
        played.offer("base 126k")
        mine = played.turns()[-1].choice
        assert mine is not None
        issues = zip(played.dealt.game.issues, mine, strict=True)
        asked = {issue.name: issue.options[at].name for issue, at in issues}
        assert (asked["Base salary"], asked["Remote days"], asked["Start date"]) == ("126,000", "3", "In 13 weeks")


def test_an_offer_that_cannot_be_read_is_no_move(workspace: Workspace, made: Negotiation) -> None:
    played = begun(workspace, made)
    with pytest.raises(ValueRefused):
        played.offer("the moon")
    assert played.turns() == ()
    assert not played.is_theirs


def test_accepting_needs_an_offer_and_walking_away_needs_none(workspace: Workspace, made: Negotiation) -> None:
    played = begun(workspace, made)
    with pytest.raises(NegotuiError, match="offered nothing yet"):
        played.accept()
    step(played, "base 132k")
    played.accept()
    assert played.negotiation.stage == Stage.AGREED
    assert played.turns()[-1] == played.turns()[-1].__class__(True, Act.ACCEPT, played.turns()[1].choice)
    left = begun(workspace, made)
    left.walk_away()
    assert left.negotiation.stage == Stage.WALKED_AWAY
    assert "They had more to give" not in debrief_text(left), "nothing is known of what nobody asked for"


def test_one_undo_takes_back_my_move_with_their_answer_and_redo_brings_both(
    workspace: Workspace, made: Negotiation
) -> None:
    played = begun(workspace, made)
    step(played, "base 132k")
    step(played, "base 128k")
    four = played.turns()
    assert played.undo() == "Undid: added “my offer 2”."
    assert played.turns() == four[:2]
    played.redo()
    assert played.turns() == four
    played.undo()
    played.undo()
    assert played.turns() == ()
    with pytest.raises(NegotuiError, match="nothing to undo"):
        played.undo()


# Kept


def test_after_a_crash_it_is_there_as_it_was_and_undo_still_works(
    workspace: Workspace, made: Negotiation, tmp_path: Path
) -> None:
    played = begun(workspace, made, "firm")
    step(played, "base 132k")
    step(played, "base 128k")
    with again(tmp_path, played.id) as other:
        assert other.moves() == played.moves()
        assert other.dealt.hidden == played.dealt.hidden
        assert other.marks.before == 3
        assert other.undo() == "Undid: added “my offer 2”."
        assert len(other.turns()) == 2


def test_a_crash_before_their_answer_loses_nothing(workspace: Workspace, made: Negotiation, tmp_path: Path) -> None:
    played = begun(workspace, made)
    played.offer("base 132k")
    played.keep()
    with again(tmp_path, played.id) as other:
        assert other.is_theirs
        assert played.answer().entry.get("words") == other.answer().entry.get("words")


def test_nothing_is_written_where_nothing_has_changed(workspace: Workspace, made: Negotiation) -> None:
    played = begun(workspace, made)
    step(played, "base 132k")
    before = workspace._session.database.connection.total_changes
    played.keep()
    assert workspace._session.database.connection.total_changes == before


def test_the_newest_stands_first_and_who_sat_there_is_hidden_until_the_end(
    workspace: Workspace, made: Negotiation
) -> None:
    practice = workspace.practice
    assert practice.past(made) == ()
    first = begun(workspace, made, "")
    assert past_row(practice.past(made)[0])[2:] == ("drawn", "0", "not over")
    assert "who, you will see at the end" in who(first)
    first.walk_away()
    first.keep()
    second = begun(workspace, made, "firm")
    newest, oldest = practice.past(made)
    assert (newest.id, newest.manner, newest.ended) == (second.id, "firm", "")
    assert (oldest.manner, oldest.stage) == (str(first.dealt.hidden.manner), "walked away")
    unfinished = practice.unfinished(made)
    assert unfinished is not None
    assert unfinished.id == second.id
    assert practice.named(made, second.id[:20]).id == second.id
    practice.forget(second.id)
    assert practice.unfinished(made) is None
    for ref in (second.id, ""):
        with pytest.raises(NotFound):
            practice.named(made, ref)
    with pytest.raises(NotFound):
        practice.forget(second.id)


def test_one_that_cannot_be_read_any_more_is_told_in_words(workspace: Workspace, made: Negotiation) -> None:
    played = begun(workspace, made)
    database = workspace._session.database
    for broken in ("'{}'", "json_set(document, '$.history', 7)", "json_set(document, '$.negotiations', '[]')"):
        with database.write():
            database.run(f"UPDATE practices SET document = {broken}")
        with pytest.raises(NegotuiError) as refused:
            workspace.practice.go_on(played.id)
        assert refused.value.hint
    played.marks.before = 2
    step(played, "base 132k")
    assert workspace.practice.go_on(played.id).turns() == played.turns(), "whoever plays it still has it whole"


# Apart from real talks


def test_nothing_that_looks_at_negotiations_sees_a_practice(
    workspace: Workspace, made: Negotiation, tmp_path: Path
) -> None:
    def seen() -> tuple[object, ...]:
        now = workspace.lookup.negotiation(made.id)
        other = open_workspace(tmp_path / "other")
        merged = other.imports.read_workbook(workspace.path)
        other.close()
        return (
            now,
            workspace.library.summaries(""),
            workspace.library.count(""),
            workspace.review.cases(),
            workspace.agenda.items(),
            workspace.search.find("offer"),
            workspace.export.text(now),
            workspace.export.notes(now).data,
            workspace.lookup.counterparts(),
            workspace.history.earlier(made.id),
            merged,
        )

    (tmp_path / "other").mkdir()
    before = seen()
    played = begun(workspace, made)
    played.talk.promise(played.negotiation, "Zanzibar by boat", "me", "tomorrow")
    step(played, "base 132k")
    played.accept()
    played.keep()
    assert seen() == before
    with pytest.raises(NegotuiError, match="nothing to undo"):
        workspace.history.undo(made.id)


def test_a_deleted_negotiation_takes_its_practices_along_and_brings_them_back(
    workspace: Workspace, made: Negotiation
) -> None:
    played = begun(workspace, made)
    workspace.negotiations.delete(made.id)
    assert workspace.practice.past(made) == ()
    with pytest.raises(NotFound):
        workspace.practice.go_on(played.id)
    workspace.history.undo("library")
    assert [one.id for one in workspace.practice.past(made)] == [played.id]


def test_an_alternative_that_is_another_talk_keeps_its_figure(workspace: Workspace, made: Negotiation) -> None:
    other = workspace.negotiations.create("Contoso", "Ada")
    workspace.entries.edit(made.of("alternatives")[0].id, {"talk": "Contoso"})
    made = workspace.lookup.negotiation(made.id)
    played = begun(workspace, made)
    here, there = workspace.context(made), Workspace.of_practice(played).context(played.negotiation)
    assert list(there.talks) == [other.id]
    assert there.talks == here.talks


# The end


def test_a_rated_practice_is_noted_among_the_rehearsals_and_undo_takes_that_back(
    workspace: Workspace, made: Negotiation
) -> None:
    played = begun(workspace, made, "firm")
    step(played, "base 132k")
    played.accept()
    rehearsals = len(made.of("rehearsals"))
    entry = workspace.practice.finish(made, played, 4)
    now = workspace.lookup.negotiation(made.id)
    assert entry is not None
    assert len(now.of("rehearsals")) == rehearsals + 1
    assert [entry.get(name) for name in ("date", "before", "after")] == ["2026-11-23", "3", "4"]
    assert entry.get("partner") == "negotui, a firm counterpart"
    assert workspace.practice.past(made)[0].after == 4
    workspace.history.undo(made.id)
    assert len(workspace.lookup.negotiation(made.id).of("rehearsals")) == rehearsals
    played.marks.before = None
    assert workspace.practice.finish(made, played, None) is None, "what nobody rated is no rehearsal"


def test_a_line_that_was_said_is_named_with_the_rehearsal(workspace: Workspace, made: Negotiation) -> None:
    line = made.of("lines")[0]
    played = begun(workspace, made)
    played.talk.offer(played.negotiation, "mine", "base 132k", {"words": f"Well. {line.get('line')}"})
    played.answer()
    played.walk_away()
    entry = workspace.practice.finish(made, played, 5)
    assert entry is not None
    assert entry.get("lines").split() == [line.id]


def test_the_data_of_a_debrief_says_what_was_hidden_and_that_of_a_move_does_not(
    workspace: Workspace, made: Negotiation
) -> None:
    played = begun(workspace, made, "", seed=3)
    step(played, "base 132k")
    move = played.last_move()
    assert move is not None
    assert set(move_data(played, move)) == {"round", "act", "terms", "words", "tactic"}
    assert move_line(played, move).startswith("They offer Base salary ")
    played.accept()
    data = debrief_data(played)
    assert data["manner"] == played.dealt.hidden.manner
    assert data["deal"]["Base salary"]
    assert data["walking_away"] == played.dealt.hidden.reservation // 100
    assert "--seed 3" in str(debrief_blocks(played, debrief_task(played).work())[-1])


def test_a_hard_tactic_has_its_page(workspace: Workspace, made: Negotiation) -> None:
    pages = workspace._session.guides.practice()
    for seed in range(40):
        played = begun(workspace, made, "even", seed=seed)
        step(played, "base 132k")
        found = tactic_of(played, played.last_move())
        if found is not None:
            assert found in pages.tactics
            assert found.title in debrief_text(ended(played))
            return
    raise AssertionError("of forty counterparts none used a hard tactic")


def ended(played: PlayedPractice) -> PlayedPractice:
    played.walk_away()
    return played
