"""The app: what all screens share. However it ends, it leaves the terminal in order."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen

from negotui.config import Settings
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.again import Again
from negotui.tui.commands import bindings
from negotui.tui.curtain import Curtain
from negotui.tui.dialogs.pages import PageDialog, key_lines
from negotui.tui.drawing.inks import THEMES
from negotui.tui.drawing.literal import Harmless
from negotui.tui.elsewhere import INTERVAL, look
from negotui.tui.faults import stopped, write_down
from negotui.tui.input_queue import InputQueue
from negotui.tui.leaving import UNSAVED, UNSAVED_LOCKED, columns, rescued
from negotui.tui.notices import show_error, show_notice
from negotui.tui.palette import choose_theme, open_palette
from negotui.tui.router import Router
from negotui.tui.safekeeping import begin
from negotui.tui.screens.agenda import AgendaScreen
from negotui.tui.screens.in_full import show_in_full
from negotui.tui.screens.insights import InsightsScreen
from negotui.tui.screens.last_places import LastPlaces
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.rescued import offer_rescued
from negotui.tui.screens.review import ReviewScreen
from negotui.tui.screens.section_pane import SectionPane
from negotui.tui.screens.workbook import WorkbookScreen
from negotui.tui.secrecy import COPIED_INSIDE, is_locked
from negotui.tui.surroundings import collect_garbage_again, handle_signals, terminal_restorer, tolerant_input
from negotui.tui.widgets.help_panel import HelpPanel

_LOCK_TIMEOUT = 0.2
"""Seconds for which the screen may freeze because another program has locked the file."""
_HELP: dict[type[Screen[Any]], tuple[str, ...]] = {LibraryScreen: ("library",), InsightsScreen: ("insights",)}
"""The places whose keys belong to a screen, first in its help."""

Remember = Callable[[Settings], None]


class NegotuiApp(App[None]):
    """The workbook app over one workspace. failure: what to say once the terminal is restored, or None."""

    # All at once: a style sheet of a screen's own is parsed, and every style worked out anew, when that screen first opens.
    CSS_PATH = ["app.tcss", "screens/library.tcss", "screens/workbook.tcss", "screens/talk.tcss", "screens/quick.tcss"]
    TITLE = "negotui"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    # Its own list fails on a page key while it changes, and ranks a few letters anywhere before whole words.
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, workspace: Workspace, settings: Settings, remember: Remember, negotiation: Negotiation | None = None
    ) -> None:
        """remember: saves the settings.  negotiation: the one to open at once, over the library."""
        super().__init__()
        self.workspace, self.settings, self._save_settings = workspace, settings, remember
        self._initial, self._places = negotiation, LastPlaces(settings.places)
        self.router = Router(self, workspace)
        workspace.history.begin_visit()
        self._harmless, self.again = Harmless(), Again()
        self.input_queue = InputQueue(self, partial(_hand_over, self))
        self.curtain = Curtain(self, workspace.key, self.flush, settings.lock_after)
        self.failure: NegotuiError | None = None
        self.restore_terminal: Callable[[], None] = lambda: None
        self.look_after: Callable[[Screen[Any]], None] = lambda _: None
        self._insights: InsightsScreen | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else THEMES[0].name

    def on_mount(self) -> None:
        """Open the library, and the negotiation that was asked for over it."""
        library = LibraryScreen(self.workspace, self.settings.help_shown, self.settings.sort, self._places)
        self.push_screen(library)
        if self._initial is not None:
            library.call_after_refresh(library.open, self._initial)
        else:
            # Once the list is there: looking beside the file is nothing that anyone should wait for.
            library.call_after_refresh(
                offer_rescued, library, self.workspace, lambda entry: library.open_id(entry.negotiation, entry.id)
            )
        self.look_after(library)
        self.theme_changed_signal.subscribe(self, lambda _: self._remember())
        handle_signals(self, self.workspace.close, self.restore_terminal)
        self.set_interval(INTERVAL, lambda: look(self.workspace, self.screen_stack))
        self.set_timer(0.05, collect_garbage_again)
        self.curtain.begin()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Adds the filter that removes from all output what a terminal would obey."""
        return [*super().get_line_filters(), self._harmless]

    async def on_event(self, event: events.Event) -> None:
        """Keys, pastes and the mouse wait until what came before them is done; all else is handled at once."""
        if isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded:
            self.curtain.stir()
            await self.input_queue.take(event)
        else:
            await super().on_event(event)

    # Leaving

    def flush(self) -> bool:
        """Save what is being typed on any screen; False where that failed."""
        return not [column for column in columns(self) if not column.forms.flush()]

    def save_or_rescue(self) -> None:
        """Save what is being typed, for one who leaves whatever happens; what cannot be saved goes to a file of its own."""
        if not self.flush():
            self.failure = rescued(self.workspace, columns(self))

    def action_leave(self) -> None:
        """Leave, unless something could not be saved."""
        screen = self.screen
        if not self.flush():
            show_error(screen, UNSAVED_LOCKED if is_locked(self) else UNSAVED)
            return
        asks = isinstance(screen, NegotiationScreen) and screen.ASKS_BEFORE_LEAVING
        if not asks or self.again.confirmed(screen, "q again leaves. Everything is saved."):
            self.exit()

    def action_help_quit(self) -> None:
        """ctrl+c, with nothing selected to copy: it leaves nothing here, so say what does."""
        screen = self.screen
        if not self.flush():
            show_error(screen, UNSAVED_LOCKED if is_locked(self) else UNSAVED)
        elif isinstance(screen, ModalScreen) or (screen.focused and screen.focused.check_consume_key("q", "q")):
            show_notice(screen, "Everything is saved. esc closes this, then q leaves. ctrl+c copies what is selected.")
        else:
            show_notice(screen, "Everything is saved. q leaves.")

    async def action_quit(self) -> None:
        """ctrl+q: save what can be saved and leave whatever happens."""
        self.save_or_rescue()
        self.exit()

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Remember the settings on the way out."""
        self._remember()
        super().exit(*args, **kwargs)

    def _remember(self) -> None:
        stack: list[Screen[Any]] = list(self.screen_stack)
        shown = [
            screen.help_shown if isinstance(screen, LibraryScreen) else screen.body.help_shown
            for screen in stack
            if isinstance(screen, (LibraryScreen, WorkbookScreen, ReviewScreen))
        ]
        sort = [screen.listing.order for screen in stack if isinstance(screen, LibraryScreen)]
        for screen in stack:
            if isinstance(screen, WorkbookScreen) and screen.is_mounted:
                screen.keep_place()
        settings = replace(
            self.settings,
            places=self._places.stored,
            theme=self.theme,
            help_shown=shown[-1] if shown else True,
            sort=sort[-1] if sort else self.settings.sort,
        )
        if settings != self.settings:
            self.settings = settings
            # A theme that is not remembered is no reason to stop anyone.
            with contextlib.suppress(NegotuiError):
                self._save_settings(settings)

    def _fatal_error(self) -> None:
        """Textual would print the local variables, which hold private text: keep to the kind and place of the error."""
        with contextlib.suppress(Exception):
            self.save_or_rescue()
        if self._exception is not None:
            self.failure = stopped(self._exception, self.failure)
        self._close_messages_no_wait()

    # Commands

    def action_keys(self) -> None:
        """Show every key."""
        self.push_screen(PageDialog("Keys", key_lines))

    def action_command_palette(self) -> None:
        """Find a command, a place or a negotiation by its name."""
        if not isinstance(self.screen, ModalScreen):
            open_palette(self, self.workspace, self.router)

    def action_change_theme(self) -> None:
        """Choose the colours."""
        choose_theme(self)

    def action_help(self) -> None:
        """Show the keys of the screen on top; a screen with guidance of its own shows that in its place."""
        screen = self.screen
        if isinstance(screen, PageDialog):
            screen.dismiss(None)
            return
        own = next((places for kind, places in _HELP.items() if isinstance(screen, kind)), ("dialog",))
        self.push_screen(PageDialog("Help", partial(key_lines, places=(*own, "list", "form", "app"))))

    def action_review(self) -> None:
        """Look back at what is open, or under the cursor of the library."""
        self.router.review()

    def action_brief(self) -> None:
        """Show the page for the room, of what is open or under the cursor of the library."""
        self.router.brief()

    def action_import(self) -> None:
        """Take negotiations over from a file, into the library."""
        library = self.screen
        if isinstance(library, LibraryScreen) and library.forms.close():
            # What is needed once in a while costs no start.
            from negotui.tui.screens.import_file import ask_and_import

            ask_and_import(library, self.workspace)

    def action_in_full(self) -> None:
        """Show the entry under the cursor in full."""
        show_in_full(self.screen)

    def action_insights(self) -> None:
        """See what negotiations that are over have in common."""
        if self._insights is None:
            self._insights = InsightsScreen(self.workspace)
            # It keeps what it has read: an installed screen stays when it is left.
            self.install_screen(self._insights, "insights")
        if self._insights not in self.screen_stack:
            self.push_screen(self._insights)

    def action_agenda(self) -> None:
        """See what is due in all negotiations."""

        def back(to: tuple[str, str] | None) -> None:
            self.router.library.reload()
            if to is not None:
                self.router.library.open_id(*to)

        self.push_screen(AgendaScreen(self.workspace), back)

    # Ways between screens

    @on(SectionPane.LinkFollowed)
    @on(HelpPanel.HelpLinkFollowed)
    def follow(self, message: SectionPane.LinkFollowed | HelpPanel.HelpLinkFollowed) -> None:
        """A line of a section leads somewhere, or a link of the help out of it."""
        self.router.follow(message.link)

    def action_lock(self) -> None:
        """Lock the screen."""
        self.curtain.fall()

    def copy_to_clipboard(self, text: str) -> None:
        """What is selected; of a locked workbook it stays within negotui."""
        if is_locked(self):
            self._clipboard = text
            show_notice(self.screen, COPIED_INSIDE)
        else:
            super().copy_to_clipboard(text)


async def _hand_over(app: NegotuiApp, event: events.InputEvent | events.Paste) -> None:
    if isinstance(event, events.Key):
        app.again.key_given()
    await App.on_event(app, event)


def run(
    workspace: Workspace, settings: Settings, remember: Remember, negotiation: Negotiation | None = None
) -> NegotuiError | None:
    """Run the app until the user leaves. Returns what to say afterwards, or None."""
    tolerant_input()
    # The user waits for the screen during every call; a form tries again each second.
    workspace.wait_at_most(_LOCK_TIMEOUT)
    app = NegotuiApp(workspace, settings, remember, negotiation)
    write_down(app)
    app.restore_terminal = terminal_restorer()
    app.look_after = partial(begin, workspace, settings)
    app.run()
    return app.failure
