"""From a negotiation to a game of packages: what is missing is named, and what rests on it stays unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from negotui.analysis.figures import amount, one_unit
from negotui.analysis.figures import number as figure
from negotui.analysis.issues import worded
from negotui.analysis.latest import Latest
from negotui.analysis.limits import limits_of
from negotui.analysis.packages import ranges
from negotui.analysis.packages.gaps import Gaps, named
from negotui.analysis.packages.listing import ends_of, is_listed, limited, options_of, spanned, unlike
from negotui.analysis.packages.model import HUNDRED, Game, Gap, Issue, Listed, Option, Side, exact
from negotui.analysis.packages.no_deal import NoDealScore, no_deal_points, scored
from negotui.analysis.packages.terms import AMOUNT as AMOUNT
from negotui.analysis.packages.terms import chosen
from negotui.analysis.packages.terms import option_at as option_at
from negotui.analysis.packages.value import value_of
from negotui.analysis.packages.weights import left_of, my_side, their_side, weight_of
from negotui.analysis.packages.words import ends
from negotui.analysis.untouched import is_optional, left_out, untouched
from negotui.domain.guide import SIDES, Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ALTERNATIVES, ISSUES, LIMITS, OPTIONS, PACKAGES
from negotui.domain.values import Context, terms_of

SHEETS = (ISSUES, OPTIONS, LIMITS, ALTERNATIVES, PACKAGES)
"""The sheets that a game rests on."""

_MINE, _THEIRS, _ = SIDES
Read = Game | tuple[Gap, ...]
"""A game, or what is missing where no package can be valued, one gap at least."""

Base = tuple[Entry, ...]
_latest: Latest[tuple[Base, Guide], Read] = Latest(lambda one, other: one[1] is other[1] and one[0] == other[0])


def base_of(negotiation: Negotiation) -> Base:
    """The entries that a game rests on."""
    return tuple(entry for entry in negotiation.entries if entry.sheet in SHEETS)


def game_of(negotiation: Negotiation, context: Context) -> Read:
    """The game that a negotiation's sheets describe; the one that was asked for last is not read again.

    Reads issues, options, limits, alternatives and packages. What cannot be used is left out and named in the game's gaps.
    """
    return _latest.get((base_of(negotiation), context.guide), lambda: _read(negotiation, context))


def known_game(negotiation: Negotiation, context: Context) -> Read | None:
    """The game where it is the one that was asked for last, None where it would have to be read."""
    return _latest.known((base_of(negotiation), context.guide))


def _read(negotiation: Negotiation, context: Context) -> Read:
    gaps = Gaps(context)
    bare = untouched(negotiation)
    entries = {entry.id: entry for entry in negotiation.of(ISSUES) if entry.id not in bare}
    guesses: dict[str, list[Entry]] = {}
    for entry in negotiation.of(LIMITS):
        guesses.setdefault(entry.get("issue"), []).append(entry)
    weights = {id: figure(entry, "weight") for id, entry in entries.items()}
    their_weights = {id: weight_of(guesses.get(id, []), gaps) for id in entries}
    weighted = any(weight is not None for weight in (*weights.values(), *their_weights.values()))
    every = negotiation.of(ISSUES)
    all_names = dict(zip((one.id for one in every), unlike([gaps.name(one) for one in every]), strict=True))
    names = {id: name for id, name in all_names.items() if id in entries}
    waiting = tuple(all_names[one.id] for one in every if one.id in bare and not is_optional(one))
    words = worded(negotiation)
    issues = _issues(negotiation, context, names, weighted, gaps)
    if waiting and entries:
        gaps.at(ISSUES, left_out(waiting))
    if not issues:
        if not gaps.found and bare:
            first = next((one for one in every if not is_optional(one)), every[0])
            needs = "points for its options" if first.id in words else "a limit and a target, or options with points"
            gaps.of(first, f"Begin with {as_name(all_names[first.id])}: give it {needs}.")
        elif not gaps.found:
            gaps.at(ISSUES, "You have no issues yet: write them down, with options for each.")
        return tuple(gaps.found)
    mine: Side | None = Side()
    theirs: Side | None = Side()
    left: tuple[str, ...] = ()
    if weighted:
        mine = my_side([weights[issue.id] for issue in issues])
        theirs = their_side(issues, [their_weights[issue.id] for issue in issues], guesses, gaps)
        left = left_of(names, weights, issues, gaps)
    if mine is None:
        gaps.at(ISSUES, "You gave no issue in your packages a weight above 0.")
        return tuple(gaps.found)
    aside = tuple((id, name) for id, name in all_names.items() if id in bare)
    game = Game(issues, mine, theirs, left=left, untouched=aside, waiting=waiting)
    listed = tuple(_listed(negotiation, game, gaps))
    mine = replace(mine, reservation=_reservation(negotiation, game, _MINE, gaps))
    if theirs:
        theirs = replace(theirs, reservation=_reservation(negotiation, game, _THEIRS, gaps))
    return Game(issues, mine, theirs, listed, tuple(gaps.found), left, aside, waiting)


def _issues(
    negotiation: Negotiation, context: Context, names: Mapping[str, str], weighted: bool, gaps: Gaps
) -> tuple[Issue, ...]:
    """The issues that have an option or a scale, and a word on those that have neither. names: of those that were begun, by id."""
    every = negotiation.of(ISSUES)
    limits = limits_of(negotiation, context)
    by_issue: dict[str, list[Entry]] = {entry.id: [] for entry in every}
    for option in negotiation.of(OPTIONS):
        if option.get("issue") in by_issue:
            by_issue[option.get("issue")].append(option)
        else:
            gaps.of(option, f"Which issue does {as_name(gaps.name(option))} belong to?")
    entries = [entry for entry in every if entry.id in names]
    most = ranges.most_steps(sum(not is_listed(entry, by_issue[entry.id]) for entry in entries))
    issues = []
    for entry in entries:
        options: tuple[Option, ...] = ()
        name, scale = names[entry.id], None
        if _is_mixed(entry):
            gaps.of(entry, f"{as_name(name)} is left out: its figures are in more than one currency.")
        elif is_listed(entry, by_issue[entry.id]):
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


def _is_mixed(entry: Entry) -> bool:
    """Whether its figures are in several currencies, so that none can be set beside another."""
    found = (amount(entry, name) for name in ("opening", "target", "limit"))
    return one_unit(one.unit for one in found if one) is None


def _with_figures(issue: Issue, entry: Entry) -> Issue:
    """The issue with my limit, target and opening as options."""
    found = {
        name: option
        for name in ("limit", "target", "opening")
        if (at := figure(entry, name)) is not None and (option := option_at(issue, exact(at)))
    }
    return replace(issue, limit=found.get("limit"), target=found.get("target"), opening=found.get("opening"))


def _reservation(negotiation: Negotiation, game: Game, side: str, gaps: Gaps) -> Fraction | None:
    """What no deal is worth on the scale of packages, by the terms or else the points of the alternatives.

    None where it is unknown, and where packages do not count every issue that weighs: then the two cannot be compared.
    """
    scores = scores_of(negotiation, game, side)
    value = no_deal_points(scores)
    whose = "your" if side == _MINE else "their"
    if value is None:
        gaps.at(
            ALTERNATIVES,
            f"Score one of {whose} alternatives from 0 to 100, to see which deals beat walking away.",
            side,
        )
        return None
    for score in scores:
        if score.prospect is None and score.chance:
            name, points = as_name(gaps.name(score.entry)), figure(score.entry, "points")
            if points is not None:
                gaps.of(score.entry, f"{name} has points off the scale: give it 0 to 100.")
                continue
            who = "you" if side == _MINE else "them"
            gaps.of(score.entry, f"{name} has no score yet, so walking away may be worth more to {who} than shown.")
        if score.differs(Fraction(1) if not game.weighted else Fraction(1, HUNDRED)):
            gaps.of(
                score.entry,
                f"{as_name(gaps.name(score.entry))}: its points and its terms disagree; the terms are used.",
            )
    return None if game.left else value


def scores_of(negotiation: Negotiation, game: Game, side: str) -> tuple[NoDealScore, ...]:
    """The alternatives of a side on the scale of packages. An entry that does not say whose it is stands in the list of mine."""
    entries = [entry for entry in negotiation.of(ALTERNATIVES) if (entry.get("side") or _MINE) == side]
    found = []
    for entry in entries:
        points = figure(entry, "points")
        options, lacking = chosen(entry.get("terms"), game.issues)
        package = game.package(options) if entry.get("terms") and not lacking else None
        if points is not None and game.weighted:
            # Without weights points go as far as packages do; on the scale there is nothing beyond its ends.
            points = points / HUNDRED if 0 <= points <= HUNDRED else None
        found.append(scored(entry, points, package, side == _MINE))
    return tuple(found)


def _listed(negotiation: Negotiation, game: Game, gaps: Gaps) -> Iterable[Listed]:
    """The packages of the sheet that settle every issue."""
    for entry in negotiation.of(PACKAGES):
        options, lacking = chosen(entry.get("terms"), game.issues)
        if lacking:
            terms = dict(terms_of(entry.get("terms")))
            value = value_of(terms, game)
            count, total = len(game.issues) - len(lacking), len(game.issues)
            so_far = f", so it scores {ends(value.mine[0], None, value.mine[2], game)} for you" if value else ""
            there = {issue.name for issue in game.issues if negotiation.entry(terms.get(issue.id, ""))}
            unset, bare = ([name for name in lacking if (name in there) is typed] for typed in (False, True))
            why = [f"nothing is set for {named([as_name(name) for name in unset], 'or')}"] if unset else []
            why += [f"what it has for {named([as_name(name) for name in bare])} has no points yet"] if bare else []
            said = f"{' and '.join(why)}{so_far} ({count} of {total} issues counted)."
            gaps.of(entry, f"{as_name(gaps.name(entry))} can’t be scored in full: {said}")
        else:
            yield Listed(entry.id, gaps.name(entry), game.package(options))
