"""Talks in which somebody is to be read: bidders whose weights are known, and guesses of them that are off by a known amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import exp
from random import Random

from negotui.analysis.limits import Limits
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Issue, Option, Side
from negotui.analysis.practice.counterpart import Act, Turn, reply
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.targets import VALUE
from negotui.analysis.reading.evidence import exchanges, likelihoods
from negotui.analysis.reading.samples import mean_of, samples, share_below
from negotui.domain.practice import Manner, Pressure

ISSUES = OPTIONS = 5


@dataclass(frozen=True)
class Bids:
    """A talk. game: of the reader.  values: what options are worth to the bidder, from 0 to 1.  truth: the bidder's weights.
    mine, theirs: the offers in turn."""

    game: Game
    values: Sequence[Sequence[float]]
    truth: Sequence[float]
    mine: Sequence[Choice]
    theirs: Sequence[Choice]


def _weights(dice: Random) -> list[float]:
    drawn = [dice.expovariate(1) + 0.05 for _ in range(ISSUES)]
    return [weight / sum(drawn) for weight in drawn]


def bids(manner: Manner, dice: Random, rounds: int = 20) -> Bids:
    """Somebody of that manner bids against somebody who comes down evenly."""
    mine, truth = _weights(dice), _weights(dice)
    rows, issues = [], []
    for number in range(ISSUES):
        here = [100 * at // (OPTIONS - 1) for at in range(OPTIONS)]
        there = here if number == ISSUES - 1 and dice.random() < 0.3 else here[::-1]
        options = tuple(
            Option(f"{number}-{at}", str(100 * at), Fraction(one), Fraction(other))
            for at, (one, other) in enumerate(zip(here, there, strict=True))
        )
        issues.append(Issue(str(number), f"Issue {number}", options, limits=Limits(True)))
        rows.append([each / 100 for each in there])
    shares = tuple(Fraction(round(weight * VALUE), VALUE) for weight in mine)
    game = Game(tuple(issues), Side(shares), Side(shares))
    points = tuple(tuple(int(weight * each * VALUE) for each in row) for weight, row in zip(truth, rows, strict=True))
    hidden = Hidden(manner, points, dice.randrange(2500, 5000), (frozenset(),) * ISSUES, ())
    settings = PracticeSettings(manner, rounds, Pressure.EVEN, False, dice.randrange(1000))
    said, heard = _talk(game, mine, hidden, settings, dice)
    return Bids(game, rows, truth, said, heard)


def _talk(
    game: Game, mine: Sequence[float], hidden: Hidden, settings: PracticeSettings, dice: Random
) -> tuple[list[Choice], list[Choice]]:
    every = list(product(range(OPTIONS), repeat=ISSUES))
    worth = {
        choice: sum(weight * at for weight, at in zip(mine, choice, strict=True)) / (OPTIONS - 1) for choice in every
    }
    power = dice.choice([0.5, 1.0, 2.0])
    said: list[Choice] = []
    heard: list[Choice] = []
    turns: tuple[Turn, ...] = ()
    for number in range(settings.rounds):
        level = 1 - 0.55 * (number / (settings.rounds - 1)) ** power
        near = [choice for choice in every if level - 0.02 <= worth[choice] <= level + 0.05] or every[-1:]
        last = heard[-1] if heard else None
        choice = min(near, key=lambda one: sum(abs(a - b) for a, b in zip(one, last or one, strict=True)))
        answer = reply(game, hidden, settings, (*turns, Turn(True, Act.OFFER, choice)))
        if answer.act is not Act.OFFER:  # goes on as if it had not been enough
            choice = every[-1]
            answer = reply(game, hidden, settings, (*turns, Turn(True, Act.OFFER, choice)))
        if answer.choice is None or answer.act is not Act.OFFER:
            break
        turns = (*turns, Turn(True, Act.OFFER, choice), answer.turn)
        said.append(choice)
        heard.append(answer.choice)
    return said, heard


def noisy(truth: Sequence[float], off: float, dice: Random) -> list[float]:
    """A guess of weights, each off by a factor whose logarithm has that standard deviation."""
    drawn = [weight * exp(dice.gauss(0, off)) for weight in truth]
    return [weight / sum(drawn) for weight in drawn]


@dataclass(frozen=True)
class Found:
    """What was read. mean: the weights.  inside: the part of the true weights within the range that is to hold 80 %."""

    mean: Sequence[float]
    inside: float


def read(talk: Bids, guess: Sequence[float], off: float, offers: int) -> Found:
    """What a reader with that guess finds after so many offers."""
    seen: list[tuple[int, Choice, list[Choice]]] = []
    for number, choice in enumerate(talk.theirs[:offers]):
        if not seen or seen[-1][1] != choice:
            seen.append((number, choice, list(talk.mine[: number + 1])))
    undone = [exchanges(talk.game, talk.values, before, choice) for _, choice, before in seen]
    offered = [[row[at] for row, at in zip(talk.values, choice, strict=True)] for _, choice, _ in seen]
    sets = samples(tuple(guess), (off,) * len(guess))
    likely = likelihoods(sets, offered, [number for number, _, _ in seen], undone)
    mean = [mean_of(sets, likely, at) for at in range(len(guess))]
    ends = [[share_below(sets, likely, at, part) for part in (0.1, 0.9)] for at in range(len(guess))]
    inside = [low <= true <= high for (low, high), true in zip(ends, talk.truth, strict=True)]
    return Found(mean, sum(inside) / len(inside))


def error(one: Sequence[float], other: Sequence[float]) -> float:
    """Half the sum of the differences: the part of the weight that stands on the wrong issue."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2


def frequencies(theirs: Sequence[Choice]) -> list[float]:
    """Weights by how rarely each issue was changed, as van Krimpen and others 2013 and later frequency models take them."""
    stayed = [1 + sum(before[at] == after[at] for before, after in pairwise(theirs)) for at in range(len(theirs[0]))]
    return [each / sum(stayed) for each in stayed]


def talks(manner: Manner, count: int, seed: int) -> Iterator[Bids]:
    """So many talks, the same by the same seed."""
    dice = Random(seed)
    return (bids(manner, dice) for _ in range(count))
