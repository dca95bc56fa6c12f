"""All negotiations, newest first: where one begins and where one comes back to. It gathers and hands down."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.errors import NegotuiError
from negotui.services.library import ARCHIVED
from negotui.services.workspace import Workspace
from negotui.tui.screens.beginning import ask_for_new
from negotui.tui.screens.editing import SAVED
from negotui.tui.screens.exporting import ask_and_export
from negotui.tui.screens.keeping import ask_and_duplicate, show_counterpart
from negotui.tui.screens.listing import ListScreen
from negotui.tui.screens.searching import Searching, ask_and_find
from negotui.tui.screens.sorting import ask_order
from negotui.tui.screens.touring import take_tour
from negotui.tui.screens.workbook import Workbook
from negotui.tui.widgets.welcome import Welcome


class Library(ListScreen):
    """The list of negotiations and what can be done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "show all")]

    def __init__(self, workspace: Workspace, help_shown: bool, order: str = "") -> None:
        """order: what the list was last sorted by, or empty."""
        super().__init__(workspace, order)
        self.help_shown = help_shown
        self._workbook: Workbook | None = None
        self._searching = Searching(workspace)

    def on_unmount(self) -> None:
        """Let go of the file where searching has opened it."""
        self._searching.close()

    def action_open(self) -> None:
        """Open the negotiation under the cursor, or begin in the way under it."""
        welcome = self.query_one(Welcome)
        if welcome.display:
            self.call_later(self.run_action, welcome.target)
            return
        negotiation = self.current_negotiation()
        if negotiation is not None:
            self.open(negotiation)

    def on_rows_view_opened(self) -> None:
        """A click opens too."""
        self.action_open()

    def open(self, negotiation: Negotiation, entry: str = "") -> Workbook | None:
        """Open a workbook, at an entry if one is named."""
        if not self.close_form():
            return None
        try:
            guide = self.workspace.guide(negotiation.guide)
        except NegotuiError as error:
            self.say(error)
            return None
        if self._workbook is None:
            self._workbook = Workbook(self.workspace, guide, negotiation, self.help_shown, entry)
            # One screen for all of them: an installed screen stays mounted when it is left, and is there at once.
            self.app.install_screen(self._workbook, "workbook")
        else:
            self._workbook.load(guide, negotiation, entry)
        if self._workbook not in self.app.screen_stack:
            self.app.push_screen(self._workbook, self._back)
        return self._workbook

    def _back(self, _: None) -> None:
        if self._workbook is not None:
            self.help_shown = self._workbook.help_shown
        self.refill()

    def action_new(self) -> None:
        """Begin a negotiation: a title, then a starting point."""
        ask_for_new(self, self.workspace, self._begun)

    def _begun(self, negotiation: Negotiation) -> None:
        workbook = self.open(negotiation)
        if workbook is not None and not negotiation.details.get("counterpart"):
            workbook.call_after_refresh(workbook.action_details, "counterpart")

    def action_example(self) -> None:
        """Open the worked example; a second time it is the same one."""
        try:
            template = self.workspace.negotiations.example_template()
            made = [one for one in self.workspace.library.summaries(template.title) if one.example] or [
                one for one in self.workspace.library.summaries(f"{template.title} is:archived") if one.example
            ]
            negotiation = (
                self.workspace.lookup.negotiation(made[0].id)
                if made
                else self.workspace.negotiations.create("", template=template)
            )
        except NegotuiError as error:
            self.say(error)
            return
        self.open(negotiation)

    def action_tour(self) -> None:
        """Take the tour over the worked example."""
        self.action_example()
        screen = self.app.screen
        if isinstance(screen, Workbook):
            screen.call_after_refresh(take_tour, screen)

    def action_back(self) -> None:
        """Leave the form, then the filter."""
        if self.form is not None:
            self.close_form()
            return
        line = self.query_one("#filter", Input)
        line.value = ""
        line.display = False
        self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape means something only where there is something to leave."""
        return action != "back" or bool(self.query_one("#filter").display) or self.form is not None

    def action_search(self) -> None:
        """Search every word, and go to the entry."""
        ask_and_find(self, self._searching, self.say, lambda hit: self._go(hit.negotiation, hit.entry))

    def _go(self, id: str, entry: str) -> None:
        try:
            self.open(self.workspace.lookup.negotiation(id), entry)
        except NegotuiError as error:  # deleted in another window meanwhile
            self.say(error)

    def action_sort(self) -> None:
        """Choose what the list is sorted by."""

        def sort(order: str) -> None:
            self.order = order

        ask_order(self, self.order, sort)

    def action_counterpart(self) -> None:
        """Show what there is with the counterpart of the negotiation under the cursor."""
        negotiation = self.current_negotiation()
        name = negotiation.details.get("counterpart") if negotiation else ""
        if name:
            show_counterpart(self, self.workspace, name, self.say, self._go)
        elif negotiation:
            self.done("It does not say with whom this is. E adds that.")

    def action_duplicate(self) -> None:
        """Begin another negotiation from the notes of the one under the cursor."""
        negotiation = self.current_negotiation()
        if negotiation is not None:
            ask_and_duplicate(self, self.workspace, negotiation, self.say, self._begun)

    def action_archive(self) -> None:
        """Hide the negotiation under the cursor from the list, or show it again."""
        negotiation = self.current_negotiation()
        if negotiation is None:
            return
        hidden = not negotiation.details.get(ARCHIVED)
        try:
            self.workspace.negotiations.archive(negotiation.id, hidden)
        except NegotuiError as error:
            self.say(error)
            return
        way = "/ and is:archived show it" if hidden else "it is in the list again"
        self.done(f"{'Archived' if hidden else 'Taken out'} “{negotiation.title[:60]}”: {way}. u takes that back.")
        self.refill()

    async def action_details(self) -> None:
        """Edit what is known of the negotiation as a whole."""
        self.negotiation = self.current_negotiation()
        if self.negotiation is not None:
            await self.open_form(
                DETAILS.title, self.kept.details, DETAILS, frozenset(), self.query_one("#left", Vertical)
            )

    def form_closed(self, entry: Entry | None) -> None:
        """Back to the list."""
        self.status = SAVED
        self.refill()

    def action_export(self) -> None:
        """Write the notes of the negotiation to a file."""
        negotiation = self.current_negotiation()
        if negotiation is not None:
            ask_and_export(self, self.workspace, negotiation)

    def action_delete(self) -> None:
        """Delete the negotiation at once."""
        negotiation = self.current_negotiation()
        if negotiation is None:
            return
        try:
            self.workspace.negotiations.delete(negotiation.id)
        except NegotuiError as error:
            self.say(error)
            return
        self.done(f"Deleted “{negotiation.title[:60]}”. u brings it back.")
        self.refill()
