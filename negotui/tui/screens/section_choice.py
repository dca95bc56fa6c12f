"""The list of sections to choose from. The one that was chosen is handed over."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.guide import Guide
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.bars import TabBar


def ask_section(screen: Screen[None], guide: Guide, go: Callable[[int], None]) -> None:
    """Show the sections by their keys and titles, and hand over the number of the one chosen, from 0."""
    keys = TabBar.KEYS[: len(guide.sections)]
    lines = [
        Line(literal(f"   {keys[number] if number < len(keys) else ' '}  {section.title}"), str(number))
        for number, section in enumerate(guide.sections)
    ]
    chosen = {key: str(number) for number, key in enumerate(keys)}
    screen.app.push_screen(
        ChoiceDialog("Go to", lines, keys=chosen), lambda number: go(int(number)) if number is not None else None
    )
