"""Several offers of the same value to me, each led by another issue (MESO: Leonardelli, Gu, McRuer, Medvec and Galinsky 2019).

Issue by issue, packages are begun and kept while what is open can still bring them to the wanted value. Where that makes more than
a few thousand, those best for them are kept at each level of my value. Of all that arrive, up to three are chosen that lie as far
apart as possible: the distance of two offers is the sum over the issues of how much more of my scale one of them takes there. They
are looked for first beside the best for them, and among those that are nearly as good: what is wasted serves nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor

from negotui.analysis.packages.frontier import best
from negotui.analysis.packages.grid import Choice, Grid, Worths
from negotui.analysis.packages.moves import sampled
from negotui.analysis.packages.reference import reservations
from negotui.analysis.work import checkpoint

TOLERANCE = Fraction(14, 1000)
"""How far from the wanted value an offer may lie, as a part of the scale: any two are less than 3 points of 100 apart."""

MOST_OFFERS = 3

_GOOD_FOR_THEM = (Fraction(9, 10), Fraction(3, 4), Fraction(1, 2), Fraction(0))
"""Offers are to have this share of what they could have at this level, from no deal up; less where no three have."""

_MOST_BEGUN, _LEVELS, _MOST_CHOSEN_FROM = 6_000, 60, 45


@dataclass(frozen=True, slots=True)
class EqualOffer:
    """One of several equal offers. choice: the package.  lead: the number of the issue on which it asks for more than others."""

    choice: Choice
    lead: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A package that is worth enough. worths: in units above the floor, mine and theirs.  parts: what each issue adds to mine."""

    choice: Choice
    worths: Worths
    parts: tuple[int, ...]


def tolerance_of(grid: Grid) -> Fraction:
    """The tolerance on the scale of a game: 1 where weights tell issues apart, else the way from my worst package to my best."""
    if grid.game.weighted:
        return TOLERANCE
    return TOLERANCE * Fraction(sum(max(row) >> grid.bits for row in grid.steps), grid.mine.unit)


def equal_offers(
    grid: Grid, worth: Fraction, most: int = MOST_OFFERS, tolerance: Fraction | None = None
) -> tuple[EqualOffer, ...]:
    """Up to `most` packages worth that much to me, the best for them first; `most` is at least 1.

    worth, tolerance: in package value; the tolerance is TOLERANCE unless said. No option is past a limit or at
    mine, no package is worth less than no deal to either side, none beats another, and each leads with an issue of its own.
    """
    within = tolerance_of(grid) if tolerance is None else tolerance
    low = ceil((worth - within) * grid.mine.unit) - grid.floor[0]
    high = floor((worth + within) * grid.mine.unit) - grid.floor[0]
    no_deal = reservations(grid)
    if no_deal[0] is not None:
        low = max(low, no_deal[0] - grid.floor[0])
    least = 0 if no_deal[1] is None else no_deal[1] - grid.floor[1]
    rows = [_row(grid, number) for number in range(len(grid.steps))]
    if not all(rows) or low > high:
        return ()
    found = _built(grid, rows, low, high, least)
    ways = list(product((True, False), _GOOD_FOR_THEM))
    for count in range(min(most, len(found)), 1, -1):
        for with_best, share in ways:
            enough = least + (found[0].worths[1] - least) * share
            good = _spread([each for each in found if each.worths[1] >= enough])
            if chosen := _furthest(good, count, with_best):
                return chosen
    return (EqualOffer(found[0].choice, 0),) if found and most else ()


def _row(grid: Grid, number: int) -> list[tuple[int, int]]:
    """The options of an issue that an offer of mine may hold, with their packed values, of equal ones the first.

    What another option of the issue beats would only waste something, and so is left out.
    """
    first: dict[int, int] = {}
    for place, (option, step) in enumerate(zip(grid.game.issues[number].options, grid.steps[number], strict=True)):
        if not (option.past_mine or option.at_mine or option.past_theirs):
            first.setdefault(step, place)
    return [(first[step], step) for step in sampled(best(first, grid.mask))]


