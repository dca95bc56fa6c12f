"""The questions before a negotiation is begun from the notes of another: what to take along, what to call it."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.domain.text import quoted
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import Ask, Choose
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error
from negotui.tui.widgets.fields.text import SHORT

_COPY = " (copy)"
_NOTES, _FRAME = "notes", "frame"
_WAYS = (
    (_NOTES, "With all notes", "all but what came of it: offers, log, review, promises, lessons"),
    (_FRAME, "The bones only", "issues, options, interests, people, questions; no figures, no facts"),
)


def ask_and_duplicate(
    screen: Screen[None], workspace: Workspace, source: Negotiation, made: Callable[[Negotiation], None]
) -> None:
    """Ask what to take along and what to call it, and hand over the new negotiation."""

    def chosen(way: str | None) -> None:
        if way is None:
            return

        def titled(title: str | None) -> None:
            if title is None:
                return
            try:
                copy = workspace.negotiations.duplicate(source, title, way == _FRAME)
            except NegotuiError as error:
                show_error(screen, error)
            else:
                made(copy)

        title = source.title[: SHORT - len(_COPY)] + _COPY
        screen.app.push_screen(Ask("What is the new one called?", title), titled)

    lines = []
    for target, name, more in _WAYS:
        lines += [Line(literal(f"   {name}"), target), Line(literal(f"   {more}", "muted"), target)]
    screen.app.push_screen(Choose(f"Begin another one from {quoted(source.title)}", lines), chosen)
