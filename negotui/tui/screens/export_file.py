"""The question where notes go, and the file itself. It replaces no file that the user has not been asked about."""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.domain.text import slug
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import Ask
from negotui.tui.notices import show_error


def ask_and_export(screen: Screen[None], workspace: Workspace, negotiation: Negotiation) -> None:
    """Ask for a path and write all notes there; what is there already is replaced only when that is confirmed."""
    proposed = f"{slug(negotiation.title)[:60] or 'negotiation'}.md"

    def write(answer: str | None, confirmed: str = "") -> None:
        if not answer or not answer.strip():
            return
        try:
            path = Path(answer.strip()).expanduser()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):
            screen.notify(
                "Write the name of a file.", title="That is no place for a file.", severity="error", markup=False
            )
            return
        if there and str(path) != confirmed:
            again = Ask(
                "That file is there already", str(path), "enter again replaces it · or change the name · esc cancels"
            )
            screen.app.push_screen(again, lambda text: write(text, str(path)))
            return
        try:
            written = workspace.export.to_file(negotiation, path, "markdown")
        except NegotuiError as error:
            show_error(screen, error)
            return
        screen.notify(
            "It holds your limits and alternatives: it is for your own eyes.",
            title=f"All notes are in {written.absolute()}",
            timeout=8,
            markup=False,
        )

    hint = "enter writes the file, in the folder where you started · esc cancels"
    screen.app.push_screen(Ask("Write all notes (Markdown) to", proposed, hint), write)
