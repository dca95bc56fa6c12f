"""Figures beside the listed options: the value of one between two of them, or beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from negotui.analysis.packages.model import Issue
from negotui.analysis.packages.options import Option, exact, within
from negotui.domain.amounts import amount_in, fraction_of, show_amount, split_amount

_Known = Sequence[tuple[Fraction, Fraction]]


def figure_of(option: Option) -> Fraction | None:
    """The figure that an option is, by its name or the only figure in it; None where there is none."""
    return _figure_in(option.name)


@lru_cache(maxsize=4096)
def _figure_in(name: str) -> Fraction | None:
    """The figure that a name is or holds: the same few names come again and again."""
    amount = amount_in(name)
    return fraction_of(amount) if amount else None


def beside(issue: Issue, canonical: str) -> Option | None:
    """An amount as an option of an issue whose options are figures: a listed one, or one valued on the line through them.

    The line between two options that were valued by hand is the usual reading of a value function known at a few points (Keeney
    and Raiffa 1976). Beyond them the last stretch goes on, and the value is a range: from the flattest to the steepest stretch.
    None where fewer than two options are figures.
    """
    figure = fraction_of(canonical)
    known = sorted(
        ((at, option) for option in issue.options if (at := figure_of(option)) is not None), key=lambda pair: pair[0]
    )
    for at, option in known:
        if at == figure:
            return option
    units = {split_amount(amount)[1] for option in issue.options if (amount := amount_in(option.name))} - {""}
    if units and split_amount(canonical)[1] not in {"", *units}:
        return None
    mine = on_line([(at, option.mine) for at, option in known], figure)
    if mine is None:
        return None
    guessed = [(at, option.theirs) for at, option in known if option.theirs is not None]
    theirs = on_line(guessed, figure) if len(guessed) == len(known) else None
    least, likely, most = mine
    option = Option(exact(figure), show_amount(canonical), likely, None)
    option = Option(
        option.id,
        option.name,
        likely,
        theirs[1] if theirs else None,
        theirs[0] if theirs and theirs[0] < theirs[2] else None,
        theirs[2] if theirs and theirs[0] < theirs[2] else None,
        (),
        least if least < most else None,
        most if least < most else None,
    )
    return within(option, figure, issue.limits)


def on_line(known: Iterable[tuple[Fraction, Fraction]], figure: Fraction) -> tuple[Fraction, Fraction, Fraction] | None:
    """The least, the likely and the most value of a figure, from figures of known value; None where these are fewer than two."""
    points = sorted(dict(known).items())
    if len(points) < 2:
        return None
    if points[0][0] <= figure <= points[-1][0]:
        value = _between(points, figure)
        return value, value, value
    slopes = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    (end, value), slope = (points[0], slopes[0]) if figure < points[0][0] else (points[-1], slopes[-1])
    ends = [value + each * (figure - end) for each in slopes]
    return min(ends), value + slope * (figure - end), max(ends)


def _between(points: _Known, figure: Fraction) -> Fraction:
    for (low, under), (high, over) in pairwise(points):
        if low <= figure <= high:
            return under + (over - under) * (figure - low) / (high - low)
    raise LookupError("The figure lies outside of the known ones.")
