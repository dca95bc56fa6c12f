"""The dialog that finds words in all entries of a negotiation as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget

from negotui.domain.finding import EntryText, Found, Pieces, find
from negotui.tui.dialogs.choices import FindDialog
from negotui.tui.drawing.lines import Line, joined
from negotui.tui.drawing.literal import literal

_MOST = 200
"""The most entries shown: more are no help."""


def ask_entry(widget: Widget, texts: Sequence[EntryText], go: Callable[[str], object]) -> None:
    """Show the entries that contain what is typed, and hand over the id of the one that was chosen."""

    async def lines(words: str) -> Sequence[Line]:
        return found_lines(find(texts, words)[:_MOST])

    def chosen(id: str | None) -> None:
        if id is not None:
            go(id)

    widget.app.push_screen(FindDialog("Find in this negotiation", lines, 'words · "a phrase" · begin* · -not'), chosen)


def found_lines(found: Sequence[Found]) -> list[Line]:
    """What was found: a heading for each tab, a line for each entry, and one for where else in it the words stand."""
    lines: list[Line] = []
    group = ""
    for one in found:
        if one.group != group:
            group = one.group
            lines.append(Line(literal(f" {group}", "heading")))
        lines.append(Line(Content("   ") + _marked(one.name, ""), one.entry))
        if one.around:
            lines.append(Line(literal(f"   {one.heading}: ", "faint") + _marked(one.around, "muted"), one.entry))
    return lines


def _marked(pieces: Pieces, ink: str) -> Content:
    return joined([literal(text, "found" if lit else ink) for text, lit in pieces])
