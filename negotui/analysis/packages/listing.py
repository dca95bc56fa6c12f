"""Listed options and what they are worth: from 0, the worst figure on the table, to 100, the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from negotui.analysis.figures import number as figure
from negotui.analysis.limits import Limits
from negotui.analysis.packages.between import figure_of, on_line
from negotui.analysis.packages.gaps import Gaps, named
from negotui.analysis.packages.options import HUNDRED, Option, within
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_name
from negotui.domain.text import folded


def is_listed(issue: Entry, options: Sequence[Entry]) -> bool:
    """Whether an issue is settled by its options: one has a value, or there are no figures that could stand for them."""
    if not options or any(figure(option, "mine") is not None for option in options):
        return bool(options)
    return figure(issue, "limit") is None or all(figure(issue, aim) is None for aim in ("target", "opening"))


def limited(option: Option, limits: Limits) -> Option:
    """An option that is a figure, with the limits that it lies past."""
    at = figure_of(option)
    return option if at is None else within(option, at, limits)


def ends_of(issue: Entry, guesses: Sequence[Entry]) -> tuple[tuple[Fraction | None, ...], tuple[Fraction | None, ...]]:
    """My limit and my opening, and theirs: figures that belong to the span of an issue though they may not be listed."""
    mine = figure(issue, "limit"), figure(issue, "opening")
    theirs = (figure(guesses[0], "likely"), figure(guesses[0], "opening")) if guesses else (None, None)
    return mine, theirs


def spanned(
    options: tuple[Option, ...], mine: Sequence[Fraction | None], theirs: Sequence[Fraction | None]
) -> tuple[Option, ...]:
    """The options from 0, the worst figure on the table, to 100, the best, for me and for them.

    mine, theirs: the limit and the opening of each side; where they lie beyond the options the line goes on to them.
    """
    figures = [figure_of(option) for option in options]
    here = _stretched(figures, [option.mine for option in options], *mine)
    guesses = [option.theirs for option in options if option.theirs is not None]
    there = _stretched(figures, guesses, *theirs) if len(guesses) == len(options) else [None] * len(options)
    pairs = zip(options, here, there, strict=True)
    return tuple(replace(option, mine=mine, theirs=guess) for option, mine, guess in pairs)


def _stretched(
    figures: Sequence[Fraction | None], worths: Sequence[Fraction], limit: Fraction | None, opening: Fraction | None
) -> list[Fraction]:
    """The values from 0 for the worst to 100 for the best; as they are where all are the same."""
    known = [(at, worth) for at, worth in zip(figures, worths, strict=True) if at is not None]
    # A figure among the options lies between their values, and changes nothing.
    ends = [None if end is None or _is_among(end, known) else on_line(known, end) for end in (limit, opening)]
    low = min((*worths, *([ends[0][1]] if ends[0] else [])), default=Fraction(0))
    high = max((*worths, *([ends[1][1]] if ends[1] else [])), default=Fraction(0))
    if low == 0 and high == HUNDRED:
        return list(worths)
    if low == high:
        return [min(max(worth, Fraction(0)), Fraction(HUNDRED)) for worth in worths]
    return [HUNDRED * (worth - low) / (high - low) for worth in worths]


def _is_among(figure: Fraction, known: Sequence[tuple[Fraction, Fraction]]) -> bool:
    figures = [at for at, _ in known]
    return bool(figures) and min(figures) <= figure <= max(figures)


def options_of(issue: str, entries: Sequence[Entry], gaps: Gaps) -> tuple[Option, ...]:
    """The options that can be valued: for me, and for them too unless none of the issue's can."""
    mine = {entry.id: figure(entry, "mine") for entry in entries}
    theirs = {entry.id: figure(entry, "theirs") for entry in entries}
    with_mine = [entry for entry in entries if mine[entry.id] is not None]
    if entries and not with_mine:
        gaps.of(entries[0], f"The options for {issue} have no points yet, so they stay out of packages.")
        return ()
    _left_out(issue, [entry for entry in entries if mine[entry.id] is None], "you", gaps)
    guessed = [entry for entry in with_mine if theirs[entry.id] is not None]
    if guessed:
        _left_out(issue, [entry for entry in with_mine if theirs[entry.id] is None], "them", gaps)
    elif with_mine:
        gaps.of(with_mine[0], f"How would they rate the options of {as_name(issue)}? Guess a value for each.")
    found: dict[tuple[str, Fraction, Fraction | None], Option] = {}
    for entry in guessed or with_mine:
        name, worth, guess = gaps.name(entry), mine[entry.id] or Fraction(0), theirs[entry.id]
        key = (folded(name), worth, guess)
        if key in found:
            gaps.of(entry, f"{as_name(issue)} lists {as_name(name)} twice: it counts once.")
            found[key] = replace(found[key], same=(*found[key].same, entry.id))
        else:
            found[key] = Option(entry.id, name, worth, guess)
    names = unlike([option.name for option in found.values()])
    return tuple(replace(option, name=name) for option, name in zip(found.values(), names, strict=True))


def _left_out(issue: str, entries: Sequence[Entry], whom: str, gaps: Gaps) -> None:
    if entries:
        have, are = ("has", "it is") if len(entries) == 1 else ("have", "they are")
        names = named([as_name(gaps.name(entry)) for entry in entries])
        gaps.of(entries[0], f"{names} ({issue}) {have} no value for {whom} yet, so {are} left out.")


def unlike(names: Sequence[str]) -> list[str]:
    """The names, a number behind each that stood before, so that they can be told apart."""
    taken: set[str] = set()
    unlike = []
    for name in names:
        number, other = 1, name
        while other in taken:
            number += 1
            other = f"{name} ({number})"
        taken.add(other)
        unlike.append(other)
    return unlike
