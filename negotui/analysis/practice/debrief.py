"""What a practice comes to once it is over: the result first, then what was hidden, what was possible, and one thing to try."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.gaps import fitting, formula, paragraph, strong
from negotui.analysis.packages.model import Package
from negotui.analysis.packages.words import ALIKE, alike, apart, figure
from negotui.analysis.practice.advice import advice
from negotui.analysis.practice.laid_open import course_of, frontier_picture, laid_open, points_of
from negotui.analysis.practice.shown import Shown
from negotui.domain.blocks import Block, Heading, Panel, plain
from negotui.domain.sentences import as_name
from negotui.domain.text import listed, plural

METHOD = formula(
    "",
    "Who sits there is drawn around your guesses: their limits between the lowest and the highest you named, their priorities the "
    "nearer to yours the surer you said you are. Firm, even and eager come down by the clock, a mirror by what it gets (Faratin, "
    "Sierra and Jennings 1998), stepwise by one step for each new offer (MiCRO: de Jonge 2022).",
    "They take an offer that brings them no less than what they would ask for next (Baarslag, Hindriks and Jonker 2014), and never "
    "less than walking away. Among what is worth the same to them they offer what seems nearest to your own offers.",
    "What they would have come to is found by letting you repeat your last offer. It holds for this counterpart and is no promise "
    "about a person: people tire, take offence, and like or dislike each other.",
)


def debrief(shown: Shown) -> Panel:
    """The whole of it, what came out in one sentence first."""
    return Panel(_verdict(shown), tuple(_blocks(shown)), METHOD)


# The result


def _verdict(shown: Shown) -> str:
    deal, game = shown.outcome.deal, shown.game
    if deal is None:
        return _no_deal(shown)
    said = [text for text in (_beside_target(deal, shown), _beside_alone(deal, shown)) if text]
    head = f"You got {points_of(deal.mine, shown)}"
    if deal.past_mine:
        pairs = zip(game.issues, deal.options, strict=True)
        past = listed(as_name(issue.name) for issue, option in pairs if option.past_mine)
        return fitting(f"{head}, past your limit on {past}: {listed(said)}.", f"{head}, but past your own limits.")
    return fitting(f"{head}: {listed(said)}." if said else f"{head}.", f"{head}.")


def _beside_target(deal: Package, shown: Shown) -> str:
    target = shown.game.level("target")
    if target is None:
        return ""
    if alike(deal.mine, target, shown.game):
        return "about your target"
    way = "short of" if deal.mine < target else "better than"
    return f"{apart(deal.mine, target, shown.game)} {way} your target"


def _beside_alone(deal: Package, shown: Shown) -> str:
    alone = shown.game.mine.reservation
    if alone is None:
        return ""
    if alike(deal.mine, alone, shown.game):
        return "about as good as walking away"
    return f"{apart(deal.mine, alone, shown.game)} {'better' if deal.mine > alone else 'worse'} than walking away"


def _no_deal(shown: Shown) -> str:
    if not shown.outcome.was_possible:
        who = "You left" if shown.i_walked else "They left"
        return f"{who}, and that was right: no deal within your limits could have satisfied them too."
    who = "You walked away" if shown.i_walked else "They walked away"
    most = shown.outcome.most
    head = f"{who}, though a deal was possible: up to {points_of(most.mine, shown)} for you" if most else who
    alone = shown.game.mine.reservation
    return (
        f"{head}."
        if alone is None
        else fitting(f"{head}, and walking away is worth {figure(alone, shown.game)}.", f"{head}.")
    )


# The page


def _blocks(shown: Shown) -> Iterator[Block]:
    yield from _still(shown)
    yield Heading(2, plain("What was hidden"))
    yield from laid_open(shown)
    if picture := frontier_picture(shown):
        yield Heading(2, plain("What was possible"))
        yield picture
        yield from _left(shown)
    if course := course_of(shown):
        yield Heading(2, plain("How you both moved"))
        yield course
        yield from _moves(shown)
    if said := advice(shown):
        yield Heading(2, plain("One thing to try next time"))
        yield paragraph(strong(said))


def _still(shown: Shown) -> Iterator[Block]:
    """What they would still have taken, at the utmost."""
    deal, most = shown.outcome.deal, shown.outcome.most
    if most is None:
        return
    if deal is None:
        yield paragraph(f"They could have agreed to this: {_terms(most, shown)}.")
    elif most.mine - deal.mine < ALIKE if shown.game.weighted else most.mine <= deal.mine:
        yield paragraph("You got about all there was to get: nothing that they could accept is worth much more to you.")
    else:
        yield paragraph(
            f"The best deal that they would still have signed is worth {points_of(most.mine, shown)} to you: "
            f"{_terms(most, shown, deal)}, the rest as agreed."
        )


# What was possible


def _left(shown: Shown) -> Iterator[Block]:
    """What was left on the table, and whether they would have given more."""
    deal, better, later = shown.outcome.deal, shown.outcome.better, shown.later
    if deal is not None and better is not None and not alike(better.mine, deal.mine, shown.game):
        more = f"{apart(better.mine, deal.mine, shown.game)} points more for you and no less for them"
        yield paragraph(f"Left on the table: {more} with {_terms(better, shown, deal)}.")
    elif deal is not None:
        yield paragraph("Nothing was left on the table: no other deal is better for you and as good for them.")
    if later is None:
        return
    package, more_moves = later
    if deal is not None and alike(package.mine, deal.mine, shown.game):
        yield paragraph("They would not have given much more.")
    elif deal is not None:
        yield paragraph(
            f"They would have given more: had you only repeated your last offer, {plural(more_moves, 'move')} later you would have "
            f"had {points_of(package.mine, shown)} ({_terms(package, shown, deal)})."
        )
    elif not shown.theirs or package.mine > shown.theirs[-1].mine:
        come = f"they would have come to {points_of(package.mine, shown)} for you"
        yield paragraph(f"They had more to give: had you repeated your last offer, {come}.")


# How both moved


def _moves(shown: Shown) -> Iterator[Block]:
    """How much each side gave in all, in my points."""
    if len(shown.mine) < 2 or len(shown.theirs) < 2:
        return
    gave, got = shown.mine[0].mine - shown.mine[-1].mine, shown.theirs[-1].mine - shown.theirs[0].mine
    yield paragraph(
        f"{_moved('You', gave, 'gave', shown)} over {plural(len(shown.mine), 'offer')}; "
        f"{_moved('they', got, 'gave you', shown)} over {plural(len(shown.theirs), 'offer')}."
    )


def _moved(who: str, by: Fraction, gave: str, shown: Shown) -> str:
    if alike(by, Fraction(0), shown.game):
        return f"{who} hardly moved"
    return f"{who} {gave} {points_of(by, shown)}" if by > 0 else f"{who} asked for {points_of(-by, shown)} more"


def _terms(package: Package, shown: Shown, besides: Package | None = None) -> str:
    """A deal as one says it; beside another one only what differs."""
    pairs = zip(shown.game.issues, package.options, besides.options if besides else package.options, strict=True)
    return "; ".join(f"{issue.name} {option.name}" for issue, option, other in pairs if not besides or option != other)
