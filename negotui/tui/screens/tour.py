"""The tour of one minute over an open workbook. It changes nothing in it."""

from __future__ import annotations

from collections.abc import Callable

from negotui.tui.dialogs.tour import TOUR, TourStep
from negotui.tui.screens.workbook import WorkbookScreen


def take_tour(workbook: WorkbookScreen, begin: Callable[[str], None], step: int = 0) -> None:
    """Show a step of the tour, with the section that it speaks of, and then the next one.

    begin: called with the way to begin that is chosen on the last page.
    """
    if step >= len(TOUR):
        return
    ids = [section.id for section in workbook.guide.sections]
    if TOUR[step].section in ids:
        workbook.show(ids.index(TOUR[step].section))

    def answered(way: str | None) -> None:
        if way == TourStep.ON:
            take_tour(workbook, begin, step + 1)
        elif way:
            begin(way)

    workbook.app.push_screen(TourStep(step, workbook.workspace.scratch), answered)
