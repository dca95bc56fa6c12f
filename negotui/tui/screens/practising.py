"""The way into a practice: who sits there, or which one to go on with or to read again; then the screen of it, then the debrief."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from negotui.domain.dates import show_date
from negotui.domain.practice import Manner, Pressure
from negotui.domain.text import plural
from negotui.errors import NegotuiError
from negotui.services.played import PlayedPractice
from negotui.services.practice_report import CALLED, PastPractice, asked_settings, ending_of
from negotui.services.task import Task
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.dialogs.options import Setting, SettingsDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.background import Background
from negotui.tui.screens.debrief import CONFIDENCE, show_debrief
from negotui.tui.screens.negotiation_screen import NegotiationScreen

_NEW, _FORGET = "new", "forget:"
_MOST = 6
"""So many earlier practices are offered to be read again."""
_ROUNDS = (4, 6, 8, 10, 15, 20)
_MANNERS = {
    Manner.FIRM: "firm: gives late",
    Manner.EVEN: "even: gives step by step with the time",
    Manner.EAGER: "eager: gives early",
    Manner.MIRROR: "mirror: gives as much as it gets",
    Manner.STEPWISE: "stepwise: a step for each new offer",
}
_PRESSURES = {
    Pressure.LOW: "low: they keep something back",
    Pressure.EVEN: "even",
    Pressure.HIGH: "high: they go to their limit",
}


def ask_practice(screen: NegotiationScreen) -> None:
    """Ask over a workbook, and practise; the workbook shows afterwards what was noted."""
    practice, negotiation = screen.workspace.practice, screen.negotiation
    try:
        if why := practice.why_not(negotiation):
            show_error(screen, NegotuiError("There is nothing to practise yet.", why))
            return
        past = practice.past(negotiation)
    except NegotuiError as error:
        show_error(screen, error)
        return
    if past:
        _ask_which(screen, past)
    else:
        _ask_settings(screen)


def _ask_which(screen: NegotiationScreen, past: tuple[PastPractice, ...]) -> None:
    """Go on with one, begin another, or read one again. One that is not over stands first."""
    today = screen.workspace.today()
    waiting = [one for one in past if not one.ended]
    over = [one for one in past if one.ended][:_MOST]
    lines = [Line(literal(f"   Go on: {_told(one, today)}", "accent"), one.id) for one in waiting[:_MOST]]
    lines.append(Line(literal("   Begin another practice"), _NEW))
    lines += [Line(literal("   Read again: ", "muted") + literal(_told(one, today)), one.id) for one in over]
    lines += [
        Line(literal(f"   Forget: {_told(one, today)}", "muted"), f"{_FORGET}{one.id}") for one in waiting[:_MOST]
    ]

    def chosen(target: str | None) -> None:
        if target == _NEW:
            _ask_settings(screen)
        elif target is not None and target.startswith(_FORGET):
            _forget(screen, target.removeprefix(_FORGET))
        elif target is not None:
            task = Task(screen.workspace.practice.prepare, 1)
            Background(screen).ask(target, task, lambda _: _open(screen, partial(_kept, screen, target)))

    screen.app.push_screen(ChoiceDialog("Practise", lines), chosen)


def _told(past: PastPractice, today: date) -> str:
    """One of them in a line."""
    who = CALLED[Manner(past.manner)] if past.manner else "a counterpart drawn by lot"
    day = show_date(past.started[:10], today)
    said = f"{day}, {who}, {plural(past.rounds, 'round')}"
    return f"{said}: {ending_of(past)}" if past.ended else said


def _ask_settings(screen: NegotiationScreen) -> None:
    rounds = tuple((str(number), f"{number} rounds") for number in _ROUNDS)
    settings = (
        Setting("manner", "Who sits there", (("", "drawn by lot"), *((str(k), text) for k, text in _MANNERS.items()))),
        Setting("rounds", "How long", rounds, _ROUNDS.index(10)),
        Setting("pressure", "Time presses", tuple((str(k), v) for k, v in _PRESSURES.items()), 1),
        Setting("tactics", "Hard tactics", (("yes", "now and then"), ("", "none"))),
        Setting("before", "Your confidence", (("", "not rated"), *CONFIDENCE), 0, digits=True),
    )

    def chosen(values: dict[str, str] | None) -> None:
        if values is not None:
            _begin(screen, values)

    hint = "↑ ↓ line · → ← change · 1 to 5 confidence · enter begins · esc cancels"
    screen.app.push_screen(SettingsDialog("Practise", settings, hint), chosen)


def _begin(screen: NegotiationScreen, values: dict[str, str]) -> None:
    """Draw who sits there in a thread, then sit down."""
    practice, negotiation = screen.workspace.practice, screen.negotiation
    settings = asked_settings(values["manner"], int(values["rounds"]), values["pressure"], bool(values["tactics"]))
    before = int(values["before"]) if values["before"] else None
    try:
        task = practice.hidden_task(negotiation, settings)
    except NegotuiError as error:
        show_error(screen, error)
        return
    Background(screen).ask(
        "practice",
        task,
        lambda hidden: _open(screen, lambda: practice.begin(negotiation, settings, before, hidden)),
    )


def _kept(screen: NegotiationScreen, id: str) -> PlayedPractice:
    return screen.workspace.practice.go_on(id)


def _open(screen: NegotiationScreen, make: Callable[[], PlayedPractice]) -> None:
    """The screen of a practice, or where it is over, what it came to."""
    from negotui.tui.screens.practice import PracticeScreen

    if screen.app.screen is not screen:  # somebody has gone elsewhere meanwhile
        return
    try:
        played = make()
    except NegotuiError as error:
        show_error(screen, error)
        return
    if played.is_over:
        rates = played.marks.after is None and played.marks.before is not None
        show_debrief(screen, screen.workspace, played, rates, screen.reload)
        return

    def left(_: None) -> None:
        if played.is_over:
            show_debrief(screen, screen.workspace, played, True, screen.reload)
        else:
            screen.reload()
            show_notice(screen, "The practice is kept: P goes on with it.")

    screen.app.push_screen(PracticeScreen(screen.guide, played), left)


def _forget(screen: NegotiationScreen, id: str) -> None:
    try:
        screen.workspace.practice.forget(id)
    except NegotuiError as error:
        show_error(screen, error)
    else:
        show_notice(screen, "It is forgotten.")
