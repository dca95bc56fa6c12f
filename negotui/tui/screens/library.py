"""All negotiations, newest first: where one begins and where one comes back to. It gathers and hands down."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.library import ARCHIVED, LIBRARY
from negotui.services.workspace import Workspace
from negotui.tui.notices import show_error, show_notice, show_warning
from negotui.tui.screens.beginning import Beginnings
from negotui.tui.screens.counterpart import show_counterpart
from negotui.tui.screens.duplicate import ask_and_duplicate
from negotui.tui.screens.export_file import ask_and_export, ask_and_export_all
from negotui.tui.screens.form_session import FormSession
from negotui.tui.screens.history import may_undo, redo, undo
from negotui.tui.screens.last_places import LastPlaces
from negotui.tui.screens.negotiation_list import NegotiationList
from negotui.tui.screens.open_negotiation import OpenNegotiation
from negotui.tui.screens.search import ask_and_find
from negotui.tui.screens.sort_order import ask_order
from negotui.tui.screens.workbook import WorkbookScreen
from negotui.tui.widgets.bars import KeyBar


class LibraryScreen(Screen[None]):
    """The list of negotiations and what can be done with it. help_shown: whether the help is wanted in a workbook."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "show all")]
    # The list says where the focus goes: the first thing that takes it may be a hidden line.
    AUTO_FOCUS = ""

    def __init__(
        self, workspace: Workspace, help_shown: bool, order: str = "", places: LastPlaces | None = None
    ) -> None:
        """order: what the list was last sorted by, or empty.  places: where each negotiation was left."""
        super().__init__()
        self.workspace, self.help_shown = workspace, help_shown
        self._places = places or LastPlaces()
        self.listing = NegotiationList(workspace, order)
        self.beginnings = Beginnings(self, workspace, self.open)
        self._workbook: WorkbookScreen | None = None

    def compose(self) -> ComposeResult:
        """List and keys."""
        yield self.listing
        yield KeyBar(id="keys")

    @property
    def forms(self) -> FormSession:
        """The form, where one is open."""
        return self.listing.column.forms

    def reload(self) -> None:
        """Read the list anew."""
        self.listing.refill()

    def look_failed(self, error: NegotuiError) -> None:
        """Say that the file cannot be asked."""
        show_error(self, error)

    # Opening

    def open(self, negotiation: Negotiation, entry: str = "") -> WorkbookScreen | None:
        """Open a workbook, at an entry if one is named."""
        if not self.forms.close():
            return None
        try:
            guide = self.workspace.guide_for(negotiation)
        except NegotuiError as error:
            show_error(self, error)
            return None
        if trouble := self.workspace.guide_trouble(negotiation):
            show_warning(self, trouble)
        workbook = self._workbook
        if workbook is None:
            workbook = self._workbook = WorkbookScreen(
                self.workspace, guide, negotiation, self.help_shown, entry, self._places
            )
            # One screen for all of them: an installed screen stays mounted when it is left, and is there at once.
            self.app.install_screen(workbook, "workbook")
        else:
            workbook.load(guide, negotiation, entry)
        if workbook not in self.app.screen_stack:

            def back(_: None) -> None:
                self.help_shown = workbook.body.help_shown
                workbook.keep_place()
                # It stays mounted: what is worked out for it would go on with nobody waiting.
                workbook.body.pane.panels.forget()
                self.reload()

            self.app.push_screen(workbook, back)
        return workbook

    def open_id(self, id: str, entry: str = "") -> None:
        """Open the workbook of a negotiation by its id, at an entry if one is named."""
        try:
            self.open(self.workspace.lookup.negotiation(id), entry)
        except NegotuiError as error:  # deleted in another window meanwhile
            show_error(self, error)

    def action_open(self) -> None:
        """Open the negotiation under the cursor, or begin in the way under it."""
        welcome = self.listing.welcome
        if welcome.display:
            self.call_later(self.run_action, welcome.target)
        elif (negotiation := self.listing.current()) is not None:
            self.open(negotiation)

    def on_rows_view_opened(self) -> None:
        """A click opens too."""
        self.action_open()

    # Beginning

    def action_begin(self, way: str) -> None:
        """Begin something: `new`, `quick`, `example` or `tour`."""
        if self.forms.close():
            self.beginnings.begin(way)

    def action_duplicate(self) -> None:
        """Begin another negotiation from the notes of the one under the cursor."""
        negotiation = self.listing.current()
        if negotiation is not None:
            ask_and_duplicate(self, self.workspace, negotiation, self.beginnings.open_new)

    # Finding

    def action_filter(self) -> None:
        """Filter as one types."""
        self.listing.filter()

    def action_back(self) -> None:
        """Leave the form, then the filter."""
        if self.forms.surface is not None:
            self.forms.close()
        else:
            self.listing.show_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape means something only where there is something to leave."""
        return action != "back" or self.listing.is_filtered or self.forms.surface is not None

    def action_search(self) -> None:
        """Search every word, and go to the entry."""
        ask_and_find(self, self.workspace, lambda hit: self.open_id(hit.negotiation, hit.entry))

    def action_sort(self) -> None:
        """Choose what the list is sorted by."""

        def sort(order: str) -> None:
            self.listing.order = order

        ask_order(self, self.listing.order, sort)

    def action_counterpart(self) -> None:
        """Show what there is with the counterpart of the negotiation under the cursor."""
        negotiation = self.listing.current()
        name = negotiation.details.get("counterpart") if negotiation else ""
        if name:
            show_counterpart(self, self.workspace, name, self.open_id)
        elif negotiation:
            show_notice(self, "You haven’t said who this is with. E adds it.")

    # Changing

    async def action_details(self) -> None:
        """Edit what is known of the negotiation as a whole."""
        negotiation = self.listing.current()
        if negotiation is not None:
            self.listing.earlier.remember(negotiation)
            await self.forms.open_details(OpenNegotiation(self.workspace, negotiation))

    def action_archive(self) -> None:
        """Hide the negotiation under the cursor from the list, or show it again."""
        negotiation = self.listing.current()
        if negotiation is None:
            return
        hidden = not negotiation.details.get(ARCHIVED)
        try:
            self.workspace.negotiations.archive(negotiation.id, hidden)
        except NegotuiError as error:
            show_error(self, error)
            return
        way = "/ and is:archived show it" if hidden else "it is in the list again"
        title = negotiation.title[:60]
        show_notice(self, f"{'Archived' if hidden else 'Taken out'} “{title}”: {way}. u takes that back.")
        self.reload()

    def action_delete(self) -> None:
        """Delete the negotiation at once."""
        negotiation = self.listing.current()
        if negotiation is None:
            return
        try:
            self.workspace.negotiations.delete(negotiation.id)
        except NegotuiError as error:
            show_error(self, error)
            return
        count = len(negotiation.entries)
        notes = f" with its {count} entries" if count > 1 else " with its one entry" if count else ""
        show_notice(self, f"Deleted “{negotiation.title[:60]}”{notes}. u brings it back.")
        self.reload()

    def action_undo(self) -> None:
        """Undo the last change to the list."""
        if self.forms.close() and may_undo(self, self.workspace, LIBRARY):
            undo(self, self.workspace, LIBRARY)
            self.reload()

    def action_redo(self) -> None:
        """Redo what was undone."""
        if self.forms.close():
            redo(self, self.workspace, LIBRARY)
            self.reload()

    def action_export(self) -> None:
        """Write the notes of the negotiation to a file."""
        negotiation = self.listing.current()
        if negotiation is not None:
            ask_and_export(self, self.workspace, negotiation)

    def action_export_all(self) -> None:
        """Write the notes of all that are listed, one file each."""
        ask_and_export_all(self, self.workspace, self.listing.words)
