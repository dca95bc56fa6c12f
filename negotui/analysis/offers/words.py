"""What an offer means, in sentences: how it moved, what could be done, where both stand, and what comes next in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from negotui.analysis.gaps import paragraph
from negotui.analysis.ladders import ladders, next_steps
from negotui.analysis.limits import crossed
from negotui.analysis.offers.better import better
from negotui.analysis.offers.board import Board
from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.offers import MINE, THEIRS, Offer
from negotui.analysis.offers.rating import Rating
from negotui.analysis.offers.score import Movement, Score, step_of
from negotui.analysis.offers.verdict import only_price, verdict
from negotui.analysis.packages.words import alike, figure, gain, whole
from negotui.analysis.packages.words import points as in_points
from negotui.analysis.swaps import asked_in_return
from negotui.domain.blocks import Block, Column, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import linked_name, term_name, terms_of
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ISSUES
from negotui.domain.text import listed, quoted
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
_TOWARDS = {THEIRS: "They moved towards you", MINE: "You moved towards them"}
_OTHER = {THEIRS: ("They", "you"), MINE: ("You", "them")}
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
    if change is None:
        return ""
    if change.small:
        return "small step"
    if change.kind is None:
        step = step_of(offer.side, change)
        return "came closer" if step > 0 else _KINDS[Kind.SELFISH if step else Kind.SILENT]
    return _KINDS[change.kind]


def moved(score: Score, rating: Rating) -> str:
    """How an offer moved from the one before it of the same side, in a sentence; empty where it is the first."""
    offer, change, game = score.offer, score.change, rating.game
    if offer.repeats:
        return _AGAIN.get(offer.side, "")
    if change is None or game is None:
        return ""
    if price := _price_moved(score, rating):
        return price
    gains = f"{gain(change.mine, game)} for you"
    if change.theirs is None or change.kind is None:
        if change.small:
            return _SMALL[offer.side].format(gains)
        head = _TOWARDS[offer.side] if step_of(offer.side, change) > 0 else _MOVES[offer.side, Kind.SELFISH]
        return f"{head if change.mine else 'As good for you as the offer before'}: {gains}."
    gains = f"{gains}, {gain(change.theirs, game)} for them, as you guess"
    if change.small:
        return _SMALL[offer.side].format(gains)
    head = _MOVES[offer.side, change.kind]
    if change.kind is Kind.NICE and _own(offer, change) < 0:
        head = _A_LITTLE[offer.side]
    return f"{head}: {gains}."


def _price_moved(score: Score, rating: Rating) -> str:
    """How an offer moved on the only price, in its own figures; empty where there is more to agree on, or nothing changed."""
    here, before, side = only_price(score, rating), score.offer.before, score.offer.side
    earlier = Score(Offer(before, dict(terms_of(before.get("terms")))), None, None, ()) if before else None
    there = only_price(earlier, rating) if earlier else None
    if here is None or there is None or here[1] == there[1] or side not in _OTHER:
        return ""
    gained = here[0].gain(there[1], here[1])
    step = here[0].show(abs(gained))
    if score.change and score.change.small:
        return _SMALL[side].format(step)
    closer = (gained > 0) == (side == THEIRS)
    return f"{_OTHER[side][0]} moved {'towards' if closer else 'away from'} {_OTHER[side][1]} by {step}."


def _own(offer: Offer, change: Movement) -> Fraction:
    """What a move changed for the side that made it."""
    return change.mine if offer.side == MINE else change.theirs or Fraction(0)


def explained(score: Score, board: Board, negotiation: Negotiation, context: Context) -> tuple[Block, ...]:
    """What stands below the verdict: sentences first, then the offer issue by issue."""
    rating = board.rating
    found: list[Block] = []
    if said := moved(score, rating):
        found.append(paragraph(said))
    if notes := " ".join(_notes(score)):
        found.append(paragraph(notes))
    found += better(score, rating)
    if last := " ".join(filter(None, (standing(board), next_step(board, negotiation, context)))):
        found.append(paragraph(last))
    found.append(_table(score, board, context))
    return tuple(found)


def _notes(score: Score) -> Iterator[str]:
    """What the score leaves out, and where it is a guess."""
    value = score.worth
    if score.offer.unread and score.offer.terms:
        yield f"I couldn’t read {listed(quoted(part, 40) for part in score.offer.unread)}; the rest is counted."
    if len(score.past) > 1:
        past = [
            f"{as_name(issue.name)} {issue.show(at)} (limit {issue.show(issue.limit or at)})"
            for issue, at in score.past
        ]
        yield f"Past your limits: {listed(past)}."
    if value is None:
        return
    if value.unvalued:
        yield f"Without a value, so not counted: {listed(map(as_name, value.unvalued))}."
    if beyond := [name for name in value.outside if name not in value.past_mine]:
        are, their = ("are", "their") if len(beyond) > 1 else ("is", "its")
        yield f"{listed(map(as_name, beyond))} {are} outside the range you scored, so {their} points are a guess."
    if score.offer.side == MINE and value.past_theirs:
        yield f"{listed(map(as_name, value.past_theirs))}: more than they can give, even on your most hopeful guess (×)."


def standing(board: Board) -> str:
    """Where both sides stand now, in points for me; empty where one has made no offer that is counted whole."""
    game, mine, theirs = board.rating.game, board.last(MINE), board.last(THEIRS)
    prices = [only_price(one, board.rating) if one else None for one in (mine, theirs)]
    if prices[0] and prices[1]:
        (issue, asked), (_, offered) = prices[0], prices[1]
        between = issue.show(abs(asked - offered))
        return f"Where you stand: you at {issue.show(asked)}, they at {issue.show(offered)}, so {between} apart."
    values = [one.worth if one else None for one in (mine, theirs)]
    here, there = (value.package.mine if value and value.is_full and value.package else None for value in values)
    if game is None or here is None or there is None:
        return ""
    points = figure(here, game), figure(there, game)
    apart = whole(in_points(here, game)) - whole(in_points(there, game))
    if alike(here, there, game):
        return f"Both last offers are worth about the same to you: yours {points[0]} points, theirs {points[1]}."
    if there > here:
        return f"Their last offer gives you {points[1]} points, more than the {points[0]} you are asking for."
    return f"Where you stand: your last offer {points[0]} points for you, theirs {points[1]}, so {apart:,} apart."


def next_step(board: Board, negotiation: Negotiation, context: Context) -> str:
    """The next step of my plan in a sentence, with what it is in return for; empty where there is none."""
    mine, theirs = (_figures_of(board.last(side), board.rating) for side in (MINE, THEIRS))
    steps = next_steps(negotiation, context, mine, theirs)[:_STEPS]
    if not steps:
        return _spent(negotiation, context, mine)
    asked = asked_in_return(board.rating.game)
    said = [
        f"{as_name(issue.name)} {issue.show(step)}"
        + (f" (for {asked[issue.entry.id]})" if issue.entry.id in asked else "")
        for issue, step in steps
    ]
    waiting = board.scores[-1].offer.side == MINE
    head = "Your next step, once they have moved" if waiting else "Your next step, only in return for something"
    return f"{head}: {listed(said, 'or')}."


def _spent(negotiation: Negotiation, context: Context, mine: Mapping[str, Fraction]) -> str:
    """Where my last offer has gone beyond my plan, into the reserve between target and limit."""
    past = [
        as_name(one.issue.name)
        for one in ladders(negotiation, context)
        if one.reserve and (at := mine.get(one.issue.entry.id)) is not None and one.issue.gain(one.reserve[0], at) < 0
    ]
    return f"You have gone past your plan and into your reserve on {listed(past)}." if past else ""


def _figures_of(score: Score | None, rating: Rating) -> dict[str, Fraction]:
    """The figures among the terms of an offer, by the id of the issue."""
    found: dict[str, Fraction] = {}
    for id, value in score.offer.terms.items() if score else ():
        if (at := rating.figure(id, value)) is not None:
            found[id] = at
    return found


def _table(score: Score, board: Board, context: Context) -> Table:
    """Issue by issue: the term, what stood there before, where the other side stands, and how far from my limit it is."""
    rating, side = board.rating, score.offer.side
    before = dict(terms_of(score.offer.before.get("terms"))) if score.offer.before else {}
    other = board.last(MINE if side == THEIRS else THEIRS) if side in {MINE, THEIRS} else None
    rows = []
    for issue in context.of(ISSUES):
        value, old = score.offer.terms.get(issue.id, ""), before.get(issue.id, "")
        at = rating.figure(issue.id, value) if value else None
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
    way = known.gain(known.limit, known.opening)
    if way <= 0:
        return ""
    part = known.gain(known.limit, figure) / way
    return "past limit" if part < 0 else "at limit" if not part else f"{whole(part * 100)} %"
