"""Cases -> figures in groups, each with how many cases it rests on. No figure rests on fewer than FEWEST."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from negotui.analysis.figures import show, show_percent
from negotui.analysis.insights.case import POINTS, SHARES, Case, mean
from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.offers import MINE, THEIRS
from negotui.domain.text import plural

FEWEST = 5
"""So many cases a figure needs: fewer show chance, and no habit."""
FEWEST_CHANCES = 10
"""So many chances it takes before anything is said of calibration, and then only with its uncertainty."""
_SEVERAL = 2
_Z = Fraction(49, 25)
_ROOT = 10**9
_PERCENT, _POINTS, _NUMBER, _SCORE = "percent", "points", "number", "score"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over many cases.

    id: what data calls it.  about: what it is, for people.  cases: how many it rests on.  of: what a case is, in the singular.
    value: exact, None where there are too few cases.  measure: how it is shown, one of percent, points, number and score.
    fewest: so many cases it takes.  interval: what plain guessing would give, where it is known.
    """

    id: str
    about: str
    cases: int
    of: str
    value: Fraction | None
    measure: str
    fewest: int = FEWEST
    interval: tuple[Fraction, Fraction] | None = None

    @property
    def needed(self) -> int:
        """How many more cases it needs."""
        return max(self.fewest - self.cases, 0)

    @property
    def shown(self) -> str:
        """As people read it; empty where it says nothing."""
        if self.value is None:
            return ""
        if self.measure == _PERCENT:
            return show_percent(self.value, 0)
        return show(self.value, "", {_SCORE: 3, _NUMBER: 1}.get(self.measure, 2))

    @property
    def basis(self) -> str:
        """What it rests on, or how many cases are missing."""
        count = plural(self.cases, self.of)
        return f"{count}; {self.needed} more needed" if self.needed else count


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong together. title: what they are about.  figures: those for which there is a case at all, or the first."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """Chances of about the same size. low, high: from 0 to 1.  cases: how many were tried.

    stated: their mean.  came_off: the share that did.  interval: between which the true share lies, 19 times in 20. All None where
    there are too few.
    """

    low: Fraction
    high: Fraction
    cases: int
    stated: Fraction | None
    came_off: Fraction | None
    interval: tuple[Fraction, Fraction] | None = None


def guessing(count: int) -> tuple[Fraction, Fraction]:
    """Between which Brier scores a plain random guesser lies 19 times in 20, over so many chances: 1/3 ± 1.96 √(4 ÷ 45 count).

    Who states any chance from 0 to 1 at random scores (u − outcome)² each time, whatever happens: its mean is ∫u² du = 1/3, its
    variance ∫u⁴ du − 1/9 = 4/45. The mean of many is close to normal (central limit theorem: Laplace 1812). The score is that of
    Brier, Verification of Forecasts Expressed in Terms of Probability (1950). Ends to nine places, within 0 and 1.
    """
    middle, half = Fraction(1, 3), _Z * _root(Fraction(4, 45 * count))
    return max(middle - half, Fraction(0)), min(middle + half, Fraction(1))


def true_share(hits: int, count: int) -> tuple[Fraction, Fraction]:
    """Between which the true share lies 19 times in 20, where so many of so many came off; from 0 to 1, to nine places.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n) with z = 1.96: Wilson, Probable Inference, the Law of Succession, and
    Statistical Inference, Journal of the American Statistical Association 22 (1927).
    """
    share, square = Fraction(hits, count), _Z * _Z
    middle = share + square / (2 * count)
    half = _Z * _root(share * (1 - share) / count + square / (4 * count * count))
    scale = 1 + square / count
    return max((middle - half) / scale, Fraction(0)), min((middle + half) / scale, Fraction(1))


def _root(value: Fraction) -> Fraction:
    """The square root to nine places, rounded down."""
    return Fraction(isqrt(int(value * _ROOT * _ROOT)), _ROOT)


def brier(chances: Iterable[tuple[Fraction, bool]]) -> Fraction | None:
    """The mean of (chance − outcome)², the outcome 1 or 0: 0 is perfect, 0.25 what always saying 50 % gives. None of nothing.

    Brier, Verification of Forecasts Expressed in Terms of Probability (1950), in its form for one event.
    """
    return mean([(chance - came_off) ** 2 for chance, came_off in chances])


def bins(chances: Sequence[tuple[Fraction, bool]], count: int = 5) -> tuple[Bin, ...]:
    """Stated chances beside what came of them, in so many ranges of the same width; the last one holds 100 % too."""
    found = []
    for number in range(count):
        low, high = Fraction(number, count), Fraction(number + 1, count)
        inside = [pair for pair in chances if low <= pair[0] < high or (number == count - 1 and pair[0] == 1)]
        enough = len(inside) >= FEWEST_CHANCES
        stated = mean([chance for chance, _ in inside]) if enough else None
        hits = sum(off for _, off in inside)
        came_off = Fraction(hits, len(inside)) if enough else None
        interval = true_share(hits, len(inside)) if enough else None
        found.append(Bin(low, high, len(inside), stated, came_off, interval))
    return tuple(found)


def groups(cases: Sequence[Case]) -> tuple[Group, ...]:
    """Every group of figures, in the order in which they are told."""
    made = (
        ("Targets and results", _results),
        ("What was left on the table", _left),
        ("First offers", _openings),
        ("Concessions", _concessions),
        ("Guesses about them", _guesses),
        ("Stated chances", _chances),
        ("Alternatives", _alternatives),
    )
    return tuple(Group(title, tuple(figures(cases))) for title, figures in made)


def _figure(
    id: str, about: str, values: Sequence[Fraction], of: str = "deal", measure: str = _PERCENT, fewest: int = FEWEST
) -> Figure:
    value = mean(values) if len(values) >= fewest else None
    return Figure(id, about, len(values), of, value, measure, fewest)


def _share(id: str, about: str, hits: Iterable[bool], of: str = "deal", fewest: int = FEWEST) -> Figure:
    return _figure(id, about, [Fraction(hit) for hit in hits], of, fewest=fewest)


def _known(values: Iterable[Fraction | None]) -> list[Fraction]:
    return [value for value in values if value is not None]


def _deals(cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if case.is_deal]


def _results(cases: Sequence[Case]) -> Iterator[Figure]:
    deals = _deals(cases)
    yield _share("agreed", "Agreed", (case.is_deal for case in cases), "negotiation")
    yield _figure("reach", "How far from limit to target", _known(case.reach for case in deals))
    beside = [case for case in deals if case.issues]
    yield _figure("reached", "Targets reached", [Fraction(case.reached, case.issues) for case in beside])
    yield _figure("past", "Results past a limit", [Fraction(case.past > 0) for case in beside])
    yield _figure("won", "Share of the bargaining range, where you saw their limit", _known(case.won for case in deals))
    for scale, unit, times in ((POINTS, "in points", 1), (SHARES, "of 100", 100)):
        of_scale = [case for case in deals if case.scale == scale]
        if of_scale:
            worths = [worth * times for worth in _known(case.worth for case in of_scale)]
            targets = [worth * times for worth in _known(case.target for case in of_scale if case.worth is not None)]
            yield _figure(f"worth_{scale}", f"Value of the result, {unit}", worths, measure=_POINTS)
            yield _figure(f"target_{scale}", f"Value of the target, {unit}", targets, measure=_POINTS)


def _left(cases: Sequence[Case]) -> Iterator[Figure]:
    deals = [case for case in _deals(cases) if case.left is not None]
    yield _share("frontier", "Deals that left nothing on the table", (not case.left for case in deals))
    for scale, unit, times in ((POINTS, "in points", 1), (SHARES, "of 100 each", 100)):
        values = [left * times for left in _known(case.left for case in deals if case.scale == scale)]
        if values:
            yield _figure(f"left_{scale}", f"Left for both together, {unit}, mean", values, measure=_POINTS)


def _openings(cases: Sequence[Case]) -> Iterator[Figure]:
    opened = [case for case in cases if case.opener]
    yield _share("opener", "You made the first offer", (case.opener == MINE for case in opened), "negotiation")
    for side, whose in ((MINE, "Your"), (THEIRS, "Their")):
        values = [case.first[side] for case in cases if side in case.first]
        about = f"{whose} first offer: how far from your limit to your target"
        yield _figure(f"first_{side}", about, values, "negotiation")
    for side, who in ((MINE, "you open"), (THEIRS, "they open")):
        values = _known(case.reach for case in _deals(cases) if case.opener == side)
        yield _figure(f"reach_{side}", f"How far from limit to target, when {who}", values)


def _concessions(cases: Sequence[Case]) -> Iterator[Figure]:
    for side, whose, who in ((MINE, "Your", "You"), (THEIRS, "Their", "They")):
        moved = [moves for case in cases if (moves := case.moves.get(side)) is not None and moves.count]
        counts = [Fraction(moves.count) for moves in moved]
        yield _figure(f"moves_{side}", f"{whose} moves after the first offer", counts, "negotiation", _NUMBER)
        given = [moves.given / moves.count for moves in moved if moves.given is not None]
        yield _figure(f"given_{side}", f"{who} gave per move, as a share of your scale", given, "negotiation")
        kinds = [moves.kinds for moves in moved if moves.kinds]
        for kind in Kind:
            if any(kind.value in of for of in kinds):
                shares = [Fraction(of.count(kind.value), len(of)) for of in kinds]
                yield _figure(f"{kind.value}_{side}", _moves_of(whose, kind), shares, "negotiation")


_MOVES = {
    Kind.CONCESSION: "concessions",
    Kind.NICE: "moves that gave something at no cost",
    Kind.SELFISH: "moves that asked for more",
    Kind.FORTUNATE: "moves that were better for both",
    Kind.UNFORTUNATE: "moves that made it worse",
    Kind.SILENT: "moves that changed next to nothing",
}


def _moves_of(whose: str, kind: Kind) -> str:
    return f"{whose} {_MOVES[kind]}"


def _guesses(cases: Sequence[Case]) -> Iterator[Figure]:
    yield _share(
        "limits",
        "Limits you saw that lay in your guessed range",
        (held for case in cases for held in case.ranges),
        "limit",
    )
    proved = [pair for case in cases for pair in case.proved]
    for sheet, about, of in (
        ("interests", "Interests you guessed right", "interest"),
        ("signals", "Signals you read right", "signal"),
        ("facts", "Facts that proved right", "fact"),
    ):
        yield _share(sheet, about, (right for where, right in proved if where == sheet), of)


def _chances(cases: Sequence[Case]) -> Iterator[Figure]:
    tried = [pair for case in cases for pair in case.chances]
    stated, few = [chance for chance, _ in tried], FEWEST_CHANCES
    yield _figure("stated", "Mean of the chances you stated", stated, "chance", fewest=few)
    yield _share("came_off", "Came off", (off for _, off in tried), "chance", few)
    enough = len(tried) >= few
    value, interval = (brier(tried), guessing(len(tried))) if enough else (None, None)
    about = "Brier score: 0 is perfect, 0.25 is always 50 %"
    yield Figure("brier", about, len(tried), "chance", value, _SCORE, few, interval)


def _alternatives(cases: Sequence[Case]) -> Iterator[Figure]:
    counts = [Fraction(case.alternatives) for case in cases]
    yield _figure("alternatives", "Alternatives you had", counts, "negotiation", _NUMBER)
    for id, several, held in (("reach_few", False, "one alternative or none"), ("reach_several", True, "several")):
        values = _known(case.reach for case in _deals(cases) if (case.alternatives >= _SEVERAL) == several)
        yield _figure(id, f"How far from limit to target, with {held}", values)
    ended = [case.justified for case in cases if not case.is_deal]
    known = [state for state in ended if state is not None]
    yield _share("justified", "Walked away from less than your alternative", known, "talk without a deal")
