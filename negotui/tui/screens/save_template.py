"""Saves the open negotiation as a starting point of one's own, without its figures."""

from __future__ import annotations

from negotui.config import find_places
from negotui.errors import NegotuiError
from negotui.services.files import in_the_way, make_folder, replace_file
from negotui.tui.dialogs.choices import LineDialog
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.negotiation_screen import NegotiationScreen

_HINT = "it keeps issues, options, people, questions; no figure, no fact · enter saves · esc cancels"
_AGAIN = "there is one of that name · enter again replaces it · or change the name · esc cancels"


def ask_template(screen: NegotiationScreen, typed: str = "", taken: str = "") -> None:
    """Ask what it is to be called. typed: the name so far.  taken: a name that somebody has been told is there already."""

    def named(name: str | None) -> None:
        if not name or not name.strip():
            return
        try:
            id, page = screen.workspace.negotiations.as_template(screen.negotiation, name)
            folder = find_places().templates_folder
            path = folder / f"{id}.md"
            if in_the_way(path) and name != taken:
                ask_template(screen, name, name)
                return
            make_folder(folder)
            replace_file(path, page.encode())
        except NegotuiError as error:
            show_error(screen, error)
            ask_template(screen, name)
            return
        unlocked = " It is not locked." if screen.workspace.key is not None else ""
        show_notice(screen, f"Saved as {path}. n in the library begins with it.{unlocked}")

    text = typed or screen.negotiation.title
    screen.app.push_screen(LineDialog("Save as a template called", text, _AGAIN if taken else _HINT), named)
