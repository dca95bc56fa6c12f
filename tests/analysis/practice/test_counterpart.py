"""Whoever sits in their chair keeps to the rules, whatever the game: never below their limits, the same answer to one log."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Turn, mirrored, offers, reply, wanted
from negotui.analysis.practice.folding import front_of, worths
from negotui.analysis.practice.likeness import likeness
from negotui.analysis.practice.settings import PracticeSettings, settings_from
from negotui.analysis.practice.targets import EXPONENTS, VALUE, on_curve, way_gone
from negotui.domain.practice import Manner, MoveKind, Pressure
from tests.analysis.practice.talks import PLAYED, SETTINGS, counterpart, every_choice, example, talk


@given(PLAYED, SETTINGS, st.integers(0, 5))
def test_nobody_is_offered_or_accepts_what_is_worse_than_walking_away(
    game: Game, settings: PracticeSettings, pace: int
) -> None:
    hidden = counterpart(game, settings)
    for _, answer in talk(game, hidden, settings, pace):
        if answer.act is Act.ACCEPT and answer.choice is not None:
            assert hidden.worth(answer.choice) >= hidden.reservation
            assert hidden.can_sign(answer.choice)
        if answer.act is Act.OFFER and answer.choice is not None and hidden.best >= hidden.reservation:
            assert hidden.worth(answer.choice) >= hidden.reservation - 10


@given(PLAYED, SETTINGS)
def test_the_same_log_always_gets_the_same_answer(game: Game, settings: PracticeSettings) -> None:
    first = list(talk(game, counterpart(game, settings), settings))
    again = list(talk(game, counterpart(game, settings), settings))
    assert first == again


@given(PLAYED, SETTINGS)
def test_every_talk_ends(game: Game, settings: PracticeSettings) -> None:
    *_, (_, last) = talk(game, counterpart(game, settings), settings, 0)
    assert last.act in {Act.ACCEPT, Act.WALK}


@given(st.sampled_from(sorted(EXPONENTS)), st.integers(1, 30), st.integers(0, VALUE), st.integers(0, VALUE))
def test_a_curve_begins_at_the_best_never_rises_and_ends_at_the_lowest(
    manner: Manner, rounds: int, one: int, other: int
) -> None:
    low, best = sorted((one, other))
    found = [on_curve(manner, Fraction(turn, rounds), best, low) for turn in range(rounds + 1)]
    assert found[0] == best
    assert found[-1] == low
    assert all(before >= after for before, after in pairwise(found))


def test_firm_gives_late_and_eager_early() -> None:
    half = {manner: way_gone(manner, Fraction(1, 2)) for manner in EXPONENTS}
    assert half[Manner.FIRM] == Fraction(1, 16)
    assert half[Manner.EVEN] == Fraction(1, 2)
    assert abs(half[Manner.EAGER] - Fraction(8409, 10000)) < Fraction(1, 10000)


def test_pressure_decides_how_near_to_their_limit_they_come() -> None:
    game = example()
    ends = []
    for pressure in Pressure:
        settings = PracticeSettings(Manner.EVEN, 5, pressure, tactics=False, seed=1)
        hidden = counterpart(game, settings)
        log = [Turn(False, Act.OFFER, every_choice(game)[0])] * 4
        ends.append(wanted(hidden, settings, log) - hidden.reservation)
    assert ends[0] > ends[1] > ends[2] == 0


@given(st.lists(st.integers(0, VALUE), max_size=8))
def test_a_mirror_keeps_its_claim_where_nothing_is_given(offered: list[int]) -> None:
    steady = [max(offered, default=0)] * len(offered)
    assert mirrored(steady, VALUE, 3_000) == VALUE


def test_a_mirror_goes_the_same_part_of_its_way() -> None:
    # I came from asking 8,000 of them to asking 4,000: half of my way, so they go half of theirs.
    assert mirrored([2_000, 6_000], VALUE, 4_000) == 7_000


@given(PLAYED, st.integers(0, 99))
def test_a_stepwise_counterpart_gives_one_step_for_each_new_offer(game: Game, seed: int) -> None:
    settings = PracticeSettings(Manner.STEPWISE, 10, tactics=False, seed=seed)
    hidden = counterpart(game, settings)
    for log, answer in talk(game, hidden, settings):
        new = len(set(offers(log, True)))
        fewer = [turn for turn in log if not turn.by_me] + [Turn(True, Act.OFFER, every_choice(game)[0])]
        assert answer.target <= wanted(hidden, settings, fewer)
        assert hidden.best - answer.target <= new * max(hidden.best, 1)


@given(PLAYED, SETTINGS)
def test_what_they_offer_is_nearest_to_what_i_seem_to_want(game: Game, settings: PracticeSettings) -> None:
    settings = replace(settings, tactics=False)
    hidden = counterpart(game, settings)
    every = [choice for choice in product(*map(range, map(len, hidden.points))) if hidden.can_sign(choice)]
    for log, answer in talk(game, hidden, settings):
        if answer.act is not Act.OFFER or answer.choice is None or not every:
            continue
        near = likeness(game, offers(log, True))
        liked = {choice: sum(row[at] for row, at in zip(near, choice, strict=True)) for choice in every}
        # Points are folded by tens, rounded down issue by issue.
        room = answer.target + 10 * len(game.issues) + 10
        enough = [liked[choice] for choice in every if hidden.worth(choice) >= room]
        assert not enough or liked[answer.choice] >= max(enough)


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_the_front_is_the_listed_one(measures: list[list[tuple[int, int]]]) -> None:
    sums = {(sum(one for one, _ in picked), sum(other for _, other in picked)) for picked in product(*measures)}
    unbeaten = [
        pair
        for pair in sums
        if not any(other != pair and other[0] >= pair[0] and other[1] >= pair[1] for other in sums)
    ]
    front = front_of(measures)
    assert [worths(point) for point in front.points] == sorted(unbeaten, reverse=True)
    for point in front.points:
        picked = [row[at] for row, at in zip(measures, front.choice(point), strict=True)]
        assert (sum(one for one, _ in picked), sum(other for _, other in picked)) == worths(point)


def test_they_accept_what_they_would_offer_next() -> None:
    game, settings = example(), PracticeSettings(Manner.EVEN, 10, tactics=False, seed=3)
    hidden = counterpart(game, settings)
    first = reply(game, hidden, settings, (Turn(True, Act.OFFER, every_choice(game)[0]),))
    assert first.kind is MoveKind.OPENING
    assert first.choice is not None
    echoed = reply(game, hidden, settings, (Turn(True, Act.OFFER, first.choice),))
    assert echoed.act is Act.ACCEPT


def test_settings_survive_a_file() -> None:
    settings = PracticeSettings(Manner.MIRROR, 7, Pressure.HIGH, False, 12)
    assert settings_from(settings.data()) == settings
    assert settings_from({**PracticeSettings().data(), "rounds": 10**9}).rounds == 50
    with pytest.raises(ValueError, match="shy"):
        settings_from({**settings.data(), "manner": "shy"})
