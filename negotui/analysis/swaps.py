"""What to ask for when I give way on an issue: the trades that the tab Win-win finds."""

from __future__ import annotations

from negotui.analysis.packages.grid import grid_of
from negotui.analysis.packages.model import middle
from negotui.analysis.packages.moves import trades_from
from negotui.analysis.packages.reading import game_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context

_MOST = 500


def asked_in_return(negotiation: Negotiation, context: Context) -> dict[str, str]:
    """What to ask for, such as `Remote days 2 → 3`, by the id of the issue on which I give way.

    From the package that the tab Win-win looks at, the best trade of each issue; nothing where their values are not
    known, or where no trade leaves both at least as well off.
    """
    game = game_of(negotiation, context)
    if isinstance(game, tuple) or not game.is_known:
        return {}
    starts = [each.package for each in game.listed] or [game.package([middle(issue) for issue in game.issues])]
    grid = grid_of(game)
    trades = next((found for start in starts if (found := trades_from(start, grid, _MOST))), ())
    asked: dict[str, str] = {}
    for taken, given in (trade.changes for trade in trades):
        asked.setdefault(given.issue.id, f"{taken.issue.name} {taken.before.name} → {taken.after.name}")
    return asked
