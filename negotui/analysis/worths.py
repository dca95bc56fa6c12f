"""Alternatives and what they are worth, for me or for them. Must not compare figures of different measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import amount, number, one_unit, show
from negotui.analysis.gaps import entry_link, gap, title_of
from negotui.analysis.issues import Issue
from negotui.domain.blocks import Check
from negotui.domain.negotiation import Entry
from negotui.domain.sheets import ALTERNATIVES
from negotui.domain.text import listed
from negotui.domain.values import Context

READS = (ALTERNATIVES, ("what", "side", "worth", "chance", "cost"))
"""The sheet and fields that alternatives are priced by."""

_NEEDED = ("worth", "chance", "cost")
_SPAN = 2


@dataclass(frozen=True, slots=True)
class Alternative:
    """An alternative that can be priced.

    entry: where it is written.  name: what it is called.  worth, cost: exact.  chance: from 0 to 1.  unit: of its money, or empty.
    free: whether no cost is written, so that its expected worth is the most that it can be.
    """

    entry: Entry
    name: str
    worth: Fraction
    chance: Fraction
    cost: Fraction
    unit: str
    free: bool

    @property
    def expected(self) -> Fraction:
        """Worth × chance − cost."""
        return expected_worth(self.worth, self.chance, self.cost)


def expected_worth(worth: Fraction, chance: Fraction, cost: Fraction) -> Fraction:
    """Worth × chance − cost, in the unit of worth and cost; chance from 0 to 1. What fails is worth nothing.

    The weighing of a settlement against the court in Raiffa, The Art and Science of Negotiation (1982).
    """
    return worth * chance - cost


def break_even_chance(offer: Fraction, worth: Fraction, cost: Fraction) -> Fraction | None:
    """The chance at which an alternative is worth as much as an offer: (offer + cost) ÷ worth.

    Above 1 or below 0 where no chance makes them equal; None where the alternative is worth nothing even if it comes off.
    """
    return (offer + cost) / worth if worth else None


def priced(entries: Iterable[Entry], context: Context) -> tuple[tuple[Alternative, ...], tuple[Check, ...]]:
    """The alternatives that can be priced, best first, and what the others lack."""
    found: list[Alternative] = []
    gaps: list[Check] = []
    for entry in entries:
        alternative, problem = _priced(entry, context)
        if alternative:
            found.append(alternative)
        if problem:
            gaps.append(gap(title_of(entry, context), problem, entry_link(entry)))
    return tuple(sorted(found, key=lambda one: -one.expected)), tuple(gaps)


def _priced(entry: Entry, context: Context) -> tuple[Alternative | None, str]:
    worth, chance, cost = amount(entry, "worth"), number(entry, "chance"), amount(entry, "cost")
    unclear = [name for name in _NEEDED if entry.typed(name) and number(entry, name) is None]
    empty = [name for name in _NEEDED[:2] if not entry.typed(name)]
    if unclear or empty:
        said = [f"lacks {listed(empty)}"] if empty else []
        said += [f"cannot be read in {listed(unclear)}"] if unclear else []
        return None, " and ".join(said)
    if worth is None or chance is None:
        return None, "lacks its figures"
    if not 0 <= chance <= 100:
        return None, f"has a chance of {show(chance)} %: write one from 0 to 100"
    unit = one_unit(figure.unit for figure in (worth, cost) if figure)
    if unit is None:
        return None, "has worth and cost in different currencies: write them in one"
    paid = cost.value if cost else Fraction(0)
    name = title_of(entry, context)
    return Alternative(entry, name, worth.value, chance / 100, paid, unit, cost is None), ""


def unit_of(alternatives: Iterable[Alternative]) -> str | None:
    """The one currency of alternatives; None where there are several, so that they cannot be ranked."""
    return one_unit(alternative.unit for alternative in alternatives)


def best(alternatives: Sequence[Alternative]) -> Alternative | None:
    """The BATNA: the greatest expected worth, the first of several; None where none is priced or their currencies differ."""
    return alternatives[0] if alternatives and unit_of(alternatives) is not None else None


@dataclass(frozen=True, slots=True)
class Measure:
    """The one issue whose figures measure the same as the worth of alternatives. floor: the worth as a figure of that issue.

    reason: why the two may be compared, as the end of a sentence.
    """

    issue: Issue
    floor: Fraction
    reason: str


def measure(alternatives: Sequence[Alternative], issues: Sequence[Issue]) -> Measure | None:
    """The issue that the best alternative may be set against; None where it is not certain which.

    One issue alone, or the one in the same currency, or the one whose figures are of the same size as the worths (no more than
    twice, no less than half). An alternative brings worth: where I pay, only one that costs me money (below 0) can be compared.
    """
    found = best(alternatives)
    if found is None:
        return None
    unit = unit_of(alternatives) or ""
    ready = [issue for issue in issues if issue.more is not None and issue.figures and not issue.mixed]
    fitting = [issue for issue in ready if one_unit((issue.unit, unit)) is not None]
    signed = [issue for issue in fitting if unit and issue.unit == unit]
    sized = [issue for issue in fitting if _same_size(issue, alternatives)]
    for candidates, reason in (
        (signed, f"the one issue in {unit}"),
        (sized, "the one issue whose figures are of the same size"),
    ):
        if len(candidates) == 1:
            if len(issues) == 1:
                reason = "the only issue"
            return _measure(candidates[0], found, reason)
        if candidates:
            return None
    return None


def _measure(issue: Issue, found: Alternative, reason: str) -> Measure | None:
    if issue.more:
        return Measure(issue, found.expected, reason)
    return Measure(issue, -found.expected, reason) if found.expected <= 0 else None


def _same_size(issue: Issue, alternatives: Sequence[Alternative]) -> bool:
    sizes = [abs(value) for _, value in issue.figures]
    worths = [abs(value) for one in alternatives for value in (one.worth, one.expected)]
    return max(sizes) * _SPAN >= min(worths) and min(sizes) <= max(worths) * _SPAN and max(sizes) > 0
