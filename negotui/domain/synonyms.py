"""Other words by which people look for something, besides its name and the glossary. A guide of one's own may lack any of these."""

from __future__ import annotations

from collections.abc import Mapping

SECTION_WORDS: Mapping[str, tuple[str, ...]] = {
    "leverage": ("power", "balance", "strengths", "weak points", "cost of delay"),
    "interests": ("goals", "priorities", "targets", "limits", "weights", "must-haves"),
    "research": ("evidence", "benchmarks", "market", "arguments", "standards"),
    "people": ("stakeholders", "decision makers", "mandate", "boss", "relationship"),
    "options": ("BATNA", "alternatives", "plan B", "walk away", "fallback"),
    "message": ("script", "opening sentence", "first offer", "anchor", "anchoring", "questions", "process", "wording"),
    "poise": ("confidence", "rehearsal", "assertiveness", "silence"),
    "emotions": ("triggers", "signals", "anger", "tactics", "body language"),
    "theirs": ("ZOPA", "bargaining range", "their limits", "reservation point", "their BATNA"),
    "win-win": ("frontier", "Pareto", "Pareto frontier", "MESO", "packages", "trades", "logrolling", "contingent"),
    "wrap-up": ("readiness", "commitments", "promises", "lessons", "conclusion", "gates"),
}
"""By the id of a section of the built-in guide."""

COMMAND_WORDS: Mapping[str, tuple[str, ...]] = {
    "export": ("print", "save as", "share", "markdown", "file", "brief"),
    "formula": ("method", "how it is worked out", "calculation"),
    "back up now": ("backup", "save a copy", "safe"),
    "backups": ("restore", "back up", "bring back", "go back to an earlier state", "recover"),
    "check the file": ("damage", "damaged", "integrity", "repair", "corrupt"),
    "undo": ("take back", "revert"),
    "delete": ("remove", "erase"),
    "quit": ("leave", "exit", "close"),
    "find": ("search", "filter"),
    "search": ("find", "full text"),
    "details": ("rename", "title", "counterpart", "deadline", "stage"),
    "due": ("agenda", "to do", "todo", "reminders", "promises", "commitments"),
    "table": ("talk", "log", "offers", "meeting", "conversation"),
    "practise": ("practice", "rehearse", "role play", "train", "counterpart", "simulate"),
    "weigh": ("weights", "importance", "priorities"),
    "keys": ("shortcuts", "keyboard"),
    "copy": ("duplicate", "template"),
    "new": ("begin", "create", "start"),
    "review": ("look back", "debrief"),
    "insights": ("statistics", "patterns"),
    "colours": ("theme", "dark", "light", "colors"),
    "close": ("agreed", "walk away", "end"),
    "ways out": ("impasse", "stuck", "deadlock"),
}
"""By the title of a command, as the footer shows it."""
