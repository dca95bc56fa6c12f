"""Commands of a practice: with the counterpart, and once it is over."""

from __future__ import annotations

from negotui.tui.command import Command

PRACTICE: tuple[Command, ...] = (
    Command(
        "practice",
        "m",
        "screen.ask('my offer')",
        "my offer",
        "Make an offer; what has changed is enough",
        18,
        keep=True,
    ),
    Command("practice", "o", "screen.ask('their move')", "let them", "Say nothing, and let them make an offer", 19),
    Command(
        "practice",
        "y",
        "screen.ask('accept')",
        "accept",
        "Accept their last offer, which ends the practice",
        20,
        keep=True,
    ),
    Command("practice", "w", "screen.ask('walk away')", "walk away", "Walk away, which ends the practice", 21),
    Command("practice", "t", "screen.ask('tactic')", "tactic", "Name the hard tactic that you have just answered", 22),
    Command("practice", "i", "screen.ask('note')", "note", "Write down what you notice", 24),
    Command("practice", "b", "screen.ways_out", "ways out", "Show ways out of an impasse, taken from your notes", 26),
    Command("practice", "l", "screen.switch", "page, log", "Switch between the log and the page to speak from", 28),
    Command("practice", "v", "app.in_full", "in full", "Show all that was said in the line under the cursor"),
    Command("practice", "u", "screen.undo", "undo", "Take back your last move, with their answer", 32),
    Command("practice", "ctrl+r", "screen.redo", "redo", "Make the move again that was taken back"),
    Command(
        "practice", "question_mark,f1", "screen.help", "help", "Show the guidance for the talk", 33, "? F1", keep=True
    ),
    Command(
        "practice", "equals_sign", "screen.method", "formula", "Show how offers are scored, and whose method it is"
    ),
    Command(
        "practice",
        "escape",
        "screen.back",
        "leave",
        "Leave it as it is; P in the workbook goes on with it",
        38,
        keep=True,
    ),
    Command("debrief", "x", "screen.export", "export", "Write the page to a file", 36),
    Command("debrief", "y", "screen.copy", "copy", "Copy the page to the clipboard", 35),
    Command("debrief", "question_mark,f1", "screen.help", "help", "Show the keys that work here", 33, "? F1"),
    Command("debrief", "equals_sign", "screen.method", "formula", "Show how they decide, and whose method it is"),
    Command(
        "debrief", "escape", "screen.back", "workbook", "Say how confident you are now, and go back", 38, keep=True
    ),
)
