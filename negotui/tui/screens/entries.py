"""A screen with a section's sheets and a cursor in them: what the keys do to entries. Must not draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.containers import Vertical
from textual.message import Message

from negotui.domain.blocks import Panel
from negotui.domain.guide import NOTES, Guide, Section, View
from negotui.domain.negotiation import Entry
from negotui.domain.text import harmless
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.screens.editing import EditingScreen
from negotui.tui.screens.weighing import ask_weights
from negotui.tui.widgets.section_lines import SEE, entry_target
from negotui.tui.widgets.section_view import SectionView

Result = TypeVar("Result")


class EntriesScreen(EditingScreen):
    """Add, edit, done, move, delete, for the entry under the cursor."""

    guide: Guide

    class Elsewhere(Message):
        """A link leads out of the sections of this screen. link: where to."""

        def __init__(self, link: str) -> None:
            super().__init__()
            self.link = link.removeprefix(SEE)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        # By section and the entry that is looked at, as long as nothing has changed.
        self.panels: dict[tuple[str, str], Panel | None] = {}

    @property
    def section(self) -> Section:
        """The section that is open."""
        raise AssertionError("the screen says which section is open")

    def open_link(self, link: str) -> None:
        """Go where a link leads."""
        raise AssertionError("the screen says where a link leads")

    @property
    def section_view(self) -> SectionView:
        """The part that draws it."""
        return self.query_one(SectionView)

    def context(self) -> Context:
        """What texts in this negotiation may refer to."""
        return self.workspace.context(self.kept)

    # The cursor

    def view_at_cursor(self) -> View | None:
        """The view that the cursor is in."""
        target = self.section_view.target
        kind, _, rest = target.partition(":")
        if kind == "ghost":
            return self.section.views[int(rest.rpartition("/")[2])]
        entry = self.entry_at_cursor()
        return next((view for view in self.section.views if entry and entry.belongs(view)), None)

    def entry_at_cursor(self) -> Entry | None:
        """The entry that the cursor is on."""
        kind, _, id = self.section_view.target.partition(":")
        return self.kept.entry(id) if kind == "entry" else None

    def panel_now(self) -> Panel | None:
        """What the analyses say here, worked out once as long as nothing has changed."""
        key = (self.section.id, self._focus())
        if key not in self.panels:
            self.panels[key] = self.workspace.analysis.panel(self.kept, *key)
        return self.panels[key]

    def _focus(self) -> str:
        """The entry under the cursor where an analysis of this section says more of it."""
        entry = self.entry_at_cursor()
        return (
            entry.id if entry is not None and entry.sheet in self.workspace.analysis.followed(self.section.id) else ""
        )

    # Changing entries

    async def action_add(self) -> None:
        """Add an entry to the sheet under the cursor or above it, or to the section's first."""
        view = self.view_at_cursor()
        if view is None and self.section_view.target.startswith(SEE):
            # The figures stand below the sheets, so the last of these is the one above them.
            view = [view for view in self.section.views if view.sheet != NOTES][-1]
        await self._add(view or self.section.views[0])

    async def action_note(self) -> None:
        """Write a note in this section."""
        for view in self.section.views:
            if view.sheet == NOTES:
                await self._add(view)

    async def action_edit(self) -> None:
        """Edit the entry under the cursor, answer the question there, or go where the line leads."""
        target = self.section_view.target
        entry, view = self.entry_at_cursor(), self.view_at_cursor()
        if entry is not None and view is not None:
            await self._open(view, entry, "Edit")
        elif target.startswith("ghost:") and view is not None:
            await self._add(view)
        elif target:
            self.open_link(target)

    async def _add(self, view: View) -> None:
        await self._open(view, self.workspace.entries.new(self.kept, view.sheet, view), "Add")

    async def _open(self, view: View, entry: Entry, what: str) -> None:
        fixed = frozenset(condition.field for condition in view.only if len(condition.values) == 1)
        sheet = self.guide.sheet(view.sheet)
        await self.open_form(f"{what} · {view.title}", entry, sheet, fixed, self.query_one("#left", Vertical))

    def form_closed(self, entry: Entry | None) -> None:
        """Back to the list, on the entry that was edited."""
        self.section_view.focus()
        if entry is not None and entry.revision and entry_target(entry) in self.section_view.stops:
            self.section_view.target = entry_target(entry)

    def action_done(self) -> None:
        """Mark the entry done or not done."""
        entry = self.entry_at_cursor()
        if entry is not None and self._attempt(lambda: self.workspace.entries.toggle(self.kept, entry)) is None:
            self.done("Nothing in this sheet is marked done.")

    def action_shift(self, by: int) -> None:
        """Move the entry in its sheet."""
        entry, view = self.entry_at_cursor(), self.view_at_cursor()
        if entry is not None and view is not None:
            self._attempt(lambda: self.workspace.entries.move(self.kept, entry, view, by))

    def action_delete(self) -> None:
        """Delete the entry at once."""
        entry = self.entry_at_cursor()
        if entry is None or not self.close_form():
            return
        name = self.context().name(entry)
        if self._attempt(lambda: self._deleted(entry)):
            self.done(f"Deleted “{harmless(name)[:60]}”. u brings it back.")

    def action_weigh(self) -> None:
        """Ask how much each issue matters."""
        if self.close_form():
            ask_weights(self, self.workspace, self.kept, self.reload)

    def action_take_over(self) -> None:
        """Copy what is under the cursor from an earlier negotiation into this one."""
        kind, _, id = self.section_view.target.removeprefix(SEE).partition(":")
        if kind != "entry" or self.kept.entry(id) is not None:
            self.done("Put the cursor on a lesson from an earlier negotiation; they stand in the last tab.")
            return
        copied = self._attempt(lambda: self.workspace.lessons.take_over(self.kept, id))
        if copied is not None:
            self.done(f"Taken over: “{harmless(self.context().name(copied))[:60]}”. u takes it back.")

    def _deleted(self, entry: Entry) -> bool:
        self.workspace.entries.delete(entry)
        return True

    def _attempt(self, change: Callable[[], Result]) -> Result | None:
        """Make a change and show what has become of it; a failure is told."""
        try:
            result = change()
        except NegotuiError as error:
            self.say(error)
            return None
        self.reload()
        return result
