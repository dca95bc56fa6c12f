"""A section's sheets with a cursor in them, and the form below: what the keys do to entries, in the workbook and in the review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from negotui.domain.blocks import Panel
from negotui.domain.cells import columns_of
from negotui.domain.guide import Guide, Section, View
from negotui.domain.links import Link, LinkKind
from negotui.domain.negotiation import Entry
from negotui.domain.sheets import NOTES
from negotui.domain.text import harmless
from negotui.errors import NegotuiError
from negotui.tui.commands import bindings
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.earlier import Earlier
from negotui.tui.screens.find_entries import ask_entry
from negotui.tui.screens.form_session import FormColumn
from negotui.tui.screens.open_negotiation import OpenNegotiation, reload
from negotui.tui.screens.section_panels import SectionPanels
from negotui.tui.widgets.cells_data import SheetCells
from negotui.tui.widgets.cells_view import CellsView
from negotui.tui.widgets.lines_view import LinesView
from negotui.tui.widgets.section_lines import SectionContent, entry_target
from negotui.tui.widgets.section_view import SectionView

Result = TypeVar("Result")
NewEntry = Callable[[View], Entry]


class SectionPane(FormColumn):
    """Add, edit, done, move, delete, for the entry under the cursor.

    section: the one that is shown.  panels: what the analyses say.  earlier: says what earlier talks have to do with this one.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("section")

    class LinkFollowed(Message):
        """A line was chosen that leads somewhere. link: where to."""

        def __init__(self, link: str) -> None:
            super().__init__()
            self.link = link

    def __init__(
        self, opened: OpenNegotiation, guide: Guide, section: Section, new: NewEntry, notes: str = NOTES
    ) -> None:
        """new: makes an entry for a view, not stored yet.  notes: the sheet in which the user writes in their own words."""
        super().__init__(closed=self._form_closed)
        self.opened, self.guide, self.section = opened, guide, section
        self.new_entry, self._notes = new, notes
        self.earlier = Earlier(self, opened.workspace)
        self.panels = SectionPanels(self, opened, self.redraw)
        # Where the cursor stood in each section: going back to a tab goes back to the line.
        self._stood: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """One light widget; a form is made when it is asked for."""
        yield SectionView(id="section")

    @property
    def section_view(self) -> SectionView:
        """The part that draws it."""
        return self.query_one(SectionView)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of entries work among the entries, not in the form."""
        return self.screen.focused is self.section_view

    # What is shown

    def load(self, guide: Guide, section: Section) -> None:
        """Forget what belonged to another negotiation, and begin with this section."""
        self.guide, self.section = guide, section
        self.panels.forget()
        self._stood.clear()
        self.earlier.remember(self.opened.negotiation)

    def show_section(self, section: Section) -> None:
        """Show another section whole, at the line where the cursor last stood in it."""
        self._stood[self.section.id] = self.section_view.target
        self.section = section
        self.redraw()
        if (stood := self._stood.get(section.id)) in self.section_view.stops:
            self.section_view.target = stood or ""

    def redraw(self, changed: bool = False) -> None:
        """Hand everything down again. changed: whether the negotiation is another than before."""
        if changed:
            self.panels.forget()
        opened = self.opened
        content = SectionContent(self.section, opened.negotiation, opened.context(), self.panel_now())
        self.section_view.content = content
        if isinstance(table := self.forms.surface, CellsView):
            table.cells.renew(opened.negotiation.shown(table.cells.view), content.context)
            table.renewed()

    def panel_now(self) -> Panel | None:
        """What the analyses say here, and of the entry under the cursor; WORKING where that takes a while."""
        return self.panels.panel(self.section.id, self.entry_at_cursor())

    # The cursor

    def view_at_cursor(self) -> View | None:
        """The view that the cursor is in."""
        link = Link.parse(self.section_view.target)
        if link is not None and link.kind is LinkKind.GHOST:
            return self.section.views[link.number]
        entry = self.entry_at_cursor()
        return next((view for view in self.section.views if entry and entry.belongs(view)), None)

    def entry_at_cursor(self) -> Entry | None:
        """The entry that the cursor is on."""
        link = Link.parse(self.section_view.target)
        on_entry = link is not None and link.kind is LinkKind.ENTRY and not link.in_figure
        return self.opened.negotiation.entry(link.id) if link is not None and on_entry else None

    async def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A second click on a line, or a click on a link, is like enter."""
        if message.target == self.section_view.target:
            await self.action_edit()
        else:
            self.post_message(self.LinkFollowed(message.target))

    # Changing entries

    async def action_add(self) -> None:
        """Add an entry to the sheet under the cursor or above it, or to the section's first."""
        view = self.view_at_cursor()
        link = Link.parse(self.section_view.target)
        if view is None and link is not None and link.in_figure:
            # The figures stand below the sheets, so the last of these is the one above them.
            view = [view for view in self.section.views if view.sheet != NOTES][-1]
        await self._open(view or self.section.views[0])

    async def action_note(self) -> None:
        """Write a note in this section."""
        for view in self.section.views:
            if view.sheet == self._notes:
                await self._open(view)

    async def action_edit(self) -> None:
        """Edit the entry under the cursor, answer the question there, or go where the line leads."""
        target = self.section_view.target
        entry, view = self.entry_at_cursor(), self.view_at_cursor()
        if view is not None:
            await self._open(view, entry)
        elif target:
            self.post_message(self.LinkFollowed(target))

    async def action_cells(self) -> None:
        """Edit the sheet under the cursor cell by cell."""
        view, entry = self.view_at_cursor() or self.section.views[0], self.entry_at_cursor()
        await self.forms.show(self.opened, cells_of(self, view, entry.id if entry else ""))

    async def edit_field(self, name: str) -> None:
        """Edit the entry under the cursor, beginning with one of its fields."""
        entry, view = self.entry_at_cursor(), self.view_at_cursor()
        if entry is not None and view is not None:
            await self._open(view, entry, name)

    async def _open(self, view: View, entry: Entry | None = None, start: str = "") -> None:
        """Open a form. entry: None for a new one, after which enter begins the next.  start: the field to begin with."""
        title = f"{'Edit' if entry else 'Add'} · {view.title}"
        sheet = self.guide.sheet(view.sheet)
        following = None if entry else (f"Add another · {view.title}", lambda: self.new_entry(view))
        shown = entry or self.new_entry(view)
        await self.forms.open(self.opened, title, shown, sheet, view.fixed_fields, start, following)

    def _form_closed(self, entry: Entry | None) -> None:
        """Back to the list, on the entry that was edited."""
        self.section_view.focus()
        self.earlier.tell(self.opened.negotiation, self.guide)
        if entry is not None and entry.revision and entry_target(entry) in self.section_view.stops:
            self.section_view.target = entry_target(entry)

    def action_done(self) -> None:
        """Mark the entry done or not done."""
        entry, opened = self.entry_at_cursor(), self.opened
        if entry is None:
            return
        if self._attempt(lambda: opened.workspace.entries.toggle(opened.negotiation, entry)) is None:
            show_notice(self, "Nothing in this sheet is marked done.")

    def action_shift(self, by: int) -> None:
        """Move the entry in its sheet."""
        entry, view, opened = self.entry_at_cursor(), self.view_at_cursor(), self.opened
        if entry is not None and view is not None:
            self._attempt(lambda: opened.workspace.entries.move(opened.negotiation, entry, view, by))

    def action_delete(self) -> None:
        """Delete the entry at once."""
        entry = self.entry_at_cursor()
        if entry is not None and self.forms.close():
            delete_entry(self, self.opened, entry)

    def action_join(self) -> None:
        """Make one entry of this one and the one below it."""
        entry, view, opened = self.entry_at_cursor(), self.view_at_cursor(), self.opened
        if entry is None or view is None:
            return
        said = self._attempt(lambda: opened.workspace.entries.join(opened.negotiation, entry, view))
        if said is not None:
            show_notice(self, said)

    def action_take_over(self) -> None:
        """Copy what is under the cursor from an earlier negotiation into this one."""
        opened = self.opened
        link = Link.parse(self.section_view.target)
        if link is None or link.kind is not LinkKind.ENTRY or opened.negotiation.entry(link.id) is not None:
            show_notice(self, "Put the cursor on a lesson from an earlier negotiation; they stand in the last tab.")
            return
        copied = self._attempt(lambda: opened.workspace.lessons.take_over(opened.negotiation, link.id))
        if copied is not None:
            name = harmless(opened.context().name(copied))[:60]
            show_notice(self, f"Taken over: “{name}”. u takes it back.")

    def action_find(self) -> None:
        """Find words in all entries of the negotiation, and go to the one that is chosen."""
        if self.forms.close():
            opened, section = self.opened, self.section.id
            texts = opened.workspace.search.texts(opened.negotiation, section)
            ask_entry(self, texts, lambda entry: self.post_message(self.LinkFollowed(str(Link.entry(entry)))))

    def _attempt(self, change: Callable[[], Result]) -> Result | None:
        """Make a change and show what has become of it; a failure is told."""
        try:
            result = change()
        except NegotuiError as error:
            show_error(self, error)
            return None
        reload(self, self.opened)
        return result


def cells_of(pane: SectionPane, view: View, start: str) -> CellsView:
    """A view cell by cell. start: the id of the entry to begin at, or empty."""
    opened, sheet = pane.opened, pane.guide.sheet(view.sheet)
    entries = {entry.id: entry for entry in opened.negotiation.shown(view)}
    new = partial(pane.new_entry, view)
    cells = SheetCells(view, columns_of(sheet, view), entries, opened.context(), new)
    return CellsView(pane.forms, sheet, cells, entries, start)


def delete_entry(pane: FormColumn, opened: OpenNegotiation, entry: Entry) -> None:
    """Delete an entry at once, and say how it comes back."""
    name = harmless(opened.context().name(entry))[:60]
    try:
        opened.workspace.entries.delete(entry)
    except NegotuiError as error:
        show_error(pane, error)
        return
    reload(pane, opened)
    show_notice(pane, f"Deleted “{name}”. u brings it back.")
