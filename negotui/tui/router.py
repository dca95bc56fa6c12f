"""Navigation between screens. `destinations` decides where a link leads; the router follows it, from any screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.app import App
from textual.screen import Screen

from negotui.domain.guide import REVIEW
from negotui.domain.guide import TABLE as TALK
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.destinations import Details, HelpTopic, OtherNegotiation, Room, SectionPlace, destination
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.screens.review import ReviewScreen, review_of
from negotui.tui.screens.workbook import WorkbookScreen


class Router:
    """Follows links and opens negotiations and their reviews, on the screens of one app."""

    def __init__(self, app: App[None], workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace

    @property
    def library(self) -> LibraryScreen:
        """The library, which lies under everything."""
        stack: list[Screen[Any]] = list(self._app.screen_stack)
        return next(screen for screen in stack if isinstance(screen, LibraryScreen))

    def follow(self, link: str) -> None:
        """Go where a link leads from the screen on top."""
        screen = self._app.screen
        if isinstance(screen, WorkbookScreen):
            self._follow_from_workbook(screen, link)
        elif isinstance(screen, ReviewScreen):
            self._follow_from_review(screen, link)

    def _follow_from_workbook(self, workbook: WorkbookScreen, link: str) -> None:
        match destination(link, workbook.guide, workbook.negotiation):
            case HelpTopic(topic):
                workbook.body.open_topic(topic)
            case SectionPlace(number, target, field):
                workbook.show(number, target)
                if field:
                    workbook.call_later(workbook.body.pane.edit_field, field)
            case Room(id, entry) if id == TALK:
                workbook.action_talk(entry)
            case Room(id, entry) if id == REVIEW:
                self.review(entry)
            case Details():
                workbook.call_later(workbook.action_details, "result")
            case OtherNegotiation(id):
                self.open_negotiation(id)

    def _follow_from_review(self, review: ReviewScreen, link: str) -> None:
        """To a place in the review or its help; all other links lead out of it, and are followed from the workbook."""
        page_alone = replace(review.guide, sections=(review.body.pane.section,), rooms=())
        match destination(link, page_alone, review.negotiation):
            case HelpTopic(topic):
                review.body.open_topic(topic)
            case SectionPlace(_, target, field):
                review.body.go_to(target)
                if field:
                    review.call_later(review.body.pane.edit_field, field)
            case Details():
                review.call_later(review.action_details, "result")
            case _:
                review.leave(link)

    def keep_safe(self, what: str) -> None:
        """Back the workbook up, list its backups, or look for damage, over the screen on top."""
        # What is needed once in a while costs no start.
        from negotui.tui.screens.safety import keep_safe

        keep_safe(self._app.screen, self._workspace, what)

    def open_negotiation(self, id: str) -> None:
        """Open a negotiation from anywhere, at an entry where the id is that of one."""
        library, screen = self.library, self._app.screen
        # A form belongs to the negotiation that is left.
        if isinstance(screen, (ReviewScreen, WorkbookScreen)) and not screen.forms.close():
            return
        if isinstance(screen, ReviewScreen):
            # It lies over the workbook, which would be opened unseen below it.
            screen.dismiss(None)
        try:
            negotiation, entry = self._workspace.lookup.entry(id)
            library.open(negotiation, entry.id if entry.id != negotiation.id else "")
        except NegotuiError as error:
            show_error(library, error)

    def brief(self) -> None:
        """Show the page for the room, of what is open or under the cursor of the library."""
        from negotui.tui.screens.speaking import TABLE, SpeakingScreen

        below = self._app.screen
        if not isinstance(below, (WorkbookScreen, LibraryScreen)) or not below.forms.close():
            return
        negotiation = below.negotiation if isinstance(below, WorkbookScreen) else below.listing.current()
        if negotiation is None:
            return
        try:
            page = SpeakingScreen(self._workspace, self._workspace.guide_for(negotiation), negotiation)
        except NegotuiError as error:
            show_error(below, error)
            return

        def back(_: None) -> None:
            below.reload()
            if page.leads_to == TABLE:
                opened = below if isinstance(below, WorkbookScreen) else below.open(negotiation)
                if opened is not None:
                    opened.call_after_refresh(opened.action_talk)

        self._app.push_screen(page, back)

    def review(self, entry: str = "") -> None:
        """Look back at what is open, or under the cursor of the library. entry: the id of an entry to begin at, or empty."""
        below = self._app.screen
        if isinstance(below, WorkbookScreen) and below.forms.close():
            self._show_review(below, below.negotiation, entry)
        elif isinstance(below, LibraryScreen):
            negotiation = below.listing.current()
            if negotiation is not None and below.forms.close():
                self._show_review(below, negotiation, entry)

    def _show_review(self, below: WorkbookScreen | LibraryScreen, negotiation: Negotiation, entry: str) -> None:
        try:
            guide = self._workspace.guide_for(negotiation)
        except NegotuiError as error:
            show_error(below, error)
            return
        page = review_of(guide)
        if page is None:
            show_notice(below, "This negotiation’s guide has no review page.")
            return
        shows_help = below.body if isinstance(below, WorkbookScreen) else below
        review = ReviewScreen(self._workspace, guide, negotiation, page, shows_help.help_shown, entry)

        def back(_: None) -> None:
            shows_help.help_shown = review.body.help_shown
            below.reload()
            if review.leads_to:
                opened = below if isinstance(below, WorkbookScreen) else below.open(review.negotiation)
                if opened is not None:
                    opened.call_after_refresh(self.follow, review.leads_to)

        self._app.push_screen(review, back)
