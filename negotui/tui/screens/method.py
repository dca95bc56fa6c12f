"""How figures are worked out, and by whom, as a page over the screen."""

from __future__ import annotations

from functools import partial

from textual.screen import Screen

from negotui.domain.blocks import WORKING, Panel
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.drawing.blocks import draw
from negotui.tui.notices import show_notice


def show_method(screen: Screen[None], panel: Panel | None) -> None:
    """Show how the figures of a panel are worked out, where there are any."""
    if panel is WORKING:
        show_notice(screen, WORKING.verdict)
    elif panel is None or not panel.method:
        show_notice(screen, "This section has no formula.")
    else:
        screen.app.push_screen(PageDialog("How it is worked out", partial(draw, panel.method)))
