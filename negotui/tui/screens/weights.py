"""Asking how much each issue matters, one question a dialog. Nothing is saved before the last answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.screen import Screen

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog, LineDialog
from negotui.tui.drawing.cells import wrapped
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice

if TYPE_CHECKING:
    from negotui.analysis.weighing.interview import Question, Weighing

_BACK = "<"
_BOX, _EDGES = 76, 6
"""The width of a dialog, and how much of it is not for words."""
_BLANKS = "   "


def ask_weights(
    screen: Screen[None], workspace: Workspace, negotiation: Negotiation, saved: Callable[[], None]
) -> None:
    """Ask until the weights are known, then save them in one step. saved: called afterwards. Escape changes nothing."""
    from negotui.services.weights import left_out

    try:
        weighing, lacks = workspace.weights.begin(negotiation)
    except NegotuiError as error:
        show_error(screen, error)
        return
    if lacks:
        screen.notify(left_out(lacks), title="Left out", severity="warning", timeout=8, markup=False)
    _ask(screen, weighing, lambda done: _save(screen, workspace, negotiation, done, saved))


def _ask(
    screen: Screen[None], weighing: Weighing, done: Callable[[Weighing], None], wrong: str = "", typed: str = ""
) -> None:
    """Ask the next question and those behind it. wrong: what was wrong with what was typed."""
    question = weighing.question
    if question is None:
        done(weighing)
        return

    def answered(answer: str | None) -> None:
        if answer is None:
            show_notice(screen, "The weights are as they were.")
            return
        if answer.strip() == _BACK:
            _ask(screen, weighing.before or weighing, done)
            return
        try:
            after = weighing.answer(answer if question.choices else question.read(answer))
        except NegotuiError as error:
            _ask(screen, weighing, done, f"{error.message} {error.hint}", answer)
            return
        _ask(screen, after, done)

    title, back = f"{weighing.progress} · {question.text}", f"{_BACK} back · " if weighing.before else ""
    if not question.choices:
        hint = wrong or f"a number from 0 to 100 · {back}esc leaves everything as it was"
        screen.app.push_screen(LineDialog(title, typed, hint, "0 to 100"), answered)
        return
    width = min(_BOX, screen.app.size.width * 96 // 100) - _EDGES
    hint = f"enter or a number chooses · {back}esc leaves everything as it was"
    keys = {str(number): choice.id for number, choice in enumerate(question.choices[:9], 1)}
    screen.app.push_screen(ChoiceDialog(title, list(_lines(question, width)), hint, keys | {_BACK: _BACK}), answered)


def _save(
    screen: Screen[None], workspace: Workspace, negotiation: Negotiation, weighing: Weighing, saved: Callable[[], None]
) -> None:
    """Save the weights and tell what they are, and what was contradicted."""
    from negotui.services.weights import summary

    try:
        notes = workspace.weights.save(negotiation, weighing)
    except NegotuiError as error:
        # A minute of answers must not be lost because another program holds the file.
        lines = [
            Line(literal(f"{_BLANKS}Try again"), "again"),
            Line(literal(f"{_BLANKS}Leave everything as it was"), "leave"),
        ]
        again = ChoiceDialog(error.message, lines, error.hint)
        screen.app.push_screen(
            again, lambda answer: _save(screen, workspace, negotiation, weighing, saved) if answer == "again" else None
        )
        return
    saved()
    sentences = (f"{weighing.said(weighing.weights)}.", *summary(weighing), *notes)
    screen.notify(" ".join(sentences), title="Weighed. u takes it back.", timeout=12, markup=False)


def _lines(question: Question, width: int) -> Iterator[Line]:
    """The choices, each with its number and all that it says; the lines of one are one stop of the cursor."""
    for number, choice in enumerate(question.choices, 1):
        mark = f"{_BLANKS}{number}  "
        first, *more = choice.lines
        for content in wrapped(literal(first), width, mark, " " * len(mark)):
            yield Line(content, choice.id)
        for text in more:
            for content in wrapped(literal(text, "muted"), width, " " * len(mark), " " * len(mark)):
                yield Line(content, choice.id)
