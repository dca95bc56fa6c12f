"""The small languages on a guide's page: the code in a sheet's heading, and the table of its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from negotui.domain.blocks import Block, Table, text_of
from negotui.domain.fields import SPECS, spec_of
from negotui.domain.fields.spec import Argument
from negotui.domain.guide import Condition, Field, FieldType
from negotui.domain.text import folded, one_line, suggestion
from negotui.guides.markdown.reader import Piece
from negotui.guides.names import is_id
from negotui.guides.pages import Page

FIELD_COLUMNS = ("field", "column", "type", "what it asks")
"""The columns of a table of fields."""
MAX_FIELDS = 40
"""The most fields of a sheet."""

_ID_HINT = "Use lower-case letters, digits, - and _, such as my_sheet."
_TABLES_OF_THE_FILE = {"negotiations", "entries", "changes", "details"}

_CONDITION = re.compile(r"(\S+)\s*=\s*(.+)")
_WANT = re.compile(r"want\s+(\d{1,4})")
_BOUNDS = re.compile(r"([-−]?\d{1,12}(?:\.\d{1,6})?)\s+to\s+([-−]?\d{1,12}(?:\.\d{1,6})?)")
_FLAGS = re.compile(
    r"(?P<required>required(?: unless (?P<unless>\w+(?: or \w+)*))?)|(?P<private>private)"
    r"|(?P<shared>for other eyes(?: if (?P<field>\w+) = (?P<values>.+))?)"
)
_PAST = "past"

Report = Callable[[str, str], None]
"""Reports what is wrong with a line, and how to fix it."""


@dataclass(frozen=True, slots=True)
class SheetHeading:
    """The parsed code of a sheet's heading. sheet: its id.  only: conditions.  want: how many entries it wants, or None."""

    sheet: str
    only: tuple[Condition, ...] = ()
    want: int | None = None


def check_id(text: str, kind: str, report: Report) -> None:
    """Reports an invalid id. kind: what it is the id of, such as sheet."""
    if not is_id(text):
        report(f"`{text}` can’t be the id of a {kind}.", _ID_HINT)


def parse_sheet_heading(text: str, report: Report) -> SheetHeading:
    """Parses the code of a sheet's heading, such as `alternatives: side = mine; want 3`. Problems are reported, not raised."""
    id, colon, rest = text.partition(":")
    sheet = id.strip()
    check_id(sheet, "sheet", report)
    if sheet in _TABLES_OF_THE_FILE or sheet.startswith("sqlite_") or sheet.endswith("_fts"):
        report(f"`{sheet}` can’t be the id of a sheet: negotui has a table of that name.", "Give it another id.")
    only: list[Condition] = []
    want: int | None = None
    for part in (part.strip() for part in rest.split(";") if colon):
        if match := _WANT.fullmatch(part):
            if want is not None:
                report("`want` appears twice.", "Remove one of them.")
            want = int(match[1])
        elif match := _CONDITION.fullmatch(part):
            if any(condition.field == match[1] for condition in only):
                report(f"There are two conditions on `{match[1]}`.", f"Write `{match[1]} = one or another`.")
            only.append(Condition(match[1], tuple(one_line(value) for value in match[2].split(" or "))))
        else:
            report(
                f"I can’t read the condition `{part}`.", "Write `field = value` or `want 3`, separated by semicolons."
            )
    return SheetHeading(sheet, tuple(only), want)


def column_titles(block: Block) -> tuple[str, ...]:
    """The headings of a table's columns in lower case; none for any other block."""
    return tuple(column.title.strip().lower() for column in block.columns) if isinstance(block, Table) else ()


def is_field_table(piece: Piece) -> bool:
    """Whether a block is a table of fields."""
    return column_titles(piece.block)[:1] == FIELD_COLUMNS[:1]


def read_fields(page: Page, piece: Piece) -> tuple[Field, ...]:
    """The fields that a table lists. A wrong row still yields a field, so that it is reported only once."""
    rows = piece.block.rows if isinstance(piece.block, Table) else ()
    if column_titles(piece.block) != FIELD_COLUMNS:
        page.report(piece.line, "The table of fields has the wrong columns.", f"Write | {' | '.join(FIELD_COLUMNS)} |.")
        return ()
    if len(rows) > MAX_FIELDS:
        what = f"The sheet has {len(rows)} fields; {MAX_FIELDS} are the most."
        page.report(piece.line, what, "Make two sheets of it: a form this long is not filled in.")
    fields: list[Field] = []
    # Below the heading comes the line of dashes, then one line per row.
    for line, row in enumerate(rows[:MAX_FIELDS], piece.line + 2):
        name, column, type, ask = (one_line(text_of(cell)) for cell in row)

        def report(what: str, hint: str, line: int = line) -> None:
            page.report(line, what, hint)

        check_id(name, "field", report)
        if any(field.name == name for field in fields):
            report(f"The sheet has a second field `{name}`.", "Give one of them another name.")
        if not ask:
            report(f"The field `{name}` has no question.", "Write its question in the last column.")
        field = read_type(name, type, ask, column, report)
        if not fields and not spec_of(field).can_name:
            report(
                f"The first field names the entry, so it can’t be a {field.type}.", "Put a text, date or link first."
            )
        fields.append(field if fields else replace(field, required=True))
    if not fields:
        page.report(piece.line, "The table of fields is empty.", "Write a row for each field.")
    names = [field.name for field in fields]
    for line, field in enumerate(fields, piece.line + 2):
        for other in field.unless:
            if other not in names:
                page.report(
                    line,
                    f"`{field.name}` is required unless `{other}`, which isn’t a field.",
                    suggestion(other, names),
                )
        for what, hint in _wrong_with(field.shared_if, fields):
            page.report(line, what, hint)
    return tuple(fields)


