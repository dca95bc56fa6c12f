"""The questions at the table, which take as few keys as possible. Each passes on a function that logs its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from textual.screen import Screen

from negotui.analysis.offers.board import Board
from negotui.analysis.offers.offers import MINE, THEIRS
from negotui.analysis.offers.page import MAY, MUST, NEVER, TELL, TOLD
from negotui.domain.dates import show_date
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.said import split_quoted_words
from negotui.domain.sheets import OFFERS
from negotui.domain.stages import CLOSED, Stage
from negotui.domain.text import folded
from negotui.domain.values import Context, shown
from negotui.errors import NegotuiError
from negotui.services.talk import Talk
from negotui.services.talk_log import Logged
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog, FindDialog, LineDialog
from negotui.tui.dialogs.line_preview import PreviewDialog
from negotui.tui.drawing.blocks import draw
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice
from negotui.tui.widgets.fields.text import LONG

_NEW = "new:"
_ANYWAY = "anyway"
_LOGS = "enter logs it · esc cancels"


@dataclass(frozen=True, slots=True)
class TalkState:
    """What a question is asked about: nothing of it changes until it is answered but the board, whose values may still come.

    screen: over which it is asked.  board: gives the offers with what each means.  hidden: whether others look at the screen.
    """

    screen: Screen[None]
    workspace: Workspace
    guide: Guide
    negotiation: Negotiation
    board: Callable[[], Board]
    hidden: bool

    @property
    def talk(self) -> Talk:
        """What can be done at the table."""
        return self.workspace.talk

    def context(self) -> Context:
        """What texts in the negotiation may refer to."""
        return self.workspace.context(self.negotiation)


class Log(Protocol):
    """Receives the function that logs an answer."""

    def __call__(self, log: Callable[[], Logged], notice: str = "", offered: bool = False) -> None:
        """Log it. notice: what to say afterwards, or empty.  offered: whether it is an offer."""


Question = Callable[[TalkState, Log], None]


# Offers


def _ask_offer(side: str, state: TalkState, log: Log) -> None:
    """What has changed in an offer of that side; the rest is carried over."""
    talk, negotiation = state.talk, state.negotiation

    def reading(text: str, width: int) -> Sequence[Line]:
        typed, _ = split_quoted_words(text)
        return draw(talk.preview(negotiation, state.board(), side, typed, state.hidden), width)

    def problem(text: str) -> str:
        try:
            talk.terms(negotiation, side, split_quoted_words(text)[0])
        except NegotuiError as error:
            return error.message
        return ""

    def written(text: str | None) -> None:
        if text is None or not text.strip():
            return
        typed, words = split_quoted_words(text)
        more = {"words": words} if words else None
        log(lambda: talk.offer(negotiation, side, typed, more, as_typed=True), offered=True)

    title = "Your offer: what do you offer?" if side == MINE else "Their offer: what has changed?"
    again = "Enter again keeps it as you typed it."
    state.screen.app.push_screen(
        PreviewDialog(title, reading, problem, 'salary 118k; remote 2 "their words"', again), written
    )


# What else is said


def _ask_note(state: TalkState, log: Log) -> None:
    """A note, in a line."""

    def written(text: str | None) -> None:
        if text and text.strip():
            log(lambda: state.talk.note(state.negotiation, text))

    state.screen.app.push_screen(LineDialog("A note", "", _LOGS, "What was said or done?", LONG), written)


def _ask_signal(state: TalkState, log: Log) -> None:
    """One of the signals that were written down, or a new one."""
    if state.hidden:
        show_notice(state.screen, "The signals that you wrote down are hidden: h shows them first.")
        return

    def chosen(signal: Entry | str) -> None:
        log(lambda: state.talk.signal(state.negotiation, signal))

    _choose(state, "A signal", Talk.SIGNALS, "the signal, or what you saw", chosen)


def _ask_answer(state: TalkState, log: Log) -> None:
    """One of my questions, or a new one, and what they answered."""

    def chosen(question: Entry | str) -> None:
        text_of_question = state.context().name(question) if isinstance(question, Entry) else question

        def answered(text: str | None) -> None:
            if text and text.strip():
                log(lambda: state.talk.answer(state.negotiation, question, text))

        state.screen.app.push_screen(LineDialog(text_of_question, "", _LOGS, "What did they answer?", LONG), answered)

    _choose(state, "An answer to", Talk.QUESTIONS, "which question?", chosen)


def _choose(state: TalkState, title: str, sheet: str, placeholder: str, then: Callable[[Entry | str], object]) -> None:
    """An entry of a sheet, those that are still open first, or what is typed as a new one."""
    context = state.context()
    entries = {entry.id: entry for entry in state.negotiation.of(sheet)}
    open_first = sorted(entries.values(), key=lambda entry: bool(entry.get("answer") or entry.get("seen")))

    async def search(text: str) -> list[Line]:
        words = folded(text).split()
        matches = [entry for entry in open_first if all(word in folded(context.name(entry)) for word in words)]
        lines = [Line(literal(f"   {context.name(entry)}", ""), entry.id) for entry in matches]
        if text.strip():
            lines.append(Line(literal(f"   + new: {text.strip()}", "accent"), f"{_NEW}{text.strip()}"))
        return lines

    def chosen(target: str | None) -> None:
        if target is not None:
            then(target.removeprefix(_NEW) if target.startswith(_NEW) else entries[target])

    state.screen.app.push_screen(FindDialog(title, search, placeholder), chosen)


def _ask_promise(state: TalkState, log: Log) -> None:
    """Who promised what, by when, in a line."""
    talk, today = state.talk, state.workspace.today()

    def reading(text: str, _: int) -> Sequence[Line]:
        who, what, due = talk.pledge(text)
        by = show_date(due, today) if due else "no day is set"
        parts = (("Who", who or "?"), ("What", what or "?"), ("By", by))
        return [Line(literal(f" {name:<6}", "muted") + literal(value)) for name, value in parts]

    def problem(text: str) -> str:
        who, what, _ = talk.pledge(text)
        return "" if who and what else "Write who promised, a colon, and what: me: send the summary by Friday."

    def written(text: str | None) -> None:
        if text and text.strip():
            who, what, due = talk.pledge(text)
            log(lambda: talk.promise(state.negotiation, what, who, due))

    state.screen.app.push_screen(
        PreviewDialog("A promise", reading, problem, "Maja: send the draft by Friday"), written
    )


# What is told


def _ask_told(state: TalkState, log: Log) -> None:
    """Something that was marked beforehand; what was never to be told is asked about once more."""
    talk, negotiation, context = state.talk, state.negotiation, state.context()
    untold = {
        entry.id: entry
        for entry in talk.marked(negotiation)
        if not entry.get(TOLD) and not (state.hidden and entry.get(TELL) not in {MUST, MAY})
    }
    if not untold:
        hint = "Mark things with the field “May they hear of it?” in interests, facts, arguments and alternatives."
        show_error(state.screen, NegotuiError("You have told everything that you marked.", hint))
        return

    def chosen(id: str | None) -> None:
        if id is None:
            return
        entry = untold[id]
        if entry.get(TELL) != NEVER:
            log(lambda: talk.tell(negotiation, entry))
            return
        sure = [
            Line(literal("   I told them anyway: log it"), _ANYWAY),
            Line(literal("   I didn’t tell them"), "no"),
        ]

        def answered(answer: str | None) -> None:
            if answer == _ANYWAY:
                log(lambda: talk.tell(negotiation, entry))

        state.screen.app.push_screen(ChoiceDialog(f"Marked never to tell: {context.name(entry)}", sure), answered)

    lines = [
        Line(
            literal(f"   {entry.get(TELL):<10} ", "bad" if entry.get(TELL) == NEVER else "muted")
            + literal(context.name(entry)),
            id,
        )
        for id, entry in untold.items()
    ]
    state.screen.app.push_screen(ChoiceDialog("What was told?", lines), chosen)


# How it ends


def _ask_ending(state: TalkState, log: Log) -> None:
    """How the talk ends, and on which offer."""
    talk = state.talk
    endings = talk.ENDINGS
    first = [ending[0] for ending in endings]
    keys: dict[str, str] = {ending[0]: ending for ending in endings if first.count(ending[0]) == 1}
    lines = [Line(literal(f"   {ending[:1].upper()}{ending[1:]}"), ending) for ending in endings]

    def chosen(ending: str | None) -> None:
        if ending == Stage.AGREED:
            _ask_agreed_offer(state, partial(_end, state, log, ending))
        elif ending is not None:
            _end(state, log, ending, None)

    state.screen.app.push_screen(ChoiceDialog("How does it end?", lines, keys=keys), chosen)


def _end(state: TalkState, log: Log, ending: str, offer: Entry | None) -> None:
    more = "p logs what each side promised." if ending in CLOSED else "t opens the table again."
    ties = state.talk.ties(state.negotiation) if ending in CLOSED else ""
    notice = " ".join(filter(None, (f"{ending[:1].upper()}{ending[1:]}.", ties, more)))
    log(lambda: state.talk.close(state.negotiation, ending, offer), notice)


def _ask_agreed_offer(state: TalkState, end: Callable[[Entry], None]) -> None:
    """The offer that was agreed on, the newest first."""
    context = state.context()
    offers = {entry.id: entry for entry in reversed(state.talk.offers_with_terms(state.negotiation))}
    if not offers:
        hint = "o logs theirs, m logs yours; or close it as no agreement."
        show_error(state.screen, NegotuiError("There is no offer to agree on yet.", hint))
        return

    def chosen(id: str | None) -> None:
        if id is not None:
            end(offers[id])

    field = state.guide.sheet(OFFERS).field("terms")
    lines = [
        Line(literal(f"   {context.name(entry)}: {shown(entry, field, context)}"), id) for id, entry in offers.items()
    ]
    state.screen.app.push_screen(ChoiceDialog("Agreed on which offer?", lines), chosen)


QUESTIONS: Mapping[str, Question] = {
    "their offer": partial(_ask_offer, THEIRS),
    "my offer": partial(_ask_offer, MINE),
    "note": _ask_note,
    "signal": _ask_signal,
    "answer": _ask_answer,
    "promise": _ask_promise,
    "told": _ask_told,
    "ending": _ask_ending,
}
"""The questions by the names that commands ask them by."""
