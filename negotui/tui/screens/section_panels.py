"""What the analyses say of the sections of a negotiation: at once, or where that takes longer than a repaint, when it is ready."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from negotui.domain.blocks import WORKING, Panel
from negotui.domain.negotiation import Entry
from negotui.tui.screens.background import Background
from negotui.tui.screens.open_negotiation import OpenNegotiation


class SectionPanels:
    """The panels of a negotiation, each worked out once as long as nothing changes."""

    def __init__(self, owner: Widget, opened: OpenNegotiation, ready: Callable[[], None]) -> None:
        """owner: where they are shown.  ready: called when one has come that had to be waited for."""
        self._opened, self._ready = opened, ready
        self._background = Background(owner)
        # By section and the entry that is looked at.
        self._panels: dict[tuple[str, str], Panel | None] = {}

    def panel(self, section: str, entry: Entry | None) -> Panel | None:
        """The panel of a section, None where it has none. entry: under the cursor.

        Whoever asks for another section has left the one before, so that its panel is not worked out to the end.
        """
        analysis, background = self._opened.workspace.analysis, self._background
        key = (section, entry.id if entry is not None and entry.sheet in analysis.followed(section) else "")
        if background.busy_with != section:
            background.stop()
        if key in self._panels:
            return self._panels[key]
        if background.busy_with is not None:
            return WORKING
        task = analysis.task(self._opened.negotiation, *key)
        if task.is_long:
            background.ask(section, task, lambda panel: self._keep(key, panel))
            return WORKING
        self._panels[key] = self._with_trial(section, task.work())
        return self._panels[key]

    def _keep(self, key: tuple[str, str], panel: Panel | None) -> None:
        self._panels[key] = self._with_trial(key[0], panel)
        self._ready()

    def _with_trial(self, section: str, panel: Panel | None) -> Panel | None:
        """The panel with what came of trying the plan, where it was tried and stands there."""
        tried = self._opened.tried
        return panel if tried is None else tried.beside(section, self._opened.negotiation, panel)

    def forget(self) -> None:
        """The negotiation has changed: what is known of it holds no longer."""
        self._background.stop()
        self._panels.clear()
