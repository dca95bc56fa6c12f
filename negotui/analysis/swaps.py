"""What to ask for when I give way on an issue: the trades that the tab Win-win finds."""

from __future__ import annotations

from negotui.analysis.packages.grid import grid_of
from negotui.analysis.packages.model import Game, middle
from negotui.analysis.packages.moves import MOST_OPTIONS, trades_from

_MOST = 500
_MOST_OPTIONS = 200
"""The most options of all issues together that are tried: beyond it a key would have to wait."""


def asked_in_return(game: Game | None) -> dict[str, str]:
    """What to ask for, such as `Remote days: 3`, by the id of the issue on which I give way.

    From the package that the tab Win-win looks at, the best trade of each issue; nothing where their values are unknown,
    or where no trade leaves both at least as well off.
    """
    if game is None or not game.is_known:
        return {}
    if sum(min(len(issue.options), MOST_OPTIONS) for issue in game.issues) > _MOST_OPTIONS:
        return {}
    could_be = game.signable()
    starts = [each.package for each in game.listed] or [game.package([middle(issue) for issue in could_be.issues])]
    grid = grid_of(could_be)
    trades = next((found for start in starts if (found := trades_from(start, grid, _MOST))), ())
    asked: dict[str, str] = {}
    for taken, given in (trade.changes for trade in trades):
        asked.setdefault(given.issue.id, f"{taken.issue.name}: {taken.after.name}")
    return asked
