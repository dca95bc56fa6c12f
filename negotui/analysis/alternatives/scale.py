"""Alternatives on the scale of whole packages, beside what they come to in money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.alternatives.fallback import MINE, Fallback
from negotui.analysis.figures import number, of_mine, of_theirs, show_between
from negotui.analysis.gaps import entry_link, fits, title_of, worry
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.no_deal import NoDealScore, no_deal_points, no_deal_range, scored
from negotui.analysis.packages.reading import game_of, scores_of
from negotui.domain.blocks import Check
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ALTERNATIVES
from negotui.domain.values import Context


@dataclass(frozen=True, slots=True)
class Points:
    """A side's alternatives on the scale of packages.

    side: mine or theirs.  scores: each alternative that has points or terms.  hundred: what a value is multiplied by to give
    points.  value, low, high: what no deal scores, in points; None where none of them has any.  best: the one that scores most as
    it stands.  names: of the alternatives, by id.
    """

    side: str
    scores: tuple[NoDealScore, ...]
    hundred: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    best: NoDealScore | None
    names: dict[str, str]

    def name(self, score: NoDealScore) -> str:
        """What an alternative is called within a sentence."""
        return as_name(self.names[score.entry.id], 32)

    def shown(self) -> str:
        """What no deal scores, in whole points: `30` or `28 to 34`."""
        ends = [Fraction(round(end)) for end in (self.low, self.high) if end is not None]
        return show_between(ends[0], ends[-1]) if ends else ""


def points_of(side: str, negotiation: Negotiation, context: Context) -> Points:
    """What a side's alternatives score: by their terms where they settle every issue of the game, else by the points typed."""
    entries = [
        entry
        for entry in (of_mine if side == MINE else of_theirs)(negotiation.of(ALTERNATIVES))
        if entry.get("points") or entry.get("terms")
    ]
    game = game_of(negotiation, context) if entries else ()
    if isinstance(game, Game):
        known = {entry.id for entry in entries}
        scores = tuple(one for one in scores_of(negotiation, game, side) if one.entry.id in known)
        hundred = 100 if game.weighted else 1
    else:
        scores = tuple(scored(entry, number(entry, "points"), None, side == MINE) for entry in entries)
        hundred = 1
    value, ends = no_deal_points(scores), no_deal_range(scores) or (None, None)
    low, high = (None if end is None else end * hundred for end in ends)
    standing = [(one.prospect.expected, one) for one in scores if one.prospect]
    best = max(standing, key=lambda pair: pair[0])[1] if standing else None
    names = {entry.id: title_of(entry, context) for entry in entries}
    return Points(side, scores, hundred, None if value is None else value * hundred, low, high, best, names)


def verdict(points: Points) -> str:
    """What points alone say; empty where there are none."""
    if points.best is None:
        return ""
    name, shown = points.name(points.best), points.shown()
    if points.side != MINE:
        return f"Without a deal they score about {shown} points, as you guess: {name}."
    text = f"Without a deal you score {shown} points: {name}."
    tail = " A package below that is worse for you than walking away."
    return text + tail if fits(text + tail) else text


def sentences(points: Points, fallback: Fallback | None) -> Iterator[str]:
    """What no deal scores beside whole packages, and whether money would choose another alternative first."""
    if points.best is None or fallback is None:
        return
    name = points.name(points.best)
    about, whom = ("", "") if points.side == MINE else ("about ", " to them")
    text = f"On the scale of whole packages, walking away is worth {about}{points.shown()} points{whom} ({name})."
    first = fallback.best
    if first and first.entry.id in points.names and first.entry.id != points.best.entry.id:
        money = as_name(first.name, 32)
        text += (
            f" By money {money} comes first, by points {name}. If the points count everything that matters, go by them."
        )
    yield text


def disagreements(points: Points) -> Iterator[Check]:
    """Alternatives whose typed points and terms say different things."""
    for one in points.scores:
        if one.typed is not None and one.terms is not None and one.differs(Fraction(1, points.hundred)):
            typed, terms = (f"{round(value * points.hundred):,}" for value in (one.typed, one.terms))
            tail = "" if one.chance == 1 else " if it comes off"
            detail = f"you gave it {typed} points, but its terms come to {terms}{tail}; the terms are used"
            yield worry(points.names[one.entry.id], detail, entry_link(one.entry))
        elif points.side == MINE and one.entry.get("terms") and one.terms is None and points.hundred == 100:
            detail = "its terms don’t cover every issue yet" + (
                "; its points are used" if one.typed is not None else ""
            )
            yield worry(points.names[one.entry.id], detail, entry_link(one.entry))
