"""The dialog on a counterpart: earlier talks, lessons and what is still open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.content import Content
from textual.screen import Screen

from negotui.domain.stages import stage_of
from negotui.domain.summaries import Counterpart
from negotui.domain.text import quoted
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error
from negotui.tui.screens.negotiation_rows import day_shown


def counterpart_lines(counterpart: Counterpart, today: date) -> list[Line]:
    """The page on a counterpart: talks, lessons, what is open. A line's target is a negotiation, or one and an entry of it."""
    lines: list[Line] = []
    for talk in counterpart.talks:
        stage = stage_of(talk.stage)
        over = f"over {day_shown(talk.closed, today)}" if talk.closed else ""
        when = over or (f"by {day_shown(talk.deadline, today)}" if talk.deadline else "")
        more = " · ".join(filter(None, (stage, when, talk.result, "archived" if talk.archived else "")))
        lines += [Line(literal(f"   {talk.title}"), talk.id), Line(literal(f"   {more}", "muted"), talk.id)]
    for heading, remarks in (("Learned", counterpart.lessons), ("Still open", counterpart.open)):
        if remarks:
            lines += [BLANK, Line(literal(f"   {heading}", "heading"))]
        for remark in remarks:
            target = f"{remark.negotiation} {remark.entry}"
            overdue = remark.due and remark.due <= today.isoformat()
            day = (
                literal(f" · {day_shown(remark.due, today)}", "warn" if overdue else "muted")
                if remark.due
                else Content("")
            )
            more = " · ".join(filter(None, (remark.more, remark.title)))
            lines += [
                Line(literal(f"   {remark.text}") + day, target),
                Line(literal(f"   {more}", "muted"), target),
            ]
    return lines


def show_counterpart(screen: Screen[None], workspace: Workspace, name: str, go: Callable[[str, str], None]) -> None:
    """Show everything about a counterpart. go: called with the ids of the chosen negotiation and entry, the latter may be empty."""
    try:
        counterpart = workspace.lookup.counterpart(name)
    except NegotuiError as error:
        show_error(screen, error)
        return
    lines = counterpart_lines(counterpart, workspace.today())

    def on_choice(target: str | None) -> None:
        if target is not None:
            negotiation, _, entry = target.partition(" ")
            go(negotiation, entry)

    hint = "enter goes there · esc closes"
    screen.app.push_screen(ChoiceDialog(f"With {quoted(counterpart.name, 60)}", lines, hint), on_choice)
