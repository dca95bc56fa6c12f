"""All commands, declared once: keys, title and help. Footer, palette, key help and README are generated from this.

The widget or screen that acts on a command has an `action_…` method of that name.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from negotui.tui.command import Command as Command
from negotui.tui.command import key_name as key_name

PLACES = {
    "app": "Everywhere",
    "list": "In every list",
    "library": "Library",
    "quick": "Five minutes",
    "page": "The page to speak from",
    "section": "A section's sheets",
    "figures": "What a section adds up to",
    "workbook": "Workbook",
    "table": "At the table",
    "form": "Form",
    "cells": "A sheet edited as a table",
    "help": "Help panel",
    "review": "Review, besides the keys of the workbook",
    "insights": "Insights",
    "agenda": "What is due",
    "dialog": "Dialogs",
}
"""Where keys work, in the order of the key help."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "app", "ctrl+p", "app.command_palette", "commands", "Find a command, a section or a negotiation by its name"
    ),
    Command("app", "question_mark,f1", "app.help", "help", "Show help for what is on the screen", 33, "? F1"),
    Command("app", "f2", "app.keys", "keys", "Show every key that works here"),
    Command("app", "q", "app.leave", "quit", "Leave; everything is saved already"),
    Command("list", "j,down", "move(1)", "down", "Next line", in_palette=False),
    Command("list", "k,up", "move(-1)", "up", "Previous line", in_palette=False),
    Command("list", "g,home", "ends(False)", "first", "First line", in_palette=False),
    Command("list", "G,end", "ends(True)", "last", "Last line", in_palette=False),
    Command("list", "pagedown,ctrl+d", "page(1)", "page down", "A page down", in_palette=False),
    Command("list", "pageup,ctrl+u", "page(-1)", "page up", "A page up", in_palette=False),
    Command("form", "escape", "close", "done", "Close the form; every field is saved already", 1, keep=True),
    Command("form", "tab", "app.focus_next", "next field", "Next field", 2, in_palette=False),
    Command("form", "shift+tab", "app.focus_previous", "previous field", "Previous field", in_palette=False),
    Command(
        "form", "enter", "step(1)", "next field", "Next field; from the last one, the next entry", in_palette=False
    ),
    Command("form", "down", "step(1)", "next field", "Next field, from the last line of one", in_palette=False),
    Command(
        "form", "up", "step(-1)", "previous field", "The field before, from the first line of one", in_palette=False
    ),
    Command("form", "ctrl+e", "editor", "$EDITOR", "Write the field's text in your own editor", 3, priority=True),
    Command("form", "ctrl+t", "take_name", "take name", "Take the name used before that the line below asks about"),
    Command("cells", "escape", "close", "done", "End; every cell is saved already", 1, keep=True),
    Command(
        "cells", "tab", "cell('tab')", "next cell", "Next cell; enter then goes to the row below", 2, in_palette=False
    ),
    Command("cells", "shift+tab", "cell('shift+tab')", "cell before", "The cell before", in_palette=False),
    Command(
        "cells", "enter", "cell('enter')", "down", "Down the column, then to the top of the next", 3, in_palette=False
    ),
    Command("cells", "f2", "cell('f2')", "edit cell", "Edit what stands in the cell; any other key replaces it", 4),
    Command("help", "h,slash", "search", "search help", "Search guidance, questions and terms", 4),
    Command("help", "l,right", "link(1)", "next link", "Go to the next link", 5, "l →", in_palette=False),
    Command("help", "left", "link(-1)", "previous link", "Go to the previous link", 0, "←", in_palette=False),
    Command("help", "enter", "follow", "follow", "Follow the link", 6),
    Command("help", "b,backspace", "back", "back", "Go back to the page before", 7),
    Command(
        "insights",
        "equals_sign",
        "screen.method",
        "formula",
        "Show the formulas behind the figures, and whose they are",
        34,
    ),
    Command("review", "escape", "screen.back", "back", "Go back to where the review was opened from", 38, keep=True),
    Command("review", "r", "screen.back", "leave", "Leave the review"),
    Command("insights", "escape", "screen.back", "library", "Go back to the library", 38, keep=True),
    Command("agenda", "space", "screen.done", "done", "Mark the promise or step done, or not done", 16),
    Command("agenda", "u", "screen.undo", "undo", "Take back the last mark that was made here", 32),
    Command("agenda", "enter,e", "screen.go", "go there", "Go to the entry in its negotiation", 10, "enter e"),
    Command("agenda", "escape", "screen.back", "library", "Go back to the library", 38, keep=True),
    Command("dialog", "escape", "dismiss_dialog", "cancel", "Close without doing anything", 8),
    Command("dialog", "question_mark,f1", "app.help", "help", "Show the keys that work here", 33, "? F1"),
    Command(
        "library", "n", "screen.begin('new')", "new", "Begin a new negotiation, from a template or empty", 9, keep=True
    ),
    Command(
        "library",
        "N",
        "screen.begin('quick')",
        "five minutes",
        "Answer eight questions and get a page to speak from, in five minutes",
        11,
    ),
    Command(
        "library", "enter,e", "screen.open", "open", "Open the negotiation under the cursor", 10, "enter e", keep=True
    ),
    Command(
        "library",
        "slash",
        "screen.filter",
        "filter",
        "Filter as you type: words, with:name, is:due …",
        11,
    ),
    Command(
        "library",
        "f",
        "screen.search",
        "search",
        "Search every word in every negotiation; sheet:lessons searches one sheet",
        12,
    ),
    Command("library", "s", "screen.sort", "sort", "Sort the list by a column; the same column again reverses it", 13),
    Command(
        "library",
        "w",
        "screen.counterpart",
        "counterpart",
        "Everything with this counterpart: talks, lessons, open promises",
        14,
    ),
    Command("library", "r", "app.review", "review", "Look back at the negotiation: the result, and why", 37),
    Command("library", "i", "app.insights", "insights", "See what your past negotiations have in common", 15),
    Command("library", "a", "app.agenda", "due", "What is due in all negotiations, by day", 15),
    Command("library", "d,delete", "screen.delete", "delete", "Delete the negotiation at once; u brings it back", 30),
    Command("library", "u", "screen.undo", "undo", "Undo the last change to the list", 32),
    Command("library", "ctrl+r", "screen.redo", "redo", "Redo what was undone"),
    Command(
        "library", "E", "screen.details", "details", "Edit title, counterpart, stage, deadline, result and tags", 35
    ),
    Command("library", "x", "screen.export", "export", "Write all notes of the negotiation to a file", 36),
    Command("library", "A", "screen.archive", "archive", "Hide the negotiation from the list, or show it again"),
    Command("library", "D", "screen.duplicate", "copy", "Begin another negotiation from the notes of this one"),
    Command("library", "o", "screen.begin('example')", "example", "Open the worked example"),
    Command("library", "t", "screen.begin('tour')", "tour", "Take the tour of one minute"),
    Command("quick", "pageup", "screen.go_back", "back", "Go back to the question before", 3, priority=True),
    Command("page", "escape", "screen.lead('workbook')", "workbook", "Open the workbook, where the rest is asked", 1),
    Command("page", "e", "screen.lead('questions')", "questions", "Go through the questions again", 2),
    Command("page", "t", "screen.lead('table')", "table", "Go to the table, where the talk is logged", 3),
    Command("section", "a", "add", "add", "Add an entry to the sheet under the cursor", 16, keep=True),
    Command(
        "section",
        "e,enter",
        "edit",
        "edit",
        "Edit the entry under the cursor, or answer the question there",
        29,
    ),
    Command(
        "section", "c", "cells", "cells", "Edit the sheet as a table, cell by cell, or paste from a spreadsheet", 18
    ),
    Command("section", "space", "done", "done", "Mark the entry done, or not done"),
    Command("section", "d,delete", "delete", "delete", "Delete the entry at once; u brings it back", 30),
    Command("section", "J,shift+down", "shift(1)", "move down", "Move the entry down in its sheet"),
    Command("section", "K,shift+up", "shift(-1)", "move up", "Move the entry up in its sheet"),
    Command("section", "ampersand", "join", "join", "Make one entry of this one and the one below it"),
    Command("section", "n", "note", "note", "Write a note of your own in this section", 20),
    Command("section", "v", "app.in_full", "in full", "Show every field of the entry under the cursor, nothing cut"),
    Command(
        "figures",
        "s",
        "to_figures",
        "figures",
        "Go down to what the section adds up to, and back to the entries",
        18,
    ),
    Command("section", "T", "take_over", "take over", "Copy the lesson of an earlier negotiation into this one"),
    Command("section", "slash", "find", "find", "Find words in all entries of this negotiation, over all tabs", 17),
    Command(
        "table",
        "o",
        "screen.ask('their offer')",
        "their offer",
        "Log their offer; what has changed is enough",
        18,
        keep=True,
    ),
    Command("table", "m", "screen.ask('my offer')", "my offer", "Log your offer; what has changed is enough", 19),
    Command("table", "i", "screen.ask('note')", "note", "Log a note", 20),
    Command(
        "table", "s", "screen.ask('signal')", "signal", "Log a signal, one that you wrote down before or a new one", 21
    ),
    Command("table", "a", "screen.ask('answer')", "answer", "Log the answer to one of your questions", 22),
    Command("table", "p", "screen.ask('promise')", "promise", "Log a promise; it becomes a commitment", 23),
    Command("table", "w", "screen.ask('told')", "told", "Log that you told them something you had marked", 24),
    Command("table", "h", "screen.hide", "hide", "Hide everything that they must not see, or show it again", 25),
    Command("table", "b", "screen.ways_out", "ways out", "Show ways out of an impasse, taken from your notes", 26),
    Command(
        "table",
        "c",
        "screen.ask('ending')",
        "close",
        "Say how the talk ended: agreed, no agreement, walked away, or to be continued",
        27,
    ),
    Command("table", "l", "screen.switch", "page, log", "Switch between the log and the page to speak from", 28),
    Command("table", "v", "app.in_full", "in full", "Show all that was logged in the line under the cursor"),
    Command("table", "e,enter", "screen.edit", "edit", "Edit what is logged under the cursor", 29, "e enter"),
    Command("table", "d,delete", "screen.delete", "delete", "Delete what is logged at once; u brings it back", 30),
    Command("table", "u", "screen.undo", "undo", "Undo the last change; it survives a restart", 32),
    Command("table", "ctrl+r", "screen.redo", "redo", "Redo what was undone"),
    Command(
        "table", "question_mark,f1", "screen.help", "help", "Show the guidance for the talk", 33, "? F1", keep=True
    ),
    Command("table", "equals_sign", "screen.method", "formula", "Show how offers are scored, and whose method it is"),
    Command(
        "table", "escape", "screen.back", "workbook", "Close the form, then go back to the workbook", 38, keep=True
    ),
    Command("workbook", "t", "screen.talk", "table", "Go to the table: log the talk and see what each offer means", 31),
    Command("workbook", "u", "screen.undo", "undo", "Undo the last change; it survives a restart", 32),
    Command("workbook", "ctrl+r", "screen.redo", "redo", "Redo what was undone"),
    Command(
        "workbook", "question_mark,f1", "screen.help", "help", "Show or hide the help panel", 33, "? F1", keep=True
    ),
    Command(
        "workbook",
        "equals_sign",
        "screen.method",
        "formula",
        "Show the formulas behind the figures, and whose they are",
    ),
    Command("workbook", "left_square_bracket,p", "screen.step(-1)", "previous", "Previous section", 0, "[ p"),
    Command("workbook", "right_square_bracket", "screen.step(1)", "next", "Next section", 0, "]"),
    Command("workbook", "ctrl+g", "screen.ask('section')", "go to", "Go to a section, from inside a field too"),
    Command("workbook", "E", "screen.details", "details", "Edit title, counterpart, kind, stage, deadline and result"),
    Command("workbook", "x", "screen.ask('export')", "export", "Write all notes to a file", 36),
    Command(
        "workbook",
        "w",
        "screen.ask('weights')",
        "weigh",
        "Weigh the issues against each other by answering a few questions",
    ),
    Command("workbook", "r", "app.review", "review", "Look back at this negotiation: the result, and why", 37),
    Command(
        "workbook",
        "escape",
        "screen.back",
        "library",
        "Close the form, then go back to the library",
        38,
        keep=True,
    ),
    *(
        Command(
            "workbook",
            key,
            f"screen.tab({number})",
            f"tab {name}",
            f"Go to section {number + 1}",
            0,
            name,
            in_palette=False,
        )
        for number, (key, name) in enumerate(
            [*((str(digit), str(digit)) for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)), ("minus", "-")]
        )
    ),
)


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
