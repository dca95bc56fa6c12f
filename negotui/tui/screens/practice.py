"""A practice: the screen of the table, over a workbook in memory, with somebody who answers. Nothing here is the real talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from negotui.analysis.gaps import paragraph, strong
from negotui.analysis.practice.counterpart import Reply
from negotui.domain.blocks import Block
from negotui.domain.guide import Guide
from negotui.domain.practice import aloud
from negotui.errors import NegotuiError
from negotui.services.played import PlayedPractice
from negotui.services.practice_report import tactic_of, tactic_page, who
from negotui.services.talk_log import Logged
from negotui.services.workspace import Workspace
from negotui.tui.again import again_of
from negotui.tui.commands import bindings
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.drawing.blocks import draw
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.background import Background
from negotui.tui.screens.open_negotiation import SAVED
from negotui.tui.screens.talk import TalkScreen
from negotui.tui.widgets.bars import KeyBar, TopHeading, TopLine
from negotui.tui.widgets.blocks_view import BlocksView
from negotui.tui.widgets.spoken_view import SpokenView

MARKED = "PRACTICE"
_THINKING = "They think it over …"


class PracticeScreen(TalkScreen, inherit_bindings=False):
    """The table of a practice. It is left when somebody has accepted or walked away, or by escape, which keeps it."""

    BINDINGS: ClassVar[list[BindingType]] = [*Screen.BINDINGS, *bindings("practice")]

    def __init__(self, guide: Guide, played: PlayedPractice) -> None:
        """guide: the negotiation's."""
        super().__init__(Workspace.of_practice(played), guide, played.negotiation)
        self.flow = Flow(self, played)

    def compose(self) -> ComposeResult:
        """As at the table, below what they have just said."""
        yield TopLine(id="top")
        yield SpokenView(id="spoken")
        with Horizontal(id="body"):
            yield BlocksView(id="page")
            yield self.log_pane
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what is there; where they were about to answer, they do."""
        super().on_mount()
        self.flow.go_on()

    def redraw(self, at: str = "") -> None:
        """Show what has changed, and what they have said."""
        super().redraw(at)
        self.flow.show_words()

    def draw_top(self) -> None:
        """Say that this is a practice, and in which round; keep what has changed since the last look."""
        self.flow.keep()
        heading = self.flow.heading()
        top = self.query_one(TopLine)
        if top.heading != heading:
            top.heading = heading

    # Keys

    def action_ask(self, what: str) -> None:
        """Make one of the moves of a practice, or ask for what is logged at the table. what: of MOVES, or as there."""
        if what in MOVES:
            if self.forms.close():
                MOVES[what](self.flow)
        elif self.flow.is_free():
            super().action_ask(what)

    def _log(self, log: Callable[[], Logged], notice: str = "", offered: bool = False) -> None:
        super()._log(log, notice)
        self.flow.go_on(offered)

    def action_back(self) -> None:
        """Leave, one thing at a time; the practice itself only when asked for twice: what is typed next must not go elsewhere."""
        if self.forms.surface is not None:
            super().action_back()
        elif again_of(self).confirmed(
            self, "esc again leaves. The practice is kept: P in the workbook goes on with it."
        ):
            self.dismiss(None)

    def action_undo(self) -> None:
        """Take back my last move with their answer."""
        self.flow.turn(self.flow.played.undo)

    def action_redo(self) -> None:
        """Make it again."""
        self.flow.turn(self.flow.played.redo)


class Flow:
    """What goes on in a practice: whose turn it is, their answers, and that everything is kept."""

    def __init__(self, screen: PracticeScreen, played: PlayedPractice) -> None:
        self.screen, self.played = screen, played
        self._background = Background(screen)
        self._left = False

    # What is shown

    def heading(self) -> TopHeading:
        """The top line. Nobody may take this for the real talk, so it says so at every width."""
        opened, played = self.screen.opened, self.played
        counterpart = opened.negotiation.details.get("counterpart")
        facts = [opened.negotiation.title, *([f"with {counterpart}"] if counterpart else [])]
        rounds = f"round {min(played.round + 1, played.dealt.settings.rounds)} of {played.dealt.settings.rounds}"
        trouble = opened.status != SAVED
        return TopHeading(MARKED, tuple(facts), (rounds,), opened.status if trouble else "practice", trouble)

    def show_words(self) -> None:
        """What they said last, or how one begins."""
        view = self.screen.query_one(SpokenView)
        blocks = self._words()
        if view.blocks != blocks:
            view.blocks = blocks

    def _words(self) -> tuple[Block, ...]:
        if self._background.busy_with is not None:
            return (paragraph(_THINKING),)
        move = self.played.last_move()
        if move is None:
            return (paragraph(f"{who(self.played)} ", strong("m makes your first offer, o lets them begin.")),)
        return (paragraph("They: ", strong(aloud(move.words) if move.words else "(They say nothing.)")),)

    # Moves

    def is_free(self) -> bool:
        """Whether it is my turn; else say so."""
        if self._background.busy_with is None:
            return True
        show_notice(self.screen, _THINKING)
        return False

    def wait(self) -> None:
        """Let them speak."""
        self._move(self.played.wait)

    def accept(self) -> None:
        """Accept their last offer, when asked for twice: it ends the practice."""
        move = self.played.last_move()
        if move is None:
            show_notice(self.screen, "They have offered nothing yet: m makes your offer, o lets them begin.")
        elif again_of(self.screen).confirmed(self.screen, "y again accepts their last offer, and ends the practice."):
            self._move(self.played.accept)

    def walk_away(self) -> None:
        """Walk away, when asked for twice."""
        if again_of(self.screen).confirmed(self.screen, "w again walks away, and ends the practice."):
            self._move(self.played.walk_away)

    def _move(self, move: Callable[[], Logged]) -> None:
        if not self.is_free():
            return
        try:
            logged = move()
        except NegotuiError as error:
            show_error(self.screen, error)
            return
        self._show(logged)
        self.go_on()

    def _show(self, logged: Logged) -> None:
        self.screen.opened.replace_silently(logged.negotiation)
        self.screen.redraw(logged.entry.id)

    # Their turn

    def go_on(self, offered: bool = False) -> None:
        """Let them answer where it is their turn; leave where the talk is over. offered: whether I have just tried to offer."""
        if self.played.is_over:
            self.keep()
            self._leave()
        elif self.played.is_theirs:
            if not offered and self._background.busy_with is not None:
                return
            self._name_tactic()
            task = self.played.reply_task()
            if task.is_long:
                self._background.ask(self.played.turns(), task, self._answered)
                self.show_words()
            else:
                self._answered(task.work())
        elif offered:
            show_notice(
                self.screen, "I can’t read this offer, so they don’t answer it: u takes it back, m makes another."
            )

    def _answered(self, answer: Reply) -> None:
        try:
            logged = self.played.take(answer)
        except NegotuiError as error:
            show_error(self.screen, error)
            return
        self._show(logged)
        if self.played.is_over:
            self.go_on()

    def turn(self, turn: Callable[[], str]) -> None:
        """Undo or redo. What they were thinking about is no longer asked."""
        if not self.screen.forms.close():
            return
        self._background.stop()
        try:
            said = turn()
        except NegotuiError as error:
            said = f"{error.message} {error.hint}".strip()
        show_notice(self.screen, said)
        self.screen.reload()
        self.screen.redraw()
        self.go_on()

    # Hard tactics

    def _name_tactic(self) -> None:
        """Once it is answered, a hard tactic has a name."""
        if (tactic := tactic_of(self.played, self.played.last_move())) is not None:
            show_notice(self.screen, f"That was a hard tactic: {tactic.title}. t says what to do about it.")

    def tactic(self) -> None:
        """The page of the last hard tactic that I have answered."""
        moves = self.played.moves()
        mine = [number for number, move in enumerate(moves) if move.turn.by_me]
        answered = [move for move in moves[: mine[-1] if mine else 0] if move.turn.tactic and not move.turn.by_me]
        tactic = tactic_of(self.played, answered[-1] if answered else None)
        if tactic is not None:
            self.screen.app.push_screen(PageDialog(tactic.title, partial(draw, tactic_page(tactic))))
        elif any(move.turn.tactic for move in moves):
            show_notice(self.screen, "Answer them first: then t says what they have just done.")
        else:
            show_notice(self.screen, "They have used no hard tactic so far.")

    # Keeping it

    def keep(self) -> None:
        """Write what has changed to the file; where that fails say so, and try again a second later."""
        try:
            self.played.keep()
        except NegotuiError as error:
            self.screen.opened.status = error.message
        else:
            self.screen.opened.status = SAVED

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self.screen.dismiss(None)


MOVES: Mapping[str, Callable[[Flow], None]] = {
    "their move": Flow.wait,
    "accept": Flow.accept,
    "walk away": Flow.walk_away,
    "tactic": Flow.tactic,
}
"""The moves of a practice by the names that commands ask for them by."""
