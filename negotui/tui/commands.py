"""All commands, declared once: keys, title and help. Footer, palette, key help and README are generated from this.

The widget or screen that acts on a command has an `action_…` method of that name.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from negotui.tui.command import Command as Command
from negotui.tui.command import key_name as key_name
from negotui.tui.declared.everywhere import EVERYWHERE
from negotui.tui.declared.everywhere import PALETTE_ONLY as PALETTE_ONLY
from negotui.tui.declared.library import LIBRARY
from negotui.tui.declared.practice import PRACTICE
from negotui.tui.declared.table import TABLE
from negotui.tui.declared.workbook import WORKBOOK

PLACES = {
    "app": "Everywhere",
    "list": "In every list",
    "library": "Library",
    "quick": "Five minutes",
    "page": "The page for the room",
    "section": "A section's sheets",
    "figures": "What a section adds up to",
    "workbook": "Workbook",
    "table": "At the table",
    "practice": "Practising",
    "debrief": "After a practice",
    "form": "Form",
    "cells": "A sheet edited as a table",
    "help": "Help panel",
    "review": "Review, besides the keys of the workbook",
    "insights": "Insights",
    "agenda": "What is due",
    "dialog": "Dialogs",
}
"""Where keys work, in the order of the key help."""

COMMANDS: tuple[Command, ...] = (*EVERYWHERE, *LIBRARY, *TABLE, *PRACTICE, *WORKBOOK)
"""Every command that has a key; those of PALETTE_ONLY have none."""


def bindings(*places: str) -> list[BindingType]:
    """The bindings of these places, for the widget or screen that acts on them; if two share a key, the first place gets it."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=bool(command.footer),
            tooltip=command.help,
            priority=command.priority,
        )
        for place in places
        for command in COMMANDS
        if command.place == place
    ]


def key_table(places: Iterable[str] = PLACES) -> tuple[tuple[str, tuple[Command, ...]], ...]:
    """The commands by place, for the key help; the eleven keys of the tabs are one row."""
    table: list[tuple[str, tuple[Command, ...]]] = []
    for place in places:
        commands = [command for command in COMMANDS if command.place == place and not command.title.startswith("tab ")]
        if place == "workbook":
            commands.append(Command("workbook", "", "", "tabs", "Go to a section by its number", 0, "1 … 9 0 -"))
        table.append((PLACES[place], tuple(commands)))
    return tuple(table)
