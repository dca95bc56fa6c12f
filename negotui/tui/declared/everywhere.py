"""Commands that work on every screen, in lists, forms, the help and dialogs."""

from __future__ import annotations

from negotui.tui.command import Command

EVERYWHERE: tuple[Command, ...] = (
    Command(
        "app", "ctrl+p", "app.command_palette", "commands", "Find a command, a section or a negotiation by its name"
    ),
    Command("app", "question_mark,f1", "app.help", "help", "Show help for what is on the screen", 33, "? F1"),
    Command("app", "f2", "app.keys", "keys", "Show every key that works here"),
    Command(
        "app",
        "ctrl+l",
        "app.lock",
        "lock",
        "Lock the screen of a locked workbook until its passphrase is given",
        priority=True,
    ),
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
    Command("dialog", "escape", "dismiss_dialog", "cancel", "Close without doing anything", 8),
    Command("dialog", "question_mark,f1", "app.help", "help", "Show the keys that work here", 33, "? F1"),
)

PALETTE_ONLY: tuple[Command, ...] = (
    Command("app", "", "backup", "back up now", "Make a backup of the workbook, and check it"),
    Command("app", "", "backups", "backups", "List the backups, and see how to restore one"),
    Command("app", "", "check", "check the file", "Look for damage in the file, its search and its history"),
)
"""What is needed too seldom for a key. action: what `Router.keep_safe` is told."""
