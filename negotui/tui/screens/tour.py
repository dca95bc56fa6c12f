"""The tour of one minute over an open workbook. It changes nothing in it."""

from __future__ import annotations

from negotui.tui.dialogs.pages import TOUR, TourStep
from negotui.tui.screens.workbook import WorkbookScreen


def take_tour(workbook: WorkbookScreen, step: int = 0) -> None:
    """Show a step of the tour, with the section that it speaks of, and then the next one."""
    if step >= len(TOUR):
        return
    ids = [section.id for section in workbook.guide.sections]
    if TOUR[step][0] in ids:
        workbook.show(ids.index(TOUR[step][0]))
    workbook.app.push_screen(TourStep(step), lambda on: take_tour(workbook, step + 1) if on else None)
