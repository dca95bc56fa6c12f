"""How far each side goes on an issue, and which figures lie past that: one answer for ladders, zones, trades and offers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.guesses import guesses, same_way
from negotui.analysis.issues import Issue, issues_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context

CROSS = " ×"
"""Marks a figure that they could not agree to even on the softest guess of their limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far each side goes on one issue.

    more: whether more is better for me, None where nobody said.  mine: my limit.  theirs: the softest guess of theirs; None where
    there is no guess, or where they want the same as I do.  unit: of my figures, or empty.
    """

    more: bool | None = None
    mine: Fraction | None = None
    theirs: Fraction | None = None
    unit: str = ""

    def is_past_mine(self, figure: Fraction) -> bool:
        """Whether a figure is worse for me than my limit; no where the limit or the direction is missing."""
        if self.mine is None or self.more is None:
            return False
        return figure < self.mine if self.more else figure > self.mine

    def is_at_mine(self, figure: Fraction) -> bool:
        """Whether a figure is my limit itself."""
        return self.mine is not None and self.more is not None and figure == self.mine

    def is_past_theirs(self, figure: Fraction) -> bool:
        """Whether they could not agree to a figure even on the softest guess; no where nothing is guessed."""
        if self.theirs is None or self.more is None:
            return False
        return figure > self.theirs if self.more else figure < self.theirs


def limits_of(negotiation: Negotiation, context: Context) -> dict[str, Limits]:
    """The limits of every issue by its id."""
    issues = issues_of(negotiation, context)
    guessed = guesses(negotiation, issues, context)[0]
    found = {}
    for issue in issues:
        guess = guessed.get(issue.entry.id)
        more, theirs = _direction(issue), None
        # Where they want the same direction as I do there is no figure that would be too much for them.
        if guess and more is not None and not same_way(issue, guess):
            softest = guess.high if more else guess.low
            theirs = guess.likely if softest is None else softest
        found[issue.entry.id] = Limits(more, issue.limit, theirs, issue.unit)
    return found


def _direction(issue: Issue) -> bool | None:
    """Whether more is better for me, as it is said or as limit and target say it."""
    aim = issue.target if issue.target is not None else issue.opening
    if issue.more is not None or aim is None or issue.limit is None or aim == issue.limit:
        return issue.more
    return aim > issue.limit


def crossed(text: str, past: bool) -> str:
    """A figure as it is read, with the mark behind it where it is past their softest limit."""
    return text + CROSS * past
