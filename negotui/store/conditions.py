"""From a query to conditions on negotiations, which SQLite answers from one index. Must not import what a list does without.

The column `folded` holds what the list shows of a negotiation, without case and accents: each field begins with its sign, each
value on a line of its own, so that one text tells where a word stands. No text has such signs: they are cleaned out.
"""
# ruff: noqa: S608 - what is put into SQL here are names and conditions of ours; every value is bound

from __future__ import annotations

from collections.abc import Callable, Iterator

from negotui.domain.queries import Asked, Query, Word
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
    hidden = [] if query.asks("is", "archived") else [("n.archived IS NULL", [])]
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
    for asked in query.asked:
        if asked.key in _ASKED:
            sql, bound = _ASKED[asked.key](asked, today)
            yield _without(sql, asked.without), bound


def _without(sql: str, without: bool) -> str:
    return f"NOT ({sql})" if without else sql


def _in(field: str, begins: bool) -> Callable[[Asked, str], Condition]:
    """That a value of a field begins with what is asked for, or has it anywhere."""

    def condition(asked: Asked, today: str) -> Condition:
        wanted = f"\n{asked.value}" if begins else asked.value
        # Most rows do not have it anywhere, and to find that out takes half the time.
        return f"instr(n.folded, ?) AND instr({part(field)}, ?)", [wanted, wanted]

    return condition


def _year(asked: Asked, today: str) -> Condition:
    return "instr(n.year, ?) = 1", [asked.value]


def _state(asked: Asked, today: str) -> Condition:
    match asked.value:
        case "archived":
            return "n.archived IS NOT NULL", []
        case "due":
            due = "SELECT m.number FROM entries e JOIN negotiations m ON m.id = e.negotiation WHERE e.due <= ?"
            return f"n.number IN ({due})", [today]
        case state:
            over = " OR ".join("instr(n.folded, ?)" for _ in CLOSED)
            return _without(f"({over})", state == "open"), [
                bound for stage in CLOSED for bound in exactly("stage", stage)[1]
            ]


_ASKED: dict[str, Callable[[Asked, str], Condition]] = {
    "stage": _in("stage", begins=True),
    "kind": _in("kind", begins=False),
    "with": _in("counterpart", begins=False),
    "tag": _in("tags", begins=True),
    "year": _year,
    "is": _state,
}
"""The keys that say something of a negotiation; `sheet` is for search alone."""
