"""The published rules, held to their letter: in every talk of small games, in two known domains, and at 10^10 packages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.folding import conflict
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.reading import game_of
from negotui.analysis.practice.counterpart import Act, Turn, next_offer, offers, reply, wanted
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.likeness import likeness
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.targets import EXPONENTS, VALUE, lowest
from negotui.domain.practice import Manner
from tests.analysis.packages.build import book, case_entries
from tests.analysis.practice.talks import PLAYED, SETTINGS, counterpart, talk
from tests.cases import Case
from tests.cases.employment import EMPLOYMENT
from tests.cases.new_recruit import NEW_RECRUIT

QUIET = SETTINGS.map(lambda settings: replace(settings, tactics=False))
PACES = st.integers(0, 5)


def of_case(case: Case) -> Game:
    game = game_of(*book(*case_entries(case)))
    assert isinstance(game, Game)
    return game


def falling(game: Game, count: int) -> list[tuple[int, ...]]:
    """The best package for me, then two options less on one issue after the other."""
    ranked = [sorted(range(len(one.options)), key=lambda at: -one.options[at].mine) for one in game.issues]
    return [tuple(row[2 * (at < given) % len(row)] for at, row in enumerate(ranked)) for given in range(count)]


# Accepting


@given(PLAYED, QUIET, PACES)
def test_an_offer_is_accepted_where_it_brings_no_less_than_their_next_one_and_only_there(
    game: Game, settings: PracticeSettings, pace: int
) -> None:
    hidden = counterpart(game, settings)
    for number, (log, answer) in enumerate(talk(game, hidden, settings, pace)):
        mine = offers(log, True)
        following = next_offer(game, hidden, wanted(hidden, settings, log), mine, offers(log, False))
        assert following is not None
        asked = hidden.worth(following) if number < settings.rounds else 0
        enough = hidden.can_sign(mine[-1]) and hidden.worth(mine[-1]) >= max(asked, hidden.reservation)
        assert (answer.act is Act.ACCEPT) == enough


@given(PLAYED, QUIET, PACES)
def test_somebody_for_whom_no_deal_is_good_enough_walks_away_in_the_end(
    game: Game, settings: PracticeSettings, pace: int
) -> None:
    hidden = replace(counterpart(game, settings), reservation=VALUE + 1)
    *_, (_, last) = talk(game, hidden, settings, pace)
    assert last.act is Act.WALK


# Giving way


@given(PLAYED, QUIET.filter(lambda settings: settings.manner in EXPONENTS), PACES)
def test_by_the_clock_nobody_asks_for_more_again(game: Game, settings: PracticeSettings, pace: int) -> None:
    hidden = counterpart(game, settings)
    targets = [answer.target for _, answer in talk(game, hidden, settings, pace)]
    assert all(before >= after for before, after in pairwise(targets))
    assert all(target >= min(hidden.reservation, hidden.best) for target in targets)


@given(PLAYED, QUIET.map(lambda settings: replace(settings, manner=Manner.STEPWISE)), PACES)
def test_stepwise_never_gives_a_step_that_no_new_offer_of_mine_paid_for(
    game: Game, settings: PracticeSettings, pace: int
) -> None:
    hidden = counterpart(game, settings)
    low = lowest(hidden.best, hidden.reservation, settings.pressure)
    for log, answer in talk(game, hidden, settings, pace):
        new = len(set(offers(log, True)))
        assert hidden.best - answer.target <= new * (hidden.best - low) // (4 * settings.rounds)


@given(PLAYED, QUIET.map(lambda settings: replace(settings, manner=Manner.MIRROR)))
def test_a_mirror_gives_nothing_to_somebody_who_gives_nothing(game: Game, settings: PracticeSettings) -> None:
    hidden = counterpart(game, settings)
    assert {answer.target for _, answer in talk(game, hidden, settings, 0)} == {hidden.best}


# Known domains, and large ones


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("case", [EMPLOYMENT, NEW_RECRUIT], ids=["employment", "new recruit"])
def test_in_a_known_domain_nothing_that_is_good_enough_for_them_is_nearer(case: Case, manner: Manner) -> None:
    game = of_case(case)
    settings = PracticeSettings(manner, 6, tactics=False, seed=5)
    hidden = counterpart(game, settings)
    log: list[Turn] = []
    for offer in falling(game, 3):
        log.append(Turn(True, Act.OFFER, offer))
        answer = reply(game, hidden, settings, log)
        log.append(answer.turn)
    near = likeness(game, offers(log, True))
    assert answer.act is Act.OFFER
    assert answer.choice is not None
    assert hidden.worth(answer.choice) >= answer.target - 10 * len(game.issues)
    room = answer.target + 10 * len(game.issues) + 10
    liked = sum(row[at] for row, at in zip(near, answer.choice, strict=True))
    if game.count < 10_000:
        assert liked >= max(_likes(hidden, near, room, game), default=0)


def _likes(hidden: Hidden, near: tuple[tuple[int, ...], ...], room: int, game: Game) -> list[int]:
    """How near every package is that brings them so much, one by one."""
    every = product(*(range(len(issue.options)) for issue in game.issues))
    enough = (one for one in every if hidden.worth(one) >= room and hidden.can_sign(one))
    return [sum(row[at] for row, at in zip(near, one, strict=True)) for one in enough]


@pytest.mark.parametrize("manner", Manner)
def test_ten_thousand_million_packages_get_an_answer_too(manner: Manner) -> None:
    game = conflict()
    assert game.count == 10**10
    settings = PracticeSettings(manner, 8, tactics=False, seed=1)
    hidden = counterpart(game, settings)
    log: list[Turn] = []
    for offer in falling(game, 5):
        log.append(Turn(True, Act.OFFER, offer))
        answer = reply(game, hidden, settings, log)
        assert answer.choice is not None
        assert hidden.worth(answer.choice) >= answer.target - 10 * len(game.issues)
        log.append(answer.turn)
