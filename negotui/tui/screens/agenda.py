"""What is due in all negotiations, by day: where promises are marked done without opening each workbook."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen

from negotui.domain.agenda import DueItem, Nearness, by_span
from negotui.domain.text import plural
from negotui.domain.times import show_time
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.export_file import ask_and_export_page
from negotui.tui.widgets.bars import KeyBar, TopHeading, TopLine
from negotui.tui.widgets.lines_view import LinesView

_NOTHING = "Nothing is due. Promises, steps, deadlines and offers that lapse stand here as soon as they are written."
_DAY_INKS = {Nearness.OVERDUE: "bad", Nearness.TODAY: "warn"}


class AgendaScreen(Screen[tuple[str, str]]):
    """The agenda; returns the ids of the negotiation and the entry to open, the latter empty for the negotiation itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("agenda")
    AUTO_FOCUS = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._items: dict[str, DueItem] = {}
        self._done: dict[str, bool] = {}
        # Whether each was done before it was marked, the last one last.
        self._marks: list[tuple[str, bool]] = []

    def compose(self) -> ComposeResult:
        """Top line, the agenda, keys."""
        yield TopLine(id="top")
        yield LinesView(id="agenda")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Read what is due."""
        self.query_one(LinesView).focus()
        self.reload()

    def reload(self) -> None:
        """Read what is due; what was marked done here stays in its place."""
        try:
            items = {one.entry: one for one in self.workspace.agenda.items()}
        except NegotuiError as error:
            show_error(self, error)
            return
        marked = {id: one for id, one in self._items.items() if self._done.get(id) and id not in items}
        # What another window has opened again is as it is there.
        self._done = {id: done for id, done in self._done.items() if id in marked}
        self._items = items | marked
        self._draw()

    def look_failed(self, error: NegotuiError) -> None:
        """Say that the file cannot be asked."""
        show_error(self, error)

    def _draw(self) -> None:
        """Show the agenda; what was marked done here stays in its place, so that it can be marked again."""
        today = self.workspace.today()
        lines = agenda_lines(
            tuple(self._items.values()), frozenset(id for id, done in self._done.items() if done), today
        )
        self.query_one(LinesView).show(lines)
        undone = [one for one in self._items.values() if not self._done.get(one.entry)]
        overdue = sum(one.span(today) is Nearness.OVERDUE for one in undone)
        facts = (plural(len(undone), "thing", "things"),) if undone else ()
        self.query_one(TopLine).heading = TopHeading(
            "What is due", facts, (), f"{overdue:,} overdue" if overdue else "", bool(overdue)
        )

    def _at_cursor(self) -> DueItem | None:
        return self._items.get(self.query_one(LinesView).target)

    def action_done(self) -> None:
        """Mark what is under the cursor done, or not done."""
        item = self._at_cursor()
        if item is None:
            return
        if not item.markable:
            show_notice(self, "A day that comes by itself can’t be marked done. Enter goes there to change it.")
            return
        before = self._done.get(item.entry, False)
        if self._mark(item.entry, not before):
            self._marks.append((item.entry, before))

    def _mark(self, id: str, done: bool) -> bool:
        try:
            self.workspace.agenda.mark(id, done)
        except NegotuiError as error:
            show_error(self, error)
            return False
        self._done[id] = done
        self._draw()
        return True

    def action_export(self) -> None:
        """Write what is due to a file."""
        items = tuple(one for one in self._items.values() if not self._done.get(one.entry))
        ask_and_export_page(self, self.workspace, lambda: self.workspace.export.agenda(items))

    def action_undo(self) -> None:
        """Take back the last mark that was made here, and go there."""
        if not self._marks:
            show_notice(self, "Nothing was marked here yet.")
            return
        id, before = self._marks.pop()
        if self._mark(id, before):
            self.query_one(LinesView).target = id
            show_notice(self, f"{'Done again' if before else 'Not done'}: {self._items[id].what[:60]}.")

    def action_go(self) -> None:
        """Go to the entry under the cursor."""
        item = self._at_cursor()
        if item is not None:
            self.dismiss((item.negotiation, item.entry if item.entry != item.negotiation else ""))

    def on_lines_view_chosen(self) -> None:
        """A second click goes there too."""
        self.action_go()

    def action_back(self) -> None:
        """Back to the library."""
        self.dismiss(None)


def agenda_lines(items: tuple[DueItem, ...], done: frozenset[str], today: date) -> list[Line]:
    """The agenda: headings by day, and two lines for each item. done: ids of the entries that were marked done here."""
    if not items:
        return [BLANK, Line(literal(f"   {_NOTHING}", "muted"))]
    lines: list[Line] = []
    for span, ones in by_span(items, today).items():
        lines.append(Line(literal(f" {span}", "heading")))
        for one in ones:
            is_done = one.entry in done
            day = literal(_day(one, today), "muted" if is_done else _DAY_INKS.get(span, "muted"))
            mark = literal("✓ ", "good") if is_done else Content("")
            what = literal(one.what, "muted" if is_done else "")
            # The day stands first: on a narrow screen the end of a line is cut.
            lines.append(Line(Content("   ") + mark + (day + " · " if day else day) + what, one.entry))
            title = f"example · {one.title}" if one.example else one.title
            more = (one.kind, one.more, title if one.what != one.title else "", one.counterpart)
            lines.append(Line(literal(f"   {' · '.join(filter(None, more))}", "muted"), one.entry))
        lines.append(BLANK)
    return lines


def _day(one: DueItem, today: date) -> str:
    try:
        return show_time(one.when, today) if one.when and one.when != today.isoformat() else ""
    except ValueError:
        return one.when
