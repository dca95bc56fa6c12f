"""The questions that lead to weights, one after the other, as a state that each answer turns into the next.

Swing weights (von Winterfeldt and Edwards, Decision Analysis and Behavioral Research, 1986): with everything at its worst, which
issue would one move to its best first? That is 100, and every other is told beside it. Weights that are given without looking at
the range hardly depend on it, though they should (Fischer 1995).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from negotui.analysis.packages.model import HUNDRED
from negotui.analysis.weighing.pairs import (
    Pair,
    Preference,
    WeightChange,
    Weights,
    next_pair,
    shares_of,
    smallest_change,
)
from negotui.analysis.weighing.swings import Swing, shortened
from negotui.domain.amounts import parse_amount, split_amount
from negotui.domain.text import folded, listed, quoted
from negotui.errors import ValueRefused

UNSURE, TAKE, KEEP = "unsure", "take", "keep"
_ONE, _OTHER = "one", "other"
FEWEST = 2
"""With fewer issues there is nothing to weigh."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. id: what it is to the interview.  lines: what it says."""

    id: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. text: as it is asked.  choices: its answers; none where a number from 0 to 100 is asked for.

    skippable: whether nothing may be answered.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    skippable: bool = False

    def read(self, typed: str) -> str | Fraction:
        """The answer that was typed: the number of a choice, its name or the beginning of it, else a number from 0 to 100.

        Raises ValueRefused with what would be right.
        """
        wanted = folded(typed)
        if not self.choices:
            return _points(typed)
        if not wanted and self.skippable:
            return self.choices[-1].id
        if wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(self.choices):
            return self.choices[int(wanted) - 1].id
        names = [folded(choice.lines[0]) for choice in self.choices]
        found = [n for n, name in enumerate(names) if name == wanted] or [
            n for n, name in enumerate(names) if wanted and name.startswith(wanted)
        ]
        if len(found) == 1:
            return self.choices[found[0]].id
        said = "could be several of these" if found else "is not one of these" if wanted else ""
        message = f"{quoted(typed)} {said}." if said else "This question needs an answer."
        raise ValueRefused(message, f"Type a number from 1 to {len(self.choices)}, or the beginning of a name.")


def _points(typed: str) -> Fraction:
    try:
        value, unit = split_amount(parse_amount(typed))
    except ValueRefused as problem:
        message = f"{quoted(typed)} is not a number." if typed.strip() else "This question needs an answer."
        raise ValueRefused(message, f"Type a number from 0 to {HUNDRED}.") from problem
    if value < 0 or unit not in {"", "%"}:
        raise ValueRefused(
            f"{quoted(typed)} is not a number from 0 to {HUNDRED}.", "0 means that it counts for nothing."
        )
    if value > HUNDRED:
        hint = "If it counts for more than your first, go back with < and put it first."
        raise ValueRefused(f"The most is {HUNDRED}.", hint)
    return Fraction(value)


