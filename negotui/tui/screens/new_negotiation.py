"""The questions before a new negotiation: a title, then a starting point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.screen import Screen

from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import plural
from negotui.domain.workbooks import Templates
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import LineDialog
from negotui.tui.dialogs.pick import Pick, PickDialog
from negotui.tui.notices import show_error

_GUIDE = "guide:"
_EMPTY = Pick("-", "Empty", "The guide asks, you answer. For anything that is not listed here.")


def ask_for_new(screen: Screen[None], workspace: Workspace, on_created: Callable[[Negotiation], None]) -> None:
    """Ask for a title and a starting point, and create the negotiation. on_created: called with it."""

    def on_title(title: str | None) -> None:
        if title is None or not title.strip():
            return
        try:
            templates = workspace.negotiations.templates()
        except NegotuiError as error:
            show_error(screen, error)
            templates = Templates(())

        def on_template(id: str | None) -> None:
            if id is None:
                return
            guide = id.removeprefix(_GUIDE) if id.startswith(_GUIDE) else ""
            try:
                on_created(workspace.negotiations.create(title, template=templates.named(id), guide=guide))
            except NegotuiError as error:
                show_error(screen, error)

        own = plural(len(templates.problems), "template of your own", "templates of your own")
        note = f"{own} can’t be used yet: `negotui templates` says why." if templates.problems else ""
        screen.app.push_screen(
            PickDialog(
                "Start from",
                [*_choices(templates, workspace.negotiations.guides())],
                "type a few letters, such as: lease",
                note,
            ),
            on_template,
        )

    hint = "enter goes on · esc cancels"
    screen.app.push_screen(
        LineDialog("A new negotiation: what is it about?", "", hint, "Senior role at Northwind"), on_title
    )


def _choices(templates: Templates, guides: Sequence[Guide]) -> Iterator[Pick]:
    """Empty, then the templates, one's own first, then empty with another guide."""
    yield _EMPTY
    for template in templates.found:
        yield Pick(template.id, template.title + (" · yours" if template.own else ""), template.when)
    for guide in guides[1:]:
        yield Pick(f"{_GUIDE}{guide.id}", f"Empty · {guide.title}", guide.when)
