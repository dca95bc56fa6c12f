"""A figure between two listed options: its worth on the straight line from one to the other. Must not go beyond what is listed."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from negotui.analysis.packages.model import Issue, Option, exact
from negotui.domain.amounts import amount_in, fraction_of, show_amount


def figure_of(option: Option) -> Fraction | None:
    """The figure that an option is, by its name or the only figure in it; None where there is none."""
    amount = amount_in(option.name)
    return fraction_of(amount) if amount else None


def between(issue: Issue, canonical: str) -> Option | None:
    """An amount as an option of an issue whose options are figures: a listed one, or one valued between its neighbours.

    None where it lies outside of them. The line between two options that were valued by hand is the usual reading of a value
    function known at a few points (Keeney and Raiffa 1976).
    """
    figure = fraction_of(canonical)
    known = sorted(
        ((at, option) for option in issue.options if (at := figure_of(option)) is not None), key=lambda pair: pair[0]
    )
    for at, option in known:
        if at == figure:
            return option
    for (low, under), (high, over) in pairwise(known):
        if low < figure < high:
            part = (figure - low) / (high - low)
            name = show_amount(canonical)
            mine = under.mine + part * (over.mine - under.mine)
            if under.theirs is None or over.theirs is None:
                return Option(exact(figure), name, mine, None)
            return Option(exact(figure), name, mine, under.theirs + part * (over.theirs - under.theirs))
    return None
