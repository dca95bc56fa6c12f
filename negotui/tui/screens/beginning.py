"""The ways to begin, from the library: a workbook of one's own, five minutes, the worked example, the tour."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_error
from negotui.tui.screens.new_negotiation import ask_for_new
from negotui.tui.screens.tour import take_tour
from negotui.tui.screens.workbook import WorkbookScreen

Open = Callable[[Negotiation], WorkbookScreen | None]


class Beginnings:
    """Each way to begin is a method; `begin` takes one by its name."""

    def __init__(self, screen: Screen[None], workspace: Workspace, open: Open) -> None:
        """screen: the library.  open: opens a workbook over it; returns None where it may not."""
        self._screen, self._workspace, self._open = screen, workspace, open
        self._ways: dict[str, Callable[[], None]] = {
            "new": self.new,
            "quick": self.quick,
            "example": self.example,
            "tour": self.tour,
        }

    def begin(self, way: str) -> None:
        """Begin in the way of that name."""
        self._ways[way]()

    def new(self) -> None:
        """A title, then a starting point."""
        ask_for_new(self._screen, self._workspace, self.open_new)

    def open_new(self, negotiation: Negotiation) -> None:
        """Open a negotiation that was just made, and ask with whom it is where it does not say so."""
        workbook = self._open(negotiation)
        if workbook is not None:
            workbook.body.pane.earlier.begin(negotiation, workbook.guide)
        if workbook is not None and not negotiation.details.get("counterpart"):
            workbook.call_after_refresh(workbook.action_details, "counterpart")

    def quick(self) -> None:
        """A few questions, then the page to speak from."""
        if self._workspace.read_only:
            show_error(self._screen, NegotuiError("This file is read-only.", self._workspace.read_only))
            return
        try:
            negotiation = self._workspace.quick.begin()
        except NegotuiError as error:
            show_error(self._screen, error)
            return
        self._ask_quickly(negotiation)

    def _ask_quickly(self, negotiation: Negotiation) -> None:
        # The page values offers and alternatives: what the list of negotiations does without is imported here.
        from negotui.tui.screens.quick import QuickScreen

        screen = QuickScreen(self._workspace, self._workspace.guide_for(negotiation), negotiation)

        def answered(_: None) -> None:
            if screen.result is not None:
                self._show_page(screen.result)

        self._screen.app.push_screen(screen, answered)

    def _show_page(self, negotiation: Negotiation) -> None:
        from negotui.tui.screens.speaking import QUESTIONS, TABLE, SpeakingScreen

        screen = SpeakingScreen(self._workspace, self._workspace.guide_for(negotiation), negotiation, True)

        def left(_: None) -> None:
            if screen.leads_to == QUESTIONS:
                self._ask_quickly(screen.negotiation)
                return
            workbook = self._open(screen.negotiation)
            if workbook is not None and screen.leads_to == TABLE:
                workbook.call_after_refresh(workbook.action_talk)

        self._screen.app.push_screen(screen, left)

    def example(self) -> None:
        """Open the worked example; a second time it is the same one."""
        if (negotiation := self._example()) is not None:
            self._open(negotiation)

    def _example(self) -> Negotiation | None:
        workspace = self._workspace
        try:
            template = workspace.negotiations.example_template()
            examples = [one for one in workspace.library.summaries(template.title) if one.example] or [
                one for one in workspace.library.summaries(f"{template.title} is:archived") if one.example
            ]
            if examples:
                return workspace.lookup.negotiation(examples[0].id)
            return workspace.negotiations.create("", template=template)
        except NegotuiError as error:
            show_error(self._screen, error)
            return None

    def tour(self) -> None:
        """The tour over the worked example; its last page leads to a beginning of one's own."""
        negotiation = self._example()
        workbook = self._open(negotiation) if negotiation is not None else None
        if workbook is None:
            return

        def begin(way: str) -> None:
            workbook.dismiss(None)
            self._screen.call_after_refresh(self.begin, way)

        workbook.call_after_refresh(take_tour, workbook, begin)
