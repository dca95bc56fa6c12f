"""Commands of the library and of the screens that open from it."""

from __future__ import annotations

from negotui.tui.command import Command

LIBRARY: tuple[Command, ...] = (
    Command(
        "insights",
        "equals_sign",
        "screen.method",
        "formula",
        "Show the formulas behind the figures, and whose they are",
        34,
    ),
    Command("insights", "x", "screen.export", "export", "Write the insights to a file", 36),
    Command("insights", "escape", "screen.back", "library", "Go back to the library", 38, keep=True),
    Command("agenda", "space", "screen.done", "done", "Mark the promise or step done, or not done", 16),
    Command("agenda", "u", "screen.undo", "undo", "Take back the last mark that was made here", 32),
    Command("agenda", "enter,e", "screen.go", "go there", "Go to the entry in its negotiation", 10, "enter e"),
    Command("agenda", "x", "screen.export", "export", "Write what is due to a file, or to a calendar", 36),
    Command("agenda", "escape", "screen.back", "library", "Go back to the library", 38, keep=True),
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
    Command("library", "X", "screen.export_all", "export all", "Write the notes of all that are listed, one file each"),
    Command("library", "b", "app.brief", "brief", "Show the page to take into the room"),
    Command("library", "I", "app.import", "import", "Take negotiations over from a JSON file or another workbook"),
    Command("library", "A", "screen.archive", "archive", "Hide the negotiation from the list, or show it again"),
    Command("library", "D", "screen.duplicate", "copy", "Begin another negotiation from the notes of this one"),
    Command("library", "o", "screen.begin('example')", "example", "Open the worked example"),
    Command("library", "t", "screen.begin('tour')", "tour", "Take the tour of one minute"),
    Command("quick", "pageup", "screen.go_back", "back", "Go back to the question before", 3, priority=True),
    Command("page", "escape", "screen.lead('workbook')", "workbook", "Open the workbook, where the rest is asked", 1),
    Command("page", "v", "screen.variant", "for a table", "Show the page that others may see, or your own again", 4),
    Command("page", "p", "screen.print", "print", "Send the page to the printer", 5),
    Command("page", "x", "screen.export", "export", "Write the page to a file", 36),
    Command("page", "y", "screen.copy", "copy", "Copy the page to the clipboard"),
    Command("page", "e", "screen.lead('questions')", "questions", "Go through the questions again", 2),
    Command("page", "t", "screen.lead('table')", "table", "Go to the table, where the talk is logged", 3),
)
