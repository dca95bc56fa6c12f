"""What no deal is worth to either side: the one answer that every other analysis uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.alternatives.direction import ONLY as ONLY
from negotui.analysis.alternatives.direction import Direction, direction
from negotui.analysis.alternatives.reading import READS as READS
from negotui.analysis.alternatives.reading import Alternative, priced
from negotui.analysis.alternatives.tied import is_gone
from negotui.analysis.figures import of_mine, of_theirs, one_unit, show
from negotui.analysis.gaps import entry_link, gap, sheet_link
from negotui.analysis.issues import Issue, issues_of
from negotui.analysis.optimal_search import ZERO, SearchPlan, search
from negotui.domain.blocks import Check
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import listed
from negotui.domain.values import Context

MINE, THEIRS, _ = SIDES
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class Fallback:
    """What a side would do without a deal.

    side: mine or theirs.  pays: whether its figures are paid, else they are got.  unit: of its money, or empty.
    alternatives: those that can be priced, in their order.  search: the best plan for them, by their numbers; its values are value
    to that side, so that what is paid is below 0.  issue: the one whose figures measure the same, None where none is certain.
    reason: why that one.  because: how the direction follows from the issue, a sentence, or empty.  odd: what does not fit, or
    empty.  at_least, at_most: whether the true value can only be higher, or only lower, as something is missing; with both the
    figure is a rough one.
    """

    side: str
    pays: bool
    unit: str
    alternatives: tuple[Alternative, ...]
    search: SearchPlan
    issue: Issue | None
    reason: str
    because: str
    odd: str
    at_least: bool
    at_most: bool

    def amount(self, value: Fraction) -> Fraction:
        """A value to that side as the figure that it gets or pays."""
        return -value if self.pays else value

    @property
    def average(self) -> Fraction:
        """What that side gets or pays on average without a deal, in `unit` and on the scale of `issue`; 0 where it is unknown."""
        return self.amount(self.search.value or ZERO)

    @property
    def best(self) -> Alternative | None:
        """What is done first; None where nothing is worth trying."""
        number = self.search.order[0] if self.search.order else self.search.ground
        return None if number is None else self.alternatives[number]

    @property
    def is_certain(self) -> bool:
        """Whether there is but one way in which it can end."""
        return len(self.search.outcomes) == 1 and self.search.outcomes[0].of is not None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """What that side gets or pays in the worst case and in the best one."""
        values = [outcome.value for outcome in self.search.outcomes] or [ZERO]
        return self.amount(min(values)), self.amount(max(values))

    def bound(self) -> str:
        """`at least `, `at most `, `about ` or nothing: how the average as an amount is to be read."""
        if self.at_least and self.at_most:
            return "about "
        lower, higher = (self.at_most, self.at_least) if self.pays else (self.at_least, self.at_most)
        return "at least " * lower + "at most " * higher

    def show(self, value: Fraction) -> str:
        """An amount for reading: as exact as it was typed, a long fraction of a large figure as a whole number."""
        unit = self.unit or (self.issue.unit if self.issue else "")
        whole = abs(value) >= _LARGE and (value * 100).denominator != 1
        return show(value, unit, 0 if whole else 2, self.issue is not None and self.issue.cents and not whole)

    def shown(self) -> str:
        """The average for reading, such as `at least 94,400`."""
        return self.bound() + self.show(self.average)

    def gain(self, offer: Fraction) -> Fraction:
        """How much better than walking away an offer on the issue is for that side, on average; below 0 where it is worse."""
        return self.average - offer if self.pays else offer - self.average

    def beats(self, offer: Fraction) -> bool | None:
        """Whether walking away is better on average than an offer on the issue; None where what is missing could decide it."""
        if self.gain(offer) < 0:
            return None if self.at_most else True
        return None if self.at_least else False

    def is_dominated(self, offer: Fraction) -> bool:
        """Whether an offer on the issue is worse than every way in which walking away can end, whatever one thinks of risk."""
        if not self.search.outcomes:
            return False
        worst = self.ends[0]
        worse = offer > worst if self.pays else offer < worst
        return worse and not self.at_most and self.best is not None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why it cannot be said what a side has without a deal. reason: a sentence.  checks: what is missing, and where it goes."""

    reason: str
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What a side has without a deal as a figure of one issue. issue: which one.  fallback: what it rests on."""

    issue: Issue
    fallback: Fallback

    @property
    def floor(self) -> Fraction:
        """What walking away comes to on average, as a figure of the issue; a limit only where `fallback.is_certain`."""
        return self.fallback.average


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the sheet gives. entries: of that side.  fallback: None where `unclear` says why; its search has no value
    where what would be left if all fails is unknown.  gaps: what single entries lack.
    """

    entries: tuple[Entry, ...]
    fallback: Fallback | None
    unclear: str
    gaps: tuple[Check, ...]


