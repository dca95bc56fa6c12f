"""What their offers say, on the page to speak from: read in a thread where it takes longer than a repaint."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from negotui.domain.blocks import Block
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import OFFERS
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.background import Background


class TalkReading:
    """What was read for a screen. blocks: for its page, nothing where there is nothing new."""

    def __init__(self, owner: Widget, workspace: Workspace, changed: Callable[[], None]) -> None:
        """changed: called when something else was read than what `blocks` said before."""
        self.blocks: tuple[Block, ...] = ()
        self._owner, self._workspace, self._changed = owner, workspace, changed
        self._background = Background(owner)

    def read(self, negotiation: Negotiation) -> None:
        """Read the offers of a negotiation as it is now."""
        task = self._workspace.readings.task(negotiation)
        if task.is_long:
            self._background.ask(negotiation.of(OFFERS), task, self._was_read)
        else:
            self._background.stop()
            self.blocks = task.work()

    def _was_read(self, blocks: tuple[Block, ...]) -> None:
        before, self.blocks = self.blocks, blocks
        if blocks != before:
            self._changed()

    def take_over(self, negotiation: Negotiation) -> None:
        """Take it over into the guesses of their limits, and say so."""
        try:
            sentence = self._workspace.readings.take_over(negotiation)
        except NegotuiError as error:
            show_error(self._owner, error)
        else:
            show_notice(self._owner, sentence)
