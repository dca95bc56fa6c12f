"""Five minutes: a few questions on one screen, one after the other. The form saves each answer as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from negotui.domain.guide import Guide, Sheet
from negotui.domain.negotiation import Negotiation
from negotui.domain.quick import QuickQuestion, progress
from negotui.domain.values import Context
from negotui.errors import NegotuiError
from negotui.services.quick import is_begun
from negotui.services.workspace import Workspace
from negotui.tui.commands import bindings
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error
from negotui.tui.screens.form_session import FormColumn, FormSession
from negotui.tui.screens.headings import status_of
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.section_body import WIDE
from negotui.tui.widgets.answers_view import Answer, AnswersView
from negotui.tui.widgets.bars import KeyBar, TopHeading, TopLine

TITLE = "Five minutes"
_ON, _BACK, _STOP = 1, -1, 0
_KEYS = "enter goes on, also past an empty line · pgup goes back · esc stops here"


class QuickColumn(FormColumn):
    """The column of the questions: a form that is done with leads to the next one."""

    class Going(Message):
        """The user goes on to the next question, back to the one before, or stops. by: 1, −1 or 0."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__(closed=lambda _: None)
        self.forms = QuickForms(self, lambda _: None)

    def compose(self) -> ComposeResult:
        """What is answered, and below the form what helps to answer."""
        yield AnswersView(id="answers")
        with Vertical(id="about"):
            yield Static("", id="about-question")
            yield Static(literal(_KEYS), id="about-keys")


class QuickForms(FormSession):
    """The form of a question. It stays until all of it is saved and the screen has gone on."""

    def done(self) -> None:
        """Escape stops."""
        self.column.post_message(QuickColumn.Going(_STOP))

    def finish(self) -> None:
        """Enter on the last line goes on."""
        self.column.post_message(QuickColumn.Going(_ON))


class QuickScreen(NegotiationScreen):
    """Asks the quick questions; dismissed with the negotiation as it is stored, or None where nothing was answered."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("quick")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(self, workspace: Workspace, guide: Guide, negotiation: Negotiation) -> None:
        """negotiation: one that is not stored yet, or one to go through again."""
        super().__init__(workspace, guide, negotiation)
        self.result: Negotiation | None = None
        self._questions = workspace.quick.questions(negotiation)
        self._at = 0
        self._step = workspace.entries.step()
        # A figure that cannot be read is said once; who goes on all the same has decided to leave it so.
        self._warned: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Top line, questions, keys."""
        yield TopLine(id="top")
        yield QuickColumn()
        yield KeyBar(id="keys")

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._ask(0)

    @property
    def question(self) -> QuickQuestion:
        """The one that is asked."""
        return self._questions[self._at]

    # What is shown

    def redraw(self) -> None:
        """Show what is answered so far."""
        quick = self.workspace.quick
        answers = []
        for place, question in enumerate(self._questions):
            texts = quick.answered(self.negotiation, question)
            answers.append(Answer(question.title, " · ".join(filter(None, texts)), place == self._at, question.follows))
        self.query_one(AnswersView).answers = tuple(answers)
        self.draw_top()

    def draw_top(self) -> None:
        """Say which question this is, and whether all is saved."""
        number, of = progress(self._questions, self.question)
        status, trouble = status_of(self.opened)
        facts = (title,) if (title := self.negotiation.title) else ()
        self.query_one(TopLine).heading = TopHeading(
            TITLE, facts, (f"{number} of {of}",), status if is_begun(self.negotiation) else "", trouble
        )

    def on_resize(self) -> None:
        """Show what is answered only where there is room for it."""
        self.query_one(AnswersView).lay_out()

    # Asking

    async def _ask(self, place: int) -> None:
        self._at, self._warned = place, {}
        question, column = self.question, self.query_one(QuickColumn)
        entry = self.workspace.quick.entry(self.negotiation, question)
        sheet = asked_sheet(question, self.opened.context())
        number, of = progress(self._questions, question)
        await self.forms.open(self.opened, f"{number} of {of} · {question.title}", entry, sheet)
        self.query_one("#about-question", Static).update(literal(question.about))
        self.redraw()
        form = self.forms.form
        if form is None:
            return
        column.move_child(self.query_one("#about"), after=form)
        # At once, not after the next refresh: what is typed meanwhile belongs to this question.
        self.set_focus(next(iter(form.editors.values())))

    async def on_quick_column_going(self, message: QuickColumn.Going) -> None:
        """Save, and go where the user goes."""
        if not self.forms.flush() or (message.by == _ON and self._says_unread()) or not self.forms.close():
            return
        try:
            self.opened.negotiation = self.workspace.quick.settle(self.negotiation, self._step)
            place = self.workspace.quick.after(self.negotiation, self._questions, self._at, message.by or _ON)
        except NegotuiError as error:
            show_error(self, error)
            place = self._at
        if message.by == _STOP or (message.by == _ON and place is None):
            self._finish()
        else:
            await self._ask(self._at if place is None else place)

    def _says_unread(self) -> bool:
        """Whether a field has just been found unreadable: the form says why, and the cursor goes there once."""
        entry = self.workspace.quick.entry(self.negotiation, self.question)
        drafts = {part.field: text for part in self.question.parts if (text := entry.draft(part.field))}
        new = [name for name, text in drafts.items() if self._warned.get(name) != text]
        form = self.forms.form
        if not new or form is None:
            return False
        self._warned = drafts
        self.set_focus(form.editors[new[0]])
        return True

    def _finish(self) -> None:
        try:
            negotiation = self.workspace.quick.finish(self.negotiation, self._step)
        except NegotuiError as error:
            show_error(self, error)
            negotiation = self.negotiation
        self.result = negotiation if is_begun(negotiation) else None
        self.dismiss(None)

    # Keys

    def action_go_back(self) -> None:
        """Back to the question before, behind what is typed already."""
        focused: Widget | None = self.focused
        column = self.query_one(QuickColumn)
        (focused or column).call_later(column.post_message, QuickColumn.Going(_BACK))


def asked_sheet(question: QuickQuestion, context: Context) -> Sheet:
    """The sheet of a question, with nothing in it but what is asked, in the words of the question."""
    sheet = context.sheet(question.sheet)
    fields = tuple(replace(sheet.field(part.field), ask=part.ask) for part in question.parts)
    return replace(sheet, fields=fields)
