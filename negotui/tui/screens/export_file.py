"""Asks for a format and a file, and writes the notes there; an existing file is only replaced after a second question."""

from __future__ import annotations

from pathlib import Path

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.domain.text import slug
from negotui.errors import NegotuiError
from negotui.export import FORMATS, Format
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog, LineDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error


def ask_and_export(screen: Screen[None], workspace: Workspace, negotiation: Negotiation) -> None:
    """Ask for a format, where there are several, then for a file, and write all notes there."""

    def chosen(name: str | None) -> None:
        if name is not None:
            _ask_where(screen, workspace, negotiation, FORMATS[name])

    formats = tuple(FORMATS.values())
    if len(formats) == 1:
        chosen(formats[0].name)
    else:
        lines = [Line(literal(f"   {format.title} ({format.suffix})"), format.name) for format in formats]
        screen.app.push_screen(ChoiceDialog("Write all notes as", lines), chosen)


def _ask_where(screen: Screen[None], workspace: Workspace, negotiation: Negotiation, format: Format) -> None:
    proposed = f"{slug(negotiation.title)[:60] or 'negotiation'}{format.suffix}"

    def write(answer: str | None, confirmed: str = "") -> None:
        if not answer or not answer.strip():
            return
        try:
            path = Path(answer.strip()).expanduser()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):
            screen.notify(
                "Write the name of a file.", title="No file can be written there.", severity="error", markup=False
            )
            return
        if there and str(path) != confirmed:
            again = LineDialog(
                "That file already exists", str(path), "enter again replaces it · or change the name · esc cancels"
            )
            screen.app.push_screen(again, lambda text: write(text, str(path)))
            return
        try:
            written = workspace.export.to_file(workspace.export.notes(negotiation), path, format.name)
        except NegotuiError as error:
            show_error(screen, error)
            return
        screen.notify(
            "It holds your limits and alternatives, so keep it to yourself.",
            title=f"All notes are in {written.absolute()}",
            timeout=8,
            markup=False,
        )

    hint = "enter writes the file, in the folder where you started · esc cancels"
    screen.app.push_screen(LineDialog(f"Write all notes ({format.title}) to", proposed, hint), write)
