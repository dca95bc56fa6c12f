"""A reading is better than the guess it began from, and its range holds the truth about as often as it says."""

from __future__ import annotations

from functools import cache
from random import Random
from statistics import mean

import pytest

from negotui.analysis.reading.evidence import likelihoods
from negotui.analysis.reading.samples import MANY, samples, share_below
from negotui.domain.practice import Manner
from tests.analysis.reading.logs import Bids, error, frequencies, noisy, read, talks

_NOISE = (0.3, 0.55, 1.0)


@cache
def some(manner: Manner) -> tuple[Bids, ...]:
    return tuple(talks(manner, 8, 3))


def tried(manner: Manner, offers: int) -> tuple[float, float, float, float]:
    """The mean error of the guess, of the reading and of frequencies; and the part of true weights inside of the range."""
    dice = Random(11)
    rows = []
    for talk in some(manner):
        for off in _NOISE:
            guess = noisy(talk.truth, off, dice)
            found = read(talk, guess, off, offers)
            often = frequencies(talk.theirs[:offers])
            rows.append(
                (error(guess, talk.truth), error(found.mean, talk.truth), error(often, talk.truth), found.inside)
            )
    return tuple(mean(column) for column in zip(*rows, strict=True))


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("offers", [5, 10])
def test_a_reading_is_better_than_the_guess_and_than_frequencies(manner: Manner, offers: int) -> None:
    guess, reading, often, inside = tried(manner, offers)
    assert reading < guess + 0.005
    assert reading < often
    assert inside > 0.7


def test_over_all_manners_it_gains_and_is_no_surer_than_right() -> None:
    found = [tried(manner, 10) for manner in Manner]
    guess, reading, _, inside = (mean(column) for column in zip(*found, strict=True))
    assert reading < guess * 0.92
    assert 0.74 <= inside <= 0.9


def test_the_same_sets_are_always_looked_at() -> None:
    one = samples((0.5, 0.3, 0.2), (0.3, 0.3, 0.3))
    assert len(one) == MANY
    assert all(abs(sum(weights) - 1) < 1e-9 for weights in one)
    # The middle of them is the guess.
    assert abs(share_below(one, [1 / MANY] * MANY, 0, 0.5) - 0.5) < 0.05


def test_without_offers_every_set_stays_as_likely() -> None:
    one = samples((0.5, 0.5), (0.3, 0.3))
    found = likelihoods(one, [], [], [])
    assert max(found) - min(found) < 1e-12


def test_who_left_something_undone_did_not_want_it_much() -> None:
    one = samples((0.5, 0.5), (0.8, 0.8))
    # They could have had all of the first issue for all of the second, and did not take it.
    found = likelihoods(one, [[0.0, 1.0]], [0], [[(0, 1.0, 1, 1.0)]])
    before = sum(weights[0] for weights in one) / MANY
    assert sum(weights[0] * each for weights, each in zip(one, found, strict=True)) < before
