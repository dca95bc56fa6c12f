"""What an offer means, in sentences: first what it is worth, then how it moved, then what could be done. Must not work anything out
that the score does not hold, but for the one offer that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.concessions import next_steps
from negotui.analysis.figures import show_percent
from negotui.analysis.gaps import paragraph, short, strong
from negotui.analysis.offers.board import Board, Given
from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.offers import MINE, THEIRS
from negotui.analysis.offers.rating import Rating, figure_in, frontier_with, is_past_limit
from negotui.analysis.offers.score import Movement, Score, Worth
from negotui.analysis.packages.model import Game, Package
from negotui.analysis.packages.moves import better_than
from negotui.analysis.packages.words import figure, gain, terms, worths
from negotui.domain.blocks import Block, Column, Span, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.references import linked_name, term_name, terms_of
from negotui.domain.sheets import ISSUES
from negotui.domain.text import listed
from negotui.domain.values import Context

_MOVES = {
    (THEIRS, Kind.CONCESSION): "They gave way",
    (THEIRS, Kind.NICE): "They gave what costs them nothing",
    (THEIRS, Kind.SELFISH): "They took",
    (THEIRS, Kind.FORTUNATE): "Better for both of you",
    (THEIRS, Kind.UNFORTUNATE): "Worse for you, and no better for them",
    (THEIRS, Kind.SILENT): "Next to nothing has moved",
    (MINE, Kind.CONCESSION): "You gave way",
    (MINE, Kind.NICE): "You gave what costs you nothing",
    (MINE, Kind.SELFISH): "You took",
    (MINE, Kind.FORTUNATE): "Better for both of you",
    (MINE, Kind.UNFORTUNATE): "Worse for them, and no better for you",
    (MINE, Kind.SILENT): "Next to nothing has moved",
}
_BETTER = {
    (True, True): "Better for both: ",
    (True, False): "Better for you at no cost to them: ",
    (False, True): "Better for them at no cost to you: ",
}
_STEPS, _LONGEST = 2, 140


def verdict(score: Score, rating: Rating, context: Context) -> str:
    """The one sentence that says what an offer is worth."""
    said = _verdict(score, rating, context)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _verdict(score: Score, rating: Rating, context: Context) -> str:
    name = short(context.name(score.offer.entry))[1:-1]
    name = f"{name[:1].upper()}{name[1:]}"
    if draft := score.offer.entry.draft("terms"):
        return f"{name} is kept as it was typed, {short(draft)}, and cannot be valued."
    worth, game = score.worth, rating.game
    if worth is None or game is None:
        why = rating.gaps[0].text if rating.gaps and game is None else "none of its terms has a worth."
        return f"{name} cannot be valued: {why[:1].lower()}{why[1:]}"
    if worth.open:
        return f"{name} is worth {_range(worth, rating)} to you, with {listed(worth.open)} still open."
    head = f"{name} is worth {figure(worth.mine[0], game)} to you"
    if score.offer.side == MINE:
        return f"{head}{_to_them(worth, rating)}."
    return f"{head}{_to_me(worth.mine[0], rating)}."


def sentence(score: Score, rating: Rating, context: Context) -> str:
    """The verdict, and in a second sentence how the offer moved."""
    moved = f" {_moved(score.offer.side, score.change, rating)}" if score.change else ""
    return f"{verdict(score, rating, context)}{moved}"


def _to_me(worth: Fraction, rating: Rating) -> str:
    """How their offer compares with no deal and with my target."""
    game, no_deal, target = rating.game, rating.reservation, rating.target
    if game is None:
        return ""
    said = []
    if no_deal is None:
        said.append("what no deal is worth is not known")
    elif worth < no_deal:
        return f": {figure(no_deal - worth, game)} less than no deal"
    else:
        said.append(f"{figure(worth - no_deal, game)} better than no deal" if worth > no_deal else "as much as no deal")
    if target is not None:
        short_of = f"{figure(target - worth, game)} short of your target"
        said.append(short_of if worth < target else "and reaches your target")
    return f": {', '.join(said)}"


def _to_them(worth: Worth, rating: Rating) -> str:
    game = rating.game
    if game is None or worth.theirs is None:
        return "; what it is worth to them is not known"
    low, likely, high = worth.theirs
    at = _theirs(worth, rating)
    no_deal = game.theirs.reservation if game.theirs else None
    if no_deal is None or likely is None:
        return f" and about {at} to them"
    if high < no_deal:
        return f" and about {at} to them: no deal is better for them, at {figure(no_deal, game)}"
    if low < no_deal:
        return f" and about {at} to them: perhaps less than no deal, {figure(no_deal, game)}"
    return f" and about {at} to them: {figure(likely - no_deal, game)} better than no deal"


def _range(worth: Worth, rating: Rating) -> str:
    game = rating.game
    if game is None:
        return ""
    low, high = worth.mine
    return figure(low, game) if low == high else f"{figure(low, game)} to {figure(high, game)}"


def mine_of(score: Score, rating: Rating) -> str:
    """What an offer is worth to me, for a list; empty where unknown."""
    return _range(score.worth, rating) if score.worth else ""


def _theirs(worth: Worth, rating: Rating) -> str:
    game = rating.game
    if game is None or worth.theirs is None:
        return ""
    low, likely, high = worth.theirs
    if likely is not None:
        ends = f" ({figure(low, game)} to {figure(high, game)})" if low != high else ""
        return f"{figure(likely, game)}{ends}"
    return figure(low, game) if low == high else f"{figure(low, game)} to {figure(high, game)}"


def theirs_of(score: Score, rating: Rating) -> str:
    """What it is worth to them, as a guess, for a list; empty where unknown."""
    return _theirs(score.worth, rating) if score.worth else ""


def kind_word(score: Score) -> str:
    """The kind of a move in a word, for a list: `first` for the first offer of a side, empty where it cannot be told."""
    if score.change and score.change.kind:
        return score.change.kind.value
    return "first" if score.offer.before is None and score.offer.side in {MINE, THEIRS} else ""


def explained(score: Score, board: Board, negotiation: Negotiation, context: Context) -> tuple[Block, ...]:
    """What stands below the verdict: sentences first, then the offer issue by issue."""
    rating = board.rating
    found: list[Block] = []
    first: list[Span] = [Span(_moved(score.offer.side, score.change, rating))] if score.change else []
    if score.past:
        past = [
            f"{issue.name} {issue.show(value)} (limit {issue.show(issue.limit or value)})"
            for issue, value in score.past
        ]
        first += [Span(" " * bool(first)), strong(f"Past your limit: {listed(past)}.")]
    if first:
        found.append(paragraph(*first))
    found += _better(score, rating)
    if last := " ".join((*_balance(board), *_plan(board, negotiation, context))):
        found.append(paragraph(last))
    found.append(_table(score, rating, context))
    return tuple(found)


def _moved(side: str, change: Movement, rating: Rating) -> str:
    game = rating.game
    if game is None:
        return ""
    mine = f"{_signed(change.mine, rating)} for you"
    if change.theirs is None or change.kind is None:
        return f"{mine} beside the offer before; what that means for them is not known."
    return f"{_MOVES[side, change.kind]}: {mine}, {_signed(change.theirs, rating)} for them, as a guess."


def _signed(change: Fraction, rating: Rating) -> str:
    game = rating.game
    if game is None or not change:
        return "nothing" if game else ""
    return gain(change, game) if change > 0 else figure(change, game)


def _better(score: Score, rating: Rating) -> Iterator[Block]:
    """A package that is better for one and no worse for the other, for me past no limit and for both no worse than no deal."""
    game, package = rating.game, score.worth.package if score.worth else None
    frontier = frontier_with(rating, package) if package else None
    if game is None or package is None or frontier is None:
        return
    better = [frontier.grid.package(frontier.first(point)) for point in better_than(package, frontier, None).points]
    if not better:
        yield paragraph("Nothing is better for one of you at no cost to the other.")
        return
    sound = [one for one in better if _in_zone(one, game) and not is_past_limit(rating, one)]
    if not sound:
        yield paragraph(
            "What would be better for both of you is past a limit of yours, or worth less to one of you than no deal."
        )
        return
    # The largest gain of both together comes first; one in which each of them gains goes before it.
    gaining = [(one.mine > package.mine, (one.theirs or 0) > (package.theirs or 0)) for one in sound]
    place = next((number for number, gains in enumerate(gaining) if all(gains)), 0)
    found, gains = sound[place], gaining[place]
    yield paragraph(strong(_BETTER[gains]), f"{terms(found, game, package)} ({worths(found, game)}).")


def _in_zone(package: Package, game: Game) -> bool:
    """Whether a package is at least as good as no deal for both, as far as that is known."""
    sides = ((package.mine, game.mine), (package.theirs, game.theirs))
    return all(
        worth is None or side is None or side.reservation is None or worth >= side.reservation for worth, side in sides
    )


def _balance(board: Board) -> Iterator[str]:
    mine, theirs = board.given(MINE), board.given(THEIRS)
    if not mine.moves and not theirs.moves:
        return
    yield f"{balance(mine, theirs, board.rating)}."


def balance(mine: Given, theirs: Given, rating: Rating) -> str:
    """What each side gave so far, on my scale, as the beginning of a sentence."""
    return (
        f"So far, in your points: {_gave('you', -mine.mine, mine.moves, rating)}; "
        f"{_gave('they', theirs.mine, theirs.moves, rating)}"
    )


def _gave(who: str, given: Fraction, moves: int, rating: Rating) -> str:
    game = rating.game
    count = f"in {moves} move{'s' * (moves != 1)}"
    have = "have" if who in {"you", "they"} else "has"
    if game is None or not moves:
        return f"{who} {have} not moved"
    if given < 0:
        return f"{who} {have} taken {figure(-given, game)} {count}"
    return f"{who} {have} given {figure(given, game)} {count}"


def _plan(board: Board, negotiation: Negotiation, context: Context) -> Iterator[str]:
    """The next step of my plan, on the issues that matter most."""
    steps = plan_steps(board, negotiation, context)
    if steps:
        yield f"Next in your plan: {listed(steps)}."


def plan_steps(board: Board, negotiation: Negotiation, context: Context) -> list[str]:
    """The next figures of my plan, such as `Base salary 128,500`, after what I offered last."""
    last = board.last(MINE)
    known = {issue.id: issue for issue in board.rating.game.issues} if board.rating.game else {}
    offered: dict[str, Fraction] = {}
    for id, value in last.offer.terms.items() if last else ():
        if (at := figure_in(known.get(id), value)) is not None:
            offered[id] = at
    steps = next_steps(negotiation, context, offered)[:_STEPS]
    return [f"{issue.name} {issue.show(step)}" for issue, step in steps]


def _table(score: Score, rating: Rating, context: Context) -> Table:
    """Issue by issue: the term, what stood there before, and where it lies between my limit and my opening."""
    before = dict(terms_of(score.offer.before.get("terms"))) if score.offer.before else {}
    game = rating.game
    known = {issue.id: issue for issue in game.issues} if game else {}
    rows = []
    for issue in context.of(ISSUES):
        value = score.offer.terms.get(issue.id, "")
        old = before.get(issue.id, "")
        was = "" if old == value or not old else term_name(old, context)
        rows.append(
            (
                plain(linked_name(issue.id, context)),
                plain(term_name(value, context) if value else "open"),
                plain(was),
                plain(_way(rating, issue.id, figure_in(known.get(issue.id), value) if value else None)),
            )
        )
    columns = (Column("Issue"), Column("Term", True), Column("Was", True), Column("Limit to opening", True))
    return Table(columns, tuple(rows))


def _way(rating: Rating, issue: str, figure: Fraction | None) -> str:
    """How far a figure lies on the way from my limit to my opening; empty where that is not known."""
    known = rating.figures.get(issue)
    if known is None or figure is None or known.more is None or known.limit is None or known.opening is None:
        return ""
    whole = known.gain(known.limit, known.opening)
    if whole <= 0:
        return ""
    part = known.gain(known.limit, figure) / whole
    return "past your limit" if part < 0 else show_percent(part, 0)
