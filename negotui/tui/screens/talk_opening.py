"""The way to the table, from the workbook and from the review."""

from __future__ import annotations

from negotui.domain.sheets import OFFERS
from negotui.tui.notices import show_notice
from negotui.tui.screens.negotiation_screen import NegotiationScreen

_NEEDS = (OFFERS, "name", "side", "terms", "at")
"""The sheet and fields that a guide must have for a talk at the table."""


def open_talk(screen: NegotiationScreen, entry: str = "") -> None:
    """Go to the table over a screen, at what is logged in an entry if one is named; the screen shows afterwards what was logged."""
    if not screen.guide.has(*_NEEDS):
        show_notice(screen, "This guide has no page for the table.")
    elif screen.forms.close():
        # What values offers costs a third of all that the app imports: the list of negotiations does without.
        from negotui.tui.screens.talk import TalkScreen

        talk = TalkScreen(screen.workspace, screen.guide, screen.negotiation, entry)
        screen.app.push_screen(talk, lambda _: screen.reload())