@dataclass(frozen=True, slots=True)
class Weighing:
    """How far the questions have come.

    swings: what is weighed, FEWEST at least.  first: the number of the issue that counts as 100, -1 before that is said.
    points: what the others count beside it, as far as they are known, in the order of the swings.  weights: as they stand, empty
    before all are known.  pair: the one that is asked about.  asked: all pairs so far, that one included.
    preferences: the answers to them.  change: what the last answer asks for, to be taken or not.  taken: the changes that were.
    before: the state before the last answer.
    """

    swings: tuple[Swing, ...]
    first: int = -1
    points: tuple[Fraction, ...] = ()
    weights: Weights = ()
    pair: Pair | None = None
    asked: tuple[Pair, ...] = ()
    preferences: tuple[Preference, ...] = ()
    change: WeightChange | None = None
    taken: tuple[WeightChange, ...] = ()
    before: Weighing | None = field(default=None, compare=False, repr=False)

    @property
    def _next(self) -> int:
        """The number of the issue that is asked about next."""
        return len(self.points) + (len(self.points) >= self.first)

    @property
    def progress(self) -> str:
        """How far it has come, in a few words."""
        if self.weights:
            return f"Check {len(self.asked)}"
        return f"{len(self.points) + 1 + (self.first >= 0)} of {len(self.swings)}"

    @property
    def question(self) -> Question | None:
        """What is asked now; None at the end."""
        if self.first < 0:
            choices = tuple(Choice(swing.id, (swing.short, swing.range)) for swing in self.swings)
            text = "Suppose every issue ended at its worst for you. Which one would you move to its best first?"
            return Question(text, choices)
        if not self.weights:
            first, this = self.swings[self.first], self.swings[self._next]
            text = f"Moving {first.short} all the way ({first.range}) counts as {HUNDRED}."
            return Question(f"{text} How much does moving {this.short} all the way ({this.range}) count?")
        if self.change:
            return self._conflict(self.change)
        if self.pair:
            return self._which(self.pair)
        return None

    def _which(self, pair: Pair) -> Question:
        numbers = pair.differing
        choices = [
            Choice(id, tuple(f"{self.swings[n].short}: {shortened(options[n].name)}" for n in numbers))
            for id, options in ((_ONE, pair.one), (_OTHER, pair.other))
        ]
        rest = " Everything else is at its worst in both." if len(numbers) < len(self.swings) else ""
        unsure = Choice(UNSURE, ("I can’t say",))
        return Question(f"Which would you rather have?{rest}", (*choices, unsure), True)

    def _conflict(self, change: WeightChange) -> Question:
        take = Choice(TAKE, (f"Take {change.after}", self.said(change.weights)))
        keep = Choice(KEEP, (f"Keep {change.before}", self.said(self.weights)))
        return Question(self.contradiction(change), (take, keep), True)

    def contradiction(self, change: WeightChange) -> str:
        """Which weight an answer contradicts, and the smallest change that would agree."""
        name = self.swings[change.number].short
        if change.after > change.before:
            return f"By your answer, {name} weighs at least {change.after}, not {change.before}."
        return f"By your answer, {name} weighs at most {change.after}, not {change.before}."

    def said(self, weights: Weights) -> str:
        """Weights in a sentence, by the names of their issues."""
        return listed(f"{swing.short} {weight}" for swing, weight in zip(self.swings, weights, strict=True))

    @property
    def contradictions(self) -> tuple[WeightChange, ...]:
        """What the answers would still ask for, beside the weights as they stand: one change for each that does not agree."""
        changes = (smallest_change(self.weights, each, ()) for each in self.preferences if self.weights)
        return tuple(change for change in changes if change)

    def answer(self, given: str | Fraction) -> Weighing:
        """The state after an answer, as the question has read it: the id of a choice, or points. Raises ValueRefused at the end."""
        after = replace(self, before=self)
        if isinstance(given, Fraction):
            return after._told(given)
        if self.first < 0:
            return replace(after, first=[swing.id for swing in self.swings].index(given))
        if self.change:
            change = self.change
            if given == TAKE:
                after = replace(after, weights=change.weights, taken=(*after.taken, change))
            return replace(after, change=None)._with_pair()
        if self.pair is None:
            raise ValueRefused("All questions are answered.")
        if given == UNSURE:
            return after._with_pair()
        preference = Preference(self.pair, given == _ONE)
        change_asked = smallest_change(self.weights, preference, self.preferences)
        after = replace(after, preferences=(*self.preferences, preference), change=change_asked)
        return after if change_asked else after._with_pair()

    def _told(self, points: Fraction) -> Weighing:
        known = (*self.points, points)
        if len(known) < len(self.swings) - 1:
            return replace(self, points=known)
        whole = (*known[: self.first], Fraction(HUNDRED), *known[self.first :])
        return replace(self, points=known, weights=shares_of(whole))._with_pair()

    def _with_pair(self) -> Weighing:
        pair = next_pair(self.swings, self.weights, self.asked)
        return replace(self, pair=pair, asked=(*self.asked, pair) if pair else self.asked)
