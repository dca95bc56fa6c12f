"""What the workbook and the review ask in dialogs: where to go, where to write the notes, how much each issue matters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from negotui.tui.screens.export_file import ask_and_export
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.section_choice import ask_section
from negotui.tui.screens.weights import ask_weights

Go = Callable[[int], None]
"""Goes to a section by its number, from 0."""


def _ask_section(screen: NegotiationScreen, go: Go) -> None:
    ask_section(screen, screen.guide, go)


def _ask_export(screen: NegotiationScreen, _: Go) -> None:
    if screen.forms.flush():
        ask_and_export(screen, screen.workspace, screen.negotiation, screen.EXPORTS)


def _ask_weights(screen: NegotiationScreen, _: Go) -> None:
    if screen.forms.close():
        ask_weights(screen, screen.workspace, screen.negotiation, screen.reload)


QUESTIONS: Mapping[str, Callable[[NegotiationScreen, Go], None]] = {
    "section": _ask_section,
    "export": _ask_export,
    "weights": _ask_weights,
}
"""The questions by the names that commands ask them by."""
