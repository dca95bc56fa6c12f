"""How good a reading of their offers is, beside the guess that it begins from, the guess pulled to the middle, and frequencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import mean, pstdev

from benchmarks.duel.talks import CARELESS, DOMAINS, KINDS, some
from tests.analysis.reading.logs import Bids, error, frequencies, noisy, read

NOISE = {4: 0.3, 3: 0.55, 1: 1.0}
"""How far a guess is off, as SPREADS has it, by how sure its owner is of it."""
OFFERS = (3, 5, 10, 20)
_TOO_SURE = 4
"""What an owner says who is surer than right, with a guess that is off as if it had been 1."""
COUNT = 40


@dataclass(frozen=True, slots=True)
class Tried:
    """One reading. sure: of 1 to 5.  errors, ranks: of the guess, of the guess without offers (the middle of what it allows), of
    the reading, and of frequencies.  inside: which part of the true weights lies in the range of 80 %, without offers and with
    them.  too_sure: the same with them, where a guess that is as far off as one can say is called 4 of 5 sure.
    """

    domain: str
    kind: str
    sure: int
    offers: int
    errors: tuple[float, ...]
    ranks: tuple[float, ...]
    inside: tuple[float, ...]
    too_sure: float


def report(count: int, seed: int, tell: Callable[[str], None]) -> str:
    """All tables, as Markdown."""
    found = []
    for domain, (name, _) in DOMAINS.items():
        for kind in KINDS:
            tell(f"reading: {name}, {kind}")
            dice = Random(f"{domain} {kind} {seed}")
            found += [one for talk in some(domain, kind, count, seed) for one in _tried(domain, kind, talk, dice)]
    return "\n\n".join(_tables(found, count, seed))


def _tried(domain: str, kind: str, talk: Bids, dice: Random) -> Iterator[Tried]:
    for sure, off in NOISE.items():
        guess = noisy(talk.truth, off, dice)
        before = read(talk, guess, off, 0)
        for offers in OFFERS:
            after = read(talk, guess, off, offers)
            weights = (guess, before.mean, after.mean, frequencies(talk.theirs[:offers]))
            errors = [error(one, talk.truth) for one in weights]
            ranks = [ranked(one, talk.truth) for one in weights]
            spoilt = read(talk, guess, NOISE[_TOO_SURE], offers).inside if off == max(NOISE.values()) else 0.0
            yield Tried(domain, kind, sure, offers, (*errors,), (*ranks,), (before.inside, after.inside), spoilt)


def ranked(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's correlation of ranks, ties at their middle; 0 where one side is all ties."""
    first, second = _ranks(one), _ranks(other)
    spread = pstdev(first) * pstdev(second)
    if not spread:
        return 0.0
    return mean((a - mean(first)) * (b - mean(second)) for a, b in zip(first, second, strict=True)) / spread


def _ranks(values: Sequence[float]) -> list[float]:
    return [sum(other < one for other in values) + sum(other == one for other in values) / 2 for one in values]


def _tables(found: Sequence[Tried], count: int, seed: int) -> Iterator[str]:
    expected = [one for one in found if one.kind != CARELESS]
    yield (
        f"{count} talks of each kind on each game, seed {seed}; three guesses a talk, so {len(found) // len(OFFERS):,} readings "
        f"after each number of offers."
    )
    yield _table("whom", [("all but careless", expected)])
    yield _table("kind", [(kind, [one for one in found if one.kind == kind]) for kind in KINDS])
    yield _table("you are", [(f"{sure} of 5 sure", [one for one in expected if one.sure == sure]) for sure in NOISE])
    games = ((name, [one for one in expected if one.domain == domain]) for domain, (name, _) in DOMAINS.items())
    yield _table("game", list(games))
    yield _spoilt(found)


def _table(title: str, groups: Sequence[tuple[str, Sequence[Tried]]]) -> str:
    lines = [
        f"| {title} | offers | error of the guess | the guess, no offers | reading | frequencies | ranks: guess | reading | "
        "frequencies | within 80 %, no offers | reading |",
        "|---" * 11 + "|",
    ]
    for name, group in groups:
        for offers in OFFERS:
            rows = [one for one in group if one.offers == offers]
            errors = [mean(one.errors[at] for one in rows) for at in range(4)]
            ranks = [mean(one.ranks[at] for one in rows) for at in (0, 2, 3)]
            inside = [mean(one.inside[at] for one in rows) for at in range(2)]
            cells = [
                *(f"{each:.3f}" for each in errors),
                *(f"{each:.2f}" for each in ranks),
                *(f"{each:.0%}".replace("%", " %") for each in inside),
            ]
            lines.append(f"| {name} | {offers} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _spoilt(found: Sequence[Tried]) -> str:
    least = [one for one in found if one.sure == min(NOISE) and one.kind != CARELESS]
    lines = ["| surer than right | offers | within 80 % |", "|---|---|---|"]
    for offers in OFFERS:
        share = mean(one.too_sure for one in least if one.offers == offers)
        lines.append(f"| off as if 1 of 5 sure, rated {_TOO_SURE} | {offers} | {share:.0%} |".replace("% ", " % "))
    return "\n".join(lines)
