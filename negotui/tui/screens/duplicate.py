"""The questions before a negotiation is begun from the notes of another: what to take along, what to call it."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.domain.text import quoted
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog, LineDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error
from negotui.tui.widgets.fields.text import SHORT

_COPY = " (copy)"
_NOTES, _FRAME = "notes", "frame"
_WAYS = (
    (_NOTES, "With all notes", "all but what came of it: offers, log, review, promises, lessons"),
    (_FRAME, "Only the frame", "issues, options, interests, people, questions; no figures, no facts"),
)


def ask_and_duplicate(
    screen: Screen[None], workspace: Workspace, source: Negotiation, on_created: Callable[[Negotiation], None]
) -> None:
    """Ask what to copy and what to call the copy, and create it. on_created: called with the new negotiation."""

    def on_extent(way: str | None) -> None:
        if way is None:
            return

        def on_title(title: str | None) -> None:
            if title is None:
                return
            try:
                copy = workspace.negotiations.duplicate(source, title, way == _FRAME)
            except NegotuiError as error:
                show_error(screen, error)
            else:
                on_created(copy)

        title = source.title[: SHORT - len(_COPY)] + _COPY
        screen.app.push_screen(LineDialog("What is the new one called?", title), on_title)

    lines = []
    for target, name, more in _WAYS:
        lines += [Line(literal(f"   {name}"), target), Line(literal(f"   {more}", "muted"), target)]
    screen.app.push_screen(ChoiceDialog(f"Begin another one from {quoted(source.title)}", lines), on_extent)
