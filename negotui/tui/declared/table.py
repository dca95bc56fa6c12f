"""Commands at the table."""

from __future__ import annotations

from negotui.tui.command import Command

TABLE: tuple[Command, ...] = (
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
    Command(
        "table",
        "T",
        "screen.take_reading",
        "take over",
        "Take what their offers say over as your guess of their limits",
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
    Command("table", "x", "screen.export", "export", "Write the log and the offers to a file"),
    Command("table", "equals_sign", "screen.method", "formula", "Show how offers are scored, and whose method it is"),
    Command(
        "table", "escape", "screen.back", "workbook", "Close the form, then go back to the workbook", 38, keep=True
    ),
)
