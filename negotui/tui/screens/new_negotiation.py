"""The questions before a new negotiation: a title, then a starting point."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog, LineDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error

_EMPTY = "empty"


def ask_for_new(screen: Screen[None], workspace: Workspace, on_created: Callable[[Negotiation], None]) -> None:
    """Ask for a title and a starting point, and create the negotiation. on_created: called with it."""

    def on_title(title: str | None) -> None:
        if title is None or not title.strip():
            return
        try:
            templates = {template.id: template for template in workspace.negotiations.templates()}
        except NegotuiError as error:
            show_error(screen, error)
            templates = {}
        lines = [Line(literal("   Empty: the guide asks, you answer"), _EMPTY)]
        lines += [Line(literal(f"   {template.title}"), template.id) for template in templates.values()]

        def on_template(id: str | None) -> None:
            if id is None:
                return
            try:
                on_created(workspace.negotiations.create(title, template=templates.get(id)))
            except NegotuiError as error:
                show_error(screen, error)

        screen.app.push_screen(ChoiceDialog("Start from", lines), on_template)

    hint = "enter goes on · esc cancels"
    screen.app.push_screen(
        LineDialog("A new negotiation: what is it about?", "", hint, "Senior role at Northwind"), on_title
    )
