"""A negotiation -> a game of packages. Must not invent what is missing: that is named, and what rests on it stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from negotui.analysis.figures import number as figure
from negotui.analysis.packages import ranges
from negotui.analysis.packages.between import between
from negotui.analysis.packages.gaps import Gaps, named
from negotui.analysis.packages.model import HUNDRED, Game, Gap, Issue, Listed, Option, Side
from negotui.domain.amounts import split_amount
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ALTERNATIVES, ISSUES, LIMITS, OPTIONS, PACKAGES
from negotui.domain.text import folded, plural, quoted
from negotui.domain.values import Context, terms_of

_MINE, _THEIRS, _ = SIDES

AMOUNT = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?( \S+)?")
"""A term that is a figure; an option that is gone leaves its id among the terms."""


def game_of(negotiation: Negotiation, context: Context) -> Game | tuple[Gap, ...]:
    """The game that a negotiation's sheets describe; what is missing where no package can be valued, one gap at least.

    Reads issues, options, limits, alternatives and packages. What cannot be used is left out and named in the game's gaps.
    """
    gaps = Gaps(context)
    issues = _issues(negotiation, gaps)
    if not issues:
        if not gaps.found:
            gaps.at(ISSUES, "There are no issues yet: write them down, and options for each.")
        return tuple(gaps.found)
    entries = {entry.id: entry for entry in negotiation.of(ISSUES)}
    limits = {entry.get("issue"): entry for entry in reversed(negotiation.of(LIMITS))}
    my_weights = [figure(entries[issue.id], "weight") for issue in issues]
    their_weights = [figure(limits[issue.id], "weight") if issue.id in limits else None for issue in issues]
    mine: Side | None = Side()
    theirs: Side | None = Side()
    if any(weight is not None for weight in (*my_weights, *their_weights)):
        mine = _weighed(issues, my_weights, ISSUES, "you", gaps)
        theirs = _weighed(issues, their_weights, LIMITS, "them", gaps)
    if mine is None:
        gaps.at(ISSUES, "None of your issues has a weight above 0, though weights are given.")
        return tuple(gaps.found)
    game = Game(issues, mine, theirs)
    listed = tuple(_listed(negotiation, game, gaps))
    mine = replace(mine, reservation=_reservation(negotiation, game, _MINE, gaps))
    if theirs:
        theirs = replace(theirs, reservation=_reservation(negotiation, game, _THEIRS, gaps))
    return Game(issues, mine, theirs, listed, tuple(gaps.found))


def _issues(negotiation: Negotiation, gaps: Gaps) -> tuple[Issue, ...]:
    """The issues that have an option or a scale, and a word on those that have neither."""
    entries = negotiation.of(ISSUES)
    known = {entry.id for entry in entries}
    by_issue: dict[str, list[Entry]] = {}
    for option in negotiation.of(OPTIONS):
        if option.get("issue") in known:
            by_issue.setdefault(option.get("issue"), []).append(option)
        else:
            gaps.of(option, f"{quoted(gaps.name(option))} settles no issue: say which.")
    names = _unlike([gaps.name(entry) for entry in entries])
    most = ranges.most_steps(len(known - by_issue.keys()))
    issues = []
    for entry, name in zip(entries, names, strict=True):
        if entry.id in by_issue:
            options, scale = _options(name, by_issue[entry.id], gaps), None
        else:
            scale = ranges.scale_of(entry, negotiation.of(LIMITS), gaps)
            options = ranges.options_of(entry, scale, most, gaps) if scale else ()
        if options:
            issues.append(Issue(entry.id, name, options, scale))
    return tuple(issues)


def _options(issue: str, entries: Sequence[Entry], gaps: Gaps) -> tuple[Option, ...]:
    """The options that can be valued: for me, and for them too unless none of the issue's can."""
    mine = {entry.id: figure(entry, "mine") for entry in entries}
    theirs = {entry.id: figure(entry, "theirs") for entry in entries}
    rated = [entry for entry in entries if mine[entry.id] is not None]
    _left_out(issue, [entry for entry in entries if mine[entry.id] is None], "you", gaps)
    guessed = [entry for entry in rated if theirs[entry.id] is not None]
    if guessed:
        _left_out(issue, [entry for entry in rated if theirs[entry.id] is None], "them", gaps)
    elif rated:
        gaps.of(rated[0], f"What {quoted(issue)} is worth to them is not known: guess it for each of its options.")
    found: dict[tuple[str, Fraction, Fraction | None], Option] = {}
    for entry in guessed or rated:
        name, worth, guess = gaps.name(entry), mine[entry.id] or Fraction(0), theirs[entry.id]
        key = (folded(name), worth, guess)
        if key in found:
            gaps.of(entry, f"{quoted(name)} is listed twice under {quoted(issue)}: it counts once.")
            found[key] = replace(found[key], same=(*found[key].same, entry.id))
        else:
            found[key] = Option(entry.id, name, worth, guess)
    names = _unlike([option.name for option in found.values()])
    return tuple(replace(option, name=name) for option, name in zip(found.values(), names, strict=True))


