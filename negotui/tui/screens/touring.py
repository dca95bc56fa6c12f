"""The tour of one minute over an open workbook. Must not change anything in it."""

from __future__ import annotations

from negotui.tui.dialogs.pages import TOUR, Tour
from negotui.tui.screens.workbook import Workbook


def take_tour(workbook: Workbook, step: int = 0) -> None:
    """Show a step of the tour, with the section that it speaks of, and then the next one."""
    if step >= len(TOUR):
        return
    workbook.open_link(f"section:{TOUR[step][0]}")
    workbook.app.push_screen(Tour(step), lambda on: take_tour(workbook, step + 1) if on else None)
