"""The talk as a panel and as data: where it stands, how the offers moved, each in a table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.gaps import formula, paragraph, strong
from negotui.analysis.offers.board import Board, latest_board
from negotui.analysis.offers.offers import MINE, READS, THEIRS
from negotui.analysis.offers.score import Score
from negotui.analysis.offers.verdict import mine_of, scale, theirs_of, verdict, withheld
from negotui.analysis.offers.words import kind_word, standing
from negotui.analysis.packages.model import HUNDRED, exact
from negotui.domain.blocks import Block, Column, Course, Panel, Series, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.times import show_time
from negotui.domain.values import Context

__all__ = ["READS", "course", "offers_data", "panel"]

METHOD = formula(
    "change = value of an offer − value of the offer before it from the same side",
    "Values are those of packages (tab Win-win). Where a guess makes a value a range, it stays a range; the likely figure "
    "decides the kind of move. A change of less than 3 % of what is still open between the last offers of "
    "both sides counts as none. Less than 3 points count as about the same, and I advise nothing for so little.",
    "Gave way: the side that moved loses and the other does not. Gave a bit: the other side gains, and it costs the side that "
    "moved next to nothing. Asks more: the side that moved gains and the other does not. Both gain. Worse: the other side loses "
    "and the side that moved does not gain. The same: next to nothing changes. These are the concession, nice, selfish, "
    "fortunate, unfortunate and silent moves of Hindriks, Jonker and Tykhonov, Analysis of Negotiation Dynamics (2007).",
    "A small step is one of less than 3 points after one at least twice as large: steps get smaller near a limit, or are made to "
    "look so. It is an impasse when both sides have made their last offers again.",
)

_STILL = "You are both repeating your last offers: this is an impasse."


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Where the talk stands: the last offer, how both sides moved, where both stand, and every offer with its points."""
    board = latest_board(negotiation, context)
    if not board.scores:
        return Panel("No offers yet: log the first one at the table (t).", method=METHOD)
    blocks: list[Block] = [paragraph(f"Points: {said}.")] if (said := scale(board.rating)) else []
    if drawn := course(board):
        blocks.append(drawn)
    blocks.append(_table(board.scores, board, context))
    if said := standing(board):
        blocks.append(paragraph(said))
    if board.stands_still:
        blocks.append(paragraph(strong(_STILL)))
    return Panel(verdict(board.scores[-1], board.rating, context), tuple(blocks), METHOD)


def course(board: Board, most: int = 0) -> Series | None:
    """What the offers of both sides were worth to me, one after the other; None where none has a worth.

    most: how many of the last offers, 0 for all.
    """
    game = board.rating.game
    made = [one for one in board.scores if one.offer.side in {MINE, THEIRS}]
    scores = made[-most:] if most else made
    if game is None or not any(_at(one, board) is not None for one in scores):
        return None
    lines = []
    for side, name in ((MINE, "My offers"), (THEIRS, "Their offers")):
        values = [_at(one, board) if one.offer.side == side else None for one in scores]
        shown = tuple(mine_of(one, board.rating) if one.offer.side == side else "" for one in scores)
        lines.append(Course(name, tuple(values), shown))
    first = len(made) - len(scores) + 1
    steps = tuple(str(number) for number in range(first, first + len(scores)))
    return Series("Points for you, offer by offer", steps, tuple(lines))


def _at(one: Score, board: Board) -> Fraction | None:
    """What an offer is worth where every issue is counted, as it is shown."""
    game, value = board.rating.game, one.worth
    if game is None or value is None or not value.is_full or value.package is None:
        return None
    return value.package.mine * (HUNDRED if game.weighted else 1)


def _table(scores: Sequence[Score], board: Board, context: Context) -> Table:
    rows = tuple(
        (
            plain(when(one, context)),
            plain(context.name(one.offer.entry)),
            plain(mine_of(one, board.rating)),
            plain(theirs_of(one, board.rating)),
            plain(kind_word(one)),
        )
        for one in scores
    )
    columns = (Column("When"), Column("Offer"), Column("You", True), Column("Them, about", True), Column("Move"))
    return Table(columns, rows)


def when(one: Score, context: Context) -> str:
    """When an offer was made, for reading; what cannot be read as a time stands as it is."""
    at = one.offer.entry.get("at")
    try:
        return show_time(at, context.shown_from) if at else ""
    except ValueError:
        return at


def offers_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """Every offer with its values as exact texts, mine and theirs as [least, most], what was counted, and its change.

    stand: by side, what its last offer is worth to me, None where not every issue is counted.  impasse: whether both sides repeat
    themselves.  scale: what the points mean.
    """
    board = latest_board(negotiation, context)
    return {
        "scale": scale(board.rating) or None,
        "no_deal": None if board.rating.reservation is None else exact(board.rating.reservation),
        "target": None if board.rating.target is None else exact(board.rating.target),
        "offers": [_data(one, board, context) for one in board.scores],
        "stand": {side: _stand(board.last(side)) for side in (MINE, THEIRS)},
        "impasse": board.stands_still,
    }


def _stand(one: Score | None) -> str | None:
    value = one.worth if one else None
    return exact(value.package.mine) if value and value.is_full and value.package else None


def _data(one: Score, board: Board, context: Context) -> dict[str, object]:
    entry, value, change = one.offer.entry, one.worth, one.change
    theirs = value.theirs if value else None
    return {
        "id": entry.id,
        "name": entry.get("name"),
        "side": one.offer.side,
        "at": entry.get("at"),
        "state": entry.get("state"),
        "verdict": verdict(one, board.rating, context),
        "withheld": withheld(one, board.rating) or None,
        "mine": [exact(value.mine[0]), exact(value.mine[2])] if value else None,
        "theirs": [exact(theirs[0]), exact(theirs[2])] if theirs else None,
        "counted": list(value.counted) if value else [],
        "issues": value.of if value else None,
        "open": list(value.open) if value else None,
        "not_counted": list(value.unvalued) if value else None,
        "beyond_scale": list(value.outside) if value else [],
        "past_limit": [issue.name for issue, _ in one.past],
        "past_their_limit": list(value.past_theirs) if value else [],
        "unread": list(one.offer.unread),
        "repeats": one.offer.repeats,
        "change": {
            "mine": exact(change.mine),
            "theirs": None if change.theirs is None else exact(change.theirs),
            "kind": change.kind.value if change.kind else None,
            "small": change.small,
        }
        if change
        else None,
    }
