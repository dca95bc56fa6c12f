"""What an offer means, in sentences: how it moved, what could be done, where both stand, and what comes next in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.concessions import next_steps
from negotui.analysis.figures import show_percent
from negotui.analysis.gaps import paragraph, short, strong
from negotui.analysis.limits import crossed
from negotui.analysis.offers.board import Board
from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.offers import MINE, THEIRS, Offer
from negotui.analysis.offers.rating import Rating, figure_in, frontier_with
from negotui.analysis.offers.score import Change, Score
from negotui.analysis.offers.verdict import verdict, withheld
from negotui.analysis.packages.model import Game, Package
from negotui.analysis.packages.moves import better_than
from negotui.analysis.packages.words import alike, figure, gain
from negotui.analysis.swaps import asked_in_return
from negotui.domain.blocks import Block, Column, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import linked_name, term_name, terms_of
from negotui.domain.text import listed
from negotui.domain.values import Context

_KINDS = {
    Kind.CONCESSION: "gave way",
    Kind.NICE: "gave a bit",
    Kind.SELFISH: "asks more",
    Kind.FORTUNATE: "both gain",
    Kind.UNFORTUNATE: "worse",
    Kind.SILENT: "the same",
}
_MOVES = {
    (THEIRS, Kind.CONCESSION): "They gave way",
    (THEIRS, Kind.NICE): "They gave you something at no cost to them",
    (THEIRS, Kind.SELFISH): "They ask for more",
    (THEIRS, Kind.FORTUNATE): "Better for both of you",
    (THEIRS, Kind.UNFORTUNATE): "Worse for you, and no better for them",
    (THEIRS, Kind.SILENT): "About the same as their last offer",
    (MINE, Kind.CONCESSION): "You gave way",
    (MINE, Kind.NICE): "You gave them something at no cost to you",
    (MINE, Kind.SELFISH): "You ask for more",
    (MINE, Kind.FORTUNATE): "Better for both of you",
    (MINE, Kind.UNFORTUNATE): "Worse for them, and no better for you",
    (MINE, Kind.SILENT): "About the same as your last offer",
}
_A_LITTLE = {THEIRS: "They gave a little", MINE: "You gave a little"}
_AGAIN = {THEIRS: "They repeat their offer.", MINE: "You repeat your offer."}
_SMALL = {
    THEIRS: "A small step: {}. Their steps are getting small: they may be near their limit.",
    MINE: "A small step: {}. Your steps are getting small: they will think that you are near your limit.",
}
_STEPS = 2


def sentence(score: Score, rating: Rating, context: Context) -> str:
    """The verdict, and in a second sentence how the offer moved."""
    return " ".join(filter(None, (verdict(score, rating, context), moved(score, rating))))


def kind_word(score: Score) -> str:
    """The kind of a move in a word or two, for a list; `first` for the first offer of a side, empty where it cannot be told."""
    offer, change = score.offer, score.change
    if offer.side not in {MINE, THEIRS}:
        return ""
    if offer.before is None:
        return "first"
    if offer.repeats:
        return "no change"
    if change is None or change.kind is None:
        return ""
    return "small step" if change.small else _KINDS[change.kind]


def moved(score: Score, rating: Rating) -> str:
    """How an offer moved from the one before it of the same side, in a sentence; empty where it is the first."""
    offer, change, game = score.offer, score.change, rating.game
    if offer.repeats:
        return _AGAIN.get(offer.side, "")
    if change is None or game is None:
        return ""
    gains = f"{gain(change.mine, game)} for you"
    if change.theirs is None or change.kind is None:
        return f"{gains} beside the offer before. I can’t tell what it costs or brings them."
    gains = f"{gains}, {gain(change.theirs, game)} for them, as you guess"
    if change.small:
        return _SMALL[offer.side].format(gains)
    head = _MOVES[offer.side, change.kind]
    if change.kind is Kind.NICE and _own(offer, change) < 0:
        head = _A_LITTLE[offer.side]
    return f"{head}: {gains}."


def _own(offer: Offer, change: Change) -> Fraction:
    """What a move changed for the side that made it."""
    return change.mine if offer.side == MINE else change.theirs or Fraction(0)


def explained(score: Score, board: Board, negotiation: Negotiation, context: Context) -> tuple[Block, ...]:
    """What stands below the verdict: sentences first, then the offer issue by issue."""
    rating = board.rating
    found: list[Block] = []
    if said := moved(score, rating):
        found.append(paragraph(said))
    if notes := " ".join(_notes(score, rating)):
        found.append(paragraph(notes))
    found += _better(score, rating)
    if last := " ".join(filter(None, (standing(board), next_step(board, negotiation, context)))):
        found.append(paragraph(last))
    found.append(_table(score, board, context))
    return tuple(found)


def _notes(score: Score, rating: Rating) -> Iterator[str]:
    """What the score leaves out, and where it is a guess."""
    value = score.worth
    if score.offer.unread and score.offer.terms:
        yield f"I couldn’t read {listed(short(part, 40) for part in score.offer.unread)}; the rest is counted."
    if score.past:
        for issue, at in score.past:
            yield f"Past your limit: {issue.name} {issue.show(at)} (limit {issue.show(issue.limit or at)})."
    if value is None:
        return
    if not value.is_full:
        yield withheld(score, rating)
    if beyond := [name for name in value.outside if name not in value.past_mine]:
        yield f"{listed(beyond)} lies beyond what you scored, so its points are a guess along the same line."
    if score.offer.side == MINE and value.past_theirs:
        yield f"{listed(value.past_theirs)}: more than they can give, even on your most hopeful guess (×)."


def _better(score: Score, rating: Rating) -> Iterator[Block]:
    """A package that is clearly better for one and no worse for the other, within all limits and no worse than walking away.

    Under three points are about the same: nothing is proposed for those. Nothing is said where not every issue is counted.
    """
    game, value = rating.game, score.worth
    package = value.package if value and value.is_full else None
    frontier = frontier_with(rating, package) if package else None
    if game is None or package is None or frontier is None:
        return
    better = [frontier.grid.package(frontier.first(point)) for point in better_than(package, frontier, None).points]
    if not better:
        yield paragraph("Nothing is better for one of you without hurting the other, as you value it.")
        return
    clear = [one for one in better if any(_gains(one, package, game))]
    sound = [one for one in clear if _in_zone(one, game) and not one.past_mine and not one.past_theirs]
    if not sound:
        yield paragraph(
            "No change would make a real difference to one of you without hurting the other."
            if not clear
            else "What would be better for both goes past a limit, or is worse than walking away for one of you."
        )
        return
    # The largest gain of both together comes first; one in which each of them gains goes before it.
    found = next((one for one in sound if all(_gains(one, package, game))), sound[0])
    mine, theirs = _gains(found, package, game)
    head = (
        "Better for both: "
        if mine and theirs
        else "Better for you, the same for them: "
        if mine
        else "Better for them, the same for you: "
    )
    yield paragraph(strong(head), f"{_swap(found, package, game)}. {_brings(found, package, game)}.")


def _gains(one: Package, package: Package, game: Game) -> tuple[bool, bool]:
    """Whether I gain by another package, and whether they do, by more than what is about the same."""
    before, after = package.theirs or Fraction(0), one.theirs or Fraction(0)
    return (
        one.mine > package.mine and not alike(one.mine, package.mine, game),
        after > before and not alike(after, before, game),
    )


def _swap(one: Package, package: Package, game: Game) -> str:
    """What changes from one package to another: `Remote days 2 → 3, Base salary 126,000 → 124,000`."""
    pairs = zip(game.issues, package.options, one.options, strict=True)
    return ", ".join(f"{issue.name} {old.name} → {new.name}" for issue, old, new in pairs if old != new)


def _brings(one: Package, package: Package, game: Game) -> str:
    mine, theirs = one.mine - package.mine, (one.theirs or Fraction(0)) - (package.theirs or Fraction(0))
    return f"You {gain(mine, game)}, they {gain(theirs, game)}, as you guess"


def _in_zone(package: Package, game: Game) -> bool:
    """Whether a package is at least as good as no deal for both, as far as that is known."""
    sides = ((package.mine, game.mine), (package.theirs, game.theirs))
    return all(
        worth is None or side is None or side.reservation is None or worth >= side.reservation for worth, side in sides
    )


def standing(board: Board) -> str:
    """Where both sides stand now, in points for me; empty where one has made no offer that is counted whole."""
    game, mine, theirs = board.rating.game, board.last(MINE), board.last(THEIRS)
    values = [one.worth if one else None for one in (mine, theirs)]
    here, there = (value.package.mine if value and value.is_full and value.package else None for value in values)
    if game is None or here is None or there is None:
        return ""
    points = figure(here, game), figure(there, game)
    if alike(here, there, game):
        return f"For you both last offers are about the same: yours {points[0]} points, theirs {points[1]}."
    if there > here:
        return f"Their last offer gives you {points[1]} points, more than the {points[0]} that you ask for."
    return (
        f"Where you stand: your last offer {points[0]} points for you, theirs {points[1]}, "
        f"so {figure(here - there, game)} apart."
    )


def next_step(board: Board, negotiation: Negotiation, context: Context) -> str:
    """The next step of my plan in a sentence, with what it is in return for; empty where there is none."""
    mine, theirs = (_figures_of(board.last(side), board.rating) for side in (MINE, THEIRS))
    steps = next_steps(negotiation, context, mine, theirs)[:_STEPS]
    if not steps:
        return ""
    asked = asked_in_return(board.rating.game)
    said = [
        f"{issue.name} {issue.show(step)}" + (f" for {asked[issue.entry.id]}" if issue.entry.id in asked else "")
        for issue, step in steps
    ]
    waiting = board.scores[-1].offer.side == MINE
    head = "Your next step, once they have moved" if waiting else "Your next step, only in return for something"
    return f"{head}: {listed(said, 'or')}."


def _figures_of(score: Score | None, rating: Rating) -> dict[str, Fraction]:
    """The figures among the terms of an offer, by the id of the issue."""
    known = {issue.id: issue for issue in rating.game.issues} if rating.game else {}
    found: dict[str, Fraction] = {}
    for id, value in score.offer.terms.items() if score else ():
        if (at := figure_in(known.get(id), value)) is not None:
            found[id] = at
    return found


def _table(score: Score, board: Board, context: Context) -> Table:
    """Issue by issue: the term, what stood there before, where the other side stands, and how far from my limit it is."""
    rating, side = board.rating, score.offer.side
    before = dict(terms_of(score.offer.before.get("terms"))) if score.offer.before else {}
    other = board.last(MINE if side == THEIRS else THEIRS) if side in {MINE, THEIRS} else None
    game = rating.game
    known = {issue.id: issue for issue in game.issues} if game else {}
    rows = []
    for issue in context.of("issues"):
        value, old = score.offer.terms.get(issue.id, ""), before.get(issue.id, "")
        at = figure_in(known.get(issue.id), value) if value else None
        limits = rating.limits.get(issue.id)
        cross = side == MINE and limits is not None and at is not None and limits.is_past_theirs(at)
        across = other.offer.terms.get(issue.id, "") if other else ""
        rows.append(
            (
                plain(linked_name(issue.id, context)),
                plain(crossed(term_name(value, context), cross) if value else "open"),
                plain(term_name(old, context) if old and old != value else ""),
                plain(term_name(across, context) if across else ""),
                plain(_way(rating, issue.id, at)),
            )
        )
    columns = (
        Column("Issue"),
        Column("Term", True),
        Column("Was", True),
        Column("Theirs" if side == MINE else "Yours", True),
        Column("Limit to opening", True),
    )
    shown = [place for place in range(len(columns)) if place not in {2, 3} or any(row[place] for row in rows)]
    return Table(tuple(columns[place] for place in shown), tuple(tuple(row[place] for place in shown) for row in rows))


def _way(rating: Rating, issue: str, figure: Fraction | None) -> str:
    """How far a figure lies on the way from my limit to my opening; empty where that is not known."""
    known = rating.figures.get(issue)
    if known is None or figure is None or known.more is None or known.limit is None or known.opening is None:
        return ""
    whole = known.gain(known.limit, known.opening)
    if whole <= 0:
        return ""
    part = known.gain(known.limit, figure) / whole
    return "past your limit" if part < 0 else "at your limit" if not part else show_percent(part, 0)
