"""Packages: a sentence, a picture, and what could be better for both. Must not state a figure that rests on something missing."""

from __future__ import annotations

from negotui.analysis.gaps import gap as check
from negotui.analysis.gaps import missing
from negotui.analysis.packages import tables
from negotui.analysis.packages.answers import Answers, answers_of, crowd
from negotui.analysis.packages.model import Game, Gap
from negotui.analysis.packages.reading import game_of
from negotui.analysis.packages.words import METHOD, names, worths
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

_NAMED = 2
"""So many packages are named in the verdict; more are counted."""


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """What the packages come to: the chart, what stands out, the listed ones, trades, equal offers, and what is missing."""
    game = game_of(negotiation, context)
    if isinstance(game, tuple):
        return Panel("No package can be worked out yet.", missing([_check(gap) for gap in game]), METHOD)
    answers = answers_of(game)
    gaps = [_check(gap) for gap in game.gaps]
    if answers is None:
        if game.is_known:
            gaps.append(_check(crowd(game)))
        return Panel(_unknown(game), (*tables.listed_alone(game), *missing(gaps)), METHOD)
    return Panel(_verdict(game, answers), (*tables.blocks(game, answers, context.focus), *missing(gaps)), METHOD)


def _check(gap: Gap) -> Check:
    return check(gap.about, gap.text, gap.link)


def _unknown(game: Game) -> str:
    if game.is_known:
        return "There are too many packages to compare them all."
    return "What whole packages are worth to them is not known yet, so that none can be called good for both."


def _verdict(game: Game, answers: Answers) -> str:
    """The one sentence that says most."""
    beaten = [standing for standing in answers.standings if standing.better.points]
    count = len(answers.standings)
    zone = answers.references.zone
    if zone is not None and not zone:
        return "There is no zone: no package is at least as good for both of you as no deal."
    head = ""
    if beaten:
        few = len(beaten) <= _NAMED
        head = names([standing.listed for standing in beaten]) if few else f"{len(beaten):,} of your {count:,} packages"
        head = f"{head} could be better for one of you at no cost to the other"
    elif count:
        head = f"Nothing beats {'the package' if count == 1 else f'any of the {count:,} packages'} that you listed"
    if zone is None:
        unknown = "whether there is a zone is not known yet"
        return f"{head}; {unknown}." if head else f"{unknown[0].upper()}{unknown[1:]}."
    single_out = answers.at(answers.references.nash[0])
    tail = f"best for both in product is {worths(single_out, game)}"
    if len(zone) == 1 and answers.inside == 1:
        tail = f"one package alone is no worse for either of you than no deal: {worths(single_out, game)}"
    return f"{head}; {tail}." if head else f"{tail[0].upper()}{tail[1:]}."
