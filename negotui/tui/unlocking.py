"""Asks for the passphrase of a locked workbook before the app opens, on a screen of its own: there is nothing to show yet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from negotui.services.locking import KeyRing
from negotui.tui.dialogs.passphrase import PassphraseDialog
from negotui.tui.drawing.inks import THEMES
from negotui.tui.drawing.literal import Harmless
from negotui.tui.surroundings import handle_signals, terminal_restorer, tolerant_input


class UnlockApp(App[None]):
    """fits: whether a passphrase was given that opens the workbook."""

    CSS_PATH = "app.tcss"
    TITLE = "negotui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "quit", "leave", show=False, priority=True)]

    def __init__(self, path: Path, keys: KeyRing, said: str, theme: str) -> None:
        """said: why it could not be opened without asking, or empty."""
        super().__init__()
        self._path, self._keys, self._said = path, keys, said
        self.fits = False
        self._harmless = Harmless()
        self.restore_terminal: Callable[[], None] = lambda: None
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme if theme in self.available_themes else THEMES[0].name

    def on_mount(self) -> None:
        """Ask."""
        handle_signals(self, lambda: None, self.restore_terminal)
        dialog = PassphraseDialog(f"{self._path.name} is locked. Its passphrase:", self._fits, said=self._said)
        self.push_screen(dialog, self._answered)

    def _answered(self, answer: str | None) -> None:
        self.fits = answer is not None
        self.exit()

    def save_or_rescue(self) -> None:
        """There is nothing to save yet."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Adds the filter that removes from all output what a terminal would obey."""
        return [*super().get_line_filters(), self._harmless]

    async def _fits(self, passphrase: str) -> bool:
        return await asyncio.to_thread(self._keys.fits, self._path, passphrase)


def ask_to_unlock(path: Path, keys: KeyRing, said: str, theme: str) -> bool:
    """Asks until a passphrase fits; False where somebody leaves. said: why it could not be opened without asking, or empty."""
    tolerant_input()
    app = UnlockApp(path, keys, said, theme)
    app.restore_terminal = terminal_restorer()
    app.run()
    return app.fits
