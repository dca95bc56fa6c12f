"""An entry in full, as a page over the screen: every field with its question, for what a list has to cut."""

from __future__ import annotations

from functools import partial

from textual.screen import Screen

from negotui.domain.negotiation import Entry
from negotui.domain.text import harmless, listed
from negotui.domain.values import Context, shown
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.drawing.blocks import wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal, literal_lines
from negotui.tui.notices import show_notice
from negotui.tui.screens.form_session import FormColumn
from negotui.tui.screens.negotiation_screen import NegotiationScreen


def show_in_full(screen: Screen[object]) -> None:
    """Show the entry under the cursor of a screen in full."""
    entry = screen.query_one(FormColumn).entry_at_cursor() if isinstance(screen, NegotiationScreen) else None
    if entry is None or not isinstance(screen, NegotiationScreen):
        show_notice(screen, "Put the cursor on an entry to see it in full.")
        return
    context = screen.opened.context()
    title = harmless(context.name(entry)) or context.sheet(entry.sheet).title
    screen.app.push_screen(PageDialog(title, partial(_lines, entry, context)))


def _lines(entry: Entry, context: Context, width: int) -> list[Line]:
    """Every field that holds something, and the names of those that do not."""
    sheet = context.sheet(entry.sheet)
    lines: list[Line] = []
    empty: list[str] = []
    for field in sheet.fields:
        draft = entry.draft(field.name)
        text = draft or shown(entry, field, context)
        if not text:
            empty.append(field.heading)
            continue
        lines += [Line(line) for line in wrapped(literal(field.ask or field.heading, "muted"), width)]
        ink = "bad" if draft else ""
        written = literal_lines(f"! {text}" if draft else text, ink)
        lines += [Line(line) for line in wrapped(written, width, "  ", "  ")]
        lines.append(BLANK)
    if empty:
        lines += [Line(line) for line in wrapped(literal(f"Empty: {listed(empty)}.", "faint"), width)]
    return lines
