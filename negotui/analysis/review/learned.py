"""What was guessed and how it turned out: limits, interests, signals, facts, chances. Must not count what nobody has learnt yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.figures import number, of_theirs
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ALTERNATIVES, FACTS, INTERESTS, LIMITS, SIGNALS

RIGHT, WRONG = "right", "wrong"
"""How a guess turned out."""
CAME_OFF, FELL_THROUGH = "came off", "fell through"
"""How an alternative turned out, where it was tried."""
PROVED = "proved"
"""The field that says so."""
SHEETS = (LIMITS, INTERESTS, SIGNALS, FACTS)
"""The sheets that hold guesses about them, and facts that may turn out otherwise."""


@dataclass(frozen=True, slots=True)
class LimitGuess:
    """A guess of their limit and what it was. low, likely, high: as guessed, None where not; low is the smaller end.

    actual: what it was, None where nobody learnt it.
    """

    low: Fraction | None
    likely: Fraction | None
    high: Fraction | None
    actual: Fraction | None

    @property
    def held(self) -> bool | None:
        """Whether the limit lay in the guessed range, ends included; None without a range or the limit."""
        if self.actual is None or self.low is None or self.high is None:
            return None
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, slots=True)
class Guessed:
    """A guess. entry: where it is written.  right: how it turned out, None where nobody learnt it or it cannot be told.

    range: of a limit, None for any other guess.
    """

    entry: Entry
    right: bool | None
    range: LimitGuess | None = None

    @property
    def is_learnt(self) -> bool:
        """Whether it is known how it turned out."""
        return self.right is not None or (self.range is not None and self.range.actual is not None)


@dataclass(frozen=True, slots=True)
class Chance:
    """An alternative that was tried. entry: where it is written.  stated: its chance, from 0 to 1.  came_off: whether it did."""

    entry: Entry
    stated: Fraction
    came_off: bool


def guessed(negotiation: Negotiation) -> tuple[Guessed, ...]:
    """Every guess about them: limits, their interests, signals that were seen; and what else is marked right or wrong."""
    return tuple(_guessed(negotiation))


def _guessed(negotiation: Negotiation) -> Iterator[Guessed]:
    for entry in negotiation.of(LIMITS):
        found = _range(entry)
        if found.likely is not None or found.actual is not None:
            yield Guessed(entry, found.held, found)
    for entry in of_theirs(negotiation.of(INTERESTS)):
        yield Guessed(entry, _right(entry))
    for entry in negotiation.of(SIGNALS):
        if entry.get("seen") or _right(entry) is not None:
            yield Guessed(entry, _right(entry))
    others = (*negotiation.of(FACTS), *(one for one in negotiation.of(INTERESTS) if one.get("side") != SIDES[1]))
    for entry in others:
        if _right(entry) is not None:
            yield Guessed(entry, _right(entry))


def _right(entry: Entry) -> bool | None:
    return {RIGHT: True, WRONG: False}.get(entry.get(PROVED))


def _range(entry: Entry) -> LimitGuess:
    low, likely, high, actual = (number(entry, name) for name in ("low", "likely", "high", "actual"))
    if low is not None and high is not None and high < low:
        low, high = high, low
    return LimitGuess(low, likely, high, actual)


def chances(negotiation: Negotiation) -> tuple[Chance, ...]:
    """The alternatives of either side that were tried, of which a chance was stated before."""
    found = []
    for entry in negotiation.of(ALTERNATIVES):
        stated, proved = number(entry, "chance"), entry.get(PROVED)
        if stated is not None and 0 <= stated <= 100 and proved in {CAME_OFF, FELL_THROUGH}:
            found.append(Chance(entry, stated / 100, proved == CAME_OFF))
    return tuple(found)