def best_alternative(side: str, negotiation: Negotiation, context: Context) -> Fallback | Unclear:
    """What a side has without a deal, with the direction settled; Unclear where no professional would name a figure.

    side: `mine` or `theirs`. Compare an offer with it by `beats` or `gain`, only on `issue`, and never as a limit where
    `is_certain` is false: an average is not a limit.
    """
    found = read(side, negotiation, context)
    if found.fallback is None or found.fallback.search.value is None:
        return Unclear(found.unclear, found.gaps)
    if found.fallback.best is None:
        return Unclear("No alternative is worth trying: each costs more than it brings.", found.gaps)
    return found.fallback


def measured(side: str, negotiation: Negotiation, context: Context) -> Measure | None:
    """`best_alternative` on the one issue whose figures measure the same; None where there is no such issue, or no figure."""
    found = best_alternative(side, negotiation, context)
    return Measure(found.issue, found) if isinstance(found, Fallback) and found.issue else None


def read(side: str, negotiation: Negotiation, context: Context) -> Reading:
    """The alternatives of a side, what they come to, and what is missing."""
    mine = side == MINE
    entries = (of_mine if mine else of_theirs)(negotiation.of(READS[0]))
    alternatives, gaps = priced(entries, context)
    if not alternatives:
        return Reading(entries, None, _without_value(side), gaps)
    link = sheet_link(context.guide, READS[0], side)
    unit = one_unit(one.unit for one in alternatives)
    if unit is None:
        units = sorted({one.unit for one in alternatives if one.unit})
        check = gap("One currency", f"the alternatives are in {listed(units)}: write them in one", link)
        return Reading(
            entries, None, f"The alternatives are in {listed(units)}: write them in one currency.", (check, *gaps)
        )
    found = direction(alternatives, issues_of(negotiation, context), mine, context)
    if found.pays is None:
        check = gap("Which way the money goes", found.ask, link)
        return Reading(entries, None, found.question, (check, *gaps))
    return _planned(side, entries, alternatives, gaps, found, unit, context)


def _planned(
    side: str,
    entries: tuple[Entry, ...],
    alternatives: Sequence[Alternative],
    gaps: tuple[Check, ...],
    found: Direction,
    unit: str,
    context: Context,
) -> Reading:
    pays = bool(found.pays)
    who = "you" if side == MINE else "they"
    signed = [one for one in alternatives if pays and one.figure < 0]
    more = [
        gap(one.name, f"{who} pay here: write the figure without the minus", entry_link(one.entry)) for one in signed
    ]
    usable = tuple(one for one in alternatives if one not in signed)
    gaps = (*more, *gaps)
    if not usable:
        return Reading(entries, None, _without_value(side), gaps)
    best = search([one.prospect(pays) for one in usable], None if pays else ZERO)
    planned = (*best.order, *(() if best.ground is None else (best.ground,)))
    fallback = Fallback(
        side,
        pays,
        unit,
        usable,
        best,
        found.issue,
        found.reason,
        found.because,
        found.odd,
        at_least=best.ground is None or len(usable) < len(entries) - _impossible(entries, context),
        at_most=any(usable[number].free and usable[number].chance < 1 for number in planned),
    )
    if best.value is None:
        return Reading(
            entries, fallback, f"What would it cost {'you' if side == MINE else 'them'} to do without?", gaps
        )
    return Reading(entries, fallback, "", gaps)


def _without_value(side: str) -> str:
    whose = "Your" if side == MINE else "Their"
    return f"{whose} alternatives have no value yet: say what one of them is worth and how likely it is."


def _impossible(entries: Sequence[Entry], context: Context) -> int:
    """How many cannot come off, so that leaving them out changes nothing."""
    return sum(entry.get("chance") == "0" or is_gone(entry, context) for entry in entries)


def which_way(entry: Entry, negotiation: Negotiation, context: Context) -> str:
    """Which way the money of an alternative goes and how that follows, or what keeps it from being certain, a sentence.

    Empty where the entry says it itself, where it cannot be priced yet, and for an entry of another sheet.
    """
    if entry.sheet != READS[0] or not context.guide.has(READS[0], *READS[1]):
        return ""
    found = read(entry.get("side") or MINE, negotiation, context)
    if found.fallback is not None:
        return found.fallback.because
    return found.unclear if priced((entry,), context)[0] else ""


def without(fallback: Fallback, number: int) -> SearchPlan:
    """The best plan without one of the alternatives, with the numbers of those that remain."""
    rest = [one.prospect(fallback.pays) for place, one in enumerate(fallback.alternatives) if place != number]
    return search(rest, None if fallback.pays else ZERO)


def limit_of(fallback: Fallback) -> Fraction | None:
    """My limit on the issue that the alternatives are measured on; None where there is none."""
    return fallback.issue.limit if fallback.issue and fallback.side == MINE else None
