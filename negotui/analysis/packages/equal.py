"""Three offers of the same value to me, as blocks, or what it would take to have three."""

from __future__ import annotations

from collections.abc import Sequence

from negotui.analysis.gaps import paragraph
from negotui.analysis.packages.answers import Answers
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.offers import MOST_OFFERS
from negotui.analysis.packages.words import figure, mine, name, terms, theirs
from negotui.domain.blocks import Block, Column, Heading, Table, plain, styled
from negotui.domain.sentences import as_name
from negotui.domain.text import listed


def equal_blocks(game: Game, answers: Answers, values: Sequence[Column]) -> list[Block]:
    """The equal offers with what each leads with; fewer than three with what would make more."""
    level, offers = answers.equal.level, answers.equal.offers
    if level is None:
        text = "Set a target for an issue, or write down a package that both could sign, to see different offers of equal value."
        return [paragraph(text)]
    rows = []
    for offer in offers:
        package = answers.grid.package(offer.choice)
        lead = game.issues[offer.lead].name if len(offers) > 1 else ""
        rows.append(
            (plain(lead), plain(terms(package, game)), plain(mine(package, game)), plain(theirs(package, game)))
        )
    count = {1: "One offer", 2: "Two equal offers", 3: "Three equal offers"}.get(len(rows), "")
    near = f"worth about {figure(level, game)} to you, like {_level_of(game, answers)}"
    found: list[Block] = []
    if rows:
        found.append(Heading(3, styled(f"{count} {near}")))
        found.append(Table((Column("Leads with"), Column("Terms"), *values), tuple(rows)))
    if len(rows) < MOST_OFFERS:
        found.append(paragraph(more_offers(game, answers)))
    return found


def _level_of(game: Game, answers: Answers) -> str:
    """What sets the level: a figure of mine, or a package that was written down."""
    of = answers.equal.of
    return name(of) if any(each.name == of for each in game.listed) else of


def more_offers(game: Game, answers: Answers) -> str:
    """How many equal offers there are where there are fewer than three, and what would make more."""
    level, offers = answers.equal.level, answers.equal.offers
    no_deal = game.mine.reservation
    if level is not None and no_deal is not None and level < no_deal:
        return "Your target package is worth less to you than walking away, so I make no offers at that level."
    counts = ("No offer is", "Only one offer is", "Only two different offers are")
    known = [no_deal is not None, game.theirs is not None and game.theirs.reservation is not None]
    whom = {(True, True): " for both of you", (True, False): " for you", (False, True): " for them"}.get(
        (known[0], known[1])
    )
    beat = f" and still beats walking away{whom}" if whom and len(offers) < 2 else ""
    head = f"{counts[len(offers)]} worth about {figure(level, game)} to you{beat}." if level is not None else ""
    return f"{head} {_what_helps(answers)}"


def _what_helps(answers: Answers) -> str:
    """What would make more offers of equal value."""
    weighed = [
        issue.name for number, issue in enumerate(answers.game.issues) if len(set(answers.grid.steps[number])) > 1
    ]
    level = answers.equal.level
    if not answers.equal.offers and level is not None and level > max(package.mine for package in answers.packages):
        return "That is more than they can give, even on your most hopeful guess."
    if len(weighed) < MOST_OFFERS:
        return "Each offer leads with a different issue, so it takes three issues with several options each: add an issue to trade."
    if not answers.equal.offers:
        return "A target nearer to what they can give would make room."
    few = [as_name(issue.name) for issue in answers.game.issues if len(issue.options) < 3]
    if few:
        return f"Add options for {listed(few[:3])} to get more."
    return "Add options between those you have, or aim nearer to what they can give, to get more."
