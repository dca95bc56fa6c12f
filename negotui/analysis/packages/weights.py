"""How much each issue counts for both sides: weights as shares, and what a weight that nobody guessed may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from negotui.analysis.figures import number as figure
from negotui.analysis.figures import scale
from negotui.analysis.packages.gaps import Gaps, named
from negotui.analysis.packages.model import HUNDRED, Issue, Side
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ISSUES, LIMITS

_WEAK = 2
"""A guess of which one is no surer than this, of 5, is weak."""


def weight_of(guesses: Sequence[Entry], gaps: Gaps) -> Fraction | None:
    """The first weight of theirs among the entries of one issue; None where none has any."""
    found = [(entry, weight) for entry in guesses if (weight := figure(entry, "weight")) is not None]
    for entry, weight in found[1:]:
        if weight != found[0][1]:
            gaps.of(entry, f"You guessed two weights of theirs for {as_name(gaps.name(entry))}: the first counts.")
    return found[0][1] if found else None


def left_of(
    names: Mapping[str, str], weights: Mapping[str, Fraction | None], issues: Sequence[Issue], gaps: Gaps
) -> tuple[str, ...]:
    """The names of the issues that are in no package though they may count for me, and of those whose weight I have not said.

    names, weights: of all issues by id.
    """
    known = {issue.id: issue.name for issue in issues}
    unsaid = [known[id] for id in known if (weight := weights[id]) is None or weight < 0]
    if unsaid:
        are = "they are" if len(unsaid) > 1 else "it is"
        names_ = named([as_name(name) for name in unsaid], "or")
        gaps.at(ISSUES, f"You haven’t said how much {names_} matters to you, so {are} left out.")
    return (*unsaid, *(name for id, name in names.items() if id not in known and weights[id] != 0))


def my_side(weights: Sequence[Fraction | None]) -> Side | None:
    """My side with its weights as shares; None where none is above 0."""
    sound = [weight if weight is not None and weight > 0 else Fraction(0) for weight in weights]
    total = sum(sound, Fraction(0))
    return Side(tuple(weight / total for weight in sound), total) if total else None


def their_side(
    issues: Sequence[Issue], weights: Sequence[Fraction | None], guesses: Mapping[str, Sequence[Entry]], gaps: Gaps
) -> Side | None:
    """Their side with its weights as shares; None where none is known to be above 0.

    A weight that nobody guessed may be anything from 0 to what the others leave of 100, or to the heaviest of them if that is more.
    """
    known = [weight for weight in weights if weight is not None and weight >= 0]
    total = sum(known, Fraction(0))
    if not total:
        gaps.at(
            LIMITS,
            "How much does each issue matter to them? Guess their weights to see what packages are worth to them.",
        )
        return None
    unknown = tuple(number for number, weight in enumerate(weights) if weight is None or weight < 0)
    most = max(HUNDRED - total, *known) if unknown else Fraction(0)
    if unknown:
        names = named([as_name(issues[number].name) for number in unknown], "or")
        gaps.at(
            LIMITS,
            f"You haven’t said how much {names} matters to them, so what packages are worth to them is a range.",
        )
    filled = [most / 2 if number in unknown else weight or Fraction(0) for number, weight in enumerate(weights)]
    whole = sum(filled, Fraction(0))
    doubtful = tuple(
        number
        for number, issue in enumerate(issues)
        if any(
            (sure := scale(entry, "confidence")) is not None and sure <= _WEAK for entry in guesses.get(issue.id, ())
        )
    )
    shares = tuple(weight / whole for weight in filled)
    return Side(shares, total, unknown=unknown, most=most / whole, doubtful=doubtful)
