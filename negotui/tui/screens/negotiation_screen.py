"""What every screen on one negotiation has: the negotiation, its form, a look at other windows each second, undo and redo."""

from __future__ import annotations

from textual.screen import Screen

from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.screens.form_session import FormColumn, FormSession
from negotui.tui.screens.history import redo, undo
from negotui.tui.screens.open_negotiation import OpenNegotiation, reload


class NegotiationScreen(Screen[None]):
    """A screen on one negotiation. opened: the negotiation.  guide: its guide."""

    # Each screen says itself where the focus goes: the first thing that takes it may be a hidden line.
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-usual"), (30, "-tall")]

    def __init__(self, workspace: Workspace, guide: Guide, negotiation: Negotiation) -> None:
        super().__init__()
        self.workspace, self.guide = workspace, guide
        self.opened = OpenNegotiation(workspace, negotiation, self.redraw, self.draw_top)

    @property
    def negotiation(self) -> Negotiation:
        """The negotiation as it is stored."""
        return self.opened.negotiation

    @property
    def forms(self) -> FormSession:
        """The form, where one is open."""
        return self.query_one(FormColumn).forms

    def redraw(self) -> None:
        """Show what has changed in the negotiation."""
        raise AssertionError("each screen draws what it shows")

    def draw_top(self) -> None:
        """Draw the top line."""
        raise AssertionError("each screen draws its top line")

    def reload(self) -> None:
        """Read the negotiation again."""
        reload(self, self.opened)

    def check_for_changes(self) -> None:
        """Show what another window has changed."""
        try:
            if self.is_current and self.workspace.changed_elsewhere():
                self.reload()
        except NegotuiError as error:
            self.opened.status = error.message

    def action_undo(self) -> None:
        """Undo the last change."""
        if self.forms.close():
            undo(self, self.workspace, self.negotiation.id)
            self.reload()

    def action_redo(self) -> None:
        """Do again what was undone."""
        if self.forms.close():
            redo(self, self.workspace, self.negotiation.id)
            self.reload()
