"""The negotiation that a screen shows, and whether all of it is saved. Its screen is called when either changes."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_error
from negotui.tui.screens.tried import Tried

SAVED = "saved"


def _ignore() -> None:
    """The default callback, which does nothing."""


class OpenNegotiation:
    """A negotiation as it is stored just now, with what is saved of it.

    Both can be set: `negotiation`, and `status`, which is SAVED or a few words that say why not.
    tried: what came of trying the plan.
    """

    def __init__(
        self,
        workspace: Workspace,
        negotiation: Negotiation,
        changed: Callable[[], None] = _ignore,
        status_changed: Callable[[], None] = _ignore,
    ) -> None:
        """changed: called when the negotiation was replaced by another one or another state.  status_changed: likewise."""
        self.workspace = workspace
        self._negotiation, self._status = negotiation, SAVED
        self._changed, self._status_changed = changed, status_changed
        self.tried: Tried | None = None

    @property
    def negotiation(self) -> Negotiation:
        """The negotiation, as far as this window knows."""
        return self._negotiation

    @negotiation.setter
    def negotiation(self, negotiation: Negotiation) -> None:
        if negotiation != self._negotiation:
            self._negotiation = negotiation
            self._changed()

    @property
    def status(self) -> str:
        """SAVED, or why something is not saved."""
        return self._status

    @status.setter
    def status(self, status: str) -> None:
        if status != self._status:
            self._status = status
            self._status_changed()

    def replace_silently(self, negotiation: Negotiation) -> None:
        """Replace the negotiation without a callback, for a screen that is about to redraw everything anyway."""
        self._negotiation = negotiation

    def context(self) -> Context:
        """What texts in this negotiation may refer to."""
        return self.workspace.context(self._negotiation)


def reload(widget: Widget, opened: OpenNegotiation) -> None:
    """Read it again; one that was deleted elsewhere stays on the screen, and that is said."""
    try:
        opened.negotiation = opened.workspace.lookup.negotiation(opened.negotiation.id)
    except NegotuiError as error:
        show_error(widget, error)
