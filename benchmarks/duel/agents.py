"""Our counterparts beside NegMAS's of the same name: the same targets where a rule says them, and about the same talks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module
from itertools import product
from math import sqrt
from random import Random
from statistics import mean, stdev

from negotui.analysis.packages.grid import Choice
from negotui.analysis.practice.agents import agent_offers
from negotui.analysis.practice.counterpart import Act, Turn, reply
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.outcome import package_of
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.targets import EXPONENTS, VALUE, on_curve
from negotui.domain.practice import Manner, Pressure
from tests.analysis.reading.logs import Bids, bids, error, frequencies, noisy, read

COUNT = 16
"""Talks of a kind."""
ROUNDS = 20
NAMES = {
    Manner.FIRM: "BoulwareTBNegotiator",
    Manner.EVEN: "LinearTBNegotiator",
    Manner.EAGER: "ConcederTBNegotiator",
    Manner.MIRROR: "NaiveTitForTatNegotiator",
    Manner.STEPWISE: "MiCRONegotiator",
}
_CURVES = {Manner.FIRM: "boulware", Manner.EVEN: "linear", Manner.EAGER: "conceder"}
_AFTER = (3, 5, 10, 20)
_NOISE = (0.3, 0.55, 1.0)

Tell = Callable[[str], None]


def report(count: int, seed: int, tell: Tell) -> str:
    """The tables. count: talks of a kind.  tell: is told how far it is."""
    version = import_module("negmas").__version__
    parts = [
        f"NegMAS {version}, {count} talks of a kind, seed {seed}, 5 random issues of 5, {ROUNDS} rounds.",
        _targets(),
    ]
    tell("targets: done")
    parts.append(_talks(count, seed, tell))
    parts.append(_readings(count, seed, tell))
    return "\n\n".join(parts)


def _targets() -> str:
    aspiration = import_module("negmas").PolyAspiration
    rows = []
    for manner, name in _CURVES.items():
        theirs = aspiration(1.0, name)
        times = [Fraction(turn, ROUNDS - 1) for turn in range(ROUNDS)]
        off = max(abs(on_curve(manner, at, VALUE, 0) / VALUE - float(theirs.utility_at(float(at)))) for at in times)
        rows.append((str(manner), f"1 − t^{EXPONENTS[manner]}", f"{off:.5f}"))
    return _table("The targets of the time-based ones", ("ours", "rule", "largest difference, of 1"), rows)


@dataclass(frozen=True, slots=True)
class _Ended:
    deal: bool
    rounds: int
    theirs: float
    mine: float


def _hidden(talk: Bids, manner: Manner, dice: Random, agent: str = "") -> Hidden:
    rows = zip(talk.truth, talk.values, strict=True)
    points = tuple(tuple(int(weight * each * VALUE) for each in row) for weight, row in rows)
    return Hidden(manner, points, dice.randrange(2500, 5000), (frozenset(),) * len(points), (), agent=agent)


def _play(talk: Bids, hidden: Hidden, seed: int) -> _Ended:
    """Against somebody who goes down their own list evenly and accepts what is no worse than what they would offer next."""
    settings = PracticeSettings(hidden.manner, ROUNDS, Pressure.HIGH, False, seed)
    ladder = _ladder(talk)
    log: tuple[Turn, ...] = ()
    for number in range(ROUNDS):
        log = (*log, Turn(True, Act.OFFER, ladder[number]))
        answer = reply(talk.game, hidden, settings, log)
        taken = answer.choice if answer.act is Act.ACCEPT else None
        if answer.act is Act.OFFER and answer.choice is not None and _suits(talk, answer.choice, ladder[number + 1 :]):
            taken = answer.choice
        if taken is not None:
            return _Ended(True, number + 1, hidden.worth(taken) / VALUE, float(package_of(taken, talk.game).mine))
        if answer.act is not Act.OFFER:
            return _Ended(False, number + 1, hidden.reservation / VALUE, 0.0)
        log = (*log, answer.turn)
    return _Ended(False, ROUNDS, hidden.reservation / VALUE, 0.0)


def _suits(talk: Bids, choice: Choice, ahead: Sequence[Choice]) -> bool:
    """Whether an offer is no worse for me than my next one."""
    return bool(ahead) and package_of(choice, talk.game).mine >= package_of(ahead[0], talk.game).mine


def _ladder(talk: Bids) -> Sequence[Choice]:
    """My offers: of all packages those nearest to a level that falls evenly from all to three tenths."""
    every = list(product(*(range(len(row)) for row in talk.values)))
    worth = {choice: package_of(choice, talk.game).mine for choice in every}
    levels = [1 - Fraction(7, 10) * Fraction(number, ROUNDS - 1) for number in range(ROUNDS)]
    return [min(every, key=lambda choice: abs(worth[choice] - level)) for level in levels]


def _talks(count: int, seed: int, tell: Tell) -> str:
    rows = []
    for manner, name in NAMES.items():
        for who, agent in (("ours", ""), (name, name)):
            dice = Random(seed)
            ended = []
            for number in range(count):
                talk = bids(Manner.EVEN, dice, 2)
                ended.append(_play(talk, _hidden(talk, manner, Random(seed + number), agent), seed + number))
            rows.append((str(manner), who, *_means(ended)))
            tell(f"talks: {manner}, {who}")
    heads = ("manner", "who", "deals", "rounds", "their points", "my points")
    return _table("Talks with the same player, mean ± standard error", heads, rows)


def _means(ended: Sequence[_Ended]) -> Iterator[str]:
    yield f"{100 * mean(one.deal for one in ended):.0f} %"
    for values, digits in (
        ([float(one.rounds) for one in ended], 1),
        ([100 * one.theirs for one in ended], 0),
        ([100 * one.mine for one in ended if one.deal] or [0.0], 0),
    ):
        spread = stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
        yield f"{mean(values):.{digits}f} ± {spread:.1f}"


def _readings(count: int, seed: int, tell: Tell) -> str:
    """What a reading makes of NegMAS's bidders, who do not ask what I want."""
    rows = []
    for manner, name in NAMES.items():
        dice = Random(seed)
        found: dict[int, list[tuple[float, float, float, float]]] = {after: [] for after in _AFTER}
        for number in range(count):
            talk = bids(Manner.EVEN, dice, 2)
            ladder = _ladder(talk)
            theirs = agent_offers(name, _hidden(talk, manner, dice), ROUNDS, seed + number, ladder)
            heard = replace(talk, mine=ladder[: len(theirs)], theirs=theirs)
            for off in _NOISE:
                guess = noisy(talk.truth, off, dice)
                for after in _AFTER:
                    if len(theirs) >= after:
                        one = read(heard, guess, off, after)
                        errors = error(guess, talk.truth), error(one.mean, talk.truth)
                        often = error(frequencies(theirs[:after]), talk.truth)
                        found[after].append((*errors, often, one.inside))
        for after, each in found.items():
            if each:
                cells = [f"{mean(column):.3f}" for column in zip(*each, strict=True)]
                rows.append((name, str(after), *cells[:3], f"{100 * float(cells[3]):.0f} %", str(len(each))))
        tell(f"readings: {name}")
    heads = ("bidder", "offers", "guess", "reading", "frequencies", "range holds", "talks")
    return _table("Readings of NegMAS's bidders: mean error of weights", heads, rows)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return f"**{title}**\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
