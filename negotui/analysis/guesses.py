"""What I guess of the other side's limits, issue by issue, and the zones that follow."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.bargaining import Zone, zone
from negotui.analysis.figures import amount, linked, one_unit, scale, show
from negotui.analysis.gaps import entry_link, gap, sheet_link, title_of, worry
from negotui.analysis.issues import Issue
from negotui.domain.blocks import Check, Shape
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ISSUES, LIMITS
from negotui.domain.text import listed
from negotui.domain.values import Context

READS = (LIMITS, ("issue", "opening", "target", "low", "likely", "high", "weight", "confidence"))
"""The sheet and fields that a guess is made of."""

_WEAK = 2


@dataclass(frozen=True, slots=True)
class Guess:
    """Their side of one issue, as I guess it.

    entry: where it is written.  opening, target: what they ask for and hope for, None where not guessed.
    low, likely, high: their limit, exact, in this order of size; low and high are None where no range is given.
    weak: whether I am not sure of it.
    """

    entry: Entry
    opening: Fraction | None
    target: Fraction | None
    low: Fraction | None
    likely: Fraction
    high: Fraction | None
    weak: bool

    def aims(self) -> tuple[Fraction, ...]:
        """What they ask for and hope for, where it is guessed."""
        return tuple(value for value in (self.opening, self.target) if value is not None)


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones that follow from a guess.

    certain: with the hardest of their limits, open only where there is room on any guess.  likely: with the likely one.
    possible: with the softest.  certain and possible are None where no range is given.
    """

    certain: Zone | None
    likely: Zone
    possible: Zone | None

    @property
    def softest(self) -> Zone:
        """The widest zone that is thinkable."""
        return self.possible or self.likely

    @property
    def hardest(self) -> Zone:
        """The zone that is there on the gloomiest guess."""
        return self.certain or self.likely

    @property
    def open_shape(self) -> Shape | None:
        """How sure it is that there is a zone; None where there is none on any guess. A guess without a range is at most likely."""
        if self.certain and self.certain.is_open:
            return Shape.CERTAIN
        if self.likely.is_open:
            return Shape.LIKELY
        return Shape.POSSIBLE if self.possible and self.possible.is_open else None

    @property
    def widths(self) -> tuple[Fraction, Fraction, Fraction]:
        """How wide the zone is: on the gloomiest guess, the likely one and the brightest; below 0 for a gap."""
        return self.hardest.width, self.likely.width, self.softest.width


def zones(issue: Issue, guess: Guess) -> Zones | None:
    """The zones of an issue; None where my limit or my direction is missing."""
    if issue.limit is None or issue.more is None:
        return None
    hard, soft = (guess.low, guess.high) if issue.more else (guess.high, guess.low)
    certain, possible = (zone(issue.limit, end, issue.more) if end is not None else None for end in (hard, soft))
    return Zones(certain, zone(issue.limit, guess.likely, issue.more), possible)


def same_way(issue: Issue, guess: Guess) -> bool:
    """Whether they want the same direction as I do, as their aims beyond their own limit say."""
    return any(issue.gain(guess.likely, aim) > 0 for aim in guess.aims()[-1:]) if issue.more is not None else False


def guesses(
    negotiation: Negotiation, issues: tuple[Issue, ...], context: Context
) -> tuple[dict[str, Guess], list[Check], list[Check]]:
    """The first usable guess of each issue by the issue's id; what is missing; what looks wrong."""
    found: dict[str, Guess] = {}
    gaps: list[Check] = []
    odd: list[Check] = []
    known = {issue.entry.id: issue for issue in issues}
    for entry in negotiation.of(LIMITS):
        target = linked(entry, "issue", ISSUES, context)
        issue = known.get(target.id) if target else None
        if issue is None:
            gaps.append(gap(title_of(entry, context), "which issue does it belong to?", entry_link(entry, "issue")))
            continue
        guess, problem, oddity = _guess(entry, issue)
        if guess is None and not problem:
            continue
        if guess is None:
            gaps.append(gap(issue.name, problem, entry_link(entry, "likely")))
        elif issue.entry.id in found:
            odd.append(worry(issue.name, "you guessed this twice; the first guess counts", entry_link(entry)))
        else:
            found[issue.entry.id] = guess
            odd += [worry(issue.name, oddity, entry_link(entry))] if oddity else []
    named = {entry.get("issue") for entry in negotiation.of(LIMITS)}
    link = sheet_link(context.guide, LIMITS)
    gaps += [
        gap(issue.name, "guess their limit", link)
        for issue in issues
        if issue.entry.id not in named and not issue.worded and not issue.untouched
    ]
    return found, gaps, odd


def _guess(entry: Entry, issue: Issue) -> tuple[Guess | None, str, str]:
    """The guess, or what it lacks; and what is odd about it."""
    figures = {name: amount(entry, name) for name in ("opening", "target", "low", "likely", "high")}
    unclear = [name for name, figure in figures.items() if entry.typed(name) and figure is None]
    if one_unit((issue.unit, *(figure.unit for figure in figures.values() if figure))) is None:
        return None, "your guess of their limit isn’t in the currency of the issue", ""
    values = {name: figure.value if figure else None for name, figure in figures.items()}
    likely, low, high = values["likely"], values["low"], values["high"]
    if likely is None:
        asked = "" if issue.worded else "where is their limit, most likely?"
        return None, _not_read(["likely"]) if "likely" in unclear else asked, ""
    oddity = _not_read(unclear) if unclear else ""
    if low is not None and high is not None and high <= likely <= low:
        low, high = high, low
    if (low is not None and low > likely) or (high is not None and high < likely):
        ends = " to ".join(show(end) for end in (low, high) if end is not None)
        oddity = f"your likely limit, {show(likely)}, lies outside {ends}, so the range was ignored"
        low = high = None
    sure = scale(entry, "confidence")
    weak = sure is not None and sure <= _WEAK
    return Guess(entry, values["opening"], values["target"], low, likely, high, weak), "", oddity


def _not_read(fields: list[str]) -> str:
    """What stands in fields that take a number and is none: `“Likely” isn’t a number I can read`."""
    names = listed(f"“{name.capitalize()}”" for name in fields)
    return f"{names} isn’t a number I can read" if len(fields) == 1 else f"{names} aren’t numbers I can read"
