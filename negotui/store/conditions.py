"""Turns a query into SQL conditions on negotiations, which SQLite answers from one index.

Must not import anything that a list does not need: `negotui list` pays for each import.

The column `folded` holds what the list shows of a negotiation, without case and accents: each field begins with its sign and has
each value on a line of its own, so that one text tells in which field a word stands. Signs cannot occur in users' texts, because
control characters are removed from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotui.domain.queries import Query, Word
from negotui.domain.stages import CLOSED
from negotui.domain.text import folded

FIELDS = ("title", "counterpart", "kind", "stage", "result", "tags")
SIGNS = {name: chr(number) for number, name in enumerate(FIELDS, 1)}
"""The sign that each field begins with in `folded`; END closes the last one."""
END = chr(len(FIELDS) + 1)
_MOST_CONDITIONS = 100
"""The most conditions that a query may have; SQLite's limit is a thousand terms."""

Condition = tuple[str, list[str]]
"""Part of a WHERE clause over `negotiations n`, and its parameters."""


def list_condition(query: Query, today: str) -> Condition:
    """Selects what the list shows: not deleted, archived only if asked for, with every word in one of the listed fields.

    today: an ISO date, for what is due.
    """
    hidden: list[Condition] = [] if query.asks("is", "archived") else [("n.archived IS NULL", [])]
    return _joined([("n.deleted IS NULL", []), *hidden, *_words(query.words), *_criteria(query, today)])


def criteria_condition(query: Query, today: str) -> Condition:
    """Selects the negotiations that meet a query's criteria and are not deleted. Its words are left to the full-text index."""
    return _joined([("n.deleted IS NULL", []), *_criteria(query, today)])


def field_equals(field: str, text: str) -> Condition:
    """Selects negotiations in which a field has exactly this text, ignoring case and accents."""
    after = chr(ord(SIGNS[field]) + 1)
    return "instr(n.folded, ?)", [f"{SIGNS[field]}\n{folded(text)}{after}"]


def field_sql(field: str) -> str:
    """A SQL expression for the part of `folded` that holds a field: for each value a line end and the value."""
    begin, end = ord(SIGNS[field]), ord(SIGNS[field]) + 1
    return (
        f"substr(n.folded, instr(n.folded, char({begin})) + 1, "
        f"instr(n.folded, char({end})) - instr(n.folded, char({begin})) - 1)"
    )


def _joined(conditions: list[Condition]) -> Condition:
    different = list(dict.fromkeys((sql, tuple(bound)) for sql, bound in conditions))[:_MOST_CONDITIONS]
    return " AND ".join(sql for sql, _ in different), [value for _, bound in different for value in bound]


def _words(words: tuple[Word, ...]) -> Iterator[Condition]:
    for word in words:
        text = folded(word.text)
        for piece in [text] if word.phrase or word.begins else text.split():
            sql, bound = "instr(n.folded, ?)", [piece]
            if word.begins:
                sql, bound = "(instr(n.folded, ?) OR instr(n.folded, ?))", [f" {piece}", f"\n{piece}"]
            if piece:
                yield _negated(sql, word.without), bound


def _criteria(query: Query, today: str) -> Iterator[Condition]:
    for criterion in query.criteria:
        match criterion.key:
            case "year":
                sql, bound = "instr(n.year, ?) = 1", [criterion.value]
            case "is":
                sql, bound = _state(criterion.value, today)
            case "sheet":  # a condition on entries, not on negotiations
                continue
            case key:
                sql, bound = _field_contains(*_FIELDS[key], criterion.value)
        yield _negated(sql, criterion.without), bound


_FIELDS = {"stage": ("stage", True), "kind": ("kind", False), "with": ("counterpart", False), "tag": ("tags", True)}
"""The field of each key, and whether a value must begin with the text or may contain it anywhere."""


def _field_contains(field: str, begins: bool, value: str) -> Condition:
    text = f"\n{value}" if begins else value
    # Most rows do not contain it at all, and finding that out first takes half the time.
    return f"instr(n.folded, ?) AND instr({field_sql(field)}, ?)", [text, text]


def _state(state: str, today: str) -> Condition:
    match state:
        case "archived":
            return "n.archived IS NOT NULL", []
        case "due":
            due = "SELECT m.number FROM entries e JOIN negotiations m ON m.id = e.negotiation WHERE e.due <= ?"
            return f"n.number IN ({due})", [today]
        case _:
            over = " OR ".join("instr(n.folded, ?)" for _ in CLOSED)
            stages = [bound for stage in CLOSED for bound in field_equals("stage", stage)[1]]
            return f"NOT ({over})" if state == "open" else f"({over})", stages


def _negated(sql: str, without: bool) -> str:
    return f"NOT ({sql})" if without else sql
