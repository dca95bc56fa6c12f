"""The talk as a panel: where it stands, how the offers moved, each in a table. Must not read a sheet itself: the board does."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from negotui.analysis.gaps import formula, paragraph, strong
from negotui.analysis.offers.board import Board, board_of
from negotui.analysis.offers.offers import MINE, READS, THEIRS
from negotui.analysis.offers.score import Score
from negotui.analysis.offers.words import balance, kind_word, mine_of, theirs_of, verdict
from negotui.analysis.packages.model import HUNDRED, exact
from negotui.domain.blocks import Block, Column, Course, Panel, Series, Table, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.times import show_time
from negotui.domain.values import Context

__all__ = ["READS", "course", "offers_data", "panel"]

METHOD = formula(
    "change = worth of an offer − worth of the offer before it from the same side",
    "Worths are those of packages (tab Win-win); what a guess makes a range stays one, and the likely figure decides the kind of a "
    "move. A change of less than 3 % of a side’s scale, from its worst package to its best, counts as none.",
    "Silent: nothing changes. Nice: only the other side gains. Concession: the own side loses and the other does not. Selfish: the "
    "own side gains and the other does not. Fortunate: both gain. Unfortunate: the other side loses and the own does not gain. "
    "The kinds are those of Hindriks, Jonker and Tykhonov, Analysis of Negotiation Dynamics (2007).",
)


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Where the talk stands: the last offer, how both sides moved, what each gave, and every offer with its worth."""
    board = board_of(negotiation, context)
    if not board.scores:
        return Panel("No offer has been logged yet.", method=METHOD)
    blocks: list[Block] = []
    if drawn := course(board):
        blocks.append(drawn)
    blocks.append(_table(board.scores, board, context))
    mine, theirs = board.given(MINE), board.given(THEIRS)
    if mine.moves or theirs.moves:
        blocks.append(paragraph(f"{balance(mine, theirs, board.rating)}."))
    if board.stands_still:
        blocks.append(paragraph(strong("The last three moves changed nothing: this is an impasse.")))
    return Panel(verdict(board.scores[-1], board.rating, context), tuple(blocks), METHOD)


def course(board: Board, most: int = 0) -> Series | None:
    """What the offers of both sides were worth to me, one after the other; None where none has a worth.

    most: how many of the last offers, 0 for all.
    """
    game = board.rating.game
    scores = board.scores[-most:] if most else board.scores
    if game is None or not any(one.worth for one in scores):
        return None
    lines = []
    for side, name in ((MINE, "My offers"), (THEIRS, "Their offers")):
        values = [_at(one, board) if one.offer.side == side else None for one in scores]
        shown = tuple(mine_of(one, board.rating) if one.offer.side == side else "" for one in scores)
        lines.append(Course(name, tuple(values), shown))
    first = len(board.scores) - len(scores) + 1
    steps = tuple(str(number) for number in range(first, first + len(scores)))
    return Series("Worth to you, offer by offer", steps, tuple(lines))


def _at(one: Score, board: Board) -> Fraction | None:
    """The worth of an offer where it is one figure, as it is shown."""
    if one.worth is None or one.worth.mine[0] != one.worth.mine[1] or board.rating.game is None:
        return None
    return one.worth.mine[0] * (HUNDRED if board.rating.game.weighted else 1)


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
        return show_time(at, context.today) if at else ""
    except ValueError:
        return at


def offers_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """Every offer with its worths as exact texts, mine and theirs as [least, most], and its change from the one before.

    given: by side, what it gave on both scales.  impasse: whether the last moves were all silent.
    """
    board = board_of(negotiation, context)
    return {
        "offers": [_data(one) for one in board.scores],
        "given": {
            side: {
                "moves": (given := board.given(side)).moves,
                "mine": exact(given.mine),
                "theirs": None if given.theirs is None else exact(given.theirs),
            }
            for side in (MINE, THEIRS)
        },
        "impasse": board.stands_still,
    }


def _data(one: Score) -> dict[str, object]:
    entry, worth, change = one.offer.entry, one.worth, one.change
    theirs = worth.theirs if worth else None
    return {
        "id": entry.id,
        "name": entry.get("name"),
        "side": one.offer.side,
        "at": entry.get("at"),
        "state": entry.get("state"),
        "mine": [exact(end) for end in worth.mine] if worth else None,
        "theirs": [exact(theirs[0]), exact(theirs[2])] if theirs else None,
        "open": list(worth.open) if worth else None,
        "change": {
            "mine": exact(change.mine),
            "theirs": None if change.theirs is None else exact(change.theirs),
            "kind": change.kind.value if change.kind else None,
        }
        if change
        else None,
        "past_limit": [issue.name for issue, _ in one.past],
    }
