"""The ways to the review and out of it. Must not show anything itself."""

from __future__ import annotations

from negotui.errors import NegotuiError
from negotui.tui.screens.library import Library
from negotui.tui.screens.review import Review, review_of
from negotui.tui.screens.workbook import Workbook


def show_review(library: Library, workbook: Workbook | None) -> None:
    """Look back at the negotiation of the workbook, or without one at that under the cursor of the library."""
    below = workbook or library
    negotiation = workbook.kept if workbook else library.current_negotiation()
    if negotiation is None or not below.close_form():
        return
    try:
        guide = below.workspace.guide(negotiation.guide)
    except NegotuiError as error:
        below.say(error)
        return
    page = review_of(guide)
    if page is None:
        below.done("The guide of this negotiation has no page for looking back.")
        return
    review = Review(below.workspace, guide, negotiation, page, below.help_shown)

    def back(_: None) -> None:
        below.help_shown = review.help_shown
        if workbook is not None:
            workbook.reload()
        else:
            library.refill()
        if review.leads_to:
            opened = workbook or library.open(review.kept)
            if opened is not None:
                opened.call_after_refresh(opened.open_link, review.leads_to)

    below.app.push_screen(review, back)
