"""What a counterpart says fits what they do, repeats by the seed, and not twice while there is something else to say."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Reply, Turn, reply
from negotui.analysis.practice.said import Words
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.speech import speech
from negotui.domain.practice import WITH_A_PAGE, Manner, MoveKind, PracticePages, Spoken, Tactic
from negotui.guides.folders import GuideFolders, content_folder
from tests.analysis.practice.debriefs import played
from tests.analysis.practice.talks import PLAYED, SETTINGS, counterpart, every_choice, example, talk


@cache
def pages() -> PracticePages:
    return GuideFolders(content_folder()).practice()


@given(PLAYED, SETTINGS)
def test_something_is_said_with_every_move(game: Game, settings: PracticeSettings) -> None:
    hidden = counterpart(game, settings)
    said: list[str] = []
    for log, answer in talk(game, hidden, settings, 2):
        text = speech(pages(), game, hidden, answer, log, settings.seed, said)
        assert text
        assert "{" not in text
        assert text == speech(pages(), game, hidden, answer, log, settings.seed, said)
        said.append(text)


def test_a_line_comes_again_only_when_all_were_said() -> None:
    game = example()
    hidden = counterpart(game, PracticeSettings())
    answer = Reply(Act.WALK, MoveKind.WALK, 0)
    said: list[str] = []
    for _ in range(6):
        said.append(speech(pages(), game, hidden, answer, (), 1, said))
    assert len(set(said)) == 6
    assert speech(pages(), game, hidden, answer, (), 1, said) in said


def test_only_whoever_has_that_manner_says_its_lines() -> None:
    game = example()
    lines = {MoveKind.WALK: (Spoken("Never.", Manner.FIRM), Spoken("Sorry."))}
    for manner, known in ((Manner.FIRM, {"Never.", "Sorry."}), (Manner.EAGER, {"Sorry."})):
        hidden = counterpart(game, PracticeSettings(manner))
        answer = Reply(Act.WALK, MoveKind.WALK, 0)
        found = {speech(PracticePages(lines, ()), game, hidden, answer, (), seed) for seed in range(30)}
        assert found == known


def test_a_change_is_said_in_the_names_of_the_workbook() -> None:
    game = example()
    hidden = counterpart(game, PracticeSettings())
    before, after = every_choice(game)[-1], every_choice(game)[-2]
    log = (Turn(True, Act.OFFER, every_choice(game)[0]), Turn(False, Act.OFFER, before))
    lines = {MoveKind.CONCESSION: (Spoken("{change}|{issue}|{figure}|{yours}"),)}
    answer = Reply(Act.OFFER, MoveKind.CONCESSION, 0, after)
    text = speech(PracticePages(lines, ()), game, hidden, answer, log, 1)
    moved = [at for at, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    change, issue, figure, yours = text.split("|")
    assert change.casefold() == Words(game).offer(after, moved).casefold()
    assert issue in {Words(game).issue(at) for at in moved}
    assert figure in change.casefold()
    assert yours not in {"", figure}


def test_a_tactic_has_its_own_words() -> None:
    game = example()
    hidden = counterpart(game, PracticeSettings())
    tactic = Tactic("silence", "Silence", (Spoken("…"),), (), ())
    answer = Reply(Act.SILENCE, MoveKind.SILENCE, 0, None, "silence")
    assert speech(PracticePages({}, (tactic,)), game, hidden, answer, (), 1) == "…"


@pytest.mark.parametrize("kind", list(MoveKind))
def test_every_kind_of_move_has_words_when_nothing_can_be_filled_in(kind: MoveKind) -> None:
    game = example()
    hidden = counterpart(game, PracticeSettings())
    choice = every_choice(game)[0]
    answer = Reply(Act.OFFER, kind, 0, choice)
    log = (Turn(True, Act.OFFER, every_choice(game)[9]), Turn(False, Act.OFFER, every_choice(game)[5]))
    assert speech(pages(), game, hidden, answer, log, 3)


def test_one_thing_that_they_cannot_sign_is_named_once_all_else_is_good_enough() -> None:
    """In the golden talk all but the first pay review was fine with them: whoever sits there must be able to hear it."""
    shown = played("one-thing-they-could-not-sign")
    log = tuple(turn for turn in shown.turns if turn.act in {Act.OFFER, Act.SILENCE})
    said: list[str] = []
    for number in range(1, len(log), 2):
        answer = reply(shown.game, shown.hidden, shown.settings, log[:number])
        if answer.kind is MoveKind.CANNOT:
            said += [speech(pages(), shown.game, shown.hidden, answer, log[:number], seed, said) for seed in range(9)]
            asked = log[number - 1].choice
            assert asked is not None
            assert shown.hidden.worth(asked) >= shown.hidden.reservation
            assert not shown.hidden.can_sign(asked)
    assert said
    assert sum("first pay review" in line.casefold() or "after 6 months" in line.casefold() for line in said) > 4
    assert not any(other in line.casefold() for line in said for other in ("salary", "remote", "bonus", "start date"))
    fine = played("they-take-my-offer")
    offered = [turn for turn in fine.turns if turn.act is Act.OFFER]
    kinds = [
        reply(fine.game, fine.hidden, fine.settings, tuple(offered[:number])).kind
        for number in range(1, len(offered), 2)
    ]
    assert MoveKind.CANNOT not in kinds


def test_where_nothing_moves_they_name_what_keeps_us_apart() -> None:
    game = example()
    hidden = counterpart(game, PracticeSettings())
    theirs, mine = hidden_best(game), every_choice(game)[0]
    log = (Turn(True, Act.OFFER, mine), Turn(False, Act.OFFER, theirs), Turn(True, Act.OFFER, mine))
    lines = {MoveKind.REPEAT: (Spoken("{issue}|{yours}"),)}
    text = speech(PracticePages(lines, ()), game, hidden, Reply(Act.OFFER, MoveKind.REPEAT, 0, theirs), log, 1)
    apart = [row[theirs[at]] - row[mine[at]] for at, row in enumerate(hidden.points)]
    most = apart.index(max(apart))
    words = Words(game)
    assert text.casefold() == f"{words.issue(most)}|{words.figure(most, mine[most])}".casefold()


def hidden_best(game: Game) -> Choice:
    """What is best for the one who sits there."""
    hidden = counterpart(game, PracticeSettings())
    return max(every_choice(game), key=hidden.worth)


def test_no_line_comes_twice_in_a_row_with_other_figures() -> None:
    game = example()
    for seed in range(20):
        settings = PracticeSettings(Manner.MIRROR, seed=seed)
        hidden = counterpart(game, settings)
        lines = {kind: (Spoken("Now {offer}."), Spoken("Then {offer}.")) for kind in MoveKind}
        said: list[str] = []
        for log, answer in talk(game, hidden, settings, 2):
            if answer.choice is not None:
                said.append(speech(PracticePages(lines, ()), game, hidden, answer, log, seed, said))
        assert all(one.split()[0] != other.split()[0] for one, other in pairwise(said))


@pytest.mark.parametrize("kind", list(WITH_A_PAGE))
def test_a_move_that_is_a_tactic_has_the_words_of_its_page(kind: MoveKind) -> None:
    game = example()
    hidden = counterpart(game, PracticeSettings())
    tactic = Tactic(WITH_A_PAGE[kind], "It", (Spoken("Hm."),), (), ())
    assert speech(PracticePages({}, (tactic,)), game, hidden, Reply(Act.SILENCE, kind, 0), (), 1) == "Hm."
