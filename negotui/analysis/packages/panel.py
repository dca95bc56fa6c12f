"""Packages: a sentence, a picture, and what could be better for both."""

from __future__ import annotations

from negotui.analysis.gaps import gap as check
from negotui.analysis.gaps import missing
from negotui.analysis.packages import tables
from negotui.analysis.packages.answers import crowd, worked_out
from negotui.analysis.packages.model import Game, Gap
from negotui.analysis.packages.verdicts import no_room, verdict
from negotui.analysis.packages.words import METHOD
from negotui.domain.blocks import Check, Panel
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ALTERNATIVES, ISSUES, LIMITS, OPTIONS, PACKAGES
from negotui.domain.values import Context

READS = (
    (ISSUES, ("name", "better", "opening", "target", "limit", "weight", "step")),
    (OPTIONS, ("option", "issue", "mine", "theirs")),
    (LIMITS, ("issue", "opening", "target", "low", "likely", "high", "weight")),
    (ALTERNATIVES, ("what", "side", "points")),
    (PACKAGES, ("name", "terms")),
)
"""The sheets and fields that packages rest on."""


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """What the packages come to: the chart, what stands out, the listed ones, swaps, equal offers, and what is missing."""
    game, answers = worked_out(negotiation, context)
    if isinstance(game, tuple):
        return Panel(
            "I can’t work out any packages yet: see what is missing.", missing([_check(gap) for gap in game]), METHOD
        )
    gaps = [_check(gap) for gap in game.gaps]
    if answers is None:
        if game.is_known and not game.is_blocked:
            gaps.append(_check(crowd(game)))
        return Panel(_unknown(game), (*tables.listed_alone(game), *missing(gaps)), METHOD)
    return Panel(verdict(game, answers), (*tables.blocks(game, answers, context.focus), *missing(gaps)), METHOD)


def _check(gap: Gap) -> Check:
    return check(gap.about, gap.text, gap.link)


def _unknown(game: Game) -> str:
    blocked = no_room(game)
    if blocked and len(said := f"{blocked[0]} {blocked[1]}") <= 140:
        return said
    if game.is_known:
        return "There are too many packages to compare them all."
    return "I can’t tell yet what whole packages are worth to them, so I can’t call any of them good for both of you."