def _left_out(issue: str, entries: Sequence[Entry], whom: str, gaps: Gaps) -> None:
    if entries:
        lack, stay = ("has", "stays") if len(entries) == 1 else ("have", "stay")
        names = named([gaps.name(entry) for entry in entries])
        gaps.of(entries[0], f"{names} of {quoted(issue)} {lack} no worth to {whom} and {stay} out of every package.")


def _unlike(names: Sequence[str]) -> list[str]:
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


def _weighed(
    issues: Sequence[Issue], weights: Sequence[Fraction | None], sheet: str, whom: str, gaps: Gaps
) -> Side | None:
    """A side with its weights as shares; None where none is above 0. A missing weight counts 0 and is named."""
    sound = [weight if weight is not None and weight > 0 else Fraction(0) for weight in weights]
    total = sum(sound, Fraction(0))
    if not total:
        if whom == "them":
            gaps.at(sheet, "What packages are worth to them is not known: none of the issues has a weight of theirs.")
        return None
    lacking = [issue.name for issue, weight in zip(issues, weights, strict=True) if weight is None or weight < 0]
    if lacking:
        verb = "has no weight and counts" if len(lacking) == 1 else "have no weight and count"
        gaps.at(sheet, f"{named(lacking)} {verb} nothing for {whom}.")
    return Side(tuple(weight / total for weight in sound), total)


def _reservation(negotiation: Negotiation, game: Game, side: str, gaps: Gaps) -> Fraction | None:
    """The points of the best alternative on the scale of packages, as they stand: their chance is in them already."""
    # An entry that does not say whose it is stands in the list of mine.
    entries = [entry for entry in negotiation.of(ALTERNATIVES) if (entry.get("side") or _MINE) == side]
    worths = {entry.id: _worth(entry, game, side) for entry in entries}
    known = [worth for worth in worths.values() if worth is not None]
    whose = "your" if side == _MINE else "their"
    if not known:
        gaps.at(ALTERNATIVES, f"Whether there is a zone is not known: none of {whose} alternatives has points.", side)
        return None
    unknown = [gaps.name(entry) for entry in entries if worths[entry.id] is None]
    if unknown:
        verb = "has" if len(unknown) == 1 else "have"
        gaps.at(ALTERNATIVES, f"{named(unknown)} {verb} no points: no deal may be worth more to {whose} side.", side)
    return max(known)


def _worth(alternative: Entry, game: Game, side: str) -> Fraction | None:
    """What an alternative is worth: its points, or what its terms come to where a guide asks for terms."""
    points = figure(alternative, "points")
    if points is not None:
        return points / HUNDRED if game.weighted else points
    options, _ = chosen(alternative.get("terms"), game.issues)
    if len(options) < len(game.issues):
        return None
    package = game.package(options)
    return package.mine if side == _MINE else package.theirs


def _listed(negotiation: Negotiation, game: Game, gaps: Gaps) -> Iterable[Listed]:
    """The packages of the sheet that settle every issue."""
    for entry in negotiation.of(PACKAGES):
        options, lacking = chosen(entry.get("terms"), game.issues)
        if lacking:
            name = gaps.name(entry)
            count = plural(len(lacking), "issue")
            gaps.of(entry, f"{quoted(name)} cannot be valued: {count} without a sound term ({named(lacking)}).")
        else:
            yield Listed(entry.id, gaps.name(entry), game.package(options))


def option_at(issue: Issue, value: str) -> Option | None:
    """The option that a term means: one of that id, or a figure that can be valued; None where it means none."""
    option = issue.option(value)
    if option is None and AMOUNT.fullmatch(value):
        if issue.scale is None:
            return between(issue, value)
        figure, unit = split_amount(value)
        same = not (unit and issue.scale.unit) or unit == issue.scale.unit
        return issue.scale.option(Fraction(figure)) if same else None
    return option


def chosen(terms: str, issues: Sequence[Issue]) -> tuple[list[Option], list[str]]:
    """The options that canonical terms name, off the list too where figures are, and the names of the issues without one."""
    values = dict(terms_of(terms))
    options, lacking = [], []
    for issue in issues:
        value = values.get(issue.id, "")
        if option := option_at(issue, value):
            options.append(option)
        else:
            lacking.append(issue.name)
    return options, lacking
