"""Cases -> figures in groups, each with how many cases it rests on. Must not state a figure that rests on fewer than FEWEST."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import show, show_percent
from negotui.analysis.insights.case import POINTS, SHARES, Case, mean
from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.offers import MINE, THEIRS
from negotui.domain.text import plural

FEWEST = 5
"""So many cases a figure needs: fewer show chance, and no habit."""
_SEVERAL = 2
_PERCENT, _POINTS, _NUMBER, _SCORE = "percent", "points", "number", "score"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over many cases.

    id: what data calls it.  about: what it is, for people.  cases: how many it rests on.  of: what a case is, in the singular.
    value: exact, None where there are too few cases.  measure: how it is shown, one of percent, points, number and score.
    """

    id: str
    about: str
    cases: int
    of: str
    value: Fraction | None
    measure: str

    @property
    def needed(self) -> int:
        """How many more cases it needs."""
        return max(FEWEST - self.cases, 0)

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

    stated: their mean.  came_off: the share that did. Both None where there are too few.
    """

    low: Fraction
    high: Fraction
    cases: int
    stated: Fraction | None
    came_off: Fraction | None


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
        enough = len(inside) >= FEWEST
        stated = mean([chance for chance, _ in inside]) if enough else None
        came_off = Fraction(sum(off for _, off in inside), len(inside)) if enough else None
        found.append(Bin(low, high, len(inside), stated, came_off))
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


def _figure(id: str, about: str, values: Sequence[Fraction], of: str = "deal", measure: str = _PERCENT) -> Figure:
    value = mean(values) if len(values) >= FEWEST else None
    return Figure(id, about, len(values), of, value, measure)


def _share(id: str, about: str, hits: Iterable[bool], of: str = "deal") -> Figure:
    return _figure(id, about, [Fraction(hit) for hit in hits], of)


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
    yield _figure("won", "Share of the bargaining range, where it is known", _known(case.won for case in deals))
    for scale, unit, times in ((POINTS, "in points", 1), (SHARES, "of 100", 100)):
        of_scale = [case for case in deals if case.scale == scale]
        if of_scale:
            worths = [worth * times for worth in _known(case.worth for case in of_scale)]
            targets = [worth * times for worth in _known(case.target for case in of_scale if case.worth is not None)]
            yield _figure(f"worth_{scale}", f"Mean worth of the result, {unit}", worths, measure=_POINTS)
            yield _figure(f"target_{scale}", f"Mean worth of the target, {unit}", targets, measure=_POINTS)


def _left(cases: Sequence[Case]) -> Iterator[Figure]:
    deals = [case for case in _deals(cases) if case.left is not None]
    yield _share("frontier", "Deals that nothing beat for both", (not case.left for case in deals))
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
        yield _figure(f"given_{side}", f"{who} gave per move, of your scale", given, "negotiation")
        kinds = [moves.kinds for moves in moved if moves.kinds]
        for kind in Kind:
            if any(kind.value in of for of in kinds):
                shares = [Fraction(of.count(kind.value), len(of)) for of in kinds]
                yield _figure(f"{kind.value}_{side}", f"{whose} moves that were {kind.value}", shares, "negotiation")


def _guesses(cases: Sequence[Case]) -> Iterator[Figure]:
    yield _share("limits", "Limits inside the guessed range", (held for case in cases for held in case.ranges), "limit")
    proved = [pair for case in cases for pair in case.proved]
    for sheet, about, of in (
        ("interests", "Interests guessed right", "interest"),
        ("signals", "Signals read rightly", "signal"),
        ("facts", "Facts that proved right", "fact"),
    ):
        yield _share(sheet, about, (right for where, right in proved if where == sheet), of)


def _chances(cases: Sequence[Case]) -> Iterator[Figure]:
    tried = [pair for case in cases for pair in case.chances]
    yield _figure("stated", "Mean of the chances that you stated", [chance for chance, _ in tried], "chance")
    yield _share("came_off", "Came off", (off for _, off in tried), "chance")
    value = brier(tried) if len(tried) >= FEWEST else None
    about = "Brier score: 0 is perfect, 0.25 is always 50 %"
    yield Figure("brier", about, len(tried), "chance", value, _SCORE)


def _alternatives(cases: Sequence[Case]) -> Iterator[Figure]:
    counts = [Fraction(case.alternatives) for case in cases]
    yield _figure("alternatives", "Alternatives held", counts, "negotiation", _NUMBER)
    for id, several, held in (("reach_few", False, "one alternative or none"), ("reach_several", True, "several")):
        values = _known(case.reach for case in _deals(cases) if (case.alternatives >= _SEVERAL) == several)
        yield _figure(id, f"How far from limit to target, with {held}", values)
    ended = [case.justified for case in cases if not case.is_deal]
    known = [state for state in ended if state is not None]
    yield _share("justified", "No deal, and worth more than their best offer", known, "end without a deal")
