"""The negotiation that a screen shows, and whether all of it is saved. Its screen is called when either changes."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_error

SAVED = "saved"


def _nobody() -> None:
    """Nobody wants to hear of a change."""


class OpenNegotiation:
    """A negotiation as it is stored just now, with what is saved of it.

    Both can be set: `negotiation`, and `status`, which is SAVED or a few words that say why not.
    """

    def __init__(
        self,
        workspace: Workspace,
        negotiation: Negotiation,
        changed: Callable[[], None] = _nobody,
        status_changed: Callable[[], None] = _nobody,
    ) -> None:
        """changed, status_changed: called when another negotiation, or another state of it, or another status was set."""
        self.workspace = workspace
        self._negotiation, self._status = negotiation, SAVED
        self._changed, self._status_changed = changed, status_changed

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

    def replace_unseen(self, negotiation: Negotiation) -> None:
        """Put another negotiation in its place, for a screen that is about to draw everything anyway."""
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
