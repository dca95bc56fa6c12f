"""Commands of the workbook, its sections and the review."""

from __future__ import annotations

from negotui.tui.command import Command

WORKBOOK: tuple[Command, ...] = (
    Command("review", "escape", "screen.back", "back", "Go back to where the review was opened from", 38, keep=True),
    Command("review", "r", "screen.back", "leave", "Leave the review"),
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
    Command("workbook", "t", "screen.talk", "table", "Go to the table: log the talk and see what each offer means", 31),
    Command(
        "workbook",
        "P",
        "screen.ask('practice')",
        "practise",
        "Practise the talk with somebody who answers, drawn from your guesses",
        34,
    ),
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
    Command(
        "workbook",
        "W",
        "screen.ask('trial')",
        "try the plan",
        "Try your plan in a thousand talks with people drawn from your guesses",
    ),
    Command(
        "workbook",
        "I",
        "screen.ask('rows')",
        "rows from a file",
        "Add the rows of a CSV or tab-separated file to the sheet",
    ),
    Command("workbook", "y", "screen.ask('copy')", "copy entry", "Copy the entry under the cursor to the clipboard"),
    Command(
        "workbook", "Y", "screen.ask('copy all')", "copy section", "Copy the section with its figures to the clipboard"
    ),
    Command(
        "workbook",
        "S",
        "screen.ask('template')",
        "save as template",
        "Save it as a starting point, without its figures",
    ),
    Command("workbook", "b", "app.brief", "brief", "Show the page to take into the room", 35),
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
