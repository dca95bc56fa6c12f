"""What to press next in the library, in one line, for those who have only just begun."""

from __future__ import annotations

from negotui.domain.stages import CLOSED, stage_of
from negotui.services.workspace import Workspace

_FEW = 20
"""Whoever has more negotiations than that knows the keys."""
_BEGIN = "N prepares your own talk in five minutes, n begins a whole workbook."


def next_step(workspace: Workspace, count: int) -> str:
    """The line for the unfiltered list; empty where nobody needs one. count: how many negotiations it has.

    Raises StoreError.
    """
    if workspace.scratch:
        return "Nothing in this window is kept. Leave with q, then type negotui to open your own workbook."
    if not 0 < count <= _FEW:
        return ""
    summaries = workspace.library.summaries()
    if all(one.example for one in summaries):
        return f"Enter opens the worked example. {_BEGIN}"
    if all(stage_of(one.stage) in CLOSED for one in summaries):
        return (
            "All of these are over. N prepares the next talk in five minutes, n begins a whole workbook; "
            "i shows what they have in common."
        )
    if count == 1:
        return "Enter opens it, and the guide asks for the rest. N prepares another talk in five minutes."
    return ""