def _wrong_with(condition: Condition | None, fields: list[Field]) -> Iterator[tuple[str, str]]:
    """What is wrong with a condition on a field that the sheet doesn’t have, or on a value that the field can’t have."""
    if condition is None:
        return
    other = next((field for field in fields if field.name == condition.field), None)
    if other is None:
        names = [field.name for field in fields]
        yield f"`for other eyes if` names `{condition.field}`, which isn’t a field.", suggestion(condition.field, names)
    elif spec_of(other).is_closed:
        for value in condition.values:
            if value not in other.choices:
                yield f"`{condition.field}` is never `{value}`.", suggestion(value, other.choices)


def read_type(name: str, text: str, ask: str, column: str, report: Report) -> Field:
    """The field of a type as a page writes it: `money, required` or `number: 0 to 100` or `choice: more, less, private`."""
    head = re.split("[:,]", text, maxsplit=1)[0]
    mark, rest = text[len(head) : len(head) + 1], text[len(head) + 1 :]
    parts = [part.strip() for part in rest.split(",")] if mark else []
    flags: list[re.Match[str]] = []
    while parts and (flag := _FLAGS.fullmatch(parts[-1])):
        flags.append(flag)
        parts.pop()
    kind = head.strip().lower()
    if kind not in list(FieldType):
        report(f"`{kind}` isn’t a type of field.", suggestion(kind, list(FieldType)))
        return Field(name, FieldType.TEXT, ask, column)
    type = FieldType(kind)
    if mark == "," and parts:
        report(f"I don’t know `{parts[-1]}`.", "After a comma, write required, private or for other eyes.")
        parts = []
    elif mark == ":" and not any(parts):
        report(f"Something is missing after the colon in `{text}`.", "See the table of types in content/README.md.")
    private, shared = (any(flag[name] for flag in flags) for name in ("private", "shared"))
    if private and shared:
        report(f"`{name}` can’t be both private and for other eyes.", "Remove one of the two.")
    spec, argument = SPECS[type], ", ".join(parts)
    low, high = _bounds(type, argument, report) if spec.argument is Argument.BOUNDS else (None, None)
    return Field(
        name,
        type,
        ask,
        column,
        required=any(flag["required"] for flag in flags),
        unless=tuple(other for flag in flags for other in (flag["unless"] or "").split(" or ") if other),
        private=private,
        shared=shared and not private,
        shared_if=_shared_if(flags),
        choices=_choices(type, parts, report),
        low=low,
        high=high,
        to=_target(type, argument, report),
        past=spec.argument is Argument.PAST and parts == [_PAST],
    )


def _shared_if(flags: list[re.Match[str]]) -> Condition | None:
    found = [flag for flag in flags if flag["field"]]
    return Condition(found[0]["field"], tuple(map(one_line, found[0]["values"].split(" or ")))) if found else None


def _bounds(type: FieldType, text: str, report: Report) -> tuple[Decimal | None, Decimal | None]:
    if not text:
        return SPECS[type].bounds
    match = _BOUNDS.fullmatch(text)
    if match is None:
        report(f"I can’t read the bounds `{text}`.", f"Write `{type}: 0 to 10`.")
        return None, None
    low, high = (Decimal(figure.replace("−", "-")) for figure in match.groups())
    if low >= high:
        report(f"The bounds {low} to {high} are reversed.", "Write the smaller of two bounds first.")
    if SPECS[type].is_whole and (low % 1 or high % 1):
        report(f"A scale needs whole numbers, not {low} to {high}.", "Write it like `scale: 1 to 5`.")
    return low, high


def _choices(type: FieldType, parts: list[str], report: Report) -> tuple[str, ...]:
    spec = SPECS[type]
    if spec.argument not in {Argument.CHOICES, Argument.SUGGESTIONS}:
        return spec.choices
    if spec.argument is Argument.CHOICES and len(parts) < 2:
        report("A choice needs at least two values.", "Write `choice: more, less`.")
    if not all(parts) and any(parts):
        report("A value between two commas is empty.", "Write `choice: more, less`.")
    if len({folded(part) for part in parts}) < len(parts):
        report("Two of the values are the same.", "Write each value once.")
    return tuple(parts)


def _target(type: FieldType, text: str, report: Report) -> str:
    argument = SPECS[type].argument
    if argument is Argument.SHEET:
        if not text:
            report(f"The {type} doesn’t name a sheet.", f"Write `{type}: issues`.")
        return text
    if text and argument is Argument.NOTHING:
        report(f"The type {type} takes nothing after a colon.", f"Write `{type}`.")
    if text and argument is Argument.PAST and text != _PAST:
        report(f"The type {type} takes nothing else after a colon.", f"Write `{type}: {_PAST}` or `{type}`.")
    return ""
