"""From a query to conditions on negotiations, which SQLite answers from one index. Must not import what a list does without.

The column `folded` holds what the list shows of a negotiation, without case and accents: each field begins with its sign, each
value on a line of its own, so that one text tells where a word stands. No text has such signs: they are cleaned out.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotui.domain.queries import Query, Word
from negotui.domain.stages import CLOSED
from negotui.domain.text import folded

FIELDS = ("title", "counterpart", "kind", "stage", "result", "tags")
SIGNS = {name: chr(number) for number, name in enumerate(FIELDS, 1)}
"""What each field begins with in `folded`; END closes the last one."""
END = chr(len(FIELDS) + 1)
_MOST = 100
"""How many different conditions a query heeds: SQLite bears a thousand parts."""

Condition = tuple[str, list[str]]
"""Part of a WHERE over `negotiations n`, and what is bound in it."""


def filtered(query: Query, today: str) -> Condition:
    """What the list shows: not deleted, archived only where that is asked for, every word in what it shows of a negotiation.

    today: an ISO date, by which things are due.
    """
    hidden: list[Condition] = [] if query.asks("is", "archived") else [("n.archived IS NULL", [])]
    return _all([("n.deleted IS NULL", []), *hidden, *_words(query.words), *_asked(query, today)])


def standing(query: Query, today: str) -> Condition:
    """What the keys of a query ask of a negotiation, deleted ones never among them; its words are another's to look for."""
    return _all([("n.deleted IS NULL", []), *_asked(query, today)])


def exactly(field: str, text: str) -> Condition:
    """That a field says this and nothing else, case and accents aside."""
    after = chr(ord(SIGNS[field]) + 1)
    return "instr(n.folded, ?)", [f"{SIGNS[field]}\n{folded(text)}{after}"]


def part(field: str) -> str:
    """What a field says, as SQL: empty, or a line end and the value for each value."""
    begin, end = ord(SIGNS[field]), ord(SIGNS[field]) + 1
    return (
        f"substr(n.folded, instr(n.folded, char({begin})) + 1, "
        f"instr(n.folded, char({end})) - instr(n.folded, char({begin})) - 1)"
    )


def _all(conditions: list[Condition]) -> Condition:
    different = list(dict.fromkeys((sql, tuple(bound)) for sql, bound in conditions))[:_MOST]
    return " AND ".join(sql for sql, _ in different), [value for _, bound in different for value in bound]


def _words(words: tuple[Word, ...]) -> Iterator[Condition]:
    for word in words:
        text = folded(word.text)
        for piece in [text] if word.phrase or word.begins else text.split():
            sql, bound = "instr(n.folded, ?)", [piece]
            if word.begins:
                sql, bound = "(instr(n.folded, ?) OR instr(n.folded, ?))", [f" {piece}", f"\n{piece}"]
            if piece:
                yield _without(sql, word.without), bound


def _asked(query: Query, today: str) -> Iterator[Condition]:
    for asked in query.criteria:
        match asked.key:
            case "year":
                sql, bound = "instr(n.year, ?) = 1", [asked.value]
            case "is":
                sql, bound = _state(asked.value, today)
            case "sheet":  # says nothing of a negotiation
                continue
            case key:
                sql, bound = _said(*_FIELDS[key], asked.value)
        yield _without(sql, asked.without), bound


_FIELDS = {"stage": ("stage", True), "kind": ("kind", False), "with": ("counterpart", False), "tag": ("tags", True)}
"""Of each key the field, and whether a value of it must begin so; else it is enough that it has it anywhere."""


def _said(field: str, begins: bool, value: str) -> Condition:
    wanted = f"\n{value}" if begins else value
    # Most rows do not have it anywhere, and to find that out takes half the time.
    return f"instr(n.folded, ?) AND instr({part(field)}, ?)", [wanted, wanted]


def _state(state: str, today: str) -> Condition:
    match state:
        case "archived":
            return "n.archived IS NOT NULL", []
        case "due":
            due = "SELECT m.number FROM entries e JOIN negotiations m ON m.id = e.negotiation WHERE e.due <= ?"
            return f"n.number IN ({due})", [today]
        case _:
            over = " OR ".join("instr(n.folded, ?)" for _ in CLOSED)
            stages = [bound for stage in CLOSED for bound in exactly("stage", stage)[1]]
            return f"NOT ({over})" if state == "open" else f"({over})", stages


def _without(sql: str, without: bool) -> str:
    return f"NOT ({sql})" if without else sql
