"""Asking how a negotiation is to be used again, and showing what there is with its counterpart. Must not open what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.domain.text import quoted
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choose import Ask, Choose
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.screens.summaries import counterpart_lines
from negotui.tui.widgets.fields.text import SHORT

_COPY = " (copy)"
_NOTES, _FRAME = "notes", "frame"
_WAYS = (
    (_NOTES, "With all notes", "all but what came of it: offers, log, review, promises, lessons"),
    (_FRAME, "The bones only", "issues, options, interests, people, questions; no figures, no facts"),
)

Say = Callable[[NegotuiError], None]


def ask_and_duplicate(
    screen: Screen[None], workspace: Workspace, source: Negotiation, say: Say, made: Callable[[Negotiation], None]
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
                say(error)
            else:
                made(copy)

        title = source.title[: SHORT - len(_COPY)] + _COPY
        screen.app.push_screen(Ask("What is the new one called?", title), titled)

    lines = []
    for target, name, more in _WAYS:
        lines += [Line(literal(f"   {name}"), target), Line(literal(f"   {more}", "muted"), target)]
    screen.app.push_screen(Choose(f"Begin another one from {quoted(source.title)}", lines), chosen)


def show_counterpart(
    screen: Screen[None], workspace: Workspace, name: str, say: Say, go: Callable[[str, str], None]
) -> None:
    """Show what there is with a counterpart, and hand over the ids of the negotiation and the entry, or none, chosen there."""
    try:
        found = workspace.lookup.counterpart(name)
    except NegotuiError as error:
        say(error)
        return
    lines = counterpart_lines(found, workspace.today())

    def chosen(target: str | None) -> None:
        if target is not None:
            negotiation, _, entry = target.partition(" ")
            go(negotiation, entry)

    hint = "enter goes there · esc closes"
    screen.app.push_screen(Choose(f"With {quoted(found.name, 60)}", lines, hint), chosen)
