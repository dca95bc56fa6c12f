"""The list of negotiations: its rows, their order, and the figures for the rows in sight. It opens none of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Input, Static

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.stages import CLOSED
from negotui.domain.summaries import Summary
from negotui.domain.text import plural
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error
from negotui.tui.screens.earlier import Earlier
from negotui.tui.screens.form_session import FormColumn
from negotui.tui.screens.headings import READ_ONLY, SCRATCH
from negotui.tui.screens.negotiation_rows import COLUMNS, Figures, summary_row
from negotui.tui.screens.next_step import next_step
from negotui.tui.screens.sort_order import column_of, in_words, order_or_usual
from negotui.tui.widgets.bars import TopHeading, TopLine
from negotui.tui.widgets.fields.text import ShortLine
from negotui.tui.widgets.rows_view import LibraryRows, Row, RowsView
from negotui.tui.widgets.welcome import Welcome

_FIGURES_DELAY = 0.03
"""Seconds after which the first paint is over, and what is not needed for it can be worked out."""
_FILTERS = "words · with:name · stage:talking · kind:… · tag:… · year:2026 · is:due"
_NOTHING = "Nothing here. Fewer words show more; f searches in the notes as well."
_ALL_ARCHIVED = "All are archived. / and is:archived show them; n begins a new one."
_MOST_DUE = 1000
"""Counting of things due stops here; an exact figure would be of no use."""


class NegotiationList(Vertical):
    """Top line, filter, and the list or the welcome. words: the filter.  order: what it is sorted by."""

    words: var[str] = var("", init=False)
    order: var[str] = var("", init=False)

    def __init__(self, workspace: Workspace, order: str) -> None:
        """order: as it was remembered; empty or unknown for the default."""
        super().__init__(id="negotiations")
        self.workspace = workspace
        self.set_reactive(NegotiationList.order, order_or_usual(order))
        self.column = FormColumn(
            LibraryRows(COLUMNS, self._fetch, id="rows"), Welcome(id="welcome"), closed=self._form_closed
        )
        self.earlier = Earlier(self, workspace)
        # Figures need the guide and the entries: they come once the list has been painted, for the rows in sight only.
        self._figures: dict[tuple[str, ...], Figures] = {}
        # What was read for the list as it is now: rows are drawn again once their figures have come, and not read again.
        self._windows: dict[tuple[int, int], tuple[Summary, ...]] = {}
        self._summaries: dict[str, Summary] = {}
        self._due = ""
        self._due_is_old = True
        self.waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top line, filter line (hidden), list or welcome."""
        yield TopLine(id="top")
        line = ShortLine("", _FILTERS, id="filter")
        line.display = False
        yield line
        yield self.column
        yield Static("", id="next-step")

    def on_mount(self) -> None:
        """Fill the list."""
        self.refill()

    # What is shown

    @property
    def rows(self) -> RowsView:
        """The list."""
        return self.query_one(RowsView)

    @property
    def welcome(self) -> Welcome:
        """What is shown instead of the list before there is any negotiation."""
        return self.query_one(Welcome)

    def refill(self, cursor: int | None = None) -> None:
        """Ask again what there is; entries may have changed as well."""
        self._due_is_old = True
        self._reload(cursor)

    def _reload(self, cursor: int | None = None) -> None:
        try:
            count = self.workspace.library.count(self.words)
            archived = 0 if count or self.words else self.workspace.library.count("is:archived")
            next_line = "" if self.words else next_step(self.workspace, count)
        except NegotuiError as error:
            show_error(self, error)
            return
        empty = not (count or self.words or archived)
        rows, welcome = self.rows, self.welcome
        welcome.display, rows.display = empty, not empty
        line = self.query_one("#next-step", Static)
        line.display = bool(next_line)
        line.update(literal(next_line))
        self._windows.clear()
        self._summaries.clear()
        rows.nothing = _NOTHING if self.words else _ALL_ARCHIVED
        rows.sorted_by = column_of(self.order)
        rows.refill(count, cursor)
        if self.screen.is_active and not self.query_one("#filter").has_focus and self.column.forms.surface is None:
            (welcome if empty else rows).focus()
        self._draw_top()

    def _draw_top(self) -> None:
        rows, read_only = self.rows, self.workspace.read_only
        count = plural(rows.length, "negotiation") + (f" with “{self.words}”" if self.words else "")
        facts = tuple(filter(None, (count, in_words(self.order)))) if rows.display else ()
        figures = (self._due,) if self._due and rows.display else ()
        self.query_one(TopLine).heading = TopHeading(
            "negotui", facts, figures, READ_ONLY if read_only else SCRATCH * self.workspace.scratch, bool(read_only)
        )

    def _fetch(self, start: int, stop: int) -> Sequence[Row]:
        window = self._windows.get((start, stop))
        if window is None:
            window = self._windows[start, stop] = self.workspace.library.summaries(self.words, start, stop, self.order)
            self._summaries |= {summary.id: summary for summary in window}
        today = self.workspace.today()
        return [summary_row(one, self._figures.get(self._state(one)), today) for one in window]

    def watch_words(self) -> None:
        """Filter."""
        self._reload(0)

    def watch_order(self) -> None:
        """Sort."""
        self._reload(0)

    def on_rows_view_sight_changed(self) -> None:
        """Other rows are in sight: work out their figures once they have been painted."""
        if self.waiting is None:
            self.waiting = self.set_timer(_FIGURES_DELAY, self._add_figures)

    def _add_figures(self) -> None:
        self.waiting = None
        library = self.workspace.library
        try:
            rows = map(self.rows.row, range(*self.rows.in_sight))
            summaries = [self._summaries[row.id] for row in rows if row is not None]
            missing = [summary for summary in summaries if self._state(summary) not in self._figures]
            if missing:
                ready = self.workspace.analysis.readiness_of([one.id for one in missing if one.stage not in CLOSED])
                due = library.due_of([one.id for one in missing])
                self._figures |= {self._state(one): Figures(ready.get(one.id), due.get(one.id, 0)) for one in missing}
                self.rows.fetch_again()
            if self._due_is_old:
                self._due_is_old = False
                count = library.due(_MOST_DUE)
                self._due = f"{count:,} due" if count < _MOST_DUE else f"{_MOST_DUE - 1}+ due"
                if not count:
                    self._due = ""
                self._draw_top()
        except NegotuiError as error:
            show_error(self, error)

    def _state(self, summary: Summary) -> tuple[str, ...]:
        """What the figures of a negotiation hold for: this negotiation as it is now, today."""
        return summary.id, summary.updated, self.workspace.today().isoformat()

    def current(self) -> Negotiation | None:
        """The negotiation under the cursor, read anew."""
        row = self.rows.current if self.rows.display else None
        try:
            return self.workspace.lookup.negotiation(row.id) if row else None
        except NegotuiError as error:
            show_error(self, error)
            return None

    # The filter

    def filter(self) -> None:
        """Filter as one types."""
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    def show_all(self) -> None:
        """Leave the filter."""
        line = self.query_one("#filter", Input)
        line.value = ""
        line.display = False
        self.rows.focus()

    @property
    def is_filtered(self) -> bool:
        """Whether the filter is open."""
        return bool(self.query_one("#filter").display)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what passes."""
        if event.input.id == "filter":
            self.words = event.value

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Into the list that is left."""
        if event.input.id == "filter":
            self.rows.focus()

    def _tell_earlier(self, id: str) -> None:
        """Say what earlier talks left for a negotiation whose details were edited."""
        try:
            negotiation = self.workspace.lookup.negotiation(id)
            guide = self.workspace.guide_for(negotiation)
        except NegotuiError:  # the list says what is wrong with it when it is opened
            return
        self.earlier.tell(negotiation, guide, "Enter and then {key} shows them.")

    def _form_closed(self, entry: Entry | None) -> None:
        """Back to the list."""
        self.refill()
        if entry is not None:
            self._tell_earlier(entry.negotiation)
