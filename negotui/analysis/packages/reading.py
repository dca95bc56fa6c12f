"""From a negotiation to a game of packages: what is missing is named, and what rests on it stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from negotui.analysis.figures import number as figure
from negotui.analysis.limits import limits_of
from negotui.analysis.packages import ranges
from negotui.analysis.packages.between import beside
from negotui.analysis.packages.gaps import Gaps, named
from negotui.analysis.packages.listing import ends_of, limited, options_of, spanned, unlike
from negotui.analysis.packages.model import HUNDRED, Game, Gap, Issue, Listed, Option, Side, exact
from negotui.analysis.packages.weights import left_of, my_side, their_side, weight_of
from negotui.domain.amounts import split_amount
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ALTERNATIVES, ISSUES, LIMITS, OPTIONS, PACKAGES
from negotui.domain.values import Context, terms_of

_MINE, _THEIRS, _ = SIDES

AMOUNT = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?( \S+)?")
"""A term that is a figure; an option that is gone leaves its id among the terms."""


def game_of(negotiation: Negotiation, context: Context) -> Game | tuple[Gap, ...]:
    """The game that a negotiation's sheets describe; what is missing where no package can be valued, one gap at least.

    Reads issues, options, limits, alternatives and packages. What cannot be used is left out and named in the game's gaps.
    """
    gaps = Gaps(context)
    entries = {entry.id: entry for entry in negotiation.of(ISSUES)}
    guesses: dict[str, list[Entry]] = {}
    for entry in negotiation.of(LIMITS):
        guesses.setdefault(entry.get("issue"), []).append(entry)
    weights = {id: figure(entry, "weight") for id, entry in entries.items()}
    their_weights = {id: weight_of(guesses.get(id, []), gaps) for id in entries}
    weighted = any(weight is not None for weight in (*weights.values(), *their_weights.values()))
    issues = _issues(negotiation, context, weighted, gaps)
    if not issues:
        if not gaps.found:
            gaps.at(ISSUES, "There are no issues yet: write them down, and options for each.")
        return tuple(gaps.found)
    mine: Side | None = Side()
    theirs: Side | None = Side()
    left: tuple[str, ...] = ()
    if weighted:
        mine = my_side([weights[issue.id] for issue in issues])
        theirs = their_side(issues, [their_weights[issue.id] for issue in issues], guesses, gaps)
        left = left_of(entries.values(), weights, issues, gaps)
    if mine is None:
        gaps.at(ISSUES, "None of the issues in your packages has a weight of yours above 0.")
        return tuple(gaps.found)
    game = Game(issues, mine, theirs, left=left)
    listed = tuple(_listed(negotiation, game, gaps))
    mine = replace(mine, reservation=_reservation(negotiation, game, _MINE, gaps))
    if theirs:
        theirs = replace(theirs, reservation=_reservation(negotiation, game, _THEIRS, gaps))
    return Game(issues, mine, theirs, listed, tuple(gaps.found), left)


def _issues(negotiation: Negotiation, context: Context, weighted: bool, gaps: Gaps) -> tuple[Issue, ...]:
    """The issues that have an option or a scale, and a word on those that have neither."""
    entries = negotiation.of(ISSUES)
    limits = limits_of(negotiation, context)
    by_issue: dict[str, list[Entry]] = {entry.id: [] for entry in entries}
    for option in negotiation.of(OPTIONS):
        if option.get("issue") in by_issue:
            by_issue[option.get("issue")].append(option)
        else:
            gaps.of(option, f"Which issue does {gaps.name(option)} belong to?")
    names = unlike([gaps.name(entry) for entry in entries])
    most = ranges.most_steps(sum(not options for options in by_issue.values()))
    issues = []
    for entry, name in zip(entries, names, strict=True):
        scale = None
        if by_issue[entry.id]:
            options = options_of(name, by_issue[entry.id], gaps)
            ends = ends_of(entry, [guess for guess in negotiation.of(LIMITS) if guess.get("issue") == entry.id])
            options = spanned(options, *ends) if weighted else options
            options = tuple(limited(option, limits[entry.id]) for option in options)
        else:
            scale = ranges.scale_of(entry, negotiation.of(LIMITS), gaps)
            options = ranges.options_of(entry, scale, most, limits[entry.id], gaps) if scale else ()
        if options:
            issues.append(_with_figures(Issue(entry.id, name, options, scale, limits[entry.id]), entry))
    return tuple(issues)


def _with_figures(issue: Issue, entry: Entry) -> Issue:
    """The issue with my limit, target and opening as options."""
    found = {
        name: option
        for name in ("limit", "target", "opening")
        if (at := figure(entry, name)) is not None and (option := option_at(issue, exact(at)))
    }
    return replace(issue, limit=found.get("limit"), target=found.get("target"), opening=found.get("opening"))


def _reservation(negotiation: Negotiation, game: Game, side: str, gaps: Gaps) -> Fraction | None:
    """The points of the best alternative on the scale of packages, as they stand: their chance is in them already.

    None where it is unknown, and where packages do not count every issue that weighs: then the two cannot be compared.
    """
    # An entry that does not say whose it is stands in the list of mine.
    entries = [entry for entry in negotiation.of(ALTERNATIVES) if (entry.get("side") or _MINE) == side]
    worths = {entry.id: _worth(entry, game, side) for entry in entries}
    known = [worth for worth in worths.values() if worth is not None]
    whose = "your" if side == _MINE else "their"
    if not known:
        gaps.at(ALTERNATIVES, f"Score one of {whose} alternatives to see whether a deal is better for both.", side)
        return None
    if game.left:
        return None
    unknown = [gaps.name(entry) for entry in entries if worths[entry.id] is None]
    if unknown:
        verb, who = ("has" if len(unknown) == 1 else "have"), "you" if side == _MINE else "them"
        text = f"{named(unknown)} {verb} no score yet, so walking away may be worth more to {who} than shown."
        gaps.at(ALTERNATIVES, text, side)
    return max(known)


def _worth(alternative: Entry, game: Game, side: str) -> Fraction | None:
    """What an alternative is worth: what its terms come to, or its points where it has none."""
    if terms := alternative.get("terms"):
        options, _ = chosen(terms, game.issues)
        if len(options) < len(game.issues):
            return None
        package = game.package(options)
        return package.mine if side == _MINE else package.theirs
    points = figure(alternative, "points")
    return None if points is None else points / HUNDRED if game.weighted else points


def _listed(negotiation: Negotiation, game: Game, gaps: Gaps) -> Iterable[Listed]:
    """The packages of the sheet that settle every issue."""
    for entry in negotiation.of(PACKAGES):
        options, lacking = chosen(entry.get("terms"), game.issues)
        if lacking:
            count, total = len(game.issues) - len(lacking), len(game.issues)
            said = f"can’t be scored: nothing is set for {named(lacking, 'or')} ({count} of {total} issues counted)."
            gaps.of(entry, f"{gaps.name(entry)} {said}")
        else:
            yield Listed(entry.id, gaps.name(entry), game.package(options))


def option_at(issue: Issue, value: str) -> Option | None:
    """The option that a term means: one of that id, or a figure that can be valued; None where it means none."""
    option = issue.option(value)
    if option is None and AMOUNT.fullmatch(value):
        if issue.scale is None:
            return beside(issue, value)
        figure, unit = split_amount(value)
        same = not (unit and issue.scale.unit) or unit == issue.scale.unit
        return issue.scale.option(Fraction(figure), issue.limits) if same else None
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