def _built(grid: Grid, rows: Sequence[Sequence[tuple[int, int]]], low: int, high: int, least: int) -> list[_Candidate]:
    """Packages worth `low` to `high` to me and `least` or more to them, all of them or those best for them, which come first."""
    bits, mask = grid.bits, grid.mask
    order = sorted(range(len(rows)), key=lambda number: (len(rows[number]), sorted(rows[number])))
    mine = sum(max(step for _, step in row) >> bits for row in rows)
    theirs = sum(max(step & mask for _, step in row) for row in rows)
    begun: list[tuple[int, Choice]] = [(0, ())]
    for number in order:
        checkpoint()
        row = rows[number]
        mine -= max(step for _, step in row) >> bits
        theirs -= max(step & mask for _, step in row)
        begun = [
            (total, (*chosen, place))
            for start, chosen in _thinned(begun, grid)
            for place, step in row
            if low - mine <= (total := start + step) >> bits <= high and (total & mask) + theirs >= least
        ]
    places = sorted(range(len(order)), key=order.__getitem__)
    found = []
    for total, chosen in sorted(begun, key=lambda each: (each[0] & mask, each[0]), reverse=True):
        choice = tuple(chosen[place] for place in places)
        parts = tuple(grid.steps[number][place] >> bits for number, place in enumerate(choice))
        found.append(_Candidate(choice, (total >> bits, total & mask), parts))
    return found


def _thinned(begun: list[tuple[int, Choice]], grid: Grid) -> list[tuple[int, Choice]]:
    """What is carried on: all of it, or at each level of my value those best for them."""
    if len(begun) <= _MOST_BEGUN:
        return begun
    worths = [total >> grid.bits for total, _ in begun]
    least, span = min(worths), max(worths) - min(worths) + 1
    counts = [0] * _LEVELS
    kept = []
    for total, chosen in sorted(begun, key=lambda each: each[0] & grid.mask, reverse=True):
        level = ((total >> grid.bits) - least) * _LEVELS // span
        if counts[level] < _MOST_BEGUN // _LEVELS:
            counts[level] += 1
            kept.append((total, chosen))
    return kept


def _spread(found: list[_Candidate]) -> list[_Candidate]:
    """The best for them first, then of each issue in turn those that take most of it for me; few enough to compare all."""
    if len(found) <= _MOST_CHOSEN_FROM:
        return found
    issues = range(len(found[0].parts))
    share = max((_MOST_CHOSEN_FROM - 1) // len(issues), 2)
    kept = {found[0].choice: found[0]}
    for number in issues:
        for each in sorted(found, key=lambda each: (-each.parts[number], -each.worths[1], -each.worths[0]))[:share]:
            kept[each.choice] = each
    return list(kept.values())


def _furthest(found: Sequence[_Candidate], count: int, with_first: bool) -> tuple[EqualOffer, ...]:
    """So many of them of which none beats another and each has a lead of its own, the furthest apart; none where there are not.

    with_first: whether the first has to be among them.
    """
    apart = {
        (one, other): sum(abs(a - b) for a, b in zip(found[one].parts, found[other].parts, strict=True))
        for one, other in combinations(range(len(found)), 2)
        if not _beats(found[one].worths, found[other].worths) and not _beats(found[other].worths, found[one].worths)
    }
    ranked = []
    groups = combinations(range(1 if with_first else 0, len(found)), count - with_first)
    for rest in groups:
        group = (0, *rest) if with_first else rest
        distances = [apart.get(pair, 0) for pair in combinations(group, 2)]
        if all(distances):
            ranked.append((min(distances), sum(found[number].worths[1] for number in group), group))
    checkpoint()
    for _, _, group in sorted(ranked, key=lambda each: each[:2], reverse=True):
        chosen = [found[number] for number in group]
        leads = _leads([each.parts for each in chosen])
        if len(set(leads)) == count:
            offers = sorted(zip(chosen, leads, strict=True), key=lambda each: each[0].worths[::-1], reverse=True)
            return tuple(EqualOffer(each.choice, lead) for each, lead in offers)
    return ()


def _beats(one: Worths, other: Worths) -> bool:
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def _leads(parts: Sequence[Sequence[int]]) -> list[int]:
    """The issue of each offer on which it takes most beyond what all of them take on average."""
    totals = [sum(each) for each in zip(*parts, strict=True)]
    leads = []
    for each in parts:
        ahead = [part * len(parts) - total for part, total in zip(each, totals, strict=True)]
        leads.append(ahead.index(max(ahead)))
    return leads
