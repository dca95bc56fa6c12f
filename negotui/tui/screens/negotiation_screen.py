"""What every screen on one negotiation has: the negotiation, its form, what other windows change, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual.screen import Screen
from textual.widget import Widget

from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.screens.form_session import FormColumn, FormSession
from negotui.tui.screens.history import changed_place, redo, undo
from negotui.tui.screens.open_negotiation import OpenNegotiation, reload


class NegotiationScreen(Screen[None]):
    """A screen on one negotiation. opened: the negotiation.  guide: its guide."""

    ASKS_BEFORE_LEAVING = False
    """Whether `q` is asked back here."""
    EXPORTS = ""
    """The section that `x` writes to a file; empty for all notes."""
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

    def look_failed(self, error: NegotuiError) -> None:
        """Say in the top line that the file cannot be asked."""
        self.opened.status = error.message

    def action_undo(self) -> None:
        """Undo the last change."""
        _turn(self, undo)

    def action_redo(self) -> None:
        """Redo what was undone."""
        _turn(self, redo)


def _turn(screen: NegotiationScreen, turn: Callable[[Widget, Workspace, str], None]) -> None:
    """Undo or redo, and go where that is to be seen, on a screen that shows sections."""
    if not screen.forms.close():
        return
    before = screen.negotiation
    turn(screen, screen.workspace, before.id)
    screen.reload()
    place = changed_place(screen.guide, before, screen.negotiation)
    if place is not None and isinstance(screen, _ShowsSections):
        screen.show(place.number, place.target)


@runtime_checkable
class _ShowsSections(Protocol):
    """A screen that can show any section."""

    def show(self, number: int, target: str = "") -> None:
        """Show a section by its number from 0, at a target of it."""
