"""All negotiations, newest first: where one begins and where one comes back to. It gathers and hands down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Input

from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import plural
from negotui.errors import NegotuiError
from negotui.services.workspace import LIBRARY, Hit, Summary, Workspace
from negotui.tui.dialogs.choose import Find
from negotui.tui.screens.beginning import ask_for_new
from negotui.tui.screens.editing import SAVED, EditingScreen
from negotui.tui.screens.exporting import ask_and_export
from negotui.tui.screens.summaries import COLUMNS, hit_lines, summary_row
from negotui.tui.screens.touring import take_tour
from negotui.tui.screens.workbook import Workbook
from negotui.tui.widgets.bars import Heading, KeyBar, TopLine
from negotui.tui.widgets.fields.text import ShortLine
from negotui.tui.widgets.lines import Line
from negotui.tui.widgets.rows_view import LibraryRows, Row, RowsView
from negotui.tui.widgets.welcome import Welcome

_MOMENT = 0.03
"""Seconds after which the first paint is over, and what is not needed for it can be worked out."""


class Library(EditingScreen):
    """The list of negotiations. words: the filter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "show all")]

    words: var[str] = var("", init=False)

    def __init__(self, workspace: Workspace, help_shown: bool) -> None:
        super().__init__(workspace)
        self.help_shown = help_shown
        # Readiness needs the guide and the entries: it comes once the list has been painted, for the rows in sight only.
        self._ready: dict[tuple[str, str], int] = {}
        self._waiting: Timer | None = None
        self._workbook: Workbook | None = None

    def compose(self) -> ComposeResult:
        """Top line, filter line (hidden), list or welcome, keys."""
        yield TopLine(id="top")
        yield ShortLine("", "Show only negotiations that contain …", id="filter")
        with Vertical(id="left"):
            yield LibraryRows(COLUMNS, self._fetch, id="rows")
            yield Welcome(id="welcome")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one("#filter").display = False
        self.refill()
        self.set_interval(1.0, self._look_around)

    def on_rows_view_seen(self) -> None:
        """Other rows are in sight: work out how ready they are once they have been painted."""
        if self._waiting is None:
            self._waiting = self.set_timer(_MOMENT, self._add_readiness)

    def _add_readiness(self) -> None:
        self._waiting = None
        first, last = self.rows.in_sight
        missing = [summary for summary in self._summaries(first, last) if _state(summary) not in self._ready]
        if missing:
            ready = self.workspace.readiness_of([summary.id for summary in missing])
            self._ready.update({_state(summary): ready.get(summary.id, 0) for summary in missing})
            self.rows.fetch_again()

    # What is shown

    @property
    def rows(self) -> RowsView:
        """The list."""
        return self.query_one(RowsView)

    def refill(self, cursor: int | None = None) -> None:
        """Ask again what there is."""
        try:
            count = self.workspace.count(self.words)
        except NegotuiError as error:
            self.say(error)
            return
        empty = not count and not self.words
        welcome = self.query_one(Welcome)
        welcome.display, self.rows.display = empty, not empty
        self.rows.refill(count, cursor)
        if not self.query_one("#filter").has_focus and self.form is None:
            (welcome if empty else self.rows).focus()
        status = "read-only" if self.workspace.read_only else ""
        shown = plural(count, "negotiation") + (f" with “{self.words}”" if self.words else "")
        heading = Heading("negotui", () if empty else (shown,), (), status, bool(status))
        self.query_one(TopLine).heading = heading

    def _fetch(self, start: int, stop: int) -> Sequence[Row]:
        today = self.workspace.today()
        return [summary_row(one, self._ready.get(_state(one)), today) for one in self._summaries(start, stop)]

    def _summaries(self, start: int, stop: int) -> Sequence[Summary]:
        return self.workspace.summaries(self.words, start, stop)

    def watch_words(self) -> None:
        """Filter."""
        self.refill(0)

    def _look_around(self) -> None:
        try:
            # Asking takes the answer: under an open workbook it is the workbook's to ask.
            if self.is_current and self.workspace.changed_elsewhere():
                self.refill()
        except NegotuiError as error:
            self.say(error)

    def reload(self) -> None:
        """Read the list anew."""
        self.refill()

    @property
    def history(self) -> str:
        """Undo takes back what was done to the list."""
        return LIBRARY

    def _current(self) -> Negotiation | None:
        row = self.rows.current if self.rows.display else None
        try:
            return self.workspace.negotiation(row.id) if row else None
        except NegotuiError as error:
            self.say(error)
            return None

    # Keys

    def action_open(self) -> None:
        """Open the negotiation under the cursor, or begin in the way under it."""
        welcome = self.query_one(Welcome)
        if welcome.display:
            self.call_later(self.run_action, welcome.target)
            return
        negotiation = self._current()
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
            workbook.call_after_refresh(workbook.ask_details, "counterpart")

    def action_example(self) -> None:
        """Open the worked example; a second time it is the same one."""
        try:
            template = self.workspace.example_template()
            made = [summary for summary in self.workspace.summaries(template.title) if summary.example]
            negotiation = (
                self.workspace.negotiation(made[0].id) if made else self.workspace.create("", template=template)
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

    def action_filter(self) -> None:
        """Filter as one types."""
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what passes."""
        if event.input.id == "filter":
            self.words = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list that is left."""
        if event.input.id == "filter":
            self.rows.focus()

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
        hits: dict[str, Hit] = {}

        def search(words: str) -> list[Line]:
            found = self.workspace.search(words) if words.strip() else ()
            hits.clear()
            hits.update({f"{hit.negotiation} {hit.entry}": hit for hit in found})
            return [line for target, hit in hits.items() for line in hit_lines(target, hit)]

        def chosen(target: str | None) -> None:
            if target is not None:
                hit = hits[target]
                try:
                    self.open(self.workspace.negotiation(hit.negotiation), hit.entry)
                except NegotuiError as error:  # deleted in another window meanwhile
                    self.say(error)

        self.app.push_screen(Find("Search everything", search, "words that you remember"), chosen)

    async def action_details(self) -> None:
        """Edit what is known of the negotiation as a whole."""
        self.negotiation = self._current()
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
        negotiation = self._current()
        if negotiation is not None:
            ask_and_export(self, self.workspace, negotiation)

    def action_delete(self) -> None:
        """Delete the negotiation at once."""
        negotiation = self._current()
        if negotiation is None:
            return
        try:
            self.workspace.delete(negotiation.id)
        except NegotuiError as error:
            self.say(error)
            return
        self.done(f"Deleted “{negotiation.title[:60]}”. u brings it back.")
        self.refill()


def _state(summary: Summary) -> tuple[str, str]:
    """What a negotiation's readiness holds for: this negotiation as it is now."""
    return summary.id, summary.updated
